"""The stories are the theory: one file a statement, its sentence at the head, and no file without a statement."""

import ast
from pathlib import Path

from chanzo.change.shipped import shipped_theory

HERE = Path(__file__).parent
NO_STORY = {Path(__file__).name}


def test_each_statement_of_the_shipped_theory_has_one_file_that_says_it() -> None:
    statements = shipped_theory().statements.values()
    wanted = {f"test_{statement.key.replace('-', '_')}.py": statement.text.en for statement in statements}
    told = {path.name: _said(path) for path in HERE.glob("test_*.py") if path.name not in NO_STORY}
    assert set(told) == set(wanted)
    assert [name for name, sentence in wanted.items() if sentence not in told[name]] == []
    assert len(wanted) == 98


def test_each_story_speaks_to_the_product_through_its_doors_alone() -> None:
    for path in HERE.glob("test_*.py"):
        if path.name not in NO_STORY:
            named = [node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
            assert set(named) <= {"doors", "entered"}, path.name


def _said(path: Path) -> str:
    return " ".join((ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split())
