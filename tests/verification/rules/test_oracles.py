"""The rules against the plainest re-telling of what they say, on random small ledgers."""

from collections import defaultdict
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings

from chanzo.core.days import from_day
from chanzo.traceability.types import Kind, Step
from chanzo.verification import types as t
from chanzo.verification.merging import merge
from chanzo.verification.rules import judge
from tests.verification.rules.custody import Row
from tests.verification.rules.ledgers import LEDGERS
from tests.verification.rules.programme import Programme

TAG_KINDS = {Kind.MINE: "mine", Kind.NEGOCIANT: "negociant", Kind.PROCESSOR: "processor"}
KINDS, STEPS = list(Kind), list(Step)
SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Told:
    """A ledger with what the rules found in it."""

    def __init__(self, tables: dict[str, list[Row]], *only: str) -> None:
        self.programme = Programme(tables)
        self.evidence = self.programme.evidence()
        self.numbers = self.programme.numbers.texts()
        self.found = {
            (f.rule, f.subject, w["what"])
            for f in merge(judge(self.evidence, t.everything(), only))
            for w in f.facts["cases"]
        }
        self.lots, self.uses = self.programme.lots, self.programme.uses

    def tags(self) -> list[tuple[str, str, dict[str, Any]]]:
        """(type, number, lot) of every closed tag."""
        return [
            (TAG_KINDS[KINDS[lot["kind"]]], self.numbers[lot["number"]], lot)
            for lot in self.lots
            if lot["number"] >= 0 and KINDS[lot["kind"]] in TAG_KINDS
        ]

    def acts(self, kind: str, number: str, *actions: str) -> list[tuple[int, str, str, str]]:
        """(day, action, site, holder) of acts that hold a number, by day."""
        made = []
        for row in self.programme.tables["tag_movements"]:
            within = row["first"] <= number <= row["last"] and len(row["first"]) == len(number)
            if row["type"] == kind and row["action"] in actions and within:
                day = (np.datetime64(row["date"]) - np.datetime64("1970-01-01")).astype(int)
                made.append((int(day), row["action"], row["site"], row["holder"]))
        return sorted(made)


@SLOW
@given(LEDGERS)
def test_tags_are_judged_as_their_movements_tell(tables: dict[str, list[Row]]) -> None:
    told = Told(tables, "DUP", "UNISSUED", "ALLOC", "DEAD")
    expected: set[tuple[str, str, str]] = set()
    closings: dict[tuple[str, str], int] = defaultdict(int)
    for kind, number, lot in told.tags():
        closings[kind, number] += 1
        if not told.acts(kind, number, "receive", "allocate"):
            expected.add(("UNISSUED", number, "outside"))
        else:
            naming = ("allocate",) if kind == "mine" else ("allocate", "hand_over")
            before = [act for act in told.acts(kind, number, *naming) if act[0] <= lot["day"]]
            site = told.evidence.sites.code[lot["site"]] if lot["site"] >= 0 else ""
            holder = told.evidence.orgs[lot["org"]]
            if not before:
                expected.add(("ALLOC", number, "before"))
            elif kind == "mine" and before[-1][2] and before[-1][2] != site:
                expected.add(("ALLOC", number, "site"))
            elif kind != "mine" and before[-1][3] and before[-1][3] != holder:
                expected.add(("ALLOC", number, "holder"))
        again = max((a[0] for a in told.acts(kind, number, "allocate") if a[0] <= lot["day"]), default=-1)
        for act in told.acts(kind, number, "return", "lose", "steal", "damage", "cancel"):
            # Given out and lost on one day is lost; returned and given out on one day is given out.
            if act[0] < lot["day"] and (act[0] > again or (act[0] == again and act[1] != "return")):
                expected.add(("DEAD", number, "tag"))
    expected |= {("DUP", number, "twice") for (_, number), times in closings.items() if times > 1}
    assert told.found == expected


@SLOW
@given(LEDGERS)
def test_reuse_and_order_are_as_each_lot_s_inputs_tell(tables: dict[str, list[Row]]) -> None:
    told = Told(tables, "REUSE", "ORDER")
    expected: set[tuple[str, str, str]] = set()
    for at, lot in enumerate(told.lots):
        uses = [use for use in told.uses if use["src"] == at and STEPS[use["step"]] != Step.OUTPUT]
        over = sum(use["mass_g"] for use in uses) - lot.get("mass_g", 0)
        number = told.numbers[lot["number"]]
        if len(uses) > 1 and over > 1000 and over * 50 > lot["mass_g"]:
            expected.add(("REUSE", number, "more"))
        exports = [use["day"] for use in uses if STEPS[use["step"]] == Step.EXPORT]
        if exports and any(use["day"] > min(exports) for use in uses):
            expected.add(("REUSE", number, "exported"))
        for use in uses:
            if use["day"] < lot["day"]:
                expected.add(("ORDER", f"{told.numbers[use['number']]}>{told.lots[use['dst']]['name']}", "before"))
        if KINDS[lot["kind"]] == Kind.BATCH:
            into = [use["day"] for use in told.uses if use["dst"] == at]
            for use in told.uses:
                if use["src"] == at and STEPS[use["step"]] == Step.OUTPUT and into and use["day"] < min(into):
                    expected.add(("ORDER", f"{lot['name']}>{told.numbers[use['number']]}", "output"))
    assert told.found == expected


