"""Lists of incidents come in by the door of log sheets, and nothing that holds for a person is otherwise for a list."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.field.models import ImportBatch, Refusal
from chanzo.field.services.imports import Taken, import_files
from chanzo.field.services.undo import undo_import, undo_preview
from chanzo.field.services.verdicts import annotated
from chanzo.incidents.lists.rules import fault_of
from chanzo.incidents.models import Incident, Listed, Party, Step, Text
from chanzo.incidents.projections import INCIDENTS
from chanzo.incidents.queries.cases import cases_of
from chanzo.incidents.services.moving import Particulars, close_incident, move_incident, propose_closing
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Move, Outcome
from chanzo.ledger.models import Record
from chanzo.ledger.registry import projections
from chanzo.ledger.services.checking import check_chain
from chanzo.people.models import User
from chanzo.people.services import create_user
from tests.web.conftest import programme as web_programme
from tests.web.conftest import signed_in

from .conftest import MANAGER

__all__ = ["signed_in", "web_programme"]
HEADS = ["N° incident", "Date de l'incident", "Site minier", "Province", "Catégorie", "Niveau", "Statut",
         "Date d'ouverture", "Date de clôture", "Résultat", "Motif", "Résumé", "Source"]  # fmt: skip
SignIn = Callable[..., Client]

COURT = Particulars(transferred_to="court", reference="RP 12")


def row(number: str, **told: str) -> list[str]:
    said = {
        "Date de l'incident": "05/01/2026", "Site minier": "S-1", "Catégorie": "Perte d'étiquettes", "Niveau": "2",
        "Résumé": f"Des étiquettes manquent ({number.strip()}).",
    } | told  # fmt: skip
    return [number, *(said.get(head, "") for head in HEADS[1:])]


OPEN = {"Statut": "En cours", "Date d'ouverture": "06/01/2026"}
CLOSED = OPEN | {"Statut": "Clôturé", "Date de clôture": "09/01/2026", "Résultat": "Résolu", "Motif": "retrouvées"}


def sheet(folder: Path, *rows: list[str], name: str = "Liste des incidents.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADS, *rows])
    return path


def manager(email: str = "m@example.org", role: str = "incident_manager", **more: Any) -> User:
    return create_user(email=email, role=role, **more)


def codes(taken: Taken) -> list[tuple[int | None, str | None, str]]:
    return [(error.row, error.column, error.code) for error in taken.batches[0].errors]


def rebuilt() -> bool:
    """Whether incidents derived anew from the ledger are the ones that stand."""
    (projection,) = [one for one in projections() if one.name == "incidents"]
    return projection.differences(1) == []


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row that incidents project, but for what lists keep of themselves."""
    found = {}
    with connection.cursor() as cursor:
        for table in INCIDENTS.tables:
            if table.table != "incidents_listed":
                cursor.execute(f"SELECT * FROM {table.table} ORDER BY 1")
                found[table.table] = cursor.fetchall()
    return found


@pytest.mark.django_db
def test_rows_come_in_as_alerts_open_or_closed_as_their_columns_say(programme: object, tmp_path: Path) -> None:
    by = manager().number
    path = sheet(tmp_path, row("12/26"), row("13/26", **OPEN), row("14/26", **CLOSED))
    rehearsed = import_files([path], by=by, rehearsal=True)
    assert (rehearsed.batches[0].created, Incident.objects.count(), Listed.objects.count()) == (3, 0, 0)
    taken = import_files([path], by=by)
    (answer,) = taken.batches
    assert (answer.table, answer.created, answer.refused) == ("incidents", 3, 0)
    found = {one.reference: Incident.objects.get(number=one.incident) for one in Listed.objects.all()}
    assert {name: one.state for name, one in found.items()} == {"12/26": "alert", "13/26": "open", "14/26": "closed"}
    assert {one.category for one in found.values()} == {"tag_loss"}
    assert {one.site for one in found.values()} == {"S-1"}
    assert found["14/26"].outcome == "resolved"
    assert '"not_verified"' in Step.objects.get(incident=found["14/26"].number).facts
    (closed,) = cases_of([found["14/26"]])
    assert closed.closed is not None
    assert closed.closed - closed.opened == 3
    assert rebuilt()


