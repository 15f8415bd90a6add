"""What a refresh takes from files, feeds and pages into the ledger, and what it leaves alone."""

import json
import os
from collections import Counter
from dataclasses import replace
from html import escape
from types import SimpleNamespace

import pytest
from fetch_servers import answer, answers, serving
from ledger_cases import VERSIONS

from geomap.errors import ArticleError
from geomap.fetch.client import Fetcher
from geomap.fetch.feeds import read_feed
from geomap.ledger import Ledger
from geomap.model import Analysis
from geomap.refresh.collect import Collector
from geomap.refresh.reading import Intaker
from geomap.refresh.settings import read_settings


class Reader:
    """Reads nothing out of an article, and counts how often it is asked to."""

    def __init__(self, **versions):
        self.versions = {**VERSIONS, **versions}
        self.read_keys = []
        self.lexicon = SimpleNamespace(parties=SimpleNamespace(side_of=lambda party, day: ""))

    def read(self, article):
        self.read_keys.append(article.key)
        if "too much for the reader" in article.text:
            raise RuntimeError("a mistake")
        return Analysis(article, article.language or "en", (), (), ())


class Desk:
    """A configuration with its folder, refreshed as often as a test likes."""

    def __init__(self, folder, config):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.config = folder / "geomap.toml"
        self.configure(config)

    def configure(self, config):
        self.config.write_text(config, encoding="utf-8")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def refresh(self, reader=None):
        """Run once; return what was counted, which articles were read, what is in quarantine, what failed."""
        settings = read_settings(self.config)
        reader = reader or Reader()
        fetcher = Fetcher(settings.fetch, sleep=lambda seconds: None)
        with Ledger(settings.ledger) as ledger:
            collector = Collector(settings, ledger.intakes.all(), fetcher=fetcher)
            intaker = Intaker(ledger, reader, collector, settings, run=ledger.begin_run("then", reader.versions),
                              progress=lambda items, what: items)  # fmt: skip
            intaker.take_all()
            self.keys = list(ledger.keys())
            self.articles = {stored.analysis.article.key: stored.analysis.article for stored in ledger.articles()}
            self.bad = [each.reason for each in ledger.intakes.quarantined()]
        self.failed = collector.failed
        self.read = reader.read_keys
        counts = intaker.counts
        return counts.added, counts.replaced, counts.removed, counts.unchanged

    @property
    def texts(self):
        with Ledger(self.folder / "ledger.sqlite") as ledger:
            return {each.analysis.article.key: each.analysis.article.text for each in ledger.articles(with_text=True)}


FILES = '[[source]]\nfiles = "articles"\n'
LOCAL = "[fetch]\nprivate_hosts = ['127.0.0.1']\nretries = 0\nseconds_between_requests = 0\n"


def record(key, text="Some words of a report.", **more):
    return json.dumps({"id": key, "text": text, **more}) + "\n"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "a desk [1]", FILES)


@pytest.fixture
def server():
    with serving() as running:
        yield running


# --- files ----------------------------------------------------------------------------------------------------------


def test_what_has_not_changed_is_not_read_again(desk):
    desk.write("articles/a.txt", "One report.")
    desk.write("articles/b.jsonl", record("b1") + record("b2"))
    assert desk.refresh() == (3, 0, 0, 0)
    assert len(desk.read) == 3
    assert desk.refresh() == (0, 0, 0, 3)
    assert desk.read == []


def test_what_has_not_changed_is_not_even_opened(desk, monkeypatch):
    path = desk.write("articles/a.txt", "One report.")
    desk.refresh()
    opened = []
    usual = type(path).open
    monkeypatch.setattr(
        type(path), "open", lambda self, *args, **more: opened.append(self.name) or usual(self, *args, **more)
    )
    desk.refresh()
    assert "a.txt" not in opened


def test_a_touched_file_is_not_read_again(desk):
    path = desk.write("articles/a.txt", "One report.")
    desk.refresh()
    os.utime(path, ns=(1, 1))
    assert desk.refresh() == (0, 0, 0, 1)
    assert desk.read == []


def test_a_changed_file_replaces_what_it_had(desk):
    desk.write("articles/b.jsonl", record("b1") + record("b2") + record("b3"))
    desk.refresh()
    desk.write("articles/b.jsonl", record("b1") + record("b2", "Now it says something else.") + record("b4"))
    assert desk.refresh() == (1, 1, 1, 1)
    assert desk.read == ["b2", "b4"]
    assert desk.keys == ["b1", "b2", "b4"]
    assert desk.texts["b2"].startswith("Now")


