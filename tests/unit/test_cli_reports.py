"""The commands for reports, as a person uses them: good input, bad input, and what they say."""

from __future__ import annotations

import pytest

TABLES = ["articles.csv", "claims.csv", "licences.csv", "mentions.csv", "region_days.csv"]
ARTICLE = "KYIV, Sept. 12, 2022 — Ukrainian troops retook Izium on Saturday. Russian forces shelled Nikopol.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "with spaces" / "an article.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_help_names_every_command(run):
    code, out, _ = run("--help")
    assert code == 0
    for command in ("figure", "export", "embed", "report"):
        assert command in out


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["figure", "-o", "f.svg", "--title", "Week 37"], ["f.alt.txt", "f.svg"]),
        (["export", "-o", "t", "--format", "csv"], TABLES),
        (["export", "-o", "c.gpkg", "--format", "gpkg", "--geometry", "points"], ["c.gpkg"]),
        (["report", "-o", "r.html"], ["r.html"]),
    ],
)
def test_each_command_writes_its_files_and_names_them(arguments, files, run, article, tmp_path):
    command, option, name, *rest = arguments
    code, out, err = run(command, article, option, tmp_path / "new folder" / name, *rest)
    assert code == 0, err
    written = sorted(path.name for path in (tmp_path / "new folder").rglob("*") if path.is_file())
    assert written == files
    assert sorted(line.rsplit("/", 1)[-1] for line in out.splitlines()) == files


def test_embed_prints_all_forms_or_one(run, article, tmp_path):
    assert run("map", article, "-o", tmp_path, "--name", "m")[0] == 0
    code, out, err = run("embed", tmp_path / "m.html")
    assert code == 0 and out.count("<iframe") == 2 and "no picture" in err
    (tmp_path / "m.png").write_bytes(b"")
    code, out, err = run("embed", tmp_path / "m.html")
    assert code == 0 and not err and ".. image:: m.png" in out and "](m.html)" in out
    code, out, _ = run("embed", tmp_path / "m.html", "--as", "html", "--url", "https://maps.example/m.html")
    assert code == 0 and out.startswith('<iframe src="https://maps.example/m.html#embed"') and out.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["figure", "a.txt", "-o", "f.gif"], ".png, .svg, .pdf"),
        (["figure", "a.txt", "-o", "f.png", "--width-mm", "5"], "60 to 1000 mm"),
        (["figure", "missing.txt", "-o", "f.png"], "no such file or folder: missing.txt"),
        (["report", "a.txt", "-o", "r.odt"], ".html, .md, .docx"),
        (["export", "a.txt", "-o", ".", "--format", "gpkg"], "is a folder"),
        (["embed", "a.txt"], "is not a map"),
        (["embed", "missing.html"], "missing.html"),
    ],
)
def test_a_users_mistake_is_one_line_and_leaves_nothing(arguments, says, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    code, out, err = run(*arguments)
    assert code == 2 and not out
    assert says in err and err.startswith("error: ") and err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_used(run, article, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    code, out, err = run("export", empty, article, "-o", tmp_path / "c.geojson")
    assert code == 0 and "skipped" in err and "empty.txt" in err and out
    code, out, err = run("export", empty, "-o", tmp_path / "none.geojson")
    assert code == 2 and "no article could be read" in err and not (tmp_path / "none.geojson").exists()
