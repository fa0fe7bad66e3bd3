"""Names folded, weights written, refusals told."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.names import fold
from chanzo.core.quantities import grams, kg, kg_text
from chanzo.core.refusals import Refused, register_sentences, sentence_of


@pytest.mark.parametrize("written", ["Négociant  Un", " NEGOCIANT un", "négociant\tUn", "Ne\u0301gociant un"])
def test_accents_case_and_spaces_make_no_other_name(written: str) -> None:
    assert fold(written) == "NEGOCIANT UN"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_knows_upper_from_lower_no_more(a: str, b: str) -> None:
    assert fold(a.swapcase() if a.isascii() else a) == fold(a)
    assert (fold(f" {a}  {b} ") == fold(f"{a} {b}")) is True


@given(st.integers(-(10**12), 10**12))
def test_grams_come_back_from_their_text(mass_g: int) -> None:
    assert grams(kg_text(mass_g)) == mass_g
    assert Decimal(str(kg(mass_g))) * 1000 == mass_g


@pytest.mark.parametrize(
    ("number", "unit", "mass_g"),
    [("50", "kg", 50_000), ("0.0005", "kg", 0), ("0.0015", "kg", 2), ("1", "t", 1_000_000), ("1", "lb", 454)],
)
def test_units_end_in_whole_grams(number: str, unit: str, mass_g: int) -> None:
    assert grams(number, unit) == mass_g


def test_text_is_no_weight() -> None:
    with pytest.raises(ValueError, match="fifty"):
        grams("fifty")
    with pytest.raises(ValueError, match="Infinity"):
        grams("Infinity")


def test_kilograms_are_written_with_the_decimals_they_need() -> None:
    assert [kg_text(g) for g in (50_000, 50_500, 125, -1_250)] == ["50", "50.5", "0.125", "-1.25"]
    assert kg_text(50_500, ",") == "50,5"


def test_a_refusal_tells_its_sentence_and_travels() -> None:
    refused = Refused("ID_UNKNOWN", id="04100012")
    assert str(refused) == "Nothing bears the number 04100012."
    again = pickle.loads(pickle.dumps(refused))
    assert (again.code, again.facts) == (refused.code, refused.facts)


def test_an_unknown_code_is_shown_as_it_stands() -> None:
    assert sentence_of("NO_SUCH", {"page": 3}) == "NO_SUCH: page 3"
    assert sentence_of("ID_UNKNOWN", {}) == "Nothing bears the number ?."


def test_one_code_says_one_thing() -> None:
    with pytest.raises(ValueError, match="ID_UNKNOWN"):
        register_sentences({"ID_UNKNOWN": "Something else."})
