"""What every template knows of this installation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

import thidua
from thidua.core.demo_cast import DEMO_CAST


def site(request: HttpRequest) -> dict[str, Any]:
    return {"version": thidua.__version__, "demo_accounts": DEMO_CAST if settings.DEMO else []}
