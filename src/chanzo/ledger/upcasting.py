"""Brings facts of older versions of a kind to the newest. (ledger)"""

from collections.abc import Callable

from .types import Facts

Upcast = Callable[[Facts], Facts]

_steps: dict[tuple[str, int], Upcast] = {}


def upcast(kind: str, *, from_version: int) -> Callable[[Upcast], Upcast]:
    """Register a pure function that turns facts of ``from_version`` into those of the next version."""

    def register(step: Upcast) -> Upcast:
        if _steps.setdefault((kind, from_version), step) is not step:
            raise ValueError(f"two ways from version {from_version} of {kind}")
        return step

    return register


def newest(kind: str, version: int, facts: Facts) -> tuple[int, Facts]:
    """The newest version of a kind and the facts in its form."""
    while step := _steps.get((kind, version)):
        version, facts = version + 1, step(facts)
    return version, facts
