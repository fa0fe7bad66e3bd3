"""What bags and export lots count is what the lines say that came with records."""

from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.days import day_text, month_end, month_of, month_start, month_text
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.field.services.undo import undo_import
from chanzo.people.types import SYSTEM
from chanzo.sites.services.statuses import give_status
from tests.web.programme import TABLES, written

from .conftest import Days
from .recounting import Counted, Line, Recount, Told, agree, day_of, observed

MINE = "page,line,date,time,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
EXPORT = "lot,date,exporter,mineral,tag,weight_kg,certificate,destination,smelter,agent\n"
OFFICIAL = "source,exporter,month,lot,mineral,weight_kg,reference\n"
TRACED = ("0900", "0901", "0100", "0200", "0299")


def a_page(chance: Random, number: int, today: int) -> str:
    """A page of bags closed lately, some without a time or a weight that can be read."""
    rows = []
    for line in range(1, chance.randint(2, 6)):
        day = today - chance.choice((0, 1, 2, 5, 8, 20, 33, 45))
        time = chance.choice(("", "08:30", "16:05"))
        site = chance.choice(("S-1", "S-2", "Mine Two", "S-9"))
        weight = chance.choice(("?", "20", "35,5", "41"))
        mineral = chance.choice(("cassiterite", "coltan"))
        rows.append(
            f'X-{number},{line},{day_text(day)},{time},{site},TP-1,55{number:02}{line},{mineral},"{weight}",T,NEG-1,AG-1\n'
        )
    return MINE + "".join(rows)


def lived(days: Days, seed: int, folder: Path) -> None:
    """Four months of pages, corrected and undone, of export lots and official figures."""
    chance, batches, pages = Random(seed), list[int](), list[str]()
    for number, after in enumerate(range(0, 120, 6)):
        today = days(after)
        with suppress(Refused):
            match chance.randint(0, 7):
                case 0 if pages:
                    again = pages[-1].replace('"20"', '"22"').replace('"41"', '"?"')
                    import_files(written(folder, mine_log=again), by="test")
                case 1 if batches:
                    undo_import(batches.pop(chance.randrange(len(batches))), by="test")
                case 2 | 3:
                    tags = chance.sample((*TRACED, "9998", "9999"), chance.randint(1, 4))
                    smelter = chance.choice(("SMELT-1", "SMELT-2", ""))
                    who = chance.choice(("PROC-1", "EXP-2"))
                    day = day_text(today - chance.randint(0, 4))
                    text = "".join(
                        f"L-{number},{day},{who},cassiterite,{tag},{10 + at},C,Port,{smelter},AG-4\n"
                        for at, tag in enumerate(tags)
                    )
                    import_files(written(folder, export_log=EXPORT + text), by="test")
                case 4:
                    month = month_text(month_of(today) - chance.randint(0, 1))
                    who, source = chance.choice(("PROC-1", "EXP-2")), chance.choice(("customs", "certificate", "tax"))
                    about = chance.choice((f"{month},", f",L-{chance.randint(0, number)}"))
                    text = f"{source},{who},{about},cassiterite,{chance.randint(20, 90)},R-{number}\n"
                    import_files(written(folder, official_log=OFFICIAL + text), by="test")
                case 5:
                    status = chance.choice(("integrated", "withdrawn"))
                    give_status(site="S-2", scheme="programme", status=status, first=today, document="A", by=SYSTEM)
                case _:
                    pages.append(a_page(chance, number, today))
                    done = import_files(written(folder, mine_log=pages[-1]), by="test")
                    batches += [batch.id for batch in done.batches if batch.id]


def bags(told: Told, last: int) -> list[Line]:
    return [line for line in told.table("mine_log") if line.cells["date"] <= last]


