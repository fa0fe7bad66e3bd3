"""From a warning to a decision by everyone it touches. (incidents)"""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "chanzo.incidents"
    label = "incidents"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .projections import INCIDENTS
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_room(INCIDENTS)
