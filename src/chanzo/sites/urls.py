"""Addresses of mine sites. (sites)"""

from django.urls import path

from .map.views import site_map
from .views import capacity, loading, observations, protected, studies, study_form, study_photos
from .views import register as views

app_name = "sites"
urlpatterns = [
    path("map", site_map, name="map"),
    path("protected/", protected.protected, name="protected"),
    path("protected/sites", protected.protected_sites, name="protected-sites"),
    path("protected/load", loading.layer_new, name="layer-new"),
    path("protected/layers/<str:name>", protected.layer_page, name="layer"),
    path("protected/layers/<str:name>/<int:seq>/withdraw", loading.layer_withdraw, name="layer-withdraw"),
    path("protected/areas/<int:loaded>/<int:number>", protected.area_page, name="area"),
    path("protected/observations/", observations.observation_list, name="observations"),
    path("protected/observations/new", observations.observation_new, name="observation-new"),
    path("protected/observations/<int:seq>", observations.observation_page, name="observation"),
    path("sites/", views.site_list, name="list"),
    path("sites/<path:code>", views.site_page, name="site"),
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
