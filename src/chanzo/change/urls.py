"""Addresses of the theory of change. (change)"""

from django.urls import path

from .views import editing, history

app_name = "change"
urlpatterns = [
    path("change/theory/edit", editing.overview, name="edit"),
    path("change/theory/edit/new/<slug:sort>", editing.new_part, name="new-part"),
    path("change/theory/edit/<slug:key>", editing.part_page, name="edit-part"),
    path("change/theory/edit/<slug:key>/end", editing.end_part, name="end-part"),
    path("change/theory/edit/<slug:key>/link", editing.new_link, name="new-link"),
    path("change/theory/edit/<slug:key>/links/<slug:effect>", editing.link_page, name="edit-link"),
    path("change/theory/edit/<slug:key>/links/<slug:effect>/end", editing.end_link, name="end-link"),
    path("change/theory/history/<slug:key>", history.history, name="history"),
]