@pytest.mark.django_db
def test_the_same_list_again_brings_nothing_and_a_changed_row_corrects(programme: object, tmp_path: Path) -> None:
    by = manager().number
    import_files([sheet(tmp_path, row("12/26"), row("13/26", **OPEN))], by=by)
    before = everything()
    again = import_files([sheet(tmp_path, row(" 12/26 "), row("13/26", **OPEN), name="incidents 2.csv")], by=by)
    assert (again.batches[0].identical, again.batches[0].created) == (2, 0)
    assert everything() == before
    changed = row("12/26", **OPEN, Résumé="Un paquet entier manque.")
    third = import_files([sheet(tmp_path, changed, name="incidents 3.csv")], by=by)
    assert third.batches[0].corrections == 1
    number = Listed.objects.filter(reference__contains="12/26").latest("version").incident
    assert Incident.objects.get(number=number).state == "open"
    assert Text.objects.get(incident=number, field="summary").text == "Un paquet entier manque."
    undo_import(third.batches[0].id or 0, by=by, why="wrong file")
    assert Incident.objects.get(number=number).state == "alert"
    assert Text.objects.get(incident=number, field="summary").text == "Des étiquettes manquent (12/26)."
    assert rebuilt()


@pytest.mark.django_db
def test_an_undone_list_leaves_all_as_it_was_and_its_numbers_to_nobody_else(programme: object, tmp_path: Path) -> None:
    by = manager().number
    open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    before = everything()
    path = sheet(tmp_path, row("12/26"), row("13/26", **OPEN), row("14/26", **CLOSED))
    taken = import_files([path], by=by)
    numbers = {one.reference: one.incident for one in Listed.objects.all()}
    batch = ImportBatch.objects.get(pk=taken.batches[0].id)
    preview = undo_preview(batch)
    assert (preview.voided, preview.restored) == (3, 0)
    undo_import(batch.pk, by=by)
    assert everything() == before
    fresh = open_incident(account=Account("bribery", site="S-1", texts={"summary": "y"}), by=MANAGER)
    assert fresh not in numbers.values()
    import_files([path], by=by)
    assert {one.reference: one.incident for one in Listed.objects.filter(undone=False)} == numbers
    assert rebuilt()
    assert check_chain().ok


@pytest.mark.django_db
def test_what_two_lists_state_stays_when_one_is_undone(programme: object, tmp_path: Path) -> None:
    by = manager().number
    first = import_files([sheet(tmp_path, row("12/26"))], by=by)
    import_files([sheet(tmp_path, row("12/26"), row("13/26"), name="incidents 2.csv")], by=by)
    undo_import(first.batches[0].id or 0, by=by)
    assert Incident.objects.count() == 2
    assert rebuilt()


@pytest.mark.django_db
def test_nobody_closes_a_level_1_alone_by_a_list(programme: object, tmp_path: Path) -> None:
    importer, second = manager(), manager("n@example.org")
    by = importer.number
    grave = OPEN | {"Niveau": "1"}
    refused = import_files([sheet(tmp_path, row("1", **CLOSED | {"Niveau": "1"}))], by=by)
    assert codes(refused) == [(2, "state", "LIST_SECOND_PERSON")]
    assert not Incident.objects.exists()
    taken = import_files([sheet(tmp_path, row("1", **grave), name="incidents a.csv")], by=by)
    incident = Incident.objects.get()
    # Closed by the next list; made milder first; under a level that hides what it was; all are the same.
    for at, told in enumerate((CLOSED | {"Niveau": "1"}, CLOSED, CLOSED | {"Niveau": "3"})):
        answer = import_files([sheet(tmp_path, row("1", **told), name=f"incidents b{at}.csv")], by=by)
        assert codes(answer) == [(2, "state", "LIST_SECOND_PERSON")]
    silent = import_files([sheet(tmp_path, row("1", **OPEN | {"Niveau": "3"}), name="incidents c.csv")], by=by)
    assert codes(silent) == [(2, "reason", "LIST_LEVEL_REASON")]
    milder = OPEN | {"Niveau": "3", "Motif": "less grave than told"}
    import_files([sheet(tmp_path, row("1", **milder), name="incidents d.csv")], by=by)
    assert (Incident.objects.get().level, Incident.objects.get().worst) == (3, 1)
    answer = import_files([sheet(tmp_path, row("1", **CLOSED | {"Niveau": "3"}), name="incidents e.csv")], by=by)
    assert codes(answer) == [(2, "state", "LIST_SECOND_PERSON")]
    # Nor does it vanish: whoever brought it in takes it back by no undo, and closes it on no page.
    for batch in ImportBatch.objects.filter(table="incidents", refused=0):
        with pytest.raises(Refused) as alone:
            undo_import(batch.pk, by=by)
        assert alone.value.code == "LIST_UNDONE_ALONE"
    propose_closing(number=incident.number, outcome=Outcome.TRANSFERRED, reason="court", particulars=COURT, by=MANAGER)
    with pytest.raises(Refused) as alone:
        close_incident(
            number=incident.number, outcome=Outcome.TRANSFERRED, reason="court", particulars=COURT, by=importer
        )
    assert alone.value.code == "SECOND_PERSON"
    with pytest.raises(Refused) as behind:
        undo_import(taken.batches[0].id or 0, by=second.number)
    assert behind.value.code == "LIST_UNDONE_BEHIND"
    close_incident(number=incident.number, outcome=Outcome.TRANSFERRED, reason="court", particulars=COURT, by=second)
    assert Incident.objects.get().state == "closed"


