"""The provinces of the register of sites, each with its sites. (government)"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.people.policies import may
from chanzo.people.types import Act, Place
from chanzo.sites.models import Site


@dataclass(frozen=True)
class Province:
    """A province as the register writes it, and the codes of its sites."""

    name: str
    folded: str
    sites: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where its acts are done, as the policies ask."""
        return Place(province=self.name)


def provinces() -> list[Province]:
    """Every province that a site lies in, by name."""
    sites, names = defaultdict(list), defaultdict(set)
    for code, province in Site.objects.order_by("code").values_list("code", "province"):
        if folded := fold(province):
            sites[folded].append(code)
            names[folded].add(province)
    found = [Province(min(names[folded]), folded, tuple(codes)) for folded, codes in sites.items()]
    return sorted(found, key=lambda province: province.name)


def provinces_visible_to(user: Any) -> list[Province]:
    """The provinces whose months an account may see."""
    return [province for province in provinces() if may(user, Act.SEE_MONTHS, at=province.place)]


def names_visible_to(user: Any) -> list[str]:
    """The names of the provinces whose months an account may see, without their sites."""
    written = Site.objects.exclude(province="").order_by().values_list("province", flat=True).distinct()
    names = {fold(name): name for name in written}
    return [name for name in names.values() if may(user, Act.SEE_MONTHS, at=Place(province=name))]


def province_called(name: str) -> Province:
    """The province of that name; Refused when no site lies in it."""
    folded = fold(name)
    for province in provinces():
        if province.folded == folded:
            return province
    raise Refused("PROVINCE_UNKNOWN", province=name)
