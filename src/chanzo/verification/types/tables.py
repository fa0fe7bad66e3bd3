"""What the rules see: one programme's evidence as column arrays. (verification)

Every row refers to others by dense index: ``number`` into Numbers, ``lot``/``src``/``dst`` into Lots, ``site`` into
Sites, ``org``, ``point`` and ``agent`` into their texts, ``sheet`` into Sheets; -1 says none. Grams -1: unreadable or
not stated. Days are days since 1970-01-01, NO_DAY where missing. Row order is free: no answer depends on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chanzo.verification.types.codes import Bool, Float64, Int8, Int32, Int64, Texts
from chanzo.verification.types.judging import ParameterRow


@dataclass(slots=True, kw_only=True)
class Numbers:
    """Every tag, book and replacement number once; ``series`` is one id for each (prefix, count of digits)."""

    text: Texts
    series: Int32
    value: Int64


@dataclass(slots=True, kw_only=True)
class Sheets:
    """Pages, batches and lots by (table, name); page columns are -1 or empty elsewhere."""

    table: Int8  # index in TABLES
    name: Texts
    book: Int32  # index in Evidence.books
    prefix: Texts  # of the page's name
    digits: Int8
    value: Int64  # trailing digits of the page, -1 without
    in_both: Bool  # the name stands in mine_log and in trade_log


@dataclass(slots=True, kw_only=True)
class Lots:
    """Every lot as it was closed; batch and export lots bear no number."""

    kind: Int8
    number: Int32
    name: Texts  # the tag, batch or lot as written; PAGE/LINE when unreadable
    line: Texts
    sheet: Int32
    day: Int32
    minute: Int32
    mass_g: Int64
    stated: Int8  # mineral mask of its own line
    mineral: Int8  # mineral mask derived through the chain
    org: Int32  # holder at closing; of a mine bag the buyer its line names
    site: Int32
    point: Int32
    agent: Int32
    has_team: Bool
    latitude: Float64
    longitude: Float64
    received_s: Int64
    backfill: Bool


@dataclass(slots=True, kw_only=True)
class Uses:
    """One row an input line, and one a batch's output line (step output: src the batch, dst the bag closed)."""

    step: Int8
    number: Int32
    src: Int32
    dst: Int32
    mass_g: Int64
    day: Int32
    org: Int32
    stated: Int8
    sheet: Int32
    line: Texts
    assay_m: Int32  # thousandths of a percent, -1 unknown
    moisture_m: Int32
    product: Int8  # index in OUTPUT_KINDS
    received_s: Int64
    backfill: Bool
    in_circle: Bool


@dataclass(slots=True, kw_only=True)
class Further:
    """A further number that replace_tag or provisional_tag gave a lot from a day on, and the number it killed."""

    lot: Int32
    number: Int32
    replaced: Int32
    day: Int32
    sheet: Int32
    line: Texts


@dataclass(slots=True, kw_only=True)
class Acts:
    """What befell a bag outside the normal steps; ``lot`` is -1 where its number means no bag."""

    lot: Int32
    number: Int32
    action: Int8  # index in BAG_ACTIONS
    day: Int32
    mass_g: Int64
    org: Int32
    received_s: Int64
    backfill: Bool


@dataclass(slots=True, kw_only=True)
class TagActs:
    """Movements of tags and books; ``order`` ranks acts by day, ties by a rank that arrival does not change."""

    action: Int8
    type: Int8
    series: Int32
    first: Int64
    last: Int64
    day: Int32
    org: Int32
    site: Int32
    order: Int64


@dataclass(slots=True, kw_only=True)
class Capacities:
    """Capacity estimates of a calendar month, in force from a day; grams."""

    site: Int32
    day: Int32
    low_g: Int64
    high_g: Int64


@dataclass(slots=True, kw_only=True)
class Statuses:
    """Dated statuses, those that nobody gave among them: an older one lapsed, which is no sign of a visit."""

    site: Int32
    scheme: Int8
    status: Int8
    day: Int32
    lapsed: Bool


@dataclass(slots=True, kw_only=True)
class Periods:
    """Periods of sites, both ends inclusive; an open end is FOR_EVER. ``area`` is the area text, ``reason`` too."""

    site: Int32
    first: Int32
    last: Int32
    area: Texts
    reason: Texts


@dataclass(slots=True, kw_only=True)
class SiteDays:
    """Dated facts of sites: baselines, visits."""

    site: Int32
    day: Int32


@dataclass(slots=True, kw_only=True)
class Zones:
    """Sites inside, near or inside a disputed boundary only of a protected area."""

    site: Int32
    zone: Int8  # index in ZONES
    distance_m: Int32  # to the nearest edge when outside, 0 inside
    area: Texts


@dataclass(slots=True, kw_only=True)
class Sites:
    """Every site named anywhere, registered or not; minerals 0 when the register names none."""

    code: Texts
    country: Texts
    registered: Bool
    latitude: Float64
    longitude: Float64
    minerals: Int8
    point: Int32  # the tagging point that serves it
    capacity: Capacities
    status: Statuses
    suspended: Periods
    inactive: Periods
    baseline: SiteDays
    visited: SiteDays
    zone: Zones


@dataclass(slots=True, kw_only=True)
class PageLines:
    """Lines of mine_log and trade_log pages; ``place`` is the line's number in its page, -1 without."""

    sheet: Int32
    place: Int32
    day: Int32
    point: Int32  # mine_log
    org: Int32  # trade_log
    conflict: Bool  # a line or a correction in conflict
    received_s: Int64
    backfill: Bool


@dataclass(slots=True, kw_only=True)
class Receipts:
    """What smelters received: one row a bag (number -1 where its tag could not be read), or the lot's total."""

    lot: Int32  # the export lot, -1 unknown
    bag: Int32  # the bag its tag means, -1 unknown
    number: Int32
    total: Bool  # no tag is stated
    mass_g: Int64
    basis: Int8
    org: Int32
    day: Int32
    sheet: Int32
    line: Texts
    received_s: Int64
    backfill: Bool


@dataclass(slots=True, kw_only=True)
class StockCounts:
    """Lines of stock counts and of opening stock; ``lot`` is the bag a tagged line means."""

    org: Int32
    lot: Int32
    mineral: Int8
    mass_g: Int64
    basis: Int8
    day: Int32


@dataclass(slots=True, kw_only=True)
class Official:
    """What official sources say: of a month, or of one export lot (then ``month`` is -1)."""

    source: Int8
    org: Int32
    month: Int32
    lot: Int32
    mineral: Int8
    mass_g: Int64


@dataclass(slots=True, kw_only=True)
class Devices:
    """Device times of forms; no source fills it yet."""

    sheet: Int32
    device_s: Int64
    form_day: Int32
    received_s: Int64
    backfill: Bool


@dataclass(slots=True, kw_only=True)
class Evidence:
    """All that the judged keys need, whole: every row of each key's closure."""

    numbers: Numbers
    sheets: Sheets
    lots: Lots
    uses: Uses
    further: Further
    acts: Acts
    tag_acts: TagActs
    sites: Sites
    page_lines: PageLines
    receipts: Receipts
    stock_counts: StockCounts
    official: Official
    devices: Devices
    orgs: Texts
    points: Texts
    agents: Texts  # the last one is "?", the agent of lots that name none
    books: Texts  # book names
    book_number: Int32  # book -> index in Numbers
    book_table: Int8  # book -> index in TABLES
    first_count: Int32  # org -> day of its first stock count, NO_DAY without one
    parameters: Sequence[ParameterRow] = ()
