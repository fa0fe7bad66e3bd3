"""Addresses of open data, for everybody, and of its desk. (exchange)"""

from django.urls import path, re_path

from .views import desk, files, home, register

FILE = r"(?P<file>sites\.csv|sites\.geojson|production\.csv|withheld\.csv|dictionary\.csv|release\.json)"

app_name = "exchange"
urlpatterns = [
    path("open/", home.home, name="open"),
    path("open/map", register.site_map, name="open-map"),
    path("open/sites/", register.site_list, name="open-sites"),
    path("open/sites/<path:code>", register.site_page, name="open-site"),
    re_path(rf"^open/{FILE}$", files.latest_file, name="open-file"),
    re_path(rf"^open/releases/(?P<release>[0-9.-]+)/{FILE}$", files.release_file, name="open-release-file"),
    path("publication/", desk.desk, name="desk"),
    path("publication/next", desk.next_release, name="next"),
    path("publication/release", desk.make_release, name="make-release"),
    path("publication/releases/<str:name>", desk.release_page, name="release"),
    path("publication/withhold", desk.withhold_page, name="withhold"),
    path("publication/decisions/<int:seq>", desk.decision_page, name="decision"),
    path("publication/terms", desk.terms_page, name="terms"),
]
