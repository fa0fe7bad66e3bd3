"""Making a release: files are written, kept under their hash, and recorded; from then on it is frozen. (exchange)"""

import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings

from chanzo.core import clock
from chanzo.core.days import day_text, month_text
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.files import keep_file
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..projections import EXCHANGE
from ..queries.drafting import Draft, Told, drafted, unheard
from ..queries.releases import last_act
from ..writing import FILES, files_from

DESCRIPTION = "release.json"


def release(*, until: int | None = None, day: int | None = None, by: Any, told: Told = unheard) -> int:
    """Freeze what is due on a day (today); returns the record's sequence. Refused as ``drafted`` and ``freeze`` do."""
    require(by, Act.PUBLISH)
    return freeze(draft=drafted(clock.today() if day is None else day, until, told), by=by, told=told)


def freeze(*, draft: Draft, by: Any, told: Told = unheard) -> int:
    """Make a draft a release, unless somebody released or decided something since it was counted: RELEASE_MOVED.

    The files are written before the ledger is held.
    """
    actor = require(by, Act.PUBLISH)
    facts = {
        "until": draft.until,
        "day": draft.day,
        "head": draft.head,
        "files": _kept(draft, told),
        "shares": asdict(draft.shares),
        "terms": asdict(draft.terms),
    }
    with acting(EXCHANGE) as act:
        if last_act() > draft.head:
            raise Refused("RELEASE_MOVED")
        return act.record("publication.released", subject=draft.name, actor=actor.number, facts=facts)


def _kept(draft: Draft, told: Told) -> list[dict[str, Any]]:
    """Every file written and kept; the description names the others with their hashes and closes the list."""
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        kept = []
        told("writing", 0, len(FILES))
        for name, data in files_from(draft):
            kept.append(_keep(Path(folder) / name, data))
            told("writing", len(kept), len(FILES))
        described = {
            "release": draft.name,
            "until": month_text(draft.until),
            "date": day_text(draft.day),
            "record": draft.head,
            "licence": draft.terms.licence,
            "licence_url": draft.terms.licence_url,
            "terms": asdict(draft.terms),
            "shares": asdict(draft.shares),
            "files": [each for each in kept if not each["name"].endswith(".gz")],
        }
        return [*kept, _keep(Path(folder) / DESCRIPTION, orjson.dumps(described, option=orjson.OPT_INDENT_2))]


def _keep(path: Path, data: bytes) -> dict[str, Any]:
    path.write_bytes(data)
    return {"name": path.name, "sha256": keep_file(path, name=path.name), "size": len(data)}
