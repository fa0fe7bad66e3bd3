"""What is done with accounts: opening, changing and closing them, links, tokens, devices. (people)"""

from .accounts import create_user
from .administration import (
    change_account,
    disable_user,
    enable_user,
    end_sessions,
    give_link,
    reset_second_factor,
)
from .deeds import note_deed
from .first import create_first_administrator, is_fresh, issue_first_code
from .links import issue_link, link_target, spend_link
from .own import describe_oneself, keep_language
from .tokens import add_device, create_token, device_of_token, revoke_token, revoke_tokens, user_of_token
from .visits import note_visit

__all__ = [
    "add_device",
    "change_account",
    "create_first_administrator",
    "create_token",
    "create_user",
    "describe_oneself",
    "device_of_token",
    "disable_user",
    "enable_user",
    "end_sessions",
    "give_link",
    "is_fresh",
    "issue_first_code",
    "issue_link",
    "keep_language",
    "link_target",
    "note_deed",
    "note_visit",
    "reset_second_factor",
    "revoke_token",
    "revoke_tokens",
    "spend_link",
    "user_of_token",
]
