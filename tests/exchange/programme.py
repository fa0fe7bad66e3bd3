"""Five sites in two territories, tagged in May to July 2026, and a late sheet: as much as publication needs."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from chanzo.core.days import to_day
from chanzo.field.services.imports import import_files

NAME = "Somebody Named Thus"
HEADER = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
# Bags of 40 kg a month.
TAGGED = {"H-1": 12, "H-2": 9, "H-3": 1, "V-1": 11, "V-2": 8}
SITES = "site,name,country,province,territory,latitude,longitude,minerals,baseline_date\n" + "".join(
    f"{site},{name},CD,North,{'Hill' if site[0] == 'H' else 'Valley'},-1.23456,28.76543,cassiterite,2025-10-01\n"
    for site, name in {
        "H-1": "Mine One",
        "H-2": "=Mine Two",
        "H-3": f"Carrière {NAME}",
        "V-1": "Mine É",
        "V-2": "V",
    }.items()
)
STATUS = "site,scheme,status,from,act\n" + "".join(
    f"{site},programme,integrated,2025-07-01,Letter of {NAME}\n" for site in TAGGED
)


def day(text: str) -> int:
    return to_day(date.fromisoformat(text))


def recorded(folder: Path, *months: str, tagged: dict[str, int] | None = None, page: str = "P") -> None:
    """The registers and a sheet a site and month."""
    tables = {
        "sites": SITES,
        "site_status": STATUS,
        "mine_log": HEADER + "".join(_lines(months, tagged or TAGGED, page)),
    }
    paths = []
    for name, text in tables.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    taken = import_files(paths, by="test", backfill=True)
    assert taken.whole


def _lines(months: Iterable[str], tagged: dict[str, int], page: str) -> Iterable[str]:
    for month in months:
        for site, bags in tagged.items():
            for line in range(1, bags + 1):
                tag = f"{page}{site}{month}{line:03d}".replace("-", "")
                yield f"{page}-{site}-{month},{line},{month}-10,{site},TP,{tag},cassiterite,40,T1,{NAME},AG-1\n"
