"""On the made-up programme every indicator is its recount, adds up, opens down to its records, and keeps its gates."""

from importlib import import_module
from typing import Any

import pytest

from chanzo.core.days import from_day
from chanzo.core.indicators import Asked, Direction, noun_called, registered
from chanzo.demo.services import import_programme
from chanzo.ledger.models import Record
from chanzo.people.models import Person, User
from chanzo.people.scopes import EVERYTHING
from chanzo.traceability.queries.composition import composition
from chanzo.traceability.queries.records import reads_whole

from .conftest import Days
from .recounting import Recount, adds_up, agree, observed

PARTS = ("visits", "sites", "protected", "custody", "findings", "incidents", "agents", "government")
RECOUNTS: dict[str, Recount] = {}
for part in PARTS:
    RECOUNTS |= import_module(f".test_recounts_{part}", __package__).RECOUNTS
RECOUNTS |= import_module(".test_recounts_visits", __package__).PLANS
# In the small programme tags that lead to no mine are known by heart; here the answer to "composition" says it.
TRACED = ("lots.untraced_share", "exports.traced_of_official_kg")


def a_user(role: str, **more: Any) -> User:
    person = Person.objects.create()
    return User.objects.create(person=person, email=f"{person.number}@example.org", role=role, **more)


def untraced() -> float:
    """The share of exported grams that lead to no site, from what ``chanzo composition`` answers of each lot."""
    lots = [one for one in composition(scope=EVERYTHING) if one["kind"] == "export"]
    return float(sum(one["untraced_share"] * one["mass_kg"] for one in lots) / sum(one["mass_kg"] for one in lots))


@pytest.mark.django_db
def test_the_made_up_programme_counts_what_its_records_say(days: Days) -> None:
    today = days(700)
    import_programme("S", 1, today=from_day(today))
    days(705)
    recounts = {code: recount for code, recount in RECOUNTS.items() if code not in TRACED}
    for first, last in ((today - 364, today + 5), (today - 120, today - 31)):
        agree(recounts, first, last)
        for code in RECOUNTS:
            adds_up(code, observed(code, first, last))
    every = observed("lots.untraced_share", 0, today + 5).figure
    assert every.value == pytest.approx(untraced(), abs=1e-5)
    # What officials say was planted to agree with what is exported, within a percent.
    assert observed("exports.traced_of_official_kg", today - 364, today).figure.value == pytest.approx(1, abs=0.05)
    opens_down(today)


def opens_down(today: int) -> None:
    """Whoever may see everything opens every case; an agent of one site and a company open fewer, of no other total."""
    everything, company = a_user("secretariat"), a_user("company", organisation="NEG-1")
    known = set(Record.objects.values_list("seq", flat=True))
    for code in RECOUNTS:
        indicator = registered()[code]
        assert indicator.cases is not None
        rows = indicator.cases(Asked(today - 364, today + 5)).rows
        assert {case.seq for case in rows} <= known, code
        noun, keys = noun_called(indicator.noun), [case.key for case in rows]
        # Of records the kinds that are told in confidence open to those alone who may hear them.
        hidden = {key for key in keys if noun.code == "record" and not reads_whole(everything, int(key))}
        assert noun.visible(everything, keys) == set(keys) - hidden, code
        assert noun.visible(company, keys) <= set(keys), code
        assert all(noun.url(key).startswith("/") for key in keys[:20]), code


def test_a_figure_of_reports_has_no_better_way_and_every_figure_says_what_it_is() -> None:
    for code in RECOUNTS:
        indicator = registered()[code]
        assert code.count(".") == 1
        assert all((indicator.name, indicator.definition, indicator.unit, indicator.part, indicator.source)), code
        assert not indicator.silent or indicator.direction is Direction.NONE, code
        assert noun_called(indicator.noun).title
    rooms = {code for code, indicator in registered().items() if indicator.cases}
    # The made-up programme has few of these: test_recounts_mitigation counts them move by move.
    few = {"incidents.mitigation_in_time", "incidents.recommendations_accepted", "incidents.raised_by_community"}
    assert rooms - set(RECOUNTS) == few
