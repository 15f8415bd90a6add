"""The geopy geocoders: offline, in a chain, and against a server on loopback that speaks Nominatim's language."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from gazetteer_cases import small_gazetteer
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap.errors import GeocodeError
from geomap.gazetteer import Gazetteer
from geomap.geocode import CachingGeocoder, ChainGeocoder, GazetteerGeocoder, GeocodeCache, online_chain

UNKNOWN = "Zzyzxville"


@pytest.fixture(scope="module")
def offline(gazetteer: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer)


def one(geocoder: Any, query: str, **options: Any) -> Location:
    location = geocoder.geocode(query, **options)
    assert isinstance(location, Location)
    return location


# -- offline


@pytest.mark.parametrize(
    ("query", "name", "level"),
    [
        ("Izium", "Izium", "settlement"),
        ("Izyum, Ukraine", "Izium", "settlement"),
        ("izium, kharkiv oblast, ukraine", "Izium", "settlement"),
        ("Kherson region", "Kherson Oblast", "admin1"),
        ("the city of Kherson", "Kherson", "settlement"),
        ("Luhansk People's Republic", "Luhansk People's Republic", "polity"),
        ("Херсоні", "Kherson", "settlement"),
        ("UA", "Ukraine", "country"),
    ],
)
def test_a_name_is_geocoded(offline: GazetteerGeocoder, query: str, name: str, level: str) -> None:
    raw = one(offline, query).raw
    assert (raw["name"], raw["level"]) == (name, level)


def test_a_location_carries_the_record(offline: GazetteerGeocoder) -> None:
    location = one(offline, "Izium, Ukraine")
    assert isinstance(offline, Geocoder)
    assert location.address == "Izium, Kharkiv Oblast, Ukraine"
    assert (location.latitude, location.longitude) == (location.raw["lat"], location.raw["lon"])
    assert location.latitude == pytest.approx(49.207, abs=0.01)
    assert location.raw["geonamesid"] == 707292
    assert location.raw["reason"]
    json.dumps(location.raw)


def test_what_it_lies_in_decides(offline: GazetteerGeocoder) -> None:
    assert one(offline, "Paris, Texas").raw["admin1"] == "TX"
    assert one(offline, "paris, texas").raw["admin1"] == "TX"
    assert one(offline, "Paris").raw["country"] == "FR"
    assert offline.geocode("paris, ukraine, germany") is None


def test_several_results_limits_and_countries(offline: GazetteerGeocoder) -> None:
    found = offline.geocode("Lyman", exactly_one=False)
    assert isinstance(found, list) and len(found) > 5
    assert len({location.raw["place_id"] for location in found}) == len(found)
    assert len(offline.geocode("Lyman", exactly_one=False, limit=2)) == 2
    american = offline.geocode("Lyman", exactly_one=False, country_codes="us")
    assert {location.raw["country"] for location in american} == {"US"}
    assert one(offline, "Lyman", country_codes=["RO", "US"]).raw["country"] == "US"
    assert offline.geocode("Izium", country_codes="us") is None
    assert offline.geocode(UNKNOWN) is None
    assert offline.geocode(UNKNOWN, exactly_one=False) is None


def test_points_are_reversed_to_settlements(offline: GazetteerGeocoder) -> None:
    assert offline.reverse((46.64, 32.61)).raw["name"] == "Kherson"
    near = offline.reverse("49.21, 37.26", exactly_one=False, limit=4)
    distances = [location.raw["distance_km"] for location in near]
    assert near[0].raw["name"] == "Izium"
    assert distances == sorted(distances) and len(distances) == 4
    assert offline.reverse(Point(50.45, 30.52), timeout=1).raw["country"] == "UA"
    assert offline.reverse((46.64, 32.61), country_codes="RU") is None
    assert offline.reverse((0.0, -140.0)) is None  # the middle of the Pacific


def test_reverse_crosses_the_date_line_and_the_pole(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,latitude,longitude\nWest,10,179.9\nEast,10,-179.9\nTop,89.9,0\n", encoding="utf-8")
    geocoder = GazetteerGeocoder(small_gazetteer(tmp_path, own))
    names = [location.raw["name"] for location in geocoder.reverse((10.0, 179.99), exactly_one=False)]
    assert names == ["West", "East"]
    assert geocoder.reverse((89.9, 180.0)).raw["name"] == "Top"
    assert geocoder.geocode("Nowhere") is None  # a place without a point


@pytest.mark.parametrize("query", ["", "   ", "x" * 501, 5, None])
def test_a_bad_query_is_told(offline: GazetteerGeocoder, query: Any) -> None:
    with pytest.raises(GeocodeError, match="expected a place name"):
        offline.geocode(query)


def test_a_bad_point_is_told(offline: GazetteerGeocoder) -> None:
    for query in ("nowhere at all", None, (1, 2, 3, 4, 5), ("x", "y")):
        with pytest.raises(GeocodeError, match="not a point"):
            offline.reverse(query)


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "{{ 7*7 }}", "\0\0", "a," * 200, "'; DROP TABLE answers"]
)
def test_hostile_queries_are_only_not_found(offline: GazetteerGeocoder, query: str) -> None:
    offline.geocode(query, exactly_one=False)


# -- online


class Nominatimish(ThreadingHTTPServer):
    """Answers as Nominatim does; `mode` says how, `asked` is what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.mode = "valid"
        self.asked: list[str] = []


