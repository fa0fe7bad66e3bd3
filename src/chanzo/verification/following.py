"""Which findings came and went with an act of a lower room, read from the ledger itself. (verification)

An act that states a line of a register is followed in the ledger by that line and by what judging it said
(``findings.judged``); so the answer is the same on the day and years later. A record of somebody else in between ends
it: what is judged after that stands with the findings, but cannot be told apart any more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from chanzo.findings.types import finding_id
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.replay import records
from chanzo.people.policies import may
from chanzo.people.types import Act

from .gate import as_read_by, findings_visible_to
from .views.findings import finding_url
from .views.sentences import sentence_of_finding

# Records that one act may be followed by; each tells of five hundred findings.
MOST = 40
SORTS = ("raised", "changed", "cleared")


@dataclass(frozen=True)
class Followed:
    """A finding that came, changed or went, as a reader may see it."""

    sort: str
    id: str
    url: str
    subject: str
    rule: str
    text: str


def findings_after(seq: int) -> dict[str, list[str]]:
    """Ids of findings that the judging right behind a record raised, changed and cleared."""
    found: dict[str, list[str]] = {sort: [] for sort in SORTS}
    source = ""
    for entry in records(after=seq - 1, upto=min(seq + MOST, head_of_ledger())):
        if entry.seq == seq:
            source = f"{entry.kind} {seq}"
        elif entry.kind == "findings.judged":
            for sort in SORTS:
                found[sort] += [_id(told) for told in entry.facts[sort]]
        elif entry.kind != "sheet.recorded" or entry.facts["file"] != source:
            break
    return found


def _id(told: str | dict[str, Any]) -> str:
    if isinstance(told, str):
        return told
    return finding_id(told["rule"], told["subject_type"], told["subject"])


def followed_by(request: HttpRequest, seq: int) -> Iterator[Followed]:
    """The findings among them that this reader may see."""
    for sort, names in findings_after(seq).items():
        seen = findings_visible_to(request.user).filter(id__in=names).order_by("rule", "subject")
        for finding in as_read_by(request.user, seen):
            text = sentence_of_finding(finding)
            yield Followed(sort, finding.id, finding_url(finding.id), finding.subject, finding.rule, text)


def after_estimate(request: HttpRequest, estimate: Any) -> dict[str, Any] | None:
    """What validating a capacity changed, for those who see findings."""
    if estimate.state != "validated" or not may(request.user, Act.SEE_FINDINGS):
        return None
    found = list(followed_by(request, estimate.decided))
    groups = [(sort, [one for one in found if one.sort == sort]) for sort in SORTS]
    return {"groups": groups, "any": bool(found)}
