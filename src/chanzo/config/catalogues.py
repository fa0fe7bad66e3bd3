"""The catalogues of translations: collected from the program, compiled without gettext. (config)

A room with a ``locale`` folder keeps its own catalogue; every other string stands in ``locale`` beside ``src``.
"""

import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "src" / "chanzo"
LANGUAGES = ("fr",)
# Languages of which only what agents in the field see is kept, and the files whose strings that is.
FIELD_LANGUAGES = ("sw", "rw")
SEEN_IN_THE_FIELD = (
    "web/apps.py", "web/menu.py", "web/status.py", "web/templates/cotton/", "web/templates/web/base.html",
    "web/templates/web/home.html", "web/templates/web/language.html", "web/templates/web/panels/",
    "web/templates/web/refused.html", "web/templates/web/search.html", "web/templates/40", "web/templates/500",
    "people/templates/account/login.html", "traceability/homes.py", "sites/homes.py", "verification/homes.py",
    "incidents/notices/words.py", "government/agents/own.py", "government/procedures/words.py",
    "government/procedures/views/listing.py",
    "government/templates/government/procedures/list.html",
    "government/templates/government/procedures/procedure.html",
    "government/custody/words.py", "government/custody/homes.py", "government/custody/forms.py",
    "government/custody/refusals.py", "government/custody/views/hand_overs.py", "government/custody/views/counts.py",
    "government/custody/views/losses.py",
    "government/custody/views/shown.py", "government/custody/views/sheets.py",
    "government/templates/government/custody/day.html", "government/templates/government/custody/document.html",
    "government/templates/government/custody/facts.html", "government/templates/government/custody/form.html",
    "government/templates/government/custody/head.html", "government/templates/government/custody/listing.html",
    "government/templates/government/custody/overview.html", "government/templates/government/custody/receipt.html",
    "government/templates/government/custody/sheet.html", "government/templates/government/custody/thing.html",
    "sites/forms/visits.py", "sites/visit_words.py", "sites/templates/sites/visit_form.html",
    "sites/templates/sites/visit_prevented.html", "sites/templates/sites/visit_paper.html",
)  # fmt: skip
# A native speaker who has read a string notes it in the catalogue: ``# reviewed``.
REVIEWED = "reviewed"
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
NOTE = (
    "English and French are complete. Of Swahili and Kinyarwanda only what agents in the field see is kept. These "
    "strings were written without a native speaker; whoever reads one and finds it right adds `# reviewed` above it in "
    "its `django.po`, and it leaves this list."
)
_FROZEN = datetime(2026, 1, 1, tzinfo=UTC)  # a date of the day would change every file each time


def catalogue_file(folder: Path, language: str) -> Path:
    """Where the catalogue of a folder stands."""
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def homes() -> list[Path]:
    """The folders that keep a catalogue; the root comes first and takes what no room keeps itself."""
    return [ROOT, *sorted(path.parent for path in PACKAGE.glob("*/locale"))]


def strings_of(home: Path) -> Catalog:
    """Every string to translate that belongs to a home, with the files it stands in."""
    found = Catalog(project="chanzo", charset="utf-8", creation_date=_FROZEN)
    for path in _sources(home):
        for line, message, comments, context in _strings_in(path):
            where = [(str(path.relative_to(ROOT)), line)]
            found.add(message, None, locations=where, auto_comments=comments, context=context)
    return found


