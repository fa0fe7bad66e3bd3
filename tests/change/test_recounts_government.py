"""What the custody of tags, procedures and months of provinces count is what their acts say."""

import json
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.days import day_text, month_end, month_of, month_start, month_text
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.government.custody.models import Difference, HandOver, TagRequest
from chanzo.government.custody.services.counts import declare, explain_difference, take_stock
from chanzo.government.custody.services.hand_overs import confirm_receipt, hand_over, hand_over_granted
from chanzo.government.custody.services.lockboxes import set_up_lockbox
from chanzo.government.custody.services.requests import grant_request, request_tags
from chanzo.government.models import Version
from chanzo.government.procedures.services import check_procedure, end_procedure, put_in_force, write_procedure
from chanzo.government.procedures.types import sections_read
from chanzo.government.queries.figures import figures_of
from chanzo.government.queries.provinces import province_called
from chanzo.government.services.months import close_month, restate_month, seen_as
from chanzo.people.types import SYSTEM, Actor, Role
from chanzo.sites.services.statuses import give_status
from tests.web.custody import KEYS
from tests.web.programme import written

from .conftest import Days
from .recounting import Counted, Recount, Told, agree, day_of

SERVICE = "organisation,name,role,country\nSERVICE,State Service,state_service,CD\n"
TEXT = "# Box\n1. Three locks.\n2. A sheet.\n"
ASKER = Actor("P-77777777", Role.SECRETARIAT)
KEEPER = Actor("P-66666666", Role.AGENT, "", frozenset({"S-1"}))


def of_tags(chance: Random, today: int) -> None:
    """One act on tags: of a lockbox at S-1 and of the office that gives it stock."""
    missing = list(Difference.objects.filter(open_count__gt=0))
    match chance.randint(0, 9):
        case 0 | 1:
            first = 110 + chance.randint(0, 30)
            given = hand_over(
                giver="SERVICE", receiver="LB-9", type_="mine", ranges=f"0{first}-0{first + 5}", day=today, by=SYSTEM
            )
            confirm_receipt(seq=given.seq, day=today, missing=chance.choice(("", f"0{first}")), by=KEEPER)
        case 2:
            first = 110 + chance.randint(0, 5)
            take_stock(holder="LB-9", type_="mine", counted=f"0{first}-0130", day=today - 1, by=SYSTEM)
        case 3 | 4 if missing:
            action = chance.choice(("lose", "steal", "found"))
            row = chance.choice(missing)
            some = json.loads(row.open)[0]
            ranges = chance.choice(("", f"{some[1]}-{some[1]}"))
            explain_difference(
                seq=row.seq, action=action, ranges=ranges, day=today, reason="r", document="PV", by=SYSTEM
            )
        case 5:
            first = 120 + chance.randint(0, 20)
            declare(action="damage", holder="SERVICE", type_="mine", ranges=f"0{first}-0{first + 1}", day=today - 1,
                    reason="r", document="PV", by=SYSTEM)  # fmt: skip
        case _:
            request(chance, today)


def request(chance: Random, today: int) -> None:
    """A request for tags, or the next step of one."""
    pending = TagRequest.objects.filter(stage="pending").first()
    granted = TagRequest.objects.filter(stage="granted").first()
    sent = HandOver.objects.filter(state="in_transit").exclude(request="").first()
    if sent:
        confirm_receipt(seq=sent.seq, day=today, by=KEEPER)
    elif granted:
        hand_over_granted(number=granted.number, day=today, by=SYSTEM)
    elif pending:
        first = 100 + chance.randint(0, 40)
        grant_request(number=pending.number, ranges=f"0{first}", by=SYSTEM)
    else:
        request_tags(holder="LB-9", giver="SERVICE", type_="mine", quantity=5, site="S-1", reason="r", by=ASKER)


def of_procedures(chance: Random, today: int) -> None:
    """One act on procedures."""
    drafts = list(Version.objects.filter(in_force_seq=None))
    held = list(Version.objects.exclude(in_force_seq=None))
    match chance.randint(0, 4):
        case 0:
            reach, place = chance.choice((("site", "S-1"), ("province", "South"), ("territory", "Hill")))
            again = chance.choice([None, *(row.procedure for row in held)])
            write_procedure(sort=chance.choice(("joint_tags", "other")), title="Box", reach=reach, place=place,
                            language="en", sections=sections_read(TEXT), procedure=again, by=SYSTEM)  # fmt: skip
        case 1 if drafts:
            row = chance.choice(drafts)
            put_in_force(procedure=row.procedure, version=row.version, from_day=today - 3, by=SYSTEM)
        case 2 if held:
            row = chance.choice(held)
            end_procedure(procedure=row.procedure, version=row.version, day=today, reason="r", by=SYSTEM)
        case _ if held:
            row = chance.choice(held)
            told = {number: chance.choice((("yes", ""), ("no", "gone"), ("na", ""))) for number in ("1.1", "1.2")}
            check_procedure(procedure=row.procedure, version=row.version, site=chance.choice(("S-1", "S-2")),
                            day=today, told=told, by=SYSTEM)  # fmt: skip


