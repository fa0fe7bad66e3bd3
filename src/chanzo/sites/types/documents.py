"""The vocabulary of files attached to the steps of a request: the letter, the minutes, the decision itself. (sites)"""

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentRow:
    """A file that is kept with a step of a request; ``withdrawn_by`` is the record that said it was the wrong one."""

    seq: int
    request: str
    step: int
    sha256: str
    media: str
    size: int
    actor: str
    at: int
    withdrawn_by: int | None
    reason: str
