"""What leaves the house for others: open data of sites and production. (exchange)"""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "chanzo.exchange"
    label = "exchange"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .projections import EXCHANGE
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_room(EXCHANGE)
