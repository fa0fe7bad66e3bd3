"""Rows of mine sites: what registers say, and what the programme's own acts on sites add. (sites)"""

from .dated import Assessment, SiteAttribute, StatusAct, SuspensionAct
from .evaluation import AreaRequest, RequestStep
from .register import Site, SiteAlias, SiteChange, SiteStatus, SiteVersion, Suspension

__all__ = [
    "AreaRequest",
    "Assessment",
    "RequestStep",
    "Site",
    "SiteAlias",
    "SiteAttribute",
    "SiteChange",
    "SiteStatus",
    "SiteVersion",
    "StatusAct",
    "Suspension",
    "SuspensionAct",
]
