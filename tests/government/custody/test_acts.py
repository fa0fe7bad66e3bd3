"""Requests, hand-overs with two sides, stock-takes, losses and lockboxes, act by act."""

import pytest
from django.core.files.base import ContentFile

from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.government.custody.models import Difference, HandOver, Opening, RequestStep, TagRequest, Take
from chanzo.government.custody.services import counts, hand_overs, requests
from chanzo.government.custody.services.lockboxes import change_keys, end_lockbox, log_opening
from chanzo.government.models import Scan
from chanzo.government.queries.acts import act_found
from chanzo.government.services.signing import sign_act
from chanzo.government.types import number_read
from chanzo.people.types import Actor, Role
from tests.government.test_signing import PDF

from ..office import Office
from .store import ADMIN, AGENT, KEYS, MINE, OFFICIAL, SECRETARIAT, SOUTHERN, TODAY, TRADER, a_lockbox, bag, unused

pytestmark = pytest.mark.django_db
CLERK = Actor("P-88888888", Role.CLERK)


def refused(code: str, act: object, /, *these: object, **given: object) -> None:
    with pytest.raises(Refused) as found:
        act(*these, **given)  # type: ignore[operator]
    assert found.value.code == code, str(found.value)


def asked(quantity: int = 20, **more: object) -> str:
    given = {"holder": "OFFICE-2", "giver": "SERVICE", "type_": "mine", "quantity": quantity, "by": SECRETARIAT} | more
    return requests.request_tags(**given)  # type: ignore[arg-type]


def stage(number: str) -> str:
    return TagRequest.objects.get(number=number).stage


def test_a_request_is_changed_granted_handed_over_and_received_with_a_difference(store: Office) -> None:
    number = asked(5_000, site="S-1", reason="season")
    requests.ask_revision(number=number, reason="far above the quota", by=ADMIN)
    requests.revise_request(number=number, quantity=20, site="S-1", reason="as agreed", by=SECRETARIAT)
    requests.grant_request(number=number, ranges="A1200 - A1219", by=ADMIN)
    done = hand_overs.hand_over_granted(number=number, day=TODAY - 3, by=ADMIN)
    assert stage(number) == "in_transit"
    assert unused("OFFICE-2", day=TODAY - 3) == 20
    north = Actor("P-99999999", Role.OFFICIAL, "OFFICE-2", frozenset({"province:North"}))
    hand_overs.confirm_receipt(seq=done.seq, day=TODAY - 2, missing="A1218 - A1219", note="two short", by=north)
    assert stage(number) == "received"
    steps = list(RequestStep.objects.filter(request=number).order_by("seq").values_list("act", flat=True))
    assert steps == ["request", "ask_revision", "revise", "grant", "hand_over", "receive"]
    assert Difference.objects.get().open_count == 2
    store.take(mine_log=MINE + bag("A1200", TODAY - 1, 0))
    assert not Finding.objects.filter(subject="A1200", rule="ALLOC").exists()  # given out for use at S-1


def test_a_request_above_the_quota_needs_a_reason(store: Office) -> None:
    refused("QUOTA_REASON", asked, quantity=5_000, site="S-1")
    assert TagRequest.objects.get(number=asked(5_000, site="S-1", reason="season")).quota == 0
    refused("SAME_HOLDER", asked, giver="OFFICE-2")
    refused("QUANTITY", asked, quantity=0)


def test_nobody_grants_what_he_asked_for_and_no_range_is_granted_twice(store: Office) -> None:
    first, second = asked(), asked()
    refused("OWN_REQUEST", requests.grant_request, number=first, ranges="A1200 - A1219", by=SECRETARIAT)
    requests.grant_request(number=first, ranges="A1200 - A1219", by=ADMIN)
    refused("RANGE_GRANTED", requests.grant_request, number=second, ranges="A1210 - A1215", by=ADMIN)
    refused("GRANT_MORE", requests.grant_request, number=second, ranges="A1300 - A1399", by=ADMIN)
    refused("NOT_HELD", requests.grant_request, number=second, ranges="A1000 - A1010", by=ADMIN)  # used in part
    requests.refuse_request(number=second, reason="none left", by=ADMIN)
    refused("REQUEST_STAGE", requests.cancel_request, number=second, reason="too late", by=SECRETARIAT)
    refused("NOT_ALLOWED", requests.grant_request, number=first, ranges="A1200", by=AGENT)


