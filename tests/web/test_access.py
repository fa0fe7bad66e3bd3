"""Who may open which page: denied unless the table says otherwise, and what is foreign is not found."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from chanzo.people.services import create_user
from chanzo.people.types import Role

from .conftest import SignIn

EVERYONE = {role.value for role in Role}
SEES_ALL = {"clerk", "verifier", "incident_manager", "secretariat", "admin", "auditor"}
IN_AREAS = {"agent", "field_officer", "official"}
OWN = {"company", "smelter"}
CUSTODY = SEES_ALL | IN_AREAS | OWN

PAGES: dict[str, set[str]] = {
    "/": EVERYONE,
    "/sites/": EVERYONE,
    "/sites/S-1": EVERYONE - IN_AREAS | IN_AREAS,
    "/map": EVERYONE,
    "/rules/": EVERYONE,
    "/rules/DUP": EVERYONE,
    "/lots/": CUSTODY,
    "/exposure": CUSTODY,
    "/findings/": CUSTODY,
    "/acts/": CUSTODY,
    "/acts/headings": {"secretariat", "admin"},
    "/months/": SEES_ALL | {"field_officer", "official"},
    "/findings/each": CUSTODY,
    "/queries/": CUSTODY,
    "/imports/": SEES_ALL,
    "/imports/new": {"clerk", "verifier", "incident_manager", "admin"},
    "/account/": EVERYONE,
    "/accounts/": {"admin"},
    "/accounts/new": {"admin"},
}


def account_of(role: str) -> dict[str, object]:
    if role in IN_AREAS:
        return {"areas": ["territory:Hill"]}
    return {"organisation": "PROC-1"} if role in OWN else {}


@pytest.mark.parametrize("role", sorted(EVERYONE))
def test_each_role_opens_its_pages_and_no_other(role: str, programme: object, signed_in: SignIn) -> None:
    browser = signed_in(role, **account_of(role))
    opened = {page for page in PAGES if browser.get(page).status_code == 200}
    assert opened == {page for page, roles in PAGES.items() if role in roles}
    refused = {browser.get(page).status_code for page in PAGES.keys() - opened}
    assert refused <= {403}


def addresses(resolver: URLResolver, before: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for pattern in resolver.url_patterns:
        at = before + str(pattern.pattern)
        found += addresses(pattern, at) if isinstance(pattern, URLResolver) else [(at, pattern)]
    return found


def test_no_page_opens_without_signing_in(db: None) -> None:
    """Every address of the program but those that sign in, switch the language, tell of health or ask for a token."""
    open_to_all = ("account/", "api/v1/", "healthz", "language", "open/")
    for at, pattern in addresses(get_resolver()):
        if not at.startswith(open_to_all):
            assert getattr(pattern.callback, "login_required", True), at
    create_user(email="somebody@example.org", role="clerk")
    for page in PAGES:
        answer = Client().get(page)
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize(
    ("role", "more", "own", "foreign"),
    [
        ("company", {"organisation": "NEG-1"}, ["0100", "0700"], ["0200", "LOT-1", "B-1"]),
        ("company", {"organisation": "neg-2"}, ["0200"], ["0100", "0700", "0299"]),
        ("smelter", {"organisation": "SMELT-1"}, [], ["LOT-1", "0100"]),
        ("field_officer", {"areas": ["province:South"]}, ["0200", "0299"], ["0100", "0700", "LOT-1"]),
        ("official", {"areas": ["S-1"]}, ["0100"], ["0200", "LOT-1"]),
        ("auditor", {}, ["0100", "0700", "0200", "LOT-1", "B-1"], ["0999", "nothing"]),
    ],
)
def test_a_foreign_lot_is_not_found(
    role: str, more: dict, own: list[str], foreign: list[str], programme: object, signed_in: SignIn
) -> None:
    browser = signed_in(role, **more)
    assert {name: browser.get(f"/lots/{name}").status_code for name in own} == dict.fromkeys(own, 200)
    assert {name: browser.get(f"/lots/{name}").status_code for name in foreign} == dict.fromkeys(foreign, 404)
    listed = browser.get("/lots/?format=csv")
    text = b"".join(listed.streaming_content).decode()
    assert all(f"/lots/{name}" not in text and f"{name}," not in text for name in foreign)


def test_a_number_that_two_bear_shows_a_company_its_own(programme: object, signed_in: SignIn) -> None:
    assert "P-1/2" in signed_in("company", organisation="NEG-1").get("/lots/0101").content.decode()
    both = signed_in("verifier").get("/lots/0101").content.decode()
    assert "Several lots bear this number" in both
    assert "/lots/0101@P-2/2" in both


def test_findings_of_others_are_not_found(programme: object, signed_in: SignIn) -> None:
    mine, other = "/findings/UNISSUED:tag:0299", "/findings/DUP:tag:0101"
    buyer = signed_in("company", organisation="NEG-3")
    assert (buyer.get(mine).status_code, buyer.get(other).status_code) == (200, 404)
    assert "DUP" not in buyer.get("/findings/").content.decode().split("</form>")[-1]
    assert buyer.get("/findings/handle?id=DUP:tag:0101").status_code == 404


def test_a_company_reads_no_production_of_a_site(programme: object, signed_in: SignIn) -> None:
    page = "/sites/S-1"
    assert "come out of it?" in signed_in("verifier").get(page).content.decode()
    assert "come out of it?" not in signed_in("company", organisation="NEG-1").get(page).content.decode()


def test_nothing_is_done_without_the_forms_own_token(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("admin", checks=True)
    for address in (
        "/imports/new",
        "/imports/1/again",
        "/imports/1/undo",
        "/imports/waiting/x/import",
        "/findings/handle?id=DUP:tag:0101",
    ):
        assert browser.post(address, {"act": "settle"}).status_code == 403
