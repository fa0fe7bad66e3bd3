"""Addresses of mine sites. (sites)"""

from django.urls import path

from .map.views import site_map
from .views import loading, observations, protected
from .views import register as views

app_name = "sites"
urlpatterns = [
    path("map", site_map, name="map"),
    path("protected/", protected.protected, name="protected"),
    path("protected/sites", protected.protected_sites, name="protected-sites"),
    path("protected/load", loading.layer_new, name="layer-new"),
    path("protected/layers/<str:name>", protected.layer_page, name="layer"),
    path("protected/layers/<str:name>/<int:seq>/withdraw", loading.layer_withdraw, name="layer-withdraw"),
    path("protected/areas/<int:loaded>/<int:number>", protected.area_page, name="area"),
    path("protected/observations/", observations.observation_list, name="observations"),
    path("protected/observations/new", observations.observation_new, name="observation-new"),
    path("protected/observations/<int:seq>", observations.observation_page, name="observation"),
    path("sites/", views.site_list, name="list"),
    path("sites/<path:code>", views.site_page, name="site"),
]
