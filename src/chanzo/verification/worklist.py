"""Lists of causes that a process remembers: after a verdict only the causes that it touched are counted anew.

A verifier reads the list after each act, and twenty thousand findings take longer to count than a reader likes to
wait. A row of a finding says at which record it last changed; when custody changed, all is weighed again.
(verification)
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from chanzo.findings.models import Finding
from chanzo.ledger.models import Record
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.scopes import Scope

from .causes import Cause, Member, grouped, in_order, weigh
from .worth import state_of_custody

REMEMBERED = 8
Place = tuple[str, str]


@dataclass(slots=True)
class _Held:
    """One list as it stood at a record: its findings by cause, the causes, and their order."""

    head: Head
    custody: bytes
    members: dict[Place, dict[str, tuple[Any, ...]]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    causes: dict[Place, Cause] = field(default_factory=dict)
    ordered: list[Cause] = field(default_factory=list)

    def take(self, rows: Iterable[tuple[Any, ...]], forgotten: Iterable[str], scope: Scope) -> None:
        """Forget findings, count those in rows, and make the causes of both anew."""
        touched: set[Place] = set()
        for finding in forgotten:
            if place := self.places.pop(finding, None):
                del self.members[place][finding]
                touched.add(place)
        for finding, *row in rows:
            place = row[0], row[1]
            self.places[finding] = place
            self.members.setdefault(place, {})[finding] = tuple(row)
            touched.add(place)
        found = grouped(row for place in touched for row in self.members[place].values())
        weigh(found, scope)
        for place in touched:
            self.causes.pop(place, None)
        self.causes.update(((cause.rule, cause.key), cause) for cause in found)
        self.ordered = in_order(self.causes.values())


_remembered: OrderedDict[tuple[Scope, str], _Held] = OrderedDict()
_lock = Lock()


def worklist(findings: QuerySet[Finding], scope: Scope) -> list[Cause]:
    """The causes of findings, as ``causes`` counts them."""
    rows = findings.order_by().values_list("id", *Member._fields)
    try:
        asked = scope, str(rows.query)
    except EmptyResultSet:  # an account without sites and findings of its own
        return []
    head, custody = current_head(), state_of_custody()
    with _lock:
        held = _remembered.pop(asked, None)
        if held is None or held.custody != custody or not _leads_to_now(held.head):
            held = _Held(head, custody)
            held.take(rows, (), scope)
        elif held.head != head:
            changed = Finding.objects.filter(seq__gt=held.head.seq).values_list("id", flat=True)
            held.take(rows.filter(seq__gt=held.head.seq), list(changed), scope)
            held.head = head
        _remembered[asked] = held
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
        return held.ordered


def _leads_to_now(head: Head) -> bool:
    """Whether the ledger went on from this head; another ledger may have as many records."""
    if not head.seq:
        return False
    chain = Record.objects.filter(seq=head.seq).values_list("chain", flat=True).first()
    return chain is not None and bytes(chain) == head.chain
