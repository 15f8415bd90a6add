"""Many articles: in one process or several the same, in order, and never all of them in memory."""

import gc
import json
import os
import subprocess
import sys
import threading
import time
import weakref
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

import geomap
from geomap import parallel
from geomap.articles import article_from_text, count_articles
from geomap.errors import ArticleError, GeomapError
from geomap.pipeline import default_reader
from geomap.report.records import record_line

TOWNS = ("Nikopol", "Izium", "Kherson", "Lyman", "Kupiansk")
TEXTS = [f"Russian forces shelled {TOWNS[number % 5]} on day {number}. The bus was late." for number in range(150)]


def _lines(results):
    return [result.text if not isinstance(result, ArticleError) else str(result) for result in results]


def _articles(count=150):
    for number, text in enumerate(TEXTS[:count]):
        yield article_from_text(text, key=f"a{number}", date=date(2022, 8, 1))
        if number == 70:
            yield ArticleError("no article, in the midst of them")


def test_several_processes_give_what_one_gives_in_the_same_order():
    reader = default_reader()
    made = partial(record_line, versions=reader.versions)
    one = _lines(parallel.read_articles(_articles(), reader, jobs=1, made=made))
    two = _lines(parallel.read_articles(_articles(), reader, jobs=2, made=made))
    assert two == one
    assert one[71] == "no article, in the midst of them"
    assert [json.loads(line)["id"] for line in one[:71]] == [f"a{number}" for number in range(71)]


def test_articles_are_taken_only_as_they_are_needed():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield TEXTS[taken % 100] * 40

    results = geomap.analyze_many(endless(), jobs=2)
    first = next(results)
    assert len(first.claims) == 40
    results.close()  # the processes end with it
    assert taken < 200  # eight chunks of 30,000 characters


def test_one_process_keeps_no_article_that_was_given_out():
    alive = weakref.WeakSet()

    class Text(str):
        __slots__ = ("__weakref__",)

    def texts():
        for text in TEXTS[:40]:
            one = Text(text)
            alive.add(one)
            yield one

    for _ in geomap.analyze_many(texts()):
        gc.collect()
        assert len(alive) <= 2


def test_texts_records_articles_and_errors_come_out_one_for_one():
    given = [
        TEXTS[0],
        {"id": "b", "text": TEXTS[1], "date": "2022-09-01", "outlet": "Harbour Post"},
        {"id": "c"},
        article_from_text(TEXTS[2], key="b"),
        ArticleError("lost"),
        7,
    ]
    found = list(geomap.analyze_many(iter(given)))
    assert [type(result).__name__ for result in found] == [
        "Analysis",
        "Analysis",
        "ArticleError",
        "Analysis",
        "ArticleError",
        "ArticleError",
    ]
    assert (found[1].article.date, found[1].article.outlet) == (date(2022, 9, 1), "Harbour Post")
    assert found[3].article.key == "b#2"
    assert str(found[2]).startswith("articles[2]: expected the article as a string")
    assert str(found[5]) == "articles[5]: expected a text, a record or an Article, got int"


@pytest.mark.parametrize("taker", ["build_map", "to_geodataframes", "claims_frame", "mentions_frame"])
def test_an_error_among_the_analyses_is_named(taker):
    found = list(geomap.analyze_many([TEXTS[0], ""]))
    with pytest.raises(GeomapError, match=r"analyses\[1\]: expected an Analysis.* got ArticleError"):
        getattr(geomap, taker)(found)


def test_a_table_is_read_row_by_row():
    frame = pd.DataFrame(
        {
            "id": [11, None, 13],
            "date": pd.to_datetime(["2022-08-12", None, "2022-09-01"]),
            "text": ["Russian forces shelled Nikopol.", "Shells fell on Izium.", None],
            "title": pd.array(["One", None, "Three"], dtype="string"),
        }
    )
    first, second, third = geomap.analyze_many(frame)
    assert (first.article.key, first.article.date, first.article.title) == ("11", date(2022, 8, 12), "One")
    assert first.claims[0].place_name == "Nikopol"
    assert (second.article.key[:7], second.article.date, second.article.title) == ("sha256:", None, "")
    assert isinstance(third, ArticleError)
    with pytest.raises(ArticleError, match="a column 'text', got body"):
        list(geomap.analyze_many(pd.DataFrame({"body": ["x"]})))


@pytest.mark.parametrize("given", ["Shells fell on Nikopol.", {"text": "Shells fell on Nikopol."}])
def test_one_article_is_not_many(given):
    with pytest.raises(ArticleError, match="expected many articles, got one"):
        geomap.analyze_many(given)


@pytest.mark.parametrize("jobs", [0, -1, 1000])
def test_a_number_of_processes_that_makes_no_sense_is_refused(jobs):
    with pytest.raises(GeomapError, match="number of processes"):
        geomap.analyze_many(TEXTS, jobs=jobs)


def _die(analysis):
    if analysis.article.key == "a60":
        os._exit(9)
    return analysis.article.key


def test_a_process_that_dies_is_a_clear_error():
    results = parallel.read_articles(_articles(), default_reader(), jobs=2, made=_die)
    with pytest.raises(GeomapError, match="ended before its work was done"):
        list(results)


def test_processes_end_with_a_parent_that_is_killed(tmp_path):
    source = tmp_path / "articles.jsonl"
    source.write_text("\n".join(json.dumps({"text": text}) for text in TEXTS), encoding="utf-8")
    script = tmp_path / "work.py"
    script.write_text(
        "import multiprocessing, geomap, sys\n"
        "if __name__ == '__main__':\n"
        f"    results = geomap.analyze_many(geomap.read_sources([{str(source)!r}]), jobs=2)\n"
        "    next(results)\n"
        "    print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "    sys.stdin.read()\n",
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        watch = threading.Timer(120, parent.kill)
        watch.start()
        children = [int(pid) for pid in parent.stdout.readline().split()]
        watch.cancel()
        parent.kill()
    assert len(children) == 2
    for _ in range(400):
        if not any(_alive(pid) for pid in children):
            break
        time.sleep(0.05)
    assert [pid for pid in children if _alive(pid)] == []


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:  # one that has ended stays in the table until its parent asks, which may be a process that never does
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_articles_are_counted_before_they_are_read(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{"text": "y"}\n', encoding="utf-8")
    (tmp_path / "b.txt").write_text("z", encoding="utf-8")
    (tmp_path / "README.md").write_text("no article", encoding="utf-8")
    assert count_articles([tmp_path]) == 3
    assert count_articles([tmp_path / "a.jsonl"]) == 2
    assert count_articles([tmp_path, "-"]) is None
    assert count_articles([tmp_path / "none"]) is None


def test_a_map_read_in_two_processes_is_the_same(run, tmp_path):
    source = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": str(number), "text": text, "date": "2022-08-01"}) for number, text in enumerate(TEXTS)]
    source.write_text("\n".join(lines[:20]), encoding="utf-8")
    made = []
    for jobs in ("1", "2"):
        code, _, err = run("map", source, "-o", tmp_path / jobs, "--jobs", jobs)
        assert code == 0, err
        made.append({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()})
    assert len(made[0]) == 3
    assert made[0] == made[1]
