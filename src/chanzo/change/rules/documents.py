"""The document of a snapshot: all that was published of a period, as bytes, and what differs in another. (change)"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import orjson

from chanzo.core.days import day_text
from chanzo.core.indicators import Figure, Indicator

from ..types import Observation, Theory

FORMAT = 1


def document(
    *,
    name: str,
    head: int,
    chain: str,
    theory: Theory,
    indicators: Mapping[str, Indicator],
    observations: Sequence[Observation],
    first: int,
    last: int,
) -> bytes:
    """The bytes that are kept, hashed and signed; the same observations give the same bytes."""
    found = {each.code: each for each in observations}
    told = {
        "format": FORMAT,
        "name": name,
        "from": day_text(first),
        "to": day_text(last),
        "record": head,
        "chain": chain,
        "theory": asdict(theory),
        "indicators": [told_of(indicator, found.get(code)) for code, indicator in indicators.items()],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def told_of(indicator: Indicator, observation: Observation | None) -> dict[str, Any]:
    """One indicator in a document: its definition, and what was observed (null where nobody did)."""
    told: dict[str, Any] = {
        "code": indicator.code,
        "version": indicator.version,
        "name": indicator.name,
        "definition": indicator.definition,
        "unit": indicator.unit,
        "reckoning": indicator.reckoning.value,
        "direction": indicator.direction.value,
        "observed": None,
    }
    if observation is not None:
        told["observed"] = observed_of(observation)
    return told


def observed_of(observation: Observation) -> dict[str, Any]:
    """What a document says of an observation; nothing of when or where it was computed."""
    return {
        **asdict(observation.figure),
        "completeness": observation.completeness,
        "breakdown": {
            name: {value: asdict(figure) for value, figure in by.items()} for name, by in observation.breakdown.items()
        },
        "records": observation.records,
        "records_hash": observation.records_hash,
        "entered": observation.entered,
    }


def figure_in(told: Mapping[str, Any]) -> Figure:
    """The figure that ``observed_of`` wrote."""
    return Figure(told["value"], told["numerator"], told["denominator"], told["n"])


def differences(frozen: Iterable[Mapping[str, Any]], again: Iterable[Mapping[str, Any]]) -> list[str]:
    """Where two lists of a document's indicators differ, as ``visits.made: value 0.9, computed 0.8``."""
    now = {each["code"]: each for each in again}
    found = []
    for then in frozen:
        code = then["code"]
        other = now.get(code)
        if other is None:
            found.append(f"{code}: computed no longer")
        elif other["version"] != then["version"]:
            found.append(f"{code}: version {then['version']}, computed by version {other['version']}")
        else:
            found.extend(_apart(code, then["observed"], other["observed"]))
    return found


def _apart(code: str, then: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> list[str]:
    if then is None or now is None:
        return [] if then is now else [f"{code}: observed {then is not None}, computed {now is not None}"]
    return [
        f"{code}: {field} {_short(then[field])}, computed {_short(now[field])}"
        for field in then
        if then[field] != now[field]
    ]


def _short(value: Any) -> str:
    text = orjson.dumps(value).decode()
    return text if len(text) <= 60 else text[:59] + "…"
