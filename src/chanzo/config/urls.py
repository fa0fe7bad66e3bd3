"""Every address, room by room. (config)"""

from django.urls import include, path

from chanzo.api.health import healthz
from chanzo.api.root import addresses

urlpatterns = [
    path("", include("chanzo.web.urls")),
    path("", include("chanzo.sites.urls")),
    path("", include("chanzo.traceability.urls")),
    path("", include("chanzo.verification.urls")),
    path("", include("chanzo.incidents.urls")),
    path("", include("chanzo.monitoring.urls")),
    path("", include("chanzo.government.urls")),
    path("", include("chanzo.change.urls")),
    path("", include("chanzo.field.urls")),
    path("", include("chanzo.exchange.urls")),
    path("", include("chanzo.people.urls")),
    path("account/", include("allauth.urls")),
    path("api/v1/", addresses()),
    path("healthz", healthz, name="healthz"),
]
