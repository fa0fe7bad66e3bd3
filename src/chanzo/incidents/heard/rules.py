"""What an answer that staff enter has to show before it counts. (incidents)"""

from .types import Heard, Through


def lacking(heard: Heard | None, today: int) -> str | None:
    """The code of what such an answer lacks; None when it lacks nothing."""
    if heard is None or heard.through is Through.ACCOUNT:
        return "ANSWER_UNHEARD"
    if heard.day > today:
        return "DAY_AHEAD"
    if heard.through is Through.LETTER and not heard.sha256:
        return "LETTER_UNSEEN"
    if heard.through is Through.TELEPHONE and not heard.function.strip():
        return "CALLER_MISSING"
    return None if heard.read_back else "ANSWER_NOT_READ"
