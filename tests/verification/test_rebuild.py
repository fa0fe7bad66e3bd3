"""A rebuild finds the projected rows that are not what the ledger makes of them, and puts every table right."""

import pytest
from django.db import connection

from chanzo.ledger.services.rebuilding import rebuild

from .test_whole_ledger import deliver, mined

pytestmark = pytest.mark.django_db

DAMAGES = {
    "a row changed": ("UPDATE traceability_lot SET mass_g = 1 WHERE number = '0410001'", 1),
    "a table emptied": ("DELETE FROM traceability_line", 3),
    "a row made up": ("INSERT INTO traceability_gone (key, seq) VALUES ('mine:0', 1)", 1),
    "findings gone": ("DELETE FROM findings_finding", 1),
}


def stored() -> dict[str, list[tuple]]:
    tables = ("traceability_line", "traceability_lot", "traceability_page", "traceability_gone", "findings_finding")
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            found[table] = sorted(cursor.fetchall(), key=repr)
        return found


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_rebuild_tells_what_differed_and_leaves_every_table_as_it_was_recorded(damage):
    deliver([mined("0410001", 30), mined("0410002", 40), mined("041000?", 20)])
    before = stored()
    sql, rows = DAMAGES[damage]
    with connection.cursor() as cursor:
        cursor.execute(sql)
    told = rebuild()
    assert not told.equal
    assert len(told.differences) >= rows
    assert stored() == before
    assert rebuild().equal
