"""What is hashed, computed again without the code under test."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chanzo.ledger.rules import body_text, chain_hash, content_hash, fault_of, leaf_hash, time_of, time_text
from chanzo.ledger.types import RECORDS_BEGIN, Head, Stored

SOUND = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | SOUND,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SOUND, inner, max_size=4),
    max_leaves=8,
)
FACTS = st.dictionaries(SOUND, VALUES, max_size=4)
MOMENTS = st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0))
TOLD = st.tuples(SOUND, st.integers(1, 9), SOUND, SOUND, MOMENTS, MOMENTS, FACTS, st.binary(min_size=16, max_size=16))


def a_ledger(told):
    rows, previous = [], RECORDS_BEGIN
    for seq, (kind, version, subject, actor, happened, recorded, facts, salt) in enumerate(told, 1):
        body = body_text(seq, kind, version, subject, actor, time_text(happened), time_text(recorded), facts)
        content = content_hash(body)
        leaf = leaf_hash(salt, content)
        previous = chain_hash(previous, leaf)
        columns = (seq, kind, version, subject, actor, happened, recorded)
        rows.append(Stored(*columns, body, salt, content, leaf, previous))
    return rows


def faults(rows):
    last, found = Head(0, RECORDS_BEGIN), []
    for row in rows:
        if bad := fault_of(row, last, time_of):
            found.append(bad)
        last = Head(row.seq, row.chain)
    return found


@given(st.lists(TOLD, max_size=5))
def test_the_chain_is_what_the_design_says(told):
    previous = b"\0" * 32
    for row in a_ledger(told):
        content = hashlib.sha256(row.body.encode("utf-8")).digest()
        leaf = hashlib.sha256(b"\0" + row.salt + content).digest()
        previous = hashlib.sha256(previous + leaf).digest()
        assert (row.content, row.leaf, row.chain) == (content, leaf, previous)


@given(TOLD)
def test_the_bytes_hold_everything_that_was_said(told):
    body = json.loads(a_ledger([told])[0].body)
    assert body == {
        "seq": 1, "kind": told[0], "version": told[1], "subject": told[2], "actor": told[3],
        "event_time": told[4].isoformat().replace("+00:00", "Z"),
        "record_time": told[5].isoformat().replace("+00:00", "Z"), "facts": told[6],
    }  # fmt: skip


@given(st.lists(TOLD, min_size=1, max_size=5))
def test_an_untouched_ledger_has_no_fault(told):
    assert faults(a_ledger(told)) == []


@given(st.lists(TOLD, min_size=1, max_size=4), st.data())
def test_a_change_in_any_column_is_found_and_its_record_named(told, data):
    rows = a_ledger(told)
    at = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(Stored._fields))
    was = getattr(rows[at], column)
    if isinstance(was, bytes):
        byte, bit = data.draw(st.integers(0, len(was) - 1)), data.draw(st.integers(0, 7))
        now = was[:byte] + bytes([was[byte] ^ 1 << bit]) + was[byte + 1 :]
    elif isinstance(was, int):
        now = data.draw(st.integers(-5, 20))
    elif isinstance(was, datetime):
        now = data.draw(MOMENTS)
    else:
        now = data.draw(SOUND)
    assume(now != was)
    found = faults([row if n != at else row._replace(**{column: now}) for n, row in enumerate(rows)])
    named = min(now, at + 1) if column == "seq" and now <= at + 1 else at + 1
    assert found[0].startswith(f"record {named}: ")


@pytest.mark.parametrize("value", [None, 7, "text", [], object()])
@pytest.mark.parametrize("column", Stored._fields[1:])
def test_a_value_of_another_type_is_a_fault_and_no_crash(column, value):
    row = a_ledger(
        [("a.b", 1, "s", "a", datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC), {}, bytes(16))]
    )[0]
    assert faults([row._replace(**{column: value})])


@pytest.mark.parametrize(
    "body",
    ["", "null", "[]", "{}", '{"seq":1}', '{"seq": 1}', "[" * 100_000, '{"seq":1e0}', '{"a":NaN}'],
)
def test_a_body_that_is_no_canonical_record_is_a_fault_even_when_every_hash_fits(body):
    salt, content = bytes(16), content_hash(body)
    leaf = leaf_hash(salt, content)
    row = Stored(1, "a.b", 1, "s", "a", None, None, body, salt, content, leaf, chain_hash(RECORDS_BEGIN, leaf))
    assert faults([row]) == ["record 1: body"]


def test_a_record_that_was_cut_out_is_missed():
    told = [("a.b", 1, "s", "a", datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC), {}, bytes(16))] * 3
    rows = a_ledger(told)
    assert faults([rows[0], rows[2]])[0] == "record 2: missing"
    assert faults([rows[0], rows[0], rows[1]])[0] == "record 1: sequence"


def test_times_are_utc_to_the_second_and_name_their_zone():
    kigali = timezone(timedelta(hours=2))
    assert time_text(datetime(2026, 1, 5, 9, 30, 15, 999999, tzinfo=kigali)) == "2026-01-05T07:30:15Z"
    with pytest.raises(ValueError, match="zone"):
        time_text(datetime(2026, 1, 5))  # noqa: DTZ001
