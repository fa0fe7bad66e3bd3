"""docs/performance.md, written from one run. (bench)"""

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from platform import python_version
from sqlite3 import sqlite_version
from typing import Any

from .measure import Times

DOOR_TARGETS = {
    "dry run": "30 s, 300 MB",
    "import, judged": "3,000 rows/s",
    "rebuild": "20,000 lines/s",
    "check-ledger": "",
    "rebuild of emptied tables": "",
}
PAGE = """# Performance

Written by `make bench` on {date}: {machine}; Python {python}, numpy {numpy}, scipy {scipy}, SQLite {sqlite}{more}.
One made-up ledger of {bags:,} mine bags over ten years: {lots:,} lots and {inputs:,} inputs (bags, négociant lots of
four bags on average with 5 % of bags split, batches of 150 lots, export lots of 22 t). Every engine answers the same
questions in one run, in turn; of three rounds the best of each question counts, since other programs share the
machine. Answers are compared before they are timed: same bags, same grams by site, same lots and parts.

Repeat it with `make bench`, or `BAGS=10000000 make bench` (about {minutes} minutes and 12 GB of disk). A PostgreSQL
is used where `DATABASE_URL` or `PGHOST` names one or its programs are installed (then a throw-away server is
started); DuckDB where it is installed.

## Traces (milliseconds; ratios to chanzo at the median)

{samples} questions each. Backward: an export lot to its bags and its grams by site ({bag_count:.0f} bags and
{site_count:.0f} sites on average), found by key, the check whether anything changed included. Forward: a site and
90 days ({window_bags:.0f} bags) to every later lot ({window_lots:.0f}) and the part of each that is affected.

| engine | backward p50 | p99 | ratio | forward p50 | p99 | ratio |
|---|---|---|---|---|---|---|
{traces}

## Image

| measure | value | target at 10 M bags |
|---|---|---|
| built from the tables of lots and inputs | {build_s:.1f} s | 150 s |
| opened | {open_ms:.1f} ms | 50 ms |
| size on disk | {image_gb:.2f} GB | 1.5 GB |
| whether anything changed since | {check_ms:.2f} ms | |
| one day ({day_lots:,} new lots) judged by the rules of the counters | {judged_ms:.1f} ms | |
| the same stood over the image | {day_ms:.1f} ms | 50 ms with judging |
| {changed:,} changed inputs stood over it ({mixed:,} lots reckoned anew) | {many_s:.2f} s | |
| one day over those | {next_ms:.1f} ms | |
| forward trace over those, p99 against p99 without | {with_ms:.2f} / {without_ms:.2f} ms | twice |
| most memory of the process (ledger as arrays included) | {peak_gb:.1f} GB | 24 GB |

## Verification of the whole ledger

{counter_count} counters by chanzo's own rules, from arrays to findings ({finding_count:,} of them), numpy alone:

| engine | seconds | ratio |
|---|---|---|
{verification}

## Composition of every lot

chanzo {composition_s:.2f} s{duck}; shares of every lot sum to 1 within {conserved:.0e}.

## Through the door

A made-up programme of {door_rows:,} rows on SQLite, each step a call of the command line in a process of its own, its
start included (with modules compiled, as after any first command); {door_findings:,} findings stood after it. The share
of seconds that the processor worked tells how busy the machine was with other programs. A rebuild leaves tables in
place that the comparison finds equal in every row; the last step is one that has to write the largest ones again.

| step | seconds | of these on the processor | most memory | rows or lines a second | target at 100,000 rows |
|---|---|---|---|---|---|
{door}

## Pages

Whole answers of the application at {page_bags:,} mine bags, rights, database and templates included; an export lot
reaches {page_reached:.0f} bags on average. Target for a lot or tag: 100 ms.

| answer | p50 ms | p99 ms | of these on the processor p50 | p99 |
|---|---|---|---|---|
{pages}

Lists, homes and the other heavy pages, on a programme of {list_bags:,} bags and {list_findings:,} findings that came
through the door, each role with an account of its own (load of the machine {list_load:.1f}). Target at the 95th
percentile: 150 ms. The first answer of a process fills what it remembers; some pages send no answer to some roles.

| page | first ms on the processor | p50 | p95 | p99 | p50 ms on the clock | p95 | p99 |
|---|---|---|---|---|---|---|---|
{lists}
"""


