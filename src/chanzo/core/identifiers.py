"""Numbers on tags and books taken apart: a prefix, and trailing digits that count on. (core)"""

MOST_DIGITS = 15


def number_parts(text: str) -> tuple[str, int, int]:
    """The prefix, the count of trailing digits and their value (-1 without any); at most 15 digits count."""
    digits = min(len(text) - len(text.rstrip("0123456789")), MOST_DIGITS)
    return text[: len(text) - digits], digits, int(text[len(text) - digits :]) if digits else -1
