"""From a warning to a decision by everyone it touches. (incidents)"""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "chanzo.incidents"
    label = "incidents"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.registry import register_reader
        from chanzo.ledger.services.acting import register_room

        from .projections import INCIDENTS
        from .refusals import SENTENCES
        from .services.joining import take_over

        register_sentences(SENTENCES)
        register_room(INCIDENTS)
        register_reader("incidents", ("finding.settled",), take_over)
