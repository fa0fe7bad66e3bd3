"""Accounts and sanctions that everybody may read now; those whose place is withheld since are closed. (exchange)"""

from collections.abc import Collection
from dataclasses import dataclass

from chanzo.core import clock
from chanzo.incidents.publication.public import Public, accounts_on, sanctions_on
from chanzo.incidents.publication.types import Precision
from chanzo.people.scopes import area_key

from ..types import Level
from .withholdings import Decided, decisions_on, withheld_among


@dataclass(frozen=True)
class Open:
    """One account or sanction, and whether it is closed for now: it names a place that a decision withholds."""

    public: Public
    closed: bool = False


def open_accounts(references: Collection[str] | None = None) -> list[Open]:
    """The accounts that are public today, newest first."""
    today = clock.today()
    found = accounts_on(today, references)
    hidden = _withheld(found, today)
    return [Open(one, one.reference in hidden) for one in found]


def open_sanctions(references: Collection[str] | None = None) -> list[Open]:
    """The sanctions that are public today, newest first."""
    today = clock.today()
    found = sanctions_on(today, references)
    sites = withheld_among({str(version.told["about"]) for one in found for version in one.versions}, today)
    return [Open(one, any(version.told["about"] in sites for version in one.versions)) for one in found]


def _withheld(found: list[Public], today: int) -> set[str]:
    """The numbers of accounts of which a version names a withheld site, or an area that is not to be named."""
    told = [(one.reference, version.told) for one in found for version in one.versions]
    sites = withheld_among({each["place"] for _, each in told if each["precision"] == Precision.SITE}, today)
    decisions = decisions_on(today)
    return {
        reference
        for reference, each in told
        if each["place"] in sites or _unnamed(each["precision"], each["place"], decisions)
    }  # fmt: skip


def _unnamed(precision: str, place: str, decisions: dict[str, Decided]) -> bool:
    if precision not in (Precision.TERRITORY, Precision.PROVINCE):
        return False
    decided = decisions.get(area_key(f"{precision}:{place}"))
    return decided is not None and decided[1] is Level.NOWHERE
