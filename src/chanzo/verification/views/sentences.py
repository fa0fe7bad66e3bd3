"""What a finding says, in the reader's language, short enough to be read at a glance. (verification)"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext, ngettext

from chanzo.findings.models import Finding
from chanzo.traceability.words import cell_name, minerals_of
from chanzo.web import formats

from ..pages import message
from ..words import CODES

# Things that one sentence names, sentences that one finding says.
NAMED, SAID = 3, 2
MINERAL_FACTS = ("mineral", "held", "registered")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def sentence_of_finding(finding: Finding) -> str:
    """One sentence for each thing that the finding's cases say; those beyond the first few are counted."""
    return told(finding.rule, finding.subject, json.loads(finding.facts)["cases"])


def told(rule: str, subject: str, cases: list[Mapping[str, Any]]) -> str:
    """The sentences of some cases; numbers and days as the reader writes them."""
    subject = subject.replace(">", " → ")  # a step between two lots
    said: dict[str, None] = {}
    left = 0
    for case in cases:
        if len(said) == SAID:
            left += 1
            continue
        if sentence := message(rule, subject, {"cases": [_read(case)]}, gettext, get_format("DECIMAL_SEPARATOR")):
            said[sentence] = None
    if left:
        said[ngettext("And %(count)s more like it.", "And %(count)s more like it.", left) % {"count": left}] = None
    return " ".join(said)


def _read(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in facts.items()}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return _read(value)
    if isinstance(value, list):
        shown = [_value(name, item) for item in value[:NAMED]]
        more = len(value) - NAMED
        return [*shown, gettext("and %(count)s more") % {"count": formats.count(more)}] if more > 0 else shown
    if isinstance(value, str) and _DAY.match(value):
        return formats.day(date.fromisoformat(value))
    if isinstance(value, str) and name in MINERAL_FACTS:
        return ", ".join(word.lower() for _code, word in minerals_of(value.replace(";", "+"))) or value
    if isinstance(value, str) and name == "cells":
        return cell_name(value if value.startswith("tag") else f"{value}_kg")
    if isinstance(value, str) and name in ("action", "status"):
        return str(CODES[name].get(value, value)).lower()
    if isinstance(value, int) and not isinstance(value, bool) and name.endswith("_g") and value >= 0:
        return formats.mass(value)
    return value
