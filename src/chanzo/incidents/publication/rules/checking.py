"""What a draft may tell that it should not: names, codes, exact places and days, sentences of protected texts.
(incidents)

It warns; a person decides. It knows nothing but what it is given, so that it can be tried on any text.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from chanzo.core.names import fold

from ..types import Sort

# So many words in a row that a protected text has too were copied.
RUN = 5
_WORD = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*")
_MONTHS = (
    "JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    "JANVIER|FEVRIER|MARS|AVRIL|MAI|JUIN|JUILLET|AOUT|SEPTEMBRE|OCTOBRE|NOVEMBRE|DECEMBRE"
)
_DAYS = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}(?:ST|ND|RD|TH|ER)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b(?!\d)"
)
_PERSON_NUMBER = re.compile(r"\bP-[A-Z0-9]{8}\b")
_TELEPHONE = re.compile(r"\+\d[\d ]{7,}\d|\b0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}\b")


class Warned(NamedTuple):
    """One thing that a draft tells."""

    sort: Sort
    what: str


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a draft is held against: names as people write them, and texts that its readers may not read.

    ``organisations`` are codes by written name, ``places`` are narrower than what the draft chose to say.
    """

    persons: Collection[str] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)
    places: Collection[str] = ()
    texts: Collection[str] = ()


def warnings(text: str, guarded: Guarded, named: Collection[str] = ()) -> list[Warned]:
    """What a text tells, each once; organisations that are ``named`` on purpose are none."""
    told, plain = _words(text), fold(text)
    spoken = f" {' '.join(told)} "
    found = [Warned(Sort.PERSON, name) for name in guarded.persons if _said(name, spoken)]
    found += [Warned(Sort.PERSON, number) for number in _PERSON_NUMBER.findall(plain)]
    spoken_of = organisations_in(text, guarded.organisations)
    found += [Warned(Sort.ORGANISATION, code) for code in spoken_of if code not in named]
    found += [Warned(Sort.PLACE, place) for place in guarded.places if _said(place, spoken)]
    found += [Warned(Sort.CODE, number.strip()) for number in _TELEPHONE.findall(plain)]
    protected = [_words(one) for one in guarded.texts]
    codes = {word for words in protected for word in words if _is_code(word)}
    found += [Warned(Sort.CODE, word) for word in told if word in codes]
    found += [Warned(Sort.DAY, day) for day in _DAYS.findall(plain)]
    found += [Warned(Sort.COPIED, run) for run in _copied(told, protected)]
    return list(dict.fromkeys(found))


def organisations_in(text: str, organisations: Mapping[str, str]) -> list[str]:
    """The codes of organisations that a text names; ``organisations`` are codes by written name."""
    spoken = f" {' '.join(_words(text))} "
    return sorted({code for name, code in organisations.items() if _said(name, spoken)})


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _said(name: str, spoken: str) -> bool:
    """Whether a text, as words between spaces, has a name; one of fewer than three letters is none."""
    words = " ".join(_words(name))
    return len(words) > 2 and f" {words} " in spoken


def _is_code(word: str) -> bool:
    """A tag, site or lot number: at least three signs, one of them a digit, and no year alone."""
    return len(word) > 2 and any(sign.isdigit() for sign in word) and not re.fullmatch(r"(19|20)\d\d", word)


def _copied(told: list[str], protected: Iterable[list[str]]) -> list[str]:
    """The longest stretches of a text that stand in a protected one, each as its words."""
    runs = {tuple(words[at : at + RUN]) for words in protected for at in range(len(words) - RUN + 1)}
    found: list[str] = []
    start = None
    for at in range(len(told) + 1):
        here = at + RUN <= len(told) and tuple(told[at : at + RUN]) in runs
        if here and start is None:
            start = at
        elif not here and start is not None:
            found.append(" ".join(told[start : at + RUN - 1]))
            start = None
    return found
