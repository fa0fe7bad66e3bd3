"""A programme of 100,000 rows through the door: rehearsed, taken in and judged, derived again, checked. (bench)

Each step is a call of the command line in a process of its own, on SQLite in a folder that is thrown away.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

SEED, TODAY = 3, date(2026, 11, 1)
# With what happens to them later, a bag makes four rows.
BAGS = 24_400
COMMAND = Path(sys.executable).parent / "chanzo"
# The largest projected tables, emptied to see a rebuild that has to write them again.
EMPTIED = ("traceability_line", "traceability_lot", "traceability_input", "findings_finding", "findings_case")


def measured() -> dict[str, Any]:
    """Rows, and by step the seconds, the seconds of processor and the megabytes that its process held at most."""
    from chanzo.demo.generate import write_programme
    from chanzo.demo.scales import SCALES

    SCALES["bench"] = replace(SCALES["M"], bags=BAGS)

    with tempfile.TemporaryDirectory(prefix="chanzo-bench-door-") as name:
        folder, home = Path(name) / "programme", Path(name) / "home"
        folder.mkdir()
        home.mkdir()
        write_programme(folder, "bench", SEED, today=TODAY)
        called(home, "migrate")
        steps = {
            "dry run": called(home, "import", folder, "--dry-run"),
            "import, judged": called(home, "import", folder),
            "rebuild": called(home, "rebuild"),
            "check-ledger": called(home, "check_ledger"),
        }
        with closing(sqlite3.connect(home / "chanzo.sqlite3")) as database:
            database.executescript("".join(f"DELETE FROM {table};" for table in EMPTIED))
        # Status 1 tells that the tables were not as they should be.
        steps["rebuild of emptied tables"] = called(home, "rebuild", status=1)
    answer = json.loads(steps["import, judged"].pop("answer"))
    return {
        "rows": sum(batch["rows"] for batch in answer["batches"]),
        "findings": sum(answer["findings"].values()),
        "steps": {name: {key: value for key, value in step.items() if key != "answer"} for name, step in steps.items()},
    }


def called(home: Path, *words: Any, status: int = 0) -> dict[str, Any]:
    place = os.environ | {"CHANZO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "chanzo.config.settings"}
    place.pop("DATABASE_URL", None)
    # An installation keeps its modules compiled: the first command, here migrate, leaves them so.
    place.pop("PYTHONDONTWRITEBYTECODE", None)
    asked = [str(COMMAND), *map(str, words), *([] if words[0] == "migrate" else ["--json"])]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(asked, stdout=said, env=place)
        _, ended, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(ended)
        said.seek(0)
        answer = said.read().decode()
    assert process.returncode == status, (words, answer[-2000:])
    return {
        "s": time.perf_counter() - start,
        "cpu_s": used.ru_utime + used.ru_stime,
        "mb": used.ru_maxrss / 1e3,
        "answer": answer,
    }


if __name__ == "__main__":
    json.dump(measured(), sys.stdout)
