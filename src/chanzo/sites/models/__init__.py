"""Rows of mine sites: what registers say, and what the programme's own acts on sites add. (sites)"""

from .dated import Assessment, SiteAttribute, StatusAct, SuspensionAct
from .evaluation import AreaRequest, RequestStep
from .register import Site, SiteAlias, SiteChange, SiteStatus, SiteVersion, Suspension
from .study import Estimate, Study, StudyDraft, StudyPhoto, Yield
from .visits import Visit

__all__ = [
    "AreaRequest",
    "Assessment",
    "Estimate",
    "RequestStep",
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
