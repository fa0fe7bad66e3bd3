"""A made-up list of mines that a partner publishes: known ones, new ones, and some that nobody can place. (demo)"""

from pathlib import Path

import numpy as np
from django.conf import settings

from chanzo.field.services.mine_lists import take_list
from chanzo.people.types import SYSTEM
from chanzo.sites.models import ListedRow, Site
from chanzo.sites.queries.mine_lists import PROPOSED
from chanzo.sites.services.mine_lists import Told, decide_row
from chanzo.sites.types.mine_lists import Choice

# Degrees by which a visit with a telephone misses the register's place.
MISSED = 0.002
KNOWN, NEW = 14, 9


def tell(*, today: int, seed: int) -> None:
    """The list comes in and is matched; one new mine was entered, nobody has decided the doubtful rows yet."""
    rng = np.random.default_rng(seed)
    sites = [s for s in Site.objects.order_by("code") if s.means == s.code and s.longitude is not None][:KNOWN]
    rows = ["pcode;Nom du site;Longitude;Latitude;Minéral 1;Territoire"]
    for at, site in enumerate(sites):
        east, north = rng.uniform(-MISSED, MISSED, 2)
        # One in five is written in a way that leaves a doubt.
        name = site.name if at % 5 else "Chantier inconnu"
        place = f"{(site.longitude or 0) + east:.5f};{(site.latitude or 0) + north:.5f}".replace(".", ",")
        rows.append(f"mfano{at:04d};{name};{place};Cassitérite;{site.territory}")
    for at in range(NEW if sites else 0):
        near = sites[at % len(sites)]
        east, north = rng.uniform(0.08, 0.2, 2)
        place = f"{(near.longitude or 0) + east:.5f};{(near.latitude or 0) + north:.5f}".replace(".", ",")
        rows.append(f"mfano1{at:03d};Ilima Échantillon {at + 1};{place};Coltan;{near.territory}")
    rows += ["mfano9001;Sans coordonnées;;;Coltan;", "mfano9002;Ailleurs;103,8;1,3;Cassitérite;"]
    folder = Path(settings.HOME) / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mines.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8-sig")
    told = Told("Mines visited by a partner", "A research institute (made up)", "CC BY 4.0")
    received, _fresh = take_list(path, told, by=SYSTEM)
    fresh = ListedRow.objects.filter(PROPOSED, received=received, country="CD").order_by("row").first()
    if fresh is not None:
        decide_row(received=received, row=fresh.row, choice=Choice.NEW, by=SYSTEM)
