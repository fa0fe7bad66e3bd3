"""An account is drafted for others, put to whom it names, and frozen as a version. (incidents)"""

import re
from collections.abc import Collection
from typing import Any

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.queries import organisation_called
from chanzo.people.types import Act, Place

from ..projections import INCIDENTS
from ..queries.areas import place_named
from ..rows import IncidentRow, MeasureRow
from ..services.moving import handler, held
from ..types import UNASSESSED, Audience, State
from .models import Edition
from .queries import facts_of, known_organisations, places_of, required_for, warnings_of
from .rules.checking import organisations_in
from .rules.documents import document, frozen, hash_of, numbered, served
from .rules.replying import LEAST_DAYS, Standing, may_override, standings
from .types import ACCOUNT, AskedRow, DraftRow, EditionRow, Means, Written

MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")


def write_draft(*, number: str, given: Written, measure: int = ACCOUNT, by: Any) -> int:
    """Write what others may read of an incident, or of one of its measures; the record's sequence.

    Whom the text names has the right of reply, whether the writer meant to name it or not, unless it says of which
    organisations a word only seems to speak.
    """
    if not given.public.strip():
        raise Refused("DRAFT_EMPTY")
    today = clock.today()
    not_before = today if given.not_before is None else given.not_before
    if not_before > today and not given.delay_reason.strip():
        raise Refused("DELAY_REASON")
    with acting(INCIDENTS) as deed:
        row = _assessed(number, deed.rows)
        actor = handler(row, by)
        _measure(row, measure, deed.rows)
        places = places_of(row)
        if given.precision not in places:
            raise Refused("PRECISION_UNKNOWN")
        named, not_meant = set(_codes(given.named)), set(_codes(given.not_meant))
        if measure != ACCOUNT and (concerned := organisation_called(given.about)):
            named.add(concerned.code)
        texts = "\n".join((given.public, given.members, given.about, given.legal_act, given.result))
        facts = {
            "measure": measure, "public": given.public.strip(), "members": given.members.strip(),
            "about": given.about.strip(), "precision": given.precision.value, "place": places[given.precision],
            "month": _month(given.month), "not_before": not_before, "delay_reason": given.delay_reason.strip(),
            "named": sorted(named), "not_meant": sorted(not_meant - named),
            "spoken": sorted(set(organisations_in(texts, known_organisations())) - not_meant),
            "legal_act": given.legal_act.strip(), "result": given.result.strip(),
        }  # fmt: skip
        return deed.record("incident.drafted", subject=number, actor=actor.number, facts=facts)


def ask_reply(*, number: str, measure: int = ACCOUNT, due: int, by: Any) -> int:
    """Ask everybody whom the draft names or the incident implicates to comment on it; the record's sequence."""
    if due < clock.today() + LEAST_DAYS:
        raise Refused("REPLY_DAYS", days=LEAST_DAYS)
    with acting(INCIDENTS) as deed:
        row = _assessed(number, deed.rows)
        actor = handler(row, by)
        draft = _draft(number, measure, deed.rows)
        asked = {one.organisation for one in _asked(draft, deed.rows)}
        organisations = [code for code in required_for(number, draft) if code not in asked]
        if not organisations:
            raise Refused("REPLY_NOBODY")
        facts = {"draft": draft.seq, "organisations": organisations, "due": due}
        seq = deed.record("incident.asked", subject=number, actor=actor.number, facts=facts)
    return seq


def record_reply(
    *, draft: int, organisation: str, text: str, means: Means = Means.PAGE, reference: str = "", by: Any
) -> int:
    """Record what an organisation says of the draft that names it; the record's sequence.

    It is taken until the draft is frozen, also after the day it was due. Staff enter what came by letter.
    """
    actor = require(by, Act.REPLY_TO_DRAFT, at=Place(organisation=organisation))
    if not text.strip():
        raise Refused("REPLY_EMPTY")
    with acting(INCIDENTS) as deed:
        asked = deed.rows.of(AskedRow).find("id", [f"{draft}/{fold(organisation)}"])
        found = deed.rows.of(DraftRow).find("seq", [draft])
        if not asked or not found:
            raise Refused("REPLY_NOT_ASKED", organisation=organisation)
        _draft(found[0].incident, found[0].measure, deed.rows, seq=draft)
        facts = {
            "draft": draft, "organisation": asked[0].organisation, "text": text.strip(), "means": means.value,
            "reference": reference.strip(), "day": clock.today(),
        }  # fmt: skip
        return deed.record("incident.replied", subject=found[0].incident, actor=actor.number, facts=facts)


