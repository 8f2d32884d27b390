"""Thidua: emulation and commendation, from the numeric target to a certificate anyone can verify."""

__version__ = "0.1.0"
