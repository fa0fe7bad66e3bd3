"""Mine sites: identity, capacity, statuses, suspensions. (sites)"""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "chanzo.sites"
    label = "sites"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .projections import SITES
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_room(SITES)
