"""What is said of an incident is stated anew with a reason; what it said before stays, side by side."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.incidents.fields import WRITTEN
from chanzo.incidents.models import Change, Incident, Link, Related, Step, Text
from chanzo.incidents.projections import DESCRIBED, INCIDENTS
from chanzo.incidents.queries.changes import edits_of
from chanzo.incidents.record_rows import ChangeRow, RelatedRow
from chanzo.incidents.rows import IncidentRow, TextRow
from chanzo.incidents.services.describing import Description, describe_incident
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Audience
from chanzo.ledger.replay import records
from chanzo.people.models import Person
from chanzo.people.types import Actor, Role

from .conftest import MANAGER, OTHER

pytestmark = pytest.mark.django_db
ACCOUNT = Account("bribery", site="S-1", first_day=20_500, texts={"summary": "A payment was asked."})


def refused(act: Callable[..., Any], **given: Any) -> str:
    with pytest.raises(Refused) as found:
        act(**given)
    return found.value.code


def describe(number: str, reason: str = "seen", by: Actor = MANAGER, **stated: Any) -> int | None:
    return describe_incident(number=number, description=Description(**stated), reason=reason, by=by)


def test_a_description_is_kept_beside_what_was_said_before(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    seq = describe(number, texts={"summary": "Two payments were asked."}, fields={"site": "s-2", "minerals": "coltan"})
    row = Incident.objects.get()
    assert (row.site, row.province, row.minerals, row.first_day) == ("S-2", "South", "coltan", 20_500)
    (edit,) = edits_of(number, [Audience.AFFECTED, Audience.TEAM])
    assert (edit.step.seq, edit.step.actor, edit.step.reason) == (seq, MANAGER.number, "seen")
    assert {one.field: (one.before, one.after) for one in edit.changes} == {
        "summary": ("A payment was asked.", "Two payments were asked."),
        "site": ('"S-1"', '"S-2"'),
        "province": ('"North"', '"South"'),
        "minerals": ('""', '"coltan"'),
    }


def test_a_description_needs_a_reason_a_change_and_a_person_who_may(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    stated = Description(texts={"summary": "Two payments."})
    ask = {"number": number, "description": stated, "reason": "seen", "by": MANAGER}
    assert refused(describe_incident, **ask | {"reason": " "}) == "STEP_REASON"
    assert refused(describe_incident, **ask | {"description": Description()}) == "NOTHING_DESCRIBED"
    same = Description(texts=ACCOUNT.texts, fields={"site": "S-1"})
    assert refused(describe_incident, **ask | {"description": same}) == "NOTHING_DESCRIBED"
    assert refused(describe_incident, **ask | {"by": Actor("P-9", Role.VERIFIER)}) == "NOT_ALLOWED"
    for fields, code in (
        ({"last_day": 20_400}, "DAYS_BACKWARDS"),
        ({"latitude_udeg": 1}, "POINT_INCOMPLETE"),
        ({"site": ""}, "PLACE_MISSING"),
        ({"category": "theft"}, "CATEGORY_UNKNOWN"),
    ):
        assert refused(describe_incident, **ask | {"description": Description(fields=fields)}) == code
    emptied = Description(texts={"summary": " "})
    assert refused(describe_incident, **ask | {"description": emptied}) == "SUMMARY_MISSING"
    assert not Change.objects.exists()


def test_whoever_read_an_older_account_is_told_so(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    seen_at = Incident.objects.get().seq
    ask = {"number": number, "reason": "seen", "by": OTHER}
    describe(number, texts={"account": "Three men."})
    stated = Description(texts={"account": "Two men."})
    assert refused(describe_incident, **ask, description=stated, seen_at=seen_at) == "DESCRIBED_MEANWHILE"
    describe_incident(**ask, description=stated, seen_at=Incident.objects.get().seq)
    assert Text.objects.get(field="account").text == "Two men."


def test_visits_tags_and_lots_are_joined_when_they_exist(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    describe(number, related={"tag": ["0100", "0149"], "lot": ["LOT-1", "mine:0101"]}, findings=["DUP:tag:0101"])
    kept = {(one.sort, one.key) for one in Related.objects.all()}
    assert {("tag", "0100"), ("tag", "0149")} < kept
    assert len([key for sort, key in kept if sort == "lot"]) == 3, "two bags bear 0101"
    assert Link.objects.get().finding == "DUP:tag:0101"
    for related in ({"tag": ["9999"]}, {"lot": ["LOT-9"]}, {"visit": ["7"]}, {"visit": ["x"]}):
        assert refused(describe, number=number, related=related) == "THING_UNKNOWN"
    assert refused(describe, number=number, findings=["DUP:tag:9"]) == "FINDING_UNKNOWN"
    describe(number, related={"tag": ["0100"]})
    assert [one.key for one in Related.objects.filter(sort="tag")] == ["0100"]


@pytest.mark.parametrize(
    "told",
    ["On 2026-03-02 the officer heard it.", "am 3/4", "Call +243 81 555 0199.", "le 3 mars", "March 2026, visit 31245",
     "a@example.org", "P-33333333 said so", "asked adèle nsimba there", "12 April"],
)  # fmt: skip
def test_how_it_is_known_never_leads_to_who_spoke(programme: object, told: str) -> None:
    Person.objects.create(name="Adele Nsimba")
    number = open_incident(account=ACCOUNT, by=MANAGER)
    assert refused(describe, number=number, texts={"known_by": told}) == "SOURCE_NAMED"
    account = Account("bribery", site="S-1", texts={"summary": "x", "known_by": told})
    assert refused(open_incident, account=account, by=MANAGER) == "SOURCE_NAMED"


def test_how_it_is_known_may_be_said_without_leading_anywhere(programme: object) -> None:
    Person.objects.create(name="Adele Nsimba")
    number = open_incident(account=ACCOUNT, by=MANAGER)
    describe(number, texts={"known_by": "Several people of the area, in 2026; a 2nd channel agrees.",
                            "known_sorts": "field+hotline"})  # fmt: skip
    assert Text.objects.get(field="known_sorts").audience == Audience.SOURCE


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "site": st.sampled_from(["S-1", "S-2"]),
        "first_day": st.none() | st.integers(20_000, 20_010),
        "last_day": st.none() | st.integers(20_000, 20_010),
        "about": st.booleans(),
        "minerals": st.sampled_from(["", "coltan", "cassiterite+coltan"]),
        "category": st.sampled_from(["bribery", "tax", "other"]),
    },
)
TEXTS = st.dictionaries(st.sampled_from(sorted(WRITTEN)), st.sampled_from(["", "one", " two ", "three"]), max_size=3)
TAGS = st.none() | st.lists(st.sampled_from(["0100", "0101", "0149"]), unique=True)
STATED = st.lists(st.tuples(FIELDS, TEXTS, TAGS), max_size=8)


@given(stated=STATED)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_effective_description_is_the_last_stated_and_its_history_is_whole(
    programme: object, stated: list[tuple[dict[str, Any], dict[str, str], list[str] | None]]
) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    texts, tags = {"summary": "A payment was asked."}, []
    fields = {
        "site": "S-1",
        "first_day": 20_500,
        "last_day": None,
        "about": False,
        "minerals": "",
        "category": "bribery",
    }
    values = [dict(fields) | texts | {"tag": tags}]
    for new_fields, new_texts, new_tags in stated:
        whole = fields | new_fields
        first, last = whole["first_day"], whole["last_day"]
        allowed = first is None or last is None or last >= first
        allowed &= new_texts.get("summary", "x").strip() != ""
        after = {name: text.strip() for name, text in (texts | new_texts).items() if text.strip()}
        now_tags = tags if new_tags is None else sorted(new_tags)
        allowed &= (whole, after, now_tags) != (fields, texts, tags)
        related = {} if new_tags is None else {"tag": new_tags}
        try:
            describe(number, fields=new_fields, texts=new_texts, related=related)
            assert allowed
        except Refused:
            assert not allowed
            continue
        fields, texts, tags = whole, after, now_tags
        values.append(dict(fields) | texts | {"tag": tags})
    row = Incident.objects.get(number=number)
    assert {name: getattr(row, name) for name in fields} == fields
    assert dict(Text.objects.filter(incident=number).values_list("field", "text")) == texts
    assert sorted(Related.objects.filter(incident=number).values_list("key", flat=True)) == tags
    assert Step.objects.filter(incident=number, what="described").count() == len(values) - 1
    # Undone from the last to the first, the changes lead back to what was said at the opening.
    said = {name: str(getattr(row, name)) for name in DESCRIBED if name != "province"} | texts
    for edit in edits_of(number, list(Audience)):
        for change in edit.changes:
            if change.field in WRITTEN:
                assert said.get(change.field, "") == change.after
                said[change.field] = change.before
    assert {name: text for name, text in said.items() if name in WRITTEN and text} == {"summary": values[0]["summary"]}
    replayed = INCIDENTS.rows_from(records(kinds=INCIDENTS.kinds))
    for shelf, model in ((ChangeRow, Change), (RelatedRow, Related), (TextRow, Text), (IncidentRow, Incident)):
        names = list(shelf.__dataclass_fields__)
        again = sorted(tuple(getattr(one, name) for name in names) for one in replayed.of(shelf).standing())
        assert again == sorted(model.objects.values_list(*names))
