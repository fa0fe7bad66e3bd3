"""Where the made-up programme plays: real territories and districts, approximate coordinates of their seats. (demo)

Positions are rounded to a hundredth of a degree; wet months follow the two rainy seasons near the equator and the
one of the south. Everything placed in them (sites, depots, companies) is invented.
"""

from dataclasses import dataclass

CASSITERITE, COLTAN, WOLFRAMITE, MIXED = range(4)
MINERAL_NAMES = ("cassiterite", "coltan", "wolframite", "cassiterite+coltan")


@dataclass(frozen=True)
class Territory:
    """A territory, district or commune and the minerals found there (weights of cassiterite, coltan, wolframite)."""

    code: str
    country: str
    province: str
    name: str
    latitude: float
    longitude: float
    minerals: tuple[int, int, int]
    wet: frozenset[int]
    travel_days: int


_TWICE = frozenset((3, 4, 5, 9, 10, 11, 12))
_SOUTH = frozenset((11, 12, 1, 2, 3, 4))

# In the order in which a larger programme reaches them.
TERRITORIES: tuple[Territory, ...] = (
    Territory("KAL", "CD", "Sud-Kivu", "Kalehe", -2.10, 28.92, (5, 4, 1), _TWICE, 4),
    Territory("KAI", "CD", "Maniema", "Kailo", -2.63, 26.10, (6, 3, 1), _TWICE, 14),
    Territory("NYU", "CD", "Tanganyika", "Nyunzu", -5.95, 28.02, (4, 5, 1), _SOUTH, 9),
    Territory("MUH", "RW", "Southern", "Muhanga", -2.08, 29.75, (4, 4, 2), _TWICE, 1),
    Territory("MWE", "CD", "Sud-Kivu", "Mwenga", -3.04, 28.43, (6, 2, 2), _TWICE, 6),
    Territory("RUL", "RW", "Northern", "Rulindo", -1.73, 30.00, (2, 1, 6), _TWICE, 1),
    Territory("KAB", "BI", "Kayanza", "Kabarore", -2.80, 29.58, (2, 6, 1), _TWICE, 2),
    Territory("WAL", "CD", "Nord-Kivu", "Walikale", -1.42, 28.06, (7, 3, 0), _TWICE, 8),
    Territory("NGO", "RW", "Western", "Ngororero", -1.87, 29.63, (3, 6, 1), _TWICE, 1),
    Territory("PAN", "CD", "Maniema", "Pangi", -3.18, 26.63, (7, 2, 1), _TWICE, 15),
    Territory("MAN", "CD", "Tanganyika", "Manono", -7.30, 27.40, (5, 5, 0), _SOUTH, 8),
    Territory("MAS", "CD", "Nord-Kivu", "Masisi", -1.40, 28.81, (2, 8, 0), _TWICE, 3),
    Territory("RWA", "RW", "Eastern", "Rwamagana", -1.95, 30.43, (7, 2, 1), _TWICE, 1),
    Territory("MIT", "CD", "Haut-Katanga", "Mitwaba", -8.63, 27.34, (6, 4, 0), _SOUTH, 7),
    Territory("SHA", "CD", "Sud-Kivu", "Shabunda", -2.70, 27.34, (7, 3, 0), _TWICE, 12),
    Territory("GIT", "BI", "Muyinga", "Giteranyi", -2.52, 30.45, (7, 1, 1), _TWICE, 3),
    Territory("GAK", "RW", "Northern", "Gakenke", -1.70, 29.78, (4, 3, 4), _TWICE, 1),
    Territory("PUN", "CD", "Maniema", "Punia", -1.47, 26.43, (8, 2, 0), _TWICE, 16),
    Territory("KAM", "RW", "Southern", "Kamonyi", -2.00, 29.90, (3, 5, 2), _TWICE, 1),
    Territory("WLU", "CD", "Sud-Kivu", "Walungu", -2.72, 28.67, (6, 3, 2), _TWICE, 3),
    Territory("KLM", "CD", "Tanganyika", "Kalemie", -5.93, 29.19, (3, 6, 0), _SOUTH, 5),
    Territory("KAS", "CD", "Maniema", "Kasongo", -4.45, 26.66, (6, 4, 0), _TWICE, 14),
    Territory("KAY", "RW", "Eastern", "Kayonza", -1.90, 30.65, (6, 1, 2), _TWICE, 2),
    Territory("LUB", "CD", "Nord-Kivu", "Lubero", -0.16, 29.24, (2, 4, 3), _TWICE, 6),
    Territory("BUS", "BI", "Kirundo", "Busoni", -2.48, 30.20, (6, 2, 1), _TWICE, 3),
    Territory("MAL", "CD", "Haut-Lomami", "Malemba-Nkulu", -8.03, 26.80, (7, 3, 0), _SOUTH, 9),
    Territory("RUT", "RW", "Western", "Rutsiro", -1.94, 29.32, (2, 6, 2), _TWICE, 2),
    Territory("FIZ", "CD", "Sud-Kivu", "Fizi", -4.30, 28.94, (5, 5, 0), _TWICE, 6),
    Territory("KON", "CD", "Tanganyika", "Kongolo", -5.38, 26.99, (4, 6, 0), _SOUTH, 9),
    Territory("BUR", "RW", "Northern", "Burera", -1.47, 29.83, (1, 1, 8), _TWICE, 2),
    Territory("KIB", "CD", "Maniema", "Kibombo", -3.90, 25.93, (7, 3, 0), _TWICE, 15),
)
# A territory in which the programme does not work, suspended from before its first day.
ELSEWHERE = "Rutshuru"