def late(line: Line) -> int:
    """Whole days from the day of closing to the day of taking in."""
    return max(line.received_at // 86_400 - int(line.cells["date"]), 0)


def of_bags(count: Any, *, timed: bool = False) -> Recount:
    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        known = bags(told, last)
        rows = []
        for line in known:
            if line.cells["date"] >= first:
                by = told.province(told.site(line.cells["site"])), line.cells["mineral"]
                part, whole = count(line)
                rows.append(Counted(line.seq, line.cells["date"], part, whole, by, not (timed and line.backfill)))
        return rows if known else None

    return recount


def grams(line: Line) -> int:
    weight = line.cells.get("weight_kg")
    return weight if isinstance(weight, int) else 0


def hours(told: Told, first: int, last: int) -> list[Counted] | None:
    known, rows = bags(told, last), []
    for line in known:
        cells = line.cells
        if cells["date"] >= first:
            timed = "time" in cells and not line.backfill
            closed = cells["date"] * 86_400 + cells.get("time", 0) * 60 - 2 * 3600
            took = max((line.received_at - closed) // 3600, 0) if timed else 0
            by = (told.province(told.site(cells["site"])),)
            rows.append(Counted(line.seq, cells["date"], took if took < 48 else took // 24 * 24, 1, by, timed))
    return rows if known else None


def tagging(told: Told, first: int, last: int) -> list[Counted] | None:
    closed: dict[str, int] = {}
    for line in bags(told, last):
        if line.cells["date"] >= first:
            site = told.site(line.cells["site"])
            closed[site] = max(line.seq, closed.get(site, 0))
    if not told.ever_in_programme(last):
        return None
    return [
        Counted(closed.get(code, seq), last, int(code in closed), 1, (told.province(code),))
        for code, seq in told.integrated(last).items()
    ]


def lots(told: Told) -> dict[tuple[str, str], list[Line]]:
    """The lines of every export lot."""
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in told.table("export_log"):
        found[line.cells["exporter"], line.cells["lot"]].append(line)
    return found


def first_line(lines: list[Line]) -> Line:
    """The line that a lot stands on."""
    return min(lines, key=lambda line: line.version)


def exported(told: Told, first: int, last: int) -> list[tuple[tuple[str, str], int, int, int, int]]:
    """Lots of a period: whose and which, record, day, grams, grams of tags that lead to a mine."""
    rows = []
    for of, lines in lots(told).items():
        day = first_line(lines).cells["date"]
        if first <= day <= last:
            traced = sum(grams(line) for line in lines if line.cells["tag"] in TRACED)
            rows.append((of, first_line(lines).seq, day, sum(grams(line) for line in lines), traced))
    return sorted(rows, key=lambda row: (row[2], row[1], row[0]))


def any_exported(told: Told, last: int) -> bool:
    return bool(exported(told, 0, last))


def untraced(told: Told, first: int, last: int) -> list[Counted] | None:
    rows = [
        Counted(seq, day, mass - traced, mass, ("cassiterite",))
        for _, seq, day, mass, traced in exported(told, first, last)
    ]
    return rows if any_exported(told, last) else None


def exporters(told: Told, first: int, last: int) -> list[Counted] | None:
    seen: dict[str, Counted] = {}
    for (who, _), seq, day, *_ in exported(told, first, last):
        seen.setdefault(who, Counted(seq, day))
    return list(seen.values()) if any_exported(told, last) else None


def smelters(told: Told, first: int, last: int) -> list[Counted] | None:
    seen: dict[str, Counted] = {}
    of = lots(told)
    for key, seq, day, *_ in exported(told, first, last):
        for line in of[key]:
            if line.cells.get("smelter"):
                seen.setdefault(line.cells["smelter"], Counted(seq, day))
    return list(seen.values()) if any_exported(told, last) else None


def traced_of_official(told: Told, first: int, last: int) -> list[Counted] | None:
    of, said = lots(told), defaultdict(list)
    for line in told.table("official_log"):
        cells = line.cells
        lot = of.get((cells["exporter"], cells.get("lot", "")))
        month = cells.get("month", month_of(first_line(lot).cells["date"]) if lot else None)
        if cells["source"] in ("customs", "certificate") and month is not None:
            said[cells["exporter"], month].append(line)
    if not any(month_end(month) <= last for _, month in said):
        return None
    rows = []
    for (who, month), lines in said.items():
        if month_start(month) < first or month_end(month) > last:
            continue
        best = min((line.cells["source"] != "customs", "month" not in line.cells) for line in lines)
        for line in lines:
            if (line.cells["source"] != "customs", "month" not in line.cells) == best:
                rows.append(Counted(line.seq, month_start(month), 0, grams(line), ("cassiterite",)))
        for (by, _), seq, day, _, traced in exported(told, month_start(month), month_end(month)):
            if by == who:
                rows.append(Counted(seq, day, traced, 0, ("cassiterite",)))
    return rows


def entered(told: Told, first: int, last: int) -> list[Counted] | None:
    itself = {"findings.judged", "sites.screened", "incident.reckoned", "incident.linked", "incident.reminded"}
    people = [e for e in told.entries if e.kind not in itself | {"incident.escalated"} and day_of(e) <= last]
    rows = [
        Counted(e.seq, day_of(e), int(e.kind != "sheet.recorded"), 1, (e.kind,))
        for e in people
        if day_of(e) >= first and not (e.kind == "sheet.recorded" and e.facts["batch"] is None)
    ]
    return rows if people else None


RECOUNTS: dict[str, Recount] = {
    "bags.tagged_kg": of_bags(lambda line: (grams(line), 1)),
    "bags.tagged": of_bags(lambda line: (1, 1)),
    "bags.days_to_record": of_bags(lambda line: (late(line), 1), timed=True),
    "bags.recorded_7_days": of_bags(lambda line: (int(late(line) <= 7), 1), timed=True),
    "bags.recorded_30_days": of_bags(lambda line: (int(late(line) <= 30), 1), timed=True),
    "records.hours_to_ledger": hours,
    "records.digital_share": entered,
    "sites.tagged_share": tagging,
    "lots.untraced_share": untraced,
    "lots.exporters": exporters,
    "lots.smelters": smelters,
    "exports.traced_of_official_kg": traced_of_official,
}


@pytest.mark.parametrize("seed", range(4))
def test_custody_counts_what_its_lines_say(past: Days, seed: int, tmp_path: Path) -> None:
    lived(past, seed, tmp_path)
    today = clock.today()
    for first, last in ((today - 160, today), (today - 100, today - 33), (today - 9, today - 2), (0, 100)):
        agree(RECOUNTS, first, last)


def test_a_later_bag_changes_nothing_and_a_late_page_is_about_its_own_days(past: Days, tmp_path: Path) -> None:
    today = past(30)
    before = observed("bags.tagged_kg", today - 40, today - 10)
    page = TABLES["mine_log"].split("\n")[0]
    row = f"{page}\nZ-1,1,{day_text(today)},S-1,TP-1,0140,cassiterite,40,T1,NEG-1,AG-1\n"
    import_files(written(tmp_path, mine_log=row), by="test")
    assert observed("bags.tagged_kg", today - 40, today - 10) == before
    import_files(
        written(tmp_path, mine_log=row.replace(day_text(today), day_text(today - 10)).replace("Z-1", "Z-2")), by="test"
    )
    assert (
        observed("bags.tagged_kg", today - 40, today - 10).figure.numerator == (before.figure.numerator or 0) + 40_000
    )
