"""What incidents count is what their records had said when the period ended."""

from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.days import day_text, month_of
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.incidents.authorities.services import inform_authority
from chanzo.incidents.models import Incident, MeasureTaken, Party
from chanzo.incidents.services.deciding import Given, record_decision
from chanzo.incidents.services.measures import end_measure, take_measure
from chanzo.incidents.services.moving import close_incident, level_incident, move_incident, propose_closing
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.services.telling import hold_back, reckon_holders, tell_holders
from chanzo.incidents.types import CATEGORIES, Decision, Ground, Means, Measure, Move, Outcome
from chanzo.people.types import Actor, Role
from tests.incidents.conftest import MANAGER
from tests.web.programme import written

from .conftest import Days
from .incident_life import ANSWER, NOTIFY, Life, lives
from .recounting import Counted, Recount, Told, agree, day_of, observed

SECRETARIAT = Actor("P-55555555", Role.SECRETARIAT)
MINE = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"


def decide(number: str, chance: Random) -> None:
    told = list(Party.objects.filter(incident=number, told="told").order_by("id"))
    decision = chance.choice((*Decision, Decision.DISENGAGE))
    ground = chance.choice((*Ground, Ground.COST)) if decision is Decision.DISENGAGE else None
    given = Given(
        decision, "our own look", "r", ground=ground, tried=chance.choice(("", "", "talks")), evidence="a report",
        no_risk=chance.random() < 0.3,
    )  # fmt: skip
    if told:
        record_decision(number=number, given=given, organisation=chance.choice(told).organisation, by=SECRETARIAT)


def measure(number: str, chance: Random, today: int) -> None:
    waiting = list(MeasureTaken.objects.filter(incident=number, outcome=""))
    if waiting and chance.random() < 0.5:
        end_measure(number=number, measure=waiting[0].seq, outcome="fined", day=today, by=MANAGER)
        return
    sort = chance.choice((Measure.REFERRAL, Measure.REFERRAL, Measure.SANCTION))
    day = today - chance.randint(0, 5)
    take_measure(number=number, sort=sort, about="NEG-1", from_day=day, reason="r", by=MANAGER)


def act(number: str, chance: Random, today: int) -> None:
    """One act on an incident, whichever is drawn."""
    match chance.randint(0, 9):
        case 0:
            level_incident(number=number, level=chance.randint(1, 3), high_risk=False, reason="r", by=MANAGER)
        case 1 | 2:
            move = chance.choice([move for move in Move if move not in (Move.PROPOSE, Move.CLOSE)])
            move_incident(number=number, move=move, reason="r", by=MANAGER)
        case 3:
            outcome = chance.choice(tuple(Outcome))
            with suppress(Refused):
                propose_closing(number=number, outcome=outcome, reason="r", passing_over="r", by=MANAGER)
            by = chance.choice((MANAGER, MANAGER, SECRETARIAT))
            close_incident(number=number, outcome=outcome, reason="r", passing_over="r", by=by)
        case 4 | 5:
            reckon_holders(number=number)
            holders = sorted(Party.objects.filter(incident=number).values_list("organisation", flat=True))
            some = chance.sample(holders, min(len(holders), 2))
            if chance.random() < 0.8:
                tell_holders(number=number, organisations=some, text="Look.", by=MANAGER)
            else:
                hold_back(number=number, organisations=some, reason="r", review_day=today + 5, by=MANAGER)
        case 6 | 7:
            decide(number, chance)
        case 8:
            service, day = chance.choice(("SERVICE", "POLICE")), today - chance.randint(0, 6)
            inform_authority(number=number, service=service, means=Means.LETTER, day=day, by=MANAGER)
        case 9:
            measure(number, chance, today)


def lived(days: Days, seed: int, folder: Path) -> None:
    """A year of incidents; bags are tagged besides."""
    chance = Random(seed)
    for number, after in enumerate(range(0, 360, 3)):
        today = days(after)
        known = sorted(Incident.objects.values_list("number", flat=True))
        with suppress(Refused):
            if number % 9 == 0:
                page = (
                    f"I-{number},1,{day_text(today)},S-{chance.randint(1, 2)},TP-1,01{number},coltan,40,T,NEG-1,AG-1\n"
                )
                import_files(written(folder, mine_log=MINE + page), by="test")
            elif not known or chance.random() < 0.2:
                category = chance.choice((*CATEGORIES, "bribery", "tax", "armed_group", "community_conflict"))
                where = chance.choice(({"site": "S-1"}, {"site": "S-2"}, {"area": "province:North"}))
                account = Account(category, level=chance.randint(1, 3), texts={"summary": "x"}, **where)
                (open_incident if chance.random() < 0.7 else report_alert)(account=account, by=MANAGER)
            else:
                act(chance.choice(known), chance, today)


