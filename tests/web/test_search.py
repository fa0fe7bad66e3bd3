"""One box finds what a reader may see, and forgives one slip of the pen in a number."""

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from chanzo.web.search import one_slip

from .conftest import SignIn

NUMBERS = st.text("0123456789", min_size=1, max_size=9)


def distance(a: str, b: str) -> int:
    """Insertions, deletions, changes and neighbouring swaps between two texts (optimal string alignment)."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            change = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1])
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, change)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(NUMBERS)
def test_neighbours_are_one_slip_away_and_stand_once(number: str) -> None:
    found = list(one_slip(number))
    assert len(found) == len(set(found))
    assert {distance(number, other) for other in found} == {1}


@given(NUMBERS, st.data())
def test_every_number_one_slip_away_is_offered(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number)))
    digit = data.draw(st.sampled_from("0123456789"))
    slips = {number[:at] + digit + number[at:], number[:at] + number[at + 1 :], number[:at] + digit + number[at + 1 :]}
    assert slips - {number, ""} <= set(one_slip(number))


def asked(browser: Client, text: str) -> str:
    answer = browser.get("/search", {"q": text})
    return answer.headers["Location"] if answer.status_code == 302 else answer.content.decode()


def test_a_number_opens_its_lot(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("verifier")
    assert asked(browser, "0100") == "/lots/0100"
    assert asked(browser, " LOT-1 ") == "/lots/LOT-1"
    assert asked(browser, "T-1") == "/pages/T-1"
    assert asked(browser, "c-1") == "/lots/LOT-1"
    assert asked(browser, "s-2") == "/sites/S-2"
    assert asked(browser, "old one") == "/sites/S-1"


def test_a_beginning_lists_what_begins_so(programme: object, signed_in: SignIn) -> None:
    page = asked(signed_in("verifier"), "09")
    assert "/lots/0900" in page
    assert "/lots/0901" in page


def test_a_digit_slipped_offers_its_neighbours(programme: object, signed_in: SignIn) -> None:
    page = asked(signed_in("verifier"), "0702")
    assert "one slip of the pen away" in page
    assert "/lots/0700" in page


def test_what_is_foreign_is_not_found_by_any_name(programme: object, signed_in: SignIn) -> None:
    trader = signed_in("company", organisation="NEG-1")
    assert asked(trader, "0100") == "/lots/0100"
    for foreign in ("0200", "LOT-1", "C-1", "P-2/1", "0201", "T-9"):
        page = asked(trader, foreign)
        assert "/lots/0200" not in page
        assert "/lots/LOT-1" not in page
    committee = signed_in("committee")
    assert "/lots/" not in asked(committee, "0100")


def test_a_page_shows_each_reader_its_own_bags(programme: object, signed_in: SignIn) -> None:
    whole = signed_in("verifier").get("/pages/P-2").content.decode()
    assert "/lots/0200" in whole
    assert "AG-2" in whole
    own = signed_in("company", organisation="NEG-3").get("/pages/P-2").content.decode()
    assert "/lots/0299" in own
    assert "/lots/0200" not in own
    assert "AG-2" not in own
    assert signed_in("company", organisation="NEG-1").get("/pages/T-9").status_code == 404
    assert signed_in("smelter", organisation="SMELT-1").get("/pages/P-2").status_code == 404


def test_an_empty_search_says_what_can_be_searched(programme: object, signed_in: SignIn) -> None:
    assert "its beginning" in asked(signed_in("clerk"), "")


def test_the_box_shows_what_was_searched_and_nothing_else(signed_in: SignIn) -> None:
    box = '<input id="search" name="q" type="search" value="{}"'
    client = signed_in("admin")
    assert box.format("nowhere") in client.get("/search?q=nowhere").content.decode()
    for page in ("/", "/months/North/2026-01"):
        assert box.format("") in client.get(page).content.decode(), page