def test_a_withdrawn_file_takes_its_articles_along(desk):
    desk.write("articles/a.jsonl", record("a1"))
    path = desk.write("articles/b.jsonl", record("b1"))
    desk.refresh()
    path.unlink()
    assert desk.refresh() == (0, 0, 1, 1)
    assert desk.keys == ["a1"]


def test_a_renamed_file_keeps_its_articles(desk):
    path = desk.write("articles/z.jsonl", record("a1"))
    desk.write("articles/k.jsonl", record("k1"))
    desk.refresh()
    path.rename(path.with_name("a.jsonl"))
    assert desk.refresh() == (0, 0, 0, 2)
    assert desk.read == []


def test_a_file_that_is_renamed_and_changed_is_read(desk):
    path = desk.write("articles/a.jsonl", record("a1"))
    desk.write("articles/k.jsonl", record("k1"))
    desk.refresh()
    path.unlink()
    desk.write("articles/z.jsonl", record("a1", "It says something else now."))
    desk.refresh()
    assert desk.texts["a1"].startswith("It says")
    assert desk.bad == []


def test_an_empty_folder_is_not_taken_for_a_wish_to_withdraw_all(desk):
    path = desk.write("articles/a.jsonl", record("a1"))
    desk.refresh()
    path.rename(desk.folder / "elsewhere.jsonl")
    assert desk.refresh() == (0, 0, 0, 1)
    assert "found none; what was read from it before stays" in desk.failed["articles"]
    path.parent.rmdir()
    assert desk.refresh() == (0, 0, 0, 1)
    desk.configure('[[source]]\nfiles = "elsewhere.jsonl"\n')
    assert desk.refresh() == (0, 0, 0, 1)
    desk.write("more.jsonl", record("m1"))
    desk.configure('[[source]]\nfiles = "more.jsonl"\n')
    assert desk.refresh() == (1, 0, 1, 0)
    assert desk.failed == {}


def test_a_bad_article_among_good_ones_is_set_apart(desk):
    desk.write("articles/a.jsonl", record("a1") + "{broken\n" + record("a2"))
    desk.write("articles/b.txt", "too much for the reader")
    desk.write("articles/c.txt", "")
    desk.write("articles/d.txt", "A sound report.")
    assert desk.refresh()[0] == 3
    assert [reason.partition(":")[0] for reason in desk.bad] == [
        "articles/a.jsonl, line 2",
        "articles/b.txt",
        "articles/c.txt",
    ]
    assert desk.refresh() == (0, 0, 0, 3)
    assert desk.read == []  # and not tried again until it changes
    assert len(desk.bad) == 3  # but still listed
    desk.write("articles/c.txt", "Now it has words.")
    assert desk.refresh()[0] == 1
    assert len(desk.bad) == 2


def test_a_file_that_becomes_unreadable_keeps_what_it_had(desk):
    desk.write("articles/a.json", record("a1"))
    desk.refresh()
    desk.write("articles/a.json", record("a1")[:20])
    assert desk.refresh() == (0, 0, 0, 1)
    assert desk.keys == ["a1"]
    assert len(desk.bad) == 1


def test_two_articles_of_one_key_are_told_apart_whatever_the_order_of_arrival(desk):
    desk.write("articles/b.jsonl", record("x", "From the second file."))
    desk.refresh()
    path = desk.write("articles/a.jsonl", record("x", "From the first file."))
    desk.refresh()
    assert desk.texts == {"x": "From the first file."}
    (reason,) = desk.bad
    assert reason.startswith("articles/b.jsonl, line 1: the key 'x' is that of another article, in articles/a.jsonl")
    assert desk.refresh() == (0, 0, 0, 1)
    assert desk.texts == {"x": "From the first file."}
    path.unlink()
    desk.refresh()
    assert desk.texts == {"x": "From the second file."}
    assert desk.bad == []


def test_the_same_article_in_two_files_is_one(desk):
    desk.write("articles/a.txt", "The very same report.")
    path = desk.write("articles/sub/b.txt", "The very same report.")
    assert desk.refresh()[0] == 1
    assert desk.bad == []
    path.unlink()
    assert desk.refresh() == (0, 0, 0, 1)


def test_a_new_grammar_reads_all_again_from_the_archive(desk):
    path = desk.write("articles/a.jsonl", record("a1") + record("a2"))
    desk.refresh()
    path.write_bytes(path.read_bytes())
    newer = Reader(grammar="g2")
    desk.refresh(newer)
    assert sorted(newer.read_keys) == ["a1", "a2"]
    again = Reader(grammar="g2")
    assert desk.refresh(again) == (0, 0, 0, 2)
    assert again.read_keys == []


