"""The habits of the house that a machine can see."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "chanzo").rglob("*.py"))
ALL = sorted([*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")])
REFUSED_NAMES = {"utils", "helpers", "common", "manager", "managers", "util", "helper", "misc"}
MAY_WRITE = {"services", "projections", "migrations"}
WRITES = {"create", "update", "delete", "acreate", "aupdate", "adelete"}
ALWAYS_WRITES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "cursor", "executemany"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def writes_here(path: Path) -> bool:
    return bool(MAY_WRITE & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts})


def chain(node: ast.expr) -> Iterator[str]:
    """The names a call hangs on, last first: ``a.objects.filter(b).delete`` gives filter, objects, a."""
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            if isinstance(node, ast.Name):
                yield node.id
            return


def writing_calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            last, before = node.func.attr, set(chain(node.func.value))
            if last in ALWAYS_WRITES or (last in WRITES and before & {"objects", "filter", "exclude", "all"}):
                yield node.lineno, last


def test_the_write_test_sees_writes() -> None:
    seen = """
Thing.objects.create(a=1)
Thing.objects.filter(a=1).update(a=2)
things.filter(a=1).order_by("b")[:3].delete()
Thing.objects.get_or_create(a=1)
connection.cursor()
"""
    unseen = "Thing.objects.filter(a=1)\nform.create()\nhash.update(b'')\nknown.all()\n"
    assert [line for line, _ in writing_calls(ast.parse(seen))] == [2, 3, 4, 5, 6]
    assert not list(writing_calls(ast.parse(unseen)))


def test_only_services_and_projections_write() -> None:
    found = {
        f"{name_of(path)}:{line}": call
        for path in SOURCES
        if not writes_here(path)
        for line, call in writing_calls(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert not found


def test_no_file_is_over_400_lines() -> None:
    sizes = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in ALL if "migrations" not in p.parts}
    assert not {name: size for name, size in sizes.items() if size > 400}


def test_no_module_is_a_drawer_for_anything() -> None:
    assert not [name_of(p) for p in ALL if REFUSED_NAMES & {part.removesuffix(".py") for part in p.parts}]


def test_every_module_says_which_part_of_the_programme_it_is() -> None:
    silent = []
    for path in SOURCES:
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree):
            silent.append(name_of(path))
    assert not silent


def test_the_time_is_read_in_one_place() -> None:
    readers = {"now", "utcnow", "today", "localdate", "localtime"}
    found = []
    for path in SOURCES:
        if path.name == "clock.py" or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in readers:
                owner = ast.unparse(node.func.value)
                converts = node.func.attr.startswith("local") and (node.args or node.keywords)
                if owner.split(".")[-1] in {"datetime", "date", "timezone"} and not converts:
                    found.append(f"{name_of(path)}:{node.lineno}")
    assert not found


def refusals(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused" and node.args:
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield str(code.value)


def test_every_refusal_has_a_sentence() -> None:
    # The addresses import every room's doors, and with them its services and sentences.
    import_module("chanzo.config.urls")
    from chanzo.core.refusals import SENTENCES

    stated = {code: name_of(path) for path in SOURCES for code in refusals(path)}
    assert not {code: where for code, where in stated.items() if code not in SENTENCES}
