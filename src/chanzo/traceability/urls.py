"""Addresses of custody. (traceability)"""

from django.urls import path

from .views.exposure import exposure_page
from .views.lot import lot_page
from .views.lots import lot_list

app_name = "traceability"
urlpatterns = [
    path("lots/", lot_list, name="lots"),
    path("lots/<path:lot_id>", lot_page, name="lot"),
    path("exposure", exposure_page, name="exposure"),
]
