"""Findings know their cause, lot and age; answers who gave them and how. Rows that stand are filled as replay would."""

import json

from django.db import migrations, models

from chanzo.findings.rules import cause_of, lot_of

AT_ONCE = 2000


def fill(apps, schema_editor):
    Finding, Event, Verdict = (apps.get_model("findings", name) for name in ("Finding", "Event", "Verdict"))
    raised = dict(Event.objects.filter(what="raised").order_by("seq").values_list("finding", "seq"))
    filled = []
    for row in Finding.objects.iterator(chunk_size=AT_ONCE):
        row.cause = cause_of(
            row.rule,
            row.subject_type,
            row.subject,
            site=row.site,
            organisation=row.organisation,
            month=row.month,
            case=json.loads(row.facts)["cases"][0],
        )
        row.lot = lot_of(row.subject_type, row.subject)
        row.raised = raised.get(row.id, row.seq)
        filled.append(row)
        if len(filled) == AT_ONCE:
            Finding.objects.bulk_update(filled, ["cause", "lot", "raised"])
            filled.clear()
    Finding.objects.bulk_update(filled, ["cause", "lot", "raised"])
    answers = Event.objects.filter(what="answered").order_by("seq").values_list("finding", "seq")
    for verdict in Verdict.objects.exclude(answer=""):
        until = float("inf") if verdict.ended is None else verdict.ended
        of_it = [seq for finding, seq in answers.filter(finding=verdict.finding) if verdict.seq < seq <= until]
        verdict.means, verdict.answered = "page", max(of_it, default=None)
        verdict.save(update_fields=["means", "answered"])


class Migration(migrations.Migration):
    dependencies = [("findings", "0002_bearer")]

    operations = [
        migrations.AddField("finding", "cause", models.TextField(default=""), preserve_default=False),
        migrations.AddField("finding", "lot", models.TextField(default=""), preserve_default=False),
        migrations.AddField("finding", "raised", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField("verdict", "answered", models.BigIntegerField(null=True)),
        migrations.AddField("verdict", "given_by", models.TextField(default=""), preserve_default=False),
        migrations.AddField("verdict", "means", models.TextField(default=""), preserve_default=False),
        migrations.AddField("verdict", "given_on", models.IntegerField(null=True)),
        migrations.AddField("verdict", "read_back", models.BooleanField(default=False), preserve_default=False),
        migrations.AddField("verdict", "reminded", models.BigIntegerField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("finding", models.Index(fields=["rule", "cause"], name="finding_cause")),
        migrations.AddIndex("finding", models.Index(fields=["seq"], name="finding_seq")),
        migrations.AddIndex("verdict", models.Index(fields=["seq"], name="verdict_seq")),
        migrations.AddIndex("verdict", models.Index(fields=["sort", "ended"], name="verdict_sort_ended")),
        migrations.AddIndex("event", models.Index(fields=["seq"], name="event_seq")),
    ]
