"""The theory of change in words: groups, levels, standings, trends, values with their unit. (change)"""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import month_number
from chanzo.core.indicators import Direction, Indicator, Method, Reckoning, registered
from chanzo.incidents.queries.categories import told_of
from chanzo.incidents.words import LEVELS as INCIDENT_LEVELS
from chanzo.people.types import Role
from chanzo.web.formats import NONE, decimals, month
from chanzo.web.menu import Words
from chanzo.web.status import Status, offer_words

from .rows import Part
from .rules.progress import Standing, Trend
from .rules.triggers import Condition, Term, trigger_in, written
from .types import Degree, Group, Holding, Level
from .types import Words as Sentence

GROUPS: dict[str, Words] = {
    Group.ALL: _("All groups"),
    Group.INDUSTRY: _("Industry"),
    Group.GOVERNMENT: _("Government"),
    Group.COMMUNITIES: _("Mining communities"),
}
LEVELS: dict[str, Words] = {
    Level.VISION: _("Vision"),
    Level.OUTCOME: _("Outcome"),
    Level.OUTPUT: _("Output"),
    Level.ACTIVITY: _("Activity"),
    Level.PROBLEM: _("Problem"),
}
# What may stand in a cell: a statement's level, an assumption, a risk.
SORTS: dict[str, Words] = {**LEVELS, Part.ASSUMPTION: _("Assumption"), Part.RISK: _("Risk")}
DEGREES: dict[str, Words] = {Degree.LOW: _("Low"), Degree.MIDDLE: _("Middle"), Degree.HIGH: _("High")}
# What indicators are about: the part of a code before its point.
ABOUT: dict[str, Words] = {
    "agents": _("State agents"),
    "agreements": _("Agreements"),
    "answers": _("Answers"),
    "areas": _("New areas"),
    "audits": _("Audits"),
    "awareness": _("Awareness"),
    "bags": _("Bags"),
    "baselines": _("Baseline studies"),
    "committees": _("Committees"),
    "companies": _("Companies"),
    "context": _("Conflict and politics"),
    "cooperatives": _("Cooperatives"),
    "custody": _("Tag custody"),
    "dossiers": _("Dossiers"),
    "exports": _("Exports"),
    "findings": _("Findings"),
    "incidents": _("Incidents"),
    "investment": _("Investment"),
    "livelihoods": _("Livelihoods"),
    "lots": _("Lots"),
    "miners": _("Miners"),
    "months": _("Months"),
    "networks": _("Community networks"),
    "outreach": _("Outreach"),
    "press": _("Press"),
    "prices": _("Prices"),
    "procedures": _("Procedures"),
    "programme": _("Cost"),
    "projects": _("Projects"),
    "quiz": _("Knowledge"),
    "records": _("Records"),
    "security": _("Security and safety"),
    "sites": _("Sites"),
    "standards": _("Standards"),
    "suppliers": _("Suppliers"),
    "taxes": _("Taxes"),
    "tools": _("Tools"),
    "trainings": _("Trainings"),
    "visits": _("Visits"),
    "whistleblowing": _("Whistleblowing"),
}
HEADINGS: dict[str, Words] = {
    Level.VISION: _("Vision"),
    Level.OUTCOME: _("Outcomes"),
    Level.OUTPUT: _("Outputs"),
    Level.ACTIVITY: _("Activities"),
    Level.PROBLEM: _("What the programme starts from"),
}
STANDINGS = {
    Standing.ON_TRACK: Status("good", _("On track")),
    Standing.OFF_TRACK: Status("serious", _("Off track")),
    Standing.NO_TARGET: Status("note", _("No target")),
    Standing.NO_DATA: Status("warning", _("No data")),
}
HOLDINGS = {
    Holding.UNTESTED: Status("note", _("Untested")),
    Holding.HOLDS: Status("good", _("Holds")),
    Holding.WEAKENING: Status("warning", _("Weakening")),
    Holding.BROKEN: Status("serious", _("Broken")),
}
TRENDS: dict[str, tuple[str, Words]] = {
    Trend.RISING: ("↗", _("rising")),
    Trend.FALLING: ("↘", _("falling")),
    Trend.STEADY: ("→", _("steady")),
    Trend.UNKNOWN: ("", _("no trend")),
}
DIRECTIONS: dict[str, Words] = {
    Direction.UP: _("More is better."),
    Direction.DOWN: _("Less is better."),
    Direction.NONE: _("More is neither better nor worse by itself; read it with the others."),
}
METHODS: dict[str, Words] = {
    Method.COMPUTED: _("Computed from records"),
    Method.DECLARED: _("Declared, with evidence"),
    Method.SURVEY: _("From a survey"),
}
ROOMS: dict[str, Words] = {
    "diligence": _("company audits and due diligence"),
    "training": _("training"),
    "committees": _("local committees"),
    "whistleblowing": _("the whistleblowing channel"),
    "projects": _("community projects"),
    "government": _("taxes"),
    "incidents": _("incidents"),
}
BREAKDOWNS: dict[str, Words] = {
    "month": _("Month"),
    "province": _("Province"),
    "level": _("Level"),
    "category": _("Category"),
    "mineral": _("Mineral"),
    "service": _("Service"),
    "rule": _("Rule"),
    "kind": _("Kind"),
    "action": _("Action"),
    "grade": _("Grade"),
    "ground": _("Ground"),
    "party": _("Party"),
    "procedure": _("Procedure"),
    "result": _("Result"),
    "source": _("Source"),
    "type": _("Type"),
}

