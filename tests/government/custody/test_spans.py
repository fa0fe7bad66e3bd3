"""The arithmetic of ranges, against sets of single numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.government.custody.rules.spans import common, count, first_of, joined, less, read, stored, texts, written
from chanzo.government.custody.types.spans import Span

spans = st.lists(
    st.builds(
        lambda prefix, first, size: Span("mine", prefix, 3, first, first + size),
        st.sampled_from(["", "A"]), st.integers(0, 40), st.integers(0, 9),
    ),
    max_size=8,
)  # fmt: skip


def numbers(some: list[Span]) -> set[str]:
    return set(texts(some))


@given(spans, spans)
def test_ranges_are_added_and_taken_away_number_by_number(some: list[Span], others: list[Span]) -> None:
    assert numbers(joined(some)) == numbers(some)
    assert numbers(less(some, others)) == numbers(some) - numbers(others)
    assert numbers(common(some, others)) == numbers(some) & numbers(others)
    assert count(joined(some)) == len(numbers(some))


@given(spans)
def test_joined_ranges_never_touch(some: list[Span]) -> None:
    found = joined(some)
    assert all(a.series != b.series or a.last + 1 < b.first for a, b in pairwise(found))


@given(spans, st.integers(0, 50))
def test_the_first_so_many_are_as_many_as_there_are(some: list[Span], quantity: int) -> None:
    assert count(first_of(some, quantity)) == min(quantity, len(numbers(some)))
    assert numbers(first_of(some, quantity)) <= numbers(some)


@given(spans)
def test_what_is_written_is_read_again(some: list[Span]) -> None:
    found = joined(some)
    assert stored(written(found)) == found
    assert read("mine", "\n".join(map(str, found))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0100 - 0149", ["0100 – 0149"]),
        ("0100-0149; 0200", ["0100 – 0149", "0200"]),
        ("LM-00021-LM-00024", ["LM-00021 – LM-00024"]),
        ("LM-00021 à LM-00024", ["LM-00021 – LM-00024"]),
        ("LM-00021", ["LM-00021"]),
        ("LM-21", ["LM-21"]),
        ("0100–0149", ["0100 – 0149"]),
        ("  \n0100 to 0100\n", ["0100"]),
    ],
)
def test_ranges_are_read_as_people_write_them(text: str, found: list[str]) -> None:
    assert [str(span) for span in read("mine", text)] == found


@pytest.mark.parametrize("text", ["none", "0149 - 0100", "0100 - 149", "A1 - B2", "1 - 9999999", "0100 - 0110 - 0120"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read("mine", text)
