"""The theory in words: groups, levels, sorts of parts, degrees. (change)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rows import Part
from .types import Degree, Group, Level

GROUPS: dict[str, Promise] = {
    Group.ALL: _("All groups"),
    Group.INDUSTRY: _("Industry"),
    Group.GOVERNMENT: _("Government"),
    Group.COMMUNITIES: _("Mining communities"),
}
LEVELS: dict[str, Promise] = {
    Level.VISION: _("Vision"),
    Level.OUTCOME: _("Outcome"),
    Level.OUTPUT: _("Output"),
    Level.ACTIVITY: _("Activity"),
    Level.PROBLEM: _("Problem"),
}
# What may stand in a cell: a statement's level, an assumption, a risk.
SORTS: dict[str, Promise] = {**LEVELS, Part.ASSUMPTION: _("Assumption"), Part.RISK: _("Risk")}
DEGREES: dict[str, Promise] = {Degree.LOW: _("Low"), Degree.MIDDLE: _("Middle"), Degree.HIGH: _("High")}
# What indicators are about: the part of a code before its point.
ABOUT: dict[str, Promise] = {
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
