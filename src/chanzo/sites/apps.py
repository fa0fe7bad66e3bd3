"""Mine sites: identity, capacity, statuses, suspensions. (sites)"""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "chanzo.sites"
    label = "sites"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.registry import confine
        from chanzo.ledger.services.acting import register_room
        from chanzo.people.types import Act

        from .projections import SITES
        from .refusals import SENTENCES
        from .types.visits import NOT_MADE, RECORDED

        register_sentences(SENTENCES)
        register_room(SITES)
        confine((RECORDED, NOT_MADE), Act.SEE_VISIT_CONFIDENCES)
