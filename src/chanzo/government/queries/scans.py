"""Signed copies of acts. (government)"""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from ..models import Scan
from .acts import Found


@dataclass(frozen=True)
class Copy:
    """A signed copy as a page shows it; ``signatories`` are (role, person number)."""

    seq: int
    sha256: str
    media: str
    size: int
    signed_on: int
    signatories: list[tuple[str, str]]
    actor: str
    withdrawn_by: int | None
    reason: str

    @property
    def state(self) -> str:
        return "stands" if self.withdrawn_by is None else "withdrawn"


def copies_of(act: Found) -> list[Copy]:
    """Every signed copy that was ever attached to an act, newest first."""
    return [
        Copy(
            row.seq, row.sha256, row.media, row.size, row.signed_on,
            [(one["role"], one["person"]) for one in orjson.loads(row.signatories)],
            row.actor, row.withdrawn_by, row.reason,
        )
        for row in Scan.objects.filter(act=str(act.number)).order_by("-seq")
    ]  # fmt: skip


def signed_states(acts: Sequence[Found]) -> dict[str, str]:
    """For each act that is signed, ``signed``, or ``later`` when a line changed after the newest copy was attached."""
    latest = {str(act.number): act.latest for act in acts}
    newest: dict[str, int] = {}
    for number, seq in Scan.objects.filter(act__in=list(latest), withdrawn_by=None).values_list("act", "seq"):
        newest[number] = max(seq, newest.get(number, 0))
    return {number: "later" if latest[number] > seq else "signed" for number, seq in newest.items()}
