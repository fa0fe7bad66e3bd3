"""A closed month never changes; what comes later stands beside it, with the records that brought it."""

import random

import pytest

from chanzo.core import clock
from chanzo.core.days import month_of
from chanzo.core.refusals import Refused
from chanzo.government import rules
from chanzo.government.models import Statement
from chanzo.government.queries.causes import causes_of
from chanzo.government.queries.months import months_between, stated
from chanzo.government.queries.provinces import province_called
from chanzo.government.services.months import close_month
from chanzo.ledger.models import Record
from chanzo.people.types import Actor, Role

from .office import JANUARY, MINE, SECRETARIAT, Office

pytestmark = pytest.mark.django_db
LATE = MINE + "P-9,1,2026-01-20,S-1,TP-1,0110,cassiterite,25,T1,NEG-1,AG-1\n"


def frozen() -> list[tuple]:
    """Every statement, and the records they came from, byte for byte."""
    told = Record.objects.filter(kind__in=("month.closed", "month.restated")).values_list("body", flat=True)
    return [*Statement.objects.order_by("seq").values_list("seq", "figures", "head"), *told.order_by("seq")]


def state(province: str = "North") -> str:
    row = next(row for row in months_between([province_called(province)], JANUARY, JANUARY))
    return row.state


def test_a_month_is_closed_with_what_it_held(programme: object, office: Office) -> None:
    seq = office.close()
    figures = stated(Statement.objects.get(seq=seq))
    assert rules.summed(figures, "tagged", "bags", 0) == {("S-1",): 2}
    assert rules.summed(figures, "tagged", "mass_g", 1) == {("SERVICE",): 60_000}
    assert rules.summed(figures, "tags", "left", 0) == {("S-1",): 48}
    assert figures["taxes", "cents", "PROC-1", "USD"] == 12_050
    assert rules.total(figures, "exported", "lots") == 1
    both = rules.total(figures, "exported", "mass_g") + rules.total(office.now("South"), "exported", "mass_g")
    assert both == 85_000


def test_a_month_is_closed_once_after_it_ended_by_whom_it_concerns(programme: object, office: Office) -> None:
    with pytest.raises(Refused) as refused:
        office.close(month=month_of(clock.today()))
    assert refused.value.code == "MONTH_NOT_ENDED"
    for stranger in (
        Actor("P-3", Role.AUDITOR),
        Actor("P-4", Role.VERIFIER),
        Actor("P-5", Role.OFFICIAL, "", frozenset({"province:South"})),
        Actor("P-6", Role.OFFICIAL, "", frozenset({"territory:Hill"})),
    ):
        with pytest.raises(Refused) as refused:
            office.close(by=stranger)
        assert refused.value.code == "NOT_ALLOWED"
    office.close(by=Actor("P-7", Role.OFFICIAL, "", frozenset({"province:north"})))
    with pytest.raises(Refused) as refused:
        office.close()
    assert refused.value.code == "MONTH_CLOSED"
    with pytest.raises(Refused) as refused:
        office.close(province="Nowhere")
    assert refused.value.code == "PROVINCE_UNKNOWN"


def test_what_is_confirmed_is_what_was_seen(programme: object, office: Office) -> None:
    seen = office.seen()
    office.take(mine_log=LATE)
    with pytest.raises(Refused) as refused:
        close_month(province="North", month=JANUARY, seen=seen, by=SECRETARIAT)
    assert refused.value.code == "MONTH_MOVED"
    assert not Statement.objects.exists()


def test_a_restatement_stands_beside_the_closing(programme: object, office: Office) -> None:
    with pytest.raises(Refused) as refused:
        office.restate()
    assert refused.value.code == "MONTH_OPEN"
    first = office.close()
    with pytest.raises(Refused) as refused:
        office.restate()
    assert refused.value.code == "MONTH_UNCHANGED"
    before = frozen()
    office.take(mine_log=LATE)
    assert state() == "changed"
    second = office.restate()
    assert [row for row in frozen() if row in before] == before
    assert state() == "to_sign"
    assert [row.seq for row in Statement.objects.order_by("seq")] == [first, second]


