"""What findings and questions about them count is what the records of judging, asking and settling say."""

from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.findings.models import Finding
from chanzo.findings.services.handling import answer_findings, query_findings, reopen_findings, settle_findings
from chanzo.people.types import SYSTEM
from tests.web.programme import written

from .conftest import Days
from .recounting import Counted, Recount, Told, agree, day_of, observed

MINE = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
LOGS = {"mine_log": "date", "trade_log": "date", "process_log": "date", "export_log": "date"}


def lived(days: Days, seed: int, folder: Path) -> None:
    """Three months of lines that raise findings and clear them, of questions, answers and verdicts."""
    chance = Random(seed)
    for number, after in enumerate(range(0, 90, 2)):
        today = days(after)
        ids = list(Finding.objects.order_by("id").values_list("id", flat=True))
        some = chance.sample(ids, min(len(ids), chance.randint(1, 3)))
        with suppress(Refused):
            match chance.randint(0, 8):
                case 0 | 1:
                    day, tag = day_text(today - chance.randint(0, 9)), chance.choice(("0100", "0150", "0299"))
                    weight = chance.choice(("40", "900", "4"))
                    page = f"F-{number % 7},1,{day},S-1,TP-1,{tag},cassiterite,{weight},T1,NEG-1,AG-1\n"
                    import_files(written(folder, mine_log=MINE + page), by="test")
                case 2 | 3:
                    query_findings(ids=some, asked_of="NEG-1", question="why?", due=today + 7, by=SYSTEM)
                case 4 | 5:
                    queried = list(Finding.objects.filter(state="queried").order_by("id").values_list("id", flat=True))
                    answer_findings(ids=chance.sample(queried, min(len(queried), 2)), answer="so", by=SYSTEM)
                case 6 | 7:
                    verdict = chance.choice(("explained", "corrected", "incident"))
                    settle_findings(ids=some, verdict=verdict, reason="seen", by=SYSTEM)
                case 8:
                    reopen_findings(ids=some[:1], reason="again", by=SYSTEM)


class Life:
    """A finding as records tell of it until a day."""

    def __init__(self) -> None:
        self.facts: dict[str, Any] = {}
        self.state, self.decisive = "", ""
        self.raised = self.settled = (0, 0)
        self.asked: list[tuple[int, int]] = []
        self.answered: list[tuple[int, int]] = []


def lives(told: Told, last: int) -> dict[str, Life]:
    """Every finding that was raised until a day, with its course until then; facts are the last ever stated."""
    found: dict[str, Life] = defaultdict(Life)
    stated: dict[str, dict[str, Any]] = {}
    for entry in told.of("findings.judged", "finding."):
        facts, at, ended = entry.facts, (entry.seq, day_of(entry)), day_of(entry) > last
        for item in [*facts.get("raised", ()), *facts.get("changed", ())]:
            name = f"{item['rule']}:{item['subject_type']}:{item['subject']}"
            stated[name] = item
            if ended:
                continue
            life = found[name]
            if life.state in ("", "cleared"):
                life.raised, life.state = at, "candidate"
            elif life.state in ("explained", "corrected", "incident") and life.decisive != item["decisive"]:
                life.state = "candidate"
            life.decisive = item["decisive"]
        if ended:
            continue
        for name in facts.get("cleared", ()):
            found[name].state = "cleared"
        for name in facts.get("findings", ()):
            life = found[name]
            match entry.kind:
                case "finding.settled":
                    life.state, life.settled = facts["verdict"], at
                case "finding.queried":
                    life.state = "queried"
                    life.asked.append(at)
                case "finding.answered":
                    life.answered.append(at)
                case "finding.reopened":
                    life.state = "candidate"
    for name, life in found.items():
        life.facts = stated[name]
    return dict(found)


def by(told: Told, life: Life) -> tuple[str, str]:
    return told.province(life.facts["site"]), life.facts["rule"]


def for_lines(told: Told, first: int, last: int) -> list[Counted] | None:
    if not any(line.cells["date"] <= last for line in told.table("mine_log")):
        return None
    rows = []
    for life in lives(told, 2**30).values():
        day = life.facts["day"]
        if life.state != "cleared" and day is not None and first <= day <= last:
            rows.append(Counted(life.raised[0], day, 1, 0, (told.province(life.facts["site"]),)))
    for line in told.lines:
        if line.table in LOGS and first <= line.cells["date"] <= last:
            province = told.province(told.site(line.cells["site"])) if line.table == "mine_log" else ""
            rows.append(Counted(line.seq, line.cells["date"], 0, 1, (province,)))
    return rows


