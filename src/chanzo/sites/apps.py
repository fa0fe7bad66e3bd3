"""Mine sites: identity, capacity, statuses, suspensions. (sites)"""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "chanzo.sites"
    label = "sites"

    def ready(self) -> None:
        from chanzo.ledger.services.acting import register_room

        from .projections import SITES

        register_room(SITES)
