"""The append-only record of what was written down. (ledger)"""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "chanzo.ledger"
    label = "ledger"
