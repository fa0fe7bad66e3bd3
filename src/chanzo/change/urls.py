"""Addresses of the theory of change. (change)"""

from django.urls import path

from .views import board, editing, graph, history, indicator, overview, series, snapshots, watch

app_name = "change"
urlpatterns = [
    path("change/", overview.change, name="change"),
    path("change/statements/<slug:key>", overview.statement, name="statement"),
    path("change/indicators/<str:code>", indicator.indicator, name="indicator"),
    path("change/indicators/<str:code>/cases", indicator.cases, name="cases"),
    path("change/board.pdf", board.board, name="board"),
    path("change/graph", graph.graph_page, name="graph"),
    path("change/count", snapshots.count, name="count"),
    path("change/watch", watch.watched_list, name="watch"),
    path("change/watch/<slug:key>", watch.watched, name="watched"),
    path("change/series", series.series_list, name="series"),
    path("change/series/<str:name>", series.one_series, name="one-series"),
    path("change/snapshots", snapshots.snapshots, name="snapshots"),
    path("change/snapshots/<str:name>", snapshots.snapshot, name="snapshot"),
    path("change/snapshots/<str:name>/file", snapshots.snapshot_file, name="snapshot-file"),
    path("change/work/<int:number>", snapshots.work, name="work"),
    path("change/work/<int:number>/progress", snapshots.work_progress, name="work-progress"),
    path("change/theory/edit", editing.overview, name="edit"),
    path("change/theory/edit/new/<slug:sort>", editing.new_part, name="new-part"),
    path("change/theory/edit/<slug:key>", editing.part_page, name="edit-part"),
    path("change/theory/edit/<slug:key>/end", editing.end_part, name="end-part"),
    path("change/theory/edit/<slug:key>/link", editing.new_link, name="new-link"),
    path("change/theory/edit/<slug:key>/links/<slug:effect>", editing.link_page, name="edit-link"),
    path("change/theory/edit/<slug:key>/links/<slug:effect>/end", editing.end_link, name="end-link"),
    path("change/theory/history/<slug:key>", history.history, name="history"),
]
