"""The ledger: what goes in comes out, in whole transactions, whatever happens to the file."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledger_cases import PLACES, VERSIONS, analysis

from geomap import cli
from geomap.errors import LedgerError
from geomap.ledger import Archive, Ledger, LedgerDamaged, changes, content_hash, history, open_ledger, places_named
from geomap.ledger.schema import APPLICATION_ID, VERSION
from geomap.state import Statement, state

NEWER = {**VERSIONS, "grammar": "g2"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "with spaces" / "ledger.sqlite"


@pytest.fixture
def ledger(path):
    with Ledger(path) as opened:
        yield opened


def fill(path, *analyses):
    with Ledger(path) as opened:
        for each in analyses:
            opened.put(each, versions=VERSIONS, side_of=lambda party, on: f"side of {party}")


def counts(path):
    with sqlite3.connect(path) as raw:
        return [
            raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "mentions", "claims")
        ]


def test_what_goes_in_comes_out(ledger):
    text = "Our troops took Tarvo.\nThey said that Orsk Region fell and Farfield burned."
    given = analysis(
        text=text,
        claims=[
            {"on": date(2022, 9, 8), "extent": "part", "extent_stated": True, "speaker": "the governor"},
            {"place": "Orsk Region", "kind": "loss", "party": None, "trigger": "fell", "polarity": "denied"},
            {"place": "Farfield", "kind": "strike", "trigger": "burned", "answers": "a1-0"},
        ],
        url="https://wire.example/1",
        feed="https://wire.example/feed",
    )
    ledger.put(given, versions=VERSIONS, side_of=lambda party, on: "side")
    stored = ledger.get("a1", with_text=True)
    assert stored.analysis == given
    assert stored.quotes["a1-0"] == "Our troops took Tarvo."
    assert stored.sides == {"a1-0": "side", "a1-1": "", "a1-2": "side"}
    assert ledger.get("a1").analysis.article.text == ""
    assert ledger.get("none") is None


def test_an_undated_article_stays_undated(ledger):
    ledger.put(analysis(said=None), versions=VERSIONS)
    stored = ledger.get("a1").analysis
    assert stored.article.date is None
    assert stored.claims[0].event.start is None


def test_contact_data_is_not_kept_beside_a_claim(ledger):
    text = "Write to desk@wire.example: our troops took Tarvo."
    ledger.put(analysis(text=text), versions=VERSIONS)
    assert "desk@" not in ledger.get("a1").quotes["a1-0"]


def test_a_replaced_article_leaves_nothing_of_the_old_one(ledger, path):
    ledger.put(analysis(claims=[{}, {"kind": "control"}]), versions=VERSIONS)
    ledger.put(analysis(text="Milna: our troops took Tarvo back.", claims=[{"id": "new"}]), versions=VERSIONS)
    assert [claim.id for claim in ledger.get("a1").analysis.claims] == ["new"]
    assert len(ledger) == 1
    assert counts(path) == [1, 2, 1]


def test_a_removed_article_takes_its_claims_along(ledger, path):
    ledger.put(analysis(), versions=VERSIONS)
    ledger.put(analysis("a2"), versions=VERSIONS)
    assert ledger.remove("a1")
    assert not ledger.remove("a1")
    assert counts(path) == [1, 1, 1]
    assert list(ledger.keys()) == ["a2"]


def test_a_transaction_is_kept_whole_or_not_at_all(ledger, path):
    ledger.put(analysis(), versions=VERSIONS)
    with pytest.raises(RuntimeError), ledger.transaction():
        ledger.remove("a1")
        ledger.put(analysis("a2"), versions=VERSIONS)
        raise RuntimeError
    assert list(ledger.keys()) == ["a1"]
    assert ledger.archive.current()[0].keys() == {"a1"}
    ledger.put(analysis("a3"), versions=VERSIONS)  # and it can still be written to
    assert list(ledger.keys()) == ["a1", "a3"]
    # A place that was undone with the transaction is made again.
    assert ledger.get("a3").analysis.claims[0].resolved == PLACES["Tarvo"]


def test_a_place_whose_row_was_undone_is_written_again(ledger):
    with pytest.raises(RuntimeError), ledger.transaction():
        ledger.put(analysis(), versions=VERSIONS)
        raise RuntimeError
    ledger.put(analysis(), versions=VERSIONS)
    assert ledger.get("a1").analysis.mentions[0].place == PLACES["Tarvo"]


def test_foreign_keys_hold_on_every_connection(path):
    fill(path, analysis())
    for _ in range(2):
        with Ledger(path) as opened:
            assert opened._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
            assert opened._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
            assert opened._connection.execute("PRAGMA busy_timeout").fetchone()[0] >= 5000
            with pytest.raises(LedgerError, match="FOREIGN KEY"), opened._errors():
                opened._connection.execute("UPDATE claims SET place = 999")


def test_what_is_known_is_not_read_again(ledger):
    known, other = analysis(), analysis("a2")
    ledger.put(known, versions=VERSIONS)
    ledger.put(other, versions=VERSIONS)
    content = content_hash(known.article)
    assert ledger.is_known("a1", content, VERSIONS)
    assert not ledger.is_known("a1", content, NEWER)
    assert not ledger.is_known("a1", "0" * 64, VERSIONS)
    found = ledger.difference([("a1", content), ("a2", "0" * 64), ("a3", content)], VERSIONS)
    assert (found.new, found.changed, found.reread, found.unchanged, found.gone) == (("a3",), ("a2",), (), 1, ())
    found = ledger.difference([("a1", content)], NEWER)
    assert (found.reread, found.unchanged, found.gone) == (("a1",), 0, ("a2",))


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "other"), ("title", "other"), ("date", date(2022, 1, 1)), ("outlet", "o"), ("url", "u"), ("key", "k")],
)
def test_the_content_hash_tells_every_change_of_content(field, value):
    article = analysis().article
    assert content_hash(replace(article, **{field: value})) != content_hash(article)


def test_where_an_article_was_found_is_not_its_content():
    article = analysis().article
    assert content_hash(replace(article, feed="f", source="s", notes=())) == content_hash(article)


def test_runs_are_listed_and_a_cut_short_one_shows(ledger):
    first = ledger.begin_run("2022-09-10T06:00:00Z", VERSIONS)
    ledger.put(analysis(), versions=VERSIONS, run=first)
    ledger.finish_run(first, "2022-09-10T06:01:00Z", {"added": 1})
    ledger.begin_run("2022-09-11T06:00:00Z", VERSIONS)
    assert [(run["finished"], run["added"]) for run in ledger.runs()] == [("2022-09-10T06:01:00Z", 1), (None, 0)]


def test_articles_come_by_date_then_key(ledger):
    for key, said in (("b", date(2022, 1, 2)), ("c", date(2022, 1, 1)), ("a", date(2022, 1, 2)), ("d", None)):
        ledger.put(analysis(key, said=said), versions=VERSIONS)
    assert [stored.analysis.article.key for stored in ledger.articles()] == ["d", "c", "a", "b"]


# --- other processes, other files -----------------------------------------------------------------------------------


def test_a_ledger_open_elsewhere_does_not_stop_a_write(path):
    fill(path, analysis())
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    fill(path, analysis("a2"))
    assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)  # it still sees what it began with
    reader.execute("COMMIT")
    assert reader.execute("SELECT count(*) FROM articles").fetchone() == (2,)
    reader.close()


def test_a_ledger_that_is_being_written_elsewhere_is_named(path, monkeypatch):
    fill(path, analysis())
    monkeypatch.setattr("geomap.ledger.connecting.BUSY_SECONDS", 0.05)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with Ledger(path) as opened, pytest.raises(LedgerError, match="held by another process"):
        opened.put(analysis("a2"), versions=VERSIONS)
    writer.execute("ROLLBACK")
    writer.close()
    fill(path, analysis("a2"))
    assert counts(path)[0] == 2


def test_another_programs_database_is_left_alone(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE invoices (id)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program") as caught:
        open_ledger(path, read=None, versions=VERSIONS)
    assert not isinstance(caught.value, LedgerDamaged)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_left_alone(path):
    fill(path, analysis())
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(LedgerError, match="newer geomap"):
        Ledger(path)


def test_an_older_ledger_becomes_a_new_one(path):
    path.parent.mkdir()
    script = Path(__file__).with_name("ledger_v1.sql").read_text(encoding="utf-8")
    raw = sqlite3.connect(path)
    raw.executescript(script)
    raw.close()
    with Ledger(path) as opened:
        stored = opened.get("old")
        assert stored.analysis.claims[0].id == "old-0"
        assert stored.analysis.claims[0].resolved.name == "Tarvo"
        assert stored.quotes == {"old-0": ""}
        # What it lacks is found again by reading the article again.
        found = opened.difference([("old", stored.content), ("bare", "b" * 64)], VERSIONS)
        assert (found.reread, found.unchanged) == (("old",), 1)
        opened.put(analysis("old"), versions=VERSIONS)
        assert opened.get("old").quotes["old-0"]
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        new = sorted(row[0] for row in raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    with Ledger(path.with_name("fresh.sqlite")):
        pass
    with sqlite3.connect(path.with_name("fresh.sqlite")) as raw:
        assert sorted(row[0] for row in raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) == new


def test_a_migration_that_fails_leaves_the_old_file(path, monkeypatch):
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.executescript(Path(__file__).with_name("ledger_v1.sql").read_text(encoding="utf-8"))
    raw.close()
    broken = ("", "ALTER TABLE claims ADD COLUMN party_side TEXT;\nSELECT * FROM nowhere;\n")
    monkeypatch.setattr("geomap.ledger.schema.MIGRATIONS", broken)
    with pytest.raises(LedgerError, match="nowhere"):
        Ledger(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert "party_side" not in [row[1] for row in raw.execute("PRAGMA table_info(claims)")]


# --- archive and damage ---------------------------------------------------------------------------------------------


def reread(article):
    """Read an article again: the one claim of `analysis`."""
    return replace(analysis(article.key, article.text, said=article.date), article=article)


def reopen(path, **more):
    return open_ledger(path, read=reread, versions=VERSIONS, **more)


def test_the_archive_keeps_an_article_to_the_letter(tmp_path):
    archive = Archive(tmp_path / "archive")
    article = replace(analysis().article, text="Тарво\r\n\x00 взято.")
    key = archive.put(article)
    archive.flush()
    assert archive.get(key) == article
    assert archive.current() == ({"a1": key}, ())
    data = archive._path(key).read_bytes()
    archive._path(key).unlink()
    archive.put(article)
    assert archive._path(key).read_bytes() == data  # the same bytes, whenever it is written


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: b"", lambda data: data[::-1]])
def test_a_damaged_object_is_named(tmp_path, damage):
    archive = Archive(tmp_path / "archive")
    key = archive.put(analysis().article)
    path = archive._path(key)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(LedgerError, match=key[:8]):
        archive.get(key)


def test_an_object_under_a_wrong_name_is_not_believed(tmp_path):
    archive = Archive(tmp_path / "archive")
    one, other = archive.put(analysis().article), archive.put(analysis("a2").article)
    archive._path(one).write_bytes(archive._path(other).read_bytes())
    with pytest.raises(LedgerError, match="another hash"):
        archive.get(one)
    with pytest.raises(LedgerError, match="64 hexadecimal"):
        archive.get("../../etc/passwd")


def test_a_torn_line_of_the_journal_is_passed_over(tmp_path):
    archive = Archive(tmp_path / "archive")
    first = archive.put(analysis().article)
    archive.flush()
    journal = archive.folder / "journal.jsonl"
    with journal.open("ab") as stream:
        stream.write(b'{"do":"put","key":"a')
    second = archive.put(analysis("a2").article)
    archive.flush()
    held, problems = archive.current()
    assert held == {"a1": first, "a2": second}
    assert len(problems) == 1
    assert "line 2" in problems[0]


def test_a_sound_ledger_is_opened_as_it_is(path):
    fill(path, analysis())
    ledger, rebuilt = reopen(path)
    ledger.close()
    assert rebuilt is None


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


def scramble(path):
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 8192)


def overwrite(path):
    path.write_text("not a database at all, but a letter of some length " * 40)


@pytest.mark.parametrize("damage", [cut, scramble, overwrite])
def test_a_damaged_ledger_is_set_aside_and_made_again(path, damage):
    fill(path, analysis(), analysis("a2"), analysis("gone"))
    with Ledger(path) as opened:
        opened.remove("gone")
        opened.put(analysis("a2", "Later our troops took Tarvo."), versions=VERSIONS)
        whole = list(opened.articles(with_text=True))
        opened.fold()
    damage(path)
    broken = path.read_bytes()
    with pytest.raises(LedgerDamaged, match=r"ledger\.sqlite is damaged"):
        Ledger(path)
    ledger, rebuilt = reopen(path, side_of=lambda party, on: f"side of {party}")
    with ledger:
        assert [stored.analysis for stored in ledger.articles(with_text=True)] == [each.analysis for each in whole]
        assert list(ledger.keys()) == ["a1", "a2"]
    assert rebuilt.set_aside.name == "ledger.sqlite.damaged-1"
    assert rebuilt.set_aside.read_bytes() == broken
    assert (rebuilt.articles, rebuilt.problems) == (2, ())
    assert "damaged" in rebuilt.why
    # A second time it is set aside under another name.
    damage(path)
    ledger, rebuilt = reopen(path)
    ledger.close()
    assert rebuilt.set_aside.name == "ledger.sqlite.damaged-2"


def test_a_lost_ledger_is_never_taken_for_an_empty_one(path):
    fill(path, analysis())
    path.unlink()
    ledger, rebuilt = reopen(path)
    with ledger:
        assert list(ledger.keys()) == ["a1"]
    assert "missing" in rebuilt.why


def test_what_cannot_be_read_again_is_listed(path):
    fill(path, analysis(), analysis("a2"))
    archive = Archive(path.parent / "archive")
    archive._path(content_hash(analysis().article)).write_bytes(b"")
    overwrite(path)
    ledger, rebuilt = reopen(path)
    with ledger:
        assert list(ledger.keys()) == ["a2"]
    assert len(rebuilt.problems) == 1
    assert "damaged" in rebuilt.problems[0]


def test_a_rebuild_that_is_cut_short_begins_again(path):
    fill(path, analysis(), analysis("a2"))
    overwrite(path)

    def fail(article):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_ledger(path, read=fail, versions=VERSIONS)
    assert not path.exists()
    ledger, rebuilt = reopen(path)
    with ledger:
        assert len(ledger) == 2
    assert rebuilt.articles == 2


def test_without_a_journal_the_newest_article_of_a_key_counts(path):
    fill(path, analysis(said=date(2022, 9, 1)), analysis(text="Now our troops took Tarvo.", said=date(2022, 9, 2)))
    (path.parent / "archive" / "journal.jsonl").unlink()
    path.unlink()
    ledger, _ = reopen(path)
    with ledger:
        assert ledger.get("a1").analysis.article.date == date(2022, 9, 2)


KILLED = """
import sys, itertools
sys.path.insert(0, {tests!r})
from pathlib import Path
from ledger_cases import VERSIONS, analysis
from geomap.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
print("ready", flush=True)
for number in itertools.count():
    with ledger.transaction():
        ledger.put(analysis(f"left-{{number}}"), versions=VERSIONS)
        ledger.put(analysis(f"right-{{number}}"), versions=VERSIONS)
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("after", [1, 7])
def test_a_killed_process_leaves_whole_transactions(path, after):
    code = KILLED.format(tests=str(Path(__file__).parent.parent))
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as process:
        for _ in range(after + 1):
            process.stdout.readline()
        process.kill()
    ledger, rebuilt = reopen(path)
    with ledger:
        keys = set(ledger.keys())
        numbers = {int(key.split("-")[1]) for key in keys}
        assert keys == {f"{side}-{number}" for side in ("left", "right") for number in numbers}
        assert numbers >= set(range(after))
        assert set(ledger.archive.current()[0]) >= keys  # the archive never knows less
    assert rebuilt is None


