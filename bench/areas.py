"""``python -m bench.areas``: 3,000 sites held against 10,000 protected areas, as a layer that changes asks it.

The areas have some hundred corners each, like published ones; a few hundred sites lie inside. Measured in memory
(areas ready to be asked) and from the beginning (areas read from the table, made ready, asked).
"""

import json
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import shapely

from chanzo.places.rules.nearest import Boundaries

SITES, AREAS, TIMES = 3_000, 10_000, 9


def made_up(rng: np.random.Generator, areas: int) -> list[shapely.Geometry]:
    """Areas of 50 to 1,000 corners, a kilometre to half a degree wide, over the land of five countries."""
    found = []
    for corners in rng.integers(50, 1_000, areas):
        longitude, latitude = rng.uniform(12, 31), rng.uniform(-13, 5)
        turn = np.sort(rng.uniform(0, 2 * np.pi, corners))
        reach = rng.lognormal(-3.5, 0.9) * (1 + 0.3 * np.sin(3 * turn + rng.uniform(0, 6)) + 0.05 * np.sin(20 * turn))
        corner = np.column_stack((longitude + reach * np.cos(turn), latitude + reach * np.sin(turn)))
        found.append(shapely.Polygon(corner))
    return list(shapely.make_valid(found))


def median_s(work: Callable[[], object]) -> float:
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def main() -> None:
    rng = np.random.default_rng(1)
    areas = made_up(rng, AREAS)
    longitude, latitude = rng.uniform(26, 31, SITES), rng.uniform(-9, 3, SITES)
    kept = shapely.to_wkb(areas)
    ready = Boundaries(areas)

    def check() -> None:
        ready.inside(longitude, latitude)
        ready.nearest(longitude, latitude)

    told = {
        "sites": SITES,
        "areas": AREAS,
        "corners": int(shapely.get_num_coordinates(areas).sum()),
        "inside": len(set(ready.inside(longitude, latitude)[0].tolist())),
        "check_s": round(median_s(check), 3),
        "read_s": round(median_s(lambda: shapely.from_wkb(kept)), 3),
        "make_ready_s": round(median_s(lambda: Boundaries(areas)), 3),
    }
    json.dump(told, sys.stdout)
    print()


if __name__ == "__main__":
    main()
