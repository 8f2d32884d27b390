"""The database itself refuses to change or delete which edition was in force, and what an answer was given by."""

from django.db import migrations

from thidua.core.append_only import forbid_changes

activations = forbid_changes("rulebooks_activation")
states = forbid_changes("rulebooks_lawstate")


class Migration(migrations.Migration):
    dependencies = [("rulebooks", "0003_editions")]
    operations = [migrations.RunPython(*activations), migrations.RunPython(*states)]