def test_an_article_that_is_lost_from_the_archive_is_read_from_its_file(desk):
    desk.write("articles/a.jsonl", record("a1"))
    desk.refresh()
    for path in (desk.folder / "archive").glob("??/*.gz"):
        path.write_bytes(b"damaged")
    desk.refresh(Reader(grammar="g2"))
    assert desk.read == []
    desk.refresh(Reader(grammar="g2"))
    assert desk.texts["a1"].startswith("Some words")


def test_what_the_configuration_says_of_a_source_counts_where_the_article_is_silent(desk):
    desk.write("articles/a.jsonl", record("a1") + record("a2", outlet="Wire"))
    desk.configure(FILES + 'outlet = "Daily"\nlanguage = "uk"\n')
    desk.refresh()
    assert [desk.articles[key].outlet for key in ("a1", "a2")] == ["Daily", "Wire"]
    assert desk.articles["a1"].language == "uk"
    desk.configure(FILES + 'outlet = "Post"\n')
    assert desk.refresh()[1] == 2
    assert desk.articles["a1"].outlet == "Post"


def test_globs_folders_and_files_and_what_geomap_wrote_itself(desk):
    desk.configure('[[source]]\nfiles = "in/**/*.txt"\n[[source]]\nfiles = "."\n[[source]]\nfiles = "one.txt"\n')
    desk.write("in/a.txt", "Report one.")
    desk.write("in/deep/b.txt", "Report two.")
    desk.write("in/deep/c.jsonl", record("c1"))
    desk.write("one.txt", "Report three.")
    desk.write("public/versions/000001/map.json", "{}")
    desk.write("public/versions/000001/map.html", "<html>")
    assert desk.refresh()[0] == 4
    assert desk.bad == []
    assert sorted(each.source for each in desk.articles.values()) == [
        "in/a.txt", "in/deep/b.txt", "in/deep/c.jsonl, line 1", "one.txt"
    ]  # fmt: skip


def test_a_run_that_is_cut_short_is_taken_up_again(desk, monkeypatch):
    desk.write("articles/a.jsonl", "".join(record(f"a{number}") for number in range(260)))

    class Interrupted(Reader):
        def read(self, article):
            if len(self.read_keys) == 230:
                raise KeyboardInterrupt
            return super().read(article)

    with pytest.raises(KeyboardInterrupt):
        desk.refresh(Interrupted())
    assert desk.refresh()[0] <= 100
    assert len(desk.keys) == 260
    assert desk.refresh() == (0, 0, 0, 260)
    # And one that is gone meanwhile is withdrawn all the same.
    with pytest.raises(KeyboardInterrupt):
        desk.write("articles/b.jsonl", "".join(record(f"b{number}") for number in range(260)))
        desk.refresh(Interrupted())
    desk.write("articles/b.jsonl", record("b259"))
    desk.refresh()
    assert [key for key in desk.keys if key.startswith("b")] == ["b259"]


def test_several_processes_take_the_same(tmp_path):
    from geomap.pipeline import Reader as RealReader

    told = []
    for jobs in (1, 2):
        desk = Desk(tmp_path / str(jobs), FILES)
        desk.write("articles/a.jsonl", "".join(record(f"a{n}", f"Report {n}: troops retook Izium.") for n in range(70)))
        desk.write("articles/b.jsonl", record("a7", "Another text.") + record("b1") + "{\n")
        desk.write("articles/c.txt", "Russian forces shelled Nikopol.")
        settings = read_settings(desk.config)
        reader = RealReader()
        with Ledger(settings.ledger) as ledger:
            intaker = Intaker(ledger, reader, Collector(settings, {}), settings, run=ledger.begin_run("then", reader.versions),
                              progress=lambda items, what: items, jobs=jobs)  # fmt: skip
            intaker.take_all()
            told.append((intaker.counts, list(ledger.articles()), ledger.intakes.quarantined()))
    one, two = told
    assert one[0] == two[0]
    assert (one[0].added, one[0].failed) == (72, 2)
    assert [(each.analysis, each.quotes) for each in one[1]] == [(each.analysis, each.quotes) for each in two[1]]
    assert one[2] == two[2]


# --- feeds and pages ------------------------------------------------------------------------------------------------

