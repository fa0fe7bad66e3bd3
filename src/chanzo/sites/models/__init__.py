"""Rows of mine sites: what registers say, and what the programme's own acts on sites add. (sites)"""

from .register import Site, SiteAlias, SiteChange, SiteStatus, SiteVersion, Suspension
from .study import Estimate, Study, StudyDraft, StudyPhoto, Yield
from .visits import Visit

__all__ = [
    "Estimate",
    "Site",
    "SiteAlias",
    "SiteChange",
    "SiteStatus",
    "SiteVersion",
    "Study",
    "StudyDraft",
    "StudyPhoto",
    "Suspension",
    "Visit",
    "Yield",
]
