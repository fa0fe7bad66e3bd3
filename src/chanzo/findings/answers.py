"""A finding as commands and programs read it; the room of the rules lends the sentence. (findings)"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from chanzo.core.days import day_text

from .models import Finding

Sentence = Callable[[str, str, Mapping[str, Any]], str]

COLUMNS = (
    "id", "rule", "severity", "state", "subject", "subject_type", "site", "page", "line", "event_date", "message",
    "facts", "parameters", "rule_version",
)  # fmt: skip

_sentences: list[Sentence] = []


def register_sentence(sentence: Sentence) -> None:
    """Take the function that says a finding in words, of its rule, subject and facts."""
    _sentences[:] = [sentence]


def answer(finding: Finding) -> dict[str, Any]:
    """The document of one finding."""
    facts = json.loads(finding.facts)
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "state": finding.state,
        "subject": finding.subject,
        "subject_type": finding.subject_type,
        "site": finding.site,
        "page": finding.page,
        "line": finding.line,
        "event_date": day_text(finding.day),
        "message": "".join(say(finding.rule, finding.subject, facts) for say in _sentences),
        "facts": facts,
        "parameters": json.loads(finding.parameters),
        "rule_version": finding.rule_version,
    }