def page(told: dict[str, Any]) -> str:
    """The page of one run."""
    image, changes, sizes = told["image"], told["changes"], told["sizes"]
    duck = told["composition_duckdb_s"]
    forward = changes["forward"]
    return PAGE.format(
        date=datetime.now(UTC).date().isoformat(),
        machine=told["machine"],
        python=python_version(),
        numpy=version("numpy"),
        scipy=version("scipy"),
        sqlite=sqlite_version,
        more="".join(f", {name} {found}" for name in ("psycopg", "duckdb") if (found := _version(name))),
        bags=told["bags"],
        lots=image["lots"],
        inputs=image["inputs"],
        minutes=40,
        samples=told["samples"],
        bag_count=sizes["bags"],
        site_count=sizes["sites"],
        window_bags=sizes["window bags"],
        window_lots=sizes["window lots"],
        traces=_traces(told["traces"]),
        build_s=image["build_s"],
        open_ms=image["open_ms"],
        image_gb=image["image_gb"],
        check_ms=image["check_ms"],
        day_lots=changes["day_lots"],
        judged_ms=changes["judged_s"] * 1e3,
        day_ms=changes["day_s"] * 1e3,
        changed=changes["inputs"],
        mixed=changes["mixed"],
        many_s=changes["many_s"],
        next_ms=changes["next_day_s"] * 1e3,
        counter_count=len(told["verification"]["counts"]),
        finding_count=sum(told["verification"]["counts"].values()),
        verification=_verification(told["verification"]["seconds"]),
        with_ms=forward["with changes"].p99,
        without_ms=forward["image alone"].p99,
        peak_gb=told["peak_gb"],
        composition_s=told["composition_s"],
        duck=f" (DuckDB, join and group level by level: {duck:.2f} s, {duck / told['composition_s']:.1f}x)"
        if duck
        else "",
        conserved=max(told["conserved"], 1e-16),
        door_rows=told["door"]["rows"],
        door_findings=told["door"]["findings"],
        door=_door(told["door"]),
        page_bags=told["pages"]["bags"],
        page_reached=told["pages"]["reached"],
        pages=_pages(told["pages"]["times"]),
        list_bags=told["lists"]["bags"],
        list_findings=told["lists"]["findings"],
        list_load=told["lists"]["load"],
        lists=_pages({what: row for what, row in told["lists"]["times"].items() if row}),
    )


def _pages(times: dict[str, list[float]]) -> str:
    return "\n".join(f"| {what} | " + " | ".join(f"{ms:.0f}" for ms in row) + " |" for what, row in times.items())


def _door(told: dict[str, Any]) -> str:
    rows = told["rows"]
    return "\n".join(
        f"| {name} | {step['s']:.1f} | {step['cpu_s']:.1f} | {step['mb']:.0f} MB | {rows / step['s']:,.0f} "
        f"| {DOOR_TARGETS[name]} |"
        for name, step in told["steps"].items()
    )


def _traces(times: dict[str, dict[str, Times]]) -> str:
    back, forward = times["back"], times["forward"]
    rows = []
    for name in back:
        b, f = back[name], forward[name]
        ratios = b.p50 / back["chanzo"].p50, f.p50 / forward["chanzo"].p50
        rows.append(
            f"| {name} | {b.p50:.2f} | {b.p99:.2f} | {ratios[0]:.1f}x | {f.p50:.2f} | {f.p99:.2f} | {ratios[1]:.1f}x |"
        )
    return "\n".join(rows)


def _verification(times: dict[str, float]) -> str:
    return "\n".join(f"| {name} | {s:.2f} | {s / times['chanzo']:.1f}x |" for name, s in times.items())


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
