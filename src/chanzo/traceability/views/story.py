"""What befell a lot and its material, as one timeline. (traceability)"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.web.formats import count, day, mass

from ..models import Lot
from ..queries.papers import Befallen
from ..queries.tagging import Tagging
from ..types import Kind
from ..words import ACT_SHAPES, ACTS, KINDS
from .lots import lot_url
from .tables import day_of, grams_of

Event = dict[str, Any]


def story(
    lot: Lot,
    lot_id: str,
    answer: Mapping[str, Any],
    tagging: Tagging,
    acts: Sequence[Befallen],
    certificates: Sequence[str],
    more: Iterable[Event],
) -> list[Event]:
    """Events newest first; ``more`` are those that other rooms add, each with its ``day``."""
    events = [*_tagged(tagging), *_steps(lot_id, answer), *_own(lot, certificates), *_acts(acts), *more]
    events.sort(key=lambda event: -event["day"])
    for event in events:
        first = event.get("first")
        event["when"] = day(event["day"]) if first in (None, event["day"]) else f"{day(first)} – {day(event['day'])}"
    return events


def _tagged(tagging: Tagging) -> Iterator[Event]:
    if tagging.last is None or tagging.bags < 2:
        return
    bags = ngettext("%(bags)s mine bag tagged", "%(bags)s mine bags tagged", tagging.bags)
    sites = ngettext("at %(sites)s site", "at %(sites)s sites", len(tagging.days_of))
    agents = ngettext("by %(agents)s agent", "by %(agents)s agents", tagging.agents)
    told = [bags % {"bags": count(tagging.bags)}, sites % {"sites": count(len(tagging.days_of))}]
    if tagging.agents:
        told.append(agents % {"agents": count(tagging.agents)})
    yield {"day": tagging.last, "first": tagging.first, "what": " ".join(told)}


def _steps(lot_id: str, answer: Mapping[str, Any]) -> Iterator[Event]:
    """The other lots of the chain, one event a kind and holder: what they are, how many, from when to when."""
    steps: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for node in answer["nodes"]:
        if node["date"] and node["kind"] != Kind.MINE and node["id"] != lot_id:
            by = node["holder"] or ""
            steps[node["kind"], by if node["kind"] in (Kind.BATCH, Kind.EXPORT) else ""].append(node)
    for (kind, by), nodes in steps.items():
        days = [node["date"] for node in nodes]
        grams = sum(grams_of(node["mass_kg"]) or 0 for node in nodes)
        single = nodes[0]["id"] if len(nodes) == 1 else ""
        yield {
            "day": day_of(max(days)),
            "first": day_of(min(days)),
            "what": f"{KINDS.get(kind, kind)} {single}" if single else _many(kind, len(nodes)),
            "url": lot_url(single) if single else "",
            "more": ", ".join(text for text in (mass(grams) if grams else "", by) if text),
        }


def _many(kind: str, number: int) -> str:
    words = {
        Kind.STOCK: ngettext("%(n)s counted stock", "%(n)s counted stocks", number),
        Kind.NEGOCIANT: ngettext("%(n)s bag closed by négociants", "%(n)s bags closed by négociants", number),
        Kind.BATCH: ngettext("%(n)s batch processed", "%(n)s batches processed", number),
        Kind.PROCESSOR: ngettext("%(n)s bag closed by the processor", "%(n)s bags closed by the processor", number),
        Kind.EXPORT: ngettext("%(n)s export lot packed", "%(n)s export lots packed", number),
    }
    return words[Kind(kind)] % {"n": count(number)}


def _own(lot: Lot, certificates: Sequence[str]) -> Iterator[Event]:
    if lot.day is None:
        return
    words = {
        Kind.MINE: _("This bag was closed and tagged"),
        Kind.STOCK: _("This stock was counted"),
        Kind.NEGOCIANT: _("This bag was closed by the négociant"),
        Kind.BATCH: _("This batch was processed"),
        Kind.PROCESSOR: _("This bag came out of its batch"),
        Kind.EXPORT: _("This lot was packed for export"),
    }
    named = [_("certificate %(number)s") % {"number": number} for number in certificates]
    told = [mass(lot.mass_g) if lot.mass_g is not None else "", *named]
    yield {
        "day": lot.day,
        "what": words[Kind(lot.kind)],
        "more": ", ".join(text for text in told if text),
        "here": True,
    }


def _acts(acts: Sequence[Befallen]) -> Iterator[Event]:
    """Acts and receipts; those of one day, sort and holder are one event."""
    alike: dict[tuple[int, str, str], list[Befallen]] = defaultdict(list)
    for act in acts:
        if act.day is not None:
            alike[act.day, act.act, act.holder].append(act)
    for (at, sort, holder), rows in alike.items():
        grams = sum(row.grams or 0 for row in rows)
        lines = ngettext("%(lines)s line", "%(lines)s lines", len(rows)) % {"lines": count(len(rows))}
        remark = rows[0].remark if len(rows) == 1 else lines
        told = (holder, mass(grams) if grams else "", remark)
        yield {
            "day": at,
            "what": str(ACTS.get(sort, sort)),
            "more": ", ".join(text for text in told if text),
            "shape": ACT_SHAPES.get(sort, ""),
        }
