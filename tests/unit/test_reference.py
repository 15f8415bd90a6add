"""Reference lists: what they say of a place on a day, and how a claim is put beside them."""

import copy
import csv
import gzip
import json
import shutil
import sys
from datetime import date

import pytest
import shapely

from geomap import cli
from geomap.errors import ReferenceListError
from geomap.model import Article, Claim, Event, Place, Quote, Span
from geomap.reference import (
    CONTESTED,
    Entry,
    Period,
    ReferenceInfo,
    ReferenceList,
    compare,
    official_list,
    read_reference,
)
from geomap.reference.export import comparison_record, comparisons_csv
from geomap.regions import Boundaries
from geomap.resources import data_dir

IZIUM = Place("gn:707292", "Izium", 49.20884, 37.25708, "settlement", "UA", "07", "6304")
KHERSON = Place("gn:706448", "Kherson", 46.65581, 32.6178, "settlement", "UA", "08", "6510")
LVIV = Place("gn:702550", "Lviv", 49.83826, 24.02324, "settlement", "UA", "15", "4606")
KHERSON_OBLAST = Place("gn:706442", "Kherson Oblast", 46.5, 33.5, "admin1", "UA", "08", boundary="UA-65")
SIDES = {"Luhansk People's Republic": "RU"}


def side_of(party, on):
    return SIDES.get(party, party or "")


def day(text):
    return date.fromisoformat(text) if text else None


def claim(place, kind, party, start="", end="", *, basis="text", said="2022-09-20", **more):
    """Make a claim and its article; without `start` it has the article's own date."""
    first, last = (day(start), day(end or start)) if start else (day(said), day(said))
    event = Event(first, last, more.pop("precision", "day"), basis if start else ("article" if said else ""))
    fields = {
        "extent": "whole", "extent_stated": False, "polarity": "affirmed", "modality": "actual", "speaker": "narrator",
        "speaker_side": "", "confidence": 0.9, "reading": "sure", **more,
    }  # fmt: skip
    name = place.name if place else "Nowhere"
    made = Claim(
        id="c1", kind=kind, party=party, place=Quote(name, 0, len(name)), place_name=name, resolved=place,
        trigger=Quote("took", 0, 4), sentence=Span(0, 4), event=event, **fields,
    )  # fmt: skip
    return made, Article("a1", "took", date=day(said) if said else None)


def outcome(*args, reference=None, **kwargs):
    found = compare(*claim(*args, **kwargs), reference or official_list(), side_of=side_of)
    return found.outcome, found.lead_days


def test_the_official_list_is_named_as_one_sides_list_of_2025():
    info = official_list().info
    assert (info.side, info.published, info.otherwise) == ("UA", "2025", "UA")
    assert "GeoNames" in info.attribution


@pytest.mark.parametrize(
    ("on", "word", "since", "until"),
    [
        ("2022-03-31", "not occupied", "", "2022-04-01"),
        ("2022-04-01", "occupied", "2022-04-01", "2022-09-08"),
        ("2022-09-07", "occupied", "2022-04-01", "2022-09-08"),
        ("2022-09-08", "not occupied", "2022-09-08", ""),  # the end is the first day no more
    ],
)
def test_the_status_of_a_listed_settlement(on, word, since, until):
    status = official_list().status(IZIUM, day(on))
    assert (status.kind, status.word) == ("listed", word)
    assert (status.until or "") == (day(until) or "")
    if since:
        assert status.since == day(since)


def test_a_settlement_that_is_not_listed_was_not_occupied():
    status = official_list().status(LVIV, day("2022-06-01"))
    assert (status.kind, status.word) == ("not_listed", "not occupied")


@pytest.mark.parametrize("on", ["2014-02-18", "2025-03-01"])
def test_days_outside_of_the_list_are_not_covered(on):
    status = official_list().status(IZIUM, day(on))
    assert (status.kind, status.holder) == ("not_covered", "")
    assert "2014-02-19" in status.why


@pytest.mark.parametrize(
    "place",
    [
        Place("gn:1", "Oskil", 49.2, 37.4, "water", "UA"),
        Place("gn:2", "Antonivka Bridge", 46.67, 32.72, "facility", "UA"),
        Place("gn:3", "Belgorod", 50.61, 36.58, "settlement", "RU"),
    ],
)
def test_what_is_no_settlement_of_ukraine_is_not_covered(place):
    assert official_list().status(place, day("2022-06-01")).kind == "not_covered"


