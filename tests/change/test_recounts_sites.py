"""What the register, requests, studies and checks of mine sites count is what their records say."""

from contextlib import suppress
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.days import from_day, to_day
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Site
from chanzo.sites.services.requests import Asked, ask_for_area, check_desk, decide_area, evaluate_on_site
from chanzo.sites.services.statuses import give_status
from chanzo.sites.services.studies import record_study
from chanzo.sites.services.suspensions import end_suspension, suspend_area
from chanzo.sites.study_form import CURRENT
from chanzo.sites.types.request import CHECKS
from tests.web.programme import written

from .conftest import Days
from .recounting import Counted, Recount, Told, agree

SITES = ("S-1", "S-2")
ASKER, DECIDER = Actor("P-22222222", Role.SECRETARIAT), Actor("P-33333333", Role.SECRETARIAT)
WORKERS = """site,name,province,territory,minerals,workers,capacity_from,capacity_high_kg
S-1,Mine One,North,Hill,cassiterite,35,2026-02-20,900
S-3,Mine Three,North,Hill,cassiterite,12,2020-01-01,500
"""


def ask(chance: Random, today: int) -> str:
    area = Asked("Hill of wind", "CD", chance.choice(("North", "South")), "Hill", None, None, "by the river",
                 "cassiterite", 20, None, "")  # fmt: skip
    return ask_for_area(area=area, organisation="", reason="dug", document="", day=today, by=ASKER)


def go_on(number: str, chance: Random, today: int) -> None:
    """One step of a request, whichever is drawn; refused where it is not allowed."""
    match chance.randint(0, 2):
        case 0:
            answers = dict.fromkeys(CHECKS, ("clear", ""))
            check_desk(number=number, answers=answers, reason="r", document="", day=today, by=DECIDER)
        case 1:
            people = [("P-22222222", "Programme"), ("P-33333333", "Mines")]
            opinion = chance.choice(("favourable", "unfavourable"))
            evaluate_on_site(
                number=number, people=people, opinion=opinion, reason="r", document="PV", day=today, by=DECIDER
            )
        case 2:
            decision = chance.choice(("integrate", "candidate", "more", "refuse"))
            decide_area(number=number, decision=decision, reason="r", document="D", day=today, by=DECIDER)


def answers(chance: Random, day: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "day": day,
        "minerals": ["cassiterite"],
        "men": chance.randint(1, 40),
        "women": 3,
    }
    if chance.random() < 0.5:
        told["diggers"] = told["men"]
    if chance.random() < 0.7:
        mass = chance.randint(1, 400) * 100_000
        told["stated"] = [
            {"who": "head", "mineral": "cassiterite", "mass": mass, "per": chance.choice(("day", "month"))}
        ]
    if chance.random() < 0.5:
        mass = chance.randint(1, 100) * 10_000
        told["observed"] = [{"how": "weighed", "mineral": "cassiterite", "mass": mass, "days": 2}]
    return told | {"feasible": "yes", "proposed": "integrate"}


def lived(days: Days, seed: int, folder: Path) -> None:
    """A year of acts on sites, some of them refused."""
    chance, requests, studies = Random(seed), list[str](), list[int]()
    for after in range(0, 400, 5):
        today = days(after)
        site, day = chance.choice((*SITES, "S-3")), today - chance.randint(0, 12)
        if after == 40:
            import_files(written(folder, sites=WORKERS), by="test")
        with suppress(Refused):
            match chance.randint(0, 7):
                case 0:
                    requests.append(ask(chance, today))
                case 1 | 2 | 3 if requests:
                    go_on(chance.choice(requests), chance, today)
                case 4:
                    found = Site.objects.get(code=chance.choice(SITES))
                    again = {"replaces": studies.pop()} if studies and chance.random() < 0.4 else {}
                    told = answers(chance, day)
                    studies.append(record_study(site=found, form=CURRENT.version, answers=told, by=ASKER, **again).seq)
                case 5:
                    status = chance.choice(("integrated", "integrated", "candidate", "withdrawn"))
                    give_status(site=site, scheme="programme", status=status, first=day, document="A", by=DECIDER)
                case 6:
                    status = chance.choice(("green", "yellow"))
                    give_status(site=site, scheme="icglr", status=status, first=day, document="A", by=DECIDER)
                case 7:
                    area = chance.choice((site, "province:North"))
                    suspend_area(area=area, first=day, reason="r", document="D", by=DECIDER)
                    if chance.random() < 0.7:
                        last = min(day + chance.randint(0, 20), today)
                        end_suspension(area=area, first=day, last=last, reason="r", document="D", by=DECIDER)


