"""Addresses of mine sites. (sites)"""

from django.urls import path

from .map.views import site_map
from .views import register as views
from .views import visiting, visits

app_name = "sites"
urlpatterns = [
    path("map", site_map, name="map"),
    path("sites/", views.site_list, name="list"),
    path("visits/", visits.visit_list, name="visits"),
    path("visits/new", visiting.visit_new, name="visit-new"),
    path("visits/prevented", visiting.visit_prevented, name="visit-prevented"),
    path("visits/paper", visiting.visit_paper, name="visit-paper"),
    path("visits/<int:number>", visits.visit_page, name="visit"),
    path("visits/<int:number>/correct", visiting.visit_correct, name="visit-correct"),
    path("visits/<int:number>/withdraw", visiting.visit_withdraw, name="visit-withdraw"),
    path("visits/<int:number>/point", visiting.visit_point, name="visit-point"),
    path("sites/<path:code>", views.site_page, name="site"),
]