BODY = "<p>Troops entered the town of Tarvo at dawn, said the council of the district.</p>"
LONG = BODY + "<p>" + "The road to the north was closed for the day and shops stayed shut. " * 12 + "</p>"


def rss(*items, title="The Wire"):
    entries = "".join(
        f"<item><title>{escape(name)}</title><link>{escape(link)}</link><guid>{escape(name)}</guid>"
        f"<pubDate>Sat, 10 Sep 2022 23:30:00 -0500</pubDate><description>{escape(summary)}</description>"
        + (f"<content:encoded>{escape(content)}</content:encoded>" if content else "") + "</item>"
        for name, link, summary, content in items
    )  # fmt: skip
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title>{entries}</channel></rss>"
    ).encode()


def page(text=LONG, title="A headline"):
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>".encode()


@pytest.fixture
def feed(tmp_path, server):
    desk = Desk(tmp_path / "desk", f'[[source]]\nfeed = "{server.url("/feed")}"\n{LOCAL}')
    desk.server = server
    desk.one, desk.two = server.url("/one"), server.url("/two")
    return desk


def serve_feed(desk, *items, etag='"1"'):
    def feed(handler):
        known = handler.headers.get("If-None-Match") == etag
        answer(handler, b"" if known else rss(*items), 304 if known else 200, "application/rss+xml", ETag=etag)

    desk.server.pages["/feed"] = feed


def asked(desk):
    """Return how often each path was asked for since the last call."""
    counts = Counter(desk.server.paths())
    desk.server.seen.clear()
    return counts


def test_a_feed_with_whole_articles_needs_no_page(feed):
    serve_feed(feed, ("First", feed.one, "short", LONG))
    assert feed.refresh() == (1, 0, 0, 0)
    article = feed.articles[feed.one]
    assert (article.title, article.outlet, article.url) == ("First", "The Wire", feed.one)
    assert article.date.isoformat() == "2022-09-10"  # as it is written, at the dateline
    assert feed.texts[feed.one].startswith("Troops entered")
    assert asked(feed) == {"/feed": 1}


def test_a_teaser_is_not_the_article_and_its_page_is_fetched_once(feed):
    serve_feed(feed, ("First", feed.one, "Troops entered", "<p>Troops entered … read more</p>"))
    feed.server.pages["/one"] = page()
    assert feed.refresh() == (1, 0, 0, 0)
    assert "The road to the north" in feed.texts[feed.one]
    assert feed.articles[feed.one].date.isoformat() == "2022-09-10"
    assert asked(feed) == {"/feed": 1, "/one": 1}
    assert feed.refresh() == (0, 0, 0, 1)
    assert asked(feed) == {"/feed": 1}
    # The feed has another entry: the page of the first is not asked for again.
    serve_feed(
        feed,
        ("Second", feed.two, "s", LONG),
        ("First", feed.one, "Troops entered", "<p>Troops entered … read more</p>"),
        etag='"2"',
    )
    assert feed.refresh() == (1, 0, 0, 1)
    assert asked(feed) == {"/feed": 1}


def test_what_a_feed_forgets_stays(feed):
    serve_feed(feed, ("First", feed.one, "s", LONG))
    feed.refresh()
    serve_feed(feed, ("Second", feed.two, "s", LONG), etag='"2"')
    assert feed.refresh() == (1, 0, 0, 1)
    feed.server.pages["/feed"] = answers(rss(), kind="application/rss+xml")
    assert feed.refresh() == (0, 0, 0, 2)
    feed.configure('[[source]]\nfiles = "x.txt"\n')
    feed.write("x.txt", "A report.")
    assert feed.refresh() == (1, 0, 2, 0)  # until the feed itself is taken out


def test_an_entry_that_is_updated_replaces_its_article(feed):
    serve_feed(feed, ("First", feed.one, "s", LONG))
    feed.refresh()
    serve_feed(feed, ("First", feed.one, "s", LONG.replace("dawn", "noon")), etag='"2"')
    assert feed.refresh() == (0, 1, 0, 0)
    assert "at noon" in feed.texts[feed.one]


def test_a_page_that_fails_is_set_apart_and_asked_for_again_though_the_feed_has_not_changed(feed):
    serve_feed(feed, ("First", feed.one, "s", ""), ("Second", feed.two, "s", LONG))
    feed.server.pages["/one"] = answers(status=503)
    assert feed.refresh() == (1, 0, 0, 0)
    assert "503" in feed.bad[0]
    feed.server.pages["/one"] = page()
    assert feed.refresh() == (1, 0, 0, 1)
    assert feed.bad == []


