"""Sums of months, and the smelters that export lots name: tables filled from the lots and lines there are. (traceability)"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import migrations, models

from chanzo.core.names import fold
from chanzo.ledger.shelves import compact
from chanzo.traceability.names import NAMING, Names
from chanzo.traceability.types import Line, cells_of

AT_ONCE = 500
SUMMED = """
    SELECT kind, site, organisation, month, mineral, COUNT(*), SUM(COALESCE(mass_g, 0))
    FROM traceability_lot WHERE month IS NOT NULL GROUP BY kind, site, organisation, month, mineral
"""
PACKED = """
    SELECT sheet, organisation_name, text FROM traceability_line AS line
    WHERE "table" = 'export_log' AND effective
      AND EXISTS (SELECT 1 FROM traceability_lot WHERE name = line.sheet AND kind = 'export')
"""


def fill(apps: Any, schema_editor: Any) -> None:
    """What deriving custody anew would write."""
    connection = schema_editor.connection
    sums, smelters = apps.get_model("traceability", "MonthSum"), apps.get_model("traceability", "NamedSmelter")
    rows = ((compact(list(row[:5])), *row[:6], int(row[6])) for row in _read(connection, SUMMED))
    names = ("key", "kind", "site", "organisation", "month", "mineral", "lots", "mass_g")
    while some := list(islice(rows, AT_ONCE)):
        sums.objects.bulk_create(sums(**dict(zip(names, row, strict=True))) for row in some)
    called, named = _names(apps), set()
    for sheet, exporter, text in _read(connection, PACKED):
        if smelter := fold(cells_of(text).get("smelter", "")):
            named.add((f"export:{sheet}@{called.organisation(exporter)}", smelter))
    told = [smelters(key=compact([lot, smelter]), lot=lot, smelter=smelter) for lot, smelter in sorted(named)]
    smelters.objects.bulk_create(told, batch_size=AT_ONCE)


def _names(apps: Any) -> Names:
    lines = apps.get_model("traceability", "Line").objects.filter(sheet__in=[f"#{table}" for table in NAMING])
    columns = list(Line.__dataclass_fields__)
    return Names(Line(*row) for row in lines.values_list(*columns))


def _read(connection: Any, sql: str) -> Iterator[tuple[Any, ...]]:
    """Rows in the order of the query; a cursor of its own, since others write meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        yield from cursor.fetchall()


class Migration(migrations.Migration):
    dependencies = [("traceability", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="MonthSum",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("site", models.TextField()),
                ("organisation", models.TextField()),
                ("month", models.IntegerField()),
                ("mineral", models.TextField()),
                ("lots", models.IntegerField()),
                ("mass_g", models.BigIntegerField()),
            ],
            options={
                "db_table": "traceability_month_sum",
                "indexes": [
                    models.Index(fields=["site", "month"], name="month_sum_site"),
                    models.Index(fields=["organisation", "month"], name="month_sum_org"),
                    models.Index(fields=["month", "kind"], name="month_sum_month"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NamedSmelter",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("lot", models.TextField()),
                ("smelter", models.TextField()),
            ],
            options={
                "db_table": "traceability_named_smelter",
                "indexes": [
                    models.Index(fields=["lot"], name="named_smelter_lot"),
                    models.Index(fields=["smelter"], name="named_smelter_name"),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
