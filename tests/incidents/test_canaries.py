"""Previews leak nothing: whatever is protected is found on no other audience's page, file, answer, mail or log."""

import io
import logging
import zipfile
from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core import clock
from chanzo.exchange.services.counting import count_halves
from chanzo.incidents.authorities.services import inform_authority
from chanzo.incidents.models import Incident, MeasureTaken
from chanzo.incidents.notices.models import Notice
from chanzo.incidents.notices.services.sending import send_due
from chanzo.incidents.publication.rules.documents import served
from chanzo.incidents.publication.services import approve, ask_reply, recall, record_reply, write_draft
from chanzo.incidents.publication.types import Means, Precision, Written
from chanzo.incidents.rules.reading import READS, told_to
from chanzo.incidents.services.deciding import Given, record_decision
from chanzo.incidents.services.measures import end_measure, take_measure
from chanzo.incidents.services.moving import level_incident, move_incident
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import hold_back, tell_holders
from chanzo.incidents.types import Audience, Decision, Measure, Move
from chanzo.incidents.types import Means as Informed
from chanzo.ledger.models import Record
from chanzo.ledger.services.reading import run_readers
from chanzo.people.models import User
from chanzo.people.services import create_token
from chanzo.people.types import Actor, Role
from tests.web.conftest import signed_in

from .conftest import MANAGER, SECRETARIAT

__all__ = ["signed_in"]
Days = Callable[[int], int]
SignIn = Callable[..., Client]
NEG_1, PROC_1 = Actor("P-66666666", Role.COMPANY, "NEG-1"), Actor("P-77777777", Role.COMPANY, "PROC-1")


def bird(name: str) -> str:
    """A text that is found again wherever it goes."""
    return f"canary{name} sings"


class Case:
    """An incident of which every field holds a bird, two published versions, a sanction, and what waits."""

    def __init__(self, days: Days) -> None:
        today = days(0)
        fields = ("summary", "account", "actors", "known_by")
        texts = {name: bird(name) for name in fields} | {"public": bird("meant")}
        account = Account("bribery", level=2, site="S-1", first_day=today - 60, texts=texts, implicated=["NEG-1"])
        self.number = open_incident(account=account, by=MANAGER)
        self.of = {"number": self.number, "by": MANAGER}
        tell_holders(organisations=["PROC-1"], text=bird("notice"), reason=bird("why told"), **self.of)
        hold_back(organisations=["NEG-2"], reason=bird("held"), review_day=today + 9, **self.of)
        given = Given(
            Decision.SUSPEND, bird("assessment"), bird("reasons"), tried=bird("tried"), evidence=bird("proof")
        )
        record_decision(number=self.number, given=given, by=PROC_1)
        inform_authority(service=bird("service"), means=Informed.LETTER, day=today, reference=bird("letter"), **self.of)
        self.measure = take_measure(
            sort=Measure.SANCTION, about="NEG-1", from_day=today, reason=bird("measure"), **self.of
        )[0]
        self._publish(Written(bird("public"), bird("members"), Precision.PROVINCE), "reply", today)
        move_incident(move=Move.VERIFY, reason=bird("step"), **self.of)
        level_incident(level=1, high_risk=True, reason=bird("level"), **self.of)
        end_measure(measure=self.measure, outcome=bird("came of"), day=today, **self.of)
        sanction = Written(bird("ground"), about="NEG-1", named=("NEG-1",), legal_act=bird("act"))
        self._publish(sanction, "", today, self.measure)
        self._recalled(today)
        # The draft on its way: only whom it names reads it, and of it only what the public would.
        written = Written(bird("draft"), bird("draft for members"), named=("NEG-3",))
        self.draft = write_draft(given=written, **self.of)
        ask_reply(due=today + 14, **self.of)
        record_reply(draft=self.draft, organisation="NEG-1", text=bird("other reply"), by=NEG_1)

    def _publish(self, written: Written, reply: str, today: int, measure: int = 0) -> None:
        draft = write_draft(given=written, measure=measure, **self.of)
        ask_reply(due=today + 7, measure=measure, **self.of)
        if reply:
            record_reply(draft=draft, organisation="NEG-1", text=bird(reply), by=NEG_1)
        given = {"override": bird("override"), "passing_over": bird("passed over")}
        approve(number=self.number, measure=measure, by=SECRETARIAT, **given)

    def _recalled(self, today: int) -> None:
        """A version with a reply that is kept back, for a later day, and taken back before it."""
        later = Written(bird("later"), not_before=today + 300, delay_reason=bird("delay"))
        draft = write_draft(given=later, **self.of)
        ask_reply(due=today + 7, **self.of)
        record_reply(draft=draft, organisation="NEG-1", text=bird("kept back"), means=Means.LETTER,
                     reference=bird("reference"), by=SECRETARIAT)  # fmt: skip
        approve(number=self.number, kept_back=["NEG-1"], passing_over=bird("again"), by=SECRETARIAT)
        recall(reason=bird("recall"), **self.of)


