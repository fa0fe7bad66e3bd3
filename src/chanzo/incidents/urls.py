"""Addresses of incidents. (incidents)"""

from django.urls import path

from .mitigation.views import case as mitigation
from .mitigation.views import listing as recommendations
from .mitigation.views import recommendation
from .views import case, limits, listing, measures, statistics

app_name = "incidents"
urlpatterns = [
    path("incidents/", listing.incident_list, name="incidents"),
    path("incidents/statistics", statistics.statistics, name="statistics"),
    path("incidents/new", case.new_incident, name="new"),
    path("incidents/clocks", limits.limits, name="clocks"),
    path("incidents/<str:number>/mitigation", mitigation.mitigation, name="mitigation"),
    path("incidents/<str:number>/improvements/<int:seq>", mitigation.improvement_file, name="improvement-file"),
    path("incidents/<str:number>/recommendations/new", recommendation.recommendation_new, name="recommendation-new"),
    path("recommendations/", recommendations.recommendation_list, name="recommendations"),
    path("recommendations/<str:number>", recommendation.recommendation_page, name="recommendation"),
    path("recommendations/<str:number>/files/<int:seq>", recommendation.sent_file, name="recommendation-file"),
    path("incidents/<str:number>/measures", measures.measures, name="measures"),
    path("incidents/<str:number>", case.incident_page, name="incident"),
]
