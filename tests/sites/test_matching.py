"""Rows of published lists are found again by place and name; none is lost and none is taken for another."""

from hypothesis import given
from hypothesis import strategies as st

from chanzo.sites.rules.likeness import likeness, name_of
from chanzo.sites.rules.matching import place
from chanzo.sites.types.mine_lists import Fault, KnownMine, ListedMine, Outcome

EAST, NORTH = 28_500_000, -2_500_000
METRE = 9  # micro-degrees, about


def listed(row: int, name: str, *, east: int = 0, code: str = "", placed: bool = True) -> ListedMine:
    return ListedMine(row, name, code, EAST + east * METRE if placed else None, NORTH if placed else None)


def known(site: str, *names: str, east: int = 0) -> KnownMine:
    return KnownMine(site, (site, *names), EAST + east * METRE, NORTH)


def outcome(row: ListedMine, *sites: KnownMine) -> tuple[Outcome, str]:
    (found,) = place([row], sites)
    return found.outcome, found.site


def alike(one: str, other: str) -> int:
    return likeness([name_of(one)], [name_of(other)])


def test_names_are_alike_whatever_their_accents_order_and_usual_words() -> None:
    assert alike("Mine de Bisié", "BISIE") == 1000
    assert alike("Kalimbi (Nyabibwe)", "Nyabibwe Kalimbi") == 1000
    assert alike("Luntukulu", "Lutunkulu") > 700
    assert alike("Kamituga", "Walikale") < 300


def test_shaft_one_is_not_shaft_two() -> None:
    assert alike("Puits 1", "Puits 2") <= 600
    assert alike("Kalimbi II", "Kalimbi 2") == 1000
    assert alike("Kalimbi I", "Kalimbi II") <= 600


def test_a_like_name_close_by_is_the_site() -> None:
    assert outcome(listed(2, "Bisié"), known("S-1", "Mine de Bisie", east=600)) == (Outcome.MATCHED, "S-1")
    assert outcome(listed(2, "Nyabibwé"), known("S-1", "Nyabibwe A", east=100)) == (Outcome.MATCHED, "S-1")
    assert outcome(listed(2, "Luntukulu"), known("S-1", "Lutunkulu", east=100))[0] == Outcome.DOUBTED


def test_a_number_of_the_list_that_a_site_bears_is_the_site_whatever_its_name() -> None:
    row = listed(2, "Another name", code="cod-7")
    assert outcome(row, known("S-1", "Bisie", "COD-7", east=500), known("S-2", "Other")) == (Outcome.MATCHED, "S-1")


def test_what_may_be_the_same_is_put_to_a_person() -> None:
    close = outcome(listed(2, "Something else"), known("S-1", "Bisie", east=100))
    farther = outcome(listed(2, "Bisie"), known("S-1", "Bisie", east=4_000))
    two = outcome(listed(2, "Bisie"), known("S-1", "Bisie", east=200), known("S-2", "Bisie", east=-300))
    assert [found for found, _ in (close, farther, two)] == [Outcome.DOUBTED] * 3


def test_a_like_name_far_away_is_another_mine() -> None:
    assert outcome(listed(2, "Bisie"), known("S-1", "Bisie", east=20_000)) == (Outcome.NEW, "")


def test_a_row_without_a_place_is_never_placed_by_its_name_alone() -> None:
    assert outcome(listed(2, "Bisie", placed=False), known("S-1", "Bisie"))[0] == Outcome.DOUBTED
    (refused,) = place([listed(2, "Elsewhere", placed=False)], [known("S-1", "Bisie")])
    assert (refused.outcome, refused.fault) == (Outcome.REFUSED, Fault("latitude", "MINE_NO_PLACE"))


def test_two_rows_of_one_name_at_two_places_stay_two() -> None:
    rows = [listed(2, "Kakanga"), listed(3, "Kakanga", east=3_000), listed(4, "Kakanga", east=3_040)]
    found = place(rows, [])
    assert [(each.outcome, each.twin) for each in found] == [(Outcome.NEW, 0), (Outcome.NEW, 0), (Outcome.TWIN, 3)]


def test_visits_to_one_mine_are_one_mine_and_a_number_at_two_places_is_doubted() -> None:
    rows = [
        listed(2, "Kakanga", code="c1"),
        listed(3, "Kakanga bis", code="c1", east=300),
        listed(4, "Kakanga", code="c1", east=9_000),
        listed(5, "Kakanga", code="c2", east=20),
    ]
    assert [each.outcome for each in place(rows, [])] == [Outcome.NEW, Outcome.TWIN, Outcome.DOUBTED, Outcome.NEW]


names = st.sampled_from(["Bisie", "Bisié", "Kakanga 1", "Kakanga 2", "Mine", "", "Luntukulu", "Lutunkulu"])
places = st.none() | st.tuples(st.integers(-20_000, 20_000), st.integers(-20_000, 20_000))


@st.composite
def mines(draw: st.DrawFn, row: int = 0) -> tuple[str, str, tuple[int, int] | None]:
    return draw(names), draw(st.sampled_from(["", "c1", "c2"])), draw(places)


@given(st.lists(mines(), max_size=30), st.lists(mines(), max_size=15))
def test_every_row_has_one_outcome_and_every_outcome_its_reason(
    rows: list[tuple[str, str, tuple[int, int] | None]], sites: list[tuple[str, str, tuple[int, int] | None]]
) -> None:
    def at(shift: tuple[int, int] | None) -> tuple[int | None, int | None]:
        return (EAST + shift[0] * METRE, NORTH + shift[1] * METRE) if shift else (None, None)

    listed_rows = [ListedMine(n + 2, name, code, *at(shift)) for n, (name, code, shift) in enumerate(rows)]
    register = [
        KnownMine(f"S-{n}", tuple(filter(None, (name, code))), *at(s)) for n, (name, code, s) in enumerate(sites)
    ]
    found = place(listed_rows, register)
    assert [each.mine for each in found] == listed_rows
    fresh = {each.mine.row for each in found if each.outcome == Outcome.NEW}
    for each in found:
        assert (each.outcome == Outcome.MATCHED) == bool(each.site)
        assert (each.outcome == Outcome.REFUSED) == (each.fault is not None)
        assert (each.outcome == Outcome.TWIN) == (each.twin in fresh and each.twin < each.mine.row)
        assert each.outcome != Outcome.DOUBTED or each.candidates
        assert each.outcome not in (Outcome.NEW, Outcome.TWIN, Outcome.MATCHED) or each.mine.placed
