"""A row of a list as the import desk knows lines: its key, its content, its place. (incidents)"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.core.names import fold
from chanzo.traceability.types import Line

from .rules import key_of
from .types import TABLE


def line_of(cells: Mapping[str, Any], *, batch: int | None = None, received_at: int = 0) -> Line:
    """The line that a row's canonical cells state; texts count as written, names however they are written."""
    meant = {name: fold(value) if name in ("site", "territory", "province") else value for name, value in cells.items()}
    content = blake2b(canonical(meant).encode(), digest_size=12).hexdigest()
    key = f"{TABLE}|{key_of(cells['reference'])}"
    return Line(
        version=0, table=TABLE, sheet=f"#{TABLE}", line=cells["reference"], slot=key, key=key, content=content,
        number="", number2="", site_name="", organisation_name="", day=cells.get("from"), replaces=None, batch=batch,
        received_at=received_at, backfill=False, undone_at=None, effective=True, text=canonical(dict(cells)),
    )  # fmt: skip
