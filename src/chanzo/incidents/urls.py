"""Addresses of incidents. (incidents)"""

from django.urls import path

from .authorities.views import letter, letter_new, receipt, receipt_file
from .heard.views import answer_heard, answer_letter
from .notices.views import notice_again, reach
from .views import case, listing, measures, statistics

app_name = "incidents"
urlpatterns = [
    path("incidents/", listing.incident_list, name="incidents"),
    path("incidents/statistics", statistics.statistics, name="statistics"),
    path("incidents/new", case.new_incident, name="new"),
    path("incidents/reach", reach, name="reach"),
    path("incidents/<str:number>/notices/<str:code>/again", notice_again, name="notice-again"),
    path("incidents/<str:number>/letters/new", letter_new, name="letter-new"),
    path("incidents/<str:number>/letters/<int:seq>", letter, name="letter"),
    path("incidents/<str:number>/informed/<int:seq>", receipt, name="receipt"),
    path("incidents/<str:number>/informed/<int:seq>/file", receipt_file, name="receipt-file"),
    path("incidents/<str:number>/answer", answer_heard, name="answer-heard"),
    path("incidents/<str:number>/answers/<int:seq>/letter", answer_letter, name="answer-letter"),
    path("incidents/<str:number>/measures", measures.measures, name="measures"),
    path("incidents/<str:number>", case.incident_page, name="incident"),
]
