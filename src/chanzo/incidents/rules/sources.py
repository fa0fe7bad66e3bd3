"""What in a text could lead to who spoke: a name, a day, an address, a number. (incidents)"""

import re
from collections.abc import Iterable

from chanzo.core.names import fold

_MONTHS = (
    "january february march april may june july august september october november december "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
_NAMED_DAY = re.compile(rf"\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?(?:{'|'.join(_MONTHS.split())})\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}/\d{1,2}\b")
_MAIL = re.compile(r"\S@\S")
_PERSON = re.compile(r"\bP-[2-9A-HJ-NP-Z]{8}\b", re.IGNORECASE)
# A telephone, a visit, a tag: five digits or more, however they are parted. A year has four.
_NUMBER = re.compile(r"\d(?:[ .()/-]?\d){4,}")


def leads_to(text: str, names: Iterable[str] = ()) -> list[str]:
    """The pieces of a text that could lead to who spoke, as written where they are no names of persons.

    ``names`` are those of the persons whom the installation knows.
    """
    folded = fold(text)
    found = [piece[0] for pattern in (_DAY, _PERSON, _NUMBER) for piece in pattern.finditer(text)]
    found += [piece[0] for piece in _NAMED_DAY.finditer(folded)]
    found += [word for word in text.split() if _MAIL.search(word)]
    spaced = f" {_words(folded)} "
    found += [known for name in names if (known := _words(fold(name))) and f" {known} " in spaced]
    return list(dict.fromkeys(found))


def _words(folded: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", folded))
