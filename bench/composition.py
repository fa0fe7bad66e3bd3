"""The composition of every lot, from the columns of an opened image; DuckDB joins level by level. (bench)"""

from typing import Any

import numpy as np

from chanzo.traceability.image.columns import CODE, Columns
from chanzo.traceability.lineage import Shares, mixed

from .generate import Made
from .measure import seconds
from .peers import parts


def of_all(columns: Columns, sites: int) -> Shares:
    """Every lot's shares, reckoned anew."""
    plain = columns.plain
    own = Shares(np.arange(plain + 1), columns.site[:plain], np.ones(plain))
    ptr = columns.in_ptr[plain:].astype(np.int64)
    start = int(ptr[0])
    kinds = columns.kind[plain:]
    levels = np.concatenate(([0], np.flatnonzero(np.diff(kinds)) + 1, [len(kinds)]))
    return mixed(own, ptr - start, columns.in_src[start:], columns.in_fraction[start:], levels, sites)


def measured(columns: Columns, sites: int) -> tuple[float, Shares]:
    """Seconds, and the shares."""
    return seconds(lambda: of_all(columns, sites), 2)


def duckdb_seconds(made: Made, shares: Shares) -> float | None:
    """Seconds that DuckDB takes for the same; None where it is not installed."""
    try:
        import duckdb
    except ImportError:
        return None
    base = duckdb.connect()
    base.execute("SET threads = 2")
    lots: dict[str, Any] = {"id": np.arange(len(made.lots.kind)), "kind": made.lots.kind, "site": made.lots.site}
    rows = {"dst": made.inputs.dst, "src": made.inputs.src, "part": parts(made)}
    for name, columns in (("lot", lots), ("up", rows)):
        base.register("given", columns)
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        base.unregister("given")

    def run() -> int:
        base.execute(
            "CREATE OR REPLACE TABLE share AS SELECT id AS lot, site, 1.0::DOUBLE AS value FROM lot WHERE kind = 0"
        )
        for kind in ("negociant", "batch", "export"):
            base.execute(
                "INSERT INTO share SELECT up.dst, share.site, sum(up.part * share.value) FROM up "
                "JOIN lot ON lot.id = up.dst JOIN share ON share.lot = up.src WHERE lot.kind = ? GROUP BY ALL",
                [CODE[kind]],
            )
        told = base.execute("SELECT count(*) FROM share").fetchone()
        assert told is not None
        return int(told[0])

    best, count = seconds(run, 2)
    assert count == len(shares.site) + made.bags, "DuckDB finds other shares"
    return best
