"""Numbers with point or comma, weights in kg, g, t or lb, percentages and coordinates. (field)

How a comma is read. With a point beside it, the last of the two is the decimal sign. Several alike part
thousands. One comma is a decimal comma, except where exactly three digits follow it and the table's other numbers
are written with decimal points only: there ``1,234`` is one thousand two hundred and thirty-four. One point is
always a decimal point.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from ..types import UNREADABLE, Fault
from .text import ILLEGIBLE, clean, is_nothing, shown

GRAMS: dict[str, Decimal] = {"kg": Decimal(1000), "g": Decimal(1), "t": Decimal(1_000_000), "lb": Decimal("453.59237")}
UNIT_WORDS: dict[str, str] = {
    word: unit
    for unit, words in {
        "kg": "kg kgs kilo kilos kilogramme kilogrammes kilogram kilograms kilogr",
        "g": "g gr grs gm gms gramme grammes gram grams",
        "t": "t to tonne tonnes ton tons mt tm",
        "lb": "lb lbs livre livres pound pounds",
    }.items()
    for word in words.split()
}
MAX_GRAMS = 10**12
MAX_NUMBER = Decimal(10) ** 15

# Spaces of any width and apostrophes part thousands.
_PARTING = re.compile(r"(?<=\d)[\s'’ʼ`´](?=\d{3}(?!\d))")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+\Z")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)\Z")
_GROUPED = {",": re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\Z"), ".": re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+\Z")}
_ONE_COMMA_THREE = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}\Z")
_AMOUNT_UNIT = re.compile(r"(.*?\d[.,]?)\s*([a-zA-Z]+)\.?\Z", re.DOTALL)


def number(text: str, *, comma_thousands: bool = False) -> Decimal | None:
    """The number a text states, or None when it states none; never guesses a shortened one."""
    text = _PARTING.sub("", text).replace("−", "-")
    if "," in text:
        if "." in text:
            decimal_sign = "," if text.rfind(",") > text.rfind(".") else "."
            other = "." if decimal_sign == "," else ","
            whole, _, rest = text.rpartition(decimal_sign)
            if decimal_sign in whole or other in rest or not _GROUPED[other].match(whole):
                return None
            text = f"{whole.replace(other, '')}.{rest}"
        elif text.count(",") > 1:
            if not _GROUPED[","].match(text):
                return None
            text = text.replace(",", "")
        elif comma_thousands and _ONE_COMMA_THREE.match(text):
            text = text.replace(",", "")
        else:
            text = text.replace(",", ".")
    elif text.count(".") > 1:
        if not _GROUPED["."].match(text):
            return None
        text = text.replace(".", "")
    return Decimal(text) if len(text) <= 40 and text.isascii() and _PLAIN.match(text) else None


def decimal_signs(text: str) -> str:
    """Which decimal sign a text proves its writer uses: ``.``, ``,`` or nothing where it could be either."""
    text = clean(text)
    point, comma = "." in text, "," in text
    if point and comma:
        return "." if text.rfind(".") > text.rfind(",") else ","
    if point and text.count(".") == 1:
        return "."
    if comma and text.count(",") == 1 and not _ONE_COMMA_THREE.match(text.rstrip("abcdefghijklmnopqrstuvwxyz ")):
        return ","
    return ""


def _decimal(raw: object, comma_thousands: bool, refusal: str) -> Decimal | Fault | None:
    if isinstance(raw, float | int) and not isinstance(raw, bool):
        value = Decimal(repr(raw))
        return value if value.is_finite() else Fault(refusal, {"text": repr(raw)})
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    if _SCIENTIFIC.match(text):
        return Fault("NUMBER_SCIENTIFIC", {"text": text})
    found = number(text, comma_thousands=comma_thousands)
    return Fault(refusal, {"text": text[:80]}) if found is None else found


def parse_weight(raw: object, *, unit: str = "kg", comma_thousands: bool = False) -> int | str | Fault | None:
    """Whole grams, rounded half to even; a unit in the cell beats the header's; ``?`` when it cannot be read."""
    value: Decimal | Fault | None
    if isinstance(raw, str):
        text = clean(raw)
        if is_nothing(text):
            return None
        if "?" in text or text.casefold() in ILLEGIBLE:
            return UNREADABLE
        amount = text
        if (written := _AMOUNT_UNIT.match(text)) and not _SCIENTIFIC.match(text):
            if written[2].lower() not in UNIT_WORDS:
                return Fault("WEIGHT_UNREADABLE_TEXT", {"text": text[:80]})
            amount, unit = written[1], UNIT_WORDS[written[2].lower()]
        value = _decimal(amount, comma_thousands, "WEIGHT_UNREADABLE_TEXT")
    else:
        text = shown(raw)
        value = _decimal(raw, comma_thousands, "WEIGHT_UNREADABLE_TEXT")
    if not isinstance(value, Decimal):
        return value
    if value < 0:
        return Fault("WEIGHT_NEGATIVE", {"text": text})
    grams = value * GRAMS[unit]
    if grams > MAX_GRAMS:
        return Fault("NUMBER_TOO_LARGE", {"text": text})
    return int(grams.to_integral_value(ROUND_HALF_EVEN))


