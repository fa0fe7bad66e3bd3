"""A believable programme to look at. (demo)"""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "chanzo.demo"
    label = "demo"