def of_opened(count: Any) -> Recount:
    """A recount over the incidents opened in a period; ``count`` says part, whole, whether known, breakdowns."""

    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        known, rows = lives(told, last), []
        if known is None:
            return None
        opened = {n: life for n, life in known.items() if life.opened and life.opened[1] >= first}
        for number, life in opened.items():
            if (counted := count(life, last, opened, number, told)) is not None:
                seq, day = life.opened or (0, 0)
                part, whole, sure, by, *other = counted
                rows.append(Counted(other[0] if other else seq, day, part, whole, by, sure))
        return rows

    return recount


def of_sort(*categories: str) -> Recount:
    return of_opened(lambda life, *_: (1, 1, True, life.by[:2]) if life.category in categories else None)


def of_closed(count: Any) -> Recount:
    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        known = lives(told, last)
        if known is None:
            return None
        closed = [life for life in known.values() if life.closed and life.opened and life.closed[1] >= first]
        return [Counted(*(life.closed or (0, 0)), count(life), 1, life.by) for life in closed]

    return recount


def overdue(told: Told, first: int, last: int) -> list[Counted] | None:
    known = lives(told, last)
    if known is None:
        return None
    running = [life for life in known.values() if life.opened and not life.closed]
    return [Counted(*(life.opened or (0, 0)), int(life.late(last)), 1, life.by) for life in running]


def informed(told: Told, number: str, last: int) -> tuple[int, int, str] | None:
    acts = [(e.facts["day"], e.seq, e.facts["service"]) for e in told.of("incident.informed") if e.subject == number]
    return min((a for a in acts if a[0] <= last), default=None)


def heard_in_time(life: Life, last: int, _: Any, number: str, told: Told) -> Any:
    first, due = informed(told, number, last), (life.opened or (0, 0))[1] + NOTIFY[life.level]
    if first is None:
        return 0, 1, last > due, (*life.by, "")
    return int(first[0] <= due), 1, True, (*life.by, first[2]), first[1]


def heard_after(life: Life, last: int, _: Any, number: str, told: Told) -> Any:
    first = informed(told, number, last)
    if first is None:
        return None
    return max(first[0] - (life.opened or (0, 0))[1], 0), 1, True, (*life.by, first[2]), first[1]


def told_in_time(life: Life, last: int, *_: Any) -> Any:
    due, met = (life.opened or (0, 0))[1] + NOTIFY[life.level], life.met.get("notify")
    return int(met is not None and met <= due), 1, met is not None or last > due, life.by


def days_to_tell(life: Life, *_: Any) -> Any:
    return (life.met["notify"] - (life.opened or (0, 0))[1], 1, True, life.by) if "notify" in life.met else None


def again(life: Life, last: int, opened: dict[str, Life], *_: Any) -> Any:
    return (
        (int(Counter(other.site for other in opened.values())[life.site] > 1), 1, True, life.by) if life.site else None
    )


def referred(told: Told, first: int, last: int) -> list[Counted] | None:
    measures = [e for e in told.of("incident.measured") if e.facts["from"] <= last]
    referrals = [e for e in measures if e.facts["sort"] == "referral"]
    ends = {e.facts["measure"]: e.facts["day"] for e in told.of("incident.measure_ended")}
    known, rows = lives(told, last) or {}, []
    for e in referrals:
        if e.facts["from"] >= first:
            sanctions = [m for m in measures if m.facts["sort"] == "sanction" and m.subject == e.subject]
            came = ends.get(e.seq, last + 1) <= last or any(m.facts["from"] >= e.facts["from"] for m in sanctions)
            life = known.get(e.subject)
            by = life.by if life and life.opened else ("", "", "")
            rows.append(Counted(e.seq, e.facts["from"], int(came), 1, by))
    return rows if referrals else None


def of_told(*, in_time: bool) -> Recount:
    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        known = lives(told, last) or {}
        if not ever_told(told, last):
            return None
        rows = []
        for life in known.values():
            for organisation, (seq, day) in life.told.items():
                if day >= first and life.opened:
                    given = next((a for a in life.answers if a.facts["organisation"] == organisation), None)
                    due = day + ANSWER[life.level]
                    part = given is not None and (not in_time or day_of(given) <= due)
                    sure = not in_time or given is not None or last > due
                    rows.append(Counted(given.seq if given else seq, day, int(part), 1, life.by, sure))
        return rows

    return recount


def ever_told(told: Told, last: int) -> bool:
    return any(e.facts["decision"] == "told" and day_of(e) <= last for e in told.of("incident.told"))


