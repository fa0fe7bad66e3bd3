"""Ledgers of a test written into the tables, each change under a record of its own."""

import secrets
from datetime import UTC, datetime

from chanzo.ledger.models import Record
from chanzo.traceability.models import Gone, Input, Lot, LotNumber

from .oracle import Ledger


def a_record() -> int:
    """The next record; its chain hash is all that the image looks at."""
    last = Record.objects.order_by("-seq").first()
    now = datetime(2026, 1, 1, tzinfo=UTC)
    blank = bytes(32)
    hashes = {"salt": bytes(16), "content": blank, "leaf": blank, "chain": secrets.token_bytes(32)}
    seq = last.seq + 1 if last else 1
    Record.objects.create(
        seq=seq, kind="test", version=1, subject="", actor="", event_time=now, record_time=now, body="{}", **hashes
    )
    return seq


def a_lot(key: str, kind: str, seq: int = 0, **more) -> Lot:
    texts = ("number", "organisation", "stated_mineral", "mineral", "holder", "state", "site", "point", "agent", "team")
    cells = dict.fromkeys(texts, "") | {"sheet": "P", "line": key, "name": key, "received_at": 0, "backfill": False}
    return Lot(**(cells | {"key": key, "kind": kind, "version": 0, "seq": seq} | more))


def an_input(version: int, src: str, dst: str, mass_g: int | None, seq: int = 0, **more) -> Input:
    texts = ("step", "number", "organisation", "sheet", "line", "mineral")
    cells = dict.fromkeys(texts, "") | {"backward": False, "received_at": 0, "backfill": False}
    return Input(**(cells | {"version": version, "src": src, "dst": dst, "mass_g": mass_g, "seq": seq} | more))


def emptied() -> None:
    for table in (Lot, Input, Gone, LotNumber):
        table.objects.all().delete()


def stood(ledger: Ledger) -> None:
    """The tables as the ledger has them, by a record that touched only what differs from before."""
    seq = a_record()
    old = {lot.key: lot for lot in Lot.objects.all()}
    rows: dict[str, list] = {}
    for src, dst, grams in ledger.inputs:
        rows.setdefault(dst, []).append((src if src in ledger.lots else "", grams))
    before: dict[str, list] = {}
    for row in Input.objects.all():
        before.setdefault(row.dst, []).append((row.src, row.mass_g))
    for key in old.keys() - ledger.lots.keys():
        old[key].delete()
        Gone.objects.create(key=key, seq=seq)
    for key, (kind, mass_g, day, site) in ledger.lots.items():
        was = old.get(key)
        same = was and (was.kind, was.mass_g, was.day, was.site) == (kind, mass_g, day, site)
        if not same or sorted(map(str, before.get(key, []))) != sorted(map(str, rows.get(key, []))):
            Gone.objects.filter(key=key).delete()
            Lot.objects.filter(key=key).delete()
            a_lot(key, kind, seq, mass_g=mass_g, day=day, site=site).save(force_insert=True)
    Input.objects.all().delete()
    Input.objects.bulk_create(an_input(i, s, dst, g, seq) for i, (s, dst, g) in enumerate(_flat(rows, ledger)))


def _flat(rows: dict[str, list], ledger: Ledger):
    return [(src, dst, grams) for dst, pieces in rows.items() if dst in ledger.lots for src, grams in pieces]
