"""What recommendations of a period came to, party by party. (incidents)"""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.web.tables import Column, Table

from ..queries.recommendations import counted_by_party, recommendations_visible_to
from ..rules.counting import Counted, total
from ..words import SORTS

COLUMNS = [
    Column("party", N_("Given to")),
    Column("sort", N_("Whose side")),
    Column("given", N_("Recommended"), "count"),
    Column("answered", N_("Answered"), "count"),
    Column("answered_share", N_("Answered in time"), "share"),
    Column("refused", N_("Refused"), "count"),
    Column("done", N_("Done and verified"), "count"),
    Column("done_share", N_("Done in time"), "share"),
    Column("to_verify", N_("To verify"), "count"),
    Column("dropped", N_("Dropped"), "count"),
    Column("overdue", N_("Past their day"), "count"),
]


def recommendations_table(user: Any, first: int, last: int) -> Table:
    """What a reader may know of a period's recommendations, by party, those with most past their day first."""
    found = list(recommendations_visible_to(user).filter(given_day__gte=first, given_day__lte=last))
    by_party = counted_by_party(found, clock.today())
    late_first = sorted(by_party.items(), key=lambda one: (-one[1].overdue, one[0].sort, one[0].name))
    rows = [_row(side.name, SORTS[side.sort], count) for side, count in late_first]
    if rows:
        rows.append(_row(_("All of them"), "", total(by_party.values())))
    return Table("recommendations", _("Recommendations, by party"), COLUMNS, rows,
                 _("No recommendation was given in this period."))  # fmt: skip


def _row(party: Any, sort: Any, count: Counted) -> dict[str, Any]:
    shares = {"answered_share": count.answered_share, "done_share": count.done_share}
    return asdict(count) | shares | {"party": party, "sort": sort}
