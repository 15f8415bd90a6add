"""A user's own places: what they add, what they amend, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from gazetteer_cases import small_gazetteer

from geomap.errors import GazetteerError
from geomap.gazetteer.entries import read_supplement
from geomap.resources import data_path


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_without_id_adds_a_place_with_an_id_of_its_own(tmp_path: Path) -> None:
    own = write(
        tmp_path / "mine.csv",
        "# my places\n\nname,latitude,longitude,level,country,aliases\n"
        'Checkpoint Nine,46.7,32.7,facility,UA,"КПП-9|Post Nine"\nTwin,1,1,,,\nTwin,2,2,,,\n',
    )
    gazetteer = small_gazetteer(tmp_path, own)
    place = gazetteer.lookup("post nine")[0]
    assert (place.id, place.name, place.level) == ("mine:checkpoint-nine", "Checkpoint Nine", "facility")
    assert [twin.id for twin in gazetteer.lookup("Twin")] == ["mine:twin", "mine:twin@2.0,2.0"]
    assert gazetteer.place(gazetteer.row_of("mine:twin@2.0,2.0") or -1).latitude == 2.0


def test_a_row_with_a_known_id_amends_that_place(tmp_path: Path) -> None:
    own = write(tmp_path / "mine.csv", "id,name,population,aliases\ngn:8,Berg,700,The Mount\n")
    gazetteer = small_gazetteer(tmp_path, own)
    for name in ("Berg", "Hill", "the mount"):
        (place,) = gazetteer.lookup(name)
        assert (place.id, place.name, place.population, place.latitude) == ("gn:8", "Berg", 700, 50.0)


def test_later_files_amend_earlier_ones(tmp_path: Path) -> None:
    first = write(tmp_path / "first.csv", "id,name\ngn:8,Berg\n")
    second = write(tmp_path / "second.csv", "id,name\ngn:8,Kulm\n")
    assert small_gazetteer(tmp_path, first, second).lookup("Hill")[0].name == "Kulm"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty; expected a header"),
        ("place,lat\nA,1\n", r"line 1: unknown column 'place'"),
        ("latitude,longitude\n1,2\n", r"line 1: no column 'name'"),
        ("name,name\nA,B\n", r"line 1: a column is named twice"),
        ("# one\n\nname,latitude,longitude\nA,1,2\n,3,4\n", r"line 5: no name"),
        ("name,latitude,longitude\nA,91,2\n", r"line 2: latitude '91'; expected degrees between -90 and 90"),
        ('name,latitude,longitude\nA,"46,6",2\n', r"line 2: latitude '46,6'"),
        ("name,latitude,longitude\nA,nan,2\n", r"line 2: latitude 'nan'"),
        ("name,latitude,longitude\nA,1,\n", r"line 2: only one of latitude and longitude"),
        ("name,latitude,longitude\nA,,\n", r"line 2: 'A' has neither coordinates nor a boundary"),
        ("name,latitude,longitude,level\nA,1,2,town\n", r"line 2: level 'town' is unknown; expected one of"),
        ("name,latitude,longitude,population\nA,1,2,many\n", r"line 2: population 'many'"),
        ("name,latitude,longitude,country\nA,1,2,Ukraine\n", r"line 2: country 'Ukraine'"),
        ("name,latitude,longitude\nA,1,2,3\n", r"line 2: 4 cells, but the header has 3"),
        ('name,latitude,longitude\n"A,1,2\n', r"line \d: not CSV"),
        ('name,latitude,longitude\n"A\nB",1,2\n', r"holds a line break"),
        ("id,name\ngn:12345,A\n", r"no place has the id 'gn:12345'"),
        ("name,latitude\0,longitude\nA,1,2\n", "holds NUL characters"),
        (f"name,latitude,longitude\n{'A' * 200_000},1,2\n", r"line \d"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "mine.csv", text)
    with pytest.raises(GazetteerError, match=message) as raised:
        small_gazetteer(tmp_path, path)
    assert "mine.csv" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot read the places"):
        read_supplement(tmp_path / "missing.csv")
    (tmp_path / "latin.csv").write_bytes("name,latitude,longitude\nMünster,1,2\n".encode("latin-1"))
    with pytest.raises(GazetteerError, match="is not UTF-8 text"):
        read_supplement(tmp_path / "latin.csv")
    with pytest.raises(GazetteerError, match="cannot read the places"):
        read_supplement(tmp_path)


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes("\ufeffName,Latitude,Longitude\r\nA Place,1.5,2.5\r\n,,\r\n".encode())
    (entry,) = read_supplement(path)
    assert (entry.name, entry.latitude, entry.longitude) == ("A Place", 1.5, 2.5)


def test_the_shipped_supplement_is_in_its_form() -> None:
    entries = read_supplement(data_path("gazetteer/supplement.csv"))
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(not name.lower().startswith("the ") for entry in entries for name in entry.curated)
