"""ICGLR identifiers of mine sites: written, read, and held against what the register says of the place. (sites)

    RW-1.9641+30.0619-00001      country, latitude, longitude, number of the country

The hyphen before the latitude is separator and minus in one, so a hemisphere is never read out of an identifier: it is
the register's. Only how many degrees there are, and the country, can be compared.
"""

import re
from dataclasses import dataclass

_SHAPE = re.compile(r"([A-Z]{2})[-+]{1,2}(\d{1,2})\.(\d{4})[-+]{1,2}(\d{1,3})\.(\d{4})-(\d{5})\Z")
TEN_THOUSANDTH = 100  # millionths of a degree
# An identifier keeps the place that was measured first, the register the one measured best: about a kilometre apart.
NEAR_UDEG = 10_000


@dataclass(frozen=True)
class Identifier:
    """An ICGLR identifier taken apart; degrees in millionths, without a hemisphere."""

    country: str
    latitude_udeg: int
    longitude_udeg: int
    number: int

    @property
    def key(self) -> str:
        """The same for every way of writing the separators."""
        return f"{self.country}|{self.latitude_udeg}|{self.longitude_udeg}|{self.number}"


def identifier_read(text: str) -> Identifier | None:
    """The parts of an identifier; None when it has not the shape of one."""
    found = _SHAPE.match(text.strip().upper())
    if found is None:
        return None
    country, *digits, number = found.groups()
    north, north_part, east, east_part = (int(part) for part in digits)
    return Identifier(
        country,
        north * 1_000_000 + north_part * TEN_THOUSANDTH,
        east * 1_000_000 + east_part * TEN_THOUSANDTH,
        int(number),
    )


def identifier_written(country: str, latitude_udeg: int, longitude_udeg: int, number: int) -> str:
    """The identifier of a place under the next number of its country."""
    north, east = (_degrees(abs(value)) for value in (latitude_udeg, longitude_udeg))
    return f"{country}-{north}-{east}-{number:05d}"


def disagreement(read: Identifier, country: str, latitude_udeg: int | None, longitude_udeg: int | None) -> str:
    """In what an identifier contradicts the register: ``country``, ``place``, ``unknown`` or nothing."""
    if not country or latitude_udeg is None or longitude_udeg is None:
        return "unknown"
    if read.country != country.upper():
        return "country"
    far = max(abs(read.latitude_udeg - abs(latitude_udeg)), abs(read.longitude_udeg - abs(longitude_udeg)))
    return "place" if far > NEAR_UDEG else ""


def _degrees(udeg: int) -> str:
    tenths = (udeg + TEN_THOUSANDTH // 2) // TEN_THOUSANDTH
    return f"{tenths // 10_000}.{tenths % 10_000:04d}"
