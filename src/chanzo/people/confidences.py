"""Kinds of records whose facts could endanger people, and what it takes to read them; rooms say so. (people)"""

from typing import Any

from .policies import may
from .types import Act

_acts: dict[str, Act] = {}


def keep_confidential(kind: str, act: Act) -> None:
    """Let only accounts that may do ``act`` read the facts of records of a kind, also in the ledger itself."""
    _acts[kind] = act


def may_read_kind(user: Any, kind: str) -> bool:
    """Whether an account that reads the ledger may read the facts of records of a kind."""
    act = _acts.get(kind)
    return act is None or may(user, act)
