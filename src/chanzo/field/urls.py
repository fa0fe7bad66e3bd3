"""Addresses of the spreadsheet door. (field)"""

from django.urls import path

from . import views

app_name = "field"
urlpatterns = [
    path("imports/", views.import_list, name="imports"),
    path("imports/new", views.import_new, name="new"),
    path("imports/confirm", views.import_confirm, name="confirm"),
    path("imports/taken", views.import_taken, name="taken"),
    path("imports/<int:number>", views.import_page, name="import"),
    path("imports/<int:number>/annotated", views.import_annotated, name="annotated"),
    path("imports/<int:number>/undo", views.import_undo, name="undo"),
]
