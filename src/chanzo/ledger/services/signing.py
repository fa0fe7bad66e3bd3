"""What this installation vouches for: an Ed25519 signature, with a key that never leaves its home. (ledger)"""

import os
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

PLACE = Path("keys") / "signing.pem"


class Signature(NamedTuple):
    """A public key (32 bytes) and a signature (64 bytes), both in hexadecimal."""

    key: str
    signature: str


def sign(data: bytes) -> Signature:
    """Sign with the installation's key, which is made the first time."""
    key = _key()
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return Signature(public.hex(), key.sign(data).hex())


def is_signed(data: bytes, signature: Signature) -> bool:
    """Whether a signature is of these bytes and this key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key)).verify(
            bytes.fromhex(signature.signature), data
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _key() -> Ed25519PrivateKey:
    place = Path(settings.HOME) / PLACE
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        draft = place.with_name(f".{place.name}.{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made)
        try:
            # Of two processes that make one at once, the first to be there counts.
            os.link(draft, place)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = serialization.load_pem_private_key(place.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return key