def requested(told: Told, first: int, last: int) -> list[Counted] | None:
    asked = [entry for entry in told.of("request.asked") if entry.facts["day"] <= last]
    rows = [Counted(e.seq, e.facts["day"], by=(e.facts["province"],)) for e in asked if e.facts["day"] >= first]
    return rows if asked else None


def steps(kind: str, told: Told, last: int) -> list[tuple[Any, Any]]:
    """The steps of a kind until a day, each with what was asked."""
    asked, found = {}, []
    for entry in told.of("request."):
        if entry.kind == "request.asked":
            year = from_day(entry.facts["day"]).year
            asked[f"EV-{year}-{entry.seq:06d}"] = entry
        elif entry.kind == kind and entry.facts["day"] <= last:
            found.append((entry, asked[entry.subject]))
    return found


def evaluated(told: Told, first: int, last: int) -> list[Counted] | None:
    rows = [
        Counted(step.seq, step.facts["day"], by=(asked.facts["province"], step.facts["result"]))
        for step, asked in steps("request.evaluated", told, last)
        if step.facts["day"] >= first
    ]
    return None if requested(told, 0, last) is None else rows


def decided(told: Told, first: int, last: int) -> list[Counted] | None:
    rows, done = [], set()
    for step, asked in steps("request.decided", told, last):
        if step.facts["result"] != "more" and asked.seq not in done:
            done.add(asked.seq)
            took = step.facts["day"] - asked.facts["day"]
            if step.facts["day"] >= first:
                by = asked.facts["province"], step.facts["result"]
                rows.append(Counted(step.seq, step.facts["day"], took, by=by))
    return None if requested(told, 0, last) is None else rows


def studies(told: Told, last: int) -> list[Any]:
    """The studies that no later one corrects, by a day until ``last``."""
    corrected = {e.facts["replaces"] for e in told.of("study.recorded") if "replaces" in e.facts}
    return [e for e in told.of("study.recorded") if e.seq not in corrected and e.facts["answers"]["day"] <= last]


def baselines(told: Told, first: int, last: int) -> list[Counted] | None:
    done = studies(told, last)
    rows = [
        Counted(e.seq, e.facts["answers"]["day"], by=(told.province(e.subject),))
        for e in done
        if e.facts["answers"]["day"] >= first
    ]
    return rows if done else None


def workers(told_of: dict[str, Any]) -> int:
    return int(told_of.get("diggers", told_of["men"] + told_of["women"]))


# Grams that a worker digs in a day where nobody measured: from and to.
WEAK = {"cassiterite": (1_000, 10_000), "coltan": (100, 2_000), "wolframite": (500, 5_000)}


def dug(told: Told, code: str, given: dict[str, Any]) -> list[tuple[int, int]]:
    """What a month gives by each of the three ways that a study tells of: from and to, in grams."""
    days, yields = given.get("work_days", 26), dict(WEAK)
    for e in told.of("yield.set"):
        if (
            e.facts["region"].casefold() == f"province:{told.province(code)}".casefold()
            and e.facts["from_day"] <= given["day"]
        ):
            yields[e.facts["mineral"]] = e.facts["low_g"], e.facts["high_g"]
    of = [yields[mineral] for mineral in given["minerals"]]
    ranges = [(workers(given) * min(low for low, _ in of) * days, workers(given) * max(high for _, high in of) * days)]
    times = {"day": days, "week": 52 / 12, "month": 1}
    said = [(row["mineral"], round(row["mass"] * times[row["per"]])) for row in given.get("stated", ())]
    seen = [(row["mineral"], round(row["mass"] * days / row["days"])) for row in given.get("observed", ())]
    for rows in (said, seen):
        by = [[grams for mineral, grams in rows if mineral == one] for one in {mineral for mineral, _ in rows}]
        ranges += [(sum(map(min, by)), sum(map(max, by)))] if by else []
    return ranges


