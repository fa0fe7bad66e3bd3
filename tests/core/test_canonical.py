"""One value has one text, and the text gives the value back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.canonical import canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_the_text_gives_the_value_back(value) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(TEXT, st.integers(0, 9), max_size=6), st.randoms())
def test_the_order_of_keys_does_not_matter(value, random) -> None:
    items = list(value.items())
    random.shuffle(items)
    assert canonical(dict(items)) == canonical(value)


def test_the_examples_of_the_standard() -> None:
    # RFC 8785, 3.2.2 and 3.2.3, without its floats
    assert canonical({"string": '€$\x0f\nA\'B"\\\\"/'}) == '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    keys = ["€", "\r", "\ufb33", "1", "\U0001f600", "\x80", "ö"]
    assert list(json.loads(canonical(dict.fromkeys(keys, 1)))) == ["\r", "1", "\x80", "ö", "€", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize("wrong", [1.0, float("nan"), {1: 2}, 2**53, "\ud800", b"x", {"a": {2.5}}])
def test_what_has_no_one_text_is_refused(wrong) -> None:
    with pytest.raises(TypeError):
        canonical(wrong)
