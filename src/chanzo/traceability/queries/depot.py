"""Mine bags that stood where they were closed as a day began. (traceability)"""

from collections.abc import Collection

from django.db.models import Q

from chanzo.sites.depot import Bag

from ..models import Input, Line, Lot, LotNumber
from ..types import Kind, Step, cells_of
from .rows import chunks

GONE = frozenset({"sell", "seize", "steal", "spill", "destroy"})


class Custody:
    """The depot as ``sites.depot`` asks for it."""

    def standing(self, sites: Collection[str], points: Collection[str], day: int) -> list[Bag]:
        """By site, tag: closed before the day at these sites or points, neither opened nor gone before it."""
        closed_there = Q(site__in=list(sites)) | Q(site="", point__in=list(points))
        lots = {
            lot.key: lot for lot in Lot.objects.filter(closed_there, kind=Kind.MINE, day__lt=day).exclude(number="")
        }
        numbers = {key: lot.number for key, lot in lots.items()}
        for piece in chunks(list(lots)):
            used = Input.objects.filter(src__in=piece, day__lt=day).exclude(step=Step.OUTPUT)
            for key in used.values_list("src", flat=True):
                numbers.pop(key, None)
            further = LotNumber.objects.filter(lot__in=piece, from_day__lt=day).order_by("from_day", "version")
            for row in further:
                if row.lot in numbers:
                    numbers[row.lot] = row.number
        gone = _gone({*numbers.values(), *(lots[key].number for key in numbers)}, day)
        bags = [
            Bag(number, lot.mineral, lot.current_g or lot.mass_g or 0, lot.site, lot.point, lot.day or 0, lot.holder)
            for key, number in numbers.items()
            if not gone & {number, (lot := lots[key]).number}
        ]
        return sorted(bags, key=lambda bag: (bag.site, bag.tag))


def _gone(numbers: Collection[str], day: int) -> set[str]:
    """The numbers under which a bag act took a bag away before a day."""
    found: set[str] = set()
    for piece in chunks(sorted(numbers)):
        for line in Line.objects.filter(table="bag_acts", number__in=piece, effective=True, day__lt=day):
            if cells_of(line.text)["action"] in GONE:
                found.add(line.number)
    return found
