"""Base templates, components, charts; no rules. (web)"""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WebConfig(AppConfig):
    name = "chanzo.web"
    label = "web"

    def ready(self) -> None:
        """Let every room offer its navigation and panels: the module ``panels`` of each is read once."""
        autodiscover_modules("panels")