@pytest.mark.django_db
def test_a_second_person_takes_a_wrong_level_1_back(programme: object, tmp_path: Path) -> None:
    importer, second = manager(), manager("n@example.org")
    before = everything()
    taken = import_files([sheet(tmp_path, row("1", **OPEN | {"Niveau": "1"}))], by=importer.number)
    undo_import(taken.batches[0].id or 0, by=second.number)
    assert everything() == before
    # What was of level 1 in any list stays so for lists, even after it was taken back.
    answer = import_files([sheet(tmp_path, row("1", **CLOSED), name="incidents 2.csv")], by=importer.number)
    assert codes(answer) == [(2, "state", "LIST_SECOND_PERSON")]


CELLS = st.fixed_dictionaries(
    {"reference": st.just("1"), "level": st.sampled_from("123")},
    optional={
        "state": st.sampled_from(["alert", "open", "closed"]),
        "reported": st.integers(0, 30), "opened": st.integers(0, 30), "closed": st.integers(0, 30),
        "outcome": st.sampled_from(["resolved", "unsubstantiated", "transferred"]), "reason": st.just("x"),
    },
)  # fmt: skip


@given(CELLS, st.sampled_from([1, 2, 3]))
def test_no_row_that_was_ever_of_level_1_passes_as_closed(cells: dict[str, Any], worst: int) -> None:
    if fault_of(cells, min(worst, int(cells["level"])), 20) is None and cells.get("state") == "closed":
        assert min(worst, int(cells["level"])) > 1
        assert cells["closed"] <= 20
        assert cells["reason"]


@pytest.mark.django_db
def test_what_somebody_worked_on_is_changed_by_no_list(programme: object, tmp_path: Path) -> None:
    by = manager().number
    taken = import_files([sheet(tmp_path, row("1", **OPEN))], by=by)
    number = Incident.objects.get().number
    move_incident(number=number, move=Move.VERIFY, reason="on site", by=MANAGER)
    before = everything()
    with pytest.raises(Refused) as refused:
        undo_import(taken.batches[0].id or 0, by=by)
    assert refused.value.code == "LIST_UNDONE_BEHIND"
    same = import_files([sheet(tmp_path, row("1", **OPEN), name="incidents 2.csv")], by=by)
    assert same.batches[0].identical == 1
    answer = import_files([sheet(tmp_path, row("1", **CLOSED), name="incidents 3.csv")], by=by)
    assert codes(answer) == [(2, "reference", "LIST_WORKED_ON")]
    own = import_files([sheet(tmp_path, row(number, **CLOSED), name="incidents 4.csv")], by=by)
    assert codes(own) == [(2, "reference", "LIST_OWN_NUMBER")]
    assert everything() == before


@pytest.mark.django_db
def test_rows_are_refused_by_row_column_and_code_and_the_file_comes_back_annotated(
    programme: object, tmp_path: Path
) -> None:
    rows = [
        row("1", Catégorie="Sorcellerie"),
        row("2", Niveau="7"),
        row("3", Résumé=""),
        row("4", **OPEN | {"Date d'ouverture": "31/12/2099"}),
        row("5", **CLOSED | {"Date de clôture": "02/01/2026"}),
        row("6", **CLOSED | {"Motif": ""}),
        row("7", **CLOSED | {"Résultat": ""}),
        row("8", **{"Site minier": ""}),
        row("9"),
        row("9", Niveau="3"),
    ]
    taken = import_files([sheet(tmp_path, *rows)], by=manager().number)
    assert codes(taken) == [
        (2, "category", "CHOICE_UNKNOWN"),
        (3, "level", "CHOICE_UNKNOWN"),
        (4, "summary", "REQUIRED_EMPTY"),
        (5, "reported", "LIST_DAY_AHEAD"),
        (6, "closed", "LIST_DAYS_ORDER"),
        (7, "reason", "LIST_CLOSING_REASON"),
        (8, "outcome", "LIST_CLOSING_INCOMPLETE"),
        (9, None, "PLACE_MISSING"),
        (11, None, "ROW_TWICE"),
    ]
    assert all(error.message for error in taken.batches[0].errors)
    assert Incident.objects.count() == 1
    copy = annotated(ImportBatch.objects.get(table="incidents"), {"created": "new", "refused": "refused"}, str)
    lines = list(csv.reader(copy.read_text(encoding="utf-8").splitlines(), delimiter=";"))
    copy.unlink()
    assert [line[len(HEADS)] for line in lines] == ["verdict", *["refused"] * 8, "new", "refused"]


