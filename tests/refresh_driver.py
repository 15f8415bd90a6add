"""Refreshes that are cut short: each in a process of its own, killed at a step or at a random moment. Prints JSON.

    python tests/refresh_driver.py FOLDER '{"steps": [SEED, COUNT], "kills": [SEED, COUNT], "full": [], "locked": []}'

A parent opens the reader once and forks a child for each run. The page is made by a stand-in, which writes the claims
and a large file in pieces: what is tried here is all around it. `benchmarks/kill.py` kills the whole command.
"""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import refresh_cases as cases

from geomap.errors import GeomapError
from geomap.ledger import Ledger, connecting, store
from geomap.overridefile import add_override
from geomap.overrides import Override
from geomap.pipeline import Reader
from geomap.refresh import release as releasing
from geomap.refresh import run as running
from geomap.refresh.publication import problems_of, published
from geomap.report.publish import analyses_json

PIECES = 12
BEFORE = {
    "one": cases.ARTICLES["one"],
    "two": cases.ARTICLES["two"],
    "gone": ("Post", date(2022, 9, 14), "Russian forces hold Melitopol, officials said."),
}
AFTER = {
    "one": cases.ARTICLES["one"],
    "two": ("Daily", date(2022, 9, 13), "Russian forces shelled Nikopol and Marhanets overnight."),
    "four": ("Wire", date(2022, 9, 15), "Ukrainian troops retook Kupiansk, the governor said on Thursday."),
    "five": ("Daily", date(2022, 9, 15), "Fighting continued in Bakhmut on Thursday."),
}
STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.symlink", "os.truncate"}


class Steps:
    """Counts what touches the disk, and ends the process at one of the steps."""

    def __init__(self, folder, at):
        self.folder, self.at, self.count, self.names = str(folder), at, 0, []

    def step(self, name):
        self.count += 1
        self.names.append(name)
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(self, event, values):
        if event in STEPS and str(values[0]).startswith(self.folder):
            self.step(event)
        elif event == "open" and isinstance(values[0], str) and values[0].startswith(self.folder):
            mode, flags = values[1], values[2]
            if (mode and set(mode) & set("wa+x")) or (mode is None and flags & (os.O_WRONLY | os.O_RDWR)):
                self.step("open to write")

    def install(self):
        sync = os.fsync

        def counted(handle):
            self.step("fsync before")
            sync(handle)
            self.step("fsync after")

        os.fsync = counted
        connect = connecting.connect

        def traced(path):
            made = connect(path)
            made.set_trace_callback(
                lambda statement: self.step(statement) if statement.startswith(("BEGIN", "COMMIT", "PRAGMA")) else None
            )
            return made

        store.connect = traced
        sys.addaudithook(self.audit)
        between_pieces.append(lambda: self.step("a piece of a file"))


between_pieces = []


def write_stand_in(analyses, folder, settings, reader, **more):
    text = analyses_json(analyses, versions=reader.versions)
    (folder / "map.json").write_text(text)
    seed = hashlib.sha256(text.encode()).digest()
    with (folder / "map.html").open("wb") as stream:
        for number in range(PIECES):
            stream.write(hashlib.sha256(seed + bytes([number])).digest() * 1024)
            stream.flush()
            for step in between_pieces:
                step()


releasing.write_outputs = write_stand_in


def supply(settings, texts):
    """Write the source that a refresh reads; one of its articles is none."""
    lines = [
        json.dumps({"id": key, "outlet": outlet, "date": day.isoformat(), "text": text})
        for key, (outlet, day, text) in texts.items()
    ]
    source = settings.ledger.parent / "articles" / "all.jsonl"
    source.write_text("\n".join([lines[0], '{"id": "corrupt", "text": ', *lines[1:], ""]))


def refresh(settings, reader):
    done = running.refresh(settings, reader, clock=lambda: cases.NOW)
    assert [each.intake.endswith("all.jsonl") for each in done.quarantined] == [True], done.quarantined


def contents(settings):
    """Return the files that are published, by name; None where they are not whole."""
    folder = published(settings.output.directory)
    if folder is None or problems_of(folder):
        return None
    names = ("map.html", "map.json")
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def left_over(settings):
    """Return what a complete run leaves lying about that it should not, and what its ledger is."""
    root = settings.ledger.parent
    parts = [str(path) for path in root.rglob("*") if path.name.endswith(".part") or ".damaged" in path.name]
    with Ledger(settings.ledger) as ledger:
        claims = sorted((key, told.claim.id, told.quote) for key, told in ledger.told())
    return parts, claims


def child(work, *, wait=None):
    """Run something in a child; return its exit status (below 0: the signal) and how long it took."""
    begun = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            code = work() or 0
        except GeomapError as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            code = error.exit_code
        except Exception as error:
            print(f"not foreseen: {error!r}", file=sys.stderr)
        finally:
            sys.stderr.flush()
            os._exit(code)
    if wait is not None:
        time.sleep(wait)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), time.perf_counter() - begun


