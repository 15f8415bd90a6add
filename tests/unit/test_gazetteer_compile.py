"""Compile, open, damage, share: the gazetteer as a file."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from gazetteer_cases import small_gazetteer, write_sources

from geomap.errors import GazetteerError
from geomap.gazetteer import NameFact, NameKind, open_gazetteer


def compiled(folder: Path) -> Path:
    (path,) = (folder / "cache").glob("gazetteer-*.bin")
    return path


def test_a_place_comes_back_as_the_table_gave_it(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path)
    place = gazetteer.lookup("Kherson")[0]
    assert (place.id, place.name, place.level, place.country, place.admin1, place.admin2) == (
        "gn:3",
        "Kherson",
        "settlement",
        "UA",
        "08",
        "6510",
    )
    assert (place.latitude, place.longitude, place.population, place.geonamesid) == (46.64, 32.61, 280000, 3)
    oblast = gazetteer.lookup("Kherson Oblast")[0]
    assert oblast.boundary == "UA-65"
    assert gazetteer.lookup("Oskol")[0].geonamesid is None
    assert gazetteer.lookup("Nowhere")[0].latitude is None
    assert len(gazetteer) == 10
    assert {place.name for place in gazetteer} >= {"Ukraine", "Hill"}


def test_candidates_are_ranked_by_name_level_and_population(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path)
    assert [place.country for place in gazetteer.lookup("oak hill")] == ["AU", "US"]
    kinds = gazetteer.find_kinds("Kherson")
    assert [kind for _, kind in kinds] == [NameKind.MAIN, NameKind.ALIAS]
    reasons = [candidate.reason for candidate in gazetteer.explain("Kherson")]
    assert "its usual name" in reasons[0]
    assert "another spelling" in reasons[1]
    assert gazetteer.explain("Kherson", limit=1)[0].admin1_name == "Kherson Oblast"
    assert gazetteer.explain("no such place") == []


def test_codes_and_ids_lead_to_rows(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path)
    name = gazetteer.name
    assert [name(row) for row in gazetteer.find("ukr")] == ["Ukraine"]
    for row, expected in (
        (gazetteer.country_row("UA"), "Ukraine"),
        (gazetteer.admin1_row("UA", "08"), "Kherson Oblast"),
        (gazetteer.admin2_row("UA", "08", "6510"), "Kherson Raion"),
        (gazetteer.row_of("gn:3"), "Kherson"),
        (gazetteer.row_of("ne:river-oskil"), "Oskil"),
    ):
        assert row is not None
        assert name(row) == expected
    for missing in (gazetteer.country_row("XX"), gazetteer.row_of("gn:99"), gazetteer.row_of("gn:x")):
        assert missing is None
    assert gazetteer.prefixes("\x01UA")[0][0] == "\x01UA"
    assert gazetteer.name_id("ua") == -1  # codes are not names: texts do not match them


def test_prefixes_are_the_names_a_window_begins_with(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path)
    found = dict(gazetteer.prefixes("kherson oblast is large"))
    assert set(found) == {"kherson", "kherson oblast"}
    assert gazetteer.rows(found["kherson oblast"]) == gazetteer.find("Kherson Oblast")
    assert gazetteer.longest == 2
    assert gazetteer.begins("kherson obl")
    assert not gazetteer.begins("kherson is")
    assert gazetteer.opens_longer("kherson")
    assert not gazetteer.opens_longer("kherson oblast")


def test_facts_of_names(tmp_path: Path) -> None:
    extra = tmp_path / "extra.csv"
    extra.write_text('name,latitude,longitude,aliases\nTexania,31,-99,"Tex.|T.X."\n', encoding="utf-8")
    gazetteer = small_gazetteer(tmp_path, extra)

    def facts(folded: str) -> NameFact:
        return NameFact(gazetteer.facts(gazetteer.name_id(folded)))

    assert facts("oak hill") == NameFact.MAIN | NameFact.SEVERAL
    assert facts("херсоні") == NameFact.CYRILLIC | NameFact.CASE_FORM
    assert NameFact.CASE_FORM not in facts("херсон")
    assert facts("tex") == NameFact.CURATED | NameFact.SHORTENED
    assert facts("t x") == NameFact.CURATED | NameFact.SHORTENED


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    small_gazetteer(tmp_path / "one")
    small_gazetteer(tmp_path / "two")
    assert compiled(tmp_path / "one").name == compiled(tmp_path / "two").name
    assert compiled(tmp_path / "one").read_bytes() == compiled(tmp_path / "two").read_bytes()


def test_a_changed_source_gives_another_version(tmp_path: Path) -> None:
    before = small_gazetteer(tmp_path)
    extra = tmp_path / "extra.csv"
    extra.write_text("name,latitude,longitude\nNew Place,1,2\n", encoding="utf-8")
    after = small_gazetteer(tmp_path, extra)
    assert before.version != after.version
    assert after.lookup("New Place") and not before.lookup("New Place")
    assert len(list((tmp_path / "cache").iterdir())) == 2  # both, and nothing half-written beside them


@pytest.mark.parametrize("damage", ["cut", "empty", "hole", "garbage", "tail", "index"])
def test_a_damaged_cache_is_compiled_again(tmp_path: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    version = small_gazetteer(tmp_path).version
    path = compiled(tmp_path)
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "cut": whole[: middle + 7],
            "empty": b"",
            "hole": whole[:middle] + bytes(200) + whole[middle + 200 :],
            "garbage": b"not a gazetteer" * 500,
            "tail": whole + b"more",
            "index": whole[:-60] + b"{}" + whole[-58:],
        }[damage]
    )
    gazetteer = small_gazetteer(tmp_path)
    assert gazetteer.version == version
    assert gazetteer.lookup("Kherson")
    assert path.read_bytes() == whole
    (line,) = capsys.readouterr().err.splitlines()
    assert "is damaged" in line and "compiling it again" in line


def test_a_good_cache_is_not_compiled_again(tmp_path: Path) -> None:
    small_gazetteer(tmp_path)
    stamp = compiled(tmp_path).stat().st_mtime_ns
    told: list[str] = []
    open_gazetteer(
        source_dir=write_sources(tmp_path / "sources"),
        cache_dir=tmp_path / "cache",
        progress=lambda what, _share: told.append(what),
    )
    assert told == []
    assert compiled(tmp_path).stat().st_mtime_ns == stamp


def test_compiled_files_that_nobody_uses_are_forgotten(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    now = time.time()
    for number in range(9):
        old = cache / f"gazetteer-{number}.bin"
        old.write_bytes(b"old")
        os.utime(old, (now - 1000 * number, now - 1000 * number))
    half, running = cache / "gazetteer-x.bin.1.part", cache / "gazetteer-x.bin.2.part"
    half.write_bytes(b"half")
    os.utime(half, (now - 200_000, now - 200_000))
    running.write_bytes(b"half")
    (cache / "geocode.sqlite").write_bytes(b"another's")
    version = small_gazetteer(tmp_path).version
    left = {path.name for path in cache.iterdir()}
    assert left == {
        f"gazetteer-{version}.bin",
        *(f"gazetteer-{n}.bin" for n in range(5)),
        running.name,
        "geocode.sqlite",
    }


def test_progress_rises_to_one(tmp_path: Path) -> None:
    shares: list[float] = []
    open_gazetteer(
        source_dir=write_sources(tmp_path / "sources"),
        cache_dir=tmp_path / "cache",
        progress=lambda _what, share: shares.append(share),
    )
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_two_processes_at_once_do_no_harm(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "sources")
    program = (
        "import sys; from pathlib import Path; from geomap.gazetteer import open_gazetteer\n"
        "gazetteer = open_gazetteer(source_dir=Path(sys.argv[1]), cache_dir=Path(sys.argv[2]))\n"
        "print(gazetteer.lookup('Kherson')[0].id)\n"
    )
    command = [sys.executable, "-c", program, str(sources), str(tmp_path / "cache")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=60)[0].strip() for process in running] == ["gn:3"] * 3
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_an_open_gazetteer_outlives_its_file_being_replaced(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path)
    path = compiled(tmp_path)
    beside = path.with_name("other")
    beside.write_bytes(path.read_bytes())
    beside.replace(path)
    assert gazetteer.lookup("Kherson")[0].id == "gn:3"


def test_a_cache_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GazetteerError, match="cannot write the compiled gazetteer"):
        open_gazetteer(source_dir=write_sources(tmp_path / "sources"), cache_dir=tmp_path / "file" / "cache")


def test_missing_tables_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no tables of places"):
        open_gazetteer(source_dir=tmp_path, cache_dir=tmp_path)


@pytest.mark.parametrize("damage", ["cut", "garbage", "cell"])
def test_a_damaged_table_is_said_so(tmp_path: Path, damage: str) -> None:
    sources = write_sources(tmp_path / "sources")
    plain = (sources / "places.tsv").read_bytes()
    whole = gzip.compress(plain * 20)
    (sources / "more.tsv.gz").write_bytes(
        {"cut": whole[:-40], "garbage": b"no gzip", "cell": gzip.compress(plain.replace(b"46.64", b"north"))}[damage]
    )
    with pytest.raises(GazetteerError, match=r"more\.tsv\.gz is damaged"):
        open_gazetteer(source_dir=sources, cache_dir=tmp_path / "cache")
    assert list((tmp_path / "cache").glob("*")) == []


def test_hostile_names_are_only_not_found(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path)
    for name in ("", " ", "\0", "\x01UA", "x" * 1_000_000, "'; DROP TABLE", "\ud800", "\u202eKherson\0"):
        assert gazetteer.lookup(name) == [] or name == "\u202eKherson\0"
        assert gazetteer.row_of(name) is None
