"""From a draft to what the public reads: reply first, frozen then, corrections beside; and on its day, not before."""

from collections.abc import Callable

import pytest

from chanzo.core.refusals import Refused
from chanzo.incidents.models import Asked, Draft, Edition, Incident
from chanzo.incidents.publication.queries import editions_public_on, warnings_of
from chanzo.incidents.publication.rules.documents import fields_of, hash_of, served
from chanzo.incidents.publication.services import approve, ask_reply, recall, record_reply, write_draft
from chanzo.incidents.publication.types import Means, Precision, Written
from chanzo.incidents.rules.reading import READS, told_to
from chanzo.incidents.services.measures import take_measure
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.types import Audience, Measure
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import Actor, Role

from .conftest import MANAGER, OTHER, SECRETARIAT

pytestmark = pytest.mark.django_db
Days = Callable[[int], int]
NEG_1 = Actor("P-66666666", Role.COMPANY, "NEG-1")
ACCOUNT = Account("bribery", level=2, site="S-1", texts={"summary": "Money was asked at the office of S-1."},
                  implicated=["NEG-1"])  # fmt: skip
WRITTEN = Written("A payment without ground was asked of a miner.", precision=Precision.PROVINCE, month="2026-01")


def refusal(act: Callable[..., object], **given: object) -> str:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value.code


@pytest.fixture
def number(programme: object, days: Days) -> str:
    return open_incident(account=ACCOUNT, by=MANAGER)


def test_nothing_is_published_before_the_reply_is_due_except_by_a_second_person(number: str, days: Days) -> None:
    assert refusal(approve, number=number, by=SECRETARIAT) == "DRAFT_UNKNOWN"
    write_draft(number=number, given=WRITTEN, by=MANAGER)
    assert refusal(approve, number=number, by=SECRETARIAT) == "REPLY_NOT_ASKED"
    today = days(1)
    assert refusal(ask_reply, number=number, due=today + 6, by=MANAGER) == "REPLY_DAYS"
    ask_reply(number=number, due=today + 14, by=OTHER)
    assert refusal(approve, number=number, by=SECRETARIAT) == "REPLY_DUE"
    for one in (MANAGER, OTHER):
        assert refusal(approve, number=number, override="urgent", by=one) == "REPLY_SECOND"
    approve(number=number, override="People are in danger now.", by=SECRETARIAT)
    assert Edition.objects.get().override == "People are in danger now."
    assert refusal(approve, number=number, by=SECRETARIAT) == "DRAFT_FROZEN"
    assert check_chain().ok


def test_whoever_does_not_reply_is_said_not_to_have(number: str, days: Days) -> None:
    write_draft(number=number, given=WRITTEN, by=MANAGER)
    due = days(0) + 14
    ask_reply(number=number, due=due, by=MANAGER)
    days(14)
    assert refusal(approve, number=number, by=MANAGER) == "REPLY_DUE"
    days(15)
    approve(number=number, by=MANAGER)
    (reply,) = told_to(fields_of(Edition.objects.get()), READS[Audience.PUBLIC])["replies"]
    # The draft does not name it, so neither does the line about its silence.
    assert reply == {"organisation": "", "replied": "", "due": "2026-03-16", "text": "", "kept_back": False}


def test_a_reply_stands_beside_the_account_by_page_or_by_letter(number: str, days: Days) -> None:
    draft = write_draft(number=number, given=WRITTEN, by=MANAGER)
    given = {"draft": draft, "organisation": "NEG-1", "text": "We asked for nothing."}
    assert refusal(record_reply, by=NEG_1, **given) == "REPLY_NOT_ASKED"
    ask_reply(number=number, due=days(0) + 14, by=MANAGER)
    assert refusal(record_reply, by=Actor("P-7", Role.COMPANY, "NEG-2"), **given) == "NOT_ALLOWED"
    record_reply(by=NEG_1, **given)
    record_reply(by=MANAGER, means=Means.LETTER, reference="L-7", **(given | {"text": "We paid it back."}))
    assert Asked.objects.get().means == "letter"
    approve(number=number, by=MANAGER)
    (reply,) = told_to(fields_of(Edition.objects.get()), READS[Audience.PUBLIC])["replies"]
    assert (reply["text"], reply["replied"]) == ("We paid it back.", "2026-03-02")
    assert refusal(record_reply, by=NEG_1, **given) == "DRAFT_FROZEN"


def test_a_reply_that_could_endanger_somebody_is_said_and_not_shown(number: str, days: Days) -> None:
    draft = write_draft(number=number, given=WRITTEN, by=MANAGER)
    ask_reply(number=number, due=days(0) + 14, by=MANAGER)
    record_reply(draft=draft, organisation="NEG-1", text="It was our neighbour who told you.", by=NEG_1)
    approve(number=number, kept_back=["NEG-1"], by=MANAGER)
    edition = Edition.objects.get()
    assert "neighbour" not in edition.body
    assert '"kept_back":true' in edition.body


def test_a_new_draft_is_asked_about_anew(number: str, days: Days) -> None:
    first = write_draft(number=number, given=WRITTEN, by=MANAGER)
    ask_reply(number=number, due=days(0) + 14, by=MANAGER)
    write_draft(number=number, given=WRITTEN, by=MANAGER)
    assert refusal(record_reply, draft=first, organisation="NEG-1", text="x", by=NEG_1) == "DRAFT_UNKNOWN"
    days(20)
    assert refusal(approve, number=number, by=MANAGER) == "REPLY_NOT_ASKED"


