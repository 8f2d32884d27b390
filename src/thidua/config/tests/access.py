"""Who may open the pages of accounts: sign-in, password, second factor. Their library guards them."""

from __future__ import annotations

from typing import Any

from thidua.core.access import EVERYBODY, SIGNED_IN, Access

_KEY = "mau-mau"  # no such key was ever sent


def _open(name: str, allow: frozenset[str] = EVERYBODY, **more: Any) -> dict[str, Access]:
    """A page and the form on it, for the same people."""
    return {name: Access(allow, **more), f"{name}#post": Access(allow, method="post", **more)}


NOBODY: frozenset[str] = frozenset()  # nobody of the cast has a second factor or waits for a confirmation
ACCESS: dict[str, Access] = {
    **_open("account_login"),
    **_open("account_logout"),
    **_open("account_signup"),
    "account_inactive": Access(EVERYBODY),
    "account_email_verification_sent": Access(EVERYBODY),
    **_open("account_email", SIGNED_IN),
    **_open("account_change_password", SIGNED_IN),
    **_open("account_set_password", SIGNED_IN),
    **_open("account_reauthenticate", SIGNED_IN),
    **_open("account_reset_password"),
    "account_reset_password_done": Access(EVERYBODY),
    **_open("account_reset_password_from_key", kwargs=lambda world: {"uidb36": "1", "key": _KEY}),
    "account_reset_password_from_key_done": Access(EVERYBODY),
    "account_confirm_email": Access(EVERYBODY, kwargs=lambda world: {"key": _KEY}),
    "account_confirm_email#post": Access(NOBODY, method="post", kwargs=lambda world: {"key": _KEY}),
    **_open("account_confirm_login_code", SIGNED_IN),
    **_open("set_language", data=lambda world: {"language": "vi"}),
    "example_workbook": Access(NOBODY),  # outside an example installation it is not there
    "mfa_index": Access(SIGNED_IN),
    **_open("mfa_authenticate", SIGNED_IN),
    **_open("mfa_reauthenticate", SIGNED_IN),
    **_open("mfa_activate_totp", SIGNED_IN),
    **_open("mfa_deactivate_totp", NOBODY),
    "mfa_view_recovery_codes": Access(NOBODY),
    **_open("mfa_generate_recovery_codes", SIGNED_IN),
    "mfa_download_recovery_codes": Access(NOBODY),
    "mfa_list_webauthn": Access(SIGNED_IN),
    **_open("mfa_add_webauthn", SIGNED_IN),
    **_open("mfa_reauthenticate_webauthn", SIGNED_IN),
    **_open("mfa_remove_webauthn", SIGNED_IN, kwargs=lambda world: {"pk": 1}),
    **_open("mfa_edit_webauthn", SIGNED_IN, kwargs=lambda world: {"pk": 1}),
}
