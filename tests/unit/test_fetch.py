"""Fetching, against servers on loopback that are slow, endless, wrong or hostile."""

import gzip
import itertools
import socket
import threading
import time
import zlib
from dataclasses import replace

import pytest
from fetch_servers import answer, answers, serving

from geomap.errors import FetchError
from geomap.fetch.addresses import is_public
from geomap.fetch.client import FEED_TYPES, Fetcher, Gone
from geomap.fetch.limits import FetchLimits

LIMITS = FetchLimits(
    connect_seconds=5, total_seconds=20, max_bytes=100_000, retries=0, seconds_between_requests=0,
    private_hosts=frozenset({"127.0.0.1"}),
)  # fmt: skip


@pytest.fixture
def server():
    with serving() as running:
        yield running


def fetcher(**changes):
    waits = []
    made = Fetcher(replace(LIMITS, **changes), sleep=waits.append)
    made.waits = waits
    return made


def refused(url, match, **changes):
    with pytest.raises(FetchError, match=match) as caught:
        fetcher(**changes).get(url)
    assert url in str(caught.value)
    return caught.value


def test_a_page_is_fetched_with_what_it_was_sent_as(server):
    server.pages["/a?b=%20c"] = answers(b"<p>Hello", ETag='"1"', Last_Modified="Sat, 10 Sep 2022 06:00:00 GMT")
    found = fetcher(user_agent="tester").get(server.url("/a?b=%20c"))
    assert (found.body, found.content_type, found.charset) == (b"<p>Hello", "text/html", "utf-8")
    assert (found.etag, found.modified) == ('"1"', "Sat, 10 Sep 2022 06:00:00 GMT")
    assert server.seen[-1][1]["User-Agent"] == "tester"
    assert "Cookie" not in server.seen[-1][1]


def test_what_has_not_changed_is_not_sent_again(server):
    def page(handler):
        known = handler.headers.get("If-None-Match") == '"1"' and "If-Modified-Since" in handler.headers
        answer(handler, b"" if known else b"new", 304 if known else 200, ETag='"1"')

    server.pages["/a"] = page
    assert fetcher().get(server.url("/a")).body == b"new"
    found = fetcher().get(server.url("/a"), etag='"1"', modified="Sat, 10 Sep 2022 06:00:00 GMT")
    assert (found.body, found.etag) == (None, '"1"')


def test_a_remembered_tag_cannot_smuggle_a_header_in(server):
    server.pages["/a"] = b"x"
    with pytest.raises(FetchError):
        fetcher().get(server.url("/a"), etag='"1"\r\nX-Evil: 1')
    assert server.paths() == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://x", "//x", "http://", "http:///a",
                                 "http://127.0.0.1:99999/", "http://a b/", "http://u:p@127.0.0.1/", "x", ""])  # fmt: skip
def test_nothing_but_http_is_asked(url):
    with pytest.raises(FetchError, match="expected an address"):
        fetcher().get(url)


# --- time and size --------------------------------------------------------------------------------------------------


def drip(piece, head=b""):
    def page(handler):
        handler.wfile.write(head)
        server = handler.server
        while not server.geomap_done.wait(0.02):
            handler.wfile.write(piece)

    return page


@pytest.mark.parametrize(
    ("piece", "head"),
    [
        (b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"),
        (b"x", b"HTTP/1.1 200 OK\r\n\r\n"),
        (b"1\r\nx\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        (b"X-A: b\r\n", b"HTTP/1.1 200 OK\r\n"),
        (b"H", b""),
    ],
    ids=["body", "open body", "chunks", "headers", "status line"],
)
def test_a_slow_drip_is_ended(server, piece, head):
    server.http.geomap_done = server.done
    server.pages["/a"] = drip(piece, head)
    begun = time.monotonic()
    refused(server.url("/a"), "within 0.4 s|connection failed", total_seconds=0.4, respect_robots=False)
    assert time.monotonic() - begun < 10  # without the bound it would go on for ever


def test_a_host_that_says_nothing_is_left(server):
    server.pages["/a"] = lambda handler: server.done.wait(20)
    refused(server.url("/a"), "within 0.3 s", total_seconds=0.3, respect_robots=False)


def test_a_run_can_be_stopped(server):
    begun = threading.Event()

    def page(handler):
        begun.set()
        server.done.wait(20)

    server.pages["/a"] = page
    made = fetcher(respect_robots=False)
    threading.Thread(target=lambda: begun.wait(20) and made.stop.set()).start()
    with pytest.raises(FetchError, match="stopped"):
        made.get(server.url("/a"))


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"2710\r\n" + b"x" * 10_000 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0" * 10_000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n", b"x" * 10_000),
    ],
    ids=["body", "chunks", "size of a chunk", "one chunk"],
)
def test_an_endless_answer_is_ended(server, head, piece):
    sent = []

    def page(handler):
        handler.wfile.write(head)
        for _ in range(10_000):
            handler.wfile.write(piece)
            sent.append(len(piece))

    server.pages["/a"] = page
    refused(server.url("/a"), r"at most 0.1 MB|connection failed", respect_robots=False)
    assert sum(sent) < 20_000_000  # what fits into the buffers of the system, of 100 MB


