"""What is kept of an incident beside its fields reaches its readers and nobody else, on every page, file and answer."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.incidents.models import CaseFile, Change, Incident, Text
from chanzo.incidents.projections import INCIDENTS
from chanzo.incidents.record_projections import RECORD
from chanzo.incidents.services.attaching import attach_file, class_file, detach_file
from chanzo.incidents.services.categories import add_category, end_category
from chanzo.incidents.services.describing import Description, describe_incident
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import reckon_holders, tell_holders
from chanzo.incidents.types import Audience, Category
from chanzo.ledger.models import Record
from chanzo.ledger.replay import records
from chanzo.people.models import User
from chanzo.people.types import SYSTEM
from tests.web.conftest import signed_in

from .conftest import MANAGER
from .test_describing import refused

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
PDF = b"%PDF-1.4\n%%EOF\n"
ACCOUNT = Account("bribery", site="S-1", first_day=20_400, texts={"summary": "canary-summary-one"})
# Of each field what it said before and after, and what a file is called, by who may read it.
CANARIES = {
    Audience.AFFECTED: ["canary-summary-two", "canary-told-file"],
    Audience.GOVERNMENT: ["canary-actors-two", "canary-service-file", "Armed, of the state"],
    Audience.TEAM: ["canary-summary-one", "canary-account-one", "canary-account-two", "canary-actors-one",
                    "canary-team-file", "canary-reason", "0133", "12.34567"],
    Audience.SOURCE: ["canary-known-one", "canary-known-two", "canary-source-file", "The hotline"],
}  # fmt: skip


def sent(data: bytes = PDF, name: str = "canary-name.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def case(programme: object) -> str:
    """An incident with every field changed once, a file for each class, a point, related things, one holder told."""
    number = open_incident(account=ACCOUNT, by=MANAGER)
    for texts in (
        {"account": "canary-account-one", "actors": "canary-actors-one", "known_by": "canary-known-one"},
        {"account": "canary-account-two", "actors": "canary-actors-two", "known_by": "canary-known-two",
         "summary": "canary-summary-two", "actor_sorts": "armed_state", "known_sorts": "hotline"},
    ):  # fmt: skip
        describe_incident(number=number, description=Description(texts=texts), reason="canary-reason", by=MANAGER)
    point = {"latitude_udeg": -2_500_000, "longitude_udeg": 12_345_670, "precision_m": 100}
    stated = Description(fields=point, related={"tag": ["0133"]})
    describe_incident(number=number, description=stated, reason="canary-reason", by=MANAGER)
    for at, (audience, word) in enumerate(
        ((Audience.AFFECTED, "told"), (Audience.GOVERNMENT, "service"), (Audience.TEAM, "team"),
         (Audience.SOURCE, "source"))
    ):  # fmt: skip
        file = sent(PDF.replace(b"1.4", b"1.%d" % at))
        attach_file(number=number, file=file, audience=audience, caption=f"canary-{word}-file", by=MANAGER)
    reckon_holders(number=number)
    tell_holders(number=number, organisations=["NEG-1"], text="Look.", by=MANAGER)
    return number


def read(browser: Client, number: str) -> str:
    """Everything that a reader can open of an incident, in one text."""
    pages = ["/", "/incidents/?state=all", f"/incidents/{number}", f"/incidents/{number}/paper",
             f"/incidents/{number}/paper?part=timeline&lang=en", f"/incidents/{number}/describe",
             f"/incidents/{number}/shut-out", "/incidents/map?state=all", f"/search?q={number}", "/sites/S-1",
             "/incidents/?state=all&format=csv", f"/incidents/{number}?format=csv",
             f"/api/v1/incidents/{number}"]  # fmt: skip
    kept = CaseFile.objects.values_list("seq", flat=True)
    pages += [f"/incidents/{number}/files/{file}/readers" for file in kept]
    said = []
    for page in pages:
        answer = browser.get(page)
        said.append(b"".join(answer.streaming_content) if answer.streaming else answer.content)  # type: ignore[attr-defined]
    return b"\n".join(said).decode(errors="replace")


@pytest.mark.parametrize(
    ("role", "mine", "audiences"),
    [
        ("incident_manager", {}, set(CANARIES)),
        ("admin", {}, set(CANARIES) - {Audience.SOURCE}),
        ("secretariat", {}, set(CANARIES) - {Audience.SOURCE}),
        ("auditor", {}, set(CANARIES) - {Audience.SOURCE}),
        ("field_officer", {"areas": ["province:North"]}, set(CANARIES) - {Audience.SOURCE}),
        ("official", {"areas": ["province:North"]}, {Audience.AFFECTED, Audience.GOVERNMENT}),
        ("clerk", {}, {Audience.AFFECTED}),
        ("company", {"organisation": "NEG-1"}, {Audience.AFFECTED}),
        ("company", {"organisation": "NEG-3"}, set()),
        ("official", {"areas": ["province:South"]}, set()),
        ("agent", {"areas": ["S-1"]}, set()),
        ("civil_society", {}, set()),
    ],
)
def test_each_change_and_file_reaches_its_readers_and_nobody_else(
    case: str,
    signed_in: SignIn,
    role: str,
    mine: dict[str, object],
    audiences: set[Audience],
    caplog: pytest.LogCaptureFixture,
) -> None:
    browser = signed_in(role, **mine)
    text = read(browser, case)
    for audience, canaries in CANARIES.items():
        found = {canary for canary in canaries if canary in text}
        assert found == (set(canaries) if audience in audiences else set()), (audience, role)
    for file in CaseFile.objects.all():
        answer = browser.get(f"/incidents/{case}/files/{file.seq}")
        assert (answer.status_code == 200) == (Audience(file.audience) in audiences)
    assert "canary" not in caplog.text


def test_what_is_kept_beside_the_fields_is_made_again_from_the_ledger(case: str, signed_in: SignIn) -> None:
    signed_in("company", organisation="NEG-1")
    person = User.objects.get(role="company").person_id
    implicate(number=case, organisations={"NEG-3": True}, persons={person: True}, reason="x", by=MANAGER)
    implicate(number=case, persons={person: False}, reason="another", by=MANAGER)
    files = list(CaseFile.objects.order_by("seq").values_list("seq", flat=True))
    class_file(number=case, file=files[0], audience=Audience.TEAM, reason="x", by=MANAGER)
    detach_file(number=case, file=files[1], reason="x", by=MANAGER)
    river = Category("river", "River", label_fr="Rivière", from_day=1)
    add_category(category=river, by=SYSTEM)
    end_category(code="river", last_day=9, by=SYSTEM)
    end_category(code="bribery", last_day=9, by=SYSTEM)
    assert refused(end_category, code="bribery", last_day=9, by=SYSTEM) == "CATEGORY_NOT_STANDING"
    assert refused(add_category, category=river, by=SYSTEM) == "CATEGORY_STANDS"
    add_category(category=replace(river, from_day=10, suspends=True), by=SYSTEM)
    replayed = INCIDENTS.rows_from(records(kinds=INCIDENTS.kinds))
    for table in RECORD.tables:
        names = list(table.row.__dataclass_fields__)  # type: ignore[attr-defined]
        again = sorted(str(tuple(getattr(one, name) for name in names)) for one in replayed.of(table.row).standing())
        model = next(model for model in apps.get_models() if model._meta.db_table == table.table)
        assert again == sorted(str(row) for row in model.objects.values_list(*names)), table.table  # type: ignore[attr-defined]
        assert again


def test_who_is_shut_out_on_the_page_finds_nothing_any_longer(
    case: str, signed_in: SignIn, mailoutbox: list[object]
) -> None:
    told, official = signed_in("company", organisation="NEG-1"), signed_in("official", areas=["province:North"])
    person = User.objects.get(role="official").person_id
    manager, page = signed_in("incident_manager"), f"/incidents/{case}/shut-out"
    assert "canary-summary-two" in read(told, case)
    for wrong in ({"organisations": "NEG-99"}, {"persons": "P-22222222"}, {"organisations": ""}):
        answer = manager.post(page, {"out": "out", "organisations": "", "persons": "", "reason": "named"} | wrong)
        assert answer.status_code == 422
    both = {"organisations": "Trader One", "persons": person.lower(), "reason": "named by two"}
    assert manager.post(page, both | {"out": "out"}).status_code == 302
    for browser in (told, official):
        text = read(browser, case)
        assert "canary" not in text
        assert f'href="/incidents/{case}"' not in text
        assert browser.get(f"/incidents/{case}").status_code == 404
        assert browser.get("/incidents/statistics").content.decode().count("canary") == 0
    assert "Trader One" not in manager.get(page).content.decode(), "it stands there by its code"
    assert manager.post(page, both | {"out": "in", "reason": "it was another"}).status_code == 302
    assert "canary-summary-two" in read(told, case)
    assert "canary-actors-two" in read(official, case)


def test_a_person_who_is_shut_out_gets_no_mail_and_does_nothing(
    programme: object, signed_in: SignIn, mailoutbox: list[object]
) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    signed_in("company", organisation="NEG-1")
    manager = signed_in("incident_manager")
    company, handler = User.objects.get(role="company"), User.objects.get(role="incident_manager")
    implicate(number=number, persons={company.person_id: True, handler.person_id: True}, reason="x", by=MANAGER)
    tell_holders(number=number, organisations=["NEG-1"], text="Look.", by=MANAGER)
    assert mailoutbox == []
    for page in ("", "/describe", "/files/new", "/shut-out", "/paper", "/measures"):
        assert manager.get(f"/incidents/{number}{page}").status_code == 404
    assert manager.post(f"/incidents/{number}", {"form": "step", "move": "verify", "reason": "x"}).status_code == 404
    ask = {"number": number, "file": 1, "audience": Audience.TEAM, "reason": "x", "by": handler}
    assert refused(class_file, **ask) == "INCIDENT_UNKNOWN"


def test_an_account_is_changed_on_its_page_and_stands_there_side_by_side(case: str, signed_in: SignIn) -> None:
    manager, page = signed_in("incident_manager"), f"/incidents/{case}/describe"
    shown = manager.get(page).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(seen_at)" value="(\d+)"', shown))
    fields |= {"category": "bribery", "site": "S-1", "latitude": "-2,5", "longitude": "12,34567", "precision": "100",
               "first": "2025-11-09", "about": "on", "summary": "canary-summary-three", "account": "canary-account-two",
               "actors": "canary-actors-two", "known_by": "canary-known-two", "actor_sorts": ["armed_state"],
               "known_sorts": ["hotline"], "minerals": ["coltan"], "tag": "0133", "visit": "", "lot": "",
               "reason": "heard again"}  # fmt: skip
    manager.cookies["django_language"] = "fr"
    answer = manager.post(page, fields)
    assert answer.status_code == 302, re.findall(r'class="error">([^<]*)', answer.content.decode())
    changed = {
        one.field: (one.before, one.after) for one in Change.objects.filter(seq=Record.objects.latest("seq").seq)
    }
    assert changed["summary"] == ("canary-summary-two", "canary-summary-three")
    assert changed["minerals"] == ('""', '"coltan"')
    assert changed["about"] == ("false", "true")
    assert "latitude_udeg" not in changed
    shown = manager.get(f"/incidents/{case}").content.decode()
    assert "heard again" in shown
    assert "canary-summary-two" in shown
    late = manager.post(page, fields | {"summary": "canary-summary-four"})
    assert late.status_code == 422, "somebody changed it meanwhile"
    # An administrator handles cases and never reads, nor overwrites, how one is known.
    admin = signed_in("admin")
    shown = admin.get(page).content.decode()
    seen_at = re.search(r'name="seen_at" value="(\d+)"', shown)
    assert seen_at
    forged = {"seen_at": seen_at[1], "latitude": "-2.5", "longitude": "12.34567", "summary": "z", "known_by": "forged"}
    assert admin.post(page, fields | forged).status_code == 302
    assert Text.objects.get(incident=case, field="known_by").text == "canary-known-two"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_case_and_its_timeline_are_printed_in_both_languages(case: str, signed_in: SignIn, language: str) -> None:
    browser = signed_in("incident_manager")
    whole = browser.get(f"/incidents/{case}/paper?lang={language}").content.decode()
    alone = browser.get(f"/incidents/{case}/paper?lang={language}&part=timeline").content.decode()
    assert "canary-account-two" in whole
    assert "canary-account-two" not in alone
    history = {"en": "Case opened", "fr": "Dossier ouvert"}[language]
    assert history in whole
    assert history in alone


def test_what_is_unresolved_goes_on_by_one_act_of_a_second_person(case: str, signed_in: SignIn) -> None:
    manager, told = signed_in("incident_manager"), signed_in("company", organisation="NEG-1")
    page = f"/incidents/{case}"
    assert manager.post(page, {"form": "level", "level": "1", "high_risk": "", "reason": "armed"}).status_code == 302
    sent = {"form": "step", "move": "close", "outcome": "carried", "reason": "the period ends"}
    assert manager.post(page, sent).status_code == 422
    assert manager.post(page, sent | {"move": "propose"}).status_code == 302
    assert manager.post(page, sent).status_code == 422
    assert Incident.objects.count() == 1
    second = signed_in("secretariat")
    assert second.post(page, sent).status_code == 302
    on = Incident.objects.get(carried_from=case).number
    assert f'href="/incidents/{on}"' in manager.get(page).content.decode()
    assert "canary-account-two" in manager.get(f"/incidents/{on}").content.decode()
    # Who was told of the first is told of the next by a person's decision, and does not know its number before.
    assert told.get(page).status_code == 200
    assert on not in read(told, case)
    assert told.get(f"/incidents/{on}").status_code == 404


def test_an_outcome_shows_what_it_must_say(case: str, signed_in: SignIn) -> None:
    browser, page = signed_in("incident_manager"), f"/incidents/{case}"
    sent = {"form": "step", "move": "close", "outcome": "transferred", "reason": "a matter of the court"}
    answer = browser.post(page, sent)
    assert answer.status_code == 422
    assert "under which reference" in answer.content.decode()
    assert browser.post(page, sent | {"transferred_to": "Court of North", "reference": "RP 12"}).status_code == 302
    shown = browser.get(page).content.decode()
    assert "Court of North" in shown
    assert "RP 12" in shown
    assert "RP 12" not in read(signed_in("company", organisation="NEG-1"), case)
