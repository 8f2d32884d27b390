"""The database itself refuses to change or delete an event."""

from django.db import migrations

from thidua.core.append_only import forbid_changes

forward, backward = forbid_changes("core_event")


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
