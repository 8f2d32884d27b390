"""Who may open the shelf of law: the law is public; what is unverified is work for those who sign in."""

from __future__ import annotations

from thidua.core.access import EVERYBODY, SIGNED_IN, Access

ACCESS = {
    "rulebooks:index": Access(EVERYBODY),
    "rulebooks:award": Access(EVERYBODY, lambda world: {"award": "cstd-bo"}),
    "rulebooks:on_date": Access(EVERYBODY, lambda world: {"award": "cstd-bo"}),
    "rulebooks:document": Access(EVERYBODY, lambda world: {"document": "L22"}),
    "rulebooks:unverified": Access(SIGNED_IN),
}
