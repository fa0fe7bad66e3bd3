"""What a finding says, in the reader's language. (verification)"""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext

from chanzo.findings.models import Finding

from ..pages import message


def sentence_of_finding(finding: Finding) -> str:
    """One sentence for each thing that the finding's cases say."""
    return told(finding.rule, finding.subject, json.loads(finding.facts))


def told(rule: str, subject: str, facts: Mapping[str, Any]) -> str:
    """The sentences of some cases; numbers as the reader writes them."""
    return message(rule, subject, facts, gettext, get_format("DECIMAL_SEPARATOR"))