def test_endless_headers_are_ended(server):
    def page(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"y" * 60_000 + b"\r\n")
        for _ in range(10_000):
            handler.wfile.write(b"X-B: " + b"y" * 60_000 + b"\r\n")

    server.pages["/a"] = page
    refused(server.url("/a"), "at most|connection failed", respect_robots=False)


def test_a_bomb_is_not_unpacked(server):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(50)) + packer.flush()
    assert len(bomb) < 100_000
    server.pages["/a"] = answers(bomb, Content_Encoding="gzip")
    refused(server.url("/a"), "at most 0.1 MB", respect_robots=False)


def test_other_packing_is_refused_before_it_is_read(server):
    for packing in ("br", "zstd", "deflate", "gzip, gzip"):
        server.pages["/a"] = answers(b"\x8b\x00", Content_Encoding=packing)
        refused(server.url("/a"), "packed with gzip, the host sends")


def test_gzip_is_unpacked_and_what_only_says_so_refused(server):
    server.pages["/a"] = answers(gzip.compress(b"text " * 1000), Content_Encoding="gzip")
    assert fetcher().get(server.url("/a")).body == b"text " * 1000
    server.pages["/a"] = answers(b"text", Content_Encoding="gzip")
    refused(server.url("/a"), "got something else")


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"long " * 500)[:-12],
        b"HTTP/1.1 200 OK\r\nContent-Len",
        b"",
    ],
)
def test_an_answer_that_is_cut_short_is_none(server, raw):
    server.pages["/a"] = lambda handler: handler.wfile.write(raw)
    error = refused(server.url("/a"), "cut short|connection failed|is empty", respect_robots=False)
    assert "next run" in str(error)


def test_what_is_not_http_is_named(server):
    server.pages["/a"] = lambda handler: handler.wfile.write(b"\x16\x03\x01 SSH-2.0 who are you\r\n\r\n")
    refused(server.url("/a"), "connection failed", respect_robots=False)
    refused(server.url("/a").replace("http:", "https:"), "connection failed", respect_robots=False)


# --- addresses and redirects ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "127.1", "0.0.0.0", "[::ffff:127.0.0.1]"])
def test_a_private_address_is_not_asked_unless_its_host_is_named(server, host):
    server.pages["/a"] = b"secret"
    refused(server.url("/a", host), "not public.*private_hosts", private_hosts=frozenset())
    assert server.seen == []


def test_a_redirect_to_a_private_host_is_not_followed(server):
    server.pages["/a"] = answers(status=302, Location=server.url("/secret", "localhost"))
    server.pages["/secret"] = b"secret"
    refused(server.url("/a"), "localhost stands for .*not public")
    assert server.paths() == ["/a"]


def test_a_name_that_stands_for_another_address_the_second_time_gains_nothing(server):
    """The address that was looked up is the one that is connected to: there is no second time."""
    asked = []

    def resolve(host, port, *rest):
        asked.append(host)
        address = "127.0.0.1" if len(asked) % 2 == 0 else "203.0.113.7"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    server.pages["/a"] = b"secret"
    limits = replace(LIMITS, private_hosts=frozenset(), respect_robots=False, retries=3)
    made = Fetcher(limits, sleep=lambda seconds: None, resolve=resolve)
    with pytest.raises(FetchError, match="not public"):
        made.get(server.url("/a", "rebind.example"))
    assert server.seen == []


