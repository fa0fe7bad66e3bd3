"""Readers get every record of their kinds once and in order; submissions are answered once."""

import pytest

from chanzo.core.refusals import Refused
from chanzo.ledger.models import Position, Record, Submission
from chanzo.ledger.registry import register_reader
from chanzo.ledger.services.reading import run_readers
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.submissions import once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(ledger_held, no_rooms):
    pass


def append(*kinds):
    with recording() as ledger:
        for kind in kinds:
            ledger.append(kind, subject="S", actor="P-AAAAAA", facts={})


def test_a_reader_gets_its_kinds_once_and_in_order():
    seen = []
    append("test.a", "test.b", "test.a")
    register_reader("desk", ["test.a"], lambda entry: seen.append(entry.seq))
    assert run_readers()[0].read == 2
    append("test.b", "test.a", "test.b")
    [run] = run_readers()
    assert (run.read, run.position, run.error) == (1, 6, None)
    assert seen == [1, 3, 5]
    assert run_readers()[0].read == 0
    assert Position.objects.get(name="desk").seq == 6


def test_a_reader_that_raises_stops_only_itself_and_goes_on_where_it_stopped(caplog):
    seen, broken = [], [True]

    def fragile(entry):
        append("test.written")
        if entry.seq == 2 and broken:
            raise KeyError("no such site")
        seen.append(entry.seq)

    register_reader("fragile", ["test.a"], fragile)
    register_reader("sound", ["test.a"], lambda entry: None)
    append("test.a", "test.a", "test.a")
    fragile_run, sound_run = run_readers()
    assert (fragile_run.read, fragile_run.position, sound_run.read) == (1, 1, 3)
    assert "no such site" in fragile_run.error
    assert Record.objects.filter(kind="test.written").count() == 1
    broken.clear()
    assert run_readers(["fragile"])[0].error is None
    assert seen == [1, 2, 3]
    assert Record.objects.filter(kind="test.written").count() == 3


def test_what_a_reader_records_is_read_by_the_next_run():
    register_reader("echo", ["test.a", "test.echo"], lambda entry: entry.kind == "test.a" and append("test.echo"))
    append("test.a")
    assert [run_readers()[0].read for _ in range(3)] == [1, 1, 0]


def test_a_submission_sent_again_gets_the_first_answer():
    def act(ledger):
        return {"seq": ledger.append("test.a", subject="S", actor="P-AAAAAA", facts={})}

    assert [once("S-1", act), once("S-1", act), once("S-2", act)] == [{"seq": 1}, {"seq": 1}, {"seq": 2}]
    assert Record.objects.count() == 2
    assert Submission.objects.get(submission_id="S-2").seq == 2


def test_a_submission_that_was_refused_may_be_sent_again():
    def refuse(ledger):
        ledger.append("test.a", subject="S", actor="P-AAAAAA", facts={})
        raise Refused("NOT_ALLOWED")

    with pytest.raises(Refused):
        once("S-1", refuse)
    assert Record.objects.count() == 0
    assert once("S-1", lambda ledger: "taken") == "taken"
