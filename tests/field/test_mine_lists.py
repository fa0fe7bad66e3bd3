"""Published lists of mines come in whatever their shape; every row is placed, doubted or refused, none lost."""

import time
from pathlib import Path

import numpy as np
import pytest

from chanzo.core.refusals import Refused
from chanzo.field.lists.reading import read_mine_list
from chanzo.field.services.imports import import_files
from chanzo.field.services.mine_lists import take_list
from chanzo.ledger.models import Record
from chanzo.people.types import SYSTEM
from chanzo.sites.models import ListedRow, MineList, Site, SiteStatus
from chanzo.sites.queries.mine_lists import counts_of
from chanzo.sites.services.mine_lists import Told, accept_new, decide_row
from chanzo.sites.types.mine_lists import Choice, Fault
from tests.web.programme import written as tables

SHEET = (
    "Sites miniers visités;;;;;;\n"
    "vid;pcode;Nom;Longitude;Latitude;Minéral 1;Territoire\n"
    "1;cod1;Bisié;28,5;-2,5;Cassitérite;Walikale\n"
    "2;cod2;Échangé;-2,3;28,7;Coltan;Kalehe\n"
    "3;cod3;Degrés;28°30'00\"E;2°18'00\"S;Or;Kalehe\n"
    "4;cod4;Sans lieu;;;Cassitérite;Kalehe\n"
    "5;cod5;Nulle part;0;0;Cassitérite;Kalehe\n"
    "6;cod6;À moitié;28,5;;Cassitérite;Kalehe\n"
    "7;cod7;Illisible;28,5;deux;Cassitérite;Kalehe\n"
    "8;cod8;Loin;103,8;1,3;Cassitérite;Kalehe\n"
    ";;;;;;\n"
    "9;cod1;Bisié;28,5;-2,5;Cassitérite;Walikale\n"
    "10;;;28,9;-2,9;Coltan;Kalehe\n"
)
TOLD = Told("Mines visited", "A research institute", "CC BY 4.0")


def a_file(folder: Path, text: str = SHEET, encoding: str = "utf-8-sig") -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_list_is_read_with_its_accents_commas_and_degrees(encoding: str, tmp_path: Path) -> None:
    read = read_mine_list(a_file(tmp_path, encoding=encoding))
    assert (len(read.rows), read.skipped) == (10, 1)
    rows = {mine.row: mine for mine in read.rows}
    assert (rows[3].name, rows[3].code, rows[3].longitude, rows[3].latitude) == (
        "Bisié",
        "cod1",
        28_500_000,
        -2_500_000,
    )
    assert (rows[3].minerals, rows[3].country, rows[3].territory) == ("cassiterite", "CD", "Walikale")
    assert (rows[4].longitude, rows[4].latitude, rows[4].swapped) == (28_700_000, -2_300_000, True)
    assert (rows[5].longitude, rows[5].latitude) == (28_500_000, -2_300_000)
    assert not rows[6].placed
    assert not rows[7].placed
    assert [rows[at].fault for at in (8, 9, 10)] == [
        Fault("latitude", "MINE_HALF_PLACE"), Fault("latitude", "MINE_DEGREES"), Fault("latitude", "MINE_OUTSIDE"),
    ]  # fmt: skip


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_mine_list(a_file(tmp_path, "a,b\n1,2\n"))
    assert refused.value.code == "MINE_LIST_COLUMNS"


@pytest.mark.django_db
def test_every_row_is_placed_doubted_or_refused_and_the_counts_add_up(tmp_path: Path) -> None:
    register = "site,name,latitude,longitude\nS-1,Bisie,-2.501,28.5\nS-2,Sans lieu,-4,27\n"
    import_files(tables(tmp_path, sites=register), by="test")
    seq, fresh = take_list(a_file(tmp_path), TOLD, by=SYSTEM)
    assert fresh
    counts = counts_of(list(MineList.objects.all()))[seq]
    assert (counts.matched, counts.proposed, counts.waiting, counts.refused, counts.rows) == (2, 2, 1, 5, 10)
    assert dict(ListedRow.objects.exclude(site="").values_list("row", "site")) == {3: "S-1", 12: "S-1"}
    assert set(ListedRow.objects.exclude(fault="").values_list("row", "column", "fault")) == {
        (7, "latitude", "MINE_NO_PLACE"), (8, "latitude", "MINE_HALF_PLACE"), (9, "latitude", "MINE_DEGREES"),
        (10, "latitude", "MINE_OUTSIDE"), (13, "name", "MINE_NO_NAME"),
    }  # fmt: skip


