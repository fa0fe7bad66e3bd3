"""What acts on the theory do to rows. (change)

theory.stated   a statement, assumption or risk as it reads from now on, new or reworded  -> an edit
theory.linked   one statement brings about another, and why                               -> an edit
theory.ended    a part or a link stands no more, and why                                  -> an edit
"""

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..rows import EditRow, Part


def _edited(told: Told, rows: Rows, part: str, *, ended: bool) -> None:
    facts = canonical(told.facts)
    rows.of(EditRow).put(EditRow(told.seq, part, told.subject, ended, facts, told.actor, told.at))


def stated(told: Told, rows: Rows) -> None:
    """A part reads anew."""
    _edited(told, rows, told.facts["part"], ended=False)


def linked(told: Told, rows: Rows) -> None:
    """A link stands, with its reason."""
    _edited(told, rows, Part.LINK, ended=False)


def ended(told: Told, rows: Rows) -> None:
    """A part or a link stands no more."""
    _edited(told, rows, told.facts["part"], ended=True)


EDITS = Noun(
    (RowTable("change_edit", EditRow, "seq", ("subject",)),),
    {"theory.stated": stated, "theory.linked": linked, "theory.ended": ended},
)