def test_the_records_that_changed_a_closed_month_are_named(programme: object, office: Office) -> None:
    head = office.close()
    stated_then = stated(Statement.objects.get(seq=head))

    def causes() -> list[str]:
        found = causes_of(rules.differences(stated_then, office.now()), JANUARY, head)
        return [f"{cause.kind} {cause.subject}" for cause in found]

    late = office.take(mine_log=LATE).batches[0].id
    assert causes() == ["sheet.recorded mine_log P-9"]
    office.undo(late)
    assert causes() == []
    # A correction takes a bag of the month to another site.
    moved = office.take(mine_log=MINE + "P-1,1,2026-01-05,S-2,TP-2,0100,cassiterite,40,T1,NEG-1,AG-1\n").batches[0].id
    assert causes() == ["sheet.recorded mine_log P-1"]
    office.undo(moved)
    office.take(official_log="source,exporter,month,mineral,weight_kg,amount,currency,reference\n"
                "tax,PROC-1,2026-01,cassiterite,1,9.50,USD,TX-2\n")  # fmt: skip
    assert causes() == ["sheet.recorded official_log #official_log"]


@pytest.mark.parametrize("seed", range(3))
def test_late_sheets_corrections_and_undos_never_move_a_closed_month(
    seed: int, programme: object, office: Office
) -> None:
    draw = random.Random(seed)
    for province in ("North", "South"):
        office.close(province)
    before, batches = frozen(), []
    closing = {row.province: stated(row) for row in Statement.objects.all()}
    for _ in range(6):
        if batches and draw.random() < 0.3:
            office.undo(batches.pop(draw.randrange(len(batches))))
        else:
            batches += [batch.id for batch in office.take(**a_delivery(draw)).batches if batch.id is not None]
        assert frozen() == before
        for province, figures in closing.items():
            now = office.now(province)
            assert rules.added(figures, rules.differences(figures, now)) == now
            bags, grams = office.counted(province, JANUARY)
            assert rules.summed(now, "tagged", "bags", 0, 2) == bags
            assert {key: g for key, g in rules.summed(now, "tagged", "mass_g", 0, 2).items() if g} == grams
            if bags != rules.summed(figures, "tagged", "bags", 0, 2):
                assert state(province) == "changed"
            if not rules.restatable(rules.differences(figures, now)):
                assert state(province) == "to_sign"


def a_delivery(draw: random.Random) -> dict[str, str]:
    """Late lines and corrections of the programme's pages, tags taken back, packed bags, a tax paid later."""
    sort = draw.choice(["mine", "mine", "mine", "tags", "export", "tax"])
    if sort == "tags":
        first = draw.randrange(110, 140)
        line = (
            f"{draw.choice(['return', 'lose'])},mine,0{first},0{first + 3},2026-01-2{draw.randrange(10)},SERVICE,S-1\n"
        )
        return {"tag_movements": "action,type,first,last,date,holder,site\n" + line}
    if sort == "export":
        line = f"LOT-2,2026-01-25,PROC-1,cassiterite,{draw.choice(['0100', '0200', '0900'])},{draw.randrange(10, 40)}\n"
        return {"export_log": "lot,date,exporter,mineral,tag,weight_kg\n" + line}
    if sort == "tax":
        line = f"tax,PROC-1,2026-01,coltan,1,{draw.randrange(1000)}.{draw.randrange(10, 99)},USD,TX-{draw.random()}\n"
        return {"official_log": "source,exporter,month,mineral,weight_kg,amount,currency,reference\n" + line}
    lines, places = [], draw.sample([(f"P-{page}", line) for page in (1, 2, 9) for line in (1, 2, 3)], k=3)
    for page, line in places:
        site = draw.choice(["S-1", "S-2", "Old One", "S-9"])
        day = f"2026-0{draw.choice([1, 1, 1, 2])}-{draw.randrange(10, 29)}"
        mineral = draw.choice(["cassiterite", "coltan"])
        tag = f"0{draw.randrange(100, 120)}"
        lines.append(f"{page},{line},{day},{site},TP-1,{tag},{mineral},{draw.randrange(5, 90)},T1,NEG-1,AG-1\n")
    return {"mine_log": MINE + "".join(lines)}


def test_the_list_follows_what_arrives(programme: object, office: Office) -> None:
    def listed() -> dict[str, tuple[int, int]]:
        rows = months_between([province_called("North"), province_called("South")], JANUARY - 1, JANUARY + 1)
        assert {row.month for row in rows} == {JANUARY}
        return {row.province: (row.bags, row.mass_g) for row in rows}

    assert listed() == {"North": (2, 60_000), "South": (3, 96_500)}
    late = office.take(mine_log=LATE).batches[0].id
    assert listed()["North"] == (3, 85_000)
    office.undo(late)
    assert listed()["North"] == (2, 60_000)