def of_months(chance: Random, today: int) -> None:
    """A month closed or stated anew."""
    name, month = chance.choice(("North", "South")), month_of(today) - chance.randint(1, 4)
    seen = seen_as(figures_of(province_called(name), month))
    with suppress(Refused):
        close_month(province=name, month=month, seen=seen, by=SYSTEM)
    restate_month(province=name, month=month, seen=seen, by=SYSTEM)


def of_bags(chance: Random, today: int, folder: Path) -> None:
    """A bag closed lately, or a site that leaves the programme."""
    if chance.random() < 0.2:
        status = chance.choice(("integrated", "withdrawn"))
        give_status(site=f"S-{chance.randint(1, 2)}", scheme="programme", status=status, first=today, document="A",
                    by=SYSTEM)  # fmt: skip
        return
    day = day_text(today - chance.randint(0, 90))
    text = f"G-{today},1,{day},S-{chance.randint(1, 2)},TP-1,77{today},coltan,40,T,NEG-1,AG-1\n"
    header = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
    import_files(written(folder, mine_log=header + text), by="test")


def lived(days: Days, seed: int, folder: Path) -> None:
    """A year and a half of the state at work."""
    chance = Random(seed)
    import_files(written(folder, organisations=SERVICE), by="test")
    set_up_lockbox(code="LB-9", name="", site="S-1", point="", keyholders=KEYS, from_day=days(0), by=SYSTEM)
    for after in range(1, 500, 3):
        today = days(after)
        with suppress(Refused):
            match chance.randint(0, 4):
                case 0 | 1:
                    of_tags(chance, today)
                case 2:
                    of_procedures(chance, today)
                case 3:
                    of_months(chance, today)
                case 4:
                    of_bags(chance, today, folder)


def numbers(ranges: list[list[str]]) -> set[tuple[str, int]]:
    """Every single number of ranges."""
    return {(kind, number) for kind, low, high in ranges for number in range(int(low), int(high) + 1)}


def stock_takes(told: Told, first: int, last: int) -> list[Counted] | None:
    takes = [e for e in told.of("tags.counted") if e.facts["day"] <= last]
    rows = [
        Counted(e.seq, e.facts["day"], by=(told.province(e.facts["site"]), e.facts["type"]))
        for e in takes
        if e.facts["day"] >= first
    ]
    return rows if takes else None


def differences(told: Told, first: int, last: int) -> list[Counted] | None:
    found = [e for e in told.of("tags.counted", "tags.received") if e.facts["missing"] and e.facts["day"] <= last]
    said = [e for e in told.of("tags.declared") if e.facts["day"] <= last]
    rows = []
    for e in found:
        about = [d for d in said if d.facts["difference"] == e.seq]
        open_ = numbers(e.facts["missing"]) - set().union(*(numbers(d.facts["ranges"]) for d in about))
        source = "take" if e.kind == "tags.counted" else "hand_over"
        kind = e.facts["missing"][0][0]
        if e.facts["day"] >= first:
            seq = e.seq if open_ else about[-1].seq
            rows.append(Counted(seq, e.facts["day"], int(not open_), 1, (kind, source)))
    return rows if found else None


def losses(told: Told, first: int, last: int) -> list[Counted] | None:
    lost = [e for e in told.of("tags.declared") if e.facts["action"] != "found" and e.facts["day"] <= last]
    rows = []
    for e in lost:
        if e.facts["day"] >= first:
            many = len(numbers(e.facts["ranges"]))
            rows.append(Counted(e.seq, e.facts["day"], many, 1, (e.facts["type"], e.facts["action"]), n=many))
    return rows if lost else None


def request_days(told: Told, first: int, last: int) -> list[Counted] | None:
    asked = {e.subject: e.facts for e in told.of("tag_request.made") if e.facts["day"] <= last}
    of = {e.seq: e.facts["request"] for e in told.of("tags.handed_over")}
    rows = []
    for e in told.of("tags.received"):
        made = asked.get(of[e.facts["hand_over"]])
        if made and first <= e.facts["day"] <= last:
            by = told.province(made["site"]), made["type"]
            rows.append(Counted(e.seq, e.facts["day"], e.facts["day"] - made["day"], 1, by))
    return rows if asked else None


