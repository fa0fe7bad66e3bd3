"""An installation copied while in use comes back whole, or not at all."""

import gzip
import hashlib
import io
import json
import shutil
import sqlite3
import tarfile

import pytest
from django.db import connection

from chanzo.core.refusals import Refused
from chanzo.ledger.services import archive
from chanzo.ledger.services.archive import unpack

pytestmark = pytest.mark.slow

FILL = """
from pathlib import Path
from chanzo.ledger.services.files import keep_file
from chanzo.ledger.services.recording import recording

came = Path(CHANZO_HOME) / "came.csv"
came.write_text("page;line")
sha256 = keep_file(came)
with recording() as ledger:
    for n in range(3):
        ledger.append("test.happened", subject=f"S-{n}", actor="P-AAAAAA", facts={"file": sha256})
print(sha256)
"""


def fill(installation):
    return installation.python(f"CHANZO_HOME = {str(installation.home)!r}\n" + FILL).strip()


def answer(done):
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def filled(installations, tmp_path_factory):
    installation = installations()
    sha256 = fill(installation)
    backup = tmp_path_factory.mktemp("backup") / "copy.tar.gz"
    done = installation.chanzo("backup", backup)
    assert (done.returncode, answer(done)) == (0, {"head": 3, "ok": True})
    return installation, backup, sha256


def test_a_backup_restored_elsewhere_is_the_same_installation(filled, installations):
    first, backup, sha256 = filled
    second = installations()
    (second.home / "image").mkdir()
    (second.home / "image" / "current").write_text("3")
    done = second.chanzo("restore", backup)
    assert (done.returncode, answer(done)) == (0, {"head": 3, "ok": True})
    kept = f"files/{sha256[:2]}/{sha256[2:]}"
    for name in (kept, "secret_key", "came.csv"):
        assert (second.home / name).read_bytes() == (first.home / name).read_bytes()
    assert not (second.home / "image").exists()
    with tarfile.open(backup) as tar:
        assert not [name for name in tar.getnames() if "image" in name or "sqlite" in name]
    assert backup.stat().st_mode & 0o777 == 0o600


def test_restore_goes_back_to_the_moment_of_the_backup(filled):
    installation, backup, sha256 = filled
    installation.python(f"CHANZO_HOME = {str(installation.home)!r}\n" + FILL.replace("page;line", "later"))
    refused = installation.chanzo("restore", backup)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--replace" in refused.stderr
    done = installation.chanzo("restore", backup, "--replace")
    assert (done.returncode, answer(done)) == (0, {"head": 3, "ok": True})
    assert [path.name for path in (installation.home / "files").rglob("*") if path.is_file()] == [sha256[2:]]
    assert not list(installation.home.glob(".staging*"))


def test_a_backup_taken_while_others_record_is_whole(installation, installations, tmp_path):
    fill(installation)
    writer = installation.start(
        f"CHANZO_HOME = {str(installation.home)!r}\nprint(1, flush=True)\nfor _ in range(10000):\n"
        + "".join(f"    {line}\n" for line in FILL.replace("page;line", "{_}").replace('"{_}"', "str(_)").splitlines())
    )
    writer.stdout.readline()
    backup = tmp_path / "copy.tar.gz"
    head = answer(installation.chanzo("backup", backup))["head"]
    writer.kill()
    writer.wait()
    assert head >= 3
    assert answer(installations().chanzo("restore", backup)) == {"head": head, "ok": True}


def repack(backup, change):
    """The same archive with some members changed."""
    members = []
    with tarfile.open(backup) as tar:
        for member in tar:
            members.append((member, tar.extractfile(member).read()))
    with tarfile.open(backup, "w:gz") as tar:
        for member, content in change(members):
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))


def climbing(members):
    return [*members, (tarfile.TarInfo("home/../../escaped"), b"out")]


def absolute(members):
    return [*members, (tarfile.TarInfo("/tmp/escaped"), b"out")]


