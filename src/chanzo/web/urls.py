"""Addresses of the home page and the language switch. (web)"""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("language", views.language, name="language"),
]
