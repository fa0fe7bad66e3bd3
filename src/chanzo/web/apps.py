"""Base templates, components, charts; no rules. (web)"""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "chanzo.web"
    label = "web"