@pytest.fixture
def case(programme: object, days: Days) -> Case:
    return Case(days)


OPEN = [
    "/open/", "/open/incidents/", "/open/incidents/2026-0001", "/open/incidents/2026-0001/1.json", "/open/sanctions/",
    "/open/sanctions/S-2026-0001", "/open/sanctions/S-2026-0001/1.json", "/open/incidents.csv", "/open/incidents.json",
    "/open/sanctions.csv", "/open/sanctions.json", "/open/incident-statistics.csv", "/open/incident-dictionary.csv",
    "/open/incidents/statistics",
]  # fmt: skip
PUBLIC = {"public", "reply", "ground", "act"}


def pages_of(case: Case) -> list[str]:
    here = f"/incidents/{case.number}"
    plain = ["/", "/incidents/?state=all", "/incidents/statistics", "/incidents/published",
             "/incidents/published/2026-0001",
             here, f"{here}/publication", f"{here}/publication/{case.measure}", f"{here}/measures",
             f"/incidents/drafts/{case.draft}", f"/search?q={case.number}", "/search?q=canary", "/sites/S-1",
             "/organisations/NEG-1", "/organisations/PROC-1"]  # fmt: skip
    shown_as = [f"{here}/publication?as={audience}" for audience in Audience]
    files = [f"{page}{'&' if '?' in page else '?'}format={form}" for page in plain[1:6] for form in ("csv", "xlsx")]
    return [*plain, *shown_as, *files, *OPEN, "/open/incidents/?lang=fr"]


