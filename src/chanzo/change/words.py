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
