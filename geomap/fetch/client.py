"""Fetching one address: robots, turns, retries, redirects, all bounded by `FetchLimits`."""

from __future__ import annotations

import http.client
import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

import urllib3
from urllib3.util import Retry, Url, parse_url

from geomap.errors import FetchError
from geomap.fetch.addresses import AddressRefused, Resolve
from geomap.fetch.connections import Bounds, TooLong, TooSlow, connection
from geomap.fetch.limits import FetchLimits

PAGE_TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain")
FEED_TYPES: Final = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "text/html",
    "text/plain",
)  # fmt: skip
LONGEST_WAIT_SECONDS: Final = 60.0
"""A host that asks to come back later than that is asked in the next run."""

MOST_FAILURES: Final = 3
"""After so many addresses that failed one after the other, a host is asked no more in the same run."""

_ROBOTS_BYTES: Final = 512_000  # what RFC 9309 asks for at least
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MAY_PASS: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|\Z)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]{1,40})", re.ASCII | re.IGNORECASE)
_PIECE_BYTES = 65_536


class Gone(FetchError):
    """The host says that there is nothing under an address (404, 410)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a host answered. `body` is None where it has not changed since the given ETag or date."""

    url: str  # the last one, after redirects
    body: bytes | None
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""


class _HostFailed(FetchError):
    """A failure that says more of the host than of the address; it counts as `weight` of them."""

    def __init__(self, reason: str, *, weight: int = 1) -> None:
        super().__init__(reason)
        self.weight = weight


class _MayPass(Exception):
    """A failure that may be gone a moment later."""

    def __init__(self, reason: str, response: Any = None) -> None:
        super().__init__(reason)
        self.response = response


