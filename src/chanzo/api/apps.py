"""The HTTP interface for programs. (api)"""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "chanzo.api"
    label = "api"
