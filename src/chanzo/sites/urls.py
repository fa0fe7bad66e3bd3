"""Addresses of mine sites. (sites)"""

from django.urls import path

from . import views

app_name = "sites"
urlpatterns = [
    path("sites/", views.site_list, name="list"),
    path("sites/<path:code>", views.site_page, name="site"),
]