class Fetcher:
    """Fetches addresses; may be used by several threads.

    Parameters
    ----------
    limits
        Bounds on every request.
    clock, sleep, resolve
        The time in seconds, waiting, and looking up names; for tests.
    """

    def __init__(
        self,
        limits: FetchLimits,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
        resolve: Resolve = socket.getaddrinfo,
    ) -> None:
        self.limits = limits
        self.stop = threading.Event()
        """Set it to end all that is being fetched."""
        self._clock = clock
        self._sleep = sleep or self.stop.wait
        self._resolve = resolve
        self._lock = threading.Lock()
        self._turns: dict[str, float] = {}
        # Of each host: its rules, None where it has none, or why they cannot be had.
        self._robots: dict[str, Any] = {}
        self._failed: dict[str, int] = {}
        self._failures: dict[str, int] = {}  # of each host, since it last answered

    def get(self, url: str, *, types: Sequence[str] = PAGE_TYPES, etag: str = "", modified: str = "") -> Fetched:
        """Fetch an address.

        Parameters
        ----------
        url
            http or https.
        types
            Content types that are taken; an answer without one is taken as well.
        etag, modified
            Of an earlier answer: an unchanged one is not sent again.

        Raises
        ------
        Gone
            When there is nothing under it.
        FetchError
            When it cannot be fetched within its bounds; the message names the address.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        try:
            return self._of_host(url, types, {name: value for name, value in known.items() if value})
        except (FetchError, ValueError) as error:
            kind = Gone if isinstance(error, Gone) else FetchError
            raise kind(f"{url[:500]}: {error}") from None

    def _of_host(self, url: str, types: Sequence[str], headers: dict[str, str]) -> Fetched:
        """Fetch an address, unless its host has failed too often: a dead one must not take hours of a run."""
        _, host, _ = _origin(_parsed(url))
        if self._failures.get(host, 0) >= MOST_FAILURES:
            raise FetchError("its host is left alone after its failures in this run; the next run asks again")
        retry = Retry(total=self.limits.retries, backoff_factor=1.0, backoff_max=LONGEST_WAIT_SECONDS)
        try:
            while True:
                try:
                    found = self._attempt(url, types, headers)
                    self._failures[host] = 0
                    return found
                except _MayPass as failure:
                    retry = self._again(retry, url, failure)
        except (_HostFailed, TooSlow) as error:
            more = error.weight if isinstance(error, _HostFailed) else 1
            self._failures[host] = self._failures.get(host, 0) + more
            raise

    def _again(self, retry: Retry, url: str, failure: _MayPass) -> Retry:
        """Wait before the next attempt, or say that there is none."""
        try:
            asked = retry.get_retry_after(failure.response) if failure.response is not None else None
        except urllib3.exceptions.InvalidHeader:
            asked = None
        if asked is not None and asked > LONGEST_WAIT_SECONDS:
            raise _HostFailed(
                f"{failure}, and asks to come back in {asked:,.0f} s; the next run asks again", weight=MOST_FAILURES
            )
        try:
            retry = retry.increment("GET", url, error=urllib3.exceptions.ProtocolError(str(failure)))
        except urllib3.exceptions.MaxRetryError:
            tries = self.limits.retries + 1
            raise _HostFailed(f"{failure}{f', {tries} times' if tries > 1 else ''}; the next run asks again") from None
        self._sleep(retry.get_backoff_time() if asked is None else asked)
        return retry

    def _attempt(self, url: str, types: Sequence[str], headers: dict[str, str], *, robots: bool = False) -> Fetched:
        """Follow an address to its answer."""
        limits = self.limits
        most = _ROBOTS_BYTES if robots else limits.max_bytes
        seen = [url]
        parts = _parsed(url)
        bounds: Bounds | None = None
        for _ in range(limits.max_redirects + 1):
            if not robots:
                self._ask_robots(parts)
            waited = self._wait_for_turn(parts)
            if bounds is None:
                bounds = Bounds(
                    self._clock() + limits.total_seconds, most, limits.connect_seconds, limits.private_hosts,
                    self._resolve, self._clock, self.stop,
                )  # fmt: skip
            else:
                bounds.deadline += waited
            answer = self._request(parts, types, headers, bounds, seen[-1], cut=robots)
            if isinstance(answer, Fetched):
                return answer
            if answer in seen:
                raise FetchError(f"it redirects in a circle: {' → '.join(each[:100] for each in [*seen, answer])}")
            seen.append(answer)
            parts = _parsed(answer)
        raise FetchError(f"it redirects more than {limits.max_redirects} times, last to {seen[-1][:200]}")

    def _request(
        self, parts: Url, types: Sequence[str], headers: dict[str, str], bounds: Bounds, url: str, *, cut: bool
    ) -> Fetched | str:
        """Ask one host once; return its answer, or the address that it redirects to."""
        scheme, host, port = _origin(parts)
        opened = connection(scheme, host, port, bounds)
        bounds.guarded = False
        try:
            opened.connect()
            if not bounds.guarded:  # what the library calls to connect has changed
                raise FetchError("geomap does not know this version of urllib3; install the one it names")
            opened.request(
                "GET",
                parts.request_uri,
                headers={"User-Agent": self.limits.user_agent, "Accept-Encoding": "gzip", **headers},
                preload_content=False,
                decode_content=False,
            )
            answer: Any = opened.getresponse()
            return self._answer(answer, types, bounds, url, cut=cut)
        except (TooSlow, AddressRefused) as error:
            if isinstance(error, TooSlow) and not bounds.stop.is_set():
                raise TooSlow(
                    f"expected an answer within {self.limits.total_seconds:g} s, got none or a part of it"
                ) from None
            raise
        except TooLong:
            raise FetchError(_too_long(bounds.most_bytes)) from None
        except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as error:
            raise _MayPass(_reason(error)) from None
        finally:
            opened.close()

    def _answer(self, response: Any, types: Sequence[str], bounds: Bounds, url: str, *, cut: bool) -> Fetched | str:
        status = response.status
        if status in _REDIRECTS and (target := response.headers.get("Location")):
            return str(urljoin(url, target.strip()))
        if status in _MAY_PASS:
            raise _MayPass(f"the host answers {status}", response)
        if status in (404, 410):
            raise Gone(f"there is nothing there (the host answers {status})")
        known = {"etag": response.headers.get("ETag", ""), "modified": response.headers.get("Last-Modified", "")}
        if status == 304:
            return Fetched(url, None, **known)
        if status != 200:
            raise FetchError(f"expected an article or a feed, the host answers {status}")
        declared = response.headers.get("Content-Type", "")
        kind = found[1].lower() if (found := _TYPE.match(declared)) else ""
        if kind and types and kind not in types:
            raise FetchError(f"expected {' or '.join(types[:2])}, the host sends {kind}")
        charset = found[1] if (found := _CHARSET.search(declared)) else ""
        packed = response.headers.get("Content-Encoding", "").strip().lower()
        body = _unpacked(response.stream(_PIECE_BYTES, decode_content=False), packed, bounds.most_bytes, cut=cut)
        return Fetched(url, body, kind, charset, **known)

    def _wait_for_turn(self, parts: Url) -> float:
        """Wait until a host may be asked again; return for how many seconds."""
        _, host, _ = _origin(parts)
        rules: Any = self._robots.get(_root(parts))
        pause = self.limits.seconds_between_requests
        if hasattr(rules, "crawl_delay"):
            pause = max(pause, min(rules.crawl_delay(self.limits.user_agent) or 0.0, LONGEST_WAIT_SECONDS))
        with self._lock:
            now = self._clock()
            at = max(now, self._turns.get(host, now))
            self._turns[host] = at + pause
        if at > now:
            self._sleep(at - now)
        return at - now

    def _ask_robots(self, parts: Url) -> None:
        """Raise a `FetchError` where the host's robots.txt forbids an address, or cannot be asked for (RFC 9309)."""
        if not self.limits.respect_robots:
            return
        root = _root(parts)
        if root not in self._robots:
            from protego import Protego

            try:
                found = self._attempt(f"{root}/robots.txt", (), {}, robots=True)
                self._robots[root] = Protego.parse((found.body or b"").decode("utf-8", "replace"))
            except _MayPass as failure:
                self._failed[root] = self._failed.get(root, 0) + 1
                if self._failed[root] <= self.limits.retries:
                    raise
                self._robots[root] = FetchError(f"{failure}: {root}/robots.txt, which must be known first")
            except (AddressRefused, TooSlow) as error:
                self._robots[root] = error
            except FetchError:
                self._robots[root] = None  # there is none
        rules = self._robots[root]
        if isinstance(rules, FetchError):
            raise rules
        if rules is not None and not rules.can_fetch(parts.url, self.limits.user_agent):
            raise FetchError(f"{root}/robots.txt forbids to fetch it")


