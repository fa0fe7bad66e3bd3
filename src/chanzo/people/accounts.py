"""How allauth serves this program: accounts are given, never taken. (people)"""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):
    """Nobody opens an account alone; an administrator creates it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
