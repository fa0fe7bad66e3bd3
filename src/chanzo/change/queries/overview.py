"""The whole theory over a period: every statement with its figures, what speaks for and against it. (change)"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from chanzo.core.indicators import Asked, Indicator, Method, registered
from chanzo.ledger.queries import recorded_at

from ..models import Note, Review, Watch
from ..rules.progress import Meters, Standing, Trend, meters, of_statement, speaks_for, standing_of, trend_of
from ..rules.records import last_in
from ..types import Assumption, Group, Holding, Level, Observation, Risk, Statement, Theory
from .figures import BASELINE, TARGET, aims_over, observations_over, weighed
from .periods import before
from .theory import theory_on


@dataclass(frozen=True)
class Measured:
    """An indicator over a period beside the period before, its target and its baseline."""

    indicator: Indicator
    now: Observation | None
    then: Observation | None
    target: float | None
    baseline: float | None
    arrow: bool = True
    newest: datetime | None = None  # when the last of its records was recorded

    @property
    def value(self) -> float | None:
        """The figure; None is no data."""
        return self.now.figure.value if self.now else None

    @property
    def standing(self) -> Standing:
        """Against its target."""
        return standing_of(self.value, self.target, self.indicator.direction)

    @property
    def trend(self) -> Trend:
        """Since the period before; none for an entered figure that does not say how it was found."""
        earlier = self.then.figure.value if self.then else None
        return trend_of(self.value, earlier) if self.arrow else Trend.UNKNOWN

    @property
    def speaks(self) -> bool | None:
        """For its statement, against it, or neither."""
        return speaks_for(self.trend, self.standing, self.indicator.direction)

    @property
    def months(self) -> list[tuple[str, float | None]]:
        """Its figure month by month."""
        by = self.now.breakdown.get("month", {}) if self.now else {}
        return [(month, figure.value) for month, figure in by.items()]


@dataclass(frozen=True)
class Stated:
    """A statement with its figures, noted evidence, and what it rests on."""

    statement: Statement
    figures: list[Measured]
    notes: list[Note]
    assumptions: list[Assumption]
    risks: list[Risk]
    open: int  # assumptions and risks that are weakening, broken, or whose trigger rings

    @cached_property
    def standing(self) -> Standing:
        """As its figures stand."""
        return of_statement(figure.standing for figure in self.figures)

    @property
    def newest(self) -> datetime | None:
        """When the last record behind its figures was recorded."""
        return max((figure.newest for figure in self.figures if figure.newest), default=None)

    @property
    def known(self) -> list[Measured]:
        """The figures that have data."""
        return [figure for figure in self.figures if figure.value is not None]

    @property
    def unknown(self) -> int:
        """How many of its figures have none."""
        return len(self.figures) - len(self.known)

    @property
    def supporting(self) -> int:
        """Figures and notes that speak for it."""
        return sum(f.speaks is True for f in self.figures) + sum(n.supports for n in self.notes)

    @property
    def contrary(self) -> int:
        """Figures and notes that speak against it."""
        return sum(f.speaks is False for f in self.figures) + sum(not n.supports for n in self.notes)


@dataclass(frozen=True)
class Overview:
    """The theory over a period."""

    asked: Asked
    theory: Theory
    measured: Mapping[str, Measured]
    stated: Mapping[str, Stated]
    holdings: Mapping[str, Holding]
    ringing: Mapping[str, Watch] = field(default_factory=dict)

    def cell(self, level: Level, group: Group) -> list[Stated]:
        """The statements of one cell, in order."""
        return [self.stated[statement.key] for statement in self.theory.of(level, group)]

    @cached_property
    def meters(self) -> Meters:
        """The four meters over every indicator that a statement names."""
        evidenced = {code for s in self.stated.values() if s.notes for code in s.statement.indicators}
        used = {code for s in self.theory.statements.values() for code in s.indicators if code in self.measured}
        rows = (self.measured[code] for code in sorted(used))
        return meters(
            (m.standing, m.target is not None, m.now is not None or m.indicator.code in evidenced) for m in rows
        )

    @cached_property
    def computed_share(self) -> tuple[int, int]:
        """Statements that have an indicator computed from records, of all."""
        indicators = registered()
        computed = sum(
            any(code in indicators and indicators[code].cases is not None for code in s.indicators)
            for s in self.theory.statements.values()
        )
        return computed, len(self.theory.statements)


def overview(asked: Asked) -> Overview:
    """The theory in force with everything known of a period; a few queries, however much was counted."""
    theory, measured = theory_on(), measured_over(asked)
    notes: dict[str, list[Note]] = defaultdict(list)
    for note in Note.objects.filter(ended_by=None, day__lte=asked.last).order_by("day", "seq"):
        notes[note.statement].append(note)
    ringing = {watch.key: watch for watch in Watch.objects.filter(ringing=True)}
    holdings = holdings_of([*theory.assumptions, *theory.risks], ringing)
    assumptions, risks = defaultdict(list), defaultdict(list)
    for assumption in theory.assumptions.values():
        for key in assumption.under:
            assumptions[key].append(assumption)
    for risk in theory.risks.values():
        for key in risk.threatens:
            risks[key].append(risk)
    doubtful = {key for key, holding in holdings.items() if holding in (Holding.WEAKENING, Holding.BROKEN)}
    stated = {
        key: Stated(
            statement,
            [measured[code] for code in statement.indicators if code in measured],
            notes[key],
            assumptions[key],
            risks[key],
            sum(a.key in doubtful for a in assumptions[key]) + sum(r.key in doubtful for r in risks[key]),
        )
        for key, statement in theory.statements.items()
    }
    return Overview(asked, theory, measured, stated, holdings, ringing)


def measured_over(asked: Asked) -> dict[str, Measured]:
    """Every indicator over a period, by code."""
    earlier = before(asked)
    now, then, aims = observations_over(asked), observations_over(earlier), aims_over(asked)
    last = {code: last_in(found.records) for code, found in now.items()}
    moments = recorded_at(seq for seq in last.values() if seq is not None)
    return {
        code: Measured(
            indicator,
            now.get(code),
            then.get(code),
            aims.get((code, TARGET)),
            aims.get((code, BASELINE)),
            indicator.method is not Method.SURVEY or (weighed(code, asked) and weighed(code, earlier)),
            moments.get(last.get(code) or 0),
        )
        for code, indicator in registered().items()
    }


def holdings_of(keys: Iterable[str], ringing: Mapping[str, Watch]) -> dict[str, Holding]:
    """How each assumption and risk stands: broken while its trigger rings unless people have looked since, else as the
    last review found it."""
    last = {review.key: review for review in Review.objects.order_by("seq")}
    found = {}
    for key in keys:
        watch, review = ringing.get(key), last.get(key)
        if watch is not None and (review is None or review.seq < watch.seq):
            found[key] = Holding.BROKEN
        else:
            found[key] = Holding(review.holding) if review else Holding.UNTESTED
    return found
