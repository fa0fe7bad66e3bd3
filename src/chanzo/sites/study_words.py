"""Studies and capacities in words: answers as people read them, reasons, agreements, states. (sites)"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.web.formats import NONE, count, day, mass
from chanzo.web.status import Status, offer_words

from .types.capacity import Agreement, Basis, Comparison, EstimateState, Move, Range, Second
from .types.study import Privacy, Question, Sort

YES_NO = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No"), "unknown": gettext_lazy("Not known")}
PRIVACIES: dict[str, Promise] = {
    Privacy.PUBLIC: gettext_lazy("public"),
    Privacy.PROGRAMME: gettext_lazy("for the programme"),
    Privacy.CONFIDENTIAL: gettext_lazy("confidential"),
}
BASES: dict[str, Promise] = {
    Basis.STATED: gettext_lazy("Stated by people"),
    Basis.OBSERVED: gettext_lazy("Weighed or counted"),
    Basis.COMPUTED: gettext_lazy("Computed from workers"),
    Basis.COMBINED: gettext_lazy("All of these together"),
}
SECONDS: dict[str, Promise] = {
    Second.ABOVE_RANGE: gettext_lazy("It is above what the workers counted are likely to dig at the region’s yields."),
    Second.NO_RANGE: gettext_lazy("No yield can be reckoned: the study counts no workers or names no mineral."),
    Second.OWN_STUDY: gettext_lazy("Whoever proposes it recorded the study."),
}
MOVES: dict[str, Promise] = {
    Move.CONFIRM: gettext_lazy("Confirm"),
    Move.DECLINE: gettext_lazy("Decline"),
    Move.WITHDRAW: gettext_lazy("Withdraw my proposal"),
}

offer_words(
    "estimate",
    {
        EstimateState.WAITING: Status("warning", gettext_lazy("Waits for a second person")),
        EstimateState.VALIDATED: Status("good", gettext_lazy("Validated")),
        EstimateState.DECLINED: Status("serious", gettext_lazy("Declined")),
        EstimateState.WITHDRAWN: Status("note", gettext_lazy("Withdrawn by its author")),
    },
)
offer_words(
    "agreement",
    {
        Agreement.AGREE: Status("good", gettext_lazy("They agree")),
        Agreement.DIFFER: Status("warning", gettext_lazy("They differ")),
        Agreement.FAR: Status("serious", gettext_lazy("They are far apart")),
    },
)
offer_words(
    "studied",
    {
        "none": Status("serious", gettext_lazy("No study")),
        "old": Status("warning", gettext_lazy("Over three years old")),
        "fresh": Status("good", gettext_lazy("Studied")),
    },
)
offer_words(
    "alike",
    {"same": Status("good", gettext_lazy("Same")), "other": Status("warning", gettext_lazy("Differs"))},
)


def answer_text(question: Question, value: Any) -> str:
    """An answer as people read it; a dash where none was given."""
    if value in (None, "", []):
        return NONE
    match question.sort:
        case Sort.YES_NO:
            return str(YES_NO.get(value, value))
        case Sort.COUNT:
            return _counted(value, question.unit)
        case Sort.MASS:
            return mass(value, 3 if value % 100 else 1)
        case Sort.DAY:
            return day(value)
        case Sort.CHOICE:
            return choice_text(question, value)
        case Sort.CHOICES:
            return ", ".join(choice_text(question, code) for code in value)
        case Sort.ROWS:
            return "; ".join(row_text(question, row) for row in value)
    return str(value)


def _counted(number: int, unit: str) -> str:
    facts = {"number": count(number)}
    match unit:
        case "days":
            return ngettext("%(number)s day", "%(number)s days", number) % facts
        case "hours":
            return ngettext("%(number)s hour", "%(number)s hours", number) % facts
        case "metres":
            return ngettext("%(number)s metre", "%(number)s metres", number) % facts
    return facts["number"]


def choice_text(question: Question, code: str) -> str:
    """The words of a choice; the code itself where the form knows none."""
    words = dict(question.choices).get(code, code)
    return _(words) if words else NONE


def row_text(question: Question, row: Mapping[str, Any]) -> str:
    """One row of an answer, cell by cell."""
    return ", ".join(f"{_(c.label)}: {answer_text(c, row[c.key])}" for c in question.columns if c.key in row)


def range_text(figure: Range | None) -> str:
    """From how much to how much."""
    if figure is None:
        return NONE
    low, high = mass(figure.low_g, 0), mass(figure.high_g, 0)
    return low if low == high else f"{low} – {high}"


def comparison_text(found: Comparison) -> str:
    """Which two figures, and how many times the one holds the other."""
    facts = {"one": BASES[found.one], "other": BASES[found.other], "times": _times(found.ratio_pm)}
    if found.ratio_pm <= 1000:
        return _("%(one)s, %(other)s: their ranges meet") % facts
    return _("%(one)s, %(other)s: one is at least %(times)s times the other") % facts


def _times(ratio_pm: int) -> str:
    whole, tenths = divmod(round(ratio_pm / 100), 10)
    if whole >= 10 or not tenths:
        return count(round(ratio_pm / 1000))
    return _("%(whole)s.%(tenths)s") % {"whole": whole, "tenths": tenths}
