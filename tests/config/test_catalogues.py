"""Everything a person sees can be read in French."""

import re
from pathlib import Path

import pytest

from chanzo.config.catalogues import (
    FIELD_LANGUAGES,
    LANGUAGES,
    ROOT,
    catalogue_file,
    compile_all,
    french,
    homes,
    in_the_field,
    read,
    strings_of,
)

HOMES = pytest.mark.parametrize("home", homes(), ids=lambda home: str(home.relative_to(ROOT)))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*(?::[^}]*)?\}")


@HOMES
@pytest.mark.parametrize("language", [*LANGUAGES, *FIELD_LANGUAGES])
def test_no_string_is_missing(language: str, home: Path) -> None:
    """French is complete; of the others what agents in the field see."""
    told = read(catalogue_file(home, language), language)
    missing = []
    wanted = strings_of(home)
    for message in wanted if language in LANGUAGES else in_the_field(wanted):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        known = told.get(ids[0], message.context)
        strings = [] if known is None else [known.string] if isinstance(known.string, str) else list(known.string)
        if not strings or not all(strings):
            missing.append(ids[0])
    assert not missing


@HOMES
@pytest.mark.parametrize("language", [*LANGUAGES, *FIELD_LANGUAGES])
def test_a_translation_keeps_every_placeholder(language: str, home: Path) -> None:
    wrong = []
    for message in read(catalogue_file(home, language), language):
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        wanted = {name for text in ids for name in PLACEHOLDER.findall(text)}
        used = [set(PLACEHOLDER.findall(text)) for text in strings if text]
        # One form of a plural may say "one" in words, so only a single form must keep them all.
        if ids[0] and any(names - wanted or (len(ids) == 1 and names != wanted) for names in used):
            wrong.append(ids[0])
    assert not wrong


@pytest.mark.parametrize("language", [*LANGUAGES, *FIELD_LANGUAGES])
def test_one_string_has_one_translation_in_every_room(language: str) -> None:
    """Rooms' catalogues are read as one: of two translations, one would stand where the other is meant."""
    said: dict[tuple[str, str], set[str]] = {}
    for home in homes():
        for message in read(catalogue_file(home, language), language):
            if message.id and message.string:
                said.setdefault((str(message.id), message.context or ""), set()).add(str(message.string))
    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}


def test_catalogues_are_compiled_without_gettext() -> None:
    compiled = compile_all()
    assert catalogue_file(ROOT, "fr").with_suffix(".mo") in compiled


def test_french_is_set_as_print_sets_it() -> None:
    assert french("L'état d'%(site)s : « bon » ?") == "L’état d’%(site)s\u00a0: «\u00a0bon\u00a0»\u00a0?"
    assert french("Import %(number)s, 5 % de http://x") == "Import %(number)s, 5\u00a0% de http://x"
