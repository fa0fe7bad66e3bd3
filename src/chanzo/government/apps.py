"""What the state puts on paper: official acts, signed copies, months closed. (government)"""

from django.apps import AppConfig


class GovernmentConfig(AppConfig):
    name = "chanzo.government"
    label = "government"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .custody.refusals import SENTENCES as OF_CUSTODY
        from .projections import GOVERNMENT
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_sentences(OF_CUSTODY)
        register_room(GOVERNMENT)
