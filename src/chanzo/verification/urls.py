"""Addresses of findings, of questions about them, and of the rule book. (verification)"""

from django.urls import path

from .views.causes import cause_list, cause_page
from .views.finding import finding_page
from .views.findings import finding_list
from .views.handling import handle
from .views.questions import question_list, question_page, question_paper
from .views.rules import rule_book, rule_page

app_name = "verification"
urlpatterns = [
    path("findings/", cause_list, name="findings"),
    path("findings/cause", cause_page, name="cause"),
    path("findings/each", finding_list, name="each"),
    path("findings/handle", handle, name="handle"),
    path("findings/<path:finding_id>", finding_page, name="finding"),
    path("queries/", question_list, name="questions"),
    path("queries/paper", question_paper, name="question-paper"),
    path("queries/<int:number>", question_page, name="question"),
    path("rules/", rule_book, name="rules"),
    path("rules/<str:code>", rule_page, name="rule"),
]