# --- history and changes --------------------------------------------------------------------------------------------


@pytest.fixture
def told(ledger):
    """A place taken by one side, held, taken by the other."""
    for key, text, said, outlet, each in (
        ("a1", "Our troops took Tarvo.", date(2022, 3, 1), "Wire", {"party": "RU"}),
        ("a2", "They hold Tarvo.", date(2022, 3, 20), "Post", {"party": "RU", "kind": "control", "trigger": "hold"}),
        ("a3", "Our troops took Tarvo.", date(2022, 9, 10), "Wire", {}),
        ("a4", "Our troops took Milna.", date(2022, 9, 12), "Post", {"place": "Milna"}),
        ("a5", "Our troops took Tarvo.", None, "Post", {}),
    ):
        ledger.put(analysis(key, text, [each], said=said, outlet=outlet), versions=VERSIONS)
    return ledger


def test_the_history_of_a_place_is_its_states(told):
    found = history(told, "gn:11")
    assert found.name == "Tarvo"
    seen = [(str(each.day), [holding.party for holding in each.holders]) for each in found.states]
    assert seen == [
        ("2022-03-01", ["RU"]),
        ("2022-03-20", ["RU"]),
        ("2022-04-01", ["RU"]),  # the first of the two claims has lapsed
        ("2022-04-20", []),
        ("2022-09-10", ["UA"]),
        ("2022-10-11", []),
    ]
    assert found.told.keys() == {"a1-0", "a2-0", "a3-0", "a5-0"}
    statements = [each.statement for each in found.told.values()]
    assert all(isinstance(each, Statement) for each in statements)
    for each in found.states:
        assert state("gn:11", each.day, statements) == each


