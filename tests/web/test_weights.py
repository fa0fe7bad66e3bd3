"""Pages stay light enough for two bars of 2G: forms 60 kB at first and 15 kB afterwards, lists 80 kB."""

from pathlib import Path

import pytest
from django.test import Client

from .areas import named_in_areas
from .conftest import SignIn
from .weights import weight

KB = 1000
FORM, LIST = (60 * KB, 15 * KB), (80 * KB, 80 * KB)

PAGES = {
    "/": FORM,
    "/account/login/": FORM,
    "/imports/new": FORM,
    "/findings/handle?id=DUP:tag:0101": FORM,
    "/findings/": LIST,
    "/findings/DUP:tag:0101": LIST,
    "/lots/": LIST,
    "/lots/LOT-1": LIST,
    "/lots/0100": LIST,
    "/pages/P-1": LIST,
    "/organisations/": LIST,
    "/organisations/PROC-1": LIST,
    "/change/": LIST,
    "/change/graph": LIST,
    "/change/statements/output-agents-deployed": LIST,
    "/change/indicators/visits.made": LIST,
    "/change/watch": LIST,
    "/change/snapshots": LIST,
    "/change/series": FORM,
    "/sites/": LIST,
    "/sites/S-1": LIST,
    "/evaluation/": LIST,
    "/evaluation/new": FORM,
    "/statuses/": LIST,
    "/statuses/give/S-1": FORM,
    "/suspensions/": LIST,
    "/suspensions/new?area=S-1&first=2026-02-01": FORM,
    "/studies/": LIST,
    "/studies/new?site=S-1": FORM,
    "/studies/yields": LIST,
    "/tags/": LIST,
    "/incidents/published": LIST,
    "/protected/": LIST,
    "/protected/sites": LIST,
    "/protected/load": FORM,
    "/protected/layers/Parks": LIST,
    "/protected/observations/": LIST,
    "/protected/observations/new": FORM,
    "/mine-lists/": LIST,
    "/mine-lists/new": FORM,
    "/exposure?site=S-1": LIST,
    "/imports/": LIST,
    "/incidents/reach": FORM,
    "/rules/": LIST,
    "/rules/DUP": LIST,
    "/search?q=09": LIST,
    "/acts/": LIST,
    "/acts/headings/new": FORM,
    "/visits/": LIST,
    "/visits/new": FORM,
    "/visits/prevented": FORM,
    "/monitoring/": LIST,
    "/monitoring/sites/S-1": LIST,
    "/monitoring/plans/new": FORM,
    "/monitoring/settings": LIST,
    "/months/": LIST,
    "/incidents/clocks": LIST,
    "/recommendations/": LIST,
    "/custody/": LIST,
    "/custody/holder?holder=NEG-1": LIST,
    "/custody/sheet?holder=NEG-1": LIST,
    "/custody/forecast": LIST,
    "/custody/quotas": LIST,
    "/custody/requests/": LIST,
    "/custody/requests/new": FORM,
    "/custody/inventories/new?holders=NEG-1&areas=&day=2026-02-01": LIST,
    "/custody/counts/new": FORM,
    "/months/North/2026-01": LIST,
    "/publication/": LIST,
    "/publication/withhold": FORM,
    "/agents/": LIST,
    "/agents/coverage": LIST,
    "/agents/new": FORM,
    "/procedures/": LIST,
    "/procedures/new": FORM,
    "/change/theory/edit": LIST,
    "/change/theory/edit/risk-prices": FORM,
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_within_its_weight(path: str, programme: object, signed_in: SignIn, tmp_path: Path) -> None:
    if path.startswith(("/protected/", "/mine-lists/")):
        named_in_areas(tmp_path)
    browser = Client() if path.startswith("/account/") else signed_in("admin")
    first, after = weight(browser, path)
    most_first, most_after = PAGES[path]
    assert (first <= most_first, after <= most_after) == (True, True), f"{path}: {first} at first, {after} after"


def test_what_never_changes_is_kept_and_pages_are_not(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("admin")
    page = browser.get("/", headers={"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert "no-store" in page.headers["Cache-Control"]
