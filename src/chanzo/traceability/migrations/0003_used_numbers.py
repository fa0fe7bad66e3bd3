"""The index of tag numbers says kind and day too, so that used tags are counted without their rows. (traceability)"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("traceability", "0002_sums")]

    operations = [
        migrations.RemoveIndex(model_name="lot", name="lot_number"),
        migrations.AddIndex(
            model_name="lot", index=models.Index(fields=["number", "kind", "day"], name="lot_number")
        ),
    ]
