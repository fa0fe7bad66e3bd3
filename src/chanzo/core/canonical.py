"""One text for one value: RFC 8785 for the values that facts may hold. (core)

Fractions travel as whole numbers of a small unit or as decimal text, so floats are refused rather than rounded.
"""

from typing import Any

import orjson

_SAFE = 2**53 - 1


def canonical(value: Any) -> str:
    """The RFC 8785 text of strings, whole numbers, booleans, None, lists and string-keyed dicts; else TypeError."""
    ascii_keys = _check(value)
    if not ascii_keys:
        value = _sorted(value)
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS if ascii_keys else None).decode()
    except orjson.JSONEncodeError as refused:
        raise TypeError(str(refused)) from refused


def _check(value: Any) -> bool:
    """Refuse what has no canonical form; whether every key is ASCII, where plain order is the canonical one."""
    kind = type(value)
    if kind is dict:
        plain = True
        for key, item in value.items():
            if type(key) is not str:
                raise TypeError("a key is no text")
            plain = key.isascii() and plain
            if type(item) is not str:
                plain = _check(item) and plain
        return plain
    if kind is list or kind is tuple:
        plain = True
        for item in value:
            plain = _check(item) and plain
        return plain
    if kind is int:
        if not -_SAFE <= value <= _SAFE:
            raise TypeError(f"{value} does not fit JSON's whole numbers")
    elif kind is not str and kind is not bool and value is not None and not isinstance(value, str):
        raise TypeError(f"{kind.__name__} has no canonical form")
    return True


def _sorted(value: Any) -> Any:
    """The same with keys in the order of their UTF-16 units."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, (list, tuple)):
        return [_sorted(item) for item in value]
    return value


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")
