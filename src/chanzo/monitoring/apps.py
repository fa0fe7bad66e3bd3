"""Where to go next: explained risk, visit plan, coverage. (monitoring)"""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "chanzo.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .projections import MONITORING
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_room(MONITORING)
