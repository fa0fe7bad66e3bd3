"""Which procedure holds at a place on a day, what is not kept, what is due: held against the long way round."""

from hypothesis import given
from hypothesis import strategies as st

from chanzo.government.procedures import rules
from chanzo.government.procedures.types import (
    Applies,
    Checked,
    InForce,
    Requirement,
    Section,
    requirements_of,
    sections_read,
    sections_written,
)

PLACE = [Applies("site", "S-1"), Applies("point", "TP-1"), Applies("territory", "HILL"), Applies("province", "NORTH")]
ELSEWHERE = [Applies("site", "S-2"), Applies("territory", "VALLEY")]
SPECIFIC = ["province", "territory", "point", "site"]
DAYS = 30


@st.composite
def versions(draw: st.DrawFn) -> list[InForce]:
    """Procedures at places, each with versions that begin one after the other."""
    found = []
    for procedure in range(1, draw(st.integers(1, 6)) + 1):
        applies = draw(st.sampled_from(PLACE + ELSEWHERE))
        sort = draw(st.sampled_from(["joint_tags", "suspension", "other"]))
        begun = sorted(draw(st.sets(st.integers(0, DAYS), min_size=1, max_size=3)))
        for version, first in enumerate(begun, 1):
            last = draw(st.one_of(st.none(), st.integers(first, DAYS)))
            found.append(InForce(procedure, version, sort, applies, first, last, procedure * 10 + version))
    return draw(st.permutations(found))


@given(versions(), st.integers(-1, DAYS + 1))
def test_the_most_specific_place_wins_and_a_new_version_ends_the_old(held: list[InForce], day: int) -> None:
    found = rules.Procedures(held).on(PLACE, day)
    standing = []
    for one in held:
        newest = max((v.version for v in held if v.procedure == one.procedure and v.from_day <= day), default=0)
        ended = one.to_day is not None and day > one.to_day
        if one.version == newest and one.from_day <= day and not ended and one.applies in PLACE:
            standing.append(one)
    for sort in ("joint_tags", "suspension"):
        of_sort = [one for one in standing if one.sort == sort]
        chosen = [one for one in found if one.sort == sort]
        assert len(chosen) == bool(of_sort)
        if chosen:
            best = max(SPECIFIC.index(one.applies.reach) for one in of_sort)
            assert chosen[0] in of_sort
            assert SPECIFIC.index(chosen[0].applies.reach) == best
    assert {one.procedure for one in found if one.sort == "other"} == {
        one.procedure for one in standing if one.sort == "other"
    }


def test_a_version_that_ended_by_itself_brings_no_older_one_back() -> None:
    at = Applies("site", "S-1")
    old, new = InForce(1, 1, "joint_tags", at, 0, None, 1), InForce(1, 2, "joint_tags", at, 10, 19, 2)
    known = rules.Procedures([old, new])
    assert [known.on([at], day) for day in (9, 10, 19, 20)] == [[old], [new], [new], []]


checks = st.lists(
    st.builds(
        lambda version, site, day, seq, told: Checked(1, version, site, day, seq, told),
        st.integers(1, 2),
        st.sampled_from(["S-1", "S-2"]),
        st.integers(0, 20),
        st.integers(1, 10_000),
        st.dictionaries(st.sampled_from(["1.1", "1.2", "2.1"]), st.sampled_from(["yes", "no", "na"]), min_size=1),
    ),
    max_size=8,
    unique_by=lambda check: check.seq,
)


@given(checks)
def test_what_fails_is_what_the_last_telling_check_of_the_newest_version_said(held: list[Checked]) -> None:
    expected = set()
    for site in ("S-1", "S-2"):
        ordered = sorted((c for c in held if c.site == site), key=lambda c: (c.day, c.seq))
        if not ordered:
            continue
        for requirement in ("1.1", "1.2", "2.1"):
            told = [(c.version, c.told[requirement]) for c in ordered if c.told.get(requirement, "na") != "na"]
            if told and told[-1] == (ordered[-1].version, "no"):
                expected.add((site, requirement))
    found = rules.failing(held)
    assert {(one.site, one.requirement) for one in found} == expected
    assert all(one.since <= one.last and one.times >= 1 for one in found)


def test_a_check_is_due_so_many_days_after_the_last_or_after_it_came_into_force() -> None:
    one = InForce(1, 1, "joint_tags", PLACE[0], 100, None, 1)
    every, held = {(1, 1): 60}, {"S-1": [one], "S-2": [one]}
    due = rules.due_checks(held, every, {(1, "S-1"): 150})
    assert [(d.site, d.last, d.due) for d in due] == [("S-2", None, 160), ("S-1", 150, 210)]


words = st.text(st.characters(codec="ascii", categories=["Lu", "Ll"]), min_size=1, max_size=9)
sections = st.lists(
    st.builds(Section, words, st.one_of(st.just(""), words), st.lists(words, max_size=4).map(tuple)), max_size=4
)


@given(sections)
def test_a_text_is_read_as_it_was_written(written: list[Section]) -> None:
    assert sections_read(sections_written(written)) == written
    assert len(requirements_of(written)) == sum(len(section.requirements) for section in written)


def test_a_text_by_hand_is_read() -> None:
    read = sections_read(
        "Before.\n# The box\nIt stands there.\n1. Three locks\nclose it.\n2) A sheet.\n\n# Loss\n1.Say so."
    )
    assert read == [
        Section("", "Before.", ()),
        Section("The box", "It stands there.", ("Three locks close it.", "A sheet.")),
        Section("Loss", "", ("Say so.",)),
    ]
    assert [one.number for one in requirements_of(read)] == ["2.1", "2.2", "3.1"]


@given(st.lists(words, max_size=6), st.lists(words, max_size=6))
def test_two_versions_side_by_side_hold_every_requirement_once(before: list[str], after: list[str]) -> None:
    old, new = ([Requirement(str(at), text) for at, text in enumerate(texts)] for texts in (before, after))
    found = rules.compared(old, new)
    assert [one.before for one in found if one.before] == old
    assert [one.after for one in found if one.after] == new
    assert all(one.before or one.after for one in found)
    if before == after:
        assert all(one.same for one in found)
