"""What is done with accounts: opening one, a link to sign in, a program's token. (people)"""

from .accounts import create_user
from .links import issue_link, link_target, spend_link
from .tokens import create_token, user_of_token
from .visits import note_visit

__all__ = ["create_token", "create_user", "issue_link", "link_target", "note_visit", "spend_link", "user_of_token"]
