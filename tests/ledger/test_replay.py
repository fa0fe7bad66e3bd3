"""Reading the ledger again, as known at any record, in the newest form of every kind."""

import json
from dataclasses import FrozenInstanceError
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.ledger import registry, upcasting
from chanzo.ledger.registry import register_projection, register_reader
from chanzo.ledger.replay import records
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.rebuilding import rebuild
from chanzo.ledger.services.recording import recording
from chanzo.ledger.types import Projection
from chanzo.ledger.upcasting import newest, upcast
from tests.ledger.frozen.freeze import derived, frozen_rows, thaw

FROZEN = sorted((Path(__file__).parent / "frozen").glob("*.jsonl"))


@pytest.fixture
def no_upcasts(monkeypatch):
    monkeypatch.setattr(upcasting, "_steps", {})


@pytest.fixture
def twelve(ledger_held, no_rooms):
    with recording() as ledger:
        for n in range(1, 13):
            kind = "test.third" if n % 3 == 0 else "test.happened"
            ledger.append(kind, subject=f"S-{n}", actor="P-AAAAAA", facts={"n": n})


@pytest.mark.django_db
@pytest.mark.parametrize("chunk", [1, 5, 12, 13])
def test_records_come_in_sequence_whatever_the_chunk(twelve, chunk):
    assert [entry.seq for entry in records(chunk=chunk)] == list(range(1, 13))


@pytest.mark.django_db
def test_a_part_of_the_ledger_is_read_by_sequence_and_kind(twelve):
    assert [entry.seq for entry in records(after=9)] == [10, 11, 12]
    assert [entry.facts["n"] for entry in records(upto=2)] == [1, 2]
    assert [entry.seq for entry in records(after=3, upto=9, kinds=["test.third"], chunk=1)] == [6, 9]
    assert list(records(kinds=[])) == []


@pytest.mark.django_db
def test_records_that_come_while_reading_are_read_too(twelve):
    reading = records(after=10, chunk=1)
    assert next(reading).seq == 11
    with recording() as ledger:
        ledger.append("test.happened", subject="S-13", actor="P-AAAAAA", facts={})
    assert [entry.seq for entry in reading] == [12, 13]


@pytest.mark.django_db
def test_an_entry_tells_what_was_recorded(twelve):
    entry = next(records(after=2))
    assert (entry.kind, entry.version, entry.subject, entry.actor) == ("test.third", 1, "S-3", "P-AAAAAA")
    assert entry.event_time == entry.record_time
    with pytest.raises(FrozenInstanceError):
        entry.seq = 4


def test_old_facts_are_brought_to_the_newest_version_step_by_step(no_upcasts):
    @upcast("test.happened", from_version=1)
    def grams(facts):
        return {"mass_g": facts["kg"] * 1000}

    @upcast("test.happened", from_version=2)
    def state(facts):
        return facts | {"state": "held"}

    assert newest("test.happened", 1, {"kg": 5}) == (3, {"mass_g": 5000, "state": "held"})
    assert newest("test.happened", 2, {"mass_g": 7}) == (3, {"mass_g": 7, "state": "held"})
    assert newest("test.happened", 3, {"mass_g": 7}) == (3, {"mass_g": 7})
    assert newest("test.other", 1, {"kg": 5}) == (1, {"kg": 5})
    with pytest.raises(ValueError, match="two ways"):
        upcast("test.happened", from_version=1)(dict)


@given(st.integers(1, 6), st.integers(1, 6))
def test_every_version_ends_at_the_same_newest(start, last):
    steps = {("test.happened", n): lambda facts, n=n: {"path": [*facts["path"], n]} for n in range(1, last)}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(upcasting, "_steps", steps)
        version, facts = newest("test.happened", start, {"path": []})
    assert version == max(start, last)
    assert facts["path"] == list(range(start, last))


@pytest.mark.parametrize("file", FROZEN, ids=lambda file: file.stem)
def test_the_ledger_of_every_release_still_verifies_with_nothing_but_sha256(file):
    chain = bytes(32)
    for seq, row in enumerate(frozen_rows(file), 1):
        content = sha256(row["body"].encode()).digest()
        leaf = sha256(b"\x00" + bytes.fromhex(row["salt"]) + content).digest()
        chain = sha256(chain + leaf).digest()
        assert (seq, chain.hex()) == (json.loads(row["body"])["seq"], row["chain"])
    assert chain != bytes(32)


@pytest.mark.django_db
@pytest.mark.parametrize("file", FROZEN, ids=lambda file: file.stem)
def test_the_ledger_of_every_release_is_still_replayed_into_all_that_is_derived(file, ledger_held, home):
    thaw(file)
    rebuild()
    assert rebuild().equal
    assert check_chain().ok
    assert derived() == json.loads(file.with_suffix(".derived.json").read_text(encoding="utf-8"))


@pytest.mark.django_db
def test_rebuild_compares_then_replays_every_projection_in_order(twelve):
    told = []

    def projection(name, difference):
        def again(entries):
            told.append(("rebuild", name))
            return {name: sum(1 for _ in entries)}

        def differences(limit):
            told.append(("differences", name))
            return difference

        return Projection(name, (), again, differences)

    register_projection(projection("lots", []))
    register_projection(projection("findings", []))
    rebuilt = rebuild()
    assert (rebuilt.records, rebuilt.counts, rebuilt.equal) == (12, {"lots": 12, "findings": 12}, True)
    assert told == [(act, name) for act in ("differences", "rebuild") for name in ("lots", "findings")]
    differing = ["table sites_site row A: differs"]
    register_projection(projection("sites", differing))
    assert rebuild().differences == ["table sites_site row A: differs"]
    assert not rebuild().equal
    differing.clear()
    assert rebuild().equal


def test_a_name_is_registered_once(no_rooms):
    register_projection(Projection("lots", (), lambda entries: {}, lambda limit: []))
    with pytest.raises(ValueError, match="two projections"):
        register_projection(Projection("lots", (), lambda entries: {}, lambda limit: []))
    register_reader("desk", ["test.happened"], print)
    with pytest.raises(ValueError, match="two readers"):
        register_reader("desk", ["test.happened"], print)
    assert [reader.name for reader in registry.readers()] == ["desk"]
