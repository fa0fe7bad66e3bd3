"""Addresses of the home page, the search, the components and the language switch. (web)"""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search", views.search_page, name="search"),
    path("components", views.components, name="components"),
    path("language", views.language, name="language"),
]
