"""Users, roles, persons, organisations, and who may do what. (people)"""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "chanzo.people"
    label = "people"