def parse_integer(raw: object, *, comma_thousands: bool = False) -> int | Fault | None:
    """A whole number, not negative."""
    value = _decimal(raw, comma_thousands, "NUMBER_UNREADABLE")
    if not isinstance(value, Decimal):
        return value
    text = shown(raw)
    if value < 0:
        return Fault("NUMBER_NEGATIVE", {"text": text})
    if value > 10**12:
        return Fault("NUMBER_TOO_LARGE", {"text": text})
    return int(value) if value == int(value) else Fault("NUMBER_NOT_WHOLE", {"text": text})


def parse_decimal(raw: object, *, comma_thousands: bool = False) -> str | Fault | None:
    """Decimal text with a point and without trailing zeros."""
    value = _decimal(raw, comma_thousands, "NUMBER_UNREADABLE")
    if not isinstance(value, Decimal):
        return value
    if abs(value) > MAX_NUMBER:
        return Fault("NUMBER_TOO_LARGE", {"text": shown(raw)})
    written = f"{value:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) if value else "0"


def parse_percent(raw: object, *, comma_thousands: bool = False) -> int | Fault | None:
    """Thousandths of a percent: 62.9 % is 62900; rounded half to even."""
    if isinstance(raw, str):
        raw = clean(raw).removesuffix("%").rstrip()
    value = _decimal(raw, comma_thousands, "NUMBER_UNREADABLE")
    if not isinstance(value, Decimal):
        return value
    if not 0 <= value <= 100:
        return Fault("PERCENT_RANGE", {"text": shown(raw)})
    return int((value * 1000).to_integral_value(ROUND_HALF_EVEN))


_HEMISPHERES = {"N": 1, "E": 1, "S": -1, "W": -1, "O": -1}
_DEGREES = re.compile(r"(\d+)\s*°\s*(?:(\d+(?:[.,]\d+)?)\s*['’′]\s*(?:(\d+(?:[.,]\d+)?)\s*(?:\"|”|″|''|’’)\s*)?)?\Z")


def parse_degrees(raw: object, *, limit: int, refusal: str) -> int | Fault | None:
    """Micro-degrees; north and east positive; decimal degrees, or degrees, minutes and seconds."""
    sign, value = 1, None
    if isinstance(raw, str):
        text = clean(raw)
        if is_nothing(text):
            return None
        bare = text.upper().strip()
        if bare[-1] in _HEMISPHERES:
            sign, bare = _HEMISPHERES[bare[-1]], bare[:-1].strip()
        elif bare[0] in _HEMISPHERES:
            sign, bare = _HEMISPHERES[bare[0]], bare[1:].strip()
        if parts := _DEGREES.match(bare):
            steps = [Decimal((part or "0").replace(",", ".")) for part in parts.groups()]
            value = steps[0] + steps[1] / 60 + steps[2] / 3600
        elif not _SCIENTIFIC.match(bare):
            value = number(bare.removesuffix("°").strip())
    else:
        text = shown(raw)
        parsed = _decimal(raw, False, refusal)
        value = parsed if isinstance(parsed, Decimal) else None
        if parsed is None:
            return None
    if value is None or abs(value) > limit:
        return Fault(refusal, {"text": text[:80]})
    return int((sign * value * 1_000_000).to_integral_value(ROUND_HALF_EVEN))
