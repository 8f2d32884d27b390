"""The shared reads of the register."""

from __future__ import annotations

import re

from thidua import text
from thidua.decisions.models import Certificate

ADDRESS = re.compile(r"^(ong|ba|dong chi)\s+")


def find_certificate(public_id: str) -> Certificate | None:
    """The certificate behind a public address, None when there is none."""
    return Certificate.objects.select_related("item__decision").filter(public_id=public_id).first()


def look_up(register_no: str, recipient: str) -> Certificate | None:
    """A certificate by its register number and the name on it, both exactly; accents and Ông, Bà do not matter."""
    wanted = plain_name(recipient)
    found = Certificate.objects.filter(register_no__iexact=text.clean(register_no)).first()
    if found is None or not wanted or plain_name(str(found.printed.get("recipient", ""))) != wanted:
        return None
    return found


def plain_name(name: str) -> str:
    return ADDRESS.sub("", text.fold(name))
