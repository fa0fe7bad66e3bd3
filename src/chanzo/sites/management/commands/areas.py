"""``chanzo areas``: layers of protected areas loaded, and every site held against them. (sites)"""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.people.types import SYSTEM
from chanzo.places.queries.layers import current_layers
from chanzo.places.services.layers import Described
from chanzo.sites.queries.screening import results_of_layers
from chanzo.sites.services.screening import load_and_screen, screen_again


class Command(Base):
    help = "load a layer of protected areas, or check every site against the layers"

    def arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        load = acts.add_parser("load", help="a layer: GeoJSON or a zipped shapefile")
        load.add_argument("file", type=Path, metavar="FILE")
        load.add_argument("--layer", required=True, metavar="NAME")
        load.add_argument("--source", required=True, metavar="TEXT", help="who publishes it")
        load.add_argument("--licence", required=True, metavar="TEXT")
        load.add_argument("--date", required=True, metavar="D", type=date.fromisoformat, help="YYYY-MM-DD")
        check = acts.add_parser("check", help="every site against every layer")
        check.add_argument("--layer", metavar="NAME")

    def answer(self, **options: Any) -> Any:
        if options["act"] == "check":
            return self._check(options["layer"])
        return self._load(*(options[name] for name in ("file", "layer", "source", "licence", "date")))

    def show(self, answer: Any) -> None:
        if isinstance(answer, dict):
            told = "{layer}, version {version}: {areas} areas, {refused} refused"
            self.stdout.write(told.format(**answer))
            return
        for row in answer:
            where = "no place" if row["inside"] is None else "inside" if row["inside"] else f"{row['distance_km']} km"
            self.stdout.write(f"{row['site']}  {row['layer']} {row['version']}: {where}  {row['area']}")

    def _load(self, file: Path, layer: str, source: str, licence: str, dated: date) -> dict[str, Any]:
        if not file.is_file():
            raise Refused("LAYER_NO_FILE", file=file.name)
        done = load_and_screen(file, Described(layer, source, licence, to_day(dated)), by=SYSTEM)
        row = done.layer
        assert row is not None  # loading ends with a layer or is refused
        if row.repaired:
            self.say(f"{row.repaired} outlines were repaired")
        if row.unknown:
            self.say(f"{row.unknown} areas are known as a point only: their boundary is unknown")
        self.say(f"{done.changed} sites stand otherwise than before")
        return {"layer": row.name, "version": row.version, "areas": row.areas, "refused": row.refused}

    def _check(self, layer: str | None) -> list[dict[str, Any]]:
        layers = current_layers(layer)
        if layer is not None and not layers:
            raise Refused("LAYER_UNKNOWN", layer=layer)
        screen_again()
        return results_of_layers(layers)
