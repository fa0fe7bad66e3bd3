"""Words of findings for pages: severities, states, subjects, sentences, facts. (verification)"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web import formats

SEVERITIES: dict[str, Promise] = {"S": _("Serious"), "W": _("Warning"), "N": _("Note")}
STATES: dict[str, Promise] = {
    "candidate": _("To judge"),
    "queried": _("Asked"),
    "explained": _("Explained"),
    "corrected": _("Corrected"),
    "incident": _("Incident"),
    "cleared": _("Cleared"),
}
VERDICT_WORDS: dict[str, Promise] = {
    "explained": _("Explained: it is as it should be, and here is why"),
    "corrected": _("Corrected: it was wrong on paper, and the paper was put right"),
    "incident": _("Incident: something happened that must be followed"),
}
SUBJECTS: dict[str, Promise] = {
    "tag": _("Tag"),
    "lot": _("Lot"),
    "batch": _("Batch"),
    "page": _("Page"),
    "edge": _("Step between two lots"),
    "site_month": _("Site and month"),
    "point_month": _("Tagging point and month"),
    "organisation_month": _("Organisation and month"),
    "agent_month": _("Agent, site and month"),
}
HISTORY: dict[str, Promise] = {
    "raised": _("Raised"),
    "changed": _("Changed"),
    "cleared": _("Cleared: the rule no longer fires"),
    "reopened": _("Opened again: what it rests on changed"),
    "queried": _("Asked"),
    "answered": _("Answered"),
    "explained": _("Explained"),
    "corrected": _("Corrected"),
    "incident": _("Incident"),
}
# Units that names of facts end in; the value says them.
_UNIT = re.compile(r"_(g|pm|mpct|m)\Z")


def measured(name: str, value: Any) -> str:
    """A fact or limit by the unit that its name ends in: grams, metres, thousandths, days."""
    if isinstance(value, bool) or not isinstance(value, int):
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if name.endswith("_g"):
        return formats.mass(value, 3 if value % 100 else 1) if value >= 0 else f"-{formats.mass(-value)}"
    if name.endswith("_mpct"):
        return formats.share(value / 100_000)
    if name.endswith("_pm"):
        return formats.share(value / 1000)
    if name.endswith("_m"):
        return f"{formats.count(value)} m"
    return formats.count(value)


def facts_shown(case: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, str]]:
    """Name and value of each fact of a case, those inside others under their name."""
    for name, value in case.items():
        if name in ("severity", "what"):
            continue
        label = f"{under} {name}".strip()
        if isinstance(value, Mapping):
            yield from facts_shown(value, label)
        elif isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
            for at, item in enumerate(value, start=1):
                yield from facts_shown(item, f"{label} {at}")
        else:
            yield _UNIT.sub("", label).replace("_", " "), measured(name, value)
