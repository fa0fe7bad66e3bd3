"""What a finding says, in the reader's language. (verification)"""

import json
from collections.abc import Mapping
from typing import Any

from chanzo.findings.models import Finding

from ..words import facts_shown


def sentence_of_case(rule: str, case: Mapping[str, Any]) -> str:
    """The sentence of one case."""
    return "; ".join(f"{name} {value}" for name, value in list(facts_shown(case))[:6])


def sentence_of_finding(finding: Finding) -> str:
    """The sentences of a finding's cases, one after the other."""
    return " ".join(sentence_of_case(finding.rule, case) for case in json.loads(finding.facts)["cases"])
