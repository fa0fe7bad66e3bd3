"""The first job of every role, by keyboard alone: on wide and narrow screens, with JavaScript and without."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import NARROW, WIDE
from .reading import Reader

Readers = Callable[..., Reader]
WINDOWS = [(WIDE, True), (NARROW, True), (WIDE, False), (NARROW, False)]
in_every_window = pytest.mark.parametrize(("width", "javascript"), WINDOWS)

SHEET = """book,page,line,date,time,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent
LM-9000{n},01,1,2026-10-05,07:52,CD-KAL-003,TP-KAL-001,0990000{n},cassiterite,51.0,E-KAL-003-3,NEG-KAL-3,AG-KAL-001
LM-9000{n},01,2,2026-10-05,09:00,CD-KAL-003,TP-KAL-001,0990010{n},cassiterite,heavy,E-KAL-003-3,NEG-KAL-3,AG-KAL-001
"""


def card(heading: str) -> str:
    """The part of a page under a heading."""
    return f'.card:has(h2:has-text("{heading}"))'


@in_every_window
def test_an_agent_sees_the_tags_left_and_answers_what_was_asked(width: int, javascript: bool, reader: Readers) -> None:
    agent = reader("agent", width=width, javascript=javascript)
    assert agent.says("Tags left")
    agent.go(f'{card("Today")} a:has-text("The bags of my sites")')
    assert agent.has("table tbody tr")
    agent.open("/")
    questions = f"{card('What was asked of you')} .queue a"
    before = agent.count(questions)
    agent.go(questions)
    assert agent.says("Asked of AG-MWE-001")
    agent.write("textarea[name=answer]", "The bag was weighed again on the other scale.")
    agent.go('button:has-text("Record the answer")')
    assert agent.says("1 finding was handled.")
    agent.open("/")
    assert agent.count(questions) == before - 1


@in_every_window
def test_a_field_officer_judges_a_finding_of_the_area(width: int, javascript: bool, reader: Readers) -> None:
    officer = reader("field_officer", width=width, javascript=javascript)
    officer.go('a:has-text("By cause, gravest first")')
    officer.go('.views a:has-text("One by one")')
    officer.go("[data-worklist] tbody td a")
    officer.choose("input[name=act]", "corrected")
    officer.write("[name=reason]", "The page was written anew and countersigned.")
    officer.go('button:has-text("Record it")')
    assert officer.says("1 finding was handled.")


@in_every_window
def test_a_clerk_takes_in_a_sheet_after_a_rehearsal(
    width: int, javascript: bool, reader: Readers, tmp_path: Path
) -> None:
    sheet = tmp_path / "mine_log.csv"
    sheet.write_text(SHEET.format(n=WINDOWS.index((width, javascript))))
    clerk = reader("clerk", width=width, javascript=javascript)
    clerk.go('a:has-text("Import files")')
    clerk.to("input[type=file]")
    clerk.page.set_input_files("input[type=file]", sheet)
    clerk.go('button:has-text("Send the files")')
    assert clerk.says("2 rows under the header")
    clerk.go('button:has-text("Rehearse the import")')
    clerk.page.wait_for_selector('button:has-text("Import these files now")')
    assert clerk.figures()["New"] == "1"
    clerk.go('button:has-text("Import these files now")')
    clerk.page.wait_for_selector('h1:has-text("What happened")')
    assert (clerk.figures()["New"], clerk.figures()["Refused"]) == ("1", "1")
    clerk.go('.plain a:has-text("mine_log.csv")')
    assert clerk.has('a:has-text("The file with a verdict on each row")')


@in_every_window
def test_a_verifier_settles_the_next_cause(width: int, javascript: bool, reader: Readers) -> None:
    verifier = reader("verifier", width=width, javascript=javascript)
    verifier.go('a:has-text("By cause, gravest first")')
    cause = verifier.page.inner_text(".causes a.what")
    if javascript:
        verifier.keys("j")
        verifier.press("o")
    else:
        verifier.go(".causes a.what")
    assert cause in verifier.page.inner_text("h1")
    if javascript:
        verifier.keys("e")
        assert verifier.page.is_checked("input[name=act][value=explained]")
    else:
        verifier.choose("input[name=act]", "explained")
    verifier.write("[name=reason]", "The office kept a second book, which we have seen.")
    verifier.go('button:has-text("Record it")')
    assert verifier.says("was handled.") or verifier.says("were handled.")
    assert cause not in verifier.page.locator(".causes a.what").all_inner_texts()


@in_every_window
def test_an_incident_manager_opens_what_was_handed_over(width: int, javascript: bool, reader: Readers) -> None:
    manager = reader("incident_manager", width=width, javascript=javascript)
    handed = card("Findings that became incidents")
    manager.go(f"{handed} .queue a")
    assert manager.figures()["State"] == "Incident"
    manager.open("/")
    manager.go(f'{handed} a:has-text("All of them")')
    assert manager.has(".causes a.what")


@in_every_window
def test_a_company_sees_what_can_leave_and_what_is_missing(width: int, javascript: bool, reader: Readers) -> None:
    company = reader("company", width=width, javascript=javascript)
    company.go('.queue a:has-text("Nothing is missing.")')
    assert company.figures()["Traced to mines"].startswith("100")
    company.open("/")
    company.go('.queue a:has-text("is not traced")')
    assert not company.figures()["Traced to mines"].startswith("100")
    file = company.receive('#origins a:has-text("CSV")')
    assert file.decode("utf-8-sig").count("\n") > 2


@in_every_window
def test_a_smelter_follows_a_received_lot_to_its_mines(width: int, javascript: bool, reader: Readers) -> None:
    smelter = reader("smelter", width=width, javascript=javascript)
    smelter.go(f"{card('What you received')} .queue a")
    smelter.unfold("#chain summary")
    assert smelter.page.locator("#chain table tbody tr").first.is_visible()


@in_every_window
def test_an_auditor_opens_the_record_behind_a_line(width: int, javascript: bool, reader: Readers) -> None:
    auditor = reader("auditor", width=width, javascript=javascript)
    auditor.follow_menu("Lots")
    auditor.go("table.rows tbody td a")
    auditor.unfold('#documents summary:has-text("with its record")')
    auditor.go('#documents a[href*="/records/"]')
    assert auditor.says("sheet.recorded")


@in_every_window
@pytest.mark.parametrize("role", ["committee", "civil_society"])
def test_a_neighbour_finds_a_site(role: str, width: int, javascript: bool, reader: Readers) -> None:
    neighbour = reader(role, width=width, javascript=javascript)
    neighbour.write("#search", "Mlima Mfano 11")
    neighbour.press("Enter")
    assert neighbour.page.inner_text("h1") == "Mlima Mfano 11"
    neighbour.follow_menu("Map")
    neighbour.go('table.rows a:has-text("Mlima Mfano")')
    assert "Mlima Mfano" in neighbour.page.inner_text("h1")


@in_every_window
def test_an_official_looks_at_the_month_to_close(width: int, javascript: bool, reader: Readers) -> None:
    official = reader("official", width=width, javascript=javascript)
    official.go('.queue a:has-text("Sud-Kivu, October 2026")')
    assert official.figures()["State"] == "Open"
    official.go('a:has-text("Close this month")')
    assert official.says("Close October 2026 of Sud-Kivu?")
    official.go('main form a:has-text("Back")')
    assert official.figures()["State"] == "Open"


@in_every_window
def test_the_secretariat_oversees_the_months_and_the_rules(width: int, javascript: bool, reader: Readers) -> None:
    secretariat = reader("secretariat", width=width, javascript=javascript)
    secretariat.go('a:has-text("All months")')
    secretariat.go("table.rows tbody a")
    assert "State" in secretariat.figures()
    secretariat.follow_menu("Findings")
    secretariat.follow_menu("Rule book")
    secretariat.go("main table tbody a")
    assert "/rules/" in secretariat.page.url


@in_every_window
def test_an_administrator_opens_an_account_and_its_owner_comes_in(
    width: int, javascript: bool, reader: Readers
) -> None:
    admin = reader("admin", width=width, javascript=javascript)
    newcomer = f"auditor-{width}-{javascript}@example.org".lower()
    admin.follow_menu("Accounts")
    admin.go('main a:has-text("Open an account")')
    admin.write("input[name=email]", newcomer)
    admin.pick("select[name=role]", "Auditor")
    admin.go('button:has-text("Open and show the link")')
    link = admin.page.inner_text(".secret code").removeprefix(admin.served.address)

    one = reader(width=width, javascript=javascript)
    one.open(link)
    one.go('main button:has-text("Sign in")')
    password = "nine other words that nobody guesses either"
    one.write("input[name=password1]", password)
    one.write("input[name=password2]", password)
    one.press("Enter")
    one.set_up_an_app()
    one.open("/")
    assert one.says("My work")
