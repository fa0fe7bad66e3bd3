"""What is kept of an incident beside its fields reaches its readers and nobody else, on every page, file and answer."""

import re
import struct
import zlib
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
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.services.telling import reckon_holders, tell_holders
from chanzo.incidents.types import Audience, Category
from chanzo.ledger.models import Record
from chanzo.ledger.replay import records
from chanzo.ledger.services.files import place_of
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


def png(text: bytes = b"") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    said = chunk(b"tEXt", b"Comment\0" + text) if text else b""
    drawn = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + said + drawn + chunk(b"IEND", b"")


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


def test_files_are_sent_as_attachments_in_a_sandbox_without_their_own_names(case: str, signed_in: SignIn) -> None:
    file = CaseFile.objects.filter(audience=Audience.TEAM.value).get()
    answer = signed_in("auditor").get(f"/incidents/{case}/files/{file.seq}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case}-{file.seq}.pdf"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not Record.objects.filter(body__contains="canary-name").exists()


def test_a_photograph_is_kept_without_what_the_camera_wrote(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    browser = signed_in("incident_manager")
    page = f"/incidents/{number}/files/new"
    photo = sent(png(b"canary-gps"), "x.png")
    given = {"file": photo, "caption": "The bridge", "audience": "team"}
    assert browser.post(page, given).status_code == 302
    kept = CaseFile.objects.get()
    assert kept.media == "image/png"
    assert place_of(kept.sha256).read_bytes() == png()
    again = {"file": sent(png(), "y.png"), "caption": "The bridge", "audience": "team"}
    assert browser.post(page, again).status_code == 422, "the same picture is there already"
    for data in (b"<svg/>", b"%PDF-1.4 cut", b"MZ"):
        wrong = {"file": sent(data), "caption": "x", "audience": "team"}
        assert browser.post(page, wrong).status_code == 422
    assert browser.post(page, {"file": sent(), "caption": "x", "audience": "public"}).status_code == 422
    big = {"file": sent(b"%PDF-" + bytes(11 * 2**20)), "caption": "x", "audience": "team"}
    assert browser.post(page, big).status_code == 413
    assert CaseFile.objects.count() == 1


def test_nobody_files_under_a_class_that_is_not_theirs_to_read(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    seq = attach_file(number=number, file=sent(), audience=Audience.SOURCE, caption="x", by=MANAGER)
    admin = signed_in("admin")
    given = {"file": sent(PDF + b" "), "caption": "x", "audience": "source"}
    assert admin.post(f"/incidents/{number}/files/new", given).status_code == 422
    assert (
        admin.post(f"/incidents/{number}/files/{seq}/readers", {"audience": "team", "reason": "x"}).status_code == 404
    )
    assert CaseFile.objects.get().audience == "source"


def test_a_file_gets_other_readers_or_is_taken_back_with_a_reason(case: str, signed_in: SignIn) -> None:
    file = CaseFile.objects.filter(audience=Audience.TEAM.value).get().seq
    told, manager = signed_in("company", organisation="NEG-1"), signed_in("incident_manager")
    assert told.get(f"/incidents/{case}/files/{file}").status_code == 404
    page = f"/incidents/{case}/files/{file}/readers"
    assert manager.post(page, {"audience": "affected", "reason": ""}).status_code == 422
    assert manager.post(page, {"audience": "affected", "reason": "they need it"}).status_code == 302
    assert told.get(f"/incidents/{case}/files/{file}").status_code == 200
    assert manager.post(page, {"audience": "", "reason": "a face is on it"}).status_code == 302
    for browser in (told, manager):
        assert browser.get(f"/incidents/{case}/files/{file}").status_code == 404
    assert "a face is on it" in manager.get(f"/incidents/{case}").content.decode()


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


def test_the_queue_is_filtered_and_its_files_hold_the_same(programme: object, signed_in: SignIn) -> None:
    one = open_incident(account=Account("bribery", level=1, site="S-1", texts={"summary": "x"}), by=MANAGER)
    two = report_alert(account=Account("tax", site="S-2", texts={"summary": "x"}), by=MANAGER)
    browser = signed_in("incident_manager")
    me = User.objects.get(role="incident_manager")
    three = open_incident(account=Account("other", area="province:South", texts={"summary": "x"}), by=me.actor)
    for query, found in (
        ("", {one, two, three}),
        ("level=1", {one}),
        ("category=tax", {two}),
        ("province=South", {two, three}),
        ("state=alert", {two}),
        ("age=30", {one, two, three}),
        ("age=over", set()),
        (f"handler={me.person_id}", {three}),
        ("site=s-1", {one}),
    ):
        answer = browser.get(f"/incidents/?{query}&format=csv")
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert {number for number in (one, two, three) if number in text.decode()} == found, query
    assert browser.get("/incidents/?age=x").status_code == 422
    assert "handler" not in signed_in("official", areas=["province:North"]).get("/incidents/").content.decode()


def test_the_map_draws_what_is_known_and_no_more_exactly(programme: object, signed_in: SignIn) -> None:
    point = {"latitude_udeg": -2_512_345, "longitude_udeg": 27_812_345, "precision_m": 20}
    number = open_incident(
        account=Account("bribery", texts={"summary": "x"}, area="province:North", **point), by=MANAGER
    )  # type: ignore[arg-type]
    for role in ("incident_manager", "official"):
        mine = {"areas": ["province:North"]} if role == "official" else {}
        text = signed_in(role, **mine).get("/incidents/map").content.decode()
        assert f'href="/incidents/{number}"' in text
        drawn = re.search(rf'href="/incidents/{number}" transform="translate\((\d+) (\d+)\)"', text)
        assert drawn
        where = (int(drawn[1]), int(drawn[2]))
        # In thousandths of a degree from 8° E and 15° N: the team sees it within its 20 m, others in a cell of 10 km.
        exact = (19_812, 17_512)
        assert (max(abs(a - b) for a, b in zip(where, exact, strict=True)) <= 1) == (role == "incident_manager")
        assert max(abs(a - b) for a, b in zip(where, exact, strict=True)) <= 50
    assert (
        f"/incidents/{number}" not in signed_in("company", organisation="NEG-1").get("/incidents/map").content.decode()
    )


def test_an_incident_is_found_by_its_number_however_it_is_written(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    browser = signed_in("incident_manager")
    area, year, at = number.split("-")
    for written in (number, number.lower(), f"{area} {year} {int(at)}", f"{area.lower()}{year}/{int(at)}"):
        answer = browser.get("/search", {"q": written}, follow=True)
        text = answer.content.decode()
        assert f'href="/incidents/{number}"' in text or answer.request["PATH_INFO"] == f"/incidents/{number}", written


def test_the_categories_are_kept_on_their_page(programme: object, signed_in: SignIn) -> None:
    keeper, page = signed_in("secretariat"), "/incidents/categories"
    given = {"form": "add", "code": "river_mining", "label": "Mining in a river", "label_fr": "Exploitation en rivière",
             "suspends": "on", "first": "2026-01-01"}  # fmt: skip
    assert signed_in("incident_manager").post(page, given).status_code == 403
    assert keeper.post(page, given | {"label_fr": ""}).status_code == 422
    assert keeper.post(page, given).status_code == 302
    assert keeper.post(page, given).status_code == 422
    number = open_incident(account=Account("river_mining", site="S-1", texts={"summary": "x"}), by=MANAGER)
    for language, word in (("en", "Mining in a river"), ("fr", "Exploitation en rivière")):
        browser = signed_in("incident_manager", language=language)
        for shown in ("/incidents/", f"/incidents/{number}", "/incidents/statistics", f"/search?q={number[:6]}", page):
            assert word in browser.get(shown).content.decode(), shown
    assert keeper.post(page, {"form": "end", "category": "river_mining", "last": "2026-01-31"}).status_code == 302
    assert Incident.objects.get().category == "river_mining"


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


def test_taking_back_a_file_needs_one(case: str) -> None:
    ask = {"number": case, "file": 999_999, "reason": "x", "by": MANAGER}
    assert refused(detach_file, **ask) == "CASE_FILE_UNKNOWN"


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
