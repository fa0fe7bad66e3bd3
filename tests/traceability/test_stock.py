"""Where tags are on a day, against a count of every single number."""

from hypothesis import given
from hypothesis import strategies as st

from chanzo.traceability.stock import ALLOCATED, DEAD, IN_STOCK, RangeAct, stretches

ACTIONS = ["receive", "allocate", "hand_over", "return", "lose", "steal", "damage", "cancel", "count"]
# What is dated alike, as a tag lives: it comes, comes back, goes out, changes hands, and is lost at last.
LIFE = [["receive"], ["return"], ["allocate"], ["hand_over"], ["lose", "steal", "damage"], ["cancel"], ["count"]]
TURN = {action: turn for turn, actions in enumerate(LIFE) for action in actions}


@st.composite
def acts(draw: st.DrawFn) -> list[RangeAct]:
    found = []
    for rank in range(draw(st.integers(0, 8))):
        first = draw(st.integers(0, 30))
        found.append(
            RangeAct(draw(st.sampled_from(ACTIONS)), "mine", "", 4, first, first + draw(st.integers(0, 12)),
                     draw(st.integers(0, 5)), draw(st.sampled_from(["", "A", "B"])), draw(st.sampled_from(["", "S"])),
                     str(rank))
        )  # fmt: skip
    return found


def one_by_one(acts: list[RangeAct], on: int) -> dict[int, tuple[str, str]]:
    """State and holder of each number, told act by act."""
    told: dict[int, tuple[str, str]] = {}
    states = {"receive": IN_STOCK, "return": IN_STOCK, "allocate": ALLOCATED}
    for act in sorted(acts, key=lambda a: (a.day, TURN[a.action], a.rank)):
        for number in range(act.first, act.last + 1) if act.day <= on else ():
            if act.action == "count" or (act.action == "hand_over" and number not in told):
                continue
            state, holder = told.get(number, ("", ""))
            told[number] = (state if act.action == "hand_over" else states.get(act.action, DEAD), act.holder or holder)
    return told


@given(acts(), st.integers(0, 6))
def test_stretches_say_of_every_number_what_its_acts_said_last(acts, on):
    found = stretches(acts, on)
    said = {n: (s.state, s.holder) for s in found for n in range(s.first, s.last + 1)}
    assert said == one_by_one(acts, on)
    assert sum(s.count for s in found) == len(said)


def test_lost_tags_are_dead_and_the_rest_of_the_range_stays_allocated():
    book = [
        RangeAct("allocate", "mine", "A", 3, 1, 100, 10, "SAEMAPE", "SITE-1"),
        RangeAct("lose", "mine", "A", 3, 50, 50, 20, "", "SITE-1"),
    ]
    assert [(s.text(s.first), s.text(s.last), s.state) for s in stretches(book, 30)] == [
        ("A001", "A049", ALLOCATED),
        ("A050", "A050", DEAD),
        ("A051", "A100", ALLOCATED),
    ]
    assert [s.count for s in stretches(book, 15)] == [100]