def collect() -> list[Path]:
    """Bring every catalogue up to date: new strings empty, gone strings dropped; returns the files written."""
    written = []
    for home in homes():
        whole = strings_of(home)
        field = in_the_field(whole)
        for language in (*LANGUAGES, *FIELD_LANGUAGES):
            template = whole if language in LANGUAGES else field
            path = catalogue_file(home, language)
            if not len(template) and not path.is_file():
                continue
            catalogue = read(path, language)
            catalogue.update(template, no_fuzzy_matching=True)
            _head(catalogue)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = BytesIO()
            write_po(text, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
            path.write_bytes(text.getvalue())
            written.append(path)
    return written


def in_the_field(whole: Catalog) -> Catalog:
    """Those strings of a catalogue that agents in the field see."""
    found = Catalog(project="chanzo", charset="utf-8", creation_date=_FROZEN)
    for message in whole:
        places = [place for place, _line in message.locations if _in_the_field(place)]
        if message.id and places:
            where = [(place, line) for place, line in message.locations if place in places]
            found.add(message.id, None, locations=where, auto_comments=message.auto_comments, context=message.context)
    return found


def _in_the_field(place: str) -> bool:
    return place.removeprefix("src/chanzo/").startswith(SEEN_IN_THE_FIELD)


def unreviewed(language: str) -> list[tuple[str, str]]:
    """Source and translation of every string of a language that no native speaker has reviewed."""
    found = []
    for home in homes():
        for message in read(catalogue_file(home, language), language):
            if message.id and REVIEWED not in message.user_comments:
                texts = [m[0] if isinstance(m, (list, tuple)) else m for m in (message.id, message.string)]
                found.append((str(texts[0]), str(texts[1])))
    return sorted(found)


def unreviewed_markdown() -> str:
    """The page of strings that still wait for a native speaker (docs/translations.md)."""
    lines = ["# Translations that wait for a native speaker", "", NOTE]
    for language in FIELD_LANGUAGES:
        waiting = unreviewed(language)
        lines += [
            "",
            f"## {Locale(language).english_name} ({len(waiting)})",
            "",
            "| English | translation |",
            "|---|---|",
        ]
        lines += [f"| {source.replace('|', '&#124;')} | {told.replace('|', '&#124;')} |" for source, told in waiting]
    return "\n".join(lines)


def compile_all() -> list[Path]:
    """Write each ``.mo`` beside its ``.po``; returns the files written."""
    written = []
    for home in homes():
        for source in sorted((home / "locale").glob("*/LC_MESSAGES/django.po")):
            target = source.with_suffix(".mo")
            draft = target.with_suffix(".mo.new")
            with draft.open("wb") as out:
                write_mo(out, _as_printed(read(source, source.parts[-3])))
            draft.replace(target)
            written.append(target)
    return written


def _as_printed(catalogue: Catalog) -> Catalog:
    """French as it is set: no line begins with a colon or a question mark, apostrophes are curled."""
    for message in catalogue if str(catalogue.locale) == "fr" else ():
        if message.id and isinstance(message.string, str):
            message.string = french(message.string)
        elif message.id:
            message.string = tuple(french(text) for text in message.string or ())
    return catalogue


def french(text: str) -> str:
    """A French text with the spaces and apostrophes of print, however they were typed."""
    text = re.sub(r"(?<=\S) (?=[?!:;»]|%(?:[\s.,;]|$))", "\u00a0", text)
    return re.sub(r"(?<=\w)'(?=[\w%{«<])", "’", text.replace("« ", "«\u00a0"))


def read(path: Path, language: str) -> Catalog:
    """A catalogue as it stands; empty when there is none."""
    if not path.is_file():
        return Catalog(locale=language, project="chanzo", charset="utf-8", creation_date=_FROZEN)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _head(catalogue: Catalog) -> None:
    catalogue.header_comment = "# Translations of chanzo, under the licence of the project."
    catalogue.version = ""
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = _FROZEN
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = ""


def _sources(home: Path) -> Iterator[Path]:
    own = [path.parent for path in PACKAGE.glob("*/locale")]
    for path in sorted((PACKAGE if home == ROOT else home).rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        if home == ROOT and any(path.is_relative_to(room) for room in own):
            continue
        if path.suffix == ".py" or "templates" in path.parts:
            yield path


def _strings_in(path: Path) -> Iterator[tuple]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        # What is left of a template is blanked text, whose indentation would mean something in Python.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    yield from extract("python", BytesIO(source.encode()), keywords=KEYWORDS, comment_tags=("Translators",))


def main(words: list[str]) -> int:
    """``collect`` or ``compile``; without gettext tools, without a database."""
    act = {"collect": collect, "compile": compile_all}.get(words[0] if words else "")
    if act is None:
        print("usage: python -m chanzo.config.catalogues collect|compile", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chanzo.config.settings")
    for path in act():
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
