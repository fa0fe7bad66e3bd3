"""A shelf finds what was put on it, by key and by every index, whatever was put and dropped before."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from chanzo.ledger.shelves import Nothing, Shelf


class Bag(NamedTuple):
    key: int
    site: str
    month: int


keys, sites, months = st.integers(0, 5), st.sampled_from(["", "A", "B"]), st.integers(0, 1)
acts = st.lists(st.one_of(st.builds(Bag, keys, sites, months), keys), max_size=30)
# Indexes are made when first asked for, so how early that is must not matter.
first_asked = st.integers(0, 30)


@given(acts, first_asked)
def test_a_shelf_finds_the_rows_that_stand(done, asked):
    shelf = Shelf("bags", Bag, "key", ("site", "site,month"), Nothing())
    standing: dict[int, Bag] = {}
    for at, act in enumerate(done):
        if at == asked:
            shelf.find("site", ["A"])
            shelf.find("site,month", [("A", 0)])
        if isinstance(act, Bag):
            shelf.put(act)
            standing[act.key] = act
        else:
            shelf.drop(act)
            standing.pop(act, None)

    def found(index, *values):
        return sorted(shelf.find(index, values))

    def expected(fits):
        return sorted(bag for bag in standing.values() if fits(bag))

    assert found("key", *range(6)) == expected(lambda bag: True)
    assert found("site", "A", "B", "C", "A") == expected(lambda bag: bag.site != "")
    assert found("site", "") == []
    assert found("site,month", ("A", 1), ("B", 0)) == expected(
        lambda bag: (bag.site, bag.month) in {("A", 1), ("B", 0)}
    )
