"""The same reading on a Dask cluster: real processes on loopback, one of which is killed."""

import json
import os
import signal
from collections import Counter
from datetime import date
from pathlib import Path
from types import MappingProxyType

import geopandas as gpd
import pandas as pd
import pytest
from distributed import Client, LocalCluster

from geomap.cluster import MANIFEST, extract_on_cluster
from geomap.errors import ArticleError, GeomapError
from geomap.partitions import partitions, read_partition
from geomap.pipeline import default_reader

TOWNS = ("Nikopol", "Izium", "Kherson", "Lyman", "Kupiansk")


def _records(count):
    return [
        {
            "id": f"a{number}",
            "date": f"2022-08-{number % 28 + 1:02d}",
            "title": f"Day {number}",
            "text": f"Russian forces shelled {TOWNS[number % 5]} on day {number}.",
        }
        for number in range(count)
    ]


def _write(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as made:
        yield made


def _lines(folder):
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return manifest, b"".join((folder / name).read_bytes() for name in manifest["files"])


def test_a_cluster_gives_the_lines_of_one_process_though_a_worker_is_killed(run, cluster, tmp_path):
    source = _write(tmp_path / "articles.jsonl", _records(400))
    assert run("extract", source, "-o", tmp_path / "one.jsonl")[0] == 0
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        pids = list(client.run(os.getpid).values())
    folder = tmp_path / "found"
    done = []
    for summary in extract_on_cluster(
        [source], folder, scheduler=cluster.scheduler_address, reader=default_reader(), form="jsonl", part_bytes=2500
    ):
        done.append(summary["part"]["number"])
        if len(done) == 3:
            os.kill(pids[0], signal.SIGKILL)
    assert Counter(done) == Counter(range(-(-source.stat().st_size // 2500)))
    manifest, lines = _lines(folder)
    assert lines == (tmp_path / "one.jsonl").read_bytes()
    assert manifest["articles"] == 400
    assert not list(folder.rglob(".geomap-*"))


def test_the_command_writes_geoparquet_from_parquet_and_goes_on_where_it_stopped(run, cluster, tmp_path):
    source = tmp_path / "articles.parquet"
    frame = pd.DataFrame([*_records(60), {"id": "bad", "text": None}])
    frame["date"] = pd.to_datetime(frame["date"])
    frame.to_parquet(source, row_group_size=20)
    folder = tmp_path / "found"
    options = ("extract", source, "-o", folder, "--scheduler", cluster.scheduler_address)
    code, out, err = run(*options)
    assert (code, out) == (0, "")
    assert f"60 articles, 120 place names, 60 claims: {folder / MANIFEST}" in err
    assert 'row group 3, row 1: expected the article as a string in "text", got none' in err
    claims = gpd.read_parquet(folder / "claims")
    assert claims.crs == "EPSG:4326"
    assert sorted(claims["article_id"]) == sorted(frame["id"][:60])
    assert set(claims["place"]) == set(TOWNS) and set(claims.geometry.geom_type) == {"Point"}
    assert len(gpd.read_parquet(folder / "mentions")) == 120
    articles = pd.read_parquet(folder / "articles")
    assert set(articles["date"].dt.date) == {date(2022, 8, day) for day in range(1, 29)}
    code, _, err = run(*options)
    assert code == 2 and "has a whole extraction already" in err
    # A run that stopped: no manifest, one part not done, one half-written.
    (folder / MANIFEST).unlink()
    (folder / "parts" / "000001.json").unlink()
    (folder / "claims" / ".geomap-0123.part").write_bytes(b"half")
    files = {path: path.read_bytes() for path in folder.rglob("*.parquet")}
    code, _, err = run(*options)
    assert code == 2 and "--resume" in err
    assert run(*options, "--resume")[0] == 0
    assert {path: path.read_bytes() for path in folder.rglob("*.parquet")} == files
    assert not list(folder.rglob(".geomap-*"))


def test_a_worker_with_other_data_is_named(cluster, tmp_path):
    source = _write(tmp_path / "articles.jsonl", _records(2))

    class Other:
        places = parties = ()
        versions = MappingProxyType({"code": "0", "grammar": "0", "data": "0"})

    with pytest.raises(GeomapError, match="a worker has other code, grammar or data"):
        list(extract_on_cluster([source], tmp_path / "f", scheduler=cluster.scheduler_address, reader=Other()))


def test_a_file_that_changes_under_the_run_is_named(tmp_path):
    source = _write(tmp_path / "articles.jsonl", _records(2))
    (part,) = partitions([source])
    _write(source, _records(3))
    with pytest.raises(GeomapError, match="has changed since the run began"):
        read_partition(part)


@pytest.mark.parametrize("part_bytes", [1, 7, 100, 333, 10_000_000])
def test_byte_ranges_give_every_line_once(tmp_path, part_bytes):
    records = _records(12)
    records[3]["text"] += "é" * 40
    source = tmp_path / "articles.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    source.write_bytes("\ufeff".encode() + "\r\n".join([*lines[:5], "", "broken", *lines[5:]]).encode())
    results = [each for part in partitions([source], part_bytes=part_bytes) for each in read_partition(part)]
    assert [each.key for each in results if not isinstance(each, ArticleError)] == [record["id"] for record in records]
    (error,) = [each for each in results if isinstance(each, ArticleError)]
    assert f"byte {source.read_bytes().index(b'broken')}: expected JSON" in str(error)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"Shells fell on Nikopol.", "expected a JSON Lines or Parquet file"),
        ("none.jsonl", None, "expected a JSON Lines or Parquet file"),
        ("a.parquet", b"no parquet", "expected a Parquet file"),
        ("a.jsonl", b"", "no articles"),
    ],
)
def test_sources_that_no_cluster_reads_are_named(tmp_path, name, content, said):
    path: Path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GeomapError, match=said):
        partitions([path])


def test_the_users_mistakes_end_in_one_line(run, tmp_path):
    source = _write(tmp_path / "articles.jsonl", _records(1))
    code, _, err = run("extract", source, "--scheduler", "tcp://127.0.0.1:9")
    assert code == 2 and "--output" in err
    code, _, err = run("extract", source, "-o", tmp_path / "f", "--scheduler", "nonsense://x")
    assert code == 2 and "no scheduler answers" in err
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine", encoding="utf-8")
    code, _, err = run("extract", source, "-o", tmp_path / "other", "--scheduler", "tcp://127.0.0.1:9", "--resume")
    assert code == 2 and "expected an empty folder" in err
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["mine.txt"]
