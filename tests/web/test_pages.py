"""What the pages say, in both languages, and that nothing the field wrote becomes markup or a formula."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from chanzo.field.models import ImportBatch

from .conftest import SignIn
from .programme import SCRIPT

LOT_PAGES = ("/lots/0100", "/lots/0700", "/lots/B-1", "/lots/LOT-1", "/lots/0101", "/lots/mine:0299")
PAGES = (
    "/", "/sites/", "/sites/S-1", "/sites/S-2", "/lots/", *LOT_PAGES, "/exposure?site=S-1", "/findings/",
    "/findings/?rule=DUP", "/findings/each", "/findings/cause?rule=DUP&cause=S-1 2026-01", "/queries/",
    "/findings/DUP:tag:0101", "/findings/handle?all=1&rule=DUP", "/rules/", "/rules/PROD",
    "/imports/", "/imports/new",
)  # fmt: skip


class Outline(HTMLParser):
    """What a page is made of, as far as these tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def files_of(browser: Client, address: str) -> tuple[list[list[str]], list[list[object]]]:
    joint = "&" if "?" in address else "?"
    plain = b"".join(browser.get(f"{address}{joint}format=csv").streaming_content).decode("utf-8-sig")
    book = b"".join(browser.get(f"{address}{joint}format=xlsx").streaming_content)
    return list(csv.reader(io.StringIO(plain))), CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(
        0
    ).to_python()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_answers_safely_in_both_languages(language: str, programme: object, signed_in: SignIn) -> None:
    browser = signed_in("admin", language=language)
    for page in PAGES:
        answer = browser.get(page)
        assert answer.status_code == 200, page
        assert answer.headers["Cache-Control"] == "private, no-store", page
        text = answer.content.decode()
        assert SCRIPT not in text, page
        outline = Outline(text).tags
        assert ("html", {"lang": language}) in outline, page
        assert not [tag for tag, attrs in outline if "style" in attrs], page
        scripts = [attrs.get("src") or "" for tag, attrs in outline if tag == "script"]
        assert all(source.startswith("/static/") for source in scripts), page
        assert not [attrs for _, attrs in outline if any(name.startswith("on") for name in attrs)], page
        outside = [v for _, attrs in outline for k, v in attrs.items() if k in ("src", "href") and v and "//" in v]
        assert not outside, page
        assert [tag for tag, _ in outline].count("h1") == 1, page


def test_a_lot_page_says_where_it_comes_from(programme: object, signed_in: SignIn) -> None:
    text = signed_in().get("/lots/LOT-1").content.decode()
    assert "Export lot" in text
    assert "85.0 kg" in text
    # 0101 was closed last at S-2, so that is the bag opened: 40 of 60 kg of 0700 (59 of the batch's 89) are S-1's.
    for site, share in (("S-1", "44.2 %"), ("S-2", "55.8 %")):
        assert re.search(rf'/sites/{site}">.*?</a>.*?{site}.*?{share}', text, re.S)
    assert "True up to record" in text


def test_a_correction_shows_what_it_changed(programme: object, signed_in: SignIn, tmp_path) -> None:
    from chanzo.field.services.imports import import_files

    from .programme import TABLES, written

    text = TABLES["mine_log"].splitlines()
    path = written(tmp_path, mine_log="\n".join([text[0], text[1].replace(",40,", ",42.5,")]))
    import_files(path, by="test", backfill=True)
    page = signed_in().get("/lots/0100").content.decode()
    assert "weight 40.0 kg → 42.5 kg" in page
    assert "corrected since" in page


def test_numbers_find_their_lot_and_beginnings_list_them(programme: object, signed_in: SignIn) -> None:
    browser = signed_in()
    assert browser.get("/lots/?number=0700").headers["Location"] == "/lots/0700"
    begun = browser.get("/lots/?number=02").content.decode()
    assert "/lots/0200" in begun
    assert "/lots/0299" in begun
    assert "/lots/0100" not in begun


def test_filters_that_make_no_sense_are_said_so(programme: object, signed_in: SignIn) -> None:
    browser = signed_in()
    for address in ("/lots/?month=13", "/findings/?month=2026-13", "/exposure?site=S-1&first=x", "/exposure?site=NONE"):
        answer = browser.get(address)
        assert answer.status_code == 422, address
        assert 'role="alert"' in answer.content.decode()


def test_exposure_names_the_lots_that_hold_a_sites_material(programme: object, signed_in: SignIn) -> None:
    page = signed_in().get("/exposure?site=S-1&first=2026-01-01&last=2026-01-31").content.decode()
    assert all(f"/lots/{name}" in page for name in ("0700", "B-1", "0900", "LOT-1"))
    assert "/lots/0200" not in page


def test_an_old_name_leads_to_the_site(programme: object, signed_in: SignIn) -> None:
    browser = signed_in()
    assert browser.get("/sites/old one").headers["Location"] == "/sites/S-1"
    assert "S-1" in browser.get("/sites/?q=old").content.decode()
    assert browser.get("/sites/NOWHERE").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/sites/", "/lots/", "/findings/", "/findings/each", "/queries/", "/rules/", "/imports/", "/exposure?site=S-1"]
    + [f"/lots/LOT-1?table={part}" for part in ("origins", "trace", "inputs", "papers", "destinations")]
    + ["/lots/0100?table=uses", "/sites/S-1?table=statuses", "/imports/BATCH"],
)
def test_tables_are_files_too_and_no_cell_is_a_formula(address: str, programme: object, signed_in: SignIn) -> None:
    batch = ImportBatch.objects.get(table="mine_log").pk
    plain, book = files_of(signed_in("admin"), address.replace("BATCH", str(batch)))
    assert [len(row) for row in plain] == [len(plain[0])] * len(plain)
    assert len(book) == len(plain)
    texts = [str(cell) for rows in (plain, book) for row in rows for cell in row if isinstance(cell, str)]
    assert not [text for text in texts if text.startswith(("=", "+", "@", "\t", "\r"))]


def test_a_name_that_looks_like_a_formula_is_text(programme: object, signed_in: SignIn) -> None:
    plain, book = files_of(signed_in(), "/sites/")
    assert "'=Mine Two" in [row[1] for row in plain]
    assert "'=Mine Two" in [row[1] for row in book]


def test_the_language_lasts(signed_in: SignIn) -> None:
    browser = signed_in()
    answer = browser.post("/language", {"language": "fr", "next": "/sites/"})
    assert answer.headers["Location"] == "/sites/"
    assert int(answer.cookies["django_language"]["max-age"]) > 300 * 24 * 3600
    assert 'lang="fr"' in browser.get("/sites/").content.decode()
    assert browser.post("/language", {"language": "en", "next": "//elsewhere.example/"}).headers["Location"] == "/"


def test_signed_out_the_home_page_asks_to_sign_in(signed_in: SignIn) -> None:
    signed_in("clerk")
    answer = Client().get("/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/login/")
    assert 'name="password"' in answer.content.decode()


def test_each_address_is_read_only_by_get(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("admin")
    for page in ("/sites/", "/lots/", "/findings/", "/rules/", "/imports/"):
        assert browser.post(page).status_code == 405
    assert browser.get("/imports/waiting/x/import").status_code == 405
