"""The installation's own list of categories: one is added from a day, or ends with a day. (incidents)"""

import re
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..projections import INCIDENTS
from ..queries.categories import categories
from ..types import Category

_CODE = re.compile(r"[a-z][a-z_]{1,39}")


def add_category(*, category: Category, by: Any) -> int:
    """Let a category be given from a day, with labels in both languages; the record's sequence.

    A code that stands already ends first: so its flags change from a day on, and what was given before keeps them.
    """
    actor = require(by, Act.KEEP_CATEGORIES)
    code, first = category.code.strip(), category.from_day
    if not _CODE.fullmatch(code):
        raise Refused("CATEGORY_CODE", category=code)
    if not category.label.strip() or not category.label_fr.strip():
        raise Refused("CATEGORY_LABELS")
    if first is None:
        raise Refused("CATEGORY_DAY")
    with acting(INCIDENTS) as deed:
        before = categories().last(code)
        if before is not None and (before.to_day is None or before.to_day >= first):
            raise Refused("CATEGORY_STANDS", category=code)
        facts = {
            "label": category.label.strip(), "label_fr": category.label_fr.strip(), "annex": category.annex,
            "suspends": category.suspends, "from": first,
        }  # fmt: skip
        return deed.record("category.added", subject=code, actor=actor.number, facts=facts)


def end_category(*, code: str, last_day: int, by: Any) -> int:
    """Let a category be given up to a day and no longer; cases that bear it keep it. The record's sequence."""
    actor = require(by, Act.KEEP_CATEGORIES)
    with acting(INCIDENTS) as deed:
        before = categories().last(code)
        if before is None or before.to_day is not None:
            raise Refused("CATEGORY_NOT_STANDING", category=code)
        if before.from_day is not None and last_day < before.from_day:
            raise Refused("DAYS_BACKWARDS")
        return deed.record("category.ended", subject=code, actor=actor.number, facts={"to": last_day})
