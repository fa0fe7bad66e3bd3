"""Addresses of mine sites. (sites)"""

from django.urls import path

from .map.views import site_map
from .views import register as views

app_name = "sites"
urlpatterns = [
    path("map", site_map, name="map"),
    path("sites/", views.site_list, name="list"),
    path("sites/<path:code>", views.site_page, name="site"),
]
