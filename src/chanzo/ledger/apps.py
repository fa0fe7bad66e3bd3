"""The ledger room. (ledger)"""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "chanzo.ledger"
    label = "ledger"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences

        from .refusals import SENTENCES

        register_sentences(SENTENCES)