def test_a_settlement_dated_with_its_community_says_so():
    assert official_list().status(KHERSON, day("2022-06-01")).dated_as == "hromada"
    assert official_list().status(IZIUM, day("2022-06-01")).dated_as == ""


def test_names_that_several_listed_settlements_bear_are_told_only_where_they_agree():
    info = ReferenceInfo("list", "list", country="UA", otherwise="UA", complete=True)
    spring = (Period(day("2022-03-01"), day("2022-04-01"), "RU"),)
    summer = (Period(day("2022-03-01"), day("2022-08-01"), "RU"),)
    village = Place("gn:7", "Novosilka", 50.0, 36.0, "settlement", "UA")
    alike = [Entry(key, "Novosilka", spring, candidates=("gn:7", "gn:8")) for key in ("a", "b")]
    assert ReferenceList(info, alike).status(village, day("2022-03-05")).word == "held by RU"
    differ = [alike[0], Entry("b", "Novosilka", summer, candidates=("gn:7", "gn:8"))]
    assert ReferenceList(info, differ).status(village, day("2022-03-05")).kind == "no_coordinates"
    # One listed settlement, two villages that it may be: the other one is not on the list.
    assert ReferenceList(info, alike[:1]).status(village, day("2022-03-05")).kind == "no_coordinates"


def test_where_all_settlements_around_are_listed_alike_an_unmatched_one_is_too():
    unmatched = Place("gn:999999999", "Nameless in Crimea", 45.3, 34.4, "settlement", "UA", "11", "")
    status = official_list().status(unmatched, day("2016-01-01"))
    assert (status.kind, status.word) == ("listed", "occupied")
    in_kherson = Place("gn:999999998", "Nameless", 46.5, 33.05, "settlement", "UA", "08", "")
    assert official_list().status(in_kherson, day("2022-06-01")).kind == "no_coordinates"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        # taken, with a day: from the list's day, 1 April 2022
        ((IZIUM, "gain", "RU", "2022-04-01"), ("same", 0)),
        ((IZIUM, "gain", "RU", "2022-03-29"), ("same", 3)),
        ((IZIUM, "gain", "RU", "2022-04-04"), ("same", -3)),
        ((IZIUM, "gain", "RU", "2022-03-28"), ("ahead", 4)),
        ((IZIUM, "gain", "RU", "2022-04-05"), ("behind", -4)),
        ((IZIUM, "gain", "RU", "2022-05-02"), ("differs", None)),
        ((IZIUM, "gain", "RU", "2022-03-01"), ("differs", None)),
        # an interval that has the day
        ((IZIUM, "gain", "RU", "2022-03-25", "2022-04-10"), ("same", 0)),
        # lost and retaken: 8 September
        ((IZIUM, "gain", "UA", "2022-09-10"), ("same", -2)),
        ((IZIUM, "loss", "RU", "2022-09-10"), ("same", -2)),
        ((IZIUM, "loss", "UA", "2022-09-10"), ("differs", None)),
        ((IZIUM, "gain", "RU", "2022-09-10"), ("differs", None)),
        # held on a day
        ((IZIUM, "control", "RU", "2022-06-01"), ("same", 0)),
        ((IZIUM, "control", "UA", "2022-06-01"), ("differs", None)),
        ((IZIUM, "control", "RU", "2022-09-20"), ("behind", -12)),
        ((IZIUM, "control", "UA", "2022-09-01"), ("ahead", 7)),
        # a party of the holder's side
        ((IZIUM, "control", "Luhansk People's Republic", "2022-06-01"), ("same", 0)),
        # never in other hands: nobody can have taken it
        ((LVIV, "gain", "UA", "2022-09-10"), ("differs", None)),
        ((LVIV, "control", "UA", "2022-09-10"), ("same", 0)),
    ],
)  # fmt: skip
def test_outcomes(args, expected):
    assert outcome(*args) == expected


def test_a_deed_told_without_a_day_was_done_by_the_articles_day():
    assert outcome(IZIUM, "gain", "UA", said="2022-09-20") == ("same", 0)
    assert outcome(IZIUM, "gain", "UA", said="2022-09-02") == ("ahead", 6)


