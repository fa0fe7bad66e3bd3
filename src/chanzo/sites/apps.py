"""Mine sites: identity, capacity, statuses, suspensions. (sites)"""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "chanzo.sites"
    label = "sites"
