"""A period is frozen with everything behind it, signed, and proved again at any time. (change)"""

import re
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from chanzo.core import clock
from chanzo.core.indicators import Asked, registered
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import current_head
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.files import keep_file
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.signing import sign
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..models import Snapshot
from ..projections import CHANGE
from ..projections.snapshots import FROZEN
from ..queries.computing import computable, computed
from ..queries.theory import theory_on
from ..rules.documents import document
from ..types import Observation

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}")
LOOKS = 2


def freeze(*, asked: Asked, name: str, by: Any) -> Snapshot:
    """Freeze a period that is over under a name of its own, as the ledger stands now."""
    actor = require(by, Act.PUBLISH)
    check_period(asked, name)
    head, chain, observations = _of_one_head(asked)
    data = document(
        name=name, head=head, chain=chain, theory=theory_on(), indicators=registered(),
        observations=observations, first=asked.first, last=asked.last,
    )  # fmt: skip
    key, signature = sign(data)
    facts = {
        "first": asked.first, "last": asked.last, "head": head, "file": _kept(data, name),
        "indicators": len(observations), "key": key, "signature": signature,
    }  # fmt: skip
    with acting(CHANGE) as act:
        if Snapshot.objects.filter(name=name).exists():
            raise Refused("SNAPSHOT_TAKEN", name=name)
        seq = act.record(FROZEN, subject=name, actor=actor.number, facts=facts)
    return Snapshot.objects.get(seq=seq)


def check_period(asked: Asked, name: str) -> None:
    """Refuse a name that is none or taken, and a period that is none or not over."""
    if not NAME.fullmatch(name):
        raise Refused("SNAPSHOT_NAME")
    if asked.last < asked.first:
        raise Refused("PERIOD_WRONG")
    if asked.last >= clock.today():
        raise Refused("PERIOD_OPEN")
    if Snapshot.objects.filter(name=name).exists():
        raise Refused("SNAPSHOT_TAKEN", name=name)


def _of_one_head(asked: Asked) -> tuple[int, str, list[Observation]]:
    """Every observation of one state of the ledger; held for recording where records will not wait."""
    for _ in range(LOOKS):
        head = current_head()
        observations = [computed(indicator, asked) for indicator in computable()]
        if current_head() == head:
            return head.seq, head.chain.hex(), observations
    with recording():
        head = current_head()
        return head.seq, head.chain.hex(), [computed(indicator, asked) for indicator in computable()]


def _kept(data: bytes, name: str) -> str:
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        place = Path(folder) / f"snapshot-{name}.json"
        place.write_bytes(data)
        return keep_file(place)
