"""Addresses of incidents. (incidents)"""

from django.urls import path

from .publication.views import drafting, reading
from .views import case, listing, measures, statistics

app_name = "incidents"
urlpatterns = [
    path("incidents/", listing.incident_list, name="incidents"),
    path("incidents/statistics", statistics.statistics, name="statistics"),
    path("incidents/new", case.new_incident, name="new"),
    path("incidents/<str:number>/measures", measures.measures, name="measures"),
    path("incidents/published", reading.published, name="published"),
    path("incidents/published/<str:reference>", reading.published_one, name="published-one"),
    path("incidents/drafts/<int:draft>", reading.reply, name="reply"),
    path("incidents/<str:number>/publication", drafting.publication, name="publication"),
    path("incidents/<str:number>/publication/<int:measure>", drafting.publication, name="sanction"),
    path("incidents/<str:number>", case.incident_page, name="incident"),
]
