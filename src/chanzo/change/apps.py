"""The theory of change, measured from the records of all rooms. (change)"""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ChangeConfig(AppConfig):
    name = "chanzo.change"
    label = "change"

    def ready(self) -> None:
        """Know every indicator: what is awaited first, then what rooms count, which takes its place."""
        from chanzo.core.indicators import register
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .awaited import AWAITED
        from .projections import CHANGE
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_room(CHANGE)
        register(*AWAITED)
        autodiscover_modules("indicators")
