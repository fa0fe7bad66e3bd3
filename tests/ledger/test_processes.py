"""Several processes record at once, and some are killed: no gap, nothing lost, nothing half."""

import json
import signal

import pytest
from django.db import connection

pytestmark = pytest.mark.slow

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's way of locking")

BEGIN = """
import sys
from django.db import connection, transaction
from chanzo.ledger.models import Position, Record
from chanzo.ledger.services.recording import recording, take_lock

def append(ledger, n=1, kind="test.happened"):
    return ledger.append(kind, subject=f"S-{n}", actor="P-AAAAAA", facts={"n": n})
"""


def check(installation):
    done = installation.chanzo("check-ledger")
    return json.loads(done.stdout)


AT_ONCE = """
import os, traceback

def write(writer):
    for n in range(RECORDINGS):
        with recording() as ledger:
            seen = Record.objects.count()
            append(ledger, f"{writer}-{n}")
            append(ledger, f"{writer}-{n}")
            ledger.flush()
            assert Record.objects.count() == seen + 2 == ledger.head

# Forked before any connection is open, so that twenty writers cost one start.
for writer in range(WRITERS):
    if not os.fork():
        try:
            write(writer)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
print([os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(WRITERS)])
"""


def test_processes_that_record_at_once_leave_no_gap_and_lose_nothing(installation):
    writers, recordings = 20, 5
    code = AT_ONCE.replace("WRITERS", str(writers)).replace("RECORDINGS", str(recordings))
    assert json.loads(installation.python(BEGIN + code)) == [0] * writers
    total = writers * recordings * 2
    assert check(installation) == {"records": total, "head": total, "ok": True, "first_bad": None}


@pytest.mark.parametrize("moment", ["", "ledger.flush()"], ids=["before it is written", "before it is committed"])
def test_a_process_killed_while_it_records_leaves_nothing(installation, moment):
    code = (
        BEGIN
        + f"""
with recording() as ledger:
    append(ledger)
with recording() as ledger:
    append(ledger)
    {moment}
    print("recorded", flush=True)
    sys.stdin.readline()
"""
    )
    process = installation.start(code)
    assert process.stdout.readline() == "recorded\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert check(installation) == {"records": 1, "head": 1, "ok": True, "first_bad": None}
    assert installation.python(BEGIN + "with recording() as ledger: print(append(ledger))") == "2\n"


def test_a_reader_killed_in_the_middle_repeats_nothing_and_skips_nothing(installation):
    code = (
        BEGIN
        + """
from chanzo.ledger.registry import register_reader
from chanzo.ledger.services.reading import run_readers

def echo(entry):
    with recording() as ledger:
        append(ledger, entry.facts["n"], "test.echo")
        ledger.flush()
    if entry.facts["n"] == KILLED_AT:
        print("here", flush=True)
        sys.stdin.readline()

register_reader("echo", ["test.happened"], echo)
"""
    )
    record = "\nwith recording() as ledger:\n    for n in range(5): append(ledger, n)\n"
    process = installation.start(code.replace("KILLED_AT", "2") + record + "run_readers(['echo'])")
    assert process.stdout.readline() == "here\n"
    process.kill()
    process.wait()
    again = (
        code.replace("KILLED_AT", "None")
        + """
print(run_readers(["echo"])[0].read)
print(list(Record.objects.filter(kind="test.echo").order_by("seq").values_list("subject", flat=True)))
"""
    )
    assert installation.python(again) == "3\n['S-0', 'S-1', 'S-2', 'S-3', 'S-4']\n"


REFUSED = """
try:
    with transaction.atomic():
        BEFORE
        with recording() as ledger:
            print(append(ledger))
except RuntimeError as error:
    print(error)
"""


@on_postgresql
def test_recording_refuses_an_atomic_block_begun_without_the_lock(installation):
    refused = "recording() inside an atomic block begun without the lock\n"
    assert installation.python(BEGIN + REFUSED.replace("BEFORE", "Record.objects.count()")) == refused
    assert installation.python(BEGIN + REFUSED.replace("BEFORE", "take_lock()")) == "1\n"


@on_postgresql
def test_the_lock_of_an_earlier_transaction_counts_for_nothing(installation):
    earlier = "with transaction.atomic(): take_lock()\n"
    assert "begun without" in installation.python(BEGIN + earlier + REFUSED.replace("BEFORE", "pass"))


def test_the_lock_is_taken_in_a_transaction_only(installation):
    code = "\ntry:\n    take_lock()\nexcept RuntimeError as error:\n    print(error)\n"
    assert installation.python(BEGIN + code) == "the recording lock is held by a transaction\n"
