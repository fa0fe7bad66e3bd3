"""Every front door to the same records: spreadsheets first. (field)"""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "chanzo.field"
    label = "field"