class Bench:
    """A published map, a folder to work in, and what the next run must give."""

    def __init__(self, root):
        self.root, self.reader = root, Reader()
        self.base = cases.configure(root / "base")
        supply(self.base, BEFORE)
        refresh(self.base, self.reader)
        self.old = contents(self.base)
        add_override(self.base.overrides, Override("never", field="Bakhmut", reason="an editor's rule"))
        self.settings = self.fresh()
        _, self.seconds = child(lambda: refresh(self.settings, self.reader))
        self.new, self.claims = contents(self.settings), left_over(self.settings)[1]
        assert self.new and self.old and self.new != self.old, (self.new, self.old)

    def fresh(self):
        """Copy the published map and its ledger to a new folder, and return its configuration."""
        work = self.root / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self.root / "base", work, symlinks=True)
        settings = cases.configure(work)
        supply(settings, AFTER)
        return settings

    def after(self, counts, what):
        """Look at what a run that was cut short has left; complete it, and look again."""
        now = contents(self.settings)
        if now not in (self.old, self.new):
            raise SystemExit(f"{what}: what is published is neither the old nor the new map: {now}")
        counts["old" if now == self.old else "new"] += 1
        code, _ = child(lambda: refresh(self.settings, self.reader))
        parts, claims = left_over(self.settings)
        if code or contents(self.settings) != self.new or parts or claims != self.claims:
            raise SystemExit(f"{what}: the next run gives something else: {code} {contents(self.settings)} {parts}")
        counts["completed"] += 1


def steps(bench, seed, count):
    """Kill at every step, or at `count` of them."""
    counter = Steps(bench.root / "work", 0)
    bench.settings = bench.fresh()
    path = bench.root / "steps.json"

    def counted():
        counter.install()
        refresh(bench.settings, bench.reader)
        path.write_text(json.dumps(counter.names))

    assert child(counted)[0] == 0
    names = json.loads(path.read_text())
    chosen = range(1, len(names) + 1)
    if count:
        chosen = sorted(random.Random(seed).sample(chosen, min(count, len(names))))
    counts = {"steps": len(names), "killed": 0, "old": 0, "new": 0, "completed": 0}
    for at in chosen:
        bench.settings = bench.fresh()

        def killed(at=at):
            Steps(bench.root / "work", at).install()
            refresh(bench.settings, bench.reader)

        code, _ = child(killed)
        assert code == -signal.SIGKILL, (at, code)
        counts["killed"] += 1
        bench.after(counts, f"step {at}, {names[at - 1]}")
    return counts


def kills(bench, seed, count):
    """Kill at random moments."""
    chance = random.Random(seed)
    counts = {"killed": 0, "done before": 0, "old": 0, "new": 0, "completed": 0}
    for number in range(count):
        bench.settings = bench.fresh()
        code, _ = child(lambda: refresh(bench.settings, bench.reader), wait=chance.uniform(0, 1.2 * bench.seconds))
        counts["killed" if code == -signal.SIGKILL else "done before"] += 1
        bench.after(counts, f"kill {number}")
    return counts


def full(bench):
    """Let no file grow beyond a size, as on a full disk."""
    counts = {"failed": 0, "old": 0, "new": 0, "completed": 0, "codes": []}
    for size in (0, 100, 2_000, 40_000, 300_000):
        bench.settings = bench.fresh()

        def bounded(size=size):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            refresh(bench.settings, bench.reader)

        code, _ = child(bounded)
        counts["codes"].append(code)
        counts["failed"] += code != 0
        bench.after(counts, f"{size} bytes")
    return counts


def locked(bench):
    """Make the folder of publications read-only, for a user who is not above that."""
    bench.settings = bench.fresh()
    counts = {"old": 0, "new": 0, "completed": 0}
    public = [bench.settings.output.directory, bench.settings.output.directory / "versions"]
    for path in (bench.root, *bench.root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o777 if path.is_dir() else 0o666)
    for path in public:
        path.chmod(0o555)

    def as_nobody():
        if os.getuid() == 0:
            os.setuid(65534)
        refresh(bench.settings, bench.reader)

    code, _ = child(as_nobody)
    for path in public:
        path.chmod(0o755)
    counts["code"] = code
    bench.after(counts, "read-only")
    return counts


if __name__ == "__main__":
    root, wanted = Path(sys.argv[1]), json.loads(sys.argv[2])
    bench = Bench(root)
    tried = {"steps": steps, "kills": kills, "full": full, "locked": locked}
    print(json.dumps({name: tried[name](bench, *given) for name, given in wanted.items()}))
