"""Lots and inputs follow from the lines that count, whatever the order of arrival."""

from hypothesis import given, settings
from hypothesis import strategies as st

from .paper import DAY, Office, acted, exported, mined, processed, replayed, rows_of, traded

NUMBERS = ["0001", "0002", "0003", "0004"]
number = st.sampled_from(NUMBERS)
kg = st.integers(1, 90)
day = st.integers(0, 6)


@st.composite
def programmes(draw: st.DrawFn) -> list[tuple[str, dict]]:
    """Rows of a small tangled programme: few numbers, so that they are used twice, split, mixed, fed back."""
    rows = []
    for line in range(draw(st.integers(0, 5))):
        rows.append(mined(draw(number), draw(kg), page=draw(st.sampled_from("PQ")), line=line, day=draw(day)))
    for line in range(draw(st.integers(0, 5))):
        rows.append(traded(draw(number), draw(st.sampled_from(["0101", "0102", "0001"])), draw(kg), 40, line=line,
                           day=draw(day), negociant=draw(st.sampled_from(["NEG-1", "NEG-2"]))))  # fmt: skip
    tags = st.sampled_from([*NUMBERS, "0101", "0102", "0201", "0202"])
    for line in range(draw(st.integers(0, 6))):
        rows.append(processed(draw(st.sampled_from(["B-1", "B-2"])), draw(st.sampled_from(["in", "out"])), draw(tags),
                              draw(kg), line=line, day=draw(day)))  # fmt: skip
    for tag in draw(st.sets(tags, max_size=3)):
        rows.append(exported("L-1", tag, draw(kg), day=draw(day)))
    for tag in draw(st.sets(number, max_size=2)):
        rows.append(acted(draw(st.sampled_from(["replace_tag", "reweigh", "sell", "seize"])), tag, day=draw(day),
                          new_tag="0301", weight_kg=33000, holder="NEG-2"))  # fmt: skip
    if draw(st.booleans()):
        rows.append(("stock_counts", {"organisation": "NEG-1", "date": DAY, "tag": draw(number),
                                      "mineral": "coltan", "weight_kg": 20000, "basis": "counted"}))  # fmt: skip
    return rows


def at_most_one_row_a_key(rows: list[tuple[str, dict]]) -> list[tuple[str, dict]]:
    seen: dict[str, tuple[str, dict]] = {}
    from chanzo.traceability.tables import line_of

    slots: set[str] = set()
    for table, cells in rows:
        line = line_of(table, cells, version=0, received_at=0)
        if line.key not in seen and line.slot not in slots:
            seen[line.key] = (table, cells)
            slots.add(line.slot)
    return list(seen.values())


@settings(max_examples=150, deadline=None)
@given(programmes(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_order_and_splitting_of_rows_ends_in_the_same_lots_and_inputs(rows, random, pieces):
    rows = at_most_one_row_a_key(rows)
    once, often = Office(), Office()
    once.deliver(rows)
    shuffled = rows[:]
    random.shuffle(shuffled)
    for piece in range(pieces):
        often.deliver(shuffled[piece::pieces], at_once=1)
    assert often.lots() == once.lots()
    assert often.inputs() == once.inputs()


@settings(max_examples=100, deadline=None)
@given(programmes(), st.integers(1, 3))
def test_a_replay_of_the_records_gives_the_very_same_rows(rows, pieces):
    office = Office()
    for piece in range(pieces):
        office.deliver(rows[piece::pieces])
    assert rows_of(replayed(office)) == rows_of(office.book)


def test_a_retagged_bag_of_two_pages_is_one_lot_with_the_mass_of_its_first_line():
    office = Office()
    office.deliver(
        [traded("0002", "0101", 20, 55, page="T-2", line=1), traded("0001", "0101", 30, 50, page="T-1", line=9)]
    )
    (lot,) = office.book.lots.standing()
    assert (lot.kind, lot.mass_g, lot.sheet, lot.line) == ("negociant", 50000, "T-1", "9")


def test_an_input_waits_for_its_bag_and_finds_it_when_the_sheet_arrives():
    office = Office()
    office.deliver([traded("0001", "0101")])
    assert [row.src for row in office.book.inputs.standing()] == [""]
    office.deliver([mined("0001")])
    assert [row.src for row in office.book.inputs.standing()] == ["mine:0001@P-1/1"]
    assert {lot.mineral for lot in office.book.lots.standing()} == {"cassiterite"}


def test_an_unreadable_tag_makes_a_lot_named_after_its_place():
    office = Office()
    office.deliver([mined("04?1", line=3), mined("?", line=4)])
    assert sorted((lot.name, lot.number, lot.mass_g) for lot in office.book.lots.standing()) == [
        ("P-1/3", "", 50000),
        ("P-1/4", "", 50000),
    ]


def test_a_corrected_tag_voids_the_old_key_and_an_old_file_never_turns_it_back():
    office = Office()
    old = [mined("0001", 50)]
    office.deliver(old)
    (plan,) = office.deliver([mined("0002", 50)])
    assert [s.outcome for _, s in plan.stated] == ["correction"]
    assert [lot.number for lot in office.book.lots.standing()] == ["0002"]
    (plan,) = office.deliver(old)
    assert [s.outcome for _, s in plan.stated] == ["identical"]
    assert [lot.number for lot in office.book.lots.standing()] == ["0002"]
    (plan,) = office.deliver([mined("0003", 50, site="site-1")])
    assert [s.outcome for _, s in plan.stated] == ["correction"]


def test_of_two_lines_of_correction_only_the_last_one_counts():
    office = Office()
    office.deliver([mined("0001", 50)])
    office.deliver([mined("0002", 50)])
    office.deliver([mined("0002", 40)])
    (plan,) = office.deliver([mined("0001", 45)])
    assert [s.outcome for _, s in plan.stated] == ["correction"]
    assert [(lot.number, lot.mass_g) for lot in office.book.lots.standing()] == [("0001", 45000)]
    office.deliver([mined("0002", 41)])
    assert [(lot.number, lot.mass_g) for lot in office.book.lots.standing()] == [("0002", 41000)]


def test_another_bag_on_a_taken_line_is_kept_as_a_conflict():
    office = Office()
    office.deliver([mined("0001", 50)])
    (plan,) = office.deliver([mined("0002", 60)])
    assert [s.outcome for _, s in plan.stated] == ["conflict"]
    assert sorted(lot.number for lot in office.book.lots.standing()) == ["0001", "0002"]


def test_a_replaced_tag_bears_on_and_an_export_under_the_new_number_finds_the_bag():
    office = Office()
    office.deliver([mined("0001"), acted("replace_tag", "0001", new_tag="0301", day=2), exported("L-1", "0301", day=3)])
    assert [row.src for row in office.book.inputs.standing()] == ["mine:0001@P-1/1"]


def test_a_number_used_twice_means_the_bag_closed_last_before_the_input():
    office = Office()
    office.deliver([mined("0001", page="P-1", day=0), mined("0001", page="P-2", day=4), traded("0001", "0101", day=3)])
    assert [row.src for row in office.book.inputs.standing()] == ["mine:0001@P-1/1"]


def test_a_name_learnt_later_moves_lots_to_the_registered_site():
    office = Office()
    office.deliver([mined("0001", site="Mont Clair")])
    office.deliver([("sites", {"site": "CD-1", "name": "Mont Claîr"})])
    assert [lot.site for lot in office.book.lots.standing()] == ["CD-1"]