def of_answers(which: Any, part: Any) -> Recount:
    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        known = lives(told, last) or {}
        rows = [
            Counted(a.seq, day_of(a), part(a.facts), 1, (*life.by, a.facts["ground"] or a.facts["decision"]))
            for life in known.values()
            for a in life.answers
            if day_of(a) >= first and which(a.facts)
        ]
        return rows if ever_told(told, last) else None

    return recount


def leaves(facts: dict[str, Any]) -> bool:
    return bool(facts["decision"] == "disengage")


def founded(facts: dict[str, Any]) -> int:
    return int(facts["ground"] in ("abuse", "law") or bool(facts["tried"]))


def beside_bags(categories: Any, weigh: Any) -> Recount:
    """Incidents over what bags of the period come to, province by province."""

    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        rows = of_opened(
            lambda life, *_: (1, 0, True, life.by[:1]) if categories is None or life.category in categories else None
        )(told, first, last)
        return None if rows is None else rows + weigh(told, first, last)

    return recount


def bag_grams(told: Told, first: int, last: int) -> list[Counted]:
    rows = []
    for line in told.table("mine_log"):
        cells, grams = line.cells, line.cells.get("weight_kg")
        if first <= cells["date"] <= last:
            by = (told.province(told.site(cells["site"])),)
            rows.append(Counted(line.seq, cells["date"], 0, grams if isinstance(grams, int) else 0, by))
    return rows


def site_months(told: Told, first: int, last: int) -> list[Counted]:
    found: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for line in told.table("mine_log"):
        if first <= line.cells["date"] <= last:
            found[told.site(line.cells["site"]), month_of(line.cells["date"])].append(line)
    return [
        Counted(min(lines).seq, min(lines).cells["date"], 0, 1, (told.province(site),))
        for (site, _), lines in found.items()
    ]


SECURITY = {"armed_group", "security_forces", "forced_labour", "torture", "sexual_violence", "war_crimes"}
RECOUNTS: dict[str, Recount] = {
    "incidents.opened": of_opened(lambda life, *_: (1, 1, True, life.by)),
    "incidents.level_1_share": of_opened(lambda life, *_: (int(life.level == 1), 1, True, (life.by[0], life.by[2]))),
    "incidents.repeats": of_opened(again),
    "incidents.days_to_tell": of_opened(days_to_tell),
    "incidents.told_in_time": of_opened(told_in_time),
    "incidents.authority_informed_in_time": of_opened(heard_in_time),
    "incidents.days_to_inform_authority": of_opened(heard_after),
    "incidents.closed_resolved": of_closed(lambda life: int(life.outcome == "resolved")),
    "incidents.days_to_close": of_closed(lambda life: life.closed[1] - life.opened[1]),
    "incidents.overdue_share": overdue,
    "incidents.referred_sanctioned": referred,
    "incidents.answered": of_told(in_time=False),
    "incidents.answers_in_time": of_told(in_time=True),
    "incidents.own_assessments": of_answers(lambda facts: True, lambda facts: 1),
    "incidents.unfounded_disengagement": of_answers(leaves, lambda facts: 1 - founded(facts)),
    "incidents.disengagement_founded_share": of_answers(leaves, founded),
    "incidents.militarisation": of_sort("armed_group", "security_forces"),
    "incidents.bribery": of_sort("bribery"),
    "incidents.tax_law": of_sort("tax"),
    "incidents.community_conflict": of_sort("community_conflict"),
    "incidents.per_1000_t": beside_bags(None, bag_grams),
    "incidents.security_per_site_month": beside_bags(SECURITY, site_months),
}


@pytest.mark.parametrize("seed", range(3))
def test_incidents_count_what_their_records_had_said(past: Days, seed: int, tmp_path: Path) -> None:
    lived(past, seed, tmp_path)
    today = clock.today()
    for first, last in ((today - 400, today), (today - 200, today - 100), (today - 60, today - 31), (0, 100)):
        agree(RECOUNTS, first, last)


def test_what_is_lowered_or_told_after_the_period_was_grave_and_untold_in_it(past: Days) -> None:
    today = past(5)
    assert observed("incidents.opened", today - 10, today).figure.value is None
    number = open_incident(account=Account("safety", level=1, site="S-1", texts={"summary": "x"}), by=MANAGER)
    codes = [code for code in RECOUNTS if code != "incidents.per_1000_t"]
    before = {code: observed(code, today - 10, today) for code in codes}
    past(6)
    level_incident(number=number, level=3, high_risk=False, reason="r", by=MANAGER)
    inform_authority(number=number, service="S", means=Means.LETTER, day=today + 1, by=MANAGER)
    move_incident(number=number, move=Move.MITIGATE, reason="r", by=MANAGER)
    assert {code: observed(code, today - 10, today) for code in codes} == before
    assert before["incidents.level_1_share"].figure.value == 1
    assert observed("incidents.level_1_share", today - 10, today + 1).figure.value == 0