def test_a_denial_is_compared_with_what_it_denies():
    assert outcome(IZIUM, "gain", "RU", "2022-09-20", polarity="denied") == ("same", 0)
    assert outcome(IZIUM, "control", "RU", "2022-06-15", polarity="denied") == ("differs", None)
    assert outcome(IZIUM, "loss", "RU", "2022-06-15", polarity="denied") == ("same", 0)


@pytest.mark.parametrize(
    ("args", "more"),
    [
        ((IZIUM, "strike", "RU", "2022-06-01"), {}),
        ((IZIUM, "contest", "RU", "2022-06-01"), {}),
        ((IZIUM, "sovereignty", "RU", "2022-06-01"), {}),
        ((IZIUM, "gain", "RU", "2022-06-01"), {"modality": "planned"}),
        ((IZIUM, "gain", "RU", "2022-06-01"), {"extent": "approach"}),
        ((IZIUM, "control", "RU", "2022-06-01"), {"extent": "part"}),
        ((IZIUM, "control", None, "2022-06-01"), {}),
        ((IZIUM, "control", "TR", "2022-06-01"), {}),
        ((None, "control", "RU", "2022-06-01"), {}),
        ((IZIUM, "control", "RU"), {"said": ""}),
        ((IZIUM, "control", "RU", "2025-06-01"), {"said": "2025-06-02"}),
    ],
)
def test_what_a_list_cannot_know_is_not_covered(args, more):
    found = compare(*claim(*args, **more), official_list(), side_of=side_of)
    assert found.outcome == "not_covered"
    assert found.words


def test_a_region_has_the_share_of_its_listed_settlements():
    made = claim(KHERSON_OBLAST, "control", "RU", "2022-09-20", extent="part")
    found = compare(*made, official_list(), side_of=side_of)
    assert found.outcome == "share"
    held = found.counts.held
    assert held["RU"] + held["UA"] == found.counts.listed == 696
    assert found.share == pytest.approx(held["RU"] / 696, abs=1e-4)
    assert 0.9 < found.share < 1
    other = compare(*claim(KHERSON_OBLAST, "control", "UA", "2022-09-20"), official_list(), side_of=side_of)
    assert other.share == pytest.approx(1 - found.share, abs=1e-3)


def test_a_union_of_regions_counts_each_settlement_once():
    parts = [Place("x", "x", None, None, "admin1", "UA", boundary=key) for key in ("UA-14", "UA-09")]
    both = Place("x", "Donbas", None, None, "area", "UA", boundary="UA-14+UA-09")
    shares = [official_list().share(place, day("2022-09-20")) for place in (*parts, both)]
    assert shares[2].listed == shares[0].listed + shares[1].listed
    assert shares[2].settlements == 1298 + 926


def test_a_region_of_which_nothing_is_listed_is_not_covered():
    lviv = Place("x", "Lviv Oblast", None, None, "admin1", "UA", boundary="UA-46")
    found = compare(*claim(lviv, "control", "RU", "2022-06-01"), official_list(), side_of=side_of)
    assert found.outcome == "not_covered"
    assert "1,928" in found.words


def test_no_claim_is_changed():
    made, article = claim(IZIUM, "control", "UA", "2022-06-01")
    before = copy.deepcopy(made)
    assert compare(made, article, official_list()).outcome == "differs"
    assert made == before


def test_the_same_days_read_backwards_and_forwards():
    """For every day: a claim that RU holds it is the same exactly where one that UA holds it is not."""
    found = official_list().find(KHERSON)
    assert [segment.holder for segment in found.segments] == ["UA", "RU", "UA"]
    assert all(a.end == b.start for a, b in zip(found.segments, found.segments[1:], strict=False))
    for on in ("2022-02-20", "2022-05-01", "2022-12-24"):
        ours, theirs = (outcome(KHERSON, "control", party, on, said="2023-01-01") for party in ("RU", "UA"))
        assert (ours == ("same", 0)) != (theirs == ("same", 0))


def test_a_damaged_list_is_named(tmp_path):
    folder = tmp_path / "reference"
    shutil.copytree(data_dir() / "reference", folder)
    path = folder / "ukraine_occupied.csv.gz"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ReferenceListError, match=r"ukraine_occupied\.csv\.gz is damaged.*SHA-256"):
        official_list(folder)
    with pytest.raises(ReferenceListError, match="missing"):
        official_list(tmp_path / "elsewhere")