def test_changes_since_a_day(told):
    found = list(changes(told, date(2022, 9, 1)))
    assert [(str(each.after.day), each.name) for each in found] == [
        ("2022-09-10", "Tarvo"),
        ("2022-09-12", "Milna"),
        ("2022-10-11", "Tarvo"),
        ("2022-10-13", "Milna"),
    ]
    assert found[0].before.empty
    assert list(changes(told, date(2022, 9, 1), until=date(2022, 9, 11))) == found[:1]
    assert list(changes(told, date(2030, 1, 1))) == []
    # On 1 April the place is held by the same party, by one claim less: no change.
    assert [str(each.after.day) for each in changes(told, date(2022, 3, 2), until=date(2022, 8, 1))] == [
        "2022-03-20",
        "2022-04-20",
    ]


def test_places_are_found_by_name_and_id(told):
    told.put(analysis("a6", "Our troops took Farfield.", [{"place": "Farfield"}]), versions=VERSIONS)
    assert places_named(told, "tarvo") == [("gn:11", "Tarvo")]
    assert places_named(told, "gn:12") == [("gn:12", "Milna")]
    assert places_named(told, "Farfield") == [("name:Farfield", "Farfield")]
    assert places_named(told, "Nowhere") == []
    assert history(told, "name:Farfield").told.keys() == {"a6-0"}


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


