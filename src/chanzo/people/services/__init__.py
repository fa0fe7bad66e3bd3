"""What is done with accounts: opened and closed, a link to sign in, a program's token. (people)"""

from .accounts import create_user, disable_user
from .links import issue_link, link_target, spend_link
from .tokens import create_token, revoke_tokens, user_of_token
from .visits import note_visit

__all__ = [
    "create_token",
    "create_user",
    "disable_user",
    "issue_link",
    "link_target",
    "note_visit",
    "revoke_tokens",
    "spend_link",
    "user_of_token",
]