def test_of_several_addresses_only_public_ones_are_tried(server, monkeypatch):
    tried = []

    def connect(address, timeout):
        tried.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr("socket.create_connection", connect)
    both = [(2, 1, 6, "", (each, 80)) for each in ("10.0.0.1", "8.8.8.8", "127.0.0.1", "8.8.4.4")]
    made = Fetcher(replace(LIMITS, respect_robots=False), resolve=lambda *_: both)
    with pytest.raises(FetchError, match="refused"):
        made.get("http://mixed.example/")
    assert tried == ["8.8.8.8", "8.8.4.4"]


def test_redirects_are_followed_to_their_end(server):
    server.pages["/a"] = answers(status=301, Location="b?c=1")
    server.pages["/b?c=1"] = answers(status=307, Location=server.url("/d"))
    server.pages["/d"] = b"end"
    found = fetcher().get(server.url("/a"))
    assert (found.body, found.url) == (b"end", server.url("/d"))


def test_redirects_in_a_circle_end(server):
    server.pages["/a"] = answers(status=302, Location="/b")
    server.pages["/b"] = answers(status=302, Location="/a")
    refused(server.url("/a"), "in a circle")
    assert server.paths() == ["/a", "/b"]


def test_redirects_without_end_end(server):
    numbers = itertools.count(1)
    for number in range(20):
        server.pages[f"/{number}"] = lambda handler: answer(handler, status=302, Location=f"/{next(numbers)}")
    refused(server.url("/0"), "more than 3 times", max_redirects=3)
    assert len(server.paths()) == 4


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://u:p@127.0.0.1/"])
def test_a_redirect_leads_to_nothing_but_http(server, target):
    server.pages["/a"] = answers(status=302, Location=target)
    refused(server.url("/a"), "expected an address")


# --- status, type, turns --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "application/octet-stream"])
def test_a_wrong_content_type_is_refused(server, kind):
    server.pages["/a"] = answers(b"GIF89a", kind=kind)
    refused(server.url("/a"), f"the host sends {kind}")


def test_a_missing_content_type_is_taken(server):
    server.pages["/a"] = answers(b"<p>x", kind="")
    assert fetcher().get(server.url("/a")).body == b"<p>x"
    server.pages["/a"] = answers(b"<rss/>", kind="application/rss+xml")
    assert fetcher().get(server.url("/a"), types=FEED_TYPES).body == b"<rss/>"


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_told_from_what_fails(server, status):
    server.pages["/a"] = answers(status=status)
    assert isinstance(refused(server.url("/a"), "nothing there"), Gone)
    server.pages["/a"] = answers(status=403)
    assert not isinstance(refused(server.url("/a"), "403", retries=3), Gone)
    assert server.paths() == ["/a", "/a"]


def test_a_failure_that_passes_is_asked_again_with_a_pause_that_grows(server):
    states = iter([500, 503, 502, 200])
    server.pages["/a"] = lambda handler: answer(handler, b"x", next(states))
    made = fetcher(retries=3)
    assert made.get(server.url("/a")).body == b"x"
    assert made.waits == [0, 2, 4]
    server.pages["/a"] = answers(status=500)
    refused(server.url("/a"), "the host answers 500, 3 times; the next run asks again", retries=2)


def test_a_host_that_asks_to_wait_is_waited_for_or_left_for_the_next_run(server):
    states = iter([429, 200])
    server.pages["/a"] = lambda handler: answer(handler, b"x", next(states), Retry_After="7")
    made = fetcher(retries=1)
    assert made.get(server.url("/a")).body == b"x"
    assert made.waits == [7]
    for value in ("86400", "99999999999999999999"):
        server.pages["/a"] = answers(status=429, Retry_After=value)
        refused(server.url("/a"), "429, and asks to come back in", retries=3)
    server.pages["/a"] = answers(status=429, Retry_After="soon")
    refused(server.url("/a"), "429, 2 times", retries=1)


