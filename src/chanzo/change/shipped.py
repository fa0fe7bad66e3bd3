"""The theory that chanzo ships with, read from the files in ``data``. (change)"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from .types import Assumption, Degree, Group, Level, Link, Risk, Statement, Theory, Words

DATA = Path(__file__).parent / "data"
EDITION = "1"
FILES = {
    "vision.toml": Group.ALL,
    "industry.toml": Group.INDUSTRY,
    "government.toml": Group.GOVERNMENT,
    "communities.toml": Group.COMMUNITIES,
}


@lru_cache(maxsize=1)
def shipped_theory() -> Theory:
    """The edition of this release; every key that a part names is there (a test says so)."""
    read = {group: tomllib.loads((DATA / name).read_text(encoding="utf-8")) for name, group in FILES.items()}
    return Theory(
        EDITION,
        {s.key: s for group, told in read.items() for s in map(_statement(group), told.get("statement", ()))},
        tuple(link for told in read.values() for each in told.get("statement", ()) for link in _links(each)),
        {a.key: a for group, told in read.items() for a in map(_assumption(group), told.get("assumption", ()))},
        {r.key: r for group, told in read.items() for r in map(_risk(group), told.get("risk", ()))},
    )


def _words(told: Mapping[str, Any]) -> Words:
    return Words(told["en"], told["fr"])


def _statement(group: Group) -> Any:
    return lambda told: Statement(
        told["key"], Level(told["level"]), group, _words(told), tuple(told.get("indicators", ()))
    )


def _links(told: Mapping[str, Any]) -> Iterator[Link]:
    for link in told.get("leads_to", ()):
        yield Link(told["key"], link["to"], _words(link))


def _assumption(group: Group) -> Any:
    return lambda told: Assumption(
        told["key"],
        group,
        _words(told),
        tuple(told["under"]),
        told["owner"],
        tuple(told.get("indicators", ())),
        told.get("trigger", ""),
    )


def _risk(group: Group) -> Any:
    return lambda told: Risk(
        told["key"],
        group,
        _words(told),
        tuple(told["threatens"]),
        Degree(told["likelihood"]),
        Degree(told["impact"]),
        _words(told["mitigation"]),
        told["owner"],
        tuple(told.get("indicators", ())),
        told.get("trigger", ""),
    )
