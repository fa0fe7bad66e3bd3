"""The theory as the programme has it on a day: what is shipped, and what was changed since. (change)"""

from collections.abc import Sequence

from django.db.models import Q

from ..models import Edit
from ..rows import EditRow, Part
from ..rules.edits import part_called
from ..rules.overlay import Stated, overlaid, stated
from ..shipped import shipped_theory
from ..types import Theory


def theory_on(head: int | None = None) -> Theory:
    """The theory up to a record of the ledger, or as it stands now."""
    return overlaid(shipped_theory(), edits_until(head))


def edits_until(head: int | None = None) -> list[EditRow]:
    """Every edit up to a record, oldest first."""
    found = Edit.objects.order_by("seq")
    return [edit.facts() for edit in (found if head is None else found.filter(seq__lte=head))]


def last_edits() -> dict[str, EditRow]:
    """The last edit of each part and link that was ever edited."""
    return {edit.subject: edit for edit in edits_until()}


def last_edit_of(subject: str) -> int:
    """The record of a subject's last edit; 0 where it stands as it was shipped."""
    return Edit.objects.filter(subject=subject).order_by("-seq").values_list("seq", flat=True).first() or 0


def last_stood(key: str) -> Stated | None:
    """What a key stood for when it last was stated, if it ever was."""
    edit = Edit.objects.filter(subject=key, ended=False).order_by("-seq").first()
    if edit is not None:
        return stated(key, edit.facts().facts)
    return part_called(shipped_theory(), key)


def history_of(key: str) -> Sequence[EditRow]:
    """What was done with a part and with its links, newest first."""
    links = Q(subject__startswith=f"{key}>") | Q(subject__endswith=f">{key}")
    found = Edit.objects.filter(Q(subject=key) | Q(part=Part.LINK) & links)
    return [edit.facts() for edit in found.order_by("-seq")]
