"""Lists, homes and the other heavy pages of a programme of a million bags that came through the door. (bench)

Run by itself (``python -m bench.lists``), since a process answers from one installation only; says JSON. The programme
is made, imported and judged first, which takes a quarter of an hour; LISTS_HOME names an installation to keep and use
again, LISTS_BAGS a smaller one.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import numpy as np

from . import door, home

BAGS, SAMPLES = 1_000_000, 40
Asked = dict[str, list[str]]


def programme(folder: Path, bags: int) -> None:
    """A programme of that many bags, made, taken in and judged; nothing is done where one is."""
    from chanzo.demo.generate import write_programme
    from chanzo.demo.scales import SCALES

    if (folder / "chanzo.sqlite3").exists():
        return
    SCALES["bench"] = replace(SCALES["L"], bags=bags)
    with tempfile.TemporaryDirectory(prefix="chanzo-bench-lists-") as name:
        write_programme(Path(name), "bench", door.SEED, today=door.TODAY)
        door.called(folder, "migrate")
        door.called(folder, "import", name)


def measured(folder: Path) -> dict[str, Any]:
    """Milliseconds by page: on the processor the first answer and p50, p95, p99, then the same three on the clock."""
    home.ready(folder)
    from django.conf import settings
    from django.test import Client

    from chanzo.findings.models import Finding
    from chanzo.people.types import Role
    from chanzo.traceability.image import store
    from chanzo.traceability.models import Lot

    settings.SECOND_FACTOR_REQUIRED = False
    import_module("chanzo.config.wsgi")  # as a server starts
    store.current()
    readers: dict[str, Client] = {role: Client(SERVER_NAME="localhost") for role in Role}
    for role, reader in readers.items():
        reader.force_login(_account(role), backend="allauth.account.auth_backends.AuthenticationBackend")
    pages = {what: ("verifier", paths) for what, paths in _lists().items() if paths}
    pages |= {f"home of {role}": (role, ["/"] * SAMPLES) for role in readers}
    return {
        "bags": Lot.objects.filter(kind="mine").count(),
        "findings": Finding.objects.count(),
        "load": os.getloadavg()[0],
        "times": {what: _times(readers[role], paths) for what, (role, paths) in pages.items()},
    }


def _account(role: str) -> Any:
    from chanzo.people.models import User
    from chanzo.people.services import create_user

    email = f"{role}@bench.example.org"
    areas, organisation = [], ""
    if role in ("official", "committee", "civil_society"):
        areas = [f"province:{_provinces()[0]}"]
    elif role in ("agent", "field_officer"):
        areas = [_busiest("site", "mine")]
    elif role in ("company", "smelter"):
        organisation = _busiest("organisation" if role == "company" else "holder", "export")
    known = User.objects.filter(email=email).first()
    return known or create_user(email=email, role=role, areas=areas, organisation=organisation)


def _provinces() -> list[str]:
    from chanzo.government.queries.provinces import provinces

    return [province.name for province in sorted(provinces(), key=lambda one: -len(one.sites))]


def _busiest(column: str, kind: str) -> str:
    from django.db.models import Count

    from chanzo.traceability.models import Lot

    counted = Lot.objects.filter(kind=kind).exclude(**{column: ""}).order_by().values_list(column)
    return str(counted.annotate(lots=Count("key")).order_by("-lots").first()[0])


def _lists() -> Asked:
    """Addresses by page, drawn from what the programme holds."""
    from chanzo.core import clock
    from chanzo.core.days import month_text
    from chanzo.findings.models import Finding
    from chanzo.people.scopes import EVERYTHING
    from chanzo.sites.models import Site
    from chanzo.traceability.models import Lot
    from chanzo.traceability.queries.tag_stock import stretches_on

    draw = np.random.default_rng(5)

    def some(values: Iterable[Any]) -> list[Any]:
        found = list(values)
        return [found[at] for at in draw.integers(0, len(found), SAMPLES)] if found else []

    def of(path: str, **filters: Iterable[Any]) -> list[str]:
        names, columns = list(filters), list(filters.values())
        return [f"{path}?{urlencode(dict(zip(names, row, strict=True)))}" for row in zip(*columns, strict=True)]

    sites = some(Site.objects.values_list("code", flat=True))
    months = list(Lot.objects.exclude(month=None).order_by().values_list("month", flat=True).distinct())
    dates = some(map(month_text, months))
    closed = Lot.objects.order_by().values_list("organisation", flat=True).distinct()
    organisations = some(code for code in closed if code)
    kinds = some(["mine", "negociant", "processor", "batch", "export"])
    keys = some(Lot.objects.filter(key__gte="mine:", key__lt="mine;").values_list("key", flat=True))
    mine = [key.split(":")[1].split("@")[0] for key in keys]
    causes = some(Finding.objects.order_by().values_list("rule", "cause").distinct())
    provinces = some(_provinces())
    now = month_text(max(months))
    holders = some({stretch.holder for stretch in stretches_on(clock.today(), scope=EVERYTHING)})
    return {
        "lots: all": ["/lots/"] * SAMPLES,
        "lots: further on": of("/lots/", after=keys),
        "lots: of a kind": of("/lots/", kind=kinds),
        "lots: of a site and month": of("/lots/", site=sites, month=dates),
        "lots: of a site": of("/lots/", site=sites),
        "lots: of a month": of("/lots/", month=dates),
        "lots: of an organisation": of("/lots/", organisation=organisations),
        "lots: of an organisation and kind": of("/lots/", organisation=organisations, kind=kinds),
        "tags": ["/tags/"] * SAMPLES,
        "tags: of a holder": of("/tags/", holder=holders),
        "tags: of a site": of("/tags/", site=sites),
        "findings: causes": ["/findings/"] * SAMPLES,
        "findings: causes of a site": of("/findings/", site=sites),
        "findings: one cause": of("/findings/cause", rule=[c[0] for c in causes], cause=[c[1] for c in causes]),
        "findings: each": ["/findings/each"] * SAMPLES,
        "findings: each of a month": of("/findings/each", month=dates),
        "sites": ["/sites/"] * SAMPLES,
        "map": ["/map"] * SAMPLES,
        "site": [f"/sites/{quote(code)}" for code in sites],
        "months": ["/months/"] * SAMPLES,
        "months: earlier ones": of("/months/", until=dates),
        "months: a province's month": [f"/months/{quote(p)}/{date}" for p, date in zip(provinces, dates, strict=True)],
        "months: a province's last month": [f"/months/{quote(province)}/{now}" for province in provinces],
        "acts": ["/acts/"] * SAMPLES,
        "acts: of a site": of("/acts/", site=sites),
        "acts: of an organisation": of("/acts/", organisation=organisations),
        "acts: of a month": of("/acts/", month=dates),
        "acts: of a kind": of("/acts/", kind=some(_act_kinds())),
        "search: a tag": of("/search", q=mine),
        "search: the beginning of a tag": of("/search", q=[number[:-2] for number in mine]),
        "search: a slip": of("/search", q=[number[:-1] + "X" for number in mine]),
        "search: a certificate": of("/search", q=some(_certificates())),
        "search: a site": of("/search", q=some(Site.objects.exclude(name="").values_list("name", flat=True))),
        "imports": ["/imports/"] * SAMPLES,
    }


def _act_kinds() -> list[str]:
    from chanzo.government.types import ActKind

    return [kind.value for kind in ActKind]


def _certificates() -> list[str]:
    """Certificates as lines of export lots name them."""
    from chanzo.traceability.models import Line
    from chanzo.traceability.types import cells_of

    texts = Line.objects.filter(table="export_log", effective=True).values_list("text", flat=True)
    return sorted({str(named) for text in texts if (named := cells_of(text).get("certificate"))})


def _times(reader: Any, paths: list[str]) -> list[float] | None:
    """The first answer on the processor, then three percentiles on the processor and on the clock; None if refused."""
    took = np.empty((2, len(paths)))
    for at, path in enumerate(paths):
        start = time.process_time(), time.perf_counter()
        answer = reader.get(path)
        took[:, at] = time.process_time() - start[0], time.perf_counter() - start[1]
        if answer.status_code not in (200, 302):
            print(path, answer.status_code, file=sys.stderr)
            return None
    took *= 1e3
    return [float(took[0, 0]), *(float(ms) for row in took for ms in np.percentile(row, (50, 95, 99)))]


def main() -> None:
    kept = os.environ.get("LISTS_HOME")
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="chanzo-bench-lists-") as name:
        folder = Path(name)
        folder.mkdir(exist_ok=True)
        programme(folder, int(os.environ.get("LISTS_BAGS", BAGS)))
        json.dump(measured(folder), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
