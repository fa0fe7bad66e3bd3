"""Addresses of incidents. (incidents)"""

from django.urls import path

from .notices.views import notice_again, reach
from .views import case, listing, measures, statistics

app_name = "incidents"
urlpatterns = [
    path("incidents/", listing.incident_list, name="incidents"),
    path("incidents/statistics", statistics.statistics, name="statistics"),
    path("incidents/new", case.new_incident, name="new"),
    path("incidents/reach", reach, name="reach"),
    path("incidents/<str:number>/notices/<str:code>/again", notice_again, name="notice-again"),
    path("incidents/<str:number>/measures", measures.measures, name="measures"),
    path("incidents/<str:number>", case.incident_page, name="incident"),
]
