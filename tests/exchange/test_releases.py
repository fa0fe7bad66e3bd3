"""Releases are frozen, corrections show, decisions hold, and no file says more than it may."""

import csv
import io
import json
from pathlib import Path

import orjson
import pytest
from django.core.management import call_command

from chanzo.core import clock
from chanzo.core.days import month_number
from chanzo.core.refusals import Refused
from chanzo.exchange.basis import unpacked
from chanzo.exchange.models import Release, Withholding
from chanzo.exchange.queries.drafting import drafted
from chanzo.exchange.queries.releases import BASIS, files_of, taken_back
from chanzo.exchange.queries.totals import differences
from chanzo.exchange.services.releasing import freeze, release
from chanzo.exchange.services.terms import set_terms
from chanzo.exchange.services.withholding import restore, review, withhold
from chanzo.exchange.types import Terms
from chanzo.field.services.imports import import_files
from chanzo.ledger.services.files import hash_of
from chanzo.people.models import Person
from chanzo.people.services import create_user
from chanzo.people.types import SYSTEM
from tests.people.second_factors import with_second_factor

from .attack import Attack
from .programme import NAME, day, recorded

OCTOBER, NOVEMBER = day("2026-10-20"), day("2026-11-20")
Row = dict[str, str]


@pytest.fixture
def tagged(db: None, tmp_path: Path) -> Path:
    Person.objects.create(name=NAME)
    recorded(tmp_path, "2026-05", "2026-06", "2026-07")
    return tmp_path


def released(on: int, **more: object) -> Release:
    return Release.objects.get(seq=release(day=on, by=SYSTEM, **more))  # type: ignore[arg-type]


def rows(made: Release, name: str = "production.csv") -> list[Row]:
    text = files_of(made)[name].path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def stated(made: Release) -> dict[tuple[str, str], int]:
    return {
        (row["month"], row["site"] or row["territory"] or row["country"]): int(row["tagged_kg"]) for row in rows(made)
    }


def keep_withheld(area: str, **more: object) -> int:
    facts = {"reason": "safety", "level": "area", "from_day": day("2026-01-01"), "review_day": _in_half_a_year()} | more
    return withhold(area=area, by=SYSTEM, **facts)  # type: ignore[arg-type]


def _in_half_a_year() -> int:
    return clock.today() + 180


def test_a_release_states_sites_and_folds_what_is_small_with_the_next_smallest(tagged: Path) -> None:
    made = released(OCTOBER)
    assert made.name == "2026-06"
    assert stated(made) == {
        ("2026-05", "H-1"): 480, ("2026-05", "Hill"): 400, ("2026-05", "V-1"): 440, ("2026-05", "V-2"): 320,
        ("2026-06", "H-1"): 480, ("2026-06", "Hill"): 400, ("2026-06", "V-1"): 440, ("2026-06", "V-2"): 320,
    }  # fmt: skip
    fold = next(row for row in rows(made) if row["kind"] == "area")
    assert (fold["sites"], fold["bags"], fold["reason"], fold["stated_in"]) == ("2", "10", "small", "2026-06")
    assert {row["site"] for row in rows(made, "sites.csv")} == {"H-1", "H-2", "H-3", "V-1", "V-2"}


def test_a_later_release_leaves_the_earlier_as_it_is_and_shows_its_correction(tagged: Path) -> None:
    first = released(OCTOBER)
    before = {name: file.path.read_bytes() for name, file in files_of(first, basis=True).items()}
    recorded(tagged, "2026-05", tagged={"V-1": 2}, page="L")
    second = released(NOVEMBER)
    assert {name: file.path.read_bytes() for name, file in files_of(first, basis=True).items()} == before
    assert all(hash_of(file.path) == file.sha256 for file in files_of(first, basis=True).values())
    row = next(row for row in rows(second) if (row["month"], row["site"]) == ("2026-05", "V-1"))
    assert (row["tagged_kg"], row["tagged_kg_before"], row["corrected_in"]) == ("520", "440", "2026-07")
    changed = [(each.month, each.place, each.then_kg, each.now_kg) for each in differences(first, second)]
    assert [each for each in changed if each[0] < "2026-07"] == [("2026-05", "V-1", 440, 520)]


def test_a_late_sheet_of_one_folded_site_is_held_back(tagged: Path) -> None:
    first = released(OCTOBER)
    recorded(tagged, "2026-05", tagged={"H-3": 1}, page="L")
    second = released(NOVEMBER)
    assert stated(second)["2026-05", "Hill"] == stated(first)["2026-05", "Hill"] == 400
    assert orjson.loads(second.shares)["held"] == 1


