"""Joint lockboxes: set up at a place, their keys changed, opened, ended. (government)"""

import re
from collections.abc import Sequence
from typing import Any

import orjson

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.documents import Sent, keep_scan
from chanzo.people.models import Organisation
from chanzo.people.types import Act

from ...projections import GOVERNMENT
from ..policies import require_for
from ..queries.holdings import holdings, site_meant
from ..rules import keys
from ..rules.spans import read, written
from ..types.keeping import Keyholder, LockboxRow

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,29}\Z")


def set_up_lockbox(
    *,
    code: str,
    name: str,
    site: str,
    point: str,
    keyholders: Sequence[Sequence[str]],
    from_day: int,
    procedure: Sent | None = None,
    by: Any,
) -> str:
    """Set up a lockbox at a site or tagging point; its code is the holder under which its contents stand in stock.

    Refused LOCKBOX_CODE, LOCKBOX_EXISTS, LOCKBOX_PLACE, KEYHOLDERS_FEW.
    """
    code = code.strip().upper()
    place = site_meant(site)
    actor = require_for(by, Act.SET_LOCKBOX, code, place)
    if not _CODE.match(code):
        raise Refused("LOCKBOX_CODE", lockbox=code)
    if not place:
        raise Refused("LOCKBOX_PLACE")
    holders = keys.keyholders_of(keyholders)
    kept = keep_scan(procedure, code) if procedure else None
    with acting(GOVERNMENT) as act:
        taken = Organisation.objects.filter(folded=code).exists() or holdings(clock.today(), holder=code)
        if taken or act.rows.of(LockboxRow).find("code", [code]):
            raise Refused("LOCKBOX_EXISTS", lockbox=code)
        facts = {
            "name": name.strip() or code,
            "site": place,
            "point": point.strip(),
            "keyholders": [list(holder) for holder in holders],
            "from_day": from_day,
            "procedure": kept.sha256 if kept else "",
            "procedure_media": kept.media if kept else "",
        }
        act.record("lockbox.set_up", subject=code, actor=actor.number, facts=facts)
    return code


def change_keys(*, code: str, keyholders: Sequence[Sequence[str]], day: int, reason: str, by: Any) -> int:
    """Say who holds the keys from a day on."""
    holders = keys.keyholders_of(keyholders)
    with acting(GOVERNMENT) as act:
        row = _standing(act.rows, code)
        actor = require_for(by, Act.SET_LOCKBOX, code, row.site)
        facts = {"keyholders": [list(holder) for holder in holders], "day": day, "reason": _said(reason)}
        return act.record("lockbox.keys_changed", subject=code, actor=actor.number, facts=facts)


def end_lockbox(*, code: str, day: int, reason: str, by: Any) -> int:
    """End a lockbox; Refused LOCKBOX_FULL while anything lies in it."""
    with acting(GOVERNMENT) as act:
        row = _standing(act.rows, code)
        actor = require_for(by, Act.SET_LOCKBOX, code, row.site)
        if holdings(day, holder=code):
            raise Refused("LOCKBOX_FULL", lockbox=code)
        facts = {"day": day, "reason": _said(reason)}
        return act.record("lockbox.ended", subject=code, actor=actor.number, facts=facts)


def log_opening(
    *,
    code: str,
    day: int,
    present: Sequence[int],
    purpose: str,
    type_: str = "mine",
    taken_out: str = "",
    put_in: str = "",
    by: Any,
) -> int:
    """Log that a lockbox was opened; ``present`` are the places of the keyholders who were there.

    An opening without all of them is recorded as such. What came out or went in is what people wrote down; the stock
    follows from hand-overs and counts.
    """
    if day > clock.today():
        raise Refused("DAY_IN_FUTURE")
    with acting(GOVERNMENT) as act:
        row = _standing(act.rows, code)
        actor = require_for(by, Act.COUNT_TAGS, code, row.site)
        if not purpose.strip():
            raise Refused("PURPOSE_NEEDED")
        if day < row.from_day:
            raise Refused("LOCKBOX_NOT_YET", lockbox=code)
        holders = [Keyholder(*holder) for holder in orjson.loads(row.keyholders)]
        missing = keys.absent(holders, present)
        facts = {
            "day": day,
            "present": [list(holder) for holder in holders if holder not in missing],
            "absent": [list(holder) for holder in missing],
            "purpose": purpose.strip(),
            "taken_out": written(read(type_, taken_out)),
            "put_in": written(read(type_, put_in)),
        }
        return act.record("lockbox.opened", subject=code, actor=actor.number, facts=facts)


def _standing(rows: Rows, code: str) -> LockboxRow:
    row = next(iter(rows.of(LockboxRow).find("code", [code])), None)
    if row is None:
        raise Refused("ID_UNKNOWN", id=code)
    if row.to_day is not None:
        raise Refused("LOCKBOX_ENDED", lockbox=code)
    return row


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused("REASON_NEEDED")
    return reason.strip()