def test_a_host_that_keeps_failing_is_left_alone_for_the_run(server):
    made = fetcher(respect_robots=False)
    server.pages.update({f"/{number}": answers(status=503) for number in range(10)})
    server.pages["/good"] = b"x"

    def ask(*paths):
        for path in paths:
            with pytest.raises(FetchError):
                made.get(server.url(path))

    ask("/0", "/1")
    assert made.get(server.url("/good")).body == b"x"  # which it is forgiven for
    ask("/2", "/3", "/none", "/4", "/5", "/6", "/7")
    assert server.paths() == ["/0", "/1", "/good", "/2", "/3", "/none", "/4"]
    with pytest.raises(FetchError, match="left alone after its failures"):
        made.get(server.url("/good"))
    server.pages["/later"] = answers(status=429, Retry_After="3600")
    polite = fetcher(respect_robots=False)
    for path in ("/later", "/good"):
        with pytest.raises(FetchError):
            polite.get(server.url(path))
    assert server.paths()[-1] == "/later"


def test_a_host_is_asked_in_turns(server):
    server.pages.update({"/a": b"x", "/b": b"y", "/robots.txt": answers(b"User-agent: *\nCrawl-delay: 3", kind="")})
    now = [100.0]
    waits = []

    def sleep(seconds):
        waits.append(seconds)
        now[0] += seconds

    made = Fetcher(replace(LIMITS, seconds_between_requests=1, total_seconds=500), clock=lambda: now[0], sleep=sleep)
    made.get(server.url("/a"))
    made.get(server.url("/b"))
    assert waits == [1, 3]  # after robots.txt, which was not known yet; then as it asks


def test_robots_are_respected(server):
    server.pages["/robots.txt"] = answers(
        b"User-agent: *\nDisallow: /no\n\nUser-agent: tester\nDisallow: /\nAllow: /only\n", kind="text/plain"
    )
    server.pages.update({"/yes": b"x", "/no/1": b"x", "/only": b"x", "/a": answers(status=302, Location="/no/1")})
    made = fetcher()
    assert made.get(server.url("/yes")).body == b"x"
    for path in ("/no/1", "/a"):
        with pytest.raises(FetchError, match=r"robots.txt forbids"):
            made.get(server.url(path))
    assert server.paths() == ["/yes", "/a"]
    assert [path for path, _ in server.seen].count("/robots.txt") == 1
    tester = fetcher(user_agent="tester/1.0 (desk@wire.example)")
    assert tester.get(server.url("/only")).body == b"x"
    with pytest.raises(FetchError, match="forbids"):
        tester.get(server.url("/yes"))
    assert fetcher(respect_robots=False).get(server.url("/no/1")).body == b"x"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_robots_everything_may_be_fetched(server, status):
    server.pages.update({"/robots.txt": answers(status=status), "/a": b"x"})
    assert fetcher().get(server.url("/a")).body == b"x"


def test_where_robots_cannot_be_had_nothing_is_fetched(server):
    server.pages.update({"/robots.txt": answers(status=500), "/a": b"x"})
    made = fetcher(retries=1)
    for _ in range(3):
        with pytest.raises(FetchError, match="500"):
            made.get(server.url("/a"))
    assert server.paths() == []
    assert len(server.seen) == 2  # and it is not asked for with every page


def test_of_robots_without_end_the_beginning_counts(server):
    rules = b"User-agent: *\nDisallow: /no\n" + b"# x\n" * 200_000
    server.pages.update({"/robots.txt": answers(rules, kind="text/plain"), "/a": b"x"})
    made = fetcher()
    assert made.get(server.url("/a")).body == b"x"
    with pytest.raises(FetchError, match="forbids"):
        made.get(server.url("/no"))


def test_a_name_that_nobody_knows():
    def resolve(*_):
        raise socket.gaierror(-2, "Name or service not known")

    made = Fetcher(replace(LIMITS, respect_robots=False), resolve=resolve)
    with pytest.raises(FetchError, match="the name of the host is not known"):
        made.get("https://no.such.example/")


def test_with_a_library_that_connects_otherwise_nothing_is_asked(server, monkeypatch):
    from geomap.fetch import connections

    server.pages["/a"] = b"x"
    monkeypatch.delattr(connections._Guarded, "_new_conn")
    refused(server.url("/a"), "does not know this version of urllib3", respect_robots=False)
    assert server.seen == []
