"""Everything a person sees can be read in French."""

import re
from pathlib import Path

import pytest

from chanzo.config.catalogues import ROOT, catalogue_file, compile_all, homes, read, strings_of

HOMES = pytest.mark.parametrize("home", homes(), ids=lambda home: str(home.relative_to(ROOT)))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*(?::[^}]*)?\}")


@HOMES
def test_no_french_string_is_missing(home: Path) -> None:
    french = read(catalogue_file(home, "fr"), "fr")
    missing = []
    for message in strings_of(home):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        known = french.get(ids[0], message.context)
        strings = [] if known is None else [known.string] if isinstance(known.string, str) else list(known.string)
        if not strings or not all(strings):
            missing.append(ids[0])
    assert not missing


@HOMES
def test_a_translation_keeps_every_placeholder(home: Path) -> None:
    wrong = []
    for message in read(catalogue_file(home, "fr"), "fr"):
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        wanted = {name for text in ids for name in PLACEHOLDER.findall(text)}
        used = [set(PLACEHOLDER.findall(text)) for text in strings if text]
        # One form of a plural may say "one" in words, so only a single form must keep them all.
        if ids[0] and any(names - wanted or (len(ids) == 1 and names != wanted) for names in used):
            wrong.append(ids[0])
    assert not wrong


def test_catalogues_are_compiled_without_gettext() -> None:
    compiled = compile_all()
    assert catalogue_file(ROOT, "fr").with_suffix(".mo") in compiled