def test_one_dead_feed_does_not_stop_the_others(feed):
    dead = feed.server.url("/dead")
    feed.configure(f'[[source]]\nfeed = "{dead}"\n[[source]]\nfeed = "{feed.server.url("/feed")}"\n'
                   f'[[source]]\nfeed = "{feed.server.url("/nofeed")}"\n[[source]]\nfiles = "nothing"\n{LOCAL}')  # fmt: skip
    feed.server.pages.update({"/dead": answers(status=500), "/nofeed": answers(b"<html>Sorry</html>")})
    serve_feed(feed, ("First", feed.one, "s", LONG))
    assert feed.refresh() == (1, 0, 0, 0)
    assert feed.failed.keys() == {dead, feed.server.url("/nofeed"), "nothing"}
    assert "expected an RSS or Atom feed" in feed.failed[feed.server.url("/nofeed")]
    serve_feed(feed)
    feed.server.pages["/feed"] = answers(status=500)
    assert feed.refresh() == (0, 0, 0, 1)  # what it had stays


def test_a_feed_cannot_lead_into_the_private_network(feed):
    secret = feed.server.url("/secret", "localhost")
    serve_feed(
        feed, ("First", secret, "s", ""), ("Second", "file:///etc/passwd", "s", ""), ("Third", feed.two, "s", LONG)
    )
    feed.server.pages["/secret"] = page()
    assert feed.refresh() == (1, 0, 0, 0)
    assert "/secret" not in asked(feed)
    assert "not public" in feed.bad[0]


def test_a_feed_can_be_a_file(tmp_path, server):
    desk = Desk(tmp_path / "desk", f'[[source]]\nfeed = "saved.xml"\n{LOCAL}')
    (desk.folder / "saved.xml").write_bytes(rss(("First", server.url("/one"), "s", LONG)))
    assert desk.refresh() == (1, 0, 0, 0)
    assert desk.refresh() == (0, 0, 0, 1)
    (desk.folder / "saved.xml").write_bytes(b"/etc/passwd")
    assert desk.refresh() == (0, 0, 0, 1)
    assert "expected an RSS or Atom feed" in desk.failed["saved.xml"]


def test_an_article_in_two_feeds_is_that_of_the_first(feed):
    other = feed.server.url("/other")
    feed.configure(f'[[source]]\nfeed = "{feed.server.url("/feed")}"\n[[source]]\nfeed = "{other}"\n{LOCAL}')
    feed.server.pages["/other"] = answers(
        rss(("First", feed.one, "s", LONG.replace("dawn", "dusk")), title="B"), kind="text/xml"
    )
    serve_feed(feed, ("First", feed.one, "s", LONG))
    assert feed.refresh() == (1, 0, 0, 0)
    assert feed.articles[feed.one].outlet == "The Wire"
    assert feed.bad == []
    assert feed.refresh() == (0, 0, 0, 1)
    assert feed.read == []


def test_a_page_is_asked_whether_it_has_changed(tmp_path, server):
    desk = Desk(tmp_path / "desk", f'[[source]]\npage = "{server.url("/one")}"\noutlet = "Wire"\n{LOCAL}')
    server.pages["/one"] = answers(page(), Last_Modified="Sat, 10 Sep 2022 06:00:00 GMT")
    assert desk.refresh() == (1, 0, 0, 0)
    assert desk.articles[server.url("/one")].outlet == "Wire"
    assert desk.refresh() == (0, 0, 0, 1)
    assert server.seen[-1][1]["If-Modified-Since"] == "Sat, 10 Sep 2022 06:00:00 GMT"
    assert desk.read == []
    server.pages["/one"] = answers(page(LONG.replace("dawn", "noon")))
    assert desk.refresh() == (0, 1, 0, 0)
    server.pages["/one"] = answers(status=500)
    assert desk.refresh() == (0, 0, 0, 1)
    server.pages["/one"] = answers(status=410)
    assert desk.refresh() == (0, 0, 1, 0)
    assert "nothing there" in desk.bad[0]
    server.pages["/one"] = page()
    assert desk.refresh() == (1, 0, 0, 0)


