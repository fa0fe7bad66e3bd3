"""The lot page: one glance, then depth; each figure opens to what it rests on, and the page stays light."""

import gzip
from pathlib import Path

from django.contrib.staticfiles import finders

from chanzo.field.services.imports import import_files
from chanzo.web.panels import Panel, _panels, offer_panel

from .conftest import SignIn
from .programme import written

FIRST_LOAD = 80_000


def page_of(browser, lot: str, **asked: str) -> str:
    return browser.get(f"/lots/{lot}", asked).content.decode()


def test_the_head_names_certificate_destination_and_holder(programme: object, signed_in: SignIn) -> None:
    head = page_of(signed_in(), "LOT-1").partition('id="origins"')[0]
    for words in ("Certificate C-1", "To Port", "Processor One", "Export lot", "85.0 kg", "100.0 %", "Findings"):
        assert words in head, words


def test_a_site_is_told_with_its_state_on_the_days_of_its_bags(
    programme: object, signed_in: SignIn, tmp_path: Path
) -> None:
    browser = signed_in()
    assert "Integrated" in page_of(browser, "LOT-1")
    later = "site,scheme,status,from,act\nS-2,icglr,red,2026-01-01,A-9\nS-1,icglr,red,2026-02-01,A-9\n"
    import_files(written(tmp_path, site_status=later), by="test", backfill=True)
    rows = browser.get("/lots/LOT-1?table=origins&format=csv")
    told = {line.split(",")[0]: line for line in b"".join(rows.streaming_content).decode("utf-8-sig").splitlines()}
    assert "Red, integrated" in told["S-2"]
    # S-1 turned red after its bags were tagged.
    assert "Red" not in told["S-1"]


def test_the_timeline_goes_from_tagging_to_the_smelter(programme: object, signed_in: SignIn, tmp_path: Path) -> None:
    receipt = "lot,date,smelter,tag,weight_kg\nLOT-1,2026-02-20,SMELT-1,0900,49.9\nLOT-1,2026-02-20,SMELT-1,0901,35\n"
    import_files(written(tmp_path, receipt_log=receipt), by="test", backfill=True)
    story = page_of(signed_in(), "LOT-1").partition('id="story"')[2].partition("</section>")[0]
    told = [
        "Received by the smelter", "SMELT-1, 84.9 kg, 2 lines", "This lot was packed for export", "certificate C-1",
        "2 bags closed by the processor", "Batch B-1", "Négociant bag 0700", "mine bags tagged at 2 sites by 2 agents",
    ]  # fmt: skip
    places = [story.find(words) for words in told]
    assert places == sorted(places)
    assert places[0] >= 0


def test_findings_stand_in_the_head_the_card_and_the_timeline(programme: object, signed_in: SignIn) -> None:
    page = page_of(signed_in(), "0299")
    head, _, rest = page.partition('id="origins"')
    assert 'href="#findings"' in head
    assert "UNISSUED" in rest
    assert "raised" in rest.partition('id="story"')[2]


def test_long_tables_fold_to_ten_rows_and_files_hold_all(programme: object, signed_in: SignIn, tmp_path: Path) -> None:
    bags = "".join(f"P-7,{n},2026-01-0{n % 9 + 1},S-1,TP-1,{1000 + n},cassiterite,30,NEG-1\n" for n in range(1, 41))
    packed = "".join(f"LOT-7,2026-03-01,PROC-1,cassiterite,{1000 + n},30\n" for n in range(1, 41))
    logs = {
        "mine_log": "page,line,date,site,tagging_point,tag,mineral,weight_kg,buyer\n" + bags,
        "export_log": "lot,date,exporter,mineral,tag,weight_kg\n" + packed,
    }
    import_files(written(tmp_path, **logs), by="test", backfill=True)
    browser = signed_in()
    page = page_of(browser, "LOT-7")
    assert "40 lots went into it" in page
    assert page.partition('id="documents"')[2].count("/lots/10") == 10
    rows = b"".join(browser.get("/lots/LOT-7?table=inputs&format=csv").streaming_content).decode().splitlines()
    assert len(rows) == 41
    # The drawing holds one box for the month, which unfolds without a script.
    assert "40 bags" in page
    assert "unfold=mine%7CS-1%7C2026-01#chain" in page
    unfolded = page_of(browser, "LOT-7", unfold="mine|S-1|2026-01")
    assert 'href="/lots/1040"' in unfolded.partition('id="story"')[0]
    assert "Fold it again" in unfolded


def test_a_higher_room_adds_an_action_a_figure_and_an_event(programme: object, signed_in: SignIn) -> None:
    kept = list(_panels)
    template = "verification/panels/figure.html"
    values = {"figure": template, "events": [{"day": 20500, "what": "Weighed by hand"}], "counts": []}
    try:
        offer_panel(Panel("lot", 1, template, lambda request, lot, answer, papers, numbers: dict(values)))
        page = page_of(signed_in(), "0100")
    finally:
        _panels[:] = kept
    assert "Weighed by hand" in page
    assert page.count("Findings</dt>") == 3


def test_the_first_load_is_light(programme: object, signed_in: SignIn) -> None:
    page = signed_in().get("/lots/LOT-1").content
    files = ("tokens.css", "chanzo.css", "lot.js", "icons.svg", "mark.svg")
    texts = [page, *(Path(str(finders.find(f"web/{name}"))).read_bytes() for name in files)]
    assert sum(len(gzip.compress(text)) for text in texts) < FIRST_LOAD