@pytest.mark.django_db
def test_who_may_not_handle_incidents_brings_alerts_only(programme: object, tmp_path: Path) -> None:
    clerk = manager(role="clerk")
    taken = import_files([sheet(tmp_path, row("1"), row("2", **OPEN), row("3", **CLOSED))], by=clerk.number)
    assert [code for _row, _column, code in codes(taken)] == ["LIST_NOT_YOURS"] * 2
    assert Incident.objects.get().state == "alert"
    only = manager("n@example.org")
    page = tmp_path / "mine_log.csv"
    page.write_text("page,line,date,site,tag,mineral,weight_kg\nP-9,1,2026-01-05,S-1,0102,cassiterite,40\n")
    answer = import_files([page], by=only.number)
    assert [error.code for error in answer.batches[0].errors] == ["NOT_ALLOWED"]


@pytest.mark.django_db
def test_a_list_names_who_is_implicated_and_shuts_them_out(programme: object, tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    path.write_text(
        "reference,category,level,state,site,summary,implicated\n1,bribery,2,open,S-1,Money was asked.,NEG-1;PROC-1\n"
    )
    import_files([path], by=manager().number)
    assert set(Party.objects.filter(implicated=True).values_list("organisation", flat=True)) == {"NEG-1", "PROC-1"}


@pytest.mark.django_db
def test_a_list_is_read_by_who_sent_it_and_who_may_read_sources(
    programme: object, signed_in: SignIn, tmp_path: Path
) -> None:
    sender = signed_in("incident_manager")
    by = User.objects.get(role="incident_manager").number
    rows = [row("1", Source="canary-source"), row("2", Niveau="9", Source="canary-source", Résumé="canary-summary")]
    taken = import_files([sheet(tmp_path, *rows, name="incidents canary-name.csv")], by=by)
    number = taken.batches[0].id
    assert Refusal.objects.filter(batch=number).exists()
    pages = [f"/imports/{number}", f"/imports/{number}/file", f"/imports/{number}/annotated"]
    for page in pages:
        assert sender.get(page).status_code == 200
    for role in ("clerk", "verifier", "secretariat", "auditor", "admin"):
        browser = signed_in(role)
        for page in pages:
            assert browser.get(page).status_code == 404, (role, page)
        shown = browser.get("/imports/").content + browser.get("/").content
        assert b"canary" not in shown
    for record in Record.objects.filter(kind="incident.listed"):
        assert signed_in("auditor").get(f"/records/{record.seq}").status_code == 404


@pytest.mark.django_db
def test_a_manager_rehearses_imports_and_undoes_a_list_at_the_desk(
    programme: object, signed_in: SignIn, tmp_path: Path
) -> None:
    sender, before = signed_in("incident_manager"), everything()
    path = sheet(tmp_path, row("1"), row("2", **CLOSED | {"Niveau": "1", "Source": "canary-source"}))
    with path.open("rb") as file:
        waiting = sender.post("/imports/new", {"files": file}).headers["Location"]
    assert "List of incidents" in sender.get(waiting).content.decode()
    rehearsed = sender.post(f"{waiting}/rehearse").headers["Location"]
    assert "no list closes it" in sender.get(rehearsed).content.decode()
    assert everything() == before
    done = sender.post(f"{waiting}/import").headers["Location"]
    assert sender.get(done).status_code == 200
    assert Incident.objects.get().state == "alert"
    for page in (rehearsed, done):
        for role in ("verifier", "secretariat", "auditor"):
            assert signed_in(role).get(page).status_code == 404
    number = ImportBatch.objects.get(table="incidents").pk
    assert signed_in("verifier").get(f"/imports/{number}/undo").status_code == 404
    undone = sender.post(f"/imports/{number}/undo", {"why": "wrong list"}).headers["Location"]
    assert sender.get(undone).status_code == 200
    assert everything() == before