def test_history_on_the_command_line(run, told, path):
    code, out, err = run("history", "Tarvo", "--ledger", path)
    assert code == 0, err
    assert "Tarvo (gn:11)" in out
    assert "2022-09-10  taken by Ukraine" in out
    assert "a3-0  2022-09-10  Wire: Our troops took Tarvo." in out
    assert out.index("undated, or no state") < out.index("a5-0")
    assert run("history", "Nowhere", "--ledger", path)[0] == 2
    assert run("history", "Tarvo", "--ledger", path.with_name("none.sqlite"))[0] == 2
    assert not path.with_name("none.sqlite").exists()


def test_changes_on_the_command_line(run, told, path):
    code, out, err = run("changes", "--since", "2022-09-01", "--until", "2022-09-30", "--ledger", path)
    assert code == 0, err
    assert out.splitlines()[0] == "2022-09-10  Tarvo: nothing said → taken by Ukraine"
    assert "2 changes since 2022-09-01" in err
    assert run("changes", "--since", "yesterday", "--ledger", path)[0] == 2


def test_an_articles_words_cannot_steer_the_terminal(run, ledger, path):
    text = "Our \x1b[31mtroops\x07 took Tarvo."
    ledger.put(analysis(text=text), versions=VERSIONS)
    _, out, _ = run("history", "Tarvo", "--ledger", path)
    assert "\x1b" not in out
    assert "\x07" not in out


def test_what_a_killed_process_has_left_half_written_is_swept_away(path):
    fill(path, analysis())
    folder = next(path.parent.glob("archive/??"))
    gone, own, other = (folder / f".x.json.gz.{number}.part" for number in (2**22 + 1, os.getpid(), os.getppid()))
    for part in (gone, own, other):
        part.touch()
    open_ledger(path, read=lambda article: None, versions=VERSIONS)[0].close()
    assert [part.exists() for part in (gone, own, other)] == [False, False, True]
