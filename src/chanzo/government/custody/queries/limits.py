"""What custody reckons with, as people set it from a day on. (government)"""

from chanzo.findings.models import Parameter

from ..rules.quotas import limit_on
from ..types.quotas import Limit

# The name under which these limits stand beside those of the rules.
RULE = "CUSTODY"


class Limits:
    """Every limit that was set, read once."""

    def __init__(self) -> None:
        rows = Parameter.objects.filter(rule=RULE, value__isnull=False).order_by("seq")
        self.known = [Limit(row.name, int(row.value or 0), row.scope_value, row.valid_from) for row in rows]

    def on(self, name: str, day: int, site: str = "") -> int:
        """The value in force on a day, at a site where one is named."""
        return limit_on(self.known, name, day, site)
