"""Addresses that a form brings along."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request: HttpRequest, address: str, *, otherwise: str = "/") -> str:
    """The address if it is one of this site's, so that a forged form cannot send anybody elsewhere."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else otherwise
