"""The arithmetic of ranges: joined, less, in common; as people and as records write them. (government)"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from chanzo.core.identifiers import number_parts
from chanzo.core.refusals import Refused

from ..types.spans import Span

_ENDS = re.compile(r"\s+(?:-|–|—|to|à|au)\s+|\s*(?:–|—|\.\.|\t)\s*")
_LIST = re.compile(r"[\n;,]+")
# More numbers in one line are a slip of the pen: no delivery holds as many.
MOST = 1_000_000


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same numbers, each once, in as few ranges as they need, by type and number."""
    found: list[Span] = []
    for span in sorted(spans):
        before = found[-1] if found else None
        if before is not None and before.series == span.series and span.first <= before.last + 1:
            found[-1] = before._replace(last=max(before.last, span.last))
        else:
            found.append(span)
    return found


def less(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The numbers of some ranges that no range taken away holds."""
    away: dict[tuple[str, str, int], list[Span]] = defaultdict(list)
    for span in joined(taken):
        away[span.series].append(span)
    found = []
    for span in joined(spans):
        first = span.first
        for hole in away[span.series]:
            if hole.last < first or hole.first > span.last:
                continue
            if hole.first > first:
                found.append(span._replace(first=first, last=hole.first - 1))
            first = hole.last + 1
        if first <= span.last:
            found.append(span._replace(first=first))
    return found


def common(some: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The numbers that both hold."""
    some = joined(some)
    return less(some, less(some, others))


def count(spans: Iterable[Span]) -> int:
    """How many numbers; ranges that overlap count twice."""
    return sum(span.size for span in spans)


def first_of(spans: Iterable[Span], quantity: int) -> list[Span]:
    """The first so many numbers, whole ranges as long as they last."""
    found, left = [], quantity
    for span in joined(spans):
        if left <= 0:
            break
        taken = span._replace(last=min(span.last, span.first + left - 1))
        found.append(taken)
        left -= taken.size
    return found


def span_of(type_: str, first: str, last: str) -> Span:
    """The range between two written numbers; Refused RANGE_READ where they are no ends of one."""
    (prefix, digits, low), (other, width, high) = number_parts(first), number_parts(last)
    if low < 0 or (prefix, digits) != (other, width) or high < low or high - low >= MOST:
        raise Refused("RANGE_READ", text=first if first == last else f"{first} - {last}")
    return Span(type_, prefix, digits, low, high)


def read(type_: str, text: str) -> list[Span]:
    """The ranges that a person wrote: one a line, ``04100001 - 04100100`` or a single number."""
    found = []
    for part in _LIST.split(text):
        if words := part.strip():
            ends = _ENDS.split(words)
            if len(ends) == 1:
                ends = _single_dash(words)
            if len(ends) > 2:
                raise Refused("RANGE_READ", text=words)
            found.append(span_of(type_, ends[0].strip(), ends[-1].strip()))
    return joined(found)


def _single_dash(words: str) -> list[str]:
    """Two numbers of equal length around one dash are the ends of a range; any other dash belongs to the number."""
    for at, sign in enumerate(words):
        first, last = words[:at].strip(), words[at + 1 :].strip()
        if sign == "-" and first and len(first) == len(last) and number_parts(first)[:2] == number_parts(last)[:2]:
            return [first, last]
    return [words]


def written(spans: Iterable[Span]) -> list[list[str]]:
    """Ranges as a record holds them: type, first and last number."""
    return [[span.type, *span.ends] for span in spans]


def stored(rows: Iterable[Sequence[str]]) -> list[Span]:
    """The ranges that a record holds."""
    return [span_of(*row[:3]) for row in rows]


def texts(spans: Iterable[Span]) -> Iterator[str]:
    """Every single number as it is written."""
    for span in spans:
        for number in range(span.first, span.last + 1):
            yield span.text(number)