def settled(told: Told, first: int, last: int) -> list[Counted] | None:
    known, rows = lives(told, last), []
    for life in known.values():
        if life.state != "cleared" and life.raised[1] >= first:
            done = life.state in ("explained", "corrected", "incident")
            seq = life.settled[0] if done else life.raised[0]
            rows.append(Counted(seq, life.raised[1], int(done), 1, by(told, life)))
    return rows if known else None


def days_to_settle(told: Told, first: int, last: int) -> list[Counted] | None:
    known = lives(told, last)
    rows = [
        Counted(life.settled[0], life.settled[1], life.settled[1] - life.raised[1], 1, by(told, life))
        for life in known.values()
        if life.state in ("explained", "corrected", "incident") and life.settled[1] >= first
    ]
    return rows if known else None


def together(told: Told, last: int, kind: str) -> list[tuple[Any, tuple[str, str]]]:
    """Records of a kind until a day, with the province and rule of what they name where it is but one."""
    known, found = lives(told, last), []
    for entry in told.of(kind):
        if day_of(entry) <= last:
            places, rules = zip(*(by(told, known[name]) for name in entry.facts["findings"]), strict=True)
            alike = places[0] if len(set(places)) == 1 else "", rules[0] if len(set(rules)) == 1 else ""
            found.append((entry, alike))
    return found


def questions(told: Told, first: int, last: int) -> list[Counted] | None:
    asked, rows = together(told, last, "finding.queried"), []
    for entry, alike in asked:
        replies = set()
        for name in entry.facts["findings"]:
            for later in told.of("finding.queried", "finding.answered"):
                if later.seq > entry.seq and day_of(later) <= last and name in later.facts["findings"]:
                    if later.kind == "finding.queried":
                        break
                    replies.add(later.seq)
        if day_of(entry) >= first:
            rows.append(Counted(max(replies, default=entry.seq), day_of(entry), int(bool(replies)), 1, alike))
    return rows if asked else None


def serving_many(told: Told, first: int, last: int) -> list[Counted] | None:
    given = together(told, last, "finding.answered")
    rows = [
        Counted(entry.seq, day_of(entry), int(len(entry.facts["findings"]) > 1), 1, alike)
        for entry, alike in given
        if day_of(entry) >= first
    ]
    return rows if given else None


def hours(told: Told, first: int, last: int) -> list[Counted] | None:
    given, rows = together(told, last, "finding.answered"), []
    for entry, alike in given:
        asked = [
            e for e in told.of("finding.queried")
            if e.seq < entry.seq and set(e.facts["findings"]) & set(entry.facts["findings"])
        ]  # fmt: skip
        took = entry.record_time - asked[-1].record_time
        if day_of(entry) >= first:
            rows.append(Counted(entry.seq, day_of(entry), int(took.total_seconds() // 3600), 1, alike))
    return rows if given else None


RECOUNTS: dict[str, Recount] = {
    "findings.per_1000_lines": for_lines,
    "findings.settled_share": settled,
    "findings.days_to_settle": days_to_settle,
    "findings.questions_answered": questions,
    "answers.serving_many": serving_many,
    "answers.hours": hours,
}


@pytest.mark.parametrize("seed", range(4))
def test_findings_count_what_their_records_say(past: Days, seed: int, tmp_path: Path) -> None:
    lived(past, seed, tmp_path)
    today = clock.today()
    for first, last in ((today - 120, today), (today - 60, today - 30), (today - 9, today - 2), (0, 100)):
        agree(RECOUNTS, first, last)


def test_a_verdict_after_the_period_changes_nothing_of_it(past: Days) -> None:
    today = past(5)
    before = observed("findings.settled_share", today - 10, today)
    past(6)
    settle_findings(ids=list(Finding.objects.values_list("id", flat=True)), verdict="explained", reason="r", by=SYSTEM)
    assert observed("findings.settled_share", today - 10, today) == before
    assert before.figure.value == 0
    assert observed("findings.settled_share", today - 10, today + 1).figure.value == 1