def linking(members):
    link = tarfile.TarInfo("home/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/"
    return [*members, (link, b"")]


def unlisted(members):
    return [*members, (tarfile.TarInfo("home/extra"), b"x")]


def twice(members):
    return [*members, members[-1]]


def missing(members):
    return [pair for pair in members if not pair[0].name.startswith("home/files")]


def changed(members):
    return [(m, b"page;lime" if m.name.startswith("home/files") else content) for m, content in members]


def listless(members):
    kept = [pair for pair in members if pair[0].name != "manifest.json"]
    (content,) = [content for member, content in members if member.name == "manifest.json"]
    content = json.dumps({**json.loads(content), "members": []}).encode()
    listed = tarfile.TarInfo("manifest.json")
    listed.size = len(content)
    return [*kept, (listed, content)]


def beside_the_database(members):
    return [(tarfile.TarInfo("home/chanzo.sqlite3-wal"), b"x"), *members]


def hidden(members):
    return [(tarfile.TarInfo("home/.ready.lock"), b"x"), *members]


def unlinked(members):
    link = tarfile.TarInfo("home/link")
    link.type, link.linkname = tarfile.LNKTYPE, "database"
    return [*members, (link, b"")]


FOREIGN = [
    climbing,
    absolute,
    linking,
    unlinked,
    unlisted,
    twice,
    missing,
    changed,
    listless,
    beside_the_database,
    hidden,
]


@pytest.mark.parametrize("change", FOREIGN)
def test_an_archive_that_is_not_as_listed_is_refused(filled, change, tmp_path):
    copy = shutil.copy(filled[1], tmp_path / "copy.tar.gz")
    repack(copy, change)
    with pytest.raises(Refused, match="no chanzo backup"):
        unpack(copy, tmp_path / "folder")
    assert not list(tmp_path.parent.rglob("escaped"))


def test_an_archive_that_would_fill_the_disk_is_refused_before_it_does(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "ALWAYS_ROOM", 1 << 20)
    file = tmp_path / "copy.tar.gz"
    with tarfile.open(file, "w:gz") as tar:
        for name in ("database", "home/zeros"):
            member = tarfile.TarInfo(name)
            member.size = 64 << 20
            tar.addfile(member, io.BytesIO(bytes(member.size)))
    with pytest.raises(Refused, match="far larger"):
        unpack(file, tmp_path / "folder")
    assert sum(path.stat().st_size for path in (tmp_path / "folder").rglob("*")) <= 64 << 20


def doctored(backup, copy, statements):
    """The backup with statements run on its database, listed as if nothing were."""

    def change(members):
        kept = {member.name: (member, content) for member, content in members}
        place = copy.with_name("doctored")
        place.write_bytes(kept["database"][1])
        with sqlite3.connect(place) as database:
            for statement in statements:
                database.execute(statement)
        database.close()
        listed = json.loads(kept["manifest.json"][1])
        listed["members"]["database"] = hashlib.sha256(place.read_bytes()).hexdigest()
        kept["database"] = (kept["database"][0], place.read_bytes())
        kept["manifest.json"] = (kept["manifest.json"][0], json.dumps(listed).encode())
        return list(kept.values())

    shutil.copy(backup, copy)
    repack(copy, change)
    return copy


UNGUARDED = "DROP TRIGGER ledger_record_no_update"
DOCTORED = {
    "trigger": ["CREATE TRIGGER more AFTER INSERT ON people_user BEGIN DELETE FROM people_user; END"],
    "view": ["CREATE VIEW more AS SELECT 1"],
    "another trigger": [
        UNGUARDED,
        "CREATE TRIGGER ledger_record_no_update BEFORE UPDATE ON ledger_record BEGIN SELECT 1; END",
    ],
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a SQLite database is doctored as a file")
@pytest.mark.parametrize("how", DOCTORED)
def test_a_database_with_workings_of_its_own_is_not_put_in_place(how, filled, installations, tmp_path):
    second = installations()
    before = sorted(second.home.rglob("*"))
    done = second.chanzo("restore", doctored(filled[1], tmp_path / "copy.tar.gz", DOCTORED[how]))
    assert (done.returncode, done.stdout) == (1, "")
    assert "no chanzo backup" in done.stderr
    assert sorted(second.home.rglob("*")) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a SQLite database is doctored as a file")
def test_a_database_whose_records_were_changed_is_told_from_the_true_one(filled, installations, tmp_path):
    changed_ = [UNGUARDED, "UPDATE ledger_record SET subject = 'S-9' WHERE seq = 2"]
    done = installations().chanzo("restore", doctored(filled[1], tmp_path / "copy.tar.gz", changed_))
    assert (done.returncode, answer(done)["ok"]) == (1, False)
    assert "record 2" in done.stderr


@pytest.mark.parametrize("content", [b"", b"no archive", gzip.compress(b"no tar", mtime=0), None])
def test_what_is_no_archive_is_refused(tmp_path, content):
    file = tmp_path / "copy.tar.gz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Refused, match="no chanzo backup"):
        unpack(file, tmp_path / "folder")


def test_a_refused_restore_touches_nothing(filled, installation, tmp_path):
    copy = tmp_path / "copy.tar.gz"
    copy.write_bytes(filled[1].read_bytes()[:-200])
    before = sorted(installation.home.rglob("*"))
    done = installation.chanzo("restore", copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no chanzo backup" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(installation.home.rglob("*")) == before


def test_a_backup_of_a_damaged_file_says_so(installation, tmp_path):
    sha256, backup = fill(installation), tmp_path / "copy.tar.gz"
    kept = installation.home / "files" / sha256[:2] / sha256[2:]
    kept.chmod(0o600)
    kept.write_text("other")
    done = installation.chanzo("backup", backup)
    assert (done.returncode, answer(done)) == (1, {"head": 3, "ok": False})
    assert sha256 in done.stderr


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is copied without a tool")
def test_without_the_client_tools_the_refusal_names_them(installation, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = installation.chanzo("backup", tmp_path / "copy.tar.gz")
    assert done.returncode == 1
    assert "pg_dump" in done.stderr
    assert not list(tmp_path.glob("*copy*"))
