"""What an organisation is called on a day. (people)"""

from collections.abc import Iterable

from .types import DatedName

_BEGINNING = -(2**31)


def name_on(names: Iterable[DatedName], day: int) -> DatedName | None:
    """The name begun last on a day; before the first one its earliest, since it had some name then."""
    known = sorted(names, key=_since)
    begun = [name for name in known if name.from_day is None or name.from_day <= day]
    return begun[-1] if begun else next(iter(known), None)


def _since(name: DatedName) -> tuple[int, int]:
    return (_BEGINNING if name.from_day is None else name.from_day, name.version)
