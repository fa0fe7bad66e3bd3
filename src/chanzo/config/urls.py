"""Every address, room by room. (config)"""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("account/", include("chanzo.people.urls")),
]
