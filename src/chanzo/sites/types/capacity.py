"""The vocabulary of capacity: yields a worker and day, three figures of one month, an estimate's way to the register.
(sites)
"""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """Where a figure comes from."""

    STATED = "stated"
    OBSERVED = "observed"
    COMPUTED = "computed"
    COMBINED = "combined"


class Agreement(StrEnum):
    """How far two figures lie apart."""

    AGREE = "agree"
    DIFFER = "differ"
    FAR = "far"


class Second(StrEnum):
    """Why one person is not enough."""

    ABOVE_RANGE = "above_range"
    NO_RANGE = "no_range"
    OWN_STUDY = "own_study"


class EstimateState(StrEnum):
    """Where an estimate stands."""

    WAITING = "waiting"
    VALIDATED = "validated"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can be done with an estimate that waits."""

    CONFIRM = "confirm"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Range:
    """Grams from low to high, both inside."""

    low_g: int
    high_g: int


@dataclass(frozen=True, slots=True)
class YieldRow:
    """Grams a worker digs in a day, by mineral and region, from a day (None: always).

    ``region`` is a key of ``people.scopes.area_key``, empty for everywhere; ``weak`` says that nobody measured it.
    """

    seq: int
    mineral: str
    region: str
    low_g: int
    high_g: int
    from_day: int | None
    weak: bool
    source: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a site gives in a month, by three ways; None where one says nothing."""

    stated: Range | None = None
    observed: Range | None = None
    computed: Range | None = None

    def known(self) -> dict[Basis, Range]:
        """The figures there are."""
        named = ((Basis.STATED, self.stated), (Basis.OBSERVED, self.observed), (Basis.COMPUTED, self.computed))
        return {basis: figure for basis, figure in named if figure is not None}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one month: how many times the one holds the other, in thousandths, and what that means."""

    one: Basis
    other: Basis
    ratio_pm: int
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """A capacity that a person proposes from a study, and who said what of it; ``why`` and ``said`` are free text.

    ``range_g`` is the most that the region's yields make likely; ``seconds`` are the reasons for a second person.
    """

    seq: int
    site: str
    study: int
    state: str
    low_g: int
    high_g: int
    workers: int | None
    from_day: int
    basis: str
    why: str
    range_g: int | None
    seconds: str
    proposed_by: str
    proposed_at: int
    decided: int | None = None
    decided_by: str = ""
    decided_at: int | None = None
    said: str = ""
