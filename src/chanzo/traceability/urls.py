"""Addresses of custody. (traceability)"""

from django.urls import path

from .views.exposure import exposure_page
from .views.lot import lot_page
from .views.lots import lot_list
from .views.sheet import sheet_page
from .views.tags import tag_page

app_name = "traceability"
urlpatterns = [
    path("lots/", lot_list, name="lots"),
    path("lots/<path:lot_id>", lot_page, name="lot"),
    path("pages/<path:sheet>", sheet_page, name="page"),
    path("tags/", tag_page, name="tags"),
    path("exposure", exposure_page, name="exposure"),
]
