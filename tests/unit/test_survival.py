"""What must never be lost: whatever ends a refresh, the published map is the old or the new one, whole.

After each such end the next run completes, with the same files and the same ledger as one that was never disturbed.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import refresh_cases as cases

from geomap.overridefile import add_override
from geomap.overrides import Override
from geomap.pipeline import Reader
from geomap.refresh import release as releasing

DRIVER = Path(__file__).parents[1] / "refresh_driver.py"
SEED = 20220924
KILLS = 10
NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="needs fork, SIGKILL and limits of resources")


@pytest.fixture(scope="module")
def tried():
    """Run all that ends a refresh, in one process that opens the reader once."""
    folder = tempfile.mkdtemp(prefix="geomap survival ")  # pytest's own folder is closed to other users
    Path(folder).chmod(0o755)
    wanted = {"steps": [SEED, 0], "kills": [SEED, KILLS], "full": [], "locked": []}
    try:
        done = subprocess.run(
            [sys.executable, DRIVER, folder, json.dumps(wanted)],
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout), done.stderr


@NOT_ON_WINDOWS
def test_a_crash_at_any_step_leaves_a_whole_map_and_the_next_run_completes(tried):
    counts = tried[0]["steps"]
    print("killed at each step:", counts)
    assert counts["killed"] == counts["steps"] == counts["completed"] > 40
    assert counts["old"] > 0 < counts["new"], "a step after the publishing is among them"


@NOT_ON_WINDOWS
def test_kills_at_random_moments_leave_a_whole_map_and_the_next_run_completes(tried):
    counts = tried[0]["kills"]
    print("killed at random moments:", counts)
    assert counts["killed"] + counts["done before"] == counts["completed"] == KILLS
    assert counts["killed"] >= KILLS // 2


@NOT_ON_WINDOWS
def test_a_full_disk_is_named_and_nothing_is_lost(tried):
    counts, said = tried[0]["full"], tried[1]
    print("full disk:", counts)
    assert counts["codes"] == [2] * 5 and counts["old"] == counts["completed"] == 5
    assert "is the disk full?" in said and "File too large; what was published before is unchanged" in said
    assert "damaged" not in said


@NOT_ON_WINDOWS
def test_a_read_only_output_is_named_and_nothing_is_lost(tried):
    assert tried[0]["locked"] == {"old": 1, "new": 0, "completed": 1, "code": 2}
    assert "Permission denied" in tried[1] and "what was published before is unchanged" in tried[1]


@pytest.fixture
def settings(tmp_path, monkeypatch):
    def write(analyses, folder, settings, reader, **more):
        (folder / "map.json").write_text(releasing.json.dumps([str(each.claims) for each in analyses]))

    monkeypatch.setattr(releasing, "write_outputs", write)
    return cases.configure(tmp_path / "archive of news")


@pytest.fixture(scope="module")
def reader():
    return Reader()


def published(settings, reader):
    with cases.opened(settings) as ledger:
        done = releasing.release(ledger, settings, reader, now=cases.NOW)
    return done.status, (done.folder / "map.json").read_bytes()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_ledger_cut_short_is_named_set_aside_and_made_again(settings, reader, share):
    cases.fill(settings, reader)
    add_override(settings.overrides, Override("never", field="Izium", reason="an editor's rule"))
    _, before = published(settings, reader)
    assert b"Izium" not in before
    data = settings.ledger.read_bytes()
    settings.ledger.write_bytes(data[: int(len(data) * share)] if share else b"\0" * 4096)
    rebuilt = cases.fill(settings, reader, [])
    assert "is damaged" in rebuilt.why and rebuilt.articles == len(cases.ARTICLES) and not rebuilt.problems
    assert rebuilt.set_aside.name == "ledger.sqlite.damaged-1" and rebuilt.set_aside.stat().st_size
    status, after = published(settings, reader)
    assert (status, after) == ("unchanged", before), "the same articles, read by the same grammar, are the same map"
    assert settings.overrides.exists()


def test_a_ledger_that_is_open_elsewhere_does_not_stop_a_refresh(settings, reader):
    cases.fill(settings, reader)
    other = sqlite3.connect(settings.ledger)
    other.execute("BEGIN")
    (count,) = other.execute("SELECT count(*) FROM articles").fetchone()
    cases.fill(
        settings, reader, cases.articles({"more": ("Wire", cases.NOW.date(), "Russian forces shelled Kharkiv.")})
    )
    status, made = published(settings, reader)
    assert status == "published" and b"Kharkiv" in made
    assert other.execute("SELECT count(*) FROM articles").fetchone() == (count,), "who reads sees one moment"
    other.close()