def test_a_withheld_site_is_in_no_later_row_and_what_named_it_is_closed(tagged: Path) -> None:
    first = released(OCTOBER)
    keep_withheld("V-1")
    assert taken_back(first)
    second = released(NOVEMBER)
    assert not taken_back(second)
    for name, file in files_of(second).items():
        data = file.path.read_bytes()
        assert not [word for word in ("V-1", "Mine É") if word.encode() in data], name
    assert stated(second)["2026-05", "Valley"] == 760
    assert stated(second)["2026-07", "Valley"] == 760
    counted = [row for row in rows(second, "sites.csv") if row["kind"] == "area"]
    assert [(row["territory"], row["sites"], row["reason"]) for row in counted] == [("Valley", "1", "safety")]


def test_withheld_nowhere_is_counted_with_the_country_alone(tagged: Path) -> None:
    keep_withheld("V-1", level="nowhere", reason="conflict")
    made = released(OCTOBER)
    fold = [row for row in rows(made) if row["kind"] == "area" and not row["territory"]]
    assert {(row["country"], row["province"], row["reason"]) for row in fold} == {("CD", "", "several")}
    assert [row["province"] for row in rows(made, "sites.csv") if row["kind"] == "area"] == [""]


def test_months_that_were_folded_stay_folded_when_a_decision_ends(tagged: Path) -> None:
    decision = keep_withheld("V-1")
    released(OCTOBER)
    restore(withholding=decision, by=SYSTEM)
    made = released(NOVEMBER)
    assert stated(made)["2026-06", "Valley"] == 760
    assert stated(made)["2026-07", "V-1"] == 440


def test_an_area_can_be_withheld_with_all_its_sites(tagged: Path) -> None:
    keep_withheld("territory:valley")
    made = released(OCTOBER)
    assert {row["site"] for row in rows(made) if row["site"]} == {"H-1"}
    assert stated(made)["2026-05", "Valley"] == 760


def test_a_commercial_reason_withholds_nothing(tagged: Path) -> None:
    with pytest.raises(Refused, match="commercial"):
        keep_withheld("V-1", reason="commercial")
    assert not Withholding.objects.exists()


def test_a_decision_is_known_once_reviewed_within_a_year_and_ended_once(tagged: Path) -> None:
    decision = keep_withheld("V-1")
    for wrong, code in (
        (lambda: keep_withheld("Mine É"), "WITHHELD_ALREADY"),
        (lambda: keep_withheld("Nowhere"), "WITHHOLD_UNKNOWN"),
        (lambda: keep_withheld("V-2", review_day=_in_half_a_year() + 400), "REVIEW_DAY"),
    ):
        with pytest.raises(Refused) as refused:
            wrong()
        assert refused.value.code == code
    review(withholding=decision, review_day=_in_half_a_year() + 30, by=SYSTEM)
    assert Withholding.objects.get().review_day == _in_half_a_year() + 30
    restore(withholding=decision, by=SYSTEM)
    with pytest.raises(Refused):
        restore(withholding=decision, by=SYSTEM)


def test_no_month_comes_before_its_delay_and_none_goes_again(tagged: Path) -> None:
    with pytest.raises(Refused) as early:
        release(day=OCTOBER, until=month_number("2026-07"), by=SYSTEM)
    assert early.value.code == "RELEASE_EARLY"
    released(OCTOBER)
    with pytest.raises(Refused) as backwards:
        release(day=OCTOBER, until=month_number("2026-05"), by=SYSTEM)
    assert backwards.value.code == "RELEASE_BACKWARDS"
    set_terms(terms=Terms(production_delay=6, licence="Licence X"), from_day=day("2026-11-01"), by=SYSTEM)
    later = released(NOVEMBER)
    assert (later.name, later.until) == ("2026-06.2", month_number("2026-06"))
    assert orjson.loads(files_of(later)["release.json"].path.read_bytes())["licence"] == "Licence X"


def test_limits_that_rise_fold_what_was_stated_and_tell_no_more(tagged: Path) -> None:
    first = released(OCTOBER)
    set_terms(terms=Terms(least_bags=9), from_day=day("2026-11-01"), by=SYSTEM)
    second = released(NOVEMBER)
    assert all(int(row["bags"]) >= 9 for row in rows(second))
    assert stated(second)["2026-05", "Valley"] == stated(first)["2026-05", "V-1"] + stated(first)["2026-05", "V-2"]