def test_who_hands_over_cannot_confirm_the_receipt_and_a_stranger_neither(store: Office) -> None:
    given = {"giver": "SERVICE", "receiver": "NEG-1", "type_": "negociant", "ranges": "N500 - N509"}
    done = hand_overs.hand_over(**given, day=TODAY - 3, action="allocate", by=OFFICIAL)
    for code, by in (("BOTH_SIDES", OFFICIAL), ("NOT_RECEIVER", SOUTHERN), ("NOT_RECEIVER", CLERK)):
        refused(code, hand_overs.confirm_receipt, seq=done.seq, day=TODAY, by=by)
    onward = {"giver": "NEG-1", "receiver": "OTHER", "type_": "negociant", "ranges": "N500"}
    refused("NOT_CONFIRMED", hand_overs.hand_over, **onward, day=TODAY, by=SECRETARIAT)
    hand_overs.confirm_receipt(seq=done.seq, day=TODAY - 1, by=TRADER)
    refused("RECEIVED_ALREADY", hand_overs.confirm_receipt, seq=done.seq, day=TODAY, by=TRADER)
    assert HandOver.objects.get().state == "received"
    hand_overs.hand_over(**onward, day=TODAY, by=TRADER)
    assert unused("NEG-1", "negociant") == 9 + 99  # the programme gave it 0700-0799, of which 0700 is used


def test_a_receipt_on_paper_needs_the_act_signed_and_another_person(store: Office) -> None:
    given = {"giver": "SERVICE", "receiver": "AGENT-7", "type_": "mine", "ranges": "A1200 - A1209", "day": TODAY - 3}
    done = hand_overs.hand_over(**given, by=OFFICIAL)
    paper = {"seq": done.seq, "day": TODAY, "on_paper": True}
    refused("NOT_SIGNED", hand_overs.confirm_receipt, **paper, by=CLERK)
    number = number_read(HandOver.objects.get().act)
    act = act_found(number) if number else None
    assert act is not None
    sign_act(act=act, scan=ContentFile(PDF), signed_on=TODAY - 3, signatories={"giver": "", "receiver": ""}, by=CLERK)
    assert Scan.objects.get().act == str(number)
    refused("BOTH_SIDES", hand_overs.confirm_receipt, **paper, by=OFFICIAL)
    hand_overs.confirm_receipt(**paper, by=CLERK)
    assert HandOver.objects.get().on_paper


def test_what_is_not_held_or_was_moved_that_day_is_not_handed_over(store: Office) -> None:
    given = {"giver": "SERVICE", "receiver": "OFFICE-2", "type_": "mine", "day": TODAY - 3, "by": OFFICIAL}
    refused("NOT_HELD", hand_overs.hand_over, **given, ranges="A1000 - A1010")
    refused("NOT_HELD", hand_overs.hand_over, **given | {"day": TODAY - 70}, ranges="A1200")
    refused("DAY_IN_FUTURE", hand_overs.hand_over, **given | {"day": TODAY + 1}, ranges="A1200")
    refused("SITE_NEEDED", hand_overs.hand_over, **given, ranges="A1200", action="allocate")
    refused("NOT_ALLOWED", hand_overs.hand_over, **given | {"by": SOUTHERN}, ranges="A1200")
    hand_overs.hand_over(**given, ranges="A1200 - A1209")
    back = {"giver": "OFFICE-2", "receiver": "SERVICE", "type_": "mine", "day": TODAY - 3, "by": SECRETARIAT}
    own = Actor("P-99999999", Role.OFFICIAL, "OFFICE-2", frozenset({"province:North"}))
    hand_overs.confirm_receipt(seq=HandOver.objects.get().seq, day=TODAY - 3, by=own)
    refused("SAME_DAY", hand_overs.hand_over, **back, ranges="A1200 - A1209")
    hand_overs.hand_over(**back | {"day": TODAY - 2}, ranges="A1200 - A1209", action="return")
    assert unused("OFFICE-2") == 0