def text_of(answer: object) -> str:
    """What an answer holds, a spreadsheet too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return content.decode(errors="replace")


def heard(browser: Client, pages: Iterable[str]) -> set[str]:
    """The birds that a reader of these pages hears."""
    said = "\n".join(text_of(browser.get(page)) for page in pages)
    return {part.partition(" sings")[0] for part in said.split("canary")[1:] if " sings" in part[:40]}


@pytest.mark.django_db
def test_the_public_reads_what_was_published_and_nothing_else(case: Case, days: Days) -> None:
    for at in range(6):
        days(at)
        open_incident(account=Account("safety", site="S-1", texts={"summary": bird(f"other {at}")}), by=MANAGER)
    count_halves(today=days(300))
    pages = OPEN + [page + "?lang=fr" for page in OPEN[:6]]
    assert heard(Client(), pages) == PUBLIC
    said = "\n".join(text_of(Client().get(page)) for page in pages[1:])
    # Neither the incident's own number, which counts those of its province, nor the site, nor who was told.
    for secret in (case.number, "S-1", "Mine One", "PROC-1", "NEG-2", MANAGER.number, SECRETARIAT.number):
        assert secret not in said


@pytest.mark.django_db
def test_each_other_reader_hears_its_own_birds(case: Case, signed_in: SignIn) -> None:
    mine = {"organisation": "PROC-1"}, PUBLIC | {"members", "summary", "meant", "notice", "assessment"}
    stranger = {"organisation": "NEG-2"}, PUBLIC | {"members"}
    # Shut out of the case: what is public, and the draft that it may comment on, as the public would read it.
    implicated = {"organisation": "NEG-1"}, PUBLIC | {"draft", "other reply"}
    named = {"organisation": "NEG-3"}, PUBLIC | {"members", "draft"}
    for more, expected in (mine, stranger, implicated, named):
        allowed = expected | ({"reasons", "tried", "proof"} if more is mine[0] else set())
        assert heard(signed_in("company", **more), pages_of(case)) <= allowed, more
        assert heard(signed_in("company", **more), pages_of(case)) >= expected - {"notice", "meant"}, more
    official = heard(signed_in("official", areas=["province:North"]), pages_of(case))
    assert official == PUBLIC | {"members", "summary", "actors", "meant"}
    assert heard(signed_in("official", areas=["province:South"]), pages_of(case)) == PUBLIC | {"members"}
    for role in ("agent", "civil_society"):
        assert heard(signed_in(role, areas=["S-1"]), pages_of(case)) == PUBLIC
    team = {"summary", "account", "actors", "known_by", "step", "level", "measure", "members", "draft"}
    assert heard(signed_in("incident_manager"), pages_of(case)) >= team
    assert "known_by" not in heard(signed_in("secretariat"), pages_of(case))


@pytest.mark.django_db
def test_not_even_a_reader_of_the_ledger_hears_one(case: Case, signed_in: SignIn) -> None:
    records = list(Record.objects.filter(kind__startswith="incident.").values_list("seq", "kind"))
    assert {"incident.drafted", "incident.asked", "incident.replied", "incident.approved", "incident.recalled"} <= {
        kind for _, kind in records
    }
    pages = [f"/records/{seq}{form}" for seq, _ in records for form in ("", "?format=json")]
    for role in ("auditor", "secretariat"):
        assert heard(signed_in(role), pages) == set()


@pytest.mark.django_db
def test_programs_mails_and_logs_carry_no_bird(
    case: Case, signed_in: SignIn, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    for role, organisation in (("company", "NEG-1"), ("company", "NEG-2"), ("smelter", "SMELT-1")):
        browser = signed_in(role, organisation=organisation)
        user = User.objects.get(pk=browser.session["_auth_user_id"])
        told = {"authorization": f"Bearer {create_token(email=user.email)}"}
        for page in ("incidents", f"incidents/{case.number}", "sites/S-1", f"search?q={case.number}"):
            assert "canary" not in text_of(Client().get(f"/api/v1/{page}", headers=told))
    for page in pages_of(case):
        signed_in("incident_manager").get(page)
    written = write_draft(number=case.number, given=Written(bird("draft")), by=MANAGER)
    ask_reply(number=case.number, due=Incident.objects.get(number=case.number).first_day + 200, by=MANAGER)  # type: ignore[operator]
    assert written
    run_readers()
    Notice.objects.update(due_at=clock.now())
    morning = clock.now().replace(hour=8, minute=0) + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: morning)
    send_due()
    assert mail.outbox
    assert not [one for one in mail.outbox if "canary" in f"{one.subject} {one.body}" or case.number in one.body]
    assert caplog.text
    assert "canary" not in caplog.text


@pytest.mark.django_db
def test_a_preview_is_what_is_served_afterwards(programme: object, days: Days, signed_in: SignIn) -> None:
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": bird("summary")}), by=MANAGER)
    manager = signed_in("incident_manager")
    page = f"/incidents/{number}/publication"
    sent = {"form": "draft", "public": bird("public"), "members": bird("members"), "precision": "province"}
    assert manager.post(page, sent).status_code == 302
    preview = {name: heard_on_card(manager.get(f"{page}?as={name}").content.decode()) for name in ("public", "members")}
    assert preview == {"public": {"public"}, "members": {"public", "members"}}
    assert manager.post(page, {"form": "approve"}).status_code == 302
    assert heard(Client(), ["/open/incidents/2026-0001"]) == preview["public"]
    member = signed_in("company", organisation="NEG-2")
    assert heard(member, ["/incidents/published/2026-0001"]) == preview["members"]
    assert not MeasureTaken.objects.exists()


def heard_on_card(html: str) -> set[str]:
    """The birds of the preview, without those that the form beside it holds."""
    card = html.partition('id="preview"')[2].partition("</section>")[0]
    return {part.partition(" sings")[0] for part in card.split("canary")[1:]}


@given(
    fields=st.dictionaries(
        st.text(min_size=1, max_size=8), st.tuples(st.sampled_from(Audience), st.integers(10**6, 10**7).map(str))
    ),
    audience=st.sampled_from(sorted(READS)),
)
def test_whatever_the_fields_an_audience_reads_its_own_and_no_other(
    fields: dict[str, tuple[Audience, str]], audience: Audience
) -> None:
    told = told_to(fields, READS[audience])
    assert set(told) == {name for name, (whose, _) in fields.items() if whose in READS[audience]}
    hidden = {value for whose, value in fields.values() if whose not in READS[audience]} - set(told.values())
    text = served(fields, audience)
    assert not [value for value in hidden if f'"{value}"' in text]
    assert READS[audience].isdisjoint({Audience.TEAM, Audience.SOURCE})
