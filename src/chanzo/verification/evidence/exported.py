"""Export lots that bear one number, and the tags packed into each of them. (verification)"""

from collections import defaultdict
from collections.abc import Iterable

from chanzo.traceability.types import Input


def sharing(exports: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The numbers that several export lots bear, by lot key; ``exports`` are numbers and keys."""
    by_number: dict[str, list[str]] = defaultdict(list)
    for number, key in exports:
        by_number[number].append(key)
    return {key: number for number, keys in by_number.items() if len(keys) > 1 for key in keys}


def tags_packed(number_of: dict[str, str], inputs: Iterable[Input]) -> dict[str, dict[str, set[str]]]:
    """The tags packed into each of these lots, by the lots' number and key."""
    found: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for key, number in number_of.items():
        found[number][key] = set()
    for row in inputs if found else ():
        if row.dst in number_of and row.number:
            found[number_of[row.dst]][row.dst].add(row.number)
    return found
