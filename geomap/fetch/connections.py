"""Connections of urllib3 with what it lacks: checked addresses, and bounds on the whole time and all bytes."""

from __future__ import annotations

import http.client
import io
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from urllib3.connection import HTTPConnection, HTTPSConnection

from geomap.errors import FetchError
from geomap.fetch.addresses import Resolve, connect

_SLICE_SECONDS: Final = 0.5  # so long a stop may take to be noticed
_HEAD_BYTES: Final = 200_000  # for status line, headers and the marks between chunks


class TooSlow(FetchError):
    """An answer did not come to its end in time."""


class TooLong(FetchError):
    """An answer has more bytes than it may have."""


@dataclass(slots=True)
class Bounds:
    """What one attempt may take, redirects included; `most_bytes` counts as they come, before decompression."""

    deadline: float
    most_bytes: int
    connect_seconds: float
    private_hosts: frozenset[str] = frozenset()
    resolve: Resolve = socket.getaddrinfo
    clock: Callable[[], float] = time.monotonic
    stop: threading.Event = field(default_factory=threading.Event)
    guarded: bool = False  # whether the address of the last connection was checked

    def left(self) -> float:
        """Return how many seconds are left.

        Raises
        ------
        TooSlow
            When none are, or the run is being stopped.
        """
        seconds = self.deadline - self.clock()
        if seconds <= 0 or self.stop.is_set():
            raise TooSlow("the run was stopped" if self.stop.is_set() else "the time for it has passed")
        return seconds


class _Guarded:
    """What both kinds of connections have in common."""

    bounds: Bounds
    host: str
    port: int
    response_class: Any

    def _new_conn(self) -> socket.socket:
        bounds = self.bounds
        bounds.guarded = True
        self.response_class = lambda sock, *rest, **named: _Response(bounds, sock, *rest, **named)
        return connect(
            self.host,
            self.port,
            private=self.host.lower() in bounds.private_hosts,
            timeout_seconds=min(bounds.connect_seconds, bounds.left()),
            resolve=bounds.resolve,
        )


class _Plain(_Guarded, HTTPConnection):
    pass


class _Secure(_Guarded, HTTPSConnection):
    pass


def connection(scheme: str, host: str, port: int, bounds: Bounds) -> HTTPConnection:
    """Return a connection, not yet opened."""
    made: Any = (_Secure if scheme == "https" else _Plain)(host, port, timeout=bounds.connect_seconds)
    made.bounds = bounds
    opened: HTTPConnection = made
    return opened


class _Response(http.client.HTTPResponse):
    """A response whose every byte passes a `_Reader`: a line that never ends is bounded as well."""

    def __init__(self, bounds: Bounds, sock: socket.socket, *rest: Any, **named: Any) -> None:
        super().__init__(sock, *rest, **named)
        self.fp = io.BufferedReader(_Reader(sock, self.fp, bounds))


class _Reader(io.RawIOBase):
    """Reads a socket. A timeout of the socket alone would begin anew with every byte."""

    def __init__(self, sock: socket.socket, held: io.BufferedReader, bounds: Bounds) -> None:
        self._sock = sock
        self._held = held  # keeps the socket open for as long as it is read
        self._bounds = bounds
        self._received = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            self._sock.settimeout(min(self._bounds.left(), _SLICE_SECONDS))
            try:
                count = self._sock.recv_into(buffer)
                break
            except TimeoutError:
                continue
        self._received += count
        if self._received > self._bounds.most_bytes + _HEAD_BYTES:
            raise TooLong("it has more bytes than it may have")
        return count

    def close(self) -> None:
        if not self.closed:
            self._held.close()
        super().close()
