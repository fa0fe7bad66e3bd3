"""Twelve counters of the whole ledger: chanzo's own rules over arrays, and what other engines count in SQL. (bench)

The made ledger is given tags, allocations and capacities, and 500 frauds of each sort at random places; no count is
known beforehand, since frauds meet, but every engine must come to the same twelve.
"""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from chanzo.core.days import month_of
from chanzo.traceability.image.columns import CODE
from chanzo.traceability.types import Kind, Step
from chanzo.verification import types
from chanzo.verification.rules import judge

from .generate import DAYS, FIRST_DAY, SITES, Made

RULES = ("DUP", "UNISSUED", "ALLOC", "WEIGHT", "GAIN", "REUSE", "ORPHAN", "ORDER", "MINERAL", "PROD")
FRAUDS, NOBODY = 500, 10**9
LATER = FIRST_DAY + 2 * DAYS
STEP_INTO = {CODE["negociant"]: Step.TRADE, CODE["batch"]: Step.BATCH, CODE["export"]: Step.EXPORT}


class Lazy:
    """A text for every row, made when asked."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, row: int) -> str:
        return f"{int(row):09d}"


@dataclass(frozen=True, slots=True)
class Field:
    """The tables that every engine counts in, columns by name."""

    lot: dict[str, np.ndarray]
    use: dict[str, np.ndarray]
    act: dict[str, np.ndarray]
    capacity: dict[str, np.ndarray]


def field(made: Made, frauds: int = FRAUDS, seed: int = 11) -> Field:
    """Tags, allocations, capacities, and so many frauds of each sort among them."""
    draw = np.random.default_rng(seed)
    lots, rows = made.lots, made.inputs
    tagged = (lots.kind == CODE["mine"]) | (lots.kind == CODE["negociant"])
    mines = made.bags
    kind, day, mass_g = lots.kind.astype(np.int64), lots.day.copy(), lots.mass_g.copy()
    owner = np.where(kind == CODE["mine"], lots.site, made.holder)
    tag, act = _tags(kind, owner, tagged)
    use = {
        "src": rows.src.copy(),
        "dst": rows.dst,
        "tag": np.where(tagged[rows.src], tag[rows.src], -1),
        "g": rows.mass_g.copy(),
        "day": day[rows.src] + 1,
        "mineral": made.mineral[rows.dst],
        "kind": kind[rows.dst],
    }

    def some(among: np.ndarray) -> np.ndarray:
        return draw.choice(among, frauds, replace=False)

    bags = np.arange(mines)
    tag[some(bags)] = tag[some(bags)]
    tag[some(bags)] = NOBODY + np.arange(frauds)
    mass_g[some(bags)] = 150_000
    day[some(bags)] += 300
    used = np.flatnonzero(kind[use["src"]] == CODE["mine"])
    use["g"][some(used)] *= 2
    use["day"][some(used)] += 400
    use["mineral"][some(used)] += 1
    use["mineral"] %= 3
    lost = some(used)
    use["src"][lost], use["tag"][lost] = -1, 2 * NOBODY + np.arange(frauds)
    again = some(used)
    use = {name: np.concatenate((column, column[again])) for name, column in use.items()}
    act["day"][np.argsort(act["last"] - act["first"])[:5]] = LATER  # the smallest ranges, given out too late
    month = month_of(day[:mines].astype(np.int32)).astype(np.int64)
    lot = {"id": np.arange(len(kind)), "kind": kind, "tag": tag, "owner": owner, "day": day, "g": mass_g}
    lot |= {"mineral": made.mineral, "month": np.concatenate((month, np.zeros(len(kind) - mines, np.int64)))}
    return Field(lot, use, act, _capacities(lot, mines))


def _tags(kind: np.ndarray, owner: np.ndarray, tagged: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Each owner's tags in one range of its kind, allocated before everything."""
    tag = np.full(len(kind), -1, np.int64)
    pieces = []
    for code in (CODE["mine"], CODE["negociant"]):
        rows = np.flatnonzero(kind == code)
        rows = rows[np.argsort(owner[rows], kind="stable")]
        tag[rows] = np.arange(len(rows))
        owners, first = np.unique(owner[rows], return_index=True)
        last = np.append(first[1:], len(rows)) - 1
        pieces.append((np.full(len(owners), code), first, last, owners, np.full(len(owners), FIRST_DAY - 1)))
    columns = [np.concatenate(column) for column in zip(*pieces, strict=True)]
    return tag, dict(zip(("kind", "first", "last", "owner", "day"), columns, strict=True))


