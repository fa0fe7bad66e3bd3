"""The pages of custody as people use them, and the alarm in the answer to whoever records a cancelled number."""

import re

import pytest
import segno
from django.test import Client

from chanzo.core.days import day_text
from chanzo.government.custody.models import HandOver, Inventory, Lockbox, TagRequest, Take
from chanzo.government.custody.queries.quotas import quota_of
from chanzo.people.services import create_token, create_user
from tests.people.second_factors import with_second_factor
from tests.web.conftest import SignIn
from tests.web.desk import imported, last_job, rehearsed, sent

from ..office import Office
from .store import AGENT, MINE, TODAY, bag, unused

NORTH = {"areas": ["province:North"], "organisation": "SERVICE"}


def iso(day: int) -> str:
    return day_text(day)


def posted(browser: Client, path: str, **given: object) -> str:
    """The page that follows a form."""
    answer = browser.post(path, given, follow=True)
    assert answer.status_code == 200, re.findall(r'class="(?:error|banner serious)[^>]*>.*?</', answer.content.decode())
    return answer.content.decode()


@pytest.fixture
def cancelled(store: Office, signed_in: SignIn) -> Client:
    """An official who has cancelled the inventory of a seized office, as the pages lead."""
    browser = signed_in("official", **NORTH)
    asked = f"/custody/inventories/new?holders=SERVICE&areas=&day={iso(TODAY - 10)}"
    seen = re.search(r'name="seen" value="(\w+)"', browser.get(asked).content.decode())
    assert seen is not None
    page = posted(browser, asked, seen=seen[1], reason="office seized", document="PV-7", sure="on")
    assert "No later use" in page
    return browser


def test_whoever_imports_a_cancelled_number_reads_DEAD_in_the_answer(cancelled: Client, signed_in: SignIn) -> None:
    clerk = signed_in("clerk")
    text = (
        MINE + bag("A1050", TODAY - 5, 0, book="BK09") + bag("A1120", TODAY - 5, 1, book="BK01", page="9", site="S-2")
    )
    waiting = sent(clerk, text)
    foretold = rehearsed(clerk, waiting).content.decode()
    assert "Findings this would raise" in foretold
    assert ">DEAD<" in foretold
    answer = imported(clerk, waiting).content.decode()
    assert last_job().result["findings"]["DEAD"] == 2
    assert ">DEAD<" in answer
    assert "A1050" in answer

    number = Inventory.objects.get().number
    for role in ("verifier", "incident_manager"):
        home = signed_in(role).get("/").content.decode()
        assert "Cancelled inventories" in home
        assert f"cancelled in {number}" in home
    page = signed_in("verifier").get("/custody/inventories/").content.decode()
    assert "2 later uses" in page
    assert number in signed_in("auditor").get("/search?q=A1055").content.decode()
    assert "logbook BK01" in page
    # The official reads of the use in the North; what happened at S-2 is not in his province, the book is his own.
    assert "A1050" in cancelled.get(f"/custody/inventories/{number}/").content.decode()


def test_a_program_reads_the_same_alarm(cancelled: Client, store: Office) -> None:
    store.take(mine_log=MINE + bag("A1050", TODAY - 5, 0, book="BK09"))
    user = create_user(email="program@example.org", role="verifier")
    with_second_factor(user)
    headers = {"authorization": f"Bearer {create_token(email=user.email)}"}
    told = Client().get("/api/v1/custody/inventories", headers=headers).json()
    assert [(one["tags"], [use["number"] for use in one["later_uses"]]) for one in told] == [(1144, ["A1050"])]
    found = Client().get("/api/v1/findings?rule=DEAD", headers=headers).json()
    assert [one["subject"] for one in found] == ["A1050"]


