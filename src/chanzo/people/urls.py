"""Addresses of signing in by link. (people)"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
