"""A seized office: one act cancels its tags and pages, and later use is told at once to whoever records it."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.government.custody.models import Inventory
from chanzo.government.custody.queries.inventories import inventory_on, later_uses, seen_as, selection_of
from chanzo.government.custody.services.inventories import cancel_inventory
from chanzo.ledger.services.checking import check_chain
from chanzo.people.services import create_user

from ..office import Office
from .store import MINE, OFFICIAL, SECRETARIAT, SOUTHERN, TODAY, bag, unused

pytestmark = pytest.mark.django_db


def cancel(*holders: str, areas: tuple[str, ...] = (), day: int = TODAY - 10, by: object = SECRETARIAT) -> Inventory:
    wanted = selection_of(holders, areas)
    seen = seen_as(day, inventory_on(day, wanted))
    done = cancel_inventory(wanted=wanted, day=day, reason="office seized", document="PV-7", seen=seen, by=by)
    return Inventory.objects.get(seq=done.seq)


def test_one_act_cancels_what_is_unused_and_leaves_what_was_used(store: Office) -> None:
    before = inventory_on(TODAY - 10, selection_of(["SERVICE"], []))
    spans = {str(one.span) for one in before}
    assert {"A1002 – A1006", "A1008 – A1099", "A1150 – A1999", "BK01 – BK02", "N500 – N599"} <= spans
    inventory = cancel("SERVICE")
    assert (inventory.tags, inventory.books) == (
        97 + 850 + 100 + 48 + 49,
        20,
    )
    assert [unused("SERVICE", sort) for sort in ("mine", "negociant", "mine_book")] == [0, 0, 0]
    assert unused("SOUTH-OFFICE") == 50
    assert not Finding.objects.filter(rule="DEAD").exists()  # what was used before stays good
    assert check_chain().ok


def test_a_later_use_of_a_tag_or_of_a_page_raises_DEAD_at_once_in_the_answer_of_the_import(
    store: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inventory = cancel("SERVICE")
    path = tmp_path / "mine_log.csv"
    lines = [bag("A1050", TODAY - 5, 0, book="BK09"), bag("A1120", TODAY - 5, 1, book="BK01", site="S-2", page="2")]
    path.write_text(MINE + "".join(lines), encoding="utf-8")
    call_command("import", str(path), "--json")
    assert json.loads(capsys.readouterr().out)["findings"]["DEAD"] == 2
    reader = create_user(email="reader@example.org", role="verifier")
    told = {(use.number, use.book) for use in later_uses(reader, [inventory])}
    assert told == {("A1050", "BK09"), ("A1120", "BK01")}


def test_a_use_that_arrives_late_but_is_dated_before_the_act_is_no_later_use(store: Office) -> None:
    inventory = cancel("SERVICE")
    store.take(mine_log=MINE + bag("A1060", TODAY - 12, 0, book="BK09"))
    reader = create_user(email="reader@example.org", role="verifier")
    assert not Finding.objects.filter(rule="DEAD").exists()
    assert later_uses(reader, [inventory]) == []


def test_tags_given_out_on_the_day_of_the_seizure_are_dead_like_the_others(store: Office) -> None:
    day = TODAY - 10
    store.take(
        tag_movements=f"action,type,first,last,date,holder,site\nallocate,mine,A1500,A1509,{day_text(day)},SERVICE,S-1\n"
    )
    cancel("SERVICE", day=day)
    store.take(mine_log=MINE + bag("A1505", day + 1, 0, book="X1"))
    assert Finding.objects.filter(rule="DEAD", subject="A1505").exists()


def test_an_area_names_everybody_who_keeps_tags_there(store: Office) -> None:
    south = inventory_on(TODAY, selection_of([], ["province:South"]))
    assert {(one.holder, one.site) for one in south} >= {("SOUTH-OFFICE", "S-2")}
    assert all(one.site == "S-2" for one in south)


def test_what_changed_since_it_was_looked_at_is_not_cancelled(store: Office) -> None:
    wanted = selection_of(["SERVICE"], [])
    seen = seen_as(TODAY, inventory_on(TODAY, wanted))
    store.take(mine_log=MINE + bag("A1070", TODAY - 1, 0, book="BK09"))
    with pytest.raises(Refused, match="changed since"):
        cancel_inventory(wanted=wanted, day=TODAY, reason="seized", document="PV", seen=seen, by=SECRETARIAT)


def test_an_official_cancels_what_lies_in_his_areas_and_nothing_else(store: Office) -> None:
    assert cancel("SERVICE", by=OFFICIAL).tags  # his own service
    with pytest.raises(Refused) as refused:
        cancel("SOUTH-OFFICE", by=OFFICIAL)
    assert refused.value.code == "NOT_ALLOWED"
    assert cancel("SOUTH-OFFICE", by=SOUTHERN).tags == 50
