"""What the rules of tags catch and let pass: numbers used twice, never issued, elsewhere, dead, unread, by another."""

import pytest

from tests.verification.rules.programme import found
from tests.verification.rules.sheets import SOUND, TAGS, mine, say, trade

CAUGHT = [
    ("DUP", {"mine_log": mine("0100 50", "0100 40 2026-02-01")}, ("S", "0100", "twice")),
    ("UNISSUED", {"mine_log": mine("0200 50")}, ("S", "0200", "outside")),
    ("ALLOC", {"mine_log": mine("0100 50 2026-01-10 S2")}, ("S", "0100", "site")),
    ("ALLOC", {"mine_log": mine("0100 50 2025-11-30")}, ("S", "0100", "before")),
    (
        "DEAD",
        {"tag_movements": TAGS + "steal mine 0100 0110 2026-01-09 - -", "mine_log": mine("0100 50")},
        ("S", "0100", "tag"),
    ),
    ("DEAD", {"tag_movements": TAGS + "lose mine_book P P 2026-01-09 - -", "mine_log": mine("0100 50")}, None),
    ("DEAD", {"tag_movements": TAGS + "steal mine 0100 0110 2026-01-10 - -", "mine_log": mine("0100 50")}, None),
    (
        "DEAD",  # given out and cancelled on one day: it was given out before
        {"tag_movements": TAGS + "cancel mine 0100 0110 2025-12-01 - -", "mine_log": mine("0100 50")},
        ("S", "0100", "tag"),
    ),
    ("DEAD", {"tag_movements": TAGS + "return mine 0100 0110 2025-12-01 - -", "mine_log": mine("0100 50")}, None),
    ("ILLEGIBLE", {"mine_log": mine("01?0 50", "0101 ?")}, ("W", "P-000/1", "unread")),
    (
        "HOLDER",
        {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 50 2026-01-12 N2")},
        ("W", "0100", "other"),
    ),
    (
        "REUSE",
        {"mine_log": mine("0100 50"), "trade_log": trade("0100 30 N1 30", "0100 30 N2 30")},
        ("S", "0100", "more"),
    ),
    ("REUSE", {"mine_log": mine("0100 50"), "trade_log": trade("0100 30 N1 30", "0100 20 N2 20")}, None),
]


@pytest.mark.parametrize(("code", "tables", "expected"), CAUGHT)
def test_a_rule_catches_what_it_is_for_and_nothing_at_its_limit(
    code: str, tables: dict[str, str], expected: tuple[str, str, str] | None
) -> None:
    cases = say(code, **tables)
    assert (not cases) if expected is None else expected in cases


def test_an_honest_bag_sets_nothing_off() -> None:
    tables = {**SOUND, "mine_log": mine("0100 50"), "trade_log": trade("0100 49.5 N100 49.4")}
    tables["tag_movements"] += (
        "receive negociant N100 N199 2025-12-01 N1 -\nallocate negociant N100 N199 2025-12-01 N1 -"
    )
    assert found(tables) == set()


def test_a_lost_book_kills_the_tags_closed_on_its_pages() -> None:
    tables = {"tag_movements": TAGS + "lose mine_book B007 B007 2026-01-09 - -", "mine_log": mine("0100 50")}
    assert say("DEAD", **tables | {"mine_log": tables["mine_log"].replace("P-000", "B007-001")}) == {
        ("S", "0100", "book")
    }


def test_a_replaced_number_is_dead_for_the_next_bag_only() -> None:
    acts = "action tag new_tag date\nreplace_tag 0100 0150 2026-01-15"
    assert say("DEAD", mine_log=mine("0100 50"), bag_acts=acts) == set()
    twice = mine("0100 50", "0100 40 2026-01-20")
    assert say("DEAD", mine_log=twice, bag_acts=acts) == {("S", "0100", "replaced")}


def test_a_sale_between_lets_another_open_the_bag() -> None:
    tables = {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 50 2026-01-12 N2")}
    sale = "action tag date holder\nsell 0100 2026-01-11 N2"
    assert say("HOLDER", **tables, bag_acts=sale) == set()
