"""Custody of tagged material. (traceability)"""

from django.apps import AppConfig


class TraceabilityConfig(AppConfig):
    name = "chanzo.traceability"
    label = "traceability"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from chanzo.sites.depot import open_depot

        from .projections import register
        from .queries.depot import Custody

        register()
        open_depot(Custody())
