"""One box for everything: finders that rooms register, each through its own gate. (web)"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .menu import Words

# Hits of one sort that a page lists; longer words mean nothing that anybody wrote down.
SHOWN, LONGEST = 12, 150


@dataclass(frozen=True)
class Hit:
    """One thing found: its name as written, what it is, where it stands; ``exact`` when it bears the very text."""

    text: str
    url: str
    more: str = ""
    exact: bool = False


@dataclass(frozen=True)
class Finder:
    """What finds one sort of thing; ``find(user, text, most)`` gives hits that this reader may see."""

    order: int
    name: str
    title: Words
    icon: str
    find: Callable[[Any, str, int], list[Hit]]
    near: Callable[[Any, str, int], list[Hit]] | None = None


@dataclass(frozen=True)
class Found:
    """The hits of one sort; ``near`` when nothing was found and these are but a slip away."""

    finder: Finder
    hits: list[Hit]
    near: bool = False


_finders: list[Finder] = []


def offer_finder(finder: Finder) -> None:
    """Add a finder; a name stands once."""
    _finders[:] = sorted([*(f for f in _finders if f.name != finder.name), finder], key=lambda f: f.order)


def search(user: Any, text: str) -> list[Found]:
    """What the rooms find; where nothing at all is found, what is one slip of the pen away."""
    text = text.strip()[:LONGEST]
    if not text:
        return []
    found = [Found(finder, hits) for finder in _finders if (hits := finder.find(user, text, SHOWN))]
    if found:
        return found
    near = ((finder, finder.near(user, text, SHOWN)) for finder in _finders if finder.near)
    return [Found(finder, hits, near=True) for finder, hits in near if hits]


def only_hit(found: list[Found]) -> Hit | None:
    """The one thing that bears the very text, when there is just one."""
    exact = [hit for one in found if not one.near for hit in one.hits if hit.exact]
    return exact[0] if len(exact) == 1 else None


def one_slip(number: str) -> Iterator[str]:
    """Every number that is one digit, one neighbouring swap, one digit too many or one too few away, each once."""
    seen = {number}
    for slipped in _slips(number):
        if slipped and slipped not in seen:
            seen.add(slipped)
            yield slipped


def _slips(number: str) -> Iterator[str]:
    for at, character in enumerate(number):
        if not character.isdecimal():
            continue
        yield from (number[:at] + digit + number[at + 1 :] for digit in "0123456789")
        yield number[:at] + number[at + 1 :]
        yield from (number[:at] + digit + number[at:] for digit in "0123456789")
        if number[at + 1 : at + 2].isdecimal():
            yield number[:at] + number[at + 1] + character + number[at + 2 :]
    yield from (number + digit for digit in "0123456789")
