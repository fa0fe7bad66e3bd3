"""The database refuses to change a record. (ledger)"""

from django.db import migrations

from chanzo.ledger.services.triggers import drop_triggers, put_triggers


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(put_triggers, drop_triggers)]
