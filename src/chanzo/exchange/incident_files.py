"""Published incidents, sanctions and counts as files, with their dictionary and licence. (exchange)"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import orjson

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.incidents.publication.public import Version
from chanzo.incidents.publication.rules.documents import fields_of, served
from chanzo.incidents.types import Audience
from chanzo.ledger.queries import checkpoint
from chanzo.web.downloads import csv_lines

from .dictionary import INCIDENTS, dictionary_rows
from .models import IncidentCount
from .queries.incidents import Open, open_accounts, open_sanctions
from .queries.terms import terms_on

Row = list[Any]


def version_file(version: Version) -> bytes:
    """One version, as its hash in the ledger has it."""
    return served(fields_of(version.edition), Audience.PUBLIC).encode()


def file_called(name: str) -> bytes:
    """A file by its name as it is today; made once for each state of the ledger, whoever asks how often."""
    return _made(name, clock.today(), checkpoint())


@lru_cache(maxsize=16)
def _made(name: str, _today: int, _head: tuple[int, str]) -> bytes:
    return FILES[name]()


def _incidents() -> Iterator[Row]:
    for one in _shown(open_accounts()):
        for version in one.public.versions:
            told, edition = version.told, version.edition
            yield [
                edition.reference, edition.version, day_text(edition.from_day), told["category"], told["level"],
                one.public.level, told["state"], told["outcome"], one.public.outcome, told["precision"], told["place"],
                told["month"], told["text"], *_replies(told), edition.seq, edition.sha256,
            ]  # fmt: skip


def _sanctions() -> Iterator[Row]:
    for one in _shown(open_sanctions()):
        for version in one.public.versions:
            told, edition = version.told, version.edition
            yield [
                edition.reference, edition.version, day_text(edition.from_day), told["measure"], told["about"],
                told["from"], told["to"], day_text(one.public.lifted), told["text"], told["legal_act"], told["result"],
                *_replies(told), edition.seq, edition.sha256,
            ]  # fmt: skip


def _counts() -> Iterator[Row]:
    for count in IncidentCount.objects.order_by("-half"):
        told = orjson.loads(count.counts)
        start = [count.name, day_text(count.day)]
        yield [*start, "all", "", told["total"]]
        for by, rows in told["parts"].items():
            for key, number in rows:
                yield [*start, by, key, number]
        for clock_name, half_days in told["medians"].items():
            yield [*start, "median_days", clock_name, half_days / 2]


def _shown(found: Iterable[Open]) -> Iterator[Open]:
    return (one for one in found if not one.closed)


def _replies(told: dict[str, Any]) -> Row:
    return [len(told["replies"]), sum(bool(one["replied"]) for one in told["replies"])]


def _csv(name: str, rows: Iterable[Row]) -> bytes:
    return "".join(csv_lines([column for column, *_ in INCIDENTS[name]], rows)).encode()


def _json(kind: str, found: Iterable[Open]) -> bytes:
    today = clock.today()
    terms = terms_on(today)
    return orjson.dumps(
        {
            "date": day_text(today),
            "licence": terms.licence,
            "licence_url": terms.licence_url,
            kind: [_described(one) for one in _shown(found)],
        }
    )


def _described(one: Open) -> dict[str, Any]:
    versions = [
        version.told
        | {
            "published": day_text(version.edition.from_day),
            "record": version.edition.seq,
            "sha256": version.edition.sha256,
        }
        for version in one.public.versions
    ]
    since = [
        {"date": day_text(each.day), "what": each.what, "before": each.before, "after": each.after}
        for each in one.public.since
    ]
    return {
        "reference": one.public.reference,
        "versions": versions,
        "since": since,
        "lifted": day_text(one.public.lifted) or None,
    }


FILES = {
    "incidents.csv": lambda: _csv("incidents.csv", _incidents()),
    "incidents.json": lambda: _json("incidents", open_accounts()),
    "sanctions.csv": lambda: _csv("sanctions.csv", _sanctions()),
    "sanctions.json": lambda: _json("sanctions", open_sanctions()),
    "incident-statistics.csv": lambda: _csv("incident-statistics.csv", _counts()),
    "incident-dictionary.csv": lambda: "".join(csv_lines(*dictionary_rows(INCIDENTS))).encode(),
}
