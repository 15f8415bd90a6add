"""`geomap extract --resume`: a long run that was interrupted goes on where it stopped, and gives the same bytes."""

import json
import subprocess
import sys

import pytest

from geomap import pipeline

TOWNS = ("Nikopol", "Izium", "Kherson", "Lyman", "Kupiansk", "Bakhmut")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "articles.jsonl"
    _write(path, [f"Russian forces shelled {town}." for town in TOWNS])
    return path


def _write(path, texts):
    lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def reads(monkeypatch):
    """The keys of the articles that were read; reading the one in `stop` raises what it holds."""
    given, read = [], pipeline.Reader.read

    def counted(self, article):
        if article.key in counted.stop:
            raise counted.stop[article.key]
        given.append(article.key)
        return read(self, article)

    counted.stop = {}
    monkeypatch.setattr(pipeline.Reader, "read", counted)
    return given, counted.stop


@pytest.mark.parametrize(("stop", "code"), [(KeyboardInterrupt(), 130), (SystemExit(143), 143)], ids=repr)
def test_an_interrupted_run_goes_on_where_it_stopped(run, source, tmp_path, reads, stop, code):
    given, stops = reads
    whole, output = tmp_path / "whole.jsonl", tmp_path / "found.jsonl"
    assert run("extract", source, "-o", whole)[0] == 0
    given.clear()
    stops["3"] = stop
    got, _, err = run("extract", source, "-o", output)
    assert got == code
    assert "found.jsonl.partial has what was read; the same command with --resume goes on" in err
    assert not output.exists()
    stops.clear()
    got, _, err = run("extract", source, "-o", output, "--resume")
    assert got == 0
    assert "3 articles of an earlier run kept" in err
    assert f"6 articles, 12 place names, 6 claims: {output}" in err
    assert given == ["0", "1", "2", "3", "4", "5"]  # each once
    assert output.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.jsonl", "found.jsonl", "whole.jsonl"]


def test_without_resume_it_begins_anew(run, source, tmp_path, reads):
    given, _ = reads
    (tmp_path / "found.jsonl.partial").write_text("what was there", encoding="utf-8")
    assert run("extract", source, "-o", tmp_path / "found.jsonl")[0] == 0
    assert len(given) == 6
    assert len((tmp_path / "found.jsonl").read_text(encoding="utf-8").splitlines()) == 6


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        (lambda lines: b"".join(lines), 6),
        (lambda lines: b"".join(lines)[:-1], 5),  # its last line has no end
        (lambda lines: b"".join(lines)[:-40], 5),
        (lambda lines: lines[0] + b"\0" * 50 + b"\n" + lines[2], 1),
        (lambda lines: lines[0] + b"[]\n" + lines[2], 1),
        (lambda lines: lines[0] + lines[2], 1),  # another order
        (lambda lines: lines[0] + lines[1].replace(b'"code": "', b'"code": "9'), 1),
        (lambda lines: b"".join(lines) + b'{"mentions": [], "claims": []}\n', 6),  # more than the source has
        (lambda lines: b"", 0),
        (lambda lines: b"\xff\xfe", 0),
    ],
    ids=["whole", "no end", "cut", "zeros", "no record", "order", "version", "more", "empty", "garbage"],
)
def test_only_what_is_whole_and_the_same_is_kept(run, source, tmp_path, reads, damage, kept):
    given, _ = reads
    whole, output = tmp_path / "whole.jsonl", tmp_path / "found.jsonl"
    run("extract", source, "-o", whole)
    given.clear()
    (tmp_path / "found.jsonl.partial").write_bytes(damage(whole.read_bytes().splitlines(True)))
    code, _, err = run("extract", source, "-o", output, "--resume")
    assert code == 0, err
    assert len(given) == 6 - kept
    assert output.read_bytes() == whole.read_bytes()


def test_an_article_that_has_changed_is_read_again_with_all_after_it(run, source, tmp_path, reads):
    given, stops = reads
    stops["5"] = KeyboardInterrupt()
    run("extract", source, "-o", tmp_path / "found.jsonl")
    stops.clear()
    given.clear()
    _write(source, [f"Russian forces shelled {town}{'' if town != 'Lyman' else ' again'}." for town in TOWNS])
    assert run("extract", source, "-o", tmp_path / "found.jsonl", "--resume")[0] == 0
    assert given == ["3", "4", "5"]


def test_records_of_another_least_confidence_are_read_again(run, source, tmp_path, reads):
    given, stops = reads
    stops["5"] = KeyboardInterrupt()
    run("extract", source, "-o", tmp_path / "found.jsonl")
    stops.clear()
    given.clear()
    assert run("extract", source, "-o", tmp_path / "found.jsonl", "--resume", "--min-confidence", "0.99")[0] == 0
    assert len(given) == 6
    assert '"claims": [{' not in (tmp_path / "found.jsonl").read_text(encoding="utf-8")


def test_two_runs_do_not_write_one_file(run, source, tmp_path):
    partial = tmp_path / "found.jsonl.partial"
    holder = (
        "import sys; from pathlib import Path; from geomap.files import lock_file\n"
        f"stream = Path({str(partial)!r}).open('a+b'); print(lock_file(stream), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "True\n"
        code, _, err = run("extract", source, "-o", tmp_path / "found.jsonl")
        other.stdin.close()
    assert code == 2
    assert "another process is writing it" in err
    assert not (tmp_path / "found.jsonl").exists()


def test_there_is_nothing_to_resume_without_a_file(run, source):
    code, out, err = run("extract", source, "--resume")
    assert (code, out) == (2, "")
    assert "--output" in err


def test_several_processes_resume_too(run, source, tmp_path):
    whole, output = tmp_path / "whole.jsonl", tmp_path / "found.jsonl"
    run("extract", source, "-o", whole)
    (tmp_path / "found.jsonl.partial").write_bytes(b"".join(whole.read_bytes().splitlines(True)[:2]))
    code, _, err = run("extract", source, "-o", output, "--resume", "--jobs", "2")
    assert code == 0, err
    assert output.read_bytes() == whole.read_bytes()
