"""The command line, as a person uses it: good input, bad input, and what it says."""

import json

import pytest

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
    for command in ("map", "extract", "lookup"):
        assert command in out


def test_version(run):
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("geomap ")


def test_extract_gives_one_line_an_article_with_offsets_into_the_text(run, article):
    code, out, err = run("extract", article)
    assert code == 0, err
    (line,) = out.splitlines()
    record = json.loads(line)
    assert record["date"] == "2022-09-12"
    text = article.read_bytes().decode()
    for mention in record["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
    assert {"Izium", "Nikopol"} <= {mention["name"] for mention in record["mentions"]}
    assert {(claim["kind"], claim["party"], claim["place"]["name"]) for claim in record["claims"]} == {
        ("gain", "UA", "Izium"),
        ("strike", "RU", "Nikopol"),
    }
    assert set(record["versions"]) == {"code", "grammar", "data"}


def test_extract_keeps_windows_line_ends_in_its_offsets(run, tmp_path):
    path = tmp_path / "windows.txt"
    path.write_bytes(b"Dateline\r\n\r\nRussian forces shelled Nikopol.\r\n")
    code, out, _ = run("extract", path, "--date", "2022-08-01")
    assert code == 0
    mention = next(m for m in json.loads(out)["mentions"] if m["name"] == "Nikopol")
    assert path.read_bytes().decode()[mention["start"] : mention["end"]] == "Nikopol"


def test_extract_to_a_file_leaves_nothing_else_behind(run, article, tmp_path):
    output = tmp_path / "out" / "found.jsonl"
    code, out, _ = run("extract", article, "--output", output)
    assert (code, out) == (0, "")
    assert [path.name for path in output.parent.iterdir()] == ["found.jsonl"]
    assert len(output.read_text(encoding="utf-8").splitlines()) == 1


def test_a_missing_file_is_named_and_writes_nothing(run, tmp_path):
    output = tmp_path / "out.jsonl"
    code, _, err = run("extract", tmp_path / "absent.txt", "--output", output)
    assert code == 2
    assert "absent.txt" in err
    assert not output.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t"),
        ("binary.txt", bytes(range(256)) * 40),
        ("broken.json", b'{"text": "Kyiv'),
        ("wrong.json", b'{"no": "text"}'),
    ],
)
def test_an_unreadable_article_is_one_clear_line_and_exit_code_2(run, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = run("extract", path)
    assert code == 2
    assert out == ""
    assert name in err
    assert "Traceback" not in err


def test_a_broken_line_is_named_and_the_others_are_read(run, tmp_path):
    path = tmp_path / "articles.jsonl"
    good = json.dumps({"id": "a", "text": ARTICLE})
    path.write_text(f'{good}\n{{"id": "b", "text": \n{good.replace("a", "c", 1)}\n', encoding="utf-8")
    code, out, err = run("extract", path)
    assert code == 0
    assert len(out.splitlines()) == 2
    assert "line 2" in err


def test_a_date_that_is_none_is_the_users_mistake(run, article):
    code, _, err = run("extract", article, "--date", "yesterweek")
    assert code == 2
    assert "yesterweek" in err


def test_map_writes_its_files_and_no_others(run, article, tmp_path):
    output = tmp_path / "maps"
    code, out, err = run("map", article, "--output", output)
    assert code == 0, err
    names = {path.name for path in output.iterdir()}
    assert {"an article.html", "an article.geojson", "an article.json"} <= names
    assert not [name for name in names if name.startswith(".")]
    assert "Izium" in (output / "an article.geojson").read_text(encoding="utf-8")
    for name in ("an article.html", "an article.geojson", "an article.json"):
        assert name in out


def test_map_gives_the_same_bytes_again(run, article, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    assert run("map", article, "--output", first)[0] == 0
    assert run("map", article, "--output", second)[0] == 0
    assert {p.name: p.read_bytes() for p in first.iterdir()} == {p.name: p.read_bytes() for p in second.iterdir()}


def test_map_of_an_article_without_any_place_is_a_sound_result(run, tmp_path):
    path = tmp_path / "nowhere.txt"
    path.write_text("The committee met on the matter and adjourned without a decision.", encoding="utf-8")
    code, out, err = run("map", path, "--output", tmp_path / "maps")
    assert code == 0, err
    assert "nowhere.html" in out


def test_lookup_explains_its_candidates(run):
    code, out, _ = run("lookup", "Kharkov")
    assert code == 0
    assert "Kharkiv" in out.splitlines()[0]


def test_lookup_of_an_unknown_name_says_what_to_do(run):
    code, _, err = run("lookup", "Qwxzyplace")
    assert code == 1
    assert "--places" in err


def test_least_confidence_leaves_out_what_was_read_less_surely(run, article, tmp_path):
    _, all_of_it, _ = run("extract", article)
    _, surest, _ = run("extract", article, "--min-confidence", "0.99")
    before, after = json.loads(all_of_it), json.loads(surest)
    assert before["claims"] and after["claims"] == [] and after["mentions"] == before["mentions"]
    code, _, err = run("map", article, "-o", tmp_path / "out", "--min-confidence", "0.99")
    assert code == 0 and "0 claims" in err
    code, _, err = run("extract", article, "--min-confidence", "high")
    assert code == 2 and err.count("\n") == 1 and "--min-confidence" in err
