"""What the health page asks: each room registers its probe at start-up. (core)"""

from collections.abc import Callable

Probe = Callable[[], int | float | str | None]
PROBES: dict[str, Probe] = {}


def register_probe(name: str, probe: Probe) -> None:
    """Add a figure to the health page under a name of its own."""
    if PROBES.setdefault(name, probe) is not probe:
        raise ValueError(f"two probes are called {name}")
