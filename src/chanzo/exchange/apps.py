"""What leaves the house for others: open data of sites and production. (exchange)"""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "chanzo.exchange"
    label = "exchange"
