"""A layer of protected areas, observations and a list of mines beside the small programme."""

from datetime import date
from pathlib import Path

from chanzo.core.days import to_day
from chanzo.field.services.mine_lists import take_list
from chanzo.people.types import SYSTEM
from chanzo.sites.services.mine_lists import Told
from chanzo.sites.services.observations import record_observation
from chanzo.sites.types.observations import Seen, Sort
from tests.sites.layers import a_box, a_feature, loaded

DAY = to_day(date(2026, 2, 1))
LIST = "name,longitude,latitude\nKakanga,28.5,-2.5\nElsewhere,,\n"


def named_in_areas(folder: Path) -> dict[str, str]:
    """What is loaded and recorded, by the words of the table of addresses."""
    done = loaded(folder, a_feature("Made-up Park", a_box(28.4, -2.6, 28.6, -2.4)))
    assert done.layer is not None
    path = folder / "mines.csv"
    path.write_text(LIST, encoding="utf-8")
    received, _ = take_list(path, Told("A list", "An institute", ""), by=SYSTEM)
    north = Seen(Sort.MINING, DAY, "Two shafts.", site="S-1")
    south = Seen(Sort.AWARENESS, DAY, "The boundary.", site="S-2", women=3, men=4)
    quiet = Seen(Sort.WILDLIFE, DAY, "Skins.", site="S-1", confidential=True)
    return {
        "layer": str(done.layer.seq),
        "list": str(received),
        "seen in North": str(record_observation(north, by=SYSTEM)),
        "seen in South": str(record_observation(south, by=SYSTEM)),
        "told in confidence": str(record_observation(quiet, by=SYSTEM)),
    }
