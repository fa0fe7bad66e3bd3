"""Addresses of official paper and of tag custody. (government)"""

from django.urls import path

from .custody.urls import urlpatterns as of_custody
from .views import acts, headings, months, scans

app_name = "government"
urlpatterns = [
    path("acts/", acts.act_list, name="acts"),
    path("acts/headings", headings.heading_list, name="headings"),
    path("acts/headings/new", headings.heading_new, name="heading-new"),
    path("acts/headings/<int:pk>", headings.heading_page, name="heading"),
    path("acts/<str:number>", acts.act_page, name="act"),
    path("acts/<str:number>/print", acts.act_print, name="print"),
    path("acts/<str:number>/sign", scans.sign, name="sign"),
    path("acts/<str:number>/copies/<int:seq>", scans.copy_file, name="copy"),
    path("acts/<str:number>/copies/<int:seq>/withdraw", scans.withdraw, name="withdraw"),
    path("months/", months.month_list, name="months"),
    path("months/<str:province>/<str:month>", months.month_page, name="month"),
    path("months/<str:province>/<str:month>/close", months.close, name="close"),
    path("months/<str:province>/<str:month>/restate", months.restate, name="restate"),
    *of_custody,
]
