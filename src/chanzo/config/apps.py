"""The rooms put together. (config)"""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "chanzo.config"
    label = "config"
