"""The theory of change: statements, indicators, assumptions, risks, snapshots. (change)"""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ChangeConfig(AppConfig):
    name = "chanzo.change"
    label = "change"

    def ready(self) -> None:
        """Let every room offer what it counts: its module of this name is read once."""
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from .projections import CHANGE
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_room(CHANGE)
        autodiscover_modules("indicators")
