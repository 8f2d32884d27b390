"""Who may open the gallery of components, and the switches that everybody has."""

from __future__ import annotations

from thidua.core.access import EVERYBODY, SIGNED_IN, Access

ACCESS: dict[str, Access] = {
    "ui:gallery": Access(SIGNED_IN),
    "ui:gallery#post": Access(SIGNED_IN, method="post"),
    "ui:gallery_confirm": Access(SIGNED_IN),
    "ui:meeting_mode#post": Access(EVERYBODY, method="post", data=lambda world: {"on": "1"}),
}