@SLOW
@given(LEDGERS)
def test_balance_and_orphans_are_as_the_sheets_add_up(tables: dict[str, list[Row]]) -> None:
    told = Told(tables, "BALANCE", "ORPHAN")
    expected: set[tuple[str, str, str]] = set()
    for at, lot in enumerate(told.lots):
        taken = sum(use["mass_g"] for use in told.uses if use["dst"] == at and STEPS[use["step"]] != Step.OUTPUT)
        outputs = [use["mass_g"] for use in told.uses if use["src"] == at and STEPS[use["step"]] == Step.OUTPUT]
        kind = KINDS[lot["kind"]]
        if kind == Kind.NEGOCIANT:
            given_out = lot["mass_g"]
        elif kind == Kind.BATCH and outputs:
            given_out = sum(outputs)
        else:
            continue
        if given_out - taken > 1000 and (given_out - taken) * 50 > taken:
            expected.add(("BALANCE", lot["name"], "gain"))
        if (taken - given_out) * 1000 > 450 * taken:
            expected.add(("BALANCE", lot["name"], "loss"))
    counts = told.evidence.first_count
    for use in told.uses:
        if use["src"] < 0 and STEPS[use["step"]] != Step.OUTPUT:
            early = counts[use["org"]] > use["day"]
            expected.add(("ORPHAN", told.numbers[use["number"]], "before_count" if early else "unknown"))
    assert told.found == expected


@SLOW
@given(LEDGERS)
def test_book_stock_is_as_a_clerk_would_keep_it(tables: dict[str, list[Row]]) -> None:
    told = Told(tables, "STOCK")
    expected: set[tuple[str, str, str]] = set()
    for org, name in enumerate(told.evidence.orgs):
        book = clerk(told, org)
        counts: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for row in range(len(told.evidence.stock_counts.org)):
            count = told.evidence.stock_counts
            if count.org[row] == org:
                counts[int(count.mineral[row])][int(count.day[row])] += int(count.mass_g[row])
        for mineral in set(book) | set(counts):
            opening = min(counts[mineral]) if mineral in counts else None
            days = sorted({day for day, _ in book[mineral]} | set(counts[mineral]))
            for day in days:
                if opening is not None and day < opening:
                    continue
                level = counts[mineral][opening] if opening is not None else 0
                level += sum(g for when, g in book[mineral] if when <= day and (opening is None or when > opening))
                month = f"{name} {from_day(day).isoformat()[:7]}"
                if level < -1000:
                    expected.add(("STOCK", month, "below_zero"))
                if day in counts[mineral] and day != opening and abs(counts[mineral][day] - level) * 50 > max(level, 0):
                    expected.add(("STOCK", month, "count"))
    assert told.found == expected


def clerk(told: Told, org: int) -> dict[int, list[tuple[int, int]]]:
    """(day, grams) by mineral of one holder, entry by entry."""
    book: dict[int, list[tuple[int, int]]] = defaultdict(list)
    lots, uses = told.lots, told.uses
    for at, lot in enumerate(lots):
        kind = KINDS[lot["kind"]]
        if lot["org"] != org or kind in (Kind.MINE, Kind.EXPORT):
            continue
        if kind == Kind.BATCH:
            into = [
                (lots[use["src"]]["mineral"] if use["src"] >= 0 else use["stated"], use["day"], use["mass_g"])
                for use in uses
                if use["dst"] == at
            ]
            out = [
                (lots[use["dst"]]["mineral"], use["day"], use["mass_g"])
                for use in uses
                if use["src"] == at and use["step"] == t.STEP[Step.OUTPUT]
            ]
            for mineral, day, grams in into:
                book[mineral].append((day, grams))
            last = max((day for _, day, _ in out), default=0)
            mixed = len({mineral for mineral, _, _ in into + out}) > 1
            for mineral, _, grams in into if out else []:
                book[mineral].append((last, -grams))
            for mineral, day, grams in out:
                book[mineral].append((day if mixed else last, grams))
            continue
        if kind == Kind.NEGOCIANT:
            book[lot["mineral"]].append((lot["day"], lot["mass_g"]))
        parts = [
            use for use in uses if use["src"] == at and not (use["step"] == t.STEP[Step.EXPORT] and use["org"] == org)
        ]
        whole = sum(use["mass_g"] for use in parts)
        for use in parts:
            book[lot["mineral"]].append((use["day"], -(lot["mass_g"] * use["mass_g"] // whole)))
        exports = {
            use["dst"] for use in uses if use["src"] == at and use["step"] == t.STEP[Step.EXPORT] and use["org"] == org
        }
        receipts = told.evidence.receipts
        received = [int(receipts.day[row]) for row in range(len(receipts.lot)) if int(receipts.lot[row]) in exports]
        if received and not parts:
            book[lot["mineral"]].append((min(received), -lot["mass_g"]))
    receipts = told.evidence.receipts
    mine = [row for row in range(len(receipts.lot)) if receipts.org[row] == org and receipts.lot[row] >= 0]
    totals = [row for row in mine if receipts.total[row]]
    for row in totals or mine:
        mineral = lots[int(receipts.lot[row])]["mineral"]
        book[mineral].append((int(receipts.day[row]), int(receipts.mass_g[row])))
    return book
