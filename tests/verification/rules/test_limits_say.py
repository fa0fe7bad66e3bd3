"""Limits that an installation sets hold where and from when they are set."""

import pytest

from chanzo.verification.types import ParameterRow
from tests.verification.rules.programme import found
from tests.verification.rules.sheets import SOUND, mine, trade


def test_a_site_s_own_limit_stands_over_the_programme_s_from_its_day_on() -> None:
    own = ParameterRow("WEIGHT", "mine_high_g", 45_000, "site", "S1", 20_462)
    tables = {**SOUND, "mine_log": mine("0100 50 2026-01-08", "0101 50 2026-01-10")}
    assert found(tables, "WEIGHT", parameters=(own,)) == {("WEIGHT", "W", "0101", "bag")}


@pytest.mark.parametrize(
    ("rule", "name", "value", "tables"),
    [
        ("FACTOR10", "ratio", 3, {"mine_log": mine("0100 20"), "trade_log": trade("0100 60 N1 60")}),
        ("ROUND", "bags", 3, {"mine_log": mine(*[f"01{n:02d} 50" for n in range(3)])}),
        ("STATION", "bags", 1, {"mine_log": mine(*(f"011{n} 9 2026-0{n}-05 S2" for n in (1, 2, 3)),
                                                 *(f"010{n} 1 2026-0{n}-05 S1" for n in (1, 2)),
                                                 "0103 9 2026-03-05 S1")}),
        ("GEO", "speed_kmh", 1, {"mine_log": "page line date time site tag mineral weight_kg agent latitude longitude\n"
                                             "P-1 1 2026-01-10 08:00 S1 0100 coltan 50 A1 -2.0 28.0\n"
                                             "P-2 1 2026-01-10 14:00 S2 0101 coltan 50 A1 -2.0 28.1"}),
    ],
)  # fmt: skip
def test_a_limit_set_from_a_day_on_holds_from_that_day(rule: str, name: str, value: int, tables: dict) -> None:
    def judged(limit: int, since: int) -> set:
        return found({**SOUND, **tables}, rule, parameters=(ParameterRow(rule, name, limit, valid_from=since),))

    assert judged(value, 20_820) == found({**SOUND, **tables}, rule) == set()
    assert judged(value, 20_454)