class Answer(BaseHTTPRequestHandler):
    server: Nominatimish

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        self.server.asked.append((query.get("q") or query.get("lat") or [""])[0])
        mode = self.server.mode
        if mode == "once" and len(self.server.asked) > 1:
            mode = "valid"
        if mode == "slow":
            time.sleep(1.5)
        found: Any = {"place_id": 1, "lat": "35.14", "lon": "-116.1", "display_name": "Zzyzxville, <b>Nowhere</b>"}
        if parts.path == "/search":
            found = [] if mode == "empty" else [found, found]
        body = b"{not json" if mode == "garbage" else json.dumps(found).encode()
        self.send_response({"error": 503, "once": 503, "forbidden": 403}.get(mode, 200))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # a client that did not wait
            super().handle()

    def log_message(self, *_arguments: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Nominatimish]:
    with Nominatimish() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def chain(server: Nominatimish, folder: Path, *, timeout_s: float = 5.0, retries: int = 0) -> ChainGeocoder:
    online = Nominatim(
        user_agent="geomap tests",
        domain=f"127.0.0.1:{server.server_port}",
        scheme="http",
        timeout=timeout_s,
        proxies={},
    )
    return online_chain(
        small_gazetteer(folder), online=online, cache_dir=folder, min_delay_s=0, max_retries=retries, error_wait_s=0
    )


def test_only_unknown_names_go_online_and_only_once(server: Nominatimish, tmp_path: Path) -> None:
    geocoder = chain(server, tmp_path)
    assert one(geocoder, "Kherson").raw["geonamesid"] == 3
    assert server.asked == []
    first = one(geocoder, UNKNOWN)
    assert (first.latitude, first.longitude) == (35.14, -116.1)
    again = one(chain(server, tmp_path), UNKNOWN)  # another run, the same file
    assert (again.address, again.point, again.raw) == (first.address, first.point, first.raw)
    assert server.asked == [UNKNOWN]
    assert len(geocoder.geocode(UNKNOWN, exactly_one=False)) == 2


def test_an_empty_answer_is_remembered_too(server: Nominatimish, tmp_path: Path) -> None:
    server.mode = "empty"
    geocoder = chain(server, tmp_path)
    assert geocoder.geocode(UNKNOWN) is None
    assert geocoder.geocode(UNKNOWN) is None
    assert server.asked == [UNKNOWN]


def test_a_failed_request_is_tried_again(server: Nominatimish, tmp_path: Path) -> None:
    server.mode = "once"
    assert one(chain(server, tmp_path, retries=2), UNKNOWN).raw["place_id"] == 1
    assert server.asked == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize("mode", ["error", "forbidden", "garbage", "slow"])
