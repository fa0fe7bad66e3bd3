"""Addresses of open data, for everybody, and of its desk. (exchange)"""

from django.urls import path

from .incident_files import FILES
from .views import desk, files, home, incidents, jobs, register, theory

app_name = "exchange"
urlpatterns = [
    path("open/", home.home, name="open"),
    path("open/map", register.site_map, name="open-map"),
    path("open/sites/", register.site_list, name="open-sites"),
    path("open/sites/<path:code>", register.site_page, name="open-site"),
    path("open/releases/<str:release>/<str:file>", files.release_file, name="open-release-file"),
    path("open/incidents/", incidents.incident_list, name="open-incidents"),
    path("open/incidents/statistics", incidents.incident_statistics, name="open-incident-statistics"),
    path("open/incidents/<str:reference>", incidents.incident_page, name="open-incident"),
    path("open/sanctions/", incidents.sanction_list, name="open-sanctions"),
    path("open/sanctions/<str:reference>", incidents.sanction_page, name="open-sanction"),
    path("open/<str:kind>/<str:reference>/<int:number>.json", incidents.version, name="open-version"),
    *(path(f"open/{file}", incidents.incident_file, {"file": file}, name=file) for file in FILES),
    path("open/theory/", theory.theory, name="open-theory"),
    path("open/theory/<str:name>", theory.theory, name="open-theory-of"),
    path("open/theory/<str:name>/figures.csv", theory.theory_file, name="open-theory-file"),
    path("open/<str:file>", files.latest_file, name="open-file"),
    path("publication/", desk.desk, name="desk"),
    path("publication/next", desk.next_release, name="next"),
    path("publication/release", jobs.make_release, name="make-release"),
    path("publication/jobs/<int:number>", jobs.job_page, name="job"),
    path("publication/jobs/<int:number>/progress", jobs.job_progress, name="job-progress"),
    path("publication/releases/<str:name>", desk.release_page, name="release"),
    path("publication/withhold", desk.withhold_page, name="withhold"),
    path("publication/decisions/<int:seq>", desk.decision_page, name="decision"),
    path("publication/terms", desk.terms_page, name="terms"),
]
