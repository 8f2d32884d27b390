"""Screens of rounds, dossiers and appraisal: each parses input, calls one action or query, picks a template."""
