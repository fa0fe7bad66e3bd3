"""Statement arithmetic, and numbers of acts."""

from hypothesis import given
from hypothesis import strategies as st

from chanzo.government import rules
from chanzo.government.types import ActKind, Bag, act_number, number_read

NAMES = st.sampled_from(["", "S-1", "S-2", "SAEMAPE"])
KEYS = st.one_of(
    st.tuples(st.just("tagged"), st.sampled_from(["bags", "mass_g"]), NAMES, NAMES, st.just("coltan")),
    st.tuples(st.just("findings"), st.just("standing"), NAMES, st.sampled_from("SWN")),
)
FIGURES = st.dictionaries(KEYS, st.integers(1, 10**12), max_size=12)
BAGS = st.lists(st.builds(Bag, NAMES, NAMES, NAMES, st.none() | st.integers(0, 10**6)))


@given(FIGURES, FIGURES)
def test_what_was_stated_and_what_differs_make_what_holds_now(stated: dict, now: dict) -> None:
    assert rules.added(stated, rules.differences(stated, now)) == now
    assert not rules.differences(stated, stated)


@given(FIGURES)
def test_a_record_gives_back_the_figures_it_was_given(figures: dict) -> None:
    assert rules.read(rules.written(figures)) == figures


@given(BAGS)
def test_every_way_to_add_bags_up_comes_to_the_same_total(bags: list[Bag]) -> None:
    figures = rules.tagged(bags)
    for by in ((), (0,), (1,), (2,), (0, 1), (0, 1, 2)):
        assert sum(rules.summed(figures, "tagged", "bags", *by).values()) == len(bags)
        assert sum(rules.summed(figures, "tagged", "mass_g", *by).values()) == sum(bag.mass_g or 0 for bag in bags)


def test_findings_alone_call_for_no_restatement() -> None:
    stated = {("findings", "standing", "S-1", "S"): 3}
    assert rules.differences(stated, {})
    assert not rules.restatable(rules.differences(stated, {}))


def test_a_month_has_ended_on_the_first_day_of_the_next() -> None:
    january, first_of_february = 2026 * 12, 20_485
    assert not rules.has_ended(january, first_of_february - 1)
    assert rules.has_ended(january, first_of_february)


@given(st.sampled_from(ActKind), st.integers(0, 40_000), st.integers(1, 10**9), st.integers(1, 500))
def test_a_number_is_read_as_it_is_written(kind: ActKind, day: int, seq: int, place: int) -> None:
    number = act_number(kind, day, seq, 0 if kind is ActKind.STATEMENT else place)
    assert number_read(str(number)) == number


def test_what_is_no_number_is_not_read() -> None:
    for text in (
        "",
        "TD-2026-000123",
        "MS-2026-000123-001",
        "XX-2026-000123-001",
        "TD-2026-123-001",
        "TD-2026-000123-1",
    ):
        assert number_read(text) is None
