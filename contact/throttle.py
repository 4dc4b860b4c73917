"""Keeps one place on the network from sending or asking without end.

Whole neighbourhoods of addresses share a count, and no address is kept: the cache's keys are keyed
hashes that differ from window to window. A household, a hospital or a phone network stands behind one
address, so the limits are generous. django-ratelimit, which did this, is no longer looked after.
"""

import logging
import time
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

UNKNOWN = "unknown"  # all whose address cannot be read are one


class Limit(NamedTuple):
    """What is counted and how much of it there may be: `allow(request, *SUBMISSIONS)`."""

    action: str
    most: int
    seconds: int


SUBMISSIONS = Limit("submission", most=30, seconds=600)
STATUS_LOOKUPS = Limit("status", most=10, seconds=600)


def truncated_address(request: HttpRequest) -> str:
    """The network that a request comes from: a /24 of IPv4, a /48 of IPv6."""
    try:
        address = _mapped(ip_address(_without_port(_reported_address(request).strip())))
    except ValueError:
        return UNKNOWN
    if isinstance(address, IPv4Address):
        return str(IPv4Network((int(address), 24), strict=False))
    return str(IPv6Network((int(address), 48), strict=False))


def allow(request: HttpRequest, action: str, most: int, seconds: int) -> bool:
    """Count one action; whether it is still among the first ones of this window.

    The window's number is part of the key, so a count ends with its window even if the cache never
    forgets it. A cache that fails stops nobody.
    """
    counted = f"{action} {int(time.time() // seconds)} {truncated_address(request)}"
    key = "throttle:" + salted_hmac("contact.throttle", counted, algorithm="sha256").hexdigest()
    try:
        cache.add(key, 0, timeout=2 * seconds)
        return cache.incr(key) <= most
    except Exception as error:  # each kind of cache has errors of its own
        logger.error("The cache cannot count, so “%s” is not limited: %s", action, type(error).__name__)
        return True


def _reported_address(request: HttpRequest) -> str:
    """The client as the connection names it, or as our proxy does: it adds the last entry.

    The entries before that one are what the client itself sent.
    """
    if settings.BEHIND_HTTPS_PROXY:
        return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]
    return request.META.get("REMOTE_ADDR", "")


def _without_port(text: str) -> str:
    """Some proxies write `192.0.2.1:443` and `[2001:db8::1]:443`."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text


def _mapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 one, if it is such a one."""
    return getattr(address, "ipv4_mapped", None) or address