def test_the_list_is_as_it_was_published():
    with gzip.open(data_dir() / "reference" / "ukraine_occupied.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len({row["katottg"] for row in rows}) == 6669
    assert rows == sorted(rows, key=lambda row: (row["katottg"], row["from"], row["until"]))
    placed = [row["place_id"] for row in rows if row["place_id"]]
    assert len({(row["place_id"], row["katottg"]) for row in rows if row["place_id"]}) == len(set(placed))


# --- a list of the user's own --------------------------------------------------------------------------------------

HEAD = "name,latitude,longitude,from,until,status,geonamesid\n"


def write(tmp_path, text, name="list.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_points_of_a_csv_file(tmp_path):
    path = write(
        tmp_path,
        HEAD + "Izium,49.209,37.257,2022-01-01,2022-04-02,UA,707292\n"
        "Izium,49.209,37.257,2022-04-02,2022-09-08,RU,707292\n"
        "Avdiivka,48.139,37.742,2022-01-01,,contested,\n",
    )
    reference = read_reference(path, name="ours")
    assert reference.holders == {"UA", "RU", CONTESTED}
    assert reference.status(IZIUM, day("2022-05-01")).holder == "RU"
    assert reference.status(IZIUM, day("2022-09-20")).kind == "not_covered"  # nothing is said of the days after
    assert reference.status(LVIV, day("2022-05-01")).kind == "not_listed"
    assert outcome(IZIUM, "gain", "RU", "2022-04-01", reference=reference) == ("same", 1)
    # The first day of a list is no change: nobody can tell since when it was so.
    assert outcome(IZIUM, "gain", "UA", "2022-01-01", said="2022-01-05", reference=reference) == ("differs", None)
    near = Place("gn:5", "Avdiivka", 48.15, 37.75, "settlement", "UA")
    assert outcome(near, "contest", "RU", "2022-06-01", reference=reference) == ("same", 0)
    assert outcome(near, "control", "UA", "2022-06-01", reference=reference) == ("differs", None)


def test_a_holder_of_all_other_days(tmp_path):
    path = write(tmp_path, HEAD + "Izium,49.209,37.257,2022-04-01,2022-09-08,Russia,\nX,1,1,2022-01-01,,RU,\n")
    keys = {"Russia": "RU", "RU": "RU"}
    reference = read_reference(path, otherwise="UA", party_key=lambda name: keys.get(name, ""))
    assert reference.status(IZIUM, day("2022-10-01")).holder == "UA"


def test_a_list_of_single_days(tmp_path):
    path = write(tmp_path, "name,latitude,longitude,date,status\nIzium,49.209,37.257,2022-09-10,UA\n")
    reference = read_reference(path)
    assert reference.status(IZIUM, day("2022-09-10")).holder == "UA"
    assert reference.status(IZIUM, day("2022-09-11")).kind == "not_covered"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Izium,91,37.2,2022-04-01,,RU,", "line 2, column 'latitude': expected degrees from -90 to 90, got '91'"),
        ("Izium,49.2,,2022-04-01,,RU,", "line 2, column 'longitude'"),
        ("Izium,nan,37.2,2022-04-01,,RU,", "line 2, column 'latitude'"),
        ("Izium,49.2,37.2,April,,RU,", "line 2, column 'from': expected a date such as 2022-09-08, got 'April'"),
        ("Izium,49.2,37.2,2022-04-01,2022-03-01,RU,", "line 2, column 'until': expected a day after 2022-04-01"),
        ("Izium,49.2,37.2,0022-04-01,,RU,", "line 2, column 'from': expected a year from 1800"),
        ("Izium,49.2,37.2,2022-04-01,,Atlantis,", "line 2, column 'status': expected a party"),
        ("Izium,49.2,37.2,2022-04-01,,,", "line 2, column 'status': .*an empty cell"),
        (",49.2,37.2,2022-04-01,,RU,", "line 2, column 'name'"),
        ("Izium,49.2,37.2,2022-04-01,,RU,abc", "line 2, column 'geonamesid'"),
        ("Izium,49.2,37.2", "line 2: expected 7 cells"),
        (
            "Izium,49.2,37.2,2022-04-01,,RU,\nIzium,49.2,37.2,2022-05-01,,UA,",
            "line 3, column 'status': 'UA' overlaps in time with 'RU' of line 2",
        ),
    ],
)
def test_a_mistake_names_row_and_column(tmp_path, row, says):
    path = write(tmp_path, HEAD + row + "\n")
    with pytest.raises(ReferenceListError, match=says):
        read_reference(path, party_key=lambda name: name if name in ("RU", "UA") else "")


