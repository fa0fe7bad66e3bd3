"""Countries, provinces, territories, coordinates and protected areas. (places)"""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "chanzo.places"
    label = "places"

    def ready(self) -> None:
        """Have the outlines of the installation looked at with the other checks; say what layers do to rows."""
        from chanzo.core.refusals import register_sentences
        from chanzo.ledger.services.acting import register_room

        from . import checks  # noqa: F401
        from .projections import PLACES
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register_room(PLACES)
