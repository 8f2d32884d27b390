"""Journeys across rooms, in a real browser against a really served example ministry."""

import pytest

pytest.register_assert_rewrite("tests.journeys.steps")
