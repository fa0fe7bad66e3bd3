"""What acts say of a site's identity beside its line in the register. (sites)

site.attribute_stated    an identifier, a licence, an operator from a day  -> a fact
site.attribute_ended     its last day                                      -> the fact ends
site.changed             renamed, merged, split or closed                  -> no row: the register's lines say it
"""

from dataclasses import replace

from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..rules.identifiers import identifier_read
from ..types.identity import AttributeRow, Sort


def key_of(sort: str, value: str) -> str:
    """The form under which values of a sort are compared."""
    read = identifier_read(value) if sort == Sort.ICGLR else None
    return read.key if read else fold(value)


def stated(told: Told, rows: Rows) -> None:
    """A fact holds from a day."""
    facts = told.facts
    rows.of(AttributeRow).put(
        AttributeRow(
            seq=told.seq, site=told.subject, sort=facts["sort"], value=facts["value"],
            folded=key_of(facts["sort"], facts["value"]), licence=facts["licence"], organisation=facts["organisation"],
            from_day=facts["from"], to_day=facts["to"], document=facts["document"], actor=told.actor, ended_by=None,
        )
    )  # fmt: skip


def ended(told: Told, rows: Rows) -> None:
    """A fact holds to a day."""
    for row in rows.of(AttributeRow).find("seq", [told.facts["attribute"]]):
        rows.of(AttributeRow).put(replace(row, to_day=told.facts["to"], ended_by=told.seq))


IDENTITY = Noun(
    (RowTable("sites_attribute", AttributeRow, "seq", ("site", "folded")),),
    {"site.attribute_stated": stated, "site.attribute_ended": ended},
)
