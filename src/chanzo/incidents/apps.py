"""From a warning to a decision by everyone it touches. (incidents)"""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "chanzo.incidents"
    label = "incidents"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.registry import register_reader
        from chanzo.ledger.services.acting import register_room
        from chanzo.people.confidences import keep_confidential
        from chanzo.people.types import Act

        from .mitigation.projections import LIMIT_SET
        from .mitigation.refusals import SENTENCES as OF_MITIGATION
        from .notices.services.queue import take_up
        from .projections import INCIDENTS
        from .publication.refusals import SENTENCES as OF_PUBLICATION
        from .refusals import SENTENCES
        from .services.joining import take_over

        register_sentences(SENTENCES | OF_MITIGATION)
        register_sentences(OF_PUBLICATION)
        register_room(INCIDENTS)
        # They say how a thing is known, or who is implicated: not even a reader of the ledger reads that.
        for kind in set(INCIDENTS.kinds) - {LIMIT_SET}:
            if kind.startswith(("incident.", "recommendation.")):
                keep_confidential(kind, Act.READ_SOURCES)
        register_reader("incidents", ("finding.settled",), take_over)
        register_reader("incidents.notices", ("incident.told", "incident.asked"), take_up)