offer_words("change_standing", {code.value: status for code, status in STANDINGS.items()})
offer_words(
    "change_compared",
    {
        "same": Status("good", _("Unchanged")),
        "restated": Status("warning", _("Restated")),
        "other": Status("note", _("Another period")),
        "not_counted": Status("note", _("Not counted again")),
        "gone": Status("note", _("Computed no longer")),
    },
)
offer_words("change_holding", {code.value: status for code, status in HOLDINGS.items()})


def sentence(words: Sentence) -> str:
    """A sentence of the theory in the reader's language."""
    return words.in_language(get_language() or "en")


def value_text(indicator: Indicator, value: float | None) -> str:
    """A figure with its unit as people read it; a dash for no data."""
    if value is None:
        return NONE
    if indicator.reckoning is Reckoning.SHARE:
        return f"{decimals(value * 100, 1)} %"
    digits = 0 if float(value).is_integer() and indicator.reckoning is Reckoning.COUNT else 1
    return f"{decimals(value, digits)} {gettext(indicator.unit)}"


def trigger_text(text: str) -> str:
    """A trigger as people read it: what it looks at by name, and the number with its unit."""
    alternatives = trigger_in(text).alternatives if text else ()
    return f" {gettext('or')} ".join(
        f" {gettext('and')} ".join(_condition_text(condition) for condition in conditions)
        for conditions in alternatives
    )


def term_text(term: Term) -> str:
    """What a condition looks at: an indicator by its name, a series as triggers write it."""
    indicator = registered().get(term.name)
    return gettext(indicator.name) if indicator and not term.function else written(term)


def _condition_text(condition: Condition) -> str:
    term, number = condition.term, decimals(condition.number, 2)
    if not term.function and term.name in registered():
        number = value_text(registered()[term.name], condition.number)
    return f"{term_text(term)} {condition.sign} {number}"


def breakdown_word(name: str, value: str) -> str:
    """One value of a breakdown as people read it."""
    if not value:
        return gettext("unknown")
    if name == "category":
        return told_of(value)
    if name == "level" and value.isdecimal():
        return str(INCIDENT_LEVELS.get(int(value), value))
    return month(month_number(value)) if name == "month" else value


def role_word(role: str) -> str:
    """Who answers for something, in the reader's language."""
    return gettext(Role(role).label)
