"""Users, roles, persons, organisations, and who may do what. (people)"""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "chanzo.people"
    label = "people"

    def ready(self) -> None:
        """Listen to sign-ins and to what people change at allauth's pages."""
        for listening in ("browsers", "sessions", "noting"):
            import_module(f"{self.name}.{listening}")
