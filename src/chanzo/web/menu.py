"""The navigation: entries that rooms register, with what waits there for this reader. (web)

An entry may stand under another one: it shows while the reader is there, and until then what waits at it is counted
with the other one. So each role sees about a dozen entries, and whoever opens one sees what belongs to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

# The groups of the navigation, in the order in which they stand; the first has no heading.
WORK, CUSTODY, CHECKS, REGISTERS, DESK = "", _("Custody"), _("Checks"), _("Registers"), _("Desk")
GROUPS = (WORK, CUSTODY, CHECKS, REGISTERS, DESK)


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; ``waiting`` counts what this person has to do there, ``icon`` is one of icons.svg.

    ``under`` is the address of another entry; who may not use that one sees this one by itself.
    """

    order: int
    label: Words
    address: str
    for_whom: Callable[[Any], bool]
    waiting: Callable[[Any], int] | None = None
    group: Words = WORK
    icon: str = "paper"
    under: str = ""


@dataclass(frozen=True)
class Shown:
    """An entry as one reader sees it on one page."""

    label: Words
    url: str
    waiting: int
    here: bool
    icon: str
    under: bool = False


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    label: Words
    entries: list[Shown]


_entries: list[Entry] = []


def offer(entry: Entry) -> None:
    """Add an entry; an address stands once."""
    _entries[:] = sorted([e for e in _entries if e.address != entry.address] + [entry], key=lambda e: e.order)


def groups_for(request: HttpRequest) -> list[Group]:
    """The entries that this account may use under their headings; none before signing in, none while it is held."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or getattr(request, "held", False):
        return []
    mine = [entry for entry in _entries if entry.for_whom(user)]
    heads = [entry for entry in mine if entry.under not in {other.address for other in mine}]
    groups = [Group(label, _lines([e for e in heads if e.group == label], mine, request)) for label in GROUPS]
    return [group for group in groups if group.entries]


def _lines(heads: list[Entry], mine: list[Entry], request: HttpRequest) -> list[Shown]:
    """Entries with those under them where the reader is, else with what waits at those."""
    found = []
    for head in heads:
        shown = _shown(head, request)
        below = [_shown(entry, request, under=True) for entry in mine if entry.under == head.address]
        if shown.here or any(one.here for one in below):
            found += [shown, *below]
        else:
            found.append(replace(shown, waiting=shown.waiting + sum(one.waiting for one in below)))
    return found


def _shown(entry: Entry, request: HttpRequest, *, under: bool = False) -> Shown:
    url = reverse(entry.address)
    waiting = entry.waiting(request.user) if entry.waiting else 0
    here = request.path == url if url == "/" else request.path.startswith(url)
    return Shown(entry.label, url, waiting, here, entry.icon, under)
