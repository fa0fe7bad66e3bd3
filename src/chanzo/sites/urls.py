"""Addresses of mine sites. (sites)"""

from django.urls import path

from .map.views import site_map
from .views import (
    capacity,
    identity,
    requests,
    statuses,
    studies,
    study_form,
    study_photos,
    suspensions,
    visiting,
    visits,
)
from .views import register as views

app_name = "sites"
urlpatterns = [
    path("map", site_map, name="map"),
    path("sites/", views.site_list, name="list"),
    path("visits/", visits.visit_list, name="visits"),
    path("visits/new", visiting.visit_new, name="visit-new"),
    path("visits/prevented", visiting.visit_prevented, name="visit-prevented"),
    path("visits/paper", visiting.visit_paper, name="visit-paper"),
    path("visits/<int:number>", visits.visit_page, name="visit"),
    path("visits/<int:number>/correct", visiting.visit_correct, name="visit-correct"),
    path("visits/<int:number>/withdraw", visiting.visit_withdraw, name="visit-withdraw"),
    path("visits/<int:number>/point", visiting.visit_point, name="visit-point"),
    path("sites/<path:code>", views.site_page, name="site"),
    path("evaluation/", requests.request_list, name="requests"),
    path("evaluation/new", requests.request_new, name="request-new"),
    path("evaluation/attribute/<int:seq>/end", identity.attribute_end, name="attribute-end"),
    path("evaluation/identity/<str:what>/<path:code>", identity.change, name="identity"),
    path("evaluation/<str:number>", requests.request_page, name="request"),
    path("evaluation/<str:number>/<str:step>", requests.request_step, name="request-step"),
    path("statuses/", statuses.lapse_calendar, name="lapses"),
    path("statuses/calendar.ics", statuses.lapse_file, name="lapses-file"),
    path("statuses/give/<path:code>", statuses.status_give, name="status-give"),
    path("suspensions/", suspensions.suspension_list, name="suspensions"),
    path("suspensions/new", suspensions.suspension_new, name="suspension-new"),
    path("suspensions/<str:first>/of/<path:area>", suspensions.suspension_page, name="suspension"),
    path("suspensions/<str:first>/count/<path:area>", suspensions.suspension_count, name="suspension-count"),
    path("suspensions/<str:first>/lift/<path:area>", suspensions.suspension_lift, name="suspension-lift"),
    path("suspensions/<str:first>/assess/<str:code>/<path:area>", suspensions.site_assess, name="suspension-assess"),
    path("suspensions/<str:first>/resume/<str:code>/<path:area>", suspensions.site_resume, name="suspension-resume"),
    path("studies/", studies.study_list, name="studies"),
    path("studies/new", study_form.new_study, name="study_new"),
    path("studies/paper", study_form.paper_form, name="study_paper"),
    path("studies/compare", studies.compare, name="study_compare"),
    path("studies/yields", capacity.yields_page, name="yields"),
    path("studies/photos/<int:seq>", study_photos.photo_file, name="study_photo_file"),
    path("studies/photos/<int:seq>/destroy", study_photos.destroy, name="study_photo_destroy"),
    path("studies/capacities/<int:seq>", capacity.estimate_page, name="estimate"),
    path("studies/<int:seq>", studies.study_page, name="study"),
    path("studies/<int:seq>/correct", study_form.correct_study, name="study_correct"),
    path("studies/<int:seq>/photo", study_photos.add_photo, name="study_photo"),
    path("studies/<int:seq>/capacity", capacity.validate, name="capacity"),
]
