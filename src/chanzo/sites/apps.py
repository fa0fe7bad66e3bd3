"""Mine sites: identity, capacity, statuses, suspensions. (sites)"""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "chanzo.sites"
    label = "sites"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room
        from chanzo.people.confidences import keep_confidential
        from chanzo.people.types import Act

        from .projections import SITES
        from .projections.observations import TOLD
        from .refusals import SENTENCES
        from .types.visits import NOT_MADE, RECORDED

        register_sentences(SENTENCES)
        register_room(SITES)
        keep_confidential("study.recorded", Act.SEE_CONFIDENCES)
        for kind in (RECORDED, NOT_MADE):
            keep_confidential(kind, Act.SEE_CONFIDENCES)
        keep_confidential(TOLD, Act.HEAR_OBSERVATIONS)
