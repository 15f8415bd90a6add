#!/usr/bin/env python3
"""Kill `geomap refresh` at random moments, and see whether anything is lost.

    python benchmarks/kill.py [--count 100] [--seed 1]

Each time a published map and its ledger are copied, the sources change, and the whole command is killed (SIGKILL) at a
moment drawn at random from the time that it usually takes. What is published must then be the old map or the new one,
whole; the next run must complete, with the very files of a run that was never disturbed. Prints counts as JSON, with
Ctrl-C those so far, and ends with 1 where anything was otherwise. Takes some seconds a kill.
"""

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geomap.refresh.publication import problems_of, published

TOWNS = ("Izium", "Kupiansk", "Nikopol", "Melitopol", "Bakhmut", "Vuhledar", "Berdiansk", "Orikhiv")
SAID = (
    "Ukrainian troops retook {0} on Saturday, the army said.",
    "Russian forces shelled {0} overnight. Two houses burned down.",
    "Russian forces hold {0}, officials said. Fighting continued near {1}.",
    "The governor denied that Russian forces had taken {0}.",
)
CONFIG = '[[source]]\nfiles = "articles"\n[output]\nas_of = 2022-10-01\nformats = ["html", "geojson", "json", "gpkg"]\n'


def supply(folder, numbers, edition):
    """Write articles with these numbers; those of another edition have changed."""
    lines = []
    for number in numbers:
        towns = TOWNS[number % len(TOWNS)], TOWNS[(number * 3 + 1) % len(TOWNS)]
        text = SAID[(number + edition) % len(SAID)].format(*towns)
        day = f"2022-09-{number % 28 + 1:02}"
        lines.append(json.dumps({"id": f"a{number}", "outlet": f"Outlet {number % 5}", "date": day, "text": text}))
    (folder / "articles" / "all.jsonl").write_text("\n".join(lines) + "\n")


def command(folder):
    return [sys.executable, "-m", "geomap", "refresh", "--config", str(folder / "geomap.toml")]


def files(folder):
    """Return the published files by their hashes, None where they are not whole."""
    found = published(folder / "public")
    if found is None or problems_of(found):
        return None
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found.iterdir()
        if path.name != "manifest.json"
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    counts = {"killed": 0, "done before": 0, "old map": 0, "new map": 0, "completed alike": 0, "wrong": []}
    with tempfile.TemporaryDirectory(prefix="geomap-kill-") as root:
        base, work = Path(root, "base"), Path(root, "work")
        (base / "articles").mkdir(parents=True)
        (base / "geomap.toml").write_text(CONFIG)
        supply(base, range(40), 0)
        subprocess.run(command(base), check=True, capture_output=True)
        old = files(base)

        def fresh():
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(base, work, symlinks=True)
            supply(work, range(10, 60), 1)

        usual = float("inf")
        for _ in range(3):  # the first compiles what the others find compiled; a busy machine slows one or the other
            fresh()
            begun = time.perf_counter()
            subprocess.run(command(work), check=True, capture_output=True)
            usual = min(usual, time.perf_counter() - begun)
        new = files(work)
        assert old and new and old != new
        try:
            for number in range(given.count):
                fresh()
                running = subprocess.Popen(command(work), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(chance.uniform(0, 1.1 * usual))
                running.kill()
                counts["killed" if running.wait() < 0 else "done before"] += 1
                left = files(work)
                if left not in (old, new):
                    counts["wrong"].append(f"kill {number}: neither map is whole")
                counts["old map" if left == old else "new map"] += 1
                again = subprocess.run(command(work), capture_output=True, text=True)
                if again.returncode or files(work) != new:
                    counts["wrong"].append(f"kill {number}: the next run gives something else: {again.stderr[-500:]}")
                counts["completed alike"] += files(work) == new
                print(f"{number + 1} of {given.count}", end="\r", file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            print("\ninterrupted; so far:", file=sys.stderr)
    print(json.dumps(counts))
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
