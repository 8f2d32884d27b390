"""The database itself refuses to change or delete what a lawyer confirmed."""

from django.db import migrations

from thidua.core.append_only import forbid_changes

forward, backward = forbid_changes("rulebooks_confirmation")


class Migration(migrations.Migration):
    dependencies = [("rulebooks", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
