"""What the rules found, and what people said of it. (findings)"""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "chanzo.findings"
    label = "findings"

    def ready(self) -> None:
        from chanzo.core.refusals import register_sentences

        from . import upcasts  # noqa: F401 - registers itself
        from .projections import register
        from .refusals import SENTENCES

        register_sentences(SENTENCES)
        register()
