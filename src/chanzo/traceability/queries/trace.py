"""Where a tag, lot or batch is from, and where its material went. (traceability)"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from chanzo.core.refusals import Refused
from chanzo.ledger.services.rows import Database
from chanzo.people.scopes import Scope

from ..image import store
from ..image.columns import MINE
from ..image.graph import Graph, summed
from ..image.view import View
from ..lineage import UNTRACED, Array
from ..models import Input
from ..types import Kind
from .ids import ids_of, keys_of
from .redaction import own_lots, redacted
from .rows import LotRow, lots_of, rounded_kg, rounded_share
from .sites import places_of

Direction = Literal["back", "forward"]
Answer = dict[str, Any]
NONE = np.zeros(0, np.int64)
INPUT_FIELDS = ("src", "dst", "number", "sheet", "line", "mass_g")


@dataclass(frozen=True)
class Traced:
    """An answer as its scope sees it, and every bag of a mine behind the lot, whole: for sums and dates only."""

    answer: Answer
    bags: list[LotRow]


def no_findings(subjects: Iterable[str]) -> list[Any]:
    """Used where findings are not asked for."""
    return []


def trace(
    text: str,
    *,
    scope: Scope,
    direction: Direction | None = None,
    findings_of: Callable[[Iterable[str]], list[Any]] = no_findings,
) -> Answer:
    """The answer of contracts.md to ``chanzo trace``; nodes and edges are those of the asked direction, else of both.

    ``findings_of`` is given subjects (names of lots, ``NAME>NAME`` of edges) and returns what stands on them.
    Refused ID_UNKNOWN when the ID means no lot.
    """
    return traced(text, scope=scope, direction=direction, findings_of=findings_of).answer


def traced(
    text: str,
    *,
    scope: Scope,
    direction: Direction | None = None,
    findings_of: Callable[[Iterable[str]], list[Any]] = no_findings,
) -> Traced:
    """``trace``, and the mine bags that it rests on where it looks back."""
    keys = keys_of(text)
    view = store.current()
    starts = np.sort(view.numbers(keys))
    starts = starts[starts >= 0]
    if not len(starts):
        raise Refused("ID_UNKNOWN", id=text)
    graph = view.graph
    before = graph.ancestors(starts)
    after, parts = graph.flow(starts)
    onward = np.union1d(starts, after)
    ends, end_parts = final(graph, starts, after, parts)

    back, forward = direction != "forward", direction != "back"
    shown = np.union1d(before if back else NONE, onward if forward else NONE)
    src, dst, grams = joined_edges(graph, before if back else NONE, onward if forward else NONE)
    rows = rows_of(view, np.union1d(shown, ends))
    ids = dict(zip(rows, ids_of(rows.values()).values(), strict=True))
    answer: Answer = {
        "id": text,
        **_heading(rows, ids, starts),
        "head": view.head.seq,
        **origins(view, starts, before),
        "destinations": sorted(
            (
                {"lot": ids[lot], "holder": rows[lot].holder or None, "mass_kg": rounded_kg(part_g)}
                for lot, part_g in zip(ends.tolist(), _parted(graph, ends, end_parts), strict=True)
                if lot in rows
            ),
            key=lambda entry: str(entry["lot"]),
        ),
        "nodes": sorted((_node(rows[lot], ids[lot]) for lot in shown.tolist() if lot in rows), key=lambda n: n["id"]),
        "edges": sorted(
            (
                {"from": ids[a], "to": ids[b], "mass_kg": rounded_kg(None if g < 0 else g)}
                for a, b, g in zip(src.tolist(), dst.tolist(), grams.tolist(), strict=True)
                if a in rows and b in rows
            ),
            key=lambda edge: (edge["from"], edge["to"]),
        ),
    }
    told = findings_of is not no_findings
    answer["findings"] = findings_of(_subjects([rows[lot] for lot in shown.tolist() if lot in rows])) if told else []
    bags = [row for lot in before.tolist() if (row := rows.get(lot)) is not None and row.kind == Kind.MINE]
    return Traced(answer if scope.everything else _as_seen(answer, rows, ids, src, dst, scope), bags)


def rows_of(view: View, lots: Array) -> dict[int, LotRow]:
    """The table rows of lots, by number, ascending."""
    numbers = lots.tolist()
    keys = view.keys(numbers)
    found = lots_of(keys)
    return {lot: found[key] for lot, key in zip(numbers, keys, strict=True) if key in found}


def origins(view: View, starts: Array, before: Array) -> Answer:
    """Origins with grams, shares and mine bags, and the untraced share; several lots are weighed by mass."""
    graph = view.graph
    mass = graph.mass_g(starts).astype(np.float64)
    weight = np.maximum(mass, 0)
    weight = weight / weight.sum() if weight.sum() > 0 else np.full(len(starts), 1 / len(starts))
    rows = graph.share_rows(starts)
    owner = np.repeat(np.arange(len(starts)), np.diff(rows.ptr))
    sites, shares = summed(rows.site, rows.value * weight[owner])
    grams = summed(rows.site, rows.value * np.maximum(mass, 0)[owner])[1]
    weighed = bool((mass >= 0).any())
    bags = before[graph.kind(before) == MINE]
    bag_sites, counts = np.unique(graph.site(bags), return_counts=True)
    count_of = dict(zip(bag_sites.tolist(), counts.tolist(), strict=True))
    share_of = dict(zip(sites.tolist(), zip(shares.tolist(), grams.tolist(), strict=True), strict=True))
    found = [
        {
            "site": view.sites[site],
            "mass_kg": rounded_kg(share_of.get(site, (0.0, 0.0))[1] if weighed else None),
            "share": rounded_share(share_of.get(site, (0.0, 0.0))[0]),
            "bags": count_of.get(site, 0),
        }
        for site in (share_of.keys() | count_of.keys()) - {UNTRACED}
    ]
    return {
        "origins": sorted(found, key=lambda origin: str(origin["site"])),
        "untraced_share": rounded_share(share_of.get(UNTRACED, (0.0, 0.0))[0]),
    }


def final(graph: Graph, starts: Array, after: Array, parts: Array) -> tuple[Array, Array]:
    """The lots without further use among the starts and the lots after them, with the part that the starts are."""
    lots = np.concatenate((starts, after))
    parts = np.concatenate((np.ones(len(starts)), parts))
    owner, _, fraction = graph.uses(lots)
    unused = np.ones(len(lots), bool)
    unused[owner[fraction >= 0]] = False
    order = np.argsort(lots[unused])
    return lots[unused][order], parts[unused][order]


def joined_edges(graph: Graph, before: Array, onward: Array) -> tuple[Array, Array, Array]:
    """(src, dst, grams) of the inputs that count among the lots before, and among those onward.

    Rows of one source and lot are one edge; its grams are -1 where none of them could be read.
    """
    pieces = []
    for lots, givers in ((before, before), (np.setdiff1d(onward, before), onward)):
        owner, src, grams, fraction = graph.inputs(lots)
        keep = (src >= 0) & (fraction >= 0) & np.isin(src, givers)
        pieces.append((src[keep].astype(np.int64), lots[owner[keep]], grams[keep].astype(np.int64)))
    src, dst, grams = (np.concatenate(column) for column in zip(*pieces, strict=True))
    once, at = np.unique(dst << 32 | src, return_inverse=True)
    read = grams >= 0
    total = np.bincount(at, weights=np.where(read, grams, 0), minlength=len(once))
    known = np.bincount(at, weights=read, minlength=len(once)) > 0
    return once & 0xFFFFFFFF, once >> 32, np.where(known, total, -1)


def _parted(graph: Graph, lots: Array, parts: Array) -> list[float | None]:
    grams = graph.mass_g(lots)
    return [None if g < 0 else g * part for g, part in zip(grams.tolist(), parts.tolist(), strict=True)]


def _heading(rows: dict[int, LotRow], ids: dict[int, str], starts: Array) -> Answer:
    """Kind and grams of what was asked for, and the single IDs when it is several lots."""
    asked = [rows[lot] for lot in starts.tolist() if lot in rows]
    kinds = {row.kind for row in asked}
    masses = [row.mass_g for row in asked if row.mass_g is not None]
    heading: Answer = {
        "kind": kinds.pop() if len(kinds) == 1 else None,
        "mass_kg": rounded_kg(sum(masses) if masses else None),
    }
    if len(asked) > 1:
        heading["lots"] = sorted(ids[lot] for lot in starts.tolist() if lot in rows)
    return heading


def _node(row: LotRow, lot_id: str) -> Answer:
    return {
        "id": lot_id,
        "kind": row.kind,
        "date": row.date,
        "mass_kg": rounded_kg(row.mass_g),
        "holder": row.holder or None,
        "site": row.site or None,
    }


def _subjects(shown: Iterable[LotRow]) -> list[str]:
    """What findings call the lots shown and the lines that go from one to another, or come from nowhere known."""
    rows = {row.key: row for row in shown}
    subjects = {row.name for row in rows.values()}
    subjects |= {f"{row.sheet}/{row.line}" for row in rows.values() if row.mass_g is None}
    lines = Database().select(Input._meta.db_table, INPUT_FIELDS, "dst", list(rows)) if rows else ()
    for src, dst, number, sheet, place, mass_g in lines:
        if not src:
            subjects.add(number)
        elif src not in rows:
            continue
        else:
            subjects.add(f"{rows[src].name}>{rows[dst].name}")
        subjects.add(f"{number}>{rows[dst].name}")
        if not number or mass_g is None:
            subjects.add(f"{sheet}/{place}")
    return sorted(subjects - {""})


def _as_seen(
    answer: Answer, rows: dict[int, LotRow], ids: dict[int, str], src: Array, dst: Array, scope: Scope
) -> Answer:
    own_keys = own_lots(rows.values(), scope, places_of({row.site for row in rows.values() if row.site}))
    own = {lot for lot, row in rows.items() if row.key in own_keys}
    near = {b for a, b in edges_of(src, dst) if a in own} | {a for a, b in edges_of(src, dst) if b in own}
    named = {text for lot in own for text in (rows[lot].name, f"{rows[lot].sheet}/{rows[lot].line}")}
    seen = redacted(answer, {ids[lot] for lot in own}, {ids[lot] for lot in near if lot in ids})
    seen["findings"] = [f for f in answer["findings"] if named & set(str(f.get("subject", "")).split(">"))]
    return seen


def edges_of(src: Array, dst: Array) -> Sequence[tuple[int, int]]:
    """Pairs of lot numbers."""
    return list(zip(src.tolist(), dst.tolist(), strict=True))