def versions(told: Told) -> dict[tuple[int, int], dict[str, Any]]:
    """The versions of procedures: where they hold, from and to when, which record put them in force."""
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for e in told.of("procedure.written", "procedure.in_force", "procedure.ended"):
        f = e.facts
        of = f["procedure"] or e.seq, f["version"]
        if e.kind == "procedure.written" and "sort" not in f:
            continue  # the same in another language
        if e.kind == "procedure.written":
            found[of] = {"sort": f["sort"], "reach": f["reach"], "place": fold(f["place"]), "seq": None, "to": None}
        elif e.kind == "procedure.in_force":
            found[of] |= {"from": f["from"], "to": f["to"], "seq": e.seq}
        else:
            found[of]["to"] = f["day"]
    return found


def in_force(told: Told, first: int, last: int) -> list[Counted] | None:
    every = {of: v for of, v in versions(told).items() if v["seq"] is not None and v["from"] <= last}
    rows = []
    for site, seq in told.at_work(last).items():
        cells = told.sites[site]
        where = {("site", fold(site)), ("point", fold(cells.get("tagging_point", "")))}
        where |= {(reach, fold(cells[reach])) for reach in ("territory", "province")}
        held = [
            v
            for (procedure, number), v in every.items()
            if (v["reach"], v["place"]) in where
            and (v["to"] is None or last <= v["to"])
            and not any(p == procedure and n > number for p, n in every)
        ]
        # Of one sort the most specific place wins, then the later one; of other sorts all hold.
        best: dict[Any, tuple[Any, int]] = {}
        for v in held:
            weight = ("province", "territory", "point", "site").index(v["reach"]), v["from"], v["seq"]
            key = v["seq"] if v["sort"] == "other" else v["sort"]
            best[key] = max(best.get(key, ((-1,), 0)), (weight, v["seq"]))
        seqs = [chosen for _, chosen in best.values()]
        rows.append(Counted(max(seqs, default=seq), last, int(bool(seqs)), 1, (told.province(site),)))
    return rows if every else None


def checks(told: Told, first: int, last: int) -> list[Counted] | None:
    done, every, rows = [e for e in told.of("procedure.checked") if e.facts["day"] <= last], versions(told), []
    for e in done:
        found = [answer[1] for answer in e.facts["told"]]
        met, failed = found.count("yes"), found.count("no")
        if e.facts["day"] >= first:
            by = told.province(e.facts["site"]), every[e.facts["procedure"], e.facts["version"]]["sort"]
            rows.append(Counted(e.seq, e.facts["day"], met, met + failed, by, met + failed > 0))
    return rows if done else None


def province_months(told: Told, first: int, last: int) -> dict[tuple[str, int], int]:
    """Months of provinces whole in a period in which bags were closed, with the last record of these."""
    found: dict[tuple[str, int], int] = defaultdict(int)
    for line in told.table("mine_log"):
        month, province = month_of(line.cells["date"]), told.province(told.site(line.cells["site"]))
        if province and first <= month_start(month) and month_end(month) <= last:
            found[province, month] = max(line.seq, found[province, month])
    return found


def statement(told: Told, kind: str, province: str, month: int, last: int) -> Any:
    return next(
        (
            e
            for e in told.of(kind)
            if (e.facts["province"], e.facts["month"]) == (province, month) and day_of(e) <= last
        ),
        None,
    )


def closed_in_time(told: Told, first: int, last: int) -> list[Counted] | None:
    rows = []
    for (province, month), seq in province_months(told, first, last).items():
        closed, due = statement(told, "month.closed", province, month, last), month_end(month + 1)
        done = closed is not None and day_of(closed) <= due
        sure = closed is not None or last > due
        rows.append(Counted(closed.seq if closed else seq, month_end(month), int(done), 1, (province,), sure))
    return rows if any(line.cells["date"] <= last for line in told.table("mine_log")) else None


def restated(told: Told, first: int, last: int) -> list[Counted] | None:
    rows = []
    for province, month in province_months(told, first, last):
        closed = statement(told, "month.closed", province, month, last)
        anew = statement(told, "month.restated", province, month, last)
        if closed:
            rows.append(Counted((anew or closed).seq, month_end(month), int(anew is not None), 1, (province,)))
    return rows or None


RECOUNTS: dict[str, Recount] = {
    "custody.stock_takes_done": stock_takes,
    "custody.differences_settled": differences,
    "custody.losses": losses,
    "custody.requests_days": request_days,
    "procedures.in_force_sites": in_force,
    "procedures.checks_met": checks,
    "months.closed_in_time": closed_in_time,
    "months.restated": restated,
}


@pytest.mark.parametrize("seed", range(3))
def test_the_state_counts_what_its_acts_say(past: Days, seed: int, tmp_path: Path) -> None:
    lived(past, seed, tmp_path)
    today = clock.today()
    for first, last in ((today - 550, today), (today - 300, today - 150), (today - 60, today - 31), (0, 100)):
        agree(RECOUNTS, first, last)
    assert month_text(month_of(today)) == "2027-06"
