"""The rules, and the one door through which custody enters. (verification)"""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    name = "chanzo.verification"
    label = "verification"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from chanzo.findings.answers import register_sentence

        from .pages import message

        register_sentence(lambda rule, subject, facts: message(rule, subject, facts, gettext))
