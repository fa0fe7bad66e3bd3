"""The image says what a recursion over the ledger says, whatever came late, was corrected or runs in circles."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chanzo.traceability.image.columns import MINE
from chanzo.traceability.image.files import current, write
from chanzo.traceability.image.graph import Graph

from .ledgers import SITES, an_image, changed, ledgers, numbered
from .oracle import Ledger, Oracle


def agree(graph: Graph, number: dict[str, int], oracle: Oracle) -> None:
    key_of = {n: key for key, n in number.items()}
    standing = {key_of[int(n)] for n in graph.standing()}
    assert standing == set(oracle.lots)
    for key in standing:
        sites, shares = graph.shares(number[key])
        assert abs(shares.sum() - 1) < 1e-9
        expected = oracle.shares(key)
        assert {SITES[s] for s in sites} == set(expected)
        for site, share in zip(sites, shares, strict=True):
            assert share == pytest.approx(float(expected[SITES[site]]), abs=1e-12)
        start = np.array([number[key]])
        assert {key_of[int(n)] for n in graph.ancestors(start)} == oracle.ancestors({key})
        after, parts = graph.flow(start)
        later = oracle.flow({key})
        assert {key_of[int(n)] for n in after} == set(later)
        for lot, part in zip(after, parts, strict=True):
            assert part == pytest.approx(float(later[key_of[int(lot)]]), abs=1e-12)


@given(ledgers())
@settings(max_examples=150, deadline=None)
def test_an_image_agrees_with_a_recursion(ledger: Ledger) -> None:
    image = an_image(ledger)
    agree(Graph(image.columns), numbered(image), Oracle(ledger))


@given(ledgers(), ledgers())
@settings(max_examples=100, deadline=None)
def test_changes_over_an_image_agree_with_a_fresh_one(before: Ledger, after: Ledger) -> None:
    image = an_image(before)
    number = numbered(image)
    graph = changed(Graph(image.columns), number, before, after)
    agree(graph, {k: n for k, n in number.items() if k in after.lots}, Oracle(after))


@given(st.lists(ledgers(8), min_size=3, max_size=4))
@settings(max_examples=100, deadline=None)
def test_change_upon_change_agrees_too(story: list[Ledger]) -> None:
    image = an_image(story[0])
    number = numbered(image)
    graph = Graph(image.columns)
    for before, after in pairwise(story):
        graph = changed(graph, number, before, after)
    agree(graph, {k: n for k, n in number.items() if k in story[-1].lots}, Oracle(story[-1]))


@given(ledgers(), st.sampled_from(range(len(SITES))), st.one_of(st.none(), st.integers(0, 20)), st.integers(0, 20))
@settings(max_examples=100, deadline=None)
def test_bags_of_a_site_and_period_are_those_closed_in_it(
    ledger: Ledger, site: int, first: int | None, last: int
) -> None:
    image = an_image(ledger)
    number = numbered(image)
    empty = Ledger()
    fresh = changed(Graph(an_image(empty).columns), numbers := {}, empty, ledger)
    expected = {
        key
        for key, (kind, _, day, place) in ledger.lots.items()
        if kind == "mine" and place == SITES[site] and day is not None and (first or 0) <= day <= last
    }
    assert set(Graph(image.columns).closed_at(site, first, last)) == {number[k] for k in expected}
    assert set(fresh.closed_at(site, first, last)) == {numbers[k] for k in expected}
    everything = Graph(image.columns).closed_at(site, None, None)
    assert (Graph(image.columns).kind(everything) == MINE).all()


def test_a_lot_left_without_input_by_its_circle_is_wholly_untraced() -> None:
    ledger = Ledger(
        {"n": ("negociant", 10, 1, ""), "m": ("negociant", 10, 1, "")}, [("n", "m", 10), ("m", "n", 10), ("n", "n", 5)]
    )
    image = an_image(ledger)
    for lot in range(2):
        sites, shares = Graph(image.columns).shares(lot)
        assert sites.tolist() == [0]
        assert shares.tolist() == [1.0]
    assert len(image.columns.aside) == 3


def test_an_image_reads_back_as_it_was_written(tmp_path: Path) -> None:
    ledger = Ledger({"mine:é": ("mine", 5, 3, "A"), "n" * 300: ("negociant", 5, 3, "")}, [("mine:é", "n" * 300, 5)])
    made = an_image(ledger)
    write(tmp_path, made)
    read = current(tmp_path)
    assert read is not None
    assert read.head == made.head
    assert read.sites == SITES
    assert read.keys.find([*ledger.lots, "none"]).tolist() == [0, 1, -1]
    agree(Graph(read.columns), numbered(read), Oracle(ledger))


def test_a_broken_or_older_image_is_not_opened(tmp_path: Path) -> None:
    assert current(tmp_path) is None
    folder = write(tmp_path, an_image(Ledger({"mine:1": ("mine", 5, 3, "A")})))
    (folder / "in_src.npy").unlink()
    assert current(tmp_path) is None
