"""How many findings lines raise, and how fast people settle them. (verification)"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Count, F
from django.urls import reverse

from chanzo.core.days import month_of, month_start
from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.findings.models import Finding
from chanzo.findings.types import VERDICTS, State
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.sites.queries.standing import provinces
from chanzo.traceability.indicators.bags import bags_url, readable_bags
from chanzo.traceability.indicators.closed import any_closed, bags_closed, whole
from chanzo.traceability.models import Input
from chanzo.traceability.queries.records import reads_whole
from chanzo.traceability.types import VERSIONS

from ..gate import findings_visible_to
from .courses import courses_until

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def for_lines(asked: Asked) -> Cases:
    """Findings that stand about a day of the period, over the lines of its days."""
    province = provinces()
    standing = Finding.objects.exclude(state=State.CLEARED.value).filter(day__gte=asked.first, day__lte=asked.last)
    rows = [
        Case(f"finding|{name}", raised, day or 0, 1, 0, by=(province.get(site, ""),))
        for name, raised, day, site in standing.order_by("id").values_list("id", "raised", "day", "site")
    ]
    rows += [
        Case(f"bags|{bag.key}", bag.seq, bag.day, 0, bag.bags, bag.bags, by=(bag.province,))
        for bag in bags_closed(asked)
    ]
    rows += [
        Case(f"record|{seq}", seq, month_start(month), 0, lines, lines, by=("",))
        for (seq, month), lines in sorted(_further_lines(asked).items())
    ]
    return Cases(any_closed(asked.last), rows)


def _further_lines(asked: Asked) -> Counter[tuple[int, int]]:
    """The lines of the logs after the mine, by record and month: each is an input."""
    lines: Counter[tuple[int, int]] = Counter()
    inputs = Input.objects.filter(day__gte=asked.first, day__lte=asked.last).order_by()
    for seq, day, number in inputs.values_list(whole(F("version") / VERSIONS), "day").annotate(Count("version")):
        lines[seq, month_of(day)] += number
    return lines


def settled(asked: Asked) -> Cases:
    """The findings raised in the period that still stood at its end; the part are those that people had settled."""
    courses = courses_until(asked.last)
    rows = []
    for one in courses.values():
        if one.state != State.CLEARED and one.raised[1] >= asked.first:
            done = one.state in VERDICTS
            seq = one.settled[0] if done else one.raised[0]
            rows.append(Case(one.id, seq, one.raised[1], int(done), by=(one.province, one.rule)))
    return Cases(bool(courses), rows)


def days_to_settle(asked: Asked) -> Cases:
    """The days from raising to settling; of the findings settled in the period that stayed so to its end."""
    courses = courses_until(asked.last)
    rows = [
        Case(one.id, one.settled[0], one.settled[1], one.settled[1] - one.raised[1], by=(one.province, one.rule))
        for one in courses.values()
        if one.state in VERDICTS and one.settled[1] >= asked.first
    ]
    return Cases(bool(courses), rows)


def readable_findings(user: Any, keys: Sequence[str]) -> set[str]:
    """The findings that a reader may see."""
    if not may(user, Act.SEE_FINDINGS):
        return set()
    return set(keys) & set(findings_visible_to(user).values_list("id", flat=True))


def _readable_beside_lines(user: Any, keys: Sequence[str]) -> set[str]:
    of: dict[str, list[str]] = {"finding": [], "bags": [], "record": []}
    for key in keys:
        sort, _, name = key.partition("|")
        of[sort].append(name)
    found = {f"finding|{key}" for key in readable_findings(user, of["finding"])}
    found |= {f"bags|{key}" for key in readable_bags(user, of["bags"])}
    # Whoever reads one record of lines whole reads them all.
    whole_ones = of["record"] if of["record"] and reads_whole(user, int(of["record"][0])) else []
    return found | {f"record|{key}" for key in whole_ones}


def finding_url(key: str) -> str:
    """The page of a finding."""
    return reverse("verification:finding", args=[key])


def _url(key: str) -> str:
    sort, _, name = key.partition("|")
    if sort == "finding":
        return finding_url(name)
    return bags_url(name) if sort == "bags" else f"/records/{name}"


register_noun(Noun("finding", N_("Finding"), finding_url, readable_findings))
register_noun(Noun("finding_or_lines", N_("Finding, or lines beside it"), _url, _readable_beside_lines))

_FINDINGS = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part="",
    source=N_("findings and what people said of them"),
    noun="finding",
    breakdowns=("province", "rule"),
    responsible="verifier",
)

register(
    replace(
        _FINDINGS,
        code="findings.per_1000_lines",
        name=N_("Findings for each thousand lines"),
        definition=N_(
            "Findings that stand about a day of the period, for each thousand lines of mine, trade, processing and "
            "export logs of its days."
        ),
        unit=N_("findings per 1,000 lines"),
        reckoning=Reckoning.RATE,
        per=1000,
        direction=Direction.NONE,
        silent=True,
        part=N_("findings that stand"),
        whole=N_("lines of logs"),
        source=N_("findings, and lines of logs"),
        quality=N_(
            "More findings may mean worse lines, or limits set closer and pages that came in full. Lines of trade, "
            "processing and export bear no province."
        ),
        noun="finding_or_lines",
        breakdowns=("province",),
        cases=for_lines,
    ),
    replace(
        _FINDINGS,
        code="findings.settled_share",
        name=N_("Findings that people settled"),
        definition=N_(
            "Of the findings raised in the period that still stood at its end, those that somebody had settled: "
            "explained, corrected, or made an incident."
        ),
        part=N_("findings that were settled"),
        whole=N_("findings raised that still stood"),
        quality=N_(
            "Counted by when lines were taken in, not by when they were written: a large load of old pages raises many "
            "at once. Findings that a correction cleared are out of it."
        ),
        cases=settled,
    ),
    replace(
        _FINDINGS,
        code="findings.days_to_settle",
        name=N_("Days until a finding was settled"),
        definition=N_(
            "The middle number of days from raising a finding to settling it; of those settled in the period."
        ),
        unit=N_("days"),
        reckoning=Reckoning.MEDIAN,
        direction=Direction.DOWN,
        part=N_("days from raising to settling"),
        quality=N_("Findings that nobody settled are not in it; to settle old ones makes it longer for a while."),
        cases=days_to_settle,
    ),
)
