"""What the build does to names before they go into a table."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from geomap.gazetteer.alternates import apostrophes, distinct, plain, skeleton, sort_names

# By its path: the scripts are no package that is installed.
_PATH = Path(__file__).resolve().parents[2] / "scripts" / "_build" / "gazetteer_rows.py"
_SPEC = importlib.util.spec_from_file_location("gazetteer_rows", _PATH)
assert _SPEC is not None and _SPEC.loader is not None
rows = importlib.util.module_from_spec(_SPEC)
sys.modules["gazetteer_rows"] = rows
_SPEC.loader.exec_module(rows)
Row = rows.Row


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kharkiv", "Harkiw"),
        ("Izium", "Izyum"),
        ("Balakliia", "Balakliya"),
        ("Zhytomyr", "Shitomir"),
        ("Luhansk", "Lugansk"),
        ("Chernivtsi", "Tschernivci"),
    ],
)
def test_transliterations_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_other_names_have_another_skeleton() -> None:
    assert len({skeleton(name) for name in ("Bakhmut", "Artemivsk", "Kherson", "Kyiv", "Lviv")}) == 5


def test_alternates_are_parted_and_cleaned() -> None:
    names = [
        "Artemivsk",
        "Bahmut",
        "Бахмут",
        "bahamuto",
        "巴赫穆特",
        "BHM",
        "Bm",
        "Bakhmut",
        "Бахмуд2",
        "Bakhmut 2",
        "Ђахмут",
    ]
    near, far = sort_names(names, "Bakhmut", foreign=True, cyrillic=True)
    assert near == ["Bahmut", "Бахмут"]
    assert far == ["Artemivsk"]
    assert sort_names(names, "Bakhmut", foreign=False, cyrillic=False) == (["Bahmut"], [])


def test_a_name_is_taken_once_in_each_folded_spelling() -> None:
    assert distinct(["Łódź", "Lodz", "LODZ", "Lodsch", "'"], "Lodsch") == ["Łódź"]
    row = Row("gn:1", "Lodz", None, None, "settlement", aliases=["Lodsch"])
    row.add_names(["Łódź", "Litzmannstadt"], ["Lodsch", "Lodž", "Lods"])
    assert (row.aliases, row.foreign) == (["Lodsch", "Litzmannstadt"], ["Lods"])


def test_marks_of_transcribers_are_taken_off() -> None:
    assert [plain(name) for name in ("Şa‘dah", "Ryl’sk", "Khān Yūnis", "Điện Biên")] == [
        "Sadah",
        "Rylsk",
        "Khan Yunis",
        "Dien Bien",
    ]
    assert apostrophes("Знам’янка") == "Знам'янка"
