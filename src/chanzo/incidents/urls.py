"""Addresses of incidents. (incidents)"""

from django.urls import path

from .authorities.views import letter, letter_new, receipt, receipt_file
from .heard.views import answer_heard, answer_letter
from .mitigation.views import case as mitigation
from .mitigation.views import listing as recommendations
from .mitigation.views import recommendation
from .notices.views import notice_again, reach
from .publication.views import drafting, reading
from .views import (
    case,
    categories,
    describing,
    files,
    limits,
    listing,
    map,
    measures,
    opening,
    paper,
    shut_out,
    statistics,
)

app_name = "incidents"
urlpatterns = [
    path("incidents/", listing.incident_list, name="incidents"),
    path("incidents/statistics", statistics.statistics, name="statistics"),
    path("incidents/new", opening.new_incident, name="new"),
    path("incidents/map", map.incident_map, name="map"),
    path("incidents/categories", categories.category_list, name="categories"),
    path("incidents/<str:number>/describe", describing.describe, name="describe"),
    path("incidents/<str:number>/shut-out", shut_out.shut_out, name="shut-out"),
    path("incidents/<str:number>/files/new", files.attach, name="attach"),
    path("incidents/<str:number>/files/<int:file>", files.case_file, name="file"),
    path("incidents/<str:number>/files/<int:file>/readers", files.reclass, name="readers"),
    path("incidents/<str:number>/paper", paper.paper, name="paper"),
    path("incidents/clocks", limits.limits, name="clocks"),
    path("incidents/<str:number>/mitigation", mitigation.mitigation, name="mitigation"),
    path("incidents/<str:number>/improvements/<int:seq>", mitigation.improvement_file, name="improvement-file"),
    path("incidents/<str:number>/recommendations/new", recommendation.recommendation_new, name="recommendation-new"),
    path("recommendations/", recommendations.recommendation_list, name="recommendations"),
    path("recommendations/<str:number>", recommendation.recommendation_page, name="recommendation"),
    path("recommendations/<str:number>/files/<int:seq>", recommendation.sent_file, name="recommendation-file"),
    path("incidents/reach", reach, name="reach"),
    path("incidents/<str:number>/notices/<str:code>/again", notice_again, name="notice-again"),
    path("incidents/<str:number>/letters/new", letter_new, name="letter-new"),
    path("incidents/<str:number>/letters/<int:seq>", letter, name="letter"),
    path("incidents/<str:number>/informed/<int:seq>", receipt, name="receipt"),
    path("incidents/<str:number>/informed/<int:seq>/file", receipt_file, name="receipt-file"),
    path("incidents/<str:number>/answer", answer_heard, name="answer-heard"),
    path("incidents/<str:number>/answers/<int:seq>/letter", answer_letter, name="answer-letter"),
    path("incidents/<str:number>/measures", measures.measures, name="measures"),
    path("incidents/published", reading.published, name="published"),
    path("incidents/published/<str:reference>", reading.published_one, name="published-one"),
    path("incidents/drafts/<int:draft>", reading.reply, name="reply"),
    path("incidents/<str:number>/publication", drafting.publication, name="publication"),
    path("incidents/<str:number>/publication/<int:measure>", drafting.publication, name="sanction"),
    path("incidents/<str:number>", case.incident_page, name="incident"),
]