def test_a_correction_stands_beside_what_it_corrects(number: str, days: Days) -> None:
    def published(text: str, at: int) -> None:
        days(at)
        write_draft(number=number, given=Written(text), by=MANAGER)
        ask_reply(number=number, due=days(at) + 7, by=MANAGER)
        days(at + 8)
        approve(number=number, by=MANAGER)

    published("A payment was asked.", 0)
    first = Edition.objects.get()
    published("Two payments were asked.", 30)
    both = list(editions_public_on(days(40)))
    assert [(one.reference, one.version) for one in both] == [("2026-0001", 1), ("2026-0001", 2)]
    assert both[0].body == first.body
    for one in both:
        assert one.sha256 == hash_of(served(fields_of(one), Audience.PUBLIC))


def test_a_version_waits_for_its_day_and_can_be_taken_back_until_then(number: str, days: Days) -> None:
    today = days(0)
    wait = Written("A payment was asked.", not_before=today + 30)
    assert refusal(write_draft, number=number, given=wait, by=MANAGER) == "DELAY_REASON"
    delayed = Written("A payment was asked.", not_before=today + 30, delay_reason="the court asked for it")
    for _ in range(2):
        write_draft(number=number, given=delayed, by=MANAGER)
        ask_reply(number=number, due=today + 7, by=MANAGER)
        approve(number=number, override="so", by=SECRETARIAT)
        assert not editions_public_on(today + 29).exists()
        assert editions_public_on(today + 30).count() == 1
        recall(number=number, reason="It would lead to somebody.", by=MANAGER)
        assert not editions_public_on(today + 30).exists()
    assert refusal(recall, number=number, reason="x", by=MANAGER) == "EDITION_UNKNOWN"


def test_what_the_draft_names_is_asked_and_what_it_should_not_tell_is_warned_of(number: str, days: Days) -> None:
    told = Written("On 5 January 2026 Trader Two asked for money at Old One, tag 0100, tel. 0999 123 456.",
                   precision=Precision.TERRITORY)  # fmt: skip
    write_draft(number=number, given=told, by=MANAGER)
    ask_reply(number=number, due=days(0) + 7, by=MANAGER)
    assert set(Asked.objects.values_list("organisation", flat=True)) == {"NEG-1", "NEG-2"}
    found = {(one.sort.value, one.what) for _, one in warnings_of(Incident.objects.get(), Draft.objects.get())}
    assert ("day", "5 JANUARY") in found
    assert {sort for sort, _ in found} == {"day", "place", "code", "organisation"}
    days(10)
    assert refusal(approve, number=number, by=MANAGER) == "DRAFT_WARNED"
    approve(number=number, passing_over="The day is in the newspapers.", by=MANAGER)
    assert Edition.objects.get().passed_over


def test_words_of_protected_texts_are_warned_of(programme: object, days: Days) -> None:
    texts = {"summary": "s", "known_by": "The wife of the foreman told it at the well behind the church, seal QX77."}
    number = open_incident(account=Account("bribery", site="S-1", texts=texts), by=MANAGER)
    write_draft(number=number, given=Written("She told it at the well behind the church; QX77 was there."), by=MANAGER)
    found = {one.sort.value for _, one in warnings_of(Incident.objects.get(), Draft.objects.get())}
    assert found == {"copied", "code"}


def test_no_draft_says_more_exactly_where_than_is_known_and_none_is_of_an_alert(programme: object, days: Days) -> None:
    wide = open_incident(account=Account("bribery", area="territory:Hill", texts={"summary": "s"}), by=MANAGER)
    exact = Written("x", precision=Precision.SITE)
    assert refusal(write_draft, number=wide, given=exact, by=MANAGER) == "PRECISION_UNKNOWN"
    write_draft(number=wide, given=Written("x", precision=Precision.TERRITORY), by=MANAGER)
    assert Draft.objects.get().place == "Hill"
    alert = report_alert(account=ACCOUNT, by=MANAGER)
    assert refusal(write_draft, number=alert, given=WRITTEN, by=MANAGER) == "NOT_ASSESSED"
    for stranger in (Actor("P-9", Role.VERIFIER), NEG_1, SECRETARIAT):
        assert refusal(write_draft, number=wide, given=WRITTEN, by=stranger) == "NOT_ALLOWED"


def test_an_organisation_that_a_word_only_seems_to_name_is_not_asked(number: str, days: Days) -> None:
    seems = Written("A trader two roads on was asked for money.", not_meant=("NEG-2",), precision=Precision.PROVINCE)
    write_draft(number=number, given=seems, by=MANAGER)
    ask_reply(number=number, due=days(0) + 7, by=MANAGER)
    assert list(Asked.objects.values_list("organisation", flat=True)) == ["NEG-1"]
    found = {(one.sort.value, one.what) for _, one in warnings_of(Incident.objects.get(), Draft.objects.get())}
    assert found == {("organisation", "NEG-2")}


def test_whom_a_sanction_concerns_is_named_on_purpose_and_asked(number: str, days: Days) -> None:
    measure, _ = take_measure(number=number, sort=Measure.SANCTION, about="NEG-3", from_day=days(0), reason="x",
                              by=MANAGER)  # fmt: skip
    write_draft(number=number, measure=measure, given=Written("For three months.", about="Trader Three"), by=MANAGER)
    ask_reply(number=number, measure=measure, due=days(0) + 7, by=MANAGER)
    # Who is implicated in the case and not concerned by the sanction is not asked.
    assert list(Asked.objects.values_list("organisation", flat=True)) == ["NEG-3"]
    assert warnings_of(Incident.objects.get(), Draft.objects.get()) == []
