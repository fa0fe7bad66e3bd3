"""Where to go next: explained risk, visit plan, coverage. (monitoring)"""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "chanzo.monitoring"
    label = "monitoring"
