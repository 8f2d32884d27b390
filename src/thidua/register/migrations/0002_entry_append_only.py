"""The database itself refuses to change or delete a line of the register."""

from django.db import migrations

from thidua.core.append_only import forbid_changes

forward, backward = forbid_changes("register_entry")


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