def _capacities(lot: dict[str, np.ndarray], mines: int) -> dict[str, np.ndarray]:
    """A site's best month is its capacity, but a hundred sites are said to yield a tenth less."""
    site, month = lot["owner"][:mines], lot["month"][:mines] - lot["month"][:mines].min()
    months = int(month.max()) + 1
    mass = np.bincount(site * months + month, weights=lot["g"][:mines], minlength=(SITES + 1) * months)
    high = mass.reshape(-1, months).max(axis=1).astype(np.int64)
    high[1:101] = high[1:101] * 9 // 10
    return {"site": np.arange(1, SITES + 1), "high": high[1:]}


def evidence(made: Made, f: Field) -> types.Evidence:
    """The same as the rules see it."""
    lot, use, act = f.lot, f.use, f.act
    tags = np.concatenate(
        (lot["tag"] * 2 + (lot["kind"] == CODE["negociant"]), use["tag"] * 2 + (use["kind"] != CODE["negociant"]))
    )
    known, number = np.unique(np.where(tags < 0, -1, tags), return_inverse=True)
    number = number.astype(np.int32) - (known[0] < 0)
    known = known[known >= 0]
    kinds = np.array([list(Kind).index(Kind(k)) for k in CODE], np.int8)
    steps = np.zeros(len(CODE), np.int8)
    for code, step in STEP_INTO.items():
        steps[code] = types.STEP[step]
    n, m = len(lot["kind"]), len(use["src"])
    series = np.array([types.TAG_TYPES.index("mine"), types.TAG_TYPES.index("negociant")])
    is_mine = lot["kind"] == CODE["mine"]

    def of(table: Any, rows: int, **columns: Any) -> Any:
        return types.built(table, rows, **columns)

    bit = (1 << np.arange(3)).astype(np.int8)
    none: dict[str, Any] = {
        name: of(getattr(types, table), 0)
        for name, table in (
            ("sheets", "Sheets"), ("further", "Further"), ("acts", "Acts"), ("page_lines", "PageLines"),
            ("receipts", "Receipts"), ("stock_counts", "StockCounts"), ("official", "Official"), ("devices", "Devices"),
        )
    }  # fmt: skip
    capacity = of(
        types.Capacities, SITES, site=f.capacity["site"], day=np.full(SITES, FIRST_DAY - 1), high_g=f.capacity["high"]
    )
    of_mine = act["kind"] == CODE["mine"]
    return types.Evidence(
        numbers=of(types.Numbers, len(known), text=Lazy(len(known)), series=known % 2, value=known // 2),
        lots=of(
            types.Lots, n, kind=kinds[lot["kind"]], number=number[:n], name=Lazy(n), line=Lazy(n), day=lot["day"],
            mass_g=lot["g"], mineral=bit[lot["mineral"]], stated=bit[lot["mineral"]],
            org=np.where(is_mine, -1, lot["owner"]), site=np.where(is_mine, lot["owner"], -1),
        ),
        uses=of(
            types.Uses, m, step=steps[use["kind"]], number=number[n:], src=use["src"], dst=use["dst"],
            mass_g=use["g"], day=use["day"], stated=bit[use["mineral"]], line=Lazy(m),
        ),
        tag_acts=of(
            types.TagActs, len(act["first"]), action=np.full(len(act["first"]), types.TAG_ACTIONS.index("allocate")),
            type=series[(~of_mine).astype(int)], series=(~of_mine).astype(int), first=act["first"], last=act["last"],
            day=act["day"], org=np.where(of_mine, -1, act["owner"]), site=np.where(of_mine, act["owner"], -1),
            order=np.arange(len(act["first"])),
        ),
        sites=of(types.Sites, SITES + 1, code=Lazy(SITES + 1), minerals=np.zeros(SITES + 1), capacity=capacity),
        orgs=Lazy(1000), points=[], agents=["?"], books=[], book_number=np.zeros(0, np.int32),
        book_table=np.zeros(0, np.int8), first_count=np.full(1000, types.NO_DAY, np.int32), **none,
    )  # fmt: skip


def counted(e: types.Evidence) -> dict[str, int]:
    """The twelve counts by chanzo's rules."""
    found: dict[str, int] = {}
    for case in judge(e, types.everything(), RULES):
        what = str(case.facts.get("what", ""))
        name = f"{case.rule} {what}" if case.rule in ("ALLOC", "ORDER") else case.rule
        found[name] = found.get(name, 0) + 1
    return found


ACT = {
    "asof": "ASOF LEFT JOIN act a ON a.kind = l.kind AND l.tag >= a.first WHERE l.tag >= 0",
    "max": """LEFT JOIN act a ON a.kind = l.kind
      AND a.first = (SELECT max(first) FROM act b WHERE b.kind = l.kind AND b.first <= l.tag) WHERE l.tag >= 0""",
}
SQL = {
    ("DUP",): "SELECT count(*) FROM (SELECT 1 FROM lot WHERE tag >= 0 GROUP BY kind, tag HAVING count(*) > 1) t",
    ("UNISSUED", "ALLOC site", "ALLOC holder", "ALLOC before"): """SELECT
      sum(CASE WHEN a.last IS NULL OR a.last < l.tag THEN 1 ELSE 0 END),
      sum(CASE WHEN l.kind = 0 AND a.last >= l.tag AND a.day <= l.day AND a.owner <> l.owner THEN 1 ELSE 0 END),
      sum(CASE WHEN l.kind > 0 AND a.last >= l.tag AND a.day <= l.day AND a.owner <> l.owner THEN 1 ELSE 0 END),
      sum(CASE WHEN a.last >= l.tag AND a.day > l.day THEN 1 ELSE 0 END) FROM lot l {act}""",
    ("WEIGHT",): f"""SELECT count(*) FROM lot WHERE (kind = 0 AND (g < 2000 OR g > 120000))
      OR (kind = {CODE["negociant"]} AND (g < 2000 OR g > 250000))""",
    ("GAIN", "REUSE"): """SELECT count(*), sum(CASE WHEN times > 1 THEN 1 ELSE 0 END) FROM (
      SELECT src, sum(g{int}) AS taken, count(*) AS times FROM uses WHERE src >= 0 GROUP BY src) t
      JOIN lot ON lot.id = t.src WHERE taken - lot.g > 1000 AND (taken - lot.g) * 1000 > lot.g * 20""",
    ("ORPHAN",): "SELECT count(DISTINCT tag) FROM uses WHERE src < 0",
    ("ORDER before", "ORDER slow", "MINERAL"): """SELECT
      sum(CASE WHEN u.day < l.day THEN 1 ELSE 0 END), sum(CASE WHEN u.day - l.day > 365 THEN 1 ELSE 0 END),
      sum(CASE WHEN u.mineral <> l.mineral THEN 1 ELSE 0 END) FROM uses u JOIN lot l ON l.id = u.src""",
    ("PROD",): """SELECT count(*) FROM (SELECT owner, month, sum(g{int}) AS mass FROM lot WHERE kind = 0
      GROUP BY owner, month) t JOIN capacity ON site = owner WHERE mass > high""",
}


def queries(act: str, whole: str = "") -> dict[tuple[str, ...], str]:
    """The counters in an engine's dialect; ``whole`` keeps sums of whole numbers whole."""
    return {names: text.format(act=ACT[act], int=whole) for names, text in SQL.items()}


def asked(run: Any, texts: dict[tuple[str, ...], str]) -> dict[str, int]:
    """The counts that an engine comes to; ``run`` gives the one row of a query."""
    found: dict[str, int] = {}
    for names, text in texts.items():
        found.update((name, int(count)) for name, count in zip(names, cast(Any, run(text)), strict=True) if count)
    return found