def test_terms_keep_to_what_was_agreed(db: None) -> None:
    for terms, code in (
        (Terms(production_delay=7), "TERMS_DELAY"),
        (Terms(sites_delay=0), "TERMS_DELAY"),
        (Terms(least_sites=1), "TERMS_LIMITS"),
        (Terms(step_udeg=1_000), "TERMS_STEP"),
        (Terms(licence_url="javascript:x"), "TERMS_LICENCE"),
    ):
        with pytest.raises(Refused) as refused:
            set_terms(terms=terms, from_day=0, by=SYSTEM)
        assert refused.value.code == code


def test_no_file_holds_the_name_of_a_person_or_operator_or_a_place_to_the_metre(tagged: Path) -> None:
    made = released(NOVEMBER)
    for name, file in files_of(made, basis=True).items():
        data = file.path.read_bytes()
        for secret in (NAME, "Letter", "AG-1", "T1", "1.2345", "28.765"):
            assert secret.encode() not in data, (name, secret)
    named = {row["site"]: (row["name"], row["latitude"]) for row in rows(made, "sites.csv")}
    assert named["H-3"] == ("H-3", "-1.23")


def test_a_site_called_after_a_negociant_goes_by_its_code(tagged: Path) -> None:
    path = tagged / "organisations.csv"
    path.write_text("organisation,name,role,country\nN-1,mine oné,negociant,CD\n", encoding="utf-8")
    import_files([path], by="test", backfill=True)
    made = released(OCTOBER)
    assert "Mine One" not in files_of(made)["sites.csv"].path.read_text(encoding="utf-8")


def test_all_files_together_tell_no_withheld_figure(tagged: Path) -> None:
    """Late sheets, a site withheld, limits changed, a site shown again: the attack on what files really state."""
    made = [released(OCTOBER)]
    recorded(tagged, "2026-05", tagged={"H-3": 3, "V-2": 1}, page="L")
    decision = keep_withheld("V-1")
    made.append(released(NOVEMBER))
    recorded(tagged, "2026-05", tagged={"H-2": 2, "V-1": 5}, page="M")
    set_terms(terms=Terms(least_bags=6), from_day=day("2026-11-01"), by=SYSTEM)
    made.append(released(NOVEMBER))
    restore(withholding=decision, by=SYSTEM)
    made.append(released(NOVEMBER))
    statements = [unpacked(files_of(each, basis=True)[BASIS].path.read_bytes()) for each in made]
    for stratum in statements[-1]:
        shown = [[g for g in each[stratum].groups if g.shown] for each in statements if stratum in each]
        for measure, limit in (("bags", 5), ("grams", 200_000)):
            attack = Attack(shown, measure)
            assert attack.computed() == []
            assert all(high - low >= limit for low, high in map(attack.bounds, attack.secret))
    kg = {(g.area, g.grams // 1000) for each in statements[-1].values() for g in each.groups if g.shown}
    assert {int(row["tagged_kg"]) for row in rows(made[-1])} == {mass for _, mass in kg}


def test_a_draft_that_a_decision_overtook_is_not_released(tagged: Path) -> None:
    for decide in (
        lambda: keep_withheld("V-1"),
        lambda: restore(withholding=Withholding.objects.get().seq, by=SYSTEM),
        lambda: set_terms(terms=Terms(least_bags=6), from_day=0, by=SYSTEM),
        lambda: release(day=OCTOBER, by=SYSTEM),
    ):
        draft = drafted(OCTOBER)
        decide()
        with pytest.raises(Refused) as refused:
            freeze(draft=draft, by=SYSTEM)
        assert refused.value.code == "RELEASE_MOVED"
    freeze(draft=drafted(OCTOBER), by=SYSTEM)


def test_only_who_publishes_publishes(tagged: Path) -> None:
    clerk = create_user(email="clerk@example.org", role="clerk")
    with_second_factor(clerk)
    for act in (
        lambda: release(day=OCTOBER, by=clerk),
        lambda: set_terms(terms=Terms(), from_day=0, by=clerk),
        lambda: withhold(area="V-1", reason="safety", level="area", from_day=0, review_day=0, by=clerk),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "NOT_ALLOWED"


def test_the_command_says_what_a_release_would_be_and_makes_it(
    tagged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("publish", "--until", "2026-06", "--dry-run", "--json")
    would = json.loads(capsys.readouterr().out)
    assert (would["release"], would["record"], would["files"]) == ("2026-06", None, [])
    assert not Release.objects.exists()
    call_command("publish", "--until", "2026-06", "--json")
    made = json.loads(capsys.readouterr().out)
    assert made["sites"] == would["sites"] == {"stated": 5}
    assert {file["name"] for file in made["files"]} >= {
        "sites.csv",
        "sites.geojson",
        "production.csv",
        "dictionary.csv",
    }
