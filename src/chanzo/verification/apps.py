"""The rules, and the one door through which custody enters. (verification)"""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    name = "chanzo.verification"
    label = "verification"
