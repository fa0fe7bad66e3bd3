from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "chanzo.findings"
    label = "findings"
