"""Whose a finding is where several bear its number: a table, filled from the records there are. (findings)"""

import json
from dataclasses import asdict

from django.db import migrations, models

from chanzo.findings.bearers import bearer_rows


def fill(apps, schema_editor):
    """What each finding was last told to be, where it is of several holders or sites."""
    last = {}
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT body FROM ledger_record WHERE kind = 'findings.judged' ORDER BY seq")
        while some := cursor.fetchmany(200):
            for (body,) in some:
                facts = json.loads(body)["facts"]
                for told in [*facts["raised"], *facts["changed"]]:
                    name = f"{told['rule']}:{told['subject_type']}:{told['subject']}"
                    last.pop(name, None)
                    if rows := bearer_rows(name, told["cases"]):
                        last[name] = rows
    bearer = apps.get_model("findings", "Bearer")
    bearer.objects.bulk_create((bearer(**asdict(row)) for rows in last.values() for row in rows), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("findings", "0001_initial"), ("ledger", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Bearer",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("finding", models.TextField()),
                ("organisation", models.TextField()),
                ("site", models.TextField()),
                ("day", models.IntegerField(null=True)),
                ("page", models.TextField()),
                ("line", models.TextField()),
                ("cases", models.TextField()),
            ],
            options={
                "db_table": "findings_bearer",
                "indexes": [
                    models.Index(fields=["finding"], name="bearer_finding"),
                    models.Index(fields=["organisation"], name="bearer_organisation"),
                    models.Index(fields=["site"], name="bearer_site"),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