def disagreeing(told: Told, first: int, last: int) -> list[Counted] | None:
    done, rows = studies(told, last), []
    for e in done:
        given = e.facts["answers"]
        ranges = dug(told, e.subject, given)
        apart = any(
            max(low, other_low) > 1.5 * min(high, other_high)
            for (low, high), (other_low, other_high) in combinations(ranges, 2)
        )
        if given["day"] >= first:
            known = len(ranges) > 1
            rows.append(Counted(e.seq, given["day"], int(apart), 1, (told.province(e.subject),), known))
    return rows if done else None


def of_integrated(count: Any) -> Recount:
    """A recount over the sites integrated on the last day; ``count`` says record, part and whether it is known."""

    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        if not told.ever_in_programme(last):
            return None
        rows = []
        for code, seq in told.integrated(last).items():
            by, part, known = count(told, code, last)
            rows.append(Counted(by or seq, last, part, 1, (told.province(code),), known))
        return rows

    return recount


def miners(told: Told, code: str, last: int) -> tuple[int | None, int, bool]:
    counted = [(e.facts["answers"]["day"], e.seq, workers(e.facts["answers"])) for e in studies(told, last)
               if e.subject == code]  # fmt: skip
    if counted:
        _, seq, number = max(counted)
        return seq, number, True
    lines = [line for line in told.table("sites") if line.cells["site"] == code and "workers" in line.cells]
    lines = [line for line in lines if line.cells.get("capacity_from", 0) <= last]
    if lines:
        line = max(lines, key=lambda line: line.cells.get("capacity_from", 0))
        return line.seq, line.cells["workers"], True
    return None, 0, False


def green(told: Told, code: str, last: int) -> tuple[int | None, int, bool]:
    given = [
        (line.cells["from"], line.seq, line.cells["status"])
        for line in told.table("site_status")
        if line.cells["scheme"] == "icglr" and told.site(line.cells["site"]) == code and line.cells["from"] <= last
    ]
    if not given:
        return None, 0, False
    since, seq, status = max(given)
    year_later = to_day(from_day(since).replace(year=from_day(since).year + 1))
    return seq, int(status == "green" and last < year_later), True


def reviewed(told: Told, code: str, last: int) -> tuple[int | None, int, bool]:
    lines = [line for line in told.table("sites") if line.cells["site"] == code and "capacity_high_kg" in line.cells]
    lines = [line for line in lines if line.cells.get("capacity_from", 0) <= last]
    if not lines:
        return None, 0, True
    line = max(lines, key=lambda line: line.cells.get("capacity_from", 0))
    return line.seq, int(last - line.cells.get("capacity_from", 0) <= 3 * 365), True


def suspended(told: Told, first: int, last: int) -> list[Counted] | None:
    lines = [line for line in told.table("suspensions") if line.cells["from"] <= last]
    found: dict[tuple[str, int], list[int]] = {}
    for code, cells in told.sites.items():
        areas = {
            code.casefold(),
            f"territory:{cells.get('territory')}".casefold(),
            f"province:{cells.get('province')}".casefold(),
        }
        for day in range(first, last + 1):
            holding = [
                line
                for line in sorted(lines)
                if line.cells["area"].casefold() in areas and line.cells["from"] <= day <= line.cells.get("to", last)
            ]
            if holding:
                found.setdefault((code, holding[0].seq), []).append(day)
    rows = [Counted(seq, min(on), len(on), by=(told.province(code),)) for (code, seq), on in found.items()]
    return rows if lines else None


RECOUNTS: dict[str, Recount] = {
    "areas.requested": requested,
    "areas.evaluated": evaluated,
    "areas.days_to_decision": decided,
    "baselines.done": baselines,
    "baselines.disagreement": disagreeing,
    "sites.integrated": of_integrated(lambda told, code, last: (None, 1, True)),
    "sites.miners_covered": of_integrated(miners),
    "sites.icglr_green": of_integrated(green),
    "sites.capacity_reviewed": of_integrated(reviewed),
    "sites.suspended_days": suspended,
}


@pytest.mark.parametrize("seed", range(3))
def test_sites_count_what_their_records_say(past: Days, seed: int, tmp_path: Path) -> None:
    lived(past, seed, tmp_path)
    today = clock.today()
    for first, last in ((today - 450, today), (today - 300, today - 200), (today - 20, today - 8), (0, today - 900)):
        agree(RECOUNTS, first, last)
