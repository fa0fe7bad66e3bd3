"""What was found, and how people judged it. (findings)"""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "chanzo.findings"
    label = "findings"
