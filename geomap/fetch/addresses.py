"""Connecting to nothing but public addresses: names are looked up once, and what was looked up is connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

from geomap.errors import FetchError

Resolve = Callable[..., list[tuple[Any, ...]]]


class AddressRefused(FetchError):
    """A host stands for addresses that must not be asked."""


def is_public(text: str) -> bool:
    """Whether a numeric address is one of the public network, and leads to no other inside it.

    Examples
    --------
    >>> [is_public(each) for each in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1", "8.8.8.8")]
    [False, False, False, False, True]
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        # Ways to write an IPv4 address, or to tunnel to one, inside an IPv6 address.
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in ipaddress.ip_network("64:ff9b::/96"):
            inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(each is not None and not is_public(str(each)) for each in inside):
            return False
    return address.is_global and not address.is_multicast


def connect(
    host: str,
    port: int,
    *,
    private: bool,
    timeout_seconds: float,
    resolve: Resolve = socket.getaddrinfo,
) -> socket.socket:
    """Open a connection to a host.

    Since the address that was checked is the one that is connected to, a name server that answers otherwise the second
    time gains nothing.

    Raises
    ------
    AddressRefused
        When no address of the host is public, unless `private`.
    OSError
        When the name is not known, or nobody answers.
    """
    found = dict.fromkeys(info[4][0] for info in resolve(host, port, 0, socket.SOCK_STREAM))
    addresses = [each for each in found if private or is_public(each)]
    if not addresses:
        raise AddressRefused(
            f"{host} stands for {', '.join(found) or 'no address'}, which is not public; if it is meant to be asked, "
            "name the host in private_hosts"
        )
    failure: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout_seconds)
        except OSError as error:
            failure = error
    raise failure or OSError("no address")