def test_what_is_no_longer_what_was_looked_at_is_shown_again(store: Office, signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    asked = f"/custody/inventories/new?holders=SERVICE&areas=&day={iso(TODAY)}"
    answer = browser.post(asked, {"seen": "0" * 24, "reason": "r", "document": "d", "sure": "on"})
    assert answer.status_code == 422
    assert "changed since you looked" in answer.content.decode()
    assert not Inventory.objects.exists()


def test_a_request_is_led_from_page_to_page_and_confirmed_by_another_account(store: Office, signed_in: SignIn) -> None:
    asking = signed_in("official", areas=["province:North"], organisation="OFFICE-2")
    page = posted(asking, "/custody/requests/new", type_="mine", quantity="20", holder="OFFICE-2", giver="SERVICE",
                  site="S-1", reason="season")  # fmt: skip
    number = TagRequest.objects.get().number
    assert number in page
    desk = signed_in("secretariat")
    grant = desk.get(f"/custody/requests/{number}/grant").content.decode()
    assert "A1150 - A1169" in grant.replace("–", "-")
    assert "Unused there" in grant
    posted(desk, f"/custody/requests/{number}/grant", ranges="A1150 - A1169", reason="")
    posted(desk, f"/custody/requests/{number}/hand_over", day=iso(TODAY), document="BL-1")
    seq = HandOver.objects.get().seq
    refused = desk.post(f"/custody/hand-overs/{seq}/confirm", {"day": iso(TODAY), "missing": "", "note": ""})
    assert refused.status_code == 422
    assert "cannot confirm the receipt" in refused.content.decode()
    assert "Confirm the receipt" in asking.get("/").content.decode()
    page = posted(asking, f"/custody/hand-overs/{seq}/confirm", day=iso(TODAY), missing="A1169", note="one short")
    assert "Received with a difference" in page
    assert "Arrived" in asking.get(f"/custody/requests/{number}/").content.decode()
    assert f"/custody/missing/{seq + 1}" in asking.get("/").content.decode()


@pytest.mark.parametrize(("language", "words"), [("en", "Receipt for tags and logbooks"), ("fr", "Reçu d’étiquettes")])
def test_a_hand_over_is_printed_on_A4_and_on_a_narrow_receipt(
    language: str, words: str, store: Office, signed_in: SignIn
) -> None:
    desk = signed_in("secretariat")
    posted(desk, "/custody/hand-overs/new", giver="SERVICE", receiver="OFFICE-2", type_="mine", action="hand_over",
           ranges="A1200 - A1209", day=iso(TODAY), site="", document="")  # fmt: skip
    seq = HandOver.objects.get().seq
    for width, style in (("a4", "web/document"), ("80", "government/receipt80"), ("58", "government/receipt58")):
        paper = desk.get(f"/custody/hand-overs/{seq}/receipt?width={width}&lang={language}").content.decode()
        assert words in paper
        assert "A1200 – A1209" in paper
        assert style in paper


def drawn_beside(page: str, number: str) -> list[list[bool]]:
    """The dark squares of the code beside a number, as a printer draws its lines."""
    drawn = page.split(f"<li>{number}<svg")[1].split("</svg>")[0]
    size = int(re.search(r'viewBox="0 0 (\d+) ', drawn)[1])  # type: ignore[index]
    squares = [[False] * size for _ in range(size)]
    x, y = 0, 0.0
    lines = re.search(r' d="([^"]+)"', drawn)[1]  # type: ignore[index]
    for sort, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", lines):
        if sort == "h":
            squares[int(y)][x : x + int(first)] = [True] * int(first)
            x += int(first)
        else:
            x, y = (int(first), float(second)) if sort == "M" else (x + int(first), y + float(second))
    return [row[2:-2] for row in squares[2:-2]]


def test_a_tag_sheet_lists_every_unused_number_and_a_count_finds_what_is_missing(
    store: Office, signed_in: SignIn
) -> None:
    desk = signed_in("secretariat")
    sheet = desk.get(f"/custody/sheet?holder=SOUTH-OFFICE&on={iso(TODAY)}").content.decode()
    assert sheet.count("<li>A11") == 50
    assert sheet.count('class="qr"') == 1
    coded = desk.get(f"/custody/sheet?holder=SOUTH-OFFICE&on={iso(TODAY)}&codes=1").content.decode()
    assert coded.count("<li>A11") == 50
    matrix = segno.make("A1107", error="m", micro=False).matrix
    assert drawn_beside(coded, "A1107") == [[bool(dark) for dark in row] for row in matrix]
    page = posted(desk, "/custody/counts/new", holder="SOUTH-OFFICE", site="", type_="mine", day=iso(TODAY),
                  counted="A1100 - A1147", document="PV-1")  # fmt: skip
    assert "A1148 – A1149" in page
    seq = Take.objects.get().seq
    page = posted(desk, f"/custody/missing/{seq}", action="steal", ranges="", day=iso(TODAY), reason="door broken",
                  document="")  # fmt: skip
    assert "Every missing number is explained" in page
    assert unused("SOUTH-OFFICE") == 48


def test_a_lockbox_is_set_up_opened_and_shown_with_who_was_missing(store: Office, signed_in: SignIn) -> None:
    desk = signed_in("secretariat")
    keys = {"key-TOTAL_FORMS": 3, "key-INITIAL_FORMS": 3, "key-MIN_NUM_FORMS": 0, "key-MAX_NUM_FORMS": 6}
    for at, (role, who) in enumerate([("state service", "SERVICE"), ("cooperative", "COOP-1"), ("owner", "OWN-1")]):
        keys |= {f"key-{at}-role": role, f"key-{at}-organisation": who, f"key-{at}-person": ""}
    posted(desk, "/custody/lockboxes/new", code="lb-7", name="", site="S-1", point="", from_day=iso(TODAY - 9), **keys)
    assert Lockbox.objects.get().code == "LB-7"
    page = posted(desk, "/custody/lockboxes/LB-7/open", day=iso(TODAY), present=["0", "2"], purpose="tags out",
                  type_="mine", taken_out="", put_in="")  # fmt: skip
    assert "Not all there" in page
    assert "cooperative, COOP-1" in page
    agent = signed_in("agent", areas=sorted(AGENT.areas))
    assert agent.get("/custody/lockboxes/LB-7/").status_code == 200
    assert signed_in("official", areas=["province:South"]).get("/custody/lockboxes/LB-7/").status_code == 404


def test_a_holder_sees_its_own_stock_and_no_other(store: Office, signed_in: SignIn) -> None:
    trader = signed_in("company", organisation="NEG-1")
    page = trader.get("/custody/").content.decode()
    assert "holder=NEG-1" in page
    assert "SOUTH-OFFICE" not in page
    assert trader.get("/custody/holder?holder=SOUTH-OFFICE").status_code == 404
    # What lies unused at a mine is no matter of a trader, nor what its capacity lets it ask for.
    assert "S-1" not in trader.get("/custody/quotas").content.decode()
    assert "Quota this month" not in trader.get("/sites/S-1").content.decode()
    agent = signed_in("agent", areas=["S-1"])
    page = agent.get("/custody/").content.decode()
    assert "holder=SERVICE" in page
    assert "SOUTH-OFFICE" not in page
    assert "Quota this month" in agent.get("/sites/S-1").content.decode()


def test_every_list_is_sent_as_a_file(store: Office, signed_in: SignIn) -> None:
    desk = signed_in("secretariat")
    for path in (
        "",
        "books",
        "quotas",
        "forecast",
        "lockboxes/",
        "requests/",
        "hand-overs/",
        "counts/",
        "losses/",
    ):
        answer = desk.get(f"/custody/{path}?format=csv")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/csv"), path
    assert desk.get("/custody/forecast?within=30").status_code == 200


def test_what_a_quota_reckons_with_is_set_from_a_day_on_and_read_with_a_comma(store: Office, signed_in: SignIn) -> None:
    desk = signed_in("secretariat", language="fr")
    assert quota_of("S-1", TODAY).bag_g == 40_000
    posted(desk, "/custody/limits", name="usual_bag_g", value="32,5", site="S-1", valid_from=iso(TODAY - 1), reason="r")
    assert [quota_of("S-1", day).bag_g for day in (TODAY - 2, TODAY)] == [40_000, 32_500]
    assert signed_in("clerk").post("/custody/limits", {}).status_code == 403


def test_a_day_that_is_none_shows_today(store: Office, signed_in: SignIn) -> None:
    page = signed_in("secretariat").get("/custody/?on=nonsense")
    assert page.status_code == 200
