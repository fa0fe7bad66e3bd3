"""Accounts and persons (the workshop), organisations (projections of the ledger). (people)"""

from .accounts import ApiToken, SignInLink, User
from .deeds import AccountDeed, FirstCode
from .organisations import Alias, Organisation, OrganisationName
from .persons import Person

__all__ = [
    "AccountDeed",
    "Alias",
    "ApiToken",
    "FirstCode",
    "Organisation",
    "OrganisationName",
    "Person",
    "SignInLink",
    "User",
]
