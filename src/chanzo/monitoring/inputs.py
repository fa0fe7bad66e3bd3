"""What other rooms know of a site's risk: inputs that they fill; until one does, its component is unknown. (monitoring)

    from chanzo.monitoring.inputs import Input, offer_input
    offer_input(Input("park", metres_to_the_nearest))  # {"S-1": 0, "S-2": 12_400}

A site that an answer leaves out is unknown, which is never nothing.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal

Name = Literal["park"]


@dataclass(frozen=True)
class Input:
    """``values(codes, day)`` gives what is known of sites; ``address(site)`` where a reader finds it."""

    name: Name
    values: Callable[[Collection[str], int], dict[str, Any]]
    address: Callable[[str], str] | None = None


_inputs: dict[str, Input] = {}


def offer_input(given: Input) -> None:
    """Fill an input; the last one asked stands."""
    _inputs[given.name] = given


def known(name: Name, codes: Collection[str], day: int) -> dict[str, Any]:
    """What is known of sites; nothing where no room fills the input."""
    return _inputs[name].values(codes, day) if name in _inputs else {}


def address_of(name: str, site: str) -> str:
    """Where a reader finds what an input says of a site; empty without one."""
    given = _inputs.get(name)
    return given.address(site) if given and given.address else ""
