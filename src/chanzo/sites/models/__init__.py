"""Rows of mine sites: what registers say, and what the programme's own acts on sites add. (sites)"""

from .register import Site, SiteAlias, SiteChange, SiteStatus, SiteVersion, Suspension
from .visits import Visit

__all__ = ["Site", "SiteAlias", "SiteChange", "SiteStatus", "SiteVersion", "Suspension", "Visit"]
