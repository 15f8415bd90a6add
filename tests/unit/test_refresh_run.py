"""A whole refresh, from the sources to the published map, on the command line and inside."""

import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fetch_servers import answers, serving

from geomap import cli
from geomap.fetch.client import Fetcher
from geomap.ledger import Ledger
from geomap.overridefile import add_override
from geomap.overrides import Override
from geomap.pipeline import Reader
from geomap.refresh.publication import exclusive
from geomap.refresh.release import lock_of
from geomap.refresh.run import refresh
from geomap.refresh.settings import read_settings
from geomap.report.publish import analyses_json

NOW = datetime(2022, 9, 20, 12, tzinfo=UTC)
FILES = '[[source]]\nfiles = "articles"\n[output]\nformats = ["html", "json"]\n'


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture(autouse=True)
def light(request, monkeypatch):
    """Write a page of one line: what stands on the real one is tested elsewhere, and takes its time to be made."""

    def write_outputs(analyses, folder, settings, reader, **_):
        (folder / "map.json").write_text(analyses_json(analyses, versions=reader.versions), encoding="utf-8")
        (folder / "map.html").write_text(f"<!DOCTYPE html>{len(analyses)}", encoding="utf-8")

    if request.node.name != "test_the_command_tells_people_and_machines":
        monkeypatch.setattr("geomap.refresh.release.write_outputs", write_outputs)


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "a desk"
    write(folder, "articles/2022-09-12-izium.txt", "Ukrainian troops retook Izium on Saturday, the army said.")
    write(folder, "articles/2022-09-13-nikopol.txt", "Russian forces shelled Nikopol overnight, officials said.")
    write(folder, "geomap.toml", FILES)
    return folder


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def once(desk, reader, *, days=0, **more):
    settings = read_settings(desk / "geomap.toml")
    return refresh(settings, reader, clock=lambda: NOW + timedelta(days=days), **more)


def shown(desk):
    found = json.loads((desk / "public/current/map.json").read_bytes())
    return sorted(claim["place"]["name"] for article in found["articles"] for claim in article["claims"])


