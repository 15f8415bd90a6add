"""`geomap data add SD.zip`: a country's dump is checked, kept, compiled in, listed and taken away."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from gazetteer_cases import write_sources
from typer.testing import CliRunner

from geomap import cli_data
from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.gazetteer.adding import add_country, added_countries, remove_country
from geomap.gazetteer.coverage import Coverage, coverage
from geomap.gazetteer.dump import read_dump
from geomap.gazetteer.opening import added_tables


def row(number: str, name: str, **cells: str) -> str:
    """Return a line of a dump, of a village in the Netherlands unless told otherwise."""
    values = {
        "alternates": "",
        "latitude": "52.1",
        "longitude": "5.1",
        "kind": "P",
        "code": "PPL",
        "country": "NL",
        "admin1": "09",
        "admin2": "0344",
        "people": "0",
        "day": "2024-05-06",
    } | cells
    columns = [number, name, name, values["alternates"], values["latitude"], values["longitude"], values["kind"]]
    columns += [values["code"], values["country"], "", values["admin1"], values["admin2"], "", "", values["people"]]
    return "\t".join([*columns, "", "3", "Europe/Amsterdam", values["day"]])


VILLAGES = (
    row("901", "Achterveen", alternates="Achterween,ACH,Ахтервен"),
    row("902", "Utrecht Province", kind="A", code="ADM1", admin2=""),
    row("903", "Kleine Put", kind="H", code="WLL"),
    row("904", "Oude Molen", kind="P", code="PPLH"),
    row("905", "Grote Vaart", kind="H", code="CNL"),
    row("906", "Zandhoek", kind="S", code="AIRF"),
    row("907", "Corner Shop", kind="S", code="SHPF"),
)


def dump(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def opened(folder: Path, *, user: Path) -> Gazetteer:
    return open_gazetteer(
        source_dir=write_sources(folder / "sources"), cache_dir=folder / "cache", added=added_tables(user)
    )


def test_what_news_names_is_kept(tmp_path: Path) -> None:
    found = read_dump(dump(tmp_path / "NL.txt", *VILLAGES))
    assert (found.country, found.rows, found.newest) == ("NL", 7, "2024-05-06")
    assert [(entry.id, entry.name, entry.level) for entry in found.entries] == [
        ("gn:901", "Achterveen", "settlement"),
        ("gn:902", "Utrecht Province", "admin1"),
        ("gn:905", "Grote Vaart", "water"),
        ("gn:906", "Zandhoek Airfield", "facility"),
    ]
    assert found.entries[0].aliases == ("Achterween",)  # no code, and no Cyrillic of a small place in the west


def test_a_zip_as_downloaded_is_read(tmp_path: Path) -> None:
    text = "\r\n".join(VILLAGES).encode()
    path = zipped(tmp_path / "the Netherlands.zip", **{"readme.txt": b"about", "NL.txt": text})
    assert len(read_dump(path).entries) == 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a\tb", "line 2: 2 cells; expected the 19"),
        (row("x1", "A"), "line 2: id 'x1'"),
        (row("901", "Again"), "line 2: the id 901 stands there twice"),
        (row("910", " "), "line 2: name ' '"),
        (row("910", "A\u202eB"), "line 2: name"),
        (row("910", "A", latitude="95"), "line 2: latitude '95'"),
        (row("910", "A", longitude="nan"), "line 2: longitude 'nan'"),
        (row("910", "A", country="BE"), "line 2: country 'BE' after 'NL'"),
        (row("910", "A", country="Holland"), "line 2: country 'Holland'"),
        (row("910", "A", country="A/"), "line 2: country 'A/'"),
        (row("910", "A", people="0" * 5_000), "line 2: population '000"),
        (row("910", "A", code="ppl"), "line 2: feature"),
        (row("910", "A", admin1="../x"), "line 2: a code of units"),
        (row("910", "A", people="-4"), "line 2: population '-4'"),
        (row("910", "A", people="9" * 30), "line 2: population"),
        (row("910", "A", day="today"), "line 2: last change 'today'"),
        ("x" * 70_000, "line 2: longer than"),
    ],
)
def test_a_damaged_row_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = dump(tmp_path / "NL.txt", VILLAGES[0], line)
    with pytest.raises(GazetteerError, match=re.escape(message)) as caught:
        add_country(path, folder=tmp_path / "user")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "user").exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no settlement in 0 rows"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (row("902", "Utrecht", kind="A", code="ADM1").encode(), "no settlement in 1 rows"),
    ],
)
def test_a_file_that_is_no_dump_says_so(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "NL.txt"
    path.write_bytes(data)
    with pytest.raises(GazetteerError, match=message):
        read_dump(path)


def test_archives_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GazetteerError, match=r"expected one dump such as SD.txt in it, got a.csv"):
        read_dump(zipped(tmp_path / "a.zip", **{"a.csv": b"x"}))
    with pytest.raises(GazetteerError, match="expected one dump"):
        read_dump(zipped(tmp_path / "b.zip", **{"NL.txt": b"x", "BE.txt": b"x"}))
    monkeypatch.setattr("geomap.gazetteer.dump.MAX_BYTES", 1_000)
    with pytest.raises(GazetteerError, match="expected at most 1,000 bytes unpacked, got 50,000"):
        read_dump(zipped(tmp_path / "c.zip", **{"NL.txt": b"x" * 50_000}))
    good = io.BytesIO(zipped(tmp_path / "d.zip", **{"NL.txt": "\n".join(VILLAGES).encode()}).read_bytes()).getvalue()
    (tmp_path / "d.zip").write_bytes(good[:60] + b"\0\0\0\0" + good[64:])
    with pytest.raises(GazetteerError, match="damaged or locked"):
        read_dump(tmp_path / "d.zip")


def test_a_country_is_compiled_in_listed_and_taken_away(tmp_path: Path) -> None:
    user = tmp_path / "my own data"
    before = opened(tmp_path, user=user)
    assert before.find("Achterveen") == ()
    made = add_country(dump(tmp_path / "NL.txt", *VILLAGES), folder=user)
    assert made.places == {"admin1": 1, "facility": 1, "settlement": 1, "water": 1}
    assert added_countries(folder=user) == [made]
    after = opened(tmp_path, user=user)
    assert after.place(after.find("Achterween")[0]).id == "gn:901"
    assert len(after) == len(before) + 4
    assert after.version != before.version
    assert opened(tmp_path, user=user).version == after.version
    assert remove_country("nl", folder=user)
    assert not remove_country("NL", folder=user)
    assert not remove_country("../x", folder=user)
    assert opened(tmp_path, user=user).version == before.version
    assert added_countries(folder=user) == []


def test_the_same_dump_gives_the_same_bytes(tmp_path: Path) -> None:
    path = dump(tmp_path / "NL.txt", *VILLAGES)
    for name in ("one", "two"):
        add_country(path, folder=tmp_path / name)
    one, two = ((tmp_path / name / "gazetteer" / "NL.tsv.gz").read_bytes() for name in ("one", "two"))
    assert one == two


def test_a_place_that_is_there_is_not_doubled(tmp_path: Path) -> None:
    """The small gazetteer has Kherson as gn:3, its oblast under the code UA.08, its raion under UA.08.6510."""
    user = tmp_path / "user"
    path = dump(
        tmp_path / "UA.txt",
        row("3", "Kherson", alternates="Chersonissos", country="UA", admin1="08", people="99"),
        row("920", "Khersonska", kind="A", code="ADM1", country="UA", admin1="08", admin2=""),
        row("921", "Raion Kherson", kind="A", code="ADM2", country="UA", admin1="08", admin2="6510"),
    )
    add_country(path, folder=user)
    gazetteer = opened(tmp_path, user=user)
    assert len(gazetteer) == len(opened(tmp_path, user=tmp_path / "none"))
    kherson = gazetteer.place(gazetteer.find("Kherson")[0])
    assert (kherson.name, kherson.population) == ("Kherson", 280_000)
    assert gazetteer.place(gazetteer.find("Khersonska")[0]).id == "gn:2"
    assert gazetteer.place(gazetteer.find("Raion Kherson")[0]).boundary == "UA65"


def test_a_damaged_table_says_how_to_mend_it(tmp_path: Path) -> None:
    add_country(dump(tmp_path / "NL.txt", *VILLAGES), folder=tmp_path)
    table = tmp_path / "gazetteer" / "NL.tsv.gz"
    table.write_bytes(table.read_bytes()[:-20])
    with pytest.raises(GazetteerError, match=r"NL.tsv.gz is damaged .*; add it again with geomap data add"):
        opened(tmp_path, user=tmp_path)


def test_coverage_counts_places_by_country(tmp_path: Path) -> None:
    [ukraine] = coverage(opened(tmp_path, user=tmp_path))
    assert ukraine == Coverage("UA", "Ukraine", 40_000_000, 1, 1, 1, 1)
    assert ukraine.thin
    assert ukraine.cells() == ("UA", "Ukraine", "1", "1", "1", "1", "40,000,000", "thin")
    assert not Coverage("VA", "Vatican", 900, 0, 0, 0, 0).thin


def test_the_command_adds_lists_and_removes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "user"))
    compiled = []
    monkeypatch.setattr(cli_data, "_open", lambda: compiled.append(1))
    run = CliRunner().invoke
    done = run(cli_data.app, ["add", str(dump(tmp_path / "NL.txt", *VILLAGES))])
    assert done.exit_code == 0, done.output
    assert "NL: kept 4 of 7 rows" in done.output
    assert "NL: 4 places from NL.txt, newest of 2024-05-06 (CC BY 4.0)" in run(cli_data.app, ["list"]).output
    assert run(cli_data.app, ["remove", "NL"]).exit_code == 0
    missing = run(cli_data.app, ["remove", "NL"])
    assert missing.exit_code == 2
    assert "nothing was added under the name 'NL'" in missing.output
    assert run(cli_data.app, ["add", str(tmp_path / "none.zip")]).exit_code == 2
    assert len(compiled) == 2


def test_the_command_prints_coverage(gazetteer: Gazetteer) -> None:
    done = CliRunner().invoke(cli_data.app, ["coverage", "sd", "UA"])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert re.match(r"SD +Sudan +[\d,]+ +\d+ +\d+ +\d+ +[\d,]+ +thin$", lines[1])
    assert re.match(r"UA +Ukraine +33,\d{3} ", lines[2])
    assert "geomap data add SD.zip" in done.output
    assert CliRunner().invoke(cli_data.app, ["coverage", "XX"]).exit_code == 2


def test_the_coverage_in_the_docs_is_that_of_the_gazetteer(gazetteer: Gazetteer) -> None:
    printed = CliRunner().invoke(cli_data.app, ["coverage"]).stdout
    page = (Path(__file__).resolve().parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    assert page.partition("```text\n")[2].partition("```")[0] == printed
