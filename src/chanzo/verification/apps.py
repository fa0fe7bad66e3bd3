"""The rules, and the one door through which custody enters. (verification)"""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    name = "chanzo.verification"
    label = "verification"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from chanzo.findings.answers import register_sentence
        from chanzo.sites.door import open_door

        from .pages import message
        from .services.acts import ActsDoor

        register_sentence(lambda rule, subject, facts: message(rule, subject, facts, gettext))
        open_door(ActsDoor())
