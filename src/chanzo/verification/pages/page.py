"""What a rule's page says, and how its facts become a sentence. (verification)"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

OECD = "OECD Due Diligence Guidance, Supplement on Tin, Tantalum and Tungsten"


def N_(text: str) -> str:
    """Mark a text for translation."""
    return text


@dataclass(frozen=True, slots=True)
class RulePage:
    """The words of one rule; ``messages`` holds one sentence for each thing a case can say (its ``what``)."""

    code: str
    title: str
    sentence: str
    fraud: str
    source: str
    example: str
    messages: Mapping[str, str]


def decimal(value: int, places: int) -> str:
    """A whole number of small units as a number with so many decimals, without needless zeros."""
    sign, digits = "-" if value < 0 else "", str(abs(value)).rjust(places + 1, "0")
    fraction = digits[len(digits) - places :].rstrip("0") if places else ""
    return f"{sign}{digits[: len(digits) - places]}{'.' + fraction if fraction else ''}"


# How a fact is written, by the end of its name: decimals and unit.
UNITS: tuple[tuple[str, int, str], ...] = (
    ("_g", 3, "kg"), ("_mpct", 3, "%"), ("_pm", 1, "%"), ("_m", 3, "km"),
)  # fmt: skip


def written(name: str, value: Any, point: str) -> str:
    """A fact as a sentence shows it; what is missing is a dash."""
    if isinstance(value, list):
        return "; ".join(written(name, item, point) for item in value) or "–"
    if isinstance(value, dict):
        return ", ".join(str(value[part]) for part in ("place", "date") if value.get(part))
    if isinstance(value, int):
        unit = next(((places, unit) for end, places, unit in UNITS if name.endswith(end)), None)
        if unit is None:
            return str(value)
        return "?" if value == -1 else f"{decimal(value, unit[0]).replace('.', point)} {unit[1]}"
    return str(value) or "–"


def sentence(
    template: str, subject: str, facts: Mapping[str, Any], translate: Callable[[str], str] = str, point: str = "."
) -> str:
    """One case as a sentence in the reader's language; facts inside facts are named OUTER_INNER."""
    values = {"subject": subject}
    for name, value in facts.items():
        values[name] = written(name, value, point)
        if isinstance(value, dict):
            values |= {f"{name}_{inner}": written(inner, deep, point) for inner, deep in value.items()}
    return translate(template).format_map(values)