def test_files_that_are_no_lists(tmp_path):
    with pytest.raises(ReferenceListError, match="no column 'latitude'"):
        read_reference(write(tmp_path, "name,status,from,until\nIzium,RU,,\n"))
    with pytest.raises(ReferenceListError, match="at least one row"):
        read_reference(write(tmp_path, HEAD))
    with pytest.raises(ReferenceListError, match="expected the columns 'from' and 'until', or 'date'"):
        read_reference(write(tmp_path, "name,latitude,longitude,status\n"))
    with pytest.raises(ReferenceListError, match="another form"):
        read_reference(write(tmp_path, "", "list.xlsx"))
    with pytest.raises(ReferenceListError, match="cannot be read"):
        read_reference(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(HEAD.encode() + b"Ch\xe2teau,1,1,,,RU,\n")
    with pytest.raises(ReferenceListError, match="UTF-8"):
        read_reference(tmp_path / "latin.csv")
    with pytest.raises(ReferenceListError, match="cannot be read as a reference list"):
        read_reference(write(tmp_path, "{", "list.geojson"))


SQUARE = [[[37.0, 49.0], [38.0, 49.0], [38.0, 50.0], [37.0, 50.0], [37.0, 49.0]]]


def collection(*features):
    return json.dumps({
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": p, "geometry": g} for p, g in features],
    })  # fmt: skip


def area(status, coordinates=SQUARE, start="2022-04-01", end="2022-09-08"):
    return {"name": "area", "status": status, "from": start, "until": end}, {
        "type": "Polygon",
        "coordinates": coordinates,
    }


def test_polygons_of_a_geojson_file(tmp_path):
    path = write(tmp_path, collection(area("RU"), area("UA", start="2022-09-08", end=None)), "areas.geojson")
    reference = read_reference(path)
    assert reference.status(IZIUM, day("2022-05-01")).holder == "RU"
    assert reference.status(IZIUM, day("2022-10-01")).holder == "UA"
    assert reference.status(LVIV, day("2022-05-01")).kind == "not_listed"
    assert outcome(IZIUM, "gain", "UA", "2022-09-13", reference=reference) == ("behind", -5)


def test_the_share_of_a_regions_area(tmp_path):
    boundaries = Boundaries()
    west, south, east, north = shapely.bounds(boundaries.geometry("UA-65")).tolist()
    ring = [[west - 1, south - 1], [east + 1, south - 1], [east + 1, north + 1], [west - 1, north + 1]]
    whole = write(tmp_path, collection(area("RU", [[*ring, ring[0]]])), "whole.geojson")
    made = claim(KHERSON_OBLAST, "control", "RU", "2022-05-01")
    found = compare(*made, read_reference(whole), side_of=side_of, boundaries=boundaries)
    assert (found.outcome, found.share, found.counts.unit) == ("share", pytest.approx(1.0, abs=1e-3), "area")
    middle = (west + east) / 2
    half = [[west - 1, south - 1], [middle, south - 1], [middle, north + 1], [west - 1, north + 1]]
    part = write(tmp_path, collection(area("RU", [[*half, half[0]]])), "part.geojson")
    found = compare(*made, read_reference(part, otherwise="UA"), side_of=side_of, boundaries=boundaries)
    assert 0.1 < found.share < 0.9
    assert sum(found.counts.held.values()) == pytest.approx(1.0, abs=1e-3)


def test_points_of_a_list_inside_a_region(tmp_path):
    path = write(tmp_path, HEAD + "Kherson,46.656,32.618,2022-03-01,,RU,\nIzium,49.209,37.257,2022-03-01,,RU,\n")
    share = read_reference(path).share(KHERSON_OBLAST, day("2022-05-01"), boundaries=Boundaries())
    assert (share.listed, dict(share.held)) == (1, {"RU": 1})


def test_a_geopackage_in_another_coordinate_system(tmp_path):
    import geopandas as gpd

    frame = gpd.GeoDataFrame(
        {"name": ["area"], "status": ["RU"], "from": ["2022-04-01"], "until": ["2022-09-08"]},
        geometry=[shapely.Polygon(SQUARE[0])],
        crs=4326,
    )
    frame.to_crs(3857).to_file(tmp_path / "areas.gpkg")
    assert read_reference(tmp_path / "areas.gpkg").status(IZIUM, day("2022-05-01")).holder == "RU"


def test_damaged_geometry_names_its_feature(tmp_path):
    line = {"type": "LineString", "coordinates": [[37.0, 49.0], [38.0, 49.0]]}
    with pytest.raises(ReferenceListError, match="feature 2, geometry: expected a point or a polygon, got LineString"):
        read_reference(write(tmp_path, collection(area("RU"), (area("RU")[0], line)), "x.geojson"))
    point = {"type": "Point", "coordinates": [37.0, 49.0]}
    with pytest.raises(ReferenceListError, match="points or polygons, got both"):
        read_reference(write(tmp_path, collection(area("RU"), (area("RU")[0], point)), "y.geojson"))
    with pytest.raises(ReferenceListError, match="feature 1, column 'from': expected a date"):
        read_reference(write(tmp_path, collection(area("RU", start="soon")), "z.geojson"))


# --- files and the command line -------------------------------------------------------------------------------------


def test_a_text_that_a_spreadsheet_would_run_is_disarmed():
    made, article = claim(Place("gn:1", "=HYPERLINK(1)", 0.0, 0.0, "settlement"), "control", "RU", "2022-06-01")
    record = comparison_record(article, made, compare(made, article, official_list()), quote="-1+1")
    (row,) = csv.DictReader(comparisons_csv([record]).splitlines())
    assert row["place"] == "'=HYPERLINK(1)"
    assert row["quote"] == "'-1+1"


@pytest.fixture
def run(monkeypatch, capsys):
    """Run `geomap ARGS` in this process; gives (exit code, standard output, standard error)."""

    def call(*args):
        monkeypatch.setattr(sys, "argv", ["geomap", *map(str, args)])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code or 0
        return (code, *capsys.readouterr())

    return call


@pytest.fixture
def article(tmp_path):
    return write(
        tmp_path,
        "KYIV, Sept. 12, 2022 — Ukrainian troops retook Izium on Saturday. Russian forces shelled Nikopol.\n",
        "a.txt",
    )


def test_compare_prints_each_comparison_and_names_the_list(run, article):
    code, out, err = run("compare", article)
    assert code == 0, err
    assert "2022-09-10 Izium: gain by Ukraine" in out
    assert "since 2022-09-08" in out
    assert "one side's list, published in 2025" in err


def test_compare_writes_files(run, article, tmp_path):
    assert run("compare", article, "-o", tmp_path / "out" / "c.csv")[0] == 0
    row, _ = csv.DictReader((tmp_path / "out" / "c.csv").read_text("utf-8").splitlines())
    assert (row["outcome"], row["lead_days"]) == ("same", "-2")
    assert "Izium" in row["quote"]
    assert run("compare", article, "-o", tmp_path / "c.json")[0] == 0
    record = json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert record["reference"]["published"] == "2025"
    assert record["comparisons"][0]["outcome"] == "same"


def test_compare_with_a_list_of_ones_own(run, article, tmp_path):
    path = write(tmp_path, HEAD + "Izium,49.209,37.257,2022-04-01,2022-09-01,Russia,\nX,1,1,2022-01-01,,RU,\n")
    code, out, err = run("compare", article, "--reference", path, "--otherwise", "Ukraine")
    assert code == 0, err
    assert "9 days behind" in out
    path.write_text(HEAD + "Izium,49.209,37.257,2022-04-01,,Atlantis,\n", encoding="utf-8")
    code, _, err = run("compare", article, "--reference", path)
    assert code == 2
    assert "line 2, column 'status'" in err


def test_compare_says_what_is_wrong(run, article, tmp_path):
    assert run("compare", article, "--otherwise", "UA")[0] == 2
    assert run("compare", article, "-o", tmp_path / "c.txt")[0] == 2
    assert run("compare", tmp_path / "none.txt")[0] == 2
