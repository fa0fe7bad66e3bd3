"""The sums of months and the smelters of export lots are what a fresh count finds, whatever came, changed or went."""

from collections import Counter
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.names import fold
from chanzo.ledger.services.rows import counted_within
from chanzo.traceability.derive.book import Book
from chanzo.traceability.models import MonthSum, NamedSmelter
from chanzo.traceability.plan import follow, plan_undo
from tests.verification.test_whole_ledger import deliver

from .paper import DAY, Office, acted, exported, mined, replayed, rows_of, traded
from .test_derive import programmes

tag = st.sampled_from(["0001", "0002", "0003"])
day = st.sampled_from([0, 1, 40, 80])


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[str, dict]]:
    """Rows that state one place again and again, in other months, at other sites, under other names."""
    rows = []
    for line in range(draw(st.integers(0, 4))):
        rows.append(mined(draw(tag), draw(st.integers(1, 90)), line=line, day=draw(day),
                          site=draw(st.sampled_from(["SITE-1", "SITE-2", "Old pit"])),
                          mineral=draw(st.sampled_from(["cassiterite", "coltan"]))))  # fmt: skip
    for line in range(draw(st.integers(0, 2))):
        rows.append(traded(draw(tag), "0101", draw(st.integers(1, 90)), line=line, day=draw(day)))
    for each in draw(st.sets(tag, max_size=2)):
        rows.append(exported(draw(st.sampled_from(["L-1", "L-2"])), each, day=draw(day),
                             exporter=draw(st.sampled_from(["PROC-1", "PROC-2"])),
                             smelter=draw(st.sampled_from(["", "Smelter A", "smelter a", "SMELT-B"]))))  # fmt: skip
    if draw(st.booleans()):
        rows.append(acted("replace_tag", draw(tag), day=draw(day), new_tag="0301"))
    if draw(st.booleans()):
        rows.append(("site_changes", {"site": draw(st.sampled_from(["Old pit", "SITE-2"])), "action": "merge",
                                      "into": "SITE-1", "date": DAY}))  # fmt: skip
    return rows


def undo(office: Office, batch: int) -> None:
    versions = [line.version for line in office.book.lines.standing() if line.batch == batch]
    undone = plan_undo(batch, versions, {}, office.book, seq=office.head)
    _, office.names = follow(undone.lines, office.book, office.names, seq=office.head)


def counted(book: Book) -> dict[tuple, tuple[int, int]]:
    lots, grams = Counter(), Counter()
    for lot in book.lots.standing():
        if lot.day is not None:
            of = (lot.kind, lot.site, lot.organisation, lot.month, lot.mineral)
            lots[of] += 1
            grams[of] += lot.mass_g or 0
    return {of: (lots[of], grams[of]) for of in lots}


def kept(book: Book) -> dict[tuple, tuple[int, int]]:
    return {
        (row.kind, row.site, row.organisation, row.month, row.mineral): (row.lots, row.mass_g)
        for row in book.sums.standing()
    }


def named(office: Office) -> set[tuple[str, str]]:
    return {
        (f"export:{line.sheet}@{office.names.organisation(line.organisation_name)}", fold(line.cells["smelter"]))
        for line in office.book.lines.standing()
        if line.table == "export_log" and line.effective and line.cells.get("smelter")
    }


@given(st.lists(programmes() | changes(), max_size=4), st.sets(st.integers(1, 12), max_size=3))
def test_sums_and_smelters_are_those_of_the_lots_that_stand(deliveries, undone):
    office = Office()
    for rows in deliveries:
        office.deliver(rows)
        assert kept(office.book) == counted(office.book)
    for batch in sorted(undone):
        undo(office, batch)
        assert kept(office.book) == counted(office.book)
    assert {(row.lot, row.smelter) for row in office.book.smelters.standing()} == named(office)


@given(st.lists(changes(), max_size=3))
def test_a_replay_keeps_the_very_same_sums(deliveries):
    office = Office()
    for rows in deliveries:
        office.deliver(rows)
    assert rows_of(replayed(office)) == rows_of(office.book)


@pytest.mark.django_db
def test_an_existing_database_learns_its_sums_and_smelters():
    deliver([mined("0001", 30), mined("0002", 40, line=2, site="SITE-2"), mined("0003", 20, line=3, day=40)])
    deliver([exported("L-1", "0001", smelter="Smelter A"), exported("L-1", "0002", smelter="Fonderie Ézé")])
    deliver([exported("L-2", "0003", exporter="PROC-2")])
    known = [list(table.objects.order_by("key").values()) for table in (MonthSum, NamedSmelter)]
    assert [len(rows) for rows in known] == [5, 2]
    for table in (MonthSum, NamedSmelter):
        table.objects.all().delete()
    import_module("chanzo.traceability.migrations.0002_sums").fill(apps, SimpleNamespace(connection=connection))
    assert [list(table.objects.order_by("key").values()) for table in (MonthSum, NamedSmelter)] == known


@pytest.mark.django_db
def test_used_tags_of_a_range_are_those_that_closed_a_lot_by_the_day_each_once():
    deliver([mined(tag, line=line, day=at) for line, (tag, at) in enumerate(
        [("0001", 0), ("0002", 0), ("0002", 1), ("0005", 9), ("0009", 2), ("00001", 0), ("A003", 0), ("00?1", 0)]
    )])  # fmt: skip
    ranges = [("0001", "0005"), ("0002", "0009"), ("0006", "0008"), ("A001", "A004"), ("00000", "00009")]
    counted = counted_within("traceability_lot", "number", ranges, {"kind": "mine"}, {"day": DAY + 2})
    assert counted == [2, 2, 0, 1, 1]
    assert counted_within("traceability_lot", "number", ranges, {"kind": "stock"}, {}) == [0] * 5
    assert counted_within("traceability_page", "book", [("mine_log|P", "mine_log|P")], {}, {}) == [1]
