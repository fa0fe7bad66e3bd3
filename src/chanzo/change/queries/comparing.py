"""A snapshot beside what its period says today, or beside another snapshot: a restated figure shows both. (change)"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chanzo.core.indicators import Asked

from ..models import Snapshot
from ..rules.records import seqs_in
from ..types import DocumentBroken
from .figures import observations_over
from .overview import Measured, Overview
from .proving import document_of


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator's frozen value beside the other one; ``state`` is a code of the words' ``change_compared``."""

    code: str
    name: str
    then: float | None
    now: float | None
    state: str
    records: int


def compared(told: dict[str, Any], other: dict[str, Any] | None, frozen: Snapshot) -> list[Compared]:
    """Every indicator of a snapshot's document beside another's, or beside the period as it was last counted."""
    if other is not None:
        beside = {each["code"]: _value(each) for each in other["indicators"]}
    else:
        kept = observations_over(Asked(frozen.first, frozen.last))
        beside = {code: found.figure.value for code, found in kept.items()}
    return [
        Compared(
            each["code"], each["name"], _value(each), beside.get(each["code"]),
            _state(_value(each), beside, each["code"], other is not None),
            len(seqs_in(each["observed"]["records"])) if each["observed"] else 0,
        )
        for each in told["indicators"]
    ]  # fmt: skip


def _value(each: dict[str, Any]) -> float | None:
    return each["observed"]["value"] if each["observed"] else None


def _state(then: float | None, beside: dict[str, float | None], code: str, of_another: bool) -> str:
    if code not in beside:
        return "same" if then is None else "gone" if of_another else "not_counted"
    if of_another:
        return "other"
    return "same" if beside[code] == then else "restated"


@dataclass(frozen=True)
class Since:
    """What differs between the last snapshot and a period: indicators with the value frozen and the value now."""

    snapshot: Snapshot
    moved: list[tuple[Measured, float | None]]


def since_last(whole: Overview) -> Since | None:
    """What changed since the last snapshot that ended before the period does; None where none was made."""
    last = Snapshot.objects.filter(last__lte=whole.asked.last).order_by("-last", "-seq").first()
    if last is None:
        return None
    frozen = _values(last.name, last.file)
    moved = [
        (measured, frozen[code])
        for code, measured in sorted(whole.measured.items())
        if code in frozen and measured.value != frozen[code]
    ]
    return Since(last, moved)


@lru_cache(maxsize=8)
def _values(name: str, file: str) -> dict[str, float | None]:
    """The frozen values of a document by code; a broken one is told on its own page."""
    try:
        told = document_of(Snapshot.objects.get(name=name, file=file))
    except DocumentBroken:
        return {}
    return {each["code"]: _value(each) for each in told["indicators"]}
