"""Pure decisions on targets: values in, values out. No Django here."""
