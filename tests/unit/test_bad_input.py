"""What cannot be read, given to the real command line: one clear line, exit code 2, nothing half-written."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from gazetteer_cases import write_sources

from geomap import regions
from geomap.articles import sources as sources_module
from geomap.gazetteer import opening
from geomap.resources import data_path

ARTICLE = "ODESA, Sept. 12, 2022 — Russian forces shelled Nikopol on Saturday.\n"
UNKNOWN = "Vlorbat snee quindle thrasko mip zelvane. Dru kethal ombrisk, vlorbat snee. Mip ortaquin zel.\n" * 5


def assert_clear(err, *, lines):
    """So many lines, each one that a person can read and act on."""
    said = err.splitlines()
    assert len(said) == lines, err
    for line in said:
        assert line.startswith(("error: ", "skipped: ", "note: "))
        assert len(line) < 400
        assert "Traceback" not in line and "mistake of its own" not in line


def write_sparse(path):
    with path.open("wb") as stream:
        stream.truncate(100_000_000)


MAKERS = {
    "missing.txt": lambda path: None,
    "empty.txt": lambda path: path.touch(),
    "empty.jsonl": lambda path: path.touch(),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "picture.html": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "large.txt": write_sparse,
    "large.jsonl": write_sparse,
    "large": write_sparse,
    "broken.json": lambda path: path.write_text('{"text": "Kyiv', encoding="utf-8"),
    "empty folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("command", ["extract", "map"])
@pytest.mark.parametrize("name", MAKERS)
def test_what_is_no_article_ends_with_code_2_and_writes_nothing(run, tmp_path, command, name):
    path = tmp_path / name
    MAKERS[name](path)
    output = tmp_path / "out" / "found"
    code, out, err = run(command, path, "--output", output)
    assert (code, out) == (2, "")
    assert_clear(err, lines=1 if name == "missing.txt" else 2)
    assert name in err
    assert [each for each in tmp_path.rglob("*") if each.is_file() and each != path] == []


def test_an_unreadable_file_is_named_with_the_reason(run, tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    opened = Path.open

    def denied(self, *args, **options):
        if self == path:  # the superuser, whom tests may run as, reads any file
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", denied)
    code, out, err = run("extract", path)
    assert (code, out) == (2, "")
    assert_clear(err, lines=2)
    assert "locked.txt" in err and "Permission denied" in err


def test_without_a_terminal_and_in_a_process_of_its_own_it_is_the_same(tmp_path):
    path = tmp_path / "binary.txt"
    path.write_bytes(bytes(range(256)) * 40)
    command = [sys.executable, "-m", "geomap", "extract", str(path), "--output", str(tmp_path / "found.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, "")
    assert_clear(done.stderr, lines=2)
    assert [each.name for each in tmp_path.iterdir()] == ["binary.txt"]


def test_a_broken_line_among_good_ones_is_named_by_line_and_column(run, tmp_path):
    path = tmp_path / "articles.jsonl"
    good = json.dumps({"text": ARTICLE})
    path.write_bytes(
        f'{good}\n{{"text": \n["no", "object"]\n{{"text": 7}}\n{good}\r\n'.encode() + b'{"text": "\xff"}\n'
    )
    output = tmp_path / "found.jsonl"
    code, _, err = run("extract", path, "--output", output)
    assert code == 0
    assert_clear("".join(line for line in err.splitlines(True) if line.startswith("skipped")), lines=4)
    assert "articles.jsonl, line 2: expected JSON, got something else at column 9" in err
    assert all(f"articles.jsonl, line {number}: expected" in err for number in (2, 3, 4, 6))
    assert len(output.read_text(encoding="utf-8").splitlines()) == 2


def test_a_line_beyond_all_bounds_ends_its_file_and_keeps_what_came_before(run, tmp_path, monkeypatch):
    monkeypatch.setattr(sources_module, "MAX_FILE_BYTES", 1000)
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"text": ARTICLE}) + "\n" + json.dumps({"text": ARTICLE * 50}), encoding="utf-8")
    code, out, err = run("extract", path)
    assert code == 0
    assert len(out.splitlines()) == 1
    assert_clear(err, lines=1)


def test_an_article_without_any_place_is_a_sound_result(run, tmp_path):
    path = tmp_path / "bread.txt"
    path.write_text("The committee met on Tuesday to discuss the price of bread and of milk.\n", encoding="utf-8")
    code, out, err = run("extract", path)
    assert (code, err) == (0, "")
    record = json.loads(out)
    assert (record["language"], record["mentions"], record["claims"]) == ("en", [], [])


def test_a_text_in_a_language_that_is_not_read_says_so(run, tmp_path):
    path = tmp_path / "unknown.txt"
    path.write_text(UNKNOWN, encoding="utf-8")
    code, out, err = run("map", path, "--output", tmp_path / "out")
    assert code == 0
    summary, *notes = err.splitlines()
    assert summary.endswith("0 claims")
    assert_clear("\n".join(notes), lines=1)
    assert "claims are not read in this language" in notes[0]
    assert {Path(line).suffix for line in out.splitlines()} == {".html", ".geojson", ".json"}


@pytest.mark.parametrize("damage", ["not JSON", "cut short", "no coordinates"])
def test_a_boundary_file_with_a_damaged_geometry_is_named(run, tmp_path, monkeypatch, damage):
    article = tmp_path / "article.txt"
    article.write_text("Russian forces hold the Kherson region.\n", encoding="utf-8")
    data = tmp_path / "data"
    shutil.copytree(data_path("boundaries"), data / "boundaries")
    layer = data / "boundaries" / "ukraine_oblasts.geojson"
    lines = layer.read_text(encoding="utf-8").splitlines(True)
    at = next(number for number, line in enumerate(lines) if '"UA-65"' in line)
    head, mark, shape = lines[at].partition('"geometry"')
    lines[at] = {
        "not JSON": f"{head}{mark}: nonsense\n",
        "cut short": f"{head}{mark}{shape[: len(shape) // 2]}\n",
        "no coordinates": f'{head}{mark}: {{"type": "Polygon", "coordinates": []}}}},\n',
    }[damage]
    layer.write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(regions.boundaries, "data_dir", lambda: data)
    code, out, err = run("map", article, "--output", tmp_path / "out")
    assert (code, out) == (2, "")
    assert_clear(err, lines=1)
    assert "ukraine_oblasts.geojson" in err
    assert not (tmp_path / "out").exists()


def test_a_compiled_gazetteer_cut_short_is_compiled_again(run, tmp_path, monkeypatch):
    sources = write_sources(tmp_path / "data" / "gazetteer")
    monkeypatch.setattr(opening, "data_path", lambda name: tmp_path / "data" / name)
    monkeypatch.setattr(opening, "_cache", lambda given: tmp_path / "cache")
    code, whole, _ = run("lookup", "Kherson")
    assert code == 0 and sources.is_dir()
    (compiled,) = (tmp_path / "cache").iterdir()
    compiled.write_bytes(compiled.read_bytes()[:-1000])
    code, again, err = run("lookup", "Kherson")
    assert (code, again) == (0, whole)
    assert "is damaged (it is cut short or not a gazetteer); compiling it again" in err
    assert "Traceback" not in err
    assert list((tmp_path / "cache").iterdir()) == [compiled]
