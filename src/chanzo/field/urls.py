"""Addresses of the spreadsheet door. (field)"""

from django.urls import path

from .views import batch, history, jobs, mapping, mine_lists, mine_rows, sending

app_name = "field"
urlpatterns = [
    path("imports/", history.import_list, name="imports"),
    path("imports/new", sending.import_new, name="new"),
    path("imports/waiting/<str:token>", sending.waiting, name="waiting"),
    path("imports/waiting/<str:token>/<int:file>/<int:sheet>", mapping.mapping, name="mapping"),
    path("imports/waiting/<str:token>/rehearse", sending.rehearse, name="rehearse"),
    path("imports/waiting/<str:token>/import", sending.take_in, name="take_in"),
    path("imports/waiting/<str:token>/drop", sending.drop, name="drop"),
    path("imports/jobs/<int:number>", jobs.job_page, name="job"),
    path("imports/jobs/<int:number>/progress", jobs.job_progress, name="progress"),
    path("imports/jobs/<int:number>/again", jobs.job_again, name="job_again"),
    path("imports/<int:number>", batch.import_page, name="import"),
    path("imports/<int:number>/file", batch.import_file, name="file"),
    path("imports/<int:number>/annotated", batch.import_annotated, name="annotated"),
    path("imports/<int:number>/again", batch.import_again, name="again"),
    path("imports/<int:number>/undo", batch.import_undo, name="undo"),
    path("mine-lists/", mine_lists.mine_lists, name="mine-lists"),
    path("mine-lists/new", mine_lists.mine_list_new, name="mine-list-new"),
    path("mine-lists/<int:number>", mine_lists.mine_list, name="mine-list"),
    path("mine-lists/<int:number>/accept", mine_lists.mine_list_accept, name="mine-list-accept"),
    path("mine-lists/<int:number>/<int:row>", mine_rows.mine_row, name="mine-row"),
]
