"""The pages on which the theory is edited."""

import re

import pytest
from django.utils.translation import override

from chanzo.change.models import Edit
from chanzo.change.queries.theory import theory_on
from chanzo.change.services.editing import state_part
from chanzo.change.shipped import shipped_theory
from chanzo.change.words import ABOUT
from chanzo.core.indicators import registered
from chanzo.people.types import Actor, Role
from tests.web.conftest import SignIn

from .test_editing import BANKS

pytestmark = pytest.mark.django_db
EDIT, OFFICE = "/change/theory/edit", Actor("P-22222222", Role.SECRETARIAT)
FILLED = {
    "seen": "0",
    "key": "activity-bank-accounts",
    "level": "activity",
    "group": "communities",
    "en": "Cooperatives are helped to open bank accounts.",
    "fr": "Les coopératives sont aidées à ouvrir un compte.",
    "indicators": ["projects.funds"],
}


def test_every_part_is_listed_in_the_readers_language(signed_in: SignIn) -> None:
    page = signed_in("secretariat", language="fr").get(EDIT).content.decode()
    theory = shipped_theory()
    for key in (*theory.statements, *theory.assumptions, *theory.risks):
        assert f'href="{EDIT}/{key}"' in page
    assert "Les acheteurs restent dans les zones de conflit" in page


def test_a_part_that_was_edited_says_when(signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    assert "· edited " not in browser.get(EDIT).content.decode()
    state_part(part=BANKS, new=True, by=OFFICE)
    assert "activity-bank-accounts · edited " in browser.get(EDIT).content.decode()


def test_a_statement_is_added_and_shown_in_its_place(signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    answer = browser.post(f"{EDIT}/new/statement", FILLED)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{EDIT}/activity-bank-accounts")
    assert theory_on().statements[BANKS.key] == BANKS
    assert "Cooperatives are helped" in browser.get(answer.headers["Location"]).content.decode()


def test_what_is_not_saved_says_why_and_keeps_what_was_written(signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    answer = browser.post(f"{EDIT}/new/statement", FILLED | {"key": "activity-visits"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The key activity-visits is taken." in page
    assert "Cooperatives are helped" in page
    missing = browser.post(f"{EDIT}/new/statement", {key: told for key, told in FILLED.items() if key != "fr"})
    assert missing.status_code == 422
    assert not Edit.objects.exists()


def test_a_form_sent_as_it_came_changes_nothing(signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    seq = state_part(part=BANKS, new=True, by=OFFICE)
    answer = browser.post(f"{EDIT}/{BANKS.key}", FILLED | {"seen": str(seq)})
    assert answer.status_code == 422
    assert "Nothing differs" in answer.content.decode()


def test_a_risk_is_edited_with_what_is_done_about_it(signed_in: SignIn) -> None:
    browser = signed_in("admin")
    risk = shipped_theory().risks["risk-short-commitment"]
    given = {
        "seen": "0", "en": risk.text.en, "fr": risk.text.fr, "likelihood": "high", "impact": risk.impact,
        "mitigation_en": risk.mitigation.en, "mitigation_fr": risk.mitigation.fr, "owner": "company",
        "trigger": "projects.commitment_months < 24", "about": list(risk.threatens),
        "indicators": list(risk.indicators),
    }  # fmt: skip
    assert browser.post(f"{EDIT}/{risk.key}", given).status_code == 302
    now = theory_on().risks[risk.key]
    assert (now.likelihood, now.owner, now.trigger) == ("high", "company", "projects.commitment_months < 24")
    assert (now.threatens, now.indicators, now.mitigation) == (risk.threatens, risk.indicators, risk.mitigation)


def test_a_link_is_made_reworded_and_ended(signed_in: SignIn) -> None:
    browser, words = signed_in("secretariat"), {"seen": "0", "en": "So it is.", "fr": "C'est ainsi."}
    state_part(part=BANKS, new=True, by=OFFICE)
    link = f"{EDIT}/{BANKS.key}/links/outcome-reinvested"
    assert browser.get(link).status_code == 404
    assert browser.post(f"{EDIT}/{BANKS.key}/link", words | {"effect": "outcome-reinvested"}).status_code == 302
    assert "So it is." in browser.get(f"{EDIT}/outcome-reinvested").content.decode()
    seen = Edit.objects.latest("seq").seq
    assert browser.post(link, words | {"seen": seen, "en": "Savings are invested."}).status_code == 302
    assert browser.post(f"{link}/end", {"reason": "It was not seen."}).status_code == 302
    assert browser.get(link).status_code == 404


def test_a_statement_can_only_be_linked_upwards(signed_in: SignIn) -> None:
    page = signed_in("secretariat").get(f"{EDIT}/outcome-secure/link").content.decode()
    offered = set(re.findall(r'<option value="([a-z-]+)"', page))
    assert "vision-livelihoods" in offered
    assert not [key for key in offered if key.startswith(("activity-", "output-", "problem-"))]
    assert "vision-peace" not in offered  # linked already


def test_a_part_is_ended_and_stated_again(signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    seq = state_part(part=BANKS, new=True, by=OFFICE)
    assert browser.post(f"{EDIT}/{BANKS.key}/end", {"reason": ""}).status_code == 422
    assert browser.post(f"{EDIT}/{BANKS.key}/end", {"reason": "Banks left."}).status_code == 302
    assert BANKS.key not in theory_on().statements
    page = browser.get(f"{EDIT}/{BANKS.key}").content.decode()
    assert "State it again" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen is not None
    assert int(seen[1]) > seq
    assert browser.post(f"{EDIT}/{BANKS.key}", FILLED | {"seen": seen[1]}).status_code == 302
    assert theory_on().statements[BANKS.key] == BANKS


def test_the_history_tells_every_edit_with_its_reason(signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    state_part(part=BANKS, new=True, by=OFFICE)
    browser.post(f"{EDIT}/{BANKS.key}", FILLED | {"seen": Edit.objects.latest("seq").seq, "en": "Banks open."})
    browser.post(f"{EDIT}/{BANKS.key}/end", {"reason": "Banks left."})
    page = signed_in("auditor").get(f"/change/theory/history/{BANKS.key}").content.decode()
    told = ["Banks left.", "<del>Cooperatives are helped", "<ins>Banks open.</ins>", "Added to the theory"]
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert f'href="{EDIT}' not in page  # an auditor reads and does not edit


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_indicators_are_about_has_words(language: str) -> None:
    with override(language):
        assert {str(ABOUT[code.split(".")[0]]) for code in registered()}
