"""The stylesheets hold together: a block left open would swallow all that follows it."""

import re
from pathlib import Path

import pytest

import chanzo

SHEETS = sorted(Path(chanzo.__file__).parent.rglob("static/**/*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_begins_at_the_margin_stands_in_no_block(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment[0].count("\n"), sheet.read_text(), flags=re.DOTALL)
    depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        assert depth == 0 or line[:1] in ("", " ", "}"), f"line {number} stands in a block that was left open"
        depth += line.count("{") - line.count("}")
    assert depth == 0
