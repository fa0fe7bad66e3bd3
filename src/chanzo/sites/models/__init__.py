"""Rows of mine sites: what registers say, and what the programme's own acts on sites add. (sites)"""

from .dated import Assessment, SiteAttribute, StatusAct, SuspensionAct
from .documents import KeptDocument
from .evaluation import AreaRequest, RequestStep
from .mine_lists import ListedRow, MineList
from .observations import Observation
from .register import Site, SiteAlias, SiteChange, SiteStatus, SiteVersion, Suspension
from .screening import Screening
from .study import Estimate, Study, StudyDraft, StudyPhoto, Yield
from .visits import Visit

__all__ = [
    "AreaRequest",
    "Assessment",
    "Estimate",
    "KeptDocument",
    "ListedRow",
    "MineList",
    "Observation",
    "RequestStep",
    "Screening",
    "Site",
    "SiteAlias",
    "SiteAttribute",
    "SiteChange",
    "SiteStatus",
    "SiteVersion",
    "StatusAct",
    "Study",
    "StudyDraft",
    "StudyPhoto",
    "Suspension",
    "SuspensionAct",
    "Visit",
    "Yield",
]
