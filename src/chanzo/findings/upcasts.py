"""How older records of findings are read. (findings)"""

from chanzo.ledger.types import Facts
from chanzo.ledger.upcasting import upcast


@upcast("finding.answered", from_version=1)
def answered_in_the_page(facts: Facts) -> Facts:
    """At first only those who were asked answered, themselves and in the page."""
    return facts | {"given_by": "", "means": "page", "given_on": None, "read_back": False}