def test_a_failure_is_told_and_not_remembered(server: Nominatimish, tmp_path: Path, mode: str) -> None:
    server.mode = mode
    geocoder = chain(server, tmp_path, timeout_s=0.3)
    with pytest.raises(GeocodeError, match="could not be asked for 'Zzyzxville'"):
        geocoder.geocode(UNKNOWN)
    server.mode = "valid"
    assert one(geocoder, UNKNOWN).raw["place_id"] == 1


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Nominatimish() as gone:
        pass
    with pytest.raises(GeocodeError, match="could not be asked"):
        chain(gone, tmp_path, timeout_s=1.0).geocode(UNKNOWN)


def test_points_go_online_only_where_no_settlement_is_near(server: Nominatimish, tmp_path: Path) -> None:
    geocoder = chain(server, tmp_path)
    assert geocoder.reverse((46.6, 32.6)).raw["name"] == "Kherson"
    assert geocoder.reverse((35.14, -116.1)).raw["place_id"] == 1
    assert server.asked == ["35.14"]


def test_a_chain_passes_over_a_geocoder_that_fails(server: Nominatimish, tmp_path: Path) -> None:
    server.mode = "error"
    failing = chain(server, tmp_path).geocoders[1]
    later = GazetteerGeocoder(small_gazetteer(tmp_path))
    assert one(ChainGeocoder([failing, later]), "Kherson").raw["geonamesid"] == 3
    with pytest.raises(GeocodeError, match="at least one"):
        ChainGeocoder([])


def test_requests_keep_their_distance(monkeypatch: pytest.MonkeyPatch, server: Nominatimish, tmp_path: Path) -> None:
    clock = [1000.0]
    monkeypatch.setattr("geopy.extra.rate_limiter.RateLimiter._clock", lambda _self: clock[0], raising=True)
    monkeypatch.setattr(
        "geopy.extra.rate_limiter.RateLimiter._sleep", lambda _self, seconds: clock.__setitem__(0, clock[0] + seconds)
    )
    online = Nominatim(user_agent="t", domain=f"127.0.0.1:{server.server_port}", scheme="http", proxies={})
    geocoder = CachingGeocoder(online, GeocodeCache(tmp_path / "c.sqlite"), name="test", min_delay_s=60.0)
    for name in ("a", "b", "b"):
        geocoder.geocode(name)
    assert server.asked == ["a", "b"]
    assert clock == [1060.0]  # the second waited, the third was remembered


# -- the cache


def place(name: str) -> Location:
    return Location(name, Point(1.5, 2.5), {"name": name})


def test_the_cache_is_bounded_and_forgets_what_is_not_asked_for(tmp_path: Path) -> None:
    cache = GeocodeCache(tmp_path / "deep" / "c.sqlite", max_answers=3)
    for name in ("a", "b", "c"):
        cache.put(name, [place(name)])
    assert cache.get("a")[1][0].address == "a"  # used, so kept
    cache.put("d", [place("d")])
    assert len(cache) == 3
    assert [name for name in "abcd" if cache.get(name)[0]] == ["a", "c", "d"]
    cache.put("long", [place("x" * 100_000)])
    assert cache.get("long") == (False, [])


def test_a_damaged_cache_is_made_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    cache = GeocodeCache(path)
    assert cache.get("a") == (False, [])
    assert "is damaged" in capsys.readouterr().err
    cache.put("a", [place("a")])
    assert cache.get("a")[0]


def test_an_answer_written_by_something_else_is_asked_again(tmp_path: Path) -> None:
    cache = GeocodeCache(tmp_path / "c.sqlite")
    cache.put("a", [place("a")])
    with sqlite3.connect(cache.path) as connection:
        connection.execute("UPDATE answers SET answer = '[[1]]'")
    connection.close()
    assert cache.get("a") == (False, [])


def test_a_raw_record_that_json_cannot_hold_is_left_out(tmp_path: Path) -> None:
    cache = GeocodeCache(tmp_path / "c.sqlite")
    cache.put("a", [Location("a", Point(1, 2), {"odd": object()})])
    found = cache.get("a")[1][0]
    assert (found.address, found.latitude) == ("a", 1.0)


def test_a_cache_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GeocodeError, match="cannot make the folder"):
        GeocodeCache(tmp_path / "file" / "c.sqlite").get("a")
    with pytest.raises(GeocodeError, match="cannot open the cache"):
        GeocodeCache(tmp_path).get("a")
