"""The rules in words: the page of each, the sentence of each case, and the document they make. (verification)"""

from collections.abc import Callable, Mapping
from typing import Any

from chanzo.verification.pages import custody, logbooks, minerals, places, production, receipts, tags, weights
from chanzo.verification.pages.page import RulePage, sentence
from chanzo.verification.parameters import DEFAULTS
from chanzo.verification.rules import RULES

ROOMS = (tags, custody, weights, production, places, logbooks, minerals, receipts)
_WRITTEN = {page.code: page for room in ROOMS for page in room.PAGES}
PAGES: dict[str, RulePage] = {code: _WRITTEN[code] for code in RULES}
INTRODUCTION = (
    "Generated from the program. Each rule is a pure function over arrays (`chanzo.verification.rules`), judged again "
    "whenever one of its keys is touched. Limits are exclusive; units: `_g` grams, `_m` metres, `_pm` thousandths, "
    "`_mpct` thousandths of a percent."
)
SEVERITIES = {"S": "serious", "W": "warning", "N": "note"}


def message(
    rule: str, subject: str, facts: Mapping[str, Any], translate: Callable[[str], str] = str, point: str = "."
) -> str:
    """What a finding says: one sentence for each different thing its cases say, in their order.

    Another holder's case is known by its place and date only (findings/redaction.py) and says nothing.
    """
    said: dict[str, None] = {}
    for case in facts["cases"]:
        if "what" in case:
            said[sentence(PAGES[rule].messages[case["what"]], subject, case, translate, point)] = None
    return " ".join(said)


def rules_markdown() -> str:
    """The document of all rules: sentence, fraud, source, severity, keys, parameters by default, example, messages."""
    parts = [
        "# Verification rules",
        INTRODUCTION,
    ]
    for code, page in PAGES.items():
        rule = RULES[code]
        parts += [
            f"## {code}: {page.title}",
            page.sentence,
            f"*Written for*: {page.fraud}",
            f"*Source*: {page.source}.",
        ]
        gravity = ", ".join(SEVERITIES[letter] for letter in rule.severities)
        parts.append(f"*Severity*: {gravity}. *Judged by*: {', '.join(rule.key_types)}. *Version*: {rule.version}.")
        parameters = [
            f"| `{row.name}` | {row.value} | {row.scope_value or row.scope} |" for row in DEFAULTS if row.rule == code
        ]
        if parameters:
            parts.append("\n".join(["| parameter | default | for |", "|---|---|---|", *parameters]))
        parts.append(f"*Example*: {page.example}")
        parts.append("\n".join(f"- `{what}`: {text}" for what, text in page.messages.items()))
    return "\n\n".join(parts) + "\n"
