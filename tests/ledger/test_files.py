"""Received files are kept byte for byte until an act destroys one."""

import hashlib

import pytest

from chanzo.core.refusals import Refused
from chanzo.ledger.models import ReceivedFile, Record
from chanzo.ledger.services.files import destroy_file, keep_file, place_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(ledger_held, no_rooms, home):
    pass


@pytest.fixture
def came(tmp_path):
    path = tmp_path / "semaine 12.csv"
    path.write_bytes(b"page;ligne\r\n\xe9;1\r\n")
    return path


def test_a_file_lies_under_its_hash_as_it_came(came, home):
    sha256 = keep_file(came)
    assert sha256 == hashlib.sha256(came.read_bytes()).hexdigest()
    assert (home / "files" / sha256[:2] / sha256[2:]).read_bytes() == came.read_bytes()
    row = ReceivedFile.objects.get()
    assert (row.name, row.size, row.path) == ("semaine 12.csv", 17, f"files/{sha256[:2]}/{sha256[2:]}")
    assert [path.name for path in home.rglob("*") if path.is_file()] == [sha256[2:]]


def test_the_same_bytes_are_kept_once_under_their_first_name(came, tmp_path):
    again = tmp_path / "copy.csv"
    again.write_bytes(came.read_bytes())
    assert keep_file(came, name="first.csv") == keep_file(again)
    assert ReceivedFile.objects.get().name == "first.csv"


def test_a_file_destroyed_by_an_act_leaves_its_hash_and_never_comes_back(came, django_capture_on_commit_callbacks):
    sha256 = keep_file(came)
    with django_capture_on_commit_callbacks(execute=True):
        seq = destroy_file(sha256, by="P-AAAAAA", reason="a name in it")
    assert not place_of(sha256).exists()
    assert ReceivedFile.objects.get().destroyed_by == seq
    assert Record.objects.get(seq=seq).subject == sha256
    with pytest.raises(Refused, match="destroyed by record"):
        keep_file(came)


def test_a_file_that_never_came_cannot_be_destroyed():
    with pytest.raises(Refused) as refused:
        destroy_file("0" * 64, by="P-AAAAAA", reason="")
    assert refused.value.code == "FILE_UNKNOWN"
