"""One text for one value: RFC 8785 for the values that facts may hold. (core)

Fractions travel as whole numbers of a small unit or as decimal text, so floats are refused rather than rounded.
"""

import json
from typing import Any

_SAFE = 2**53 - 1


def canonical(value: Any) -> str:
    """The RFC 8785 text of strings, whole numbers, booleans, None, lists and string-keyed dicts; else TypeError."""
    checked = _checked(value)
    return json.dumps(checked, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _checked(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return _sound(value)
    if kind is bool or value is None:
        return value
    if kind is int:
        if not -_SAFE <= value <= _SAFE:
            raise TypeError(f"{value} does not fit JSON's whole numbers")
        return value
    if kind is dict:
        if not all(type(key) is str for key in value):
            raise TypeError("a key is no text")
        keys = sorted(value) if all(map(str.isascii, value)) else sorted(value, key=_utf16)
        return {_sound(key): _checked(value[key]) for key in keys}
    if kind is list or kind is tuple:
        return [_checked(item) for item in value]
    if isinstance(value, str):
        return _sound(str.__str__(value))
    raise TypeError(f"{kind.__name__} has no canonical form")


def _sound(text: str) -> str:
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise TypeError("text with half a character")
    return text


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")