def test_the_encoding_is_that_which_the_host_names_unless_it_is_mistaken(tmp_path, server):
    text = "<p>" + "Війська увійшли до міста на світанку, повідомила рада. " * 12 + "</p>"
    desk = Desk(
        tmp_path / "desk", "".join(f'[[source]]\npage = "{server.url(path)}"\n' for path in ("/a", "/b")) + LOCAL
    )
    server.pages["/a"] = answers(page(text).decode().encode("cp1251"), kind="text/html; charset=windows-1251")
    server.pages["/b"] = answers(page(text), kind="text/html; charset=no-such-one")
    assert desk.refresh()[0] == 2
    assert all("увійшли до міста" in each for each in desk.texts.values())


def test_a_feed_with_more_pages_than_one_run_fetches_goes_on_in_the_next(feed, monkeypatch):
    monkeypatch.setattr("geomap.refresh.remote.MAX_PAGES", 2)
    for number in range(5):
        feed.server.pages[f"/{number}"] = page(LONG.replace("Tarvo", f"Tarvo-{number}"))
    serve_feed(feed, *((f"N{number}", feed.server.url(f"/{number}"), "s", "") for number in range(5)))
    assert [feed.refresh()[0] for _ in range(4)] == [2, 2, 1, 0]


def test_settings_of_a_source_are_not_lost_between_runs(feed):
    """A source that says another outlet asks for its feed anew."""
    serve_feed(feed, ("First", feed.one, "s", LONG), etag='"1"')
    feed.refresh()
    feed.configure(f'[[source]]\nfeed = "{feed.server.url("/feed")}"\noutlet = "Other"\n{LOCAL}')
    assert feed.refresh() == (0, 1, 0, 0)
    assert feed.articles[feed.one].outlet == "Other"
    assert replace(feed.articles[feed.one], outlet="x").feed == feed.server.url("/feed")


# --- feeds that mean harm -------------------------------------------------------------------------------------------


def parsed(data):
    return read_feed(data, "feed")


@pytest.mark.parametrize(
    "data", [b"", b"/etc/passwd", b"http://127.0.0.1:1/feed", b"{}", b"<html>x</html>", bytes(range(256)) * 40]
)
def test_what_is_no_feed_is_named_and_never_opened(data, monkeypatch):
    monkeypatch.setattr("urllib.request.urlopen", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(ArticleError, match="expected an RSS or Atom feed"):
        parsed(data)


def test_a_feed_is_bounded_in_size_and_entries():
    with pytest.raises(ArticleError, match="at most 4 MB"):
        parsed(b"<rss>" + b" " * 4_000_001)
    entries = (("n", f"https://wire.example/{number}", "", "") for number in range(2100))
    assert len(parsed(rss(*entries)).entries) == 2000


def test_entities_of_a_feed_are_not_unfolded():
    entities = b"<!DOCTYPE x [<!ENTITY a0 '" + b"a" * 1000 + b"'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 8)
    ) + b"<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"  # fmt: skip
    data = entities + rss(("One", "https://wire.example/1", "", "")).replace(b"One", b"One &a7; &f;")
    (entry,) = parsed(data).entries
    assert len(entry.title) < 100
    assert "root:" not in entry.title


def test_words_of_a_feed_are_text_on_one_line():
    (entry,) = parsed(
        rss(("A\n<script>alert(1)</script>\u202eb", "https://wire.example/1#part", "", "<p>x</p>"))
    ).entries
    assert "\n" not in entry.title and "\u202e" not in entry.title
    assert entry.link == "https://wire.example/1"
    bad = parsed(rss(("One", "javascript:alert(1)", "", ""), ("Two", "https://a b/", "", ""))).entries
    assert bad == ()


def test_atom_is_read_too():
    data = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><title>One</title><id>tag:1</id>
      <link href="https://wire.example/1"/><updated>2022-09-10T23:30:00-05:00</updated>
      <content type="html">&lt;p&gt;Troops entered Tarvo.&lt;/p&gt;</content></entry></feed>"""
    feed = parsed(data)
    assert (feed.title, feed.entries[0].link, str(feed.entries[0].day)) == (
        "The Wire",
        "https://wire.example/1",
        "2022-09-10",
    )
    assert "Troops entered" in feed.entries[0].content


def test_an_update_of_an_entry_changes_its_mark():
    def mark(updated):
        entry = (
            b"<entry><title>One</title><link href='https://a.example/1'/><published>2022-09-10</published>%s</entry>"
        )
        return parsed(b"<feed xmlns='http://www.w3.org/2005/Atom'>" + entry % updated + b"</feed>").entries[0].mark

    assert mark(b"<updated>2022-09-11</updated>") != mark(b"<updated>2022-09-12</updated>")
    assert mark(b"<updated>2022-09-11</updated>") == mark(b"<updated>2022-09-11</updated>")