@pytest.mark.django_db
def test_accepted_rows_become_candidate_sites_by_the_door_and_once_only(tmp_path: Path) -> None:
    seq, _ = take_list(a_file(tmp_path), TOLD, by=SYSTEM)
    done = accept_new(received=seq, by=SYSTEM)
    assert (done.entered, done.known, done.doubted) == (3, 0, 0)
    assert {(s.name, s.country, s.minerals) for s in Site.objects.all()} == {
        ("Bisié", "CD", "cassiterite"), ("Échangé", "CD", "coltan"), ("Degrés", "CD", "")
    }  # fmt: skip
    assert set(SiteStatus.objects.values_list("scheme", "status")) == {("programme", "candidate")}
    before = Record.objects.count()
    assert take_list(a_file(tmp_path), TOLD, by=SYSTEM) == (seq, False)
    with pytest.raises(Refused):
        accept_new(received=seq, by=SYSTEM)
    assert Record.objects.count() == before
    later, fresh = take_list(a_file(tmp_path, SHEET.replace("Sites miniers", "Les sites")), TOLD, by=SYSTEM)
    assert (fresh, counts_of([MineList.objects.get(seq=later)])[later].matched) == (True, 4)


@pytest.mark.django_db
def test_two_lists_that_propose_one_mine_make_one_site(tmp_path: Path) -> None:
    first, _ = take_list(a_file(tmp_path), TOLD, by=SYSTEM)
    second, _ = take_list(a_file(tmp_path, SHEET.replace("Sites miniers", "Les sites")), TOLD, by=SYSTEM)
    assert accept_new(received=first, by=SYSTEM).entered == 3
    again = accept_new(received=second, by=SYSTEM)
    assert (again.entered, again.known) == (0, 3)
    assert Site.objects.count() == 3


@pytest.mark.django_db
def test_a_person_decides_what_is_doubted(tmp_path: Path) -> None:
    import_files(tables(tmp_path, sites="site,name,latitude,longitude\nS-1,Bisie,-2.53,28.5\n"), by="test")
    seq, _ = take_list(a_file(tmp_path), TOLD, by=SYSTEM)
    doubted = ListedRow.objects.get(received=seq, row=3)
    assert [(c.site, c.likeness) for c in doubted.may_be] == [("S-1", 1000)]
    decide_row(received=seq, row=3, choice=Choice.SAME, site="S-1", by=SYSTEM)
    decide_row(received=seq, row=12, choice=Choice.NEW, by=SYSTEM)
    assert Site.objects.get(code=f"ML{seq}-12").name == "Bisié"
    with pytest.raises(Refused) as refused:
        decide_row(received=seq, row=3, choice=Choice.IGNORED, by=SYSTEM)
    assert refused.value.code == "MINE_DECIDED"
    counts = counts_of([MineList.objects.get(seq=seq)])[seq]
    assert (counts.matched, counts.accepted, counts.waiting, counts.rows) == (1, 1, 0, 10)


@pytest.mark.django_db
def test_thousands_of_rows_are_matched_in_seconds(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    words = ["Kakanga", "Bisié", "Luntukulu", "Nyabibwe", "Kalimbi", "Échafaud", "Mahamba", "Lubéro"]

    def a_name() -> str:
        return f"{rng.choice(words)} {rng.choice(words)}" if rng.random() < 0.5 else str(rng.choice(words))

    sites = [f"S-{n},{a_name()},{rng.uniform(-4, 1):.5f},{rng.uniform(27, 29):.5f}" for n in range(2_000)]
    import_files(tables(tmp_path, sites="\n".join(["site,name,latitude,longitude", *sites])), by="test")
    rows = [f"{a_name()},{rng.uniform(27, 29):.5f},{rng.uniform(-4, 1):.5f}" for _ in range(4_000)]
    rows += [f"{name},{east},{north}" for _, name, north, east in (site.split(",") for site in sites[:500])]
    start = time.perf_counter()
    seq, _ = take_list(a_file(tmp_path, "\n".join(["name,longitude,latitude", *rows])), TOLD, by=SYSTEM)
    took = time.perf_counter() - start
    counts = counts_of([MineList.objects.get(seq=seq)])[seq]
    assert counts.rows == 4_500
    assert counts.matched > 350
    assert took < 15