def everything(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_what_is_new_comes_what_is_gone_goes_and_nothing_is_done_twice(desk, reader):
    first = once(desk, reader)
    assert (first.status, first.exit_code, first.counts.added) == ("published", 0, 2)
    assert shown(desk) == ["Izium", "Nikopol"]
    assert [each.words for each in first.changes.new] == ["gain of Izium by UA", "strike of Nikopol by RU"]
    assert once(desk, reader).status == "unchanged"
    write(desk, "articles/2022-09-14.txt", "Russian forces hold Melitopol, officials said.")
    (desk / "articles/2022-09-13-nikopol.txt").unlink()
    third = once(desk, reader)
    assert (third.counts.added, third.counts.removed, third.counts.unchanged) == (1, 1, 1)
    assert shown(desk) == ["Izium", "Melitopol"]
    assert [each.words for each in third.changes.gone] == ["strike of Nikopol by RU"]
    with Ledger(desk / "ledger.sqlite") as ledger:
        assert [(run["added"], run["removed"], run["finished"]) for run in ledger.runs()] == [
            (2, 0, NOW.isoformat()), (0, 0, NOW.isoformat()), (1, 1, NOW.isoformat())
        ]  # fmt: skip


def test_a_dry_run_says_what_would_change_and_changes_nothing(desk, reader):
    empty = everything(desk)
    first = once(desk, reader, dry_run=True)
    assert everything(desk) == empty
    assert (first.status, first.exit_code, len(first.changes.new)) == ("dry run", 0, 2)
    once(desk, reader)
    write(desk, "articles/2022-09-14.txt", "Russian forces hold Melitopol, officials said.")
    (desk / "articles/2022-09-13-nikopol.txt").unlink()
    before = everything(desk)
    dry = once(desk, reader, dry_run=True)
    assert everything(desk) == before
    assert ([each.words for each in dry.changes.new], [each.words for each in dry.changes.gone]) == (
        ["control of Melitopol by RU"], ["strike of Nikopol by RU"]
    )  # fmt: skip
    assert once(desk, reader).changes == dry.changes  # and what it said comes true


def test_a_dry_run_beside_a_damaged_ledger_leaves_it_as_it_is(desk, reader):
    once(desk, reader)
    (desk / "ledger.sqlite").write_bytes(b"damaged" * 1000)
    before = everything(desk)
    dry = once(desk, reader, dry_run=True)
    assert dry.rebuilt is not None
    assert everything(desk) == before


def test_a_damaged_ledger_is_made_again_and_the_map_is_the_same(desk, reader):
    gone = write(desk, "articles/2022-09-14.txt", "Russian forces hold Melitopol, officials said.")
    once(desk, reader)
    page = (desk / "public/current/map.html").read_bytes()
    (desk / "ledger.sqlite").write_bytes(b"damaged" * 1000)
    again = once(desk, reader)
    assert (again.rebuilt.articles, again.counts.added, again.counts.unchanged) == (3, 0, 3)
    assert (desk / "ledger.sqlite.damaged-1").exists()
    assert (desk / "public/current/map.html").read_bytes() == page
    # A file that was withdrawn meanwhile is not brought back by the archive.
    (desk / "ledger.sqlite").write_bytes(b"damaged" * 1000)
    gone.unlink()
    assert once(desk, reader).counts.removed == 1
    assert shown(desk) == ["Izium", "Nikopol"]


def test_an_article_that_the_archive_has_lost_is_taken_from_its_file_again(desk, reader):
    once(desk, reader)
    page = (desk / "public/current/map.html").read_bytes()
    for path in (desk / "archive").glob("??/*.gz"):
        path.write_bytes(path.read_bytes()[:30])
    assert once(desk, reader).status == "unchanged"  # nothing had to be made
    write(desk, "articles/2022-09-14.txt", "Russian forces hold Melitopol, officials said.")
    damaged = once(desk, reader)
    assert len(damaged.draft.lost) == 2
    assert shown(desk) == ["Melitopol"]
    (desk / "articles/2022-09-14.txt").unlink()
    assert once(desk, reader).draft.lost == {}
    assert shown(desk) == ["Izium", "Nikopol"]
    assert (desk / "public/current/map.html").read_bytes() == page


def test_a_check_that_stops_keeps_the_last_map(desk, reader):
    once(desk, reader)
    write(desk, "geomap.toml", FILES + '[checks]\nold_news = { do = "stop", days = 3 }\n')
    write(desk, "articles/2022-09-14.txt", "Russian forces hold Melitopol, officials said.")
    done = once(desk, reader)
    assert (done.status, done.exit_code) == ("stopped", 3)
    assert shown(desk) == ["Izium", "Nikopol"]
    assert done.record()["findings"][-1]["action"] == "stop"
    write(desk, "articles/2022-09-19.txt", "Russian forces shelled Kharkiv.")
    assert once(desk, reader).exit_code == 0
    assert len(shown(desk)) == 4


def test_articles_in_other_languages_are_left_out(desk, reader):
    text = "Російські війська обстріляли місто Нікополь минулої ночі, повідомили у раді, є руйнування."
    write(desk, "articles/2022-09-14.txt", text)
    once(desk, reader)
    assert len(json.loads((desk / "public/current/map.json").read_bytes())["articles"]) == 3
    write(desk, "geomap.toml", 'languages = ["en"]\n' + FILES)
    once(desk, reader)
    assert len(json.loads((desk / "public/current/map.json").read_bytes())["articles"]) == 2


def test_a_correction_is_published_by_the_next_run(desk, reader):
    first = once(desk, reader)
    add_override(
        desk / "overrides.csv", Override("reject", first.changes.new[0].id, reason="misread", day=date(2022, 9, 20))
    )
    assert once(desk, reader).status == "published"
    assert shown(desk) == ["Nikopol"]


def test_with_no_article_at_all_nothing_is_published(desk, reader):
    for path in (desk / "articles").iterdir():
        path.unlink()
    done = once(desk, reader)
    assert (done.status, done.exit_code, done.folder) == ("empty", 4, None)
    assert "found none" in done.failed["articles"]
    assert not (desk / "public").exists()


def test_all_sources_dead_keeps_the_map_and_says_so(desk, reader):
    once(desk, reader)
    (desk / "articles").rename(desk / "elsewhere")
    done = once(desk, reader)
    assert (done.status, done.exit_code) == ("unchanged", 4)
    assert shown(desk) == ["Izium", "Nikopol"]


def test_a_ledger_open_elsewhere_stops_nobody(desk, reader):
    once(desk, reader)
    with Ledger(desk / "ledger.sqlite") as other:
        held = other._connection.execute("SELECT key FROM articles")
        held.fetchone()
        write(desk, "articles/2022-09-14.txt", "Russian forces hold Melitopol, officials said.")
        assert once(desk, reader).status == "published"


def test_feeds_and_pages_come_to_the_map(desk, reader):
    body = (
        "<p>Ukrainian troops retook Balakliia on Thursday, the army said.</p>"
        + "<p>Shops were shut for the day.</p>" * 30
    )
    with serving() as server:
        feed = (
            "<rss version='2.0'><channel><title>Wire</title><item><title>One</title>"
            f"<link>{server.url('/one')}</link><pubDate>Fri, 09 Sep 2022 06:00:00 GMT</pubDate></item></channel></rss>"
        )
        server.pages["/feed"] = answers(feed.encode(), kind="application/rss+xml")
        server.pages["/one"] = f"<html><body><article>{body}</article></body></html>".encode()
        write(desk, "geomap.toml", f'[[source]]\nfeed = "{server.url("/feed")}"\n' + FILES
              + '[fetch]\nprivate_hosts = ["127.0.0.1"]\n')  # fmt: skip
        settings = read_settings(desk / "geomap.toml")
        done = once(desk, reader, fetcher=Fetcher(settings.fetch, sleep=lambda seconds: None))
    assert done.counts.added == 3
    assert shown(desk) == ["Balakliia", "Izium", "Nikopol"]
    article = next(each for each in done.draft.analyses if each.article.outlet == "Wire").article
    assert (article.date, article.url) == (date(2022, 9, 9), server.url("/one"))


# --- the command ----------------------------------------------------------------------------------------------------


def run(monkeypatch, capsys, *args):
    monkeypatch.setattr(sys, "argv", ["geomap", "refresh", *map(str, args)])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    told = capsys.readouterr()
    return caught.value.code or 0, told.out, told.err


def test_the_command_tells_people_and_machines(monkeypatch, capsys, desk):
    write(desk, "articles/broken.json", "{")
    monkeypatch.chdir(desk)
    code, out, err = run(monkeypatch, capsys)
    assert code == 0
    assert Path(out.strip()).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "2 articles new, 0 changed, 0 withdrawn, 0 unchanged" in err
    assert "set apart: articles/broken.json: expected JSON" in err
    assert "new: gain of Izium by UA" in err
    code, out, err = run(monkeypatch, capsys, "--json")
    told = json.loads(out)
    assert (code, told["status"], told["articles"]["unchanged"]) == (0, "unchanged", 2)
    assert [each["from"] for each in told["quarantined"]] == ["articles/broken.json"]
    assert "nothing has changed" in err


def test_mistakes_in_the_configuration_are_named_each_in_a_line(monkeypatch, capsys, desk):
    config = write(desk, "other.toml", FILES + "[chekcs]\n[fetch]\nretries = 'x'\n")
    code, out, err = run(monkeypatch, capsys, "--config", config)
    assert (code, out) == (2, "")
    assert [line.partition(": ")[2].removeprefix(str(config)) for line in err.splitlines()] == [
        ", line 5: chekcs: there is no such key; did you mean 'checks'?",
        ", line 7: fetch.retries: expected a whole number from 0 to 10, got 'x'",
    ]
    code, out, _ = run(monkeypatch, capsys, "--config", config, "--json")
    told = json.loads(out)
    assert (code, told["status"], told["exit_code"], len(told["errors"])) == (2, "failed", 2, 2)


def test_a_second_refresh_at_once_does_nothing(desk, reader):
    """The lock is that of the process, so another one is asked."""
    import subprocess

    settings = read_settings(desk / "geomap.toml")
    with exclusive(lock_of(settings)):
        done = subprocess.run(
            [sys.executable, "-m", "geomap", "refresh", "--config", str(settings.path)], capture_output=True, text=True
        )
    assert done.returncode == 75
    assert "another refresh is running" in done.stderr
    assert not (desk / "public").exists()


def test_a_broken_file_of_corrections_stops_before_anything_is_published(desk, reader, monkeypatch, capsys):
    once(desk, reader)
    before = replace(read_settings(desk / "geomap.toml")).output.directory / "current"
    page = (before / "map.html").read_bytes()
    write(desk, "overrides.csv", "claim,action\n1,reject\n")
    code, _, err = run(monkeypatch, capsys, "--config", desk / "geomap.toml")
    assert code == 2
    assert "overrides.csv" in err
    assert (before / "map.html").read_bytes() == page
