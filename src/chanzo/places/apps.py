"""Countries, provinces, territories and coordinates. (places)"""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "chanzo.places"
    label = "places"
