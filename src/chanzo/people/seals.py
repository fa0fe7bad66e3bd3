"""Small secrets at rest: sealed under the installation's own key, so that a copied database tells nothing. (people)"""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

__all__ = ["InvalidToken", "opened", "sealed"]


def sealed(text: str, purpose: str) -> str:
    """The text as only this installation can read it, for one purpose."""
    return _box(purpose).encrypt(text.encode()).decode()


def opened(text: str, purpose: str, *, seconds: int | None = None) -> str:
    """What was sealed; InvalidToken when it was not sealed here for this purpose, or longer ago than ``seconds``."""
    return _box(purpose).decrypt(text.encode(), ttl=seconds).decode()


def _box(purpose: str) -> Fernet:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=purpose.encode()[:16]).digest()
    return Fernet(base64.urlsafe_b64encode(key))
