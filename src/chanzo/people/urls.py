"""Addresses of signing in by link. (people)"""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [path("link/<str:text>/", views.sign_in_by_link, name="link")]
