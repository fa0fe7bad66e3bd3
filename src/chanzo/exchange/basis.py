"""The working file of a release: what each sum counted, so that the next release can keep to it. Never public.
(exchange)

[month, mineral, [group ...], [sites that wait ...]]        one a stratum; a group is
[area, alone, shown, stated, corrected, bags then, grams then, [[site, bags, grams, [bags before], [grams before]] ...]]
"""

import gzip
from collections.abc import Mapping

import orjson

from .types import Group, Statement, Stratum, Told


def packed(statements: Mapping[Stratum, Statement]) -> bytes:
    """The statements of every stratum; equal ones give equal bytes."""
    strata = [
        [month, mineral, [_group(group) for group in statement.groups], sorted(statement.waiting)]
        for (month, mineral), statement in sorted(statements.items())
    ]
    return gzip.compress(orjson.dumps({"version": 1, "strata": strata}), 6, mtime=0)


def unpacked(data: bytes) -> dict[Stratum, Statement]:
    """The statements that ``packed`` wrote."""
    strata = orjson.loads(gzip.decompress(data))["strata"]
    return {
        (month, mineral): Statement(tuple(_read(group) for group in groups), frozenset(waiting))
        for month, mineral, groups, waiting in strata
    }


def _group(group: Group) -> list[object]:
    members = [
        [site, told.bags, told.grams, list(told.bags_before), list(told.grams_before)]
        for site, told in group.members.items()
    ]
    return [
        list(group.area), group.alone, group.shown, group.stated, group.corrected, group.bags_then, group.grams_then,
        members,
    ]  # fmt: skip


def _read(row: list[object]) -> Group:
    area, alone, shown, stated, corrected, bags_then, grams_then, members = row
    told = {
        site: Told(bags, grams, tuple(bags_before), tuple(grams_before))
        for site, bags, grams, bags_before, grams_before in members  # type: ignore[attr-defined]
    }
    return Group(tuple(area), alone, told, stated, shown, bags_then, grams_then, corrected)  # type: ignore[arg-type]
