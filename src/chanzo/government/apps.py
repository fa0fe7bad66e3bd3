"""What the state does and puts on paper: official acts, months closed, agents posted, procedures. (government)"""

from django.apps import AppConfig


class GovernmentConfig(AppConfig):
    name = "chanzo.government"
    label = "government"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .agents.refusals import SENTENCES as PRESENCE_SENTENCES
        from .presence import PRESENCE
        from .projections import register
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_sentences(PRESENCE_SENTENCES)
        register()
        register_room(PRESENCE)
