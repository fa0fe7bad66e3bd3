"""Base templates, components, charts; no rules. (web)"""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from .menu import Entry, offer


class WebConfig(AppConfig):
    name = "chanzo.web"
    label = "web"

    def ready(self) -> None:
        """Let every room offer what it adds to pages: its modules of these names are read once."""
        offer(Entry(0, _("My work"), "home", lambda user: True, icon="home"))
        autodiscover_modules("panels", "homes", "finders")
