"""Countries, provinces, territories and coordinates. (places)"""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "chanzo.places"
    label = "places"

    def ready(self) -> None:
        """Have the outlines of the installation looked at with the other checks."""
        from . import checks  # noqa: F401
