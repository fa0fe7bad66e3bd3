"""Drawings are well-formed, say the same in words, keep labels in their boxes and lose no gram."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from chanzo.traceability.drawing import COLUMN, NAMED, folded
from chanzo.web.charts.bars import Bar, month_bars
from chanzo.web.charts.layers import Box, Ribbon, layered, widths
from chanzo.web.charts.shares import share_bar
from chanzo.web.charts.svg import fitted

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
MASS = st.integers(0, 10**9)
SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def traces(draw: st.DrawFn) -> dict:
    """An answer with lots of every kind and edges that go forward, sideways or back."""
    count = draw(st.integers(1, 60))
    kinds = draw(st.lists(st.sampled_from(sorted(COLUMN)), min_size=count, max_size=count))
    named = st.sampled_from(["A", "B", "C", None])
    nodes = [
        {
            "id": f"L{at}",
            "kind": kind,
            "date": draw(st.sampled_from(["2026-01-05", "2026-02-06", None])),
            "mass_kg": draw(st.one_of(st.none(), st.integers(0, 500))),
            "holder": draw(named),
            "site": draw(named),
        }
        for at, kind in enumerate(kinds)
    ]
    ends = st.integers(0, count - 1).map(lambda at: f"L{at}")
    edges = draw(
        st.lists(st.fixed_dictionaries({"from": ends, "to": ends, "mass_kg": st.integers(0, 99)}), max_size=90)
    )
    return {"id": "L0", "nodes": nodes, "edges": edges}


@settings(deadline=None, max_examples=60)
@given(traces(), st.integers(2, 12), st.data())
def test_folding_keeps_every_lot_and_every_gram(answer: dict, most: int, data: st.DataObject) -> None:
    groups, flows = folded(answer, most=most)
    for column in set(COLUMN.values()):
        kinds = {group.kind for group in groups if group.column == column}
        assert len([group for group in groups if group.column == column]) <= len(kinds) * (most + 1)
    if closed := [group.id for group in groups if group.opens]:
        groups, flows = folded(answer, data.draw(st.sampled_from(closed)), most)
    assert sorted(lot for group in groups for lot in group.lots) == sorted(node["id"] for node in answer["nodes"])
    assert sum(group.mass_g for group in groups) == 1000 * sum(node["mass_kg"] or 0 for node in answer["nodes"])
    group_of = {lot: group.id for group in groups for lot in group.lots}
    between = [e["mass_kg"] for e in answer["edges"] if group_of[e["from"]] != group_of[e["to"]]]
    assert sum(flow.mass_g for flow in flows) == 1000 * sum(between)
    asked = next(group for group in groups if "L0" in group.lots)
    assert asked.lots == ["L0"]


@settings(deadline=None, max_examples=25)
@given(traces(), st.integers(2, 6))
def test_every_folded_lot_is_reached_by_unfolding(answer: dict, most: int) -> None:
    """Only what a month of one owner holds beyond the lots that a drawing names stays folded; the table has it."""
    waiting, followed, alone = [""], set(), set()
    while waiting:
        followed.add(unfold := waiting.pop())
        groups, _ = folded(answer, unfold, most)
        alone |= {group.single for group in groups if group.single}
        for left in (group for group in groups if len(group.path) == 3):
            here = [g for g in groups if g.single and (g.kind, g.path) == (left.kind, left.path[:2])]
            assert len(here) in (NAMED, NAMED + 1)  # the lot asked for is never folded
            alone |= set(left.lots)
        waiting += [group.id for group in groups if group.opens and group.id not in followed]
    assert alone == {node["id"] for node in answer["nodes"]}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 4), WORDS, WORDS, MASS, st.booleans()), min_size=1, max_size=25),
    st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24), MASS), max_size=40),
)
def test_a_trace_is_well_formed_and_labels_stay_in_their_boxes(rows: list, ends: list) -> None:
    boxes = [Box(f"b{at}", c, name, (detail, name), g, here=here) for at, (c, name, detail, g, here) in enumerate(rows)]
    ribbons = [Ribbon(f"b{a}", f"b{b}", g, "text") for a, b, g in ends if a != b]
    tree = ElementTree.fromstring(layered(boxes, ribbons, [(name, "by") for name in "12345"], title="T", text="D"))
    width, height = map(float, tree.attrib["viewBox"].split()[2:])
    rects = [r for r in tree.iter(f"{SVG}rect") if "box" in r.attrib["class"].split()]
    assert len(rects) == len(boxes)
    for rect in rects:
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert abs(w - widths(len({box.column for box in boxes}))[0]) < 0.1
        assert 0 <= x <= x + w <= width
        assert 0 <= y <= y + h <= height
    groups = [g for g in tree if g.find(f"{SVG}rect") is not None]
    for group in groups:
        box = group.find(f"{SVG}rect")
        assert box is not None
        bottom = float(box.attrib["y"]) + float(box.attrib["height"])
        for label in group.findall(f"{SVG}text"):
            assert float(label.attrib["y"]) < bottom
    assert tree.find(f"{SVG}title") is not None
    assert tree.find(f"{SVG}desc") is not None
    assert not [e for e in tree.iter() if "style" in e.attrib]


@given(WORDS, st.floats(1, 400))
def test_a_fitted_label_is_a_beginning_that_fits(text: str, width: float) -> None:
    cut = fitted(text, width)
    assert cut == text or cut.endswith("…")
    assert len(cut) <= max(1, int(width / (12 * 0.6)))


@given(st.lists(st.tuples(WORDS, MASS, st.one_of(st.none(), MASS)), max_size=30))
def test_months_stand_inside_their_drawing(rows: list) -> None:
    bars = [Bar(label, value, label, low=0 if high is not None else None, high=high) for label, value, high in rows]
    tree = ElementTree.fromstring(month_bars(bars, title="T", text="D", axis="kg"))
    width, height = map(float, tree.attrib["viewBox"].split()[2:])
    for rect in tree.iter(f"{SVG}rect"):
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert -0.1 <= x <= x + w <= width + 0.1
        assert -0.6 <= y <= y + h <= height + 0.6
    over = [value for _, value, high in rows if high is not None and value > high]
    assert len([r for r in tree.iter(f"{SVG}rect") if r.attrib["class"] == "bar over"]) == len(over)


@given(st.lists(st.tuples(WORDS, st.floats(0, 1)), max_size=20))
def test_a_share_bar_is_well_formed(shares: list) -> None:
    whole = sum(value for _, value in shares) or 1
    parts = [(label, value / whole) for label, value in shares]
    tree = ElementTree.fromstring(share_bar(parts, 0.0 if shares else 1.0, title="T", text="D"))
    assert len(list(tree.iter(f"{SVG}rect"))) == max(1, len(shares))
