"""Pages of accounts: signing in, one's own account, and the accounts of everybody. (people)"""

from .accounts import account_act, account_list, account_page, account_token, new_account
from .organisations import organisation_list, organisation_page
from .own import kept_form, own_account, own_act, own_token
from .signing import first_account, second_factor, sign_in_by_link

__all__ = [
    "account_act",
    "account_list",
    "account_page",
    "account_token",
    "first_account",
    "kept_form",
    "new_account",
    "organisation_list",
    "organisation_page",
    "own_account",
    "own_act",
    "own_token",
    "second_factor",
    "sign_in_by_link",
]
