"""What bounds every request that geomap makes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds on one run's requests.

    `total_seconds` bounds a request with all of its redirects, and `max_bytes` its body once it is decompressed.
    `private_hosts` are the names (lower case) that may lead to a private, loopback or reserved address.
    """

    connect_seconds: float = 10.0
    total_seconds: float = 30.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    retries: int = 2
    seconds_between_requests: float = 1.0  # to the same host
    respect_robots: bool = True
    private_hosts: frozenset[str] = frozenset()
    user_agent: str = "geomap"
