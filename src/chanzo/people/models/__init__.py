"""Accounts and persons (the workshop), organisations (projections of the ledger). (people)"""

from .accounts import ApiToken, SignInLink, User
from .organisations import Alias, Organisation, OrganisationName
from .persons import Person

__all__ = ["Alias", "ApiToken", "Organisation", "OrganisationName", "Person", "SignInLink", "User"]
