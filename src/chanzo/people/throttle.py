"""How guessing is slowed down without keeping where anybody is. (people)

Failed sign-ins are counted in the memory of the process, by account and by a code that stands for the network address.
The code is a keyed hash; its key is random, lives in memory only and is thrown away every day, so that the code means
nothing tomorrow and nothing elsewhere. Who tries the passwords of an account uses up that account's tries; therefore
the browsers in which its owner signed in before have tries of their own (``browsers``).
"""

import hashlib
import hmac
import secrets
import threading

from chanzo.core import clock

_lock = threading.Lock()
_key: tuple[int, bytes] | None = None


def code_of_address(address: str) -> str:
    """What stands for a network address until the end of the day."""
    return hmac.new(_key_of(clock.today()), address.encode(), hashlib.sha256).hexdigest()[:24]


def _key_of(day: int) -> bytes:
    global _key
    with _lock:
        if _key is None or _key[0] != day:
            _key = (day, secrets.token_bytes(32))
        return _key[1]
