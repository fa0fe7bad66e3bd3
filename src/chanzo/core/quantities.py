"""Weights: whole grams inside, kilograms where people read and write them. (core)"""

from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import NewType

Grams = NewType("Grams", int)

GRAMS_IN = {"g": Decimal(1), "kg": Decimal(1000), "t": Decimal(1_000_000), "lb": Decimal("453.59237")}


def grams(number: str | int | Decimal, unit: str = "kg") -> Grams:
    """Whole grams of a number with a decimal point, rounded half to even; ValueError when it is no number."""
    try:
        exact = Decimal(number) * GRAMS_IN[unit]
        return Grams(int(exact.to_integral_value(ROUND_HALF_EVEN)))
    except (InvalidOperation, OverflowError) as wrong:
        raise ValueError(f"{number!r} is no weight") from wrong


def kg(mass_g: int) -> float:
    """Kilograms for a JSON answer, with at most three decimals."""
    return int(mass_g) / 1000


def kg_text(mass_g: int, decimal: str = ".") -> str:
    """Kilograms as text with the decimals that are needed: ``50``, ``50.5``, ``0.125``."""
    whole, rest = divmod(abs(int(mass_g)), 1000)
    sign = "-" if mass_g < 0 else ""
    return f"{sign}{whole}{decimal}{rest:03d}".rstrip("0") if rest else f"{sign}{whole}"
