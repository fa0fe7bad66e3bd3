"""Every refusal says what is wrong and what to do about it."""

import ast
import string
from pathlib import Path

import chanzo.field
from chanzo.core.refusals import SENTENCES
from chanzo.field.codes import CODES, sentence

ROOM = Path(chanzo.field.__path__[0])


def codes_in(path):
    """Every code that a file writes down, whole words in capitals with an underscore that begin like a code."""
    beginnings = {code.split("_")[0] for code in CODES}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            word = node.value
            if "_" in word and word.isupper() and word.isascii() and word.split("_")[0] in beginnings:
                yield word


def test_every_code_is_documented_and_every_documented_code_is_used():
    used = {code for path in ROOM.rglob("*.py") if path.name != "codes.py" for code in codes_in(path)}
    assert used == set(CODES)


def test_every_sentence_ends_and_shows_a_way_out():
    for code, (told, way_out) in CODES.items():
        assert told.endswith("."), code
        assert way_out.endswith("."), code
        assert SENTENCES[code] == f"{told} {way_out}"


def test_a_sentence_is_filled_from_its_facts():
    assert sentence("DATE_IMPOSSIBLE", {"text": "31/02/2026"}).startswith("“31/02/2026” is no day of the calendar.")
    for told, way_out in CODES.values():
        names = {name for _, name, _, _ in string.Formatter().parse(told + way_out) if name}
        assert all(name.isidentifier() for name in names)