def test_a_stock_take_lists_what_is_missing_and_a_person_says_what_became_of_it(store: Office) -> None:
    counted = "A1100 - A1139\nA1145 - A1149\nB0001"
    own = Actor("P-99999999", Role.OFFICIAL, "SOUTH-OFFICE", frozenset({"province:South"}))
    done = counts.take_stock(holder="SOUTH-OFFICE", type_="mine", counted=counted, day=TODAY - 4, by=own)
    take = Take.objects.get(seq=done.seq)
    assert (take.expected_count, take.counted_count, take.surplus_count) == (50, 46, 1)
    difference = Difference.objects.get()
    assert difference.open == '[["mine","A1140","A1144"]]'
    counts.explain_difference(
        seq=done.seq, action="steal", ranges="A1140 - A1141", day=TODAY - 3, reason="broken door", by=SECRETARIAT
    )
    counts.explain_difference(
        seq=done.seq, action="found", ranges="A1142", day=TODAY - 3, reason="in a drawer", by=SECRETARIAT
    )
    refused(
        "NOT_MISSING", counts.explain_difference,
        seq=done.seq, action="lose", ranges="A1142", day=TODAY, reason="again", by=SECRETARIAT,
    )  # fmt: skip
    counts.explain_difference(seq=done.seq, action="lose", day=TODAY - 3, reason="not found", by=SECRETARIAT)
    assert Difference.objects.get().open_count == 0
    assert unused("SOUTH-OFFICE") == 46
    store.take(mine_log=MINE + bag("A1140", TODAY - 1, 0, site="S-2"))
    assert Finding.objects.filter(rule="DEAD", subject="A1140").exists()


def test_a_loss_is_declared_by_the_agent_of_the_place_and_by_no_other(store: Office) -> None:
    box = a_lockbox()
    hand_overs.hand_over(
        giver="SERVICE", receiver=box, type_="mine", ranges="A1200 - A1209", day=TODAY - 5, by=OFFICIAL
    )
    loss = {"action": "damage", "holder": box, "type_": "mine", "ranges": "A1203", "day": TODAY - 2, "reason": "torn"}
    refused("NOT_ALLOWED", counts.declare, **loss, by=SOUTHERN)
    refused("REASON_NEEDED", counts.declare, **loss | {"reason": " "}, by=AGENT)
    counts.declare(**loss, by=AGENT)
    assert unused(box) == 9


def test_an_opening_without_all_keyholders_is_recorded_as_such(store: Office) -> None:
    box = a_lockbox()
    for known in (box, "NEG-1", "SERVICE"):
        refused("LOCKBOX_EXISTS", a_lockbox, known)
    log_opening(code=box, day=TODAY - 3, present=[0, 1, 2], purpose="tags in", put_in="A1200 - A1209", by=AGENT)
    log_opening(code=box, day=TODAY - 2, present=[0], purpose="tags out", taken_out="A1200", by=AGENT)
    assert list(Opening.objects.order_by("seq").values_list("absent", flat=True)) == [
        "[]", '[["cooperative","COOP-1",""],["concession owner","OWNER",""]]',
    ]  # fmt: skip
    change_keys(code=box, keyholders=KEYS[:2], day=TODAY, reason="owner left", by=SECRETARIAT)
    refused("NOT_ALLOWED", log_opening, code=box, day=TODAY, present=[0], purpose="look", by=SOUTHERN)
    hand_overs.hand_over(giver="SERVICE", receiver=box, type_="mine", ranges="A1200", day=TODAY - 1, by=OFFICIAL)
    refused("LOCKBOX_FULL", end_lockbox, code=box, day=TODAY, reason="moved", by=SECRETARIAT)
