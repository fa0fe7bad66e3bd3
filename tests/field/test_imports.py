"""Files of tables through the door: recorded, rehearsed, corrected, undone."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from chanzo.field.models import ImportBatch
from chanzo.field.services.imports import MOST_REFUSED, import_files
from chanzo.field.services.profiles import profile_named
from chanzo.field.services.undo import undo_import
from chanzo.findings.models import Finding
from chanzo.findings.queries import standing_on
from chanzo.ledger.models import ReceivedFile, Record
from chanzo.people.scopes import EVERYTHING
from chanzo.traceability.models import Input, Line, Lot, ToJudge
from chanzo.traceability.queries.exposure import exposure
from chanzo.traceability.queries.trace import trace

pytestmark = pytest.mark.django_db

SITES = (
    "site,name,minerals,tagging_point,capacity_high_kg,capacity_from,baseline_date\n"
    "S-1,Mont Clair,cassiterite,TP-1,9000,2025-01-01,2025-12-01\n"
)
STATUS = "site,scheme,status,from\nS-1,programme,integrated,2025-01-01\n"
MOVES = (
    "action,type,first,last,date,holder,site\n"
    "allocate,mine,0001,0099,2025-12-01,AGENCY,S-1\n"
    "allocate,negociant,0101,0199,2025-12-01,NEG-1,\n"
)
MINE = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
TRADE = "page,line,date,negociant,tag_in,weight_in_kg,tag_out,weight_out_kg\n"


def mine(*rows: str) -> str:
    return MINE + "".join(f"{row},T1,NEG-1,AG-1\n" for row in rows)


def bag(tag: str, line: int = 1, kg: str = "50", date: str = "2026-01-05", page: str = "P-1") -> str:
    return f"{page},{line},{date},S-1,TP-1,{tag},cassiterite,{kg}"


@pytest.fixture
def deliver(tmp_path: Path):
    """Writes texts as files and imports them together."""

    def delivered(rehearsal: bool = False, backfill: bool = True, **texts: str):
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.csv"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return import_files(paths, by="test", rehearsal=rehearsal, backfill=backfill)

    return delivered


def standing() -> set[tuple[str, str]]:
    return set(Finding.objects.exclude(state="cleared").values_list("rule", "subject"))


def custody() -> tuple[list, list]:
    """What stands, apart from the records and versions that it came from."""
    return (
        list(Lot.objects.order_by("key").values_list("key", "mass_g", "site", "mineral", "holder", "state")),
        list(Input.objects.order_by("sheet", "line", "number").values_list("number", "src", "dst", "mass_g")),
    )


def test_registers_and_logs_of_one_call_give_lots_and_no_findings(deliver):
    taken = deliver(sites=SITES, site_status=STATUS, tag_movements=MOVES, mine_log=mine(bag("0001"), bag("0002", 2)),
                    trade_log=TRADE + "T-1,1,2026-01-06,NEG-1,0001,50,0101,49.5\n")  # fmt: skip
    assert [batch.created for batch in taken.batches] == [1, 1, 2, 2, 1]
    assert Lot.objects.count() == 3
    assert standing() == set()


def test_a_rehearsal_answers_as_the_import_does_and_writes_nothing(deliver):
    texts = {"mine_log": mine(bag("0001"), bag("0001", 2), bag("0?1", 3), bag("0004", 4, kg="-3"))}
    rehearsed = deliver(rehearsal=True, **texts)
    assert [model.objects.count() for model in (Record, Line, ImportBatch)] == [0, 0, 0]
    done = deliver(**texts)
    (dry,), (real,) = rehearsed.batches, done.batches
    assert (dry.id, real.id is None) == (None, False)
    assert {**dry.as_json(), "id": 0} == {**real.as_json(), "id": 0}
    assert rehearsed.findings == done.findings
    assert (done.findings["DUP"], done.findings["ILLEGIBLE"]) == (1, 1)


def test_a_rehearsal_sees_what_earlier_files_of_the_call_would_do(deliver):
    taken = deliver(rehearsal=True, mine_log=mine(bag("0001")),
                    trade_log=TRADE + "T-1,1,2026-01-06,NEG-1,0001,50,0101,50\n")  # fmt: skip
    assert "ORPHAN" not in taken.findings


def test_refused_rows_say_where_and_why_and_the_others_are_taken(deliver):
    (batch,) = deliver(mine_log=mine(bag("0001"), bag("0002", 2, date="31/02/2026"), bag("1.23E+06", 3))).batches
    assert (batch.rows, batch.created, batch.refused) == (3, 1, 2)
    assert [(e.row, e.column, e.code) for e in batch.errors] == [
        (3, "date", "DATE_IMPOSSIBLE"),
        (4, "tag", "TAG_SCIENTIFIC"),
    ]
    assert all(e.message for e in batch.errors)


def test_a_second_row_with_the_same_key_and_other_content_is_refused_with_both_places(deliver):
    (batch,) = deliver(mine_log=mine(bag("0001"), bag("0001", kg="60"))).batches
    assert (batch.created, batch.refused) == (1, 1)
    assert (batch.errors[0].row, batch.errors[0].code) == (3, "ROW_TWICE")
    assert "2" in batch.errors[0].message


def test_the_same_file_again_changes_nothing(deliver):
    deliver(mine_log=mine(bag("0001"), bag("0002", 2)))
    head = Record.objects.count()
    (batch,) = deliver(mine_log=mine(bag("0001"), bag("0002", 2))).batches
    assert (batch.identical, batch.created) == (2, 0)
    assert Record.objects.count() == head


def test_half_a_page_is_continued_later_and_a_correction_stands_against_the_old_file(deliver):
    old = mine(bag("0001"))
    deliver(mine_log=old)
    (batch,) = deliver(mine_log=mine(bag("0001", kg="55"), bag("0002", 2))).batches
    assert (batch.corrections, batch.created) == (1, 1)
    (batch,) = deliver(mine_log=old).batches
    assert batch.identical == 1
    assert sorted(Lot.objects.values_list("mass_g", flat=True)) == [50000, 55000]


def test_undo_and_import_again_end_where_they_began(deliver):
    deliver(sites=SITES, site_status=STATUS, tag_movements=MOVES, mine_log=mine(bag("0001")))
    before, found = custody(), standing()
    later = {"mine_log": mine(bag("0001", kg="55"), bag("0001", 2)),
             "trade_log": TRADE + "T-1,1,2026-01-06,NEG-1,0001,70,0101,70\n"}  # fmt: skip
    taken = deliver(**later)
    after, then = custody(), standing()
    assert then > found
    for batch in taken.batches:
        undo_import(batch.id, by="test")
    assert (custody(), standing()) == (before, found)
    deliver(**later)
    assert (custody(), standing()) == (after, then)


def test_an_undone_version_that_another_import_stated_passes_to_it(deliver):
    (first,) = deliver(mine_log=mine(bag("0001"))).batches
    (second,) = deliver(mine_log=mine(bag("0001"), bag("0002", 2))).batches
    assert (undo_import(first.id, by="test").voided, Lot.objects.count()) == (0, 2)
    done = undo_import(second.id, by="test")
    assert (done.voided, Lot.objects.count()) == (2, 0)


def test_a_correction_outlives_the_undo_of_what_it_corrected(deliver):
    (first,) = deliver(mine_log=mine(bag("0001"))).batches
    (second,) = deliver(mine_log=mine(bag("0001", kg="55"))).batches
    undo_import(first.id, by="test")
    assert list(Lot.objects.values_list("mass_g", flat=True)) == [55000]
    undo_import(second.id, by="test")
    assert not Lot.objects.exists()


def test_a_dependant_becomes_an_orphan_when_its_bag_is_undone(deliver):
    taken = deliver(mine_log=mine(bag("0001")), trade_log=TRADE + "T-1,1,2026-01-06,NEG-1,0001,50,0101,50\n")
    assert ("ORPHAN", "0001") not in standing()
    undo_import(taken.batches[0].id, by="test")
    assert ("ORPHAN", "0001") in standing()


def test_the_command_answers_one_document_and_fails_for_a_file_that_is_no_table(tmp_path, capsys):
    good, bad = tmp_path / "mine_log.csv", tmp_path / "notes.csv"
    good.write_text(mine(bag("0001")))
    bad.write_bytes(b"\x00\x01\x02 no table")
    with pytest.raises(SystemExit) as stopped:
        call_command("import", str(good), str(bad), "--json")
    assert stopped.value.code == 1
    answer = json.loads(capsys.readouterr().out)
    assert {(b["file"], b["id"] is None, b["table"]) for b in answer["batches"]} == {
        ("mine_log.csv", False, "mine_log"),
        ("notes.csv", True, None),
    }
    assert [e["row"] for b in answer["batches"] if b["id"] is None for e in b["errors"]] == [None]


def test_a_trace_tells_the_findings_of_lines_that_came_from_nowhere_known_and_under_replaced_tags(deliver):
    deliver(
        mine_log=mine(bag("0001"), bag("0009", 2, kg="?")),
        bag_acts="action,tag,new_tag,date\nreplace_tag,0001,0002,2026-01-06\n",
        trade_log=TRADE + "T-1,1,2026-01-07,NEG-1,0002,60,0101,90\nT-1,2,2026-01-07,NEG-1,0009,?,0101,90\n"
        "T-1,3,2026-01-07,NEG-1,0077,30,0101,90\n",
    )
    told = trace("0101", scope=EVERYTHING, findings_of=standing_on)["findings"]
    assert {("GAIN", "0002>0101"), ("ORPHAN", "0077"), ("ILLEGIBLE", "P-1/2"), ("ILLEGIBLE", "T-1/2")} <= {
        (finding["rule"], finding["subject"]) for finding in told
    }


def test_an_old_code_of_a_site_asks_for_the_site_it_became(deliver):
    deliver(mine_log=mine(bag("0001")), site_changes="site,action,into,date\nS-1,rename,S-2,2026-02-01\n")
    assert exposure("s-1", None, None, scope=EVERYTHING)["bags"] == 1
    deliver(sites=SITES)
    answer = exposure("Mont Clair", None, None, scope=EVERYTHING)
    assert (answer["site"], answer["bags"]) == ("S-2", 1)


def test_a_path_that_is_not_there_is_told_and_the_others_are_taken(tmp_path, capsys):
    path = tmp_path / "mine_log.csv"
    path.write_text(mine(bag("0001")))
    with pytest.raises(SystemExit) as ended:
        call_command("import", str(path), str(tmp_path / "gone.csv"), save_profile="P", as_json=True)
    batches = {batch["file"]: batch for batch in json.loads(capsys.readouterr().out)["batches"]}
    assert ended.value.code == 1
    assert batches["mine_log.csv"]["created"] == 1
    assert [error["code"] for error in batches["gone.csv"]["errors"]] == ["FILE_NOT_THERE"]
    with pytest.raises(SystemExit):
        call_command("import", str(tmp_path / "gone.csv"), save_profile="P", as_json=True)
    assert [sheet.table for sheet in profile_named("P").sheets] == ["mine_log"]


def test_what_is_remarkable_about_a_file_is_said(tmp_path, capsys):
    path = tmp_path / "mine_log.csv"
    path.write_bytes(mine(bag("0001")).replace("S-1", "Bisié").encode("cp1252"))
    call_command("import", str(path), as_json=True)
    assert "Windows-1252" in capsys.readouterr().err


def test_a_table_with_more_refused_rows_than_are_kept_is_refused_whole_and_its_file_kept(tmp_path):
    path = tmp_path / "mine_log.csv"
    row = ",".join(["P-1", "1", "2026-02-31", "S-1", "TP-1", "0001", "cassiterite", "50", "T1", "NEG-1", "AG-1"])
    path.write_text(mine(bag("0001")) + f"{row}\n" * (MOST_REFUSED + 1), encoding="utf-8")
    for rehearsal in (True, False):
        (batch,) = import_files([path], by="test", rehearsal=rehearsal).batches
        assert (batch.id, batch.table) == (None, None)
        (error,) = batch.errors
        assert (error.row, error.code) == (None, "FILE_ROWS_REFUSED")
        assert "row 3, column date: “2026-02-31” is no day" in error.message
        assert not Record.objects.exists()
        assert ReceivedFile.objects.count() == (not rehearsal)


def test_an_import_cut_off_while_it_judges_goes_on_as_the_same_batch(tmp_path):
    path = tmp_path / "mine_log.csv"
    path.write_text(mine(bag("0001"), bag("0001", 2), bag("0003", 3, date="31/02/2026")), encoding="utf-8")

    def cut(file: str, rows: int) -> None:
        if not file:  # rows are recorded, keys are being judged
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_files([path], by="test", progress=cut)
    (cut_off,) = ImportBatch.objects.all()
    assert cut_off.state == ImportBatch.State.OPEN
    (batch,) = import_files([path], by="test").batches
    assert (batch.id, batch.created, batch.refused) == (cut_off.pk, 2, 1)
    assert ImportBatch.objects.get().state == ImportBatch.State.DONE
    assert ("DUP", "0001") in standing()
    assert not ToJudge.objects.exists()


def test_an_unfinished_import_goes_on_only_when_it_is_read_alike(deliver):
    deliver(mine_log=mine(bag("0001")))
    ImportBatch.objects.update(state=ImportBatch.State.OPEN, profile={"sheets": []})
    assert [batch.id for batch in deliver(mine_log=mine(bag("0001"))).batches] != [
        ImportBatch.objects.earliest("pk").pk
    ]
    ImportBatch.objects.update(state=ImportBatch.State.OPEN, profile=None)
    assert deliver(mine_log=mine(bag("0001"))).batches[0].id == ImportBatch.objects.earliest("pk").pk
