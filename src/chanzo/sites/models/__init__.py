"""Rows of mine sites: what registers say, and what the programme's own acts on sites add. (sites)"""

from .mine_lists import ListedRow, MineList
from .observations import Observation
from .register import Site, SiteAlias, SiteChange, SiteStatus, SiteVersion, Suspension
from .screening import Screening
from .study import Estimate, Study, StudyDraft, StudyPhoto, Yield

__all__ = [
    "Estimate",
    "ListedRow",
    "MineList",
    "Observation",
    "Screening",
    "Site",
    "SiteAlias",
    "SiteChange",
    "SiteStatus",
    "SiteVersion",
    "Study",
    "StudyDraft",
    "StudyPhoto",
    "Suspension",
    "Yield",
]
