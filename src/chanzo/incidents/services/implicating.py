"""Who is implicated is shut out of the case: organisations with their accounts, and persons by number. (incidents)"""

from collections.abc import Mapping
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting

from ..projections import INCIDENTS
from ..queries.shut_out import organisation_meant
from .moving import handler, held, said
from .opening import persons_of


def implicate(
    *, number: str, organisations: Mapping[str, bool] | None = None, persons: Mapping[str, bool] | None = None,
    reason: str, by: Any,
) -> int:  # fmt: skip
    """Shut organisations and persons out of the case (True) or let them in again (False); the record's sequence.

    From this record on neither they nor their accounts find the case anywhere, whatever they were told before. A name
    that means nobody is refused, for it would shut nobody out.
    """
    if not organisations and not persons:
        raise Refused("SHUT_OUT_NOBODY")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        codes = {}
        for name, out in (organisations or {}).items():
            code = organisation_meant(name, number)
            if code is None:
                raise Refused("PARTY_UNKNOWN", organisation=name)
            codes[code] = out
        numbers = {persons_of([name])[0]: out for name, out in (persons or {}).items()}
        facts = {
            "organisations": dict(sorted(codes.items())),
            "persons": dict(sorted(numbers.items())),
            "reason": said(reason),
        }
        return deed.record("incident.implicated", subject=row.number, actor=actor.number, facts=facts)
