"""Indicators that the theory needs and no room counts: each says with which room, or from whom, it comes. (change)"""

from .communities import LIVELIHOODS, REPORTING, SAFETY
from .government import COMMITTEES
from .industry import INDUSTRY
from .market import MARKET
from .projects import PROJECTS
from .state import STATE
from .trainings import TRAININGS

AWAITED = (*INDUSTRY, *TRAININGS, *MARKET, *COMMITTEES, *STATE, *LIVELIHOODS, *SAFETY, *REPORTING, *PROJECTS)