def _unpacked(pieces: Iterable[bytes], packed: str, most: int, *, cut: bool) -> bytes:
    """Join the pieces of a body, decompressed; never more than `most` bytes of it are held."""
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(f"expected a body as it is or packed with gzip, the host sends {packed[:40]!r}")
    unpacker = zlib.decompressobj(31) if packed.endswith("gzip") else None
    body = bytearray()
    for piece in pieces:
        try:
            body += unpacker.decompress(piece, most + 1 - len(body)) if unpacker else piece
        except zlib.error:
            raise FetchError("expected a body packed with gzip, got something else") from None
        if len(body) > most:
            if cut:
                return bytes(body[:most])
            raise FetchError(_too_long(most))
    if unpacker and not unpacker.eof:
        raise _MayPass("the answer was cut short")
    if not body and not cut:
        raise _MayPass("the answer is empty")
    return bytes(body)


def _too_long(most: int) -> str:
    return f"expected at most {most / 1e6:g} MB, decompressed, the host sends more"


def _parsed(url: str) -> Url:
    """Return the parts of an address that may be asked."""
    try:
        parts = parse_url(url)
    except urllib3.exceptions.LocationParseError:
        parts = Url()
    if parts.scheme not in ("http", "https") or not parts.host or re.search(r"[\s\x00-\x1f\x7f]", url):
        raise FetchError(f"expected an address that begins with https:// or http://, got {url[:200]!r}")
    if parts.auth:
        raise FetchError("expected an address without user name and password")
    return parts


def _origin(parts: Url) -> tuple[str, str, int]:
    scheme, host = parts.scheme or "", (parts.host or "").strip("[]")
    return scheme, host, parts.port or (443 if scheme == "https" else 80)


def _root(parts: Url) -> str:
    return Url(parts.scheme, None, parts.host, parts.port).url


def _reason(error: Exception) -> str:
    """Return in a few words why a connection failed."""
    if isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        return "the host does not answer in time"
    if isinstance(error, socket.gaierror):
        return "the name of the host is not known"
    if isinstance(error, urllib3.exceptions.IncompleteRead | http.client.IncompleteRead):
        return "the answer was cut short"
    inner = error.args[-1] if error.args else error
    if isinstance(inner, Exception) and inner is not error:
        return _reason(inner)
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"the connection failed ({' '.join(words.split())[:200]})"
