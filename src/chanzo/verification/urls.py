"""Addresses of findings and of the rule book. (verification)"""

from django.urls import path

from .views.finding import finding_page, handle
from .views.findings import finding_list
from .views.rules import rule_book, rule_page

app_name = "verification"
urlpatterns = [
    path("findings/", finding_list, name="findings"),
    path("findings/handle", handle, name="handle"),
    path("findings/<path:finding_id>", finding_page, name="finding"),
    path("rules/", rule_book, name="rules"),
    path("rules/<str:code>", rule_page, name="rule"),
]
