"""Who asked an agent stands in no file of an installation and in no backup of it; the counters do."""

import json
import tarfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

OFFICER = "P-CANARY22"
TAKE = f"""
from pathlib import Path
from chanzo.core import clock
from chanzo.field.services.imports import import_files
from chanzo.government.confidence.models import ConfidenceCounter
from chanzo.government.confidence.rules import quarter_of
from chanzo.government.confidence.services import take_confidence
from chanzo.government.confidence.types import Question
from chanzo.people.types import Actor, Role

path = Path(FOLDER) / "sites.csv"
path.write_text("site,name,country,province,territory\\nS-1,One,CD,North,Hill\\nS-2,Two,CD,South,Vale\\n")
import_files([path], by="test", backfill=True)
officer = Actor({OFFICER!r}, Role.FIELD_OFFICER, areas=frozenset(("territory:Hill",)))
for _ in range(3):
    said = {{str(question): question == "bribe" for question in Question}}
    take_confidence(province="North", quarter=quarter_of(clock.today()), said=said, by=officer)
print(sum(ConfidenceCounter.objects.values_list("yes", flat=True)))
"""


def test_an_installation_and_its_backup_know_counters_and_not_who_asked(installation, tmp_path: Path) -> None:
    assert installation.python(f"FOLDER = {str(tmp_path)!r}\n" + TAKE).strip() == "3"
    backup = tmp_path / "copy.tar.gz"
    done = installation.chanzo("backup", backup)
    assert json.loads(done.stdout)["ok"], done.stderr
    unpacked = tmp_path / "unpacked"
    with tarfile.open(backup) as tar:
        tar.extractall(unpacked, filter="data")
    held = {
        path: path.read_bytes()
        for place in (installation.home, unpacked)
        for path in place.rglob("*")
        if path.is_file()
    }
    assert any(b"government_confidence" in data for data in held.values())
    assert [path for path, data in held.items() if OFFICER.encode() in data or b"secret_bribe" in data] == []