def approve(
    *, number: str, measure: int = ACCOUNT, override: str = "", passing_over: str = "",
    kept_back: Collection[str] = (), by: Any,
) -> int:  # fmt: skip
    """Freeze the draft as the next version, public from its day on; the record's sequence.

    ``override`` is a second person's reason to publish before replies are due, ``passing_over`` why what the check
    warns of may stand; ``kept_back`` names organisations whose reply could endanger somebody.
    """
    with acting(INCIDENTS) as deed:
        row = _assessed(number, deed.rows)
        actor = require(by, Act.PUBLISH_INCIDENT, at=place_named(row.site, row.area, row.province))
        taken = _measure(row, measure, deed.rows)
        draft = _draft(number, measure, deed.rows)
        asked = sorted(_asked(draft, deed.rows), key=lambda one: one.organisation)
        early = _early(number, draft, asked)
        if early and not override.strip():
            first = early[0]
            raise Refused("REPLY_DUE", organisation=first.organisation, day=day_text(first.due))
        if early and not may_override(actor.number, draft.actor, asked):
            raise Refused("REPLY_SECOND")
        warned = warnings_of(row, draft, asked)
        if warned and not passing_over.strip():
            raise Refused("DRAFT_WARNED", number=len(warned))
        before = [one for one in _editions(number, measure, deed.rows) if one.recalled_seq is None]
        reference = before[0].reference if before else _reference(measure)
        version = max((one.version for one in before), default=0) + 1
        fields = document(facts_of(row, taken), draft, asked, kept_back)
        facts = {
            "measure": measure, "draft": draft.seq, "reference": reference, "version": version,
            "from_day": max(draft.not_before, clock.today()), "body": frozen(fields),
            "sha256": hash_of(served(numbered(fields, reference, version), Audience.PUBLIC)),
            "override": override.strip() if early else "", "passed_over": passing_over.strip() if warned else "",
        }  # fmt: skip
        return deed.record("incident.approved", subject=number, actor=actor.number, facts=facts)


def recall(*, number: str, measure: int = ACCOUNT, reason: str, by: Any) -> int:
    """Take back a version that still waits for its day; the record's sequence. What is public stays so."""
    if not reason.strip():
        raise Refused("STEP_REASON")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = require(by, Act.PUBLISH_INCIDENT, at=place_named(row.site, row.area, row.province))
        today = clock.today()
        waiting = [
            one
            for one in _editions(number, measure, deed.rows)
            if one.recalled_seq is None and one.from_day > today
        ]  # fmt: skip
        if not waiting:
            raise Refused("EDITION_UNKNOWN")
        facts = {"edition": max(one.seq for one in waiting), "reason": reason.strip()}
        return deed.record("incident.recalled", subject=number, actor=actor.number, facts=facts)


def _assessed(number: str, rows: Rows) -> IncidentRow:
    row = held(number, rows)
    if State(row.state) in UNASSESSED:
        raise Refused("NOT_ASSESSED")
    return row


def _measure(row: IncidentRow, measure: int, rows: Rows) -> MeasureRow | None:
    if measure == ACCOUNT:
        return None
    found = [one for one in rows.of(MeasureRow).find("incident", [row.number]) if one.seq == measure]
    if not found:
        raise Refused("MEASURE_UNKNOWN")
    return found[0]


def _draft(number: str, measure: int, rows: Rows, *, seq: int | None = None) -> DraftRow:
    """The draft that counts; refused where it is frozen, or is not the one that is meant."""
    drafts = [one for one in rows.of(DraftRow).find("incident", [number]) if one.measure == measure]
    last = max(drafts, key=lambda one: one.seq, default=None)
    if last is None or seq not in (None, last.seq):
        raise Refused("DRAFT_UNKNOWN")
    if any(one.draft == last.seq and one.recalled_seq is None for one in _editions(number, measure, rows)):
        raise Refused("DRAFT_FROZEN")
    return last


def _asked(draft: DraftRow, rows: Rows) -> list[AskedRow]:
    return rows.of(AskedRow).find("draft", [draft.seq])


def _editions(number: str, measure: int, rows: Rows) -> list[EditionRow]:
    return [one for one in rows.of(EditionRow).find("incident", [number]) if one.measure == measure]


def _early(number: str, draft: DraftRow, asked: list[AskedRow]) -> list[AskedRow]:
    """Whose reply is not due yet; refused where somebody was not even asked."""
    standing = standings(required_for(number, draft), asked, clock.today())
    for organisation, stands in standing.items():
        if stands is Standing.TO_ASK:
            raise Refused("REPLY_NOT_ASKED", organisation=organisation)
    return [one for one in asked if standing[one.organisation] is Standing.WAITED_FOR]


def _reference(measure: int) -> str:
    """The next public number of the year: it counts what was approved, not what was reported."""
    sort = "S-" if measure != ACCOUNT else ""
    start = f"{sort}{clock.now().year}-"
    known = Edition.objects.filter(reference__startswith=start).values_list("reference", flat=True)
    return f"{start}{max((int(one.rpartition('-')[2]) for one in known), default=0) + 1:04d}"


def _month(text: str) -> str:
    if text.strip() and not MONTH.fullmatch(text.strip()):
        raise Refused("MONTH_UNKNOWN")
    return text.strip()


def _codes(named: Collection[str]) -> list[str]:
    """The codes of organisations as the register writes them."""
    found = []
    for written in named:
        organisation = organisation_called(written)
        if organisation is None:
            raise Refused("ORGANISATION_UNKNOWN", organisation=written)
        found.append(organisation.code)
    return found
