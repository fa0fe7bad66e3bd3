"""Is a snapshot still what was frozen? Bytes, signature, records, and every figure computed again. (change)"""

from dataclasses import dataclass
from typing import Any

import orjson

from chanzo.core.refusals import Refused
from chanzo.ledger.models import Record
from chanzo.ledger.services.checking import check_records
from chanzo.ledger.services.files import hash_of, place_of
from chanzo.ledger.services.replica import as_known_at
from chanzo.ledger.services.signing import Signature, is_signed

from ..models import Snapshot
from ..rules.documents import differences
from ..types import DocumentBroken


@dataclass(frozen=True)
class Proof:
    """A snapshot with every place that is not as it was frozen, first found first; ok when there is none."""

    snapshot: Snapshot
    differences: list[str]

    @property
    def ok(self) -> bool:
        """Whether everything is as it was frozen."""
        return not self.differences


def snapshot_called(name: str) -> Snapshot:
    """The snapshot of a name; ID_UNKNOWN when there is none."""
    found = Snapshot.objects.filter(name=name).first()
    if found is None:
        raise Refused("ID_UNKNOWN", id=name)
    return found


def prove(name: str) -> Proof:
    """Look at everything that a snapshot rests on, then replay its ledger and compute every figure again."""
    snapshot = snapshot_called(name)
    found = _of_ledger(snapshot)
    try:
        told = document_of(snapshot)
    except DocumentBroken as broken:
        return Proof(snapshot, [*found, str(broken)])
    if not found:
        with as_known_at(snapshot.head) as replica:
            asked = ("--from", told["from"], "--to", told["to"])
            again = orjson.loads(replica.ask("snapshot", "observe", *asked, "--json"))
        found += differences(told["indicators"], again)
    return Proof(snapshot, found)


def document_of(snapshot: Snapshot) -> dict[str, Any]:
    """What a snapshot says; DocumentBroken where its file is not the one that was signed."""
    place = place_of(snapshot.file)
    if not place.is_file():
        raise DocumentBroken(f"file {snapshot.file}: missing")
    if hash_of(place) != snapshot.file:
        raise DocumentBroken(f"file {snapshot.file}: bytes changed")
    data = place.read_bytes()
    if not is_signed(data, Signature(snapshot.key, snapshot.signature)):
        raise DocumentBroken(f"snapshot {snapshot.name}: signature")
    told: dict[str, Any] = orjson.loads(data)
    return told


def _of_ledger(snapshot: Snapshot) -> list[str]:
    """What is wrong with the records up to the snapshot's own, and with the chain that it was frozen on."""
    if bad := check_records(upto=snapshot.seq):
        return [bad]
    facts = orjson.loads(Record.objects.values_list("body", flat=True).get(seq=snapshot.seq))["facts"]
    return [
        f"snapshot {snapshot.name}: {name}"
        for name in ("first", "last", "head", "file", "indicators", "key", "signature")
        if facts[name] != getattr(snapshot, name)
    ]
