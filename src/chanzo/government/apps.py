"""The state's presence: official acts and months, tag custody, agents, procedures. (government)"""

from django.apps import AppConfig


class GovernmentConfig(AppConfig):
    name = "chanzo.government"
    label = "government"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room
        from chanzo.web.paper import offer_headings

        from .agents.refusals import SENTENCES as OF_PRESENCE
        from .custody.refusals import SENTENCES as OF_CUSTODY
        from .projections import GOVERNMENT
        from .queries.headings import head_of
        from .refusals import SENTENCES

        for sentences in (SENTENCES, OF_CUSTODY, OF_PRESENCE):
            register_sentences(sentences)
        register_room(GOVERNMENT)
        offer_headings(head_of)
