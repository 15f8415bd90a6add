#!/usr/bin/env python3
"""Measure geomap over many articles: processes, a cluster, memory, maps, refreshing; write the section of RESULTS.md.

.venv/bin/python benchmarks/scale.py [--share N] [--only NAME…]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from statistics import median

import corpus
import run

from geomap import __version__

HERE = Path(__file__).resolve()
ROOT = HERE.parent.parent
RESULTS = HERE.with_name("RESULTS.md")
HEADING = "## Many articles"
SPEED_ARTICLES, SPEED_ROUNDS = 600, 3
MEMORY_SIZES = (1_000, 10_000, 100_000)
MAP_SIZES = (10, 100, 1_000)
REFRESHED = 10_000
HOUR_S = 3600


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure geomap over many articles.")
    parser.add_argument("--share", type=int, default=1, metavar="N", help="measure with an Nth of every size (1)")
    parser.add_argument("--only", nargs="+", choices=list(SECTIONS), help="measure these; the others stay as they are")
    parser.add_argument("--worker", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        name, *given = options.worker
        print(json.dumps(WORKERS[name](*given)))
        return 0
    text = report(share=options.share, only=options.only)
    before, after = _around(RESULTS.read_text(encoding="utf-8") if RESULTS.is_file() else "# Results\n")
    RESULTS.write_text(f"{before.rstrip()}\n\n{text}\n{after}".rstrip() + "\n", encoding="utf-8")
    print(RESULTS)
    return 0


def report(*, share: int = 1, only: list[str] | None = None) -> str:
    """Measure, and return the section of RESULTS.md; of what is not measured now, the text that stands there."""
    old = _old()
    lines = [
        HEADING,
        "",
        "Articles made by `benchmarks/corpus.py` from templates, with the names of all of Ukraine's settlements, of",
        f"1.7 kB each; brief ones are a sentence. {run.processor()}; Python {platform.python_version()},",
        f"{platform.system()}; geomap {__version__}, distributed {metadata.version('distributed')}. Written by",
        "`benchmarks/scale.py`; each part says what else the machine had to do (load: programs that wanted a core, on",
        "average of the last minute).",
    ]
    for name, (title, measured) in SECTIONS.items():
        if only is None or name in only:
            print(name, file=sys.stderr)
            with tempfile.TemporaryDirectory() as folder:
                begun = _load()
                body = measured(Path(folder), share)
                body += f"\n\nLoad {begun:.1f} at the start, {_load():.1f} at the end."
        else:
            body = old.get(title, "Not measured.")
        lines += ["", f"### {title}", "", body]
    return "\n".join(lines) + "\n"


def _around(text: str) -> tuple[str, str]:
    """Return what stands before and after this section."""
    before, found, rest = text.partition(HEADING + "\n")
    if not found:
        before, found, rest = text.partition("## The page\n")
        return before, found + rest
    after = re.search(r"(?m)^## ", rest)
    return before, rest[after.start() :] if after else ""


def _old() -> dict[str, str]:
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.is_file() else ""
    own = text.partition(HEADING + "\n")[2]
    own = re.split(r"(?m)^## ", own)[0]
    parts = re.split(r"(?m)^### (.+)\n", own)[1:]
    return {title: body.strip() for title, body in zip(parts[::2], parts[1::2], strict=True)}


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


# -- processes and a cluster


def speed(folder: Path, share: int) -> str:
    count = SPEED_ARTICLES // share
    file = folder / "articles.jsonl"
    size = corpus.write_jsonl(file, range(count))
    names = {"1": "1 process", "2": "2 processes", "cluster": "Dask cluster of 2 workers"}
    rounds = [{how: _worker("speed", how, str(file), str(folder)) for how in names} for _ in range(SPEED_ROUNDS)]
    lines = [
        "| | articles/s | MB/s | times as fast as 1 process | CPU for each article, of that of 1 process |",
        "|---|---|---|---|---|",
    ]
    for key, name in names.items():
        rate = median(each[key]["rate"] for each in rounds)
        faster = median(each[key]["rate"] / each["1"]["rate"] for each in rounds)
        dearer = median(each[key]["cpu"] / each["1"]["cpu"] for each in rounds)
        lines.append(f"| {name} | {rate:.0f} | {rate * size / count / 1e6:.2f} | {faster:.2f} | {dearer:.2f} |")
    cost = median(each["1"]["cpu"] for each in rounds)
    lines += [
        "",
        f"{count} articles, {SPEED_ROUNDS} rounds in turns, medians (of the ratios, those of the same round); from the",
        "first result on, so without the start. The CPU time is that of all processes, with their start.",
        "",
        "**A million such articles**, by the CPU time of one process, which the load changes least:",
        f"{1000 * cost:.1f} ms each × 1,000,000 = {1e6 * cost / HOUR_S:.1f} core hours.",
    ]
    return "\n".join(lines)


def work_speed(how: str, file: str, folder: str) -> dict[str, float]:
    """Return results a second from the first one on, and CPU seconds an article, of all processes."""
    results = _on_cluster(Path(file), Path(folder)) if how == "cluster" else _in_processes(int(how), file)
    first = next(results)
    begun = time.perf_counter()
    count = sum(results)
    seconds = time.perf_counter() - begun
    return {"rate": count / seconds, "cpu": _cpu_s() / (count + first)}


def _in_processes(jobs: int, file: str) -> Iterator[int]:
    from functools import partial

    from geomap.articles import read_sources
    from geomap.parallel import read_articles
    from geomap.pipeline import Reader, calm_collector
    from geomap.report.records import record_line

    reader = Reader()
    calm_collector()
    made = partial(record_line, versions=reader.versions)
    for _ in read_articles(read_sources([file]), reader, jobs=jobs, made=made):
        yield 1


def _on_cluster(file: Path, folder: Path) -> Iterator[int]:
    from distributed import LocalCluster

    from geomap.cluster import extract_on_cluster
    from geomap.pipeline import Reader

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0") as cluster,
        tempfile.TemporaryDirectory(dir=folder) as found,
    ):
        address = cluster.scheduler_address
        parts = extract_on_cluster(
            [file], found, scheduler=address, reader=Reader(), form="jsonl", part_bytes=file.stat().st_size // 24
        )
        for summary in parts:
            yield int(summary["articles"])


def _cpu_s() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


# -- memory


def memory(folder: Path, share: int) -> str:
    lines = ["| brief articles | MB at most | CPU s |", "|---|---|---|"]
    for size in MEMORY_SIZES:
        count = size // share
        file = folder / "articles.jsonl"
        corpus.write_jsonl(file, range(count), brief=True)
        print(f"  {count}", file=sys.stderr)
        found = _worker("extract", str(file))
        lines.append(f"| {count:,} | {found['mb']:.0f} | {found['cpu']:.0f} |")
    lines += [
        "",
        "`geomap extract articles.jsonl` in one process; the most memory that it held, the mapped gazetteer within.",
    ]
    return "\n".join(lines)


def work_extract(file: str) -> dict[str, float]:
    """Run ``geomap extract`` in this process; return its memory and CPU seconds."""
    from geomap import cli

    sys.argv = ["geomap", "extract", file, "--output", os.devnull]
    stdout, sys.stdout = sys.stdout, sys.stderr
    try:
        cli.main()
    except SystemExit as stop:
        if stop.code:
            raise
    finally:
        sys.stdout = stdout
    return {"mb": run.peak_mb(), "cpu": _cpu_s()}


# -- the map


def maps(folder: Path, share: int) -> str:
    sizes = [max(size // share, 2) for size in MAP_SIZES]
    file = folder / "articles.jsonl"
    corpus.write_jsonl(file, range(max(sizes)))
    lines = ["| articles | claims | CPU s to build | MB of the page | kB for each article |", "|---|---|---|---|---|"]
    for found in _worker("maps", str(file), *map(str, sizes)):
        each = found["bytes"] / found["articles"] / 1e3
        lines.append(
            f"| {found['articles']:,} | {found['claims']:,} | {found['cpu']:.1f} "
            f"| {found['bytes'] / 1e6:.2f} | {each:.1f} |"
        )
    return "\n".join(lines)


def work_maps(file: str, *sizes: str) -> list[dict[str, float]]:
    """Return size and CPU seconds of the map of the first so many articles."""
    import geomap

    analyses = list(geomap.analyze_many(geomap.read_sources([file])))
    geomap.build_map(analyses[:2])  # loads what every map needs
    rows = []
    for size in map(int, sizes):
        begun = _cpu_s()
        html = geomap.build_map(analyses[:size]).html
        claims = sum(len(analysis.claims) for analysis in analyses[:size])
        rows.append({"articles": size, "claims": claims, "cpu": _cpu_s() - begun, "bytes": len(html.encode())})
    return rows


# -- refreshing


def refreshed(folder: Path, share: int) -> str:
    known = REFRESHED // share
    (folder / "articles").mkdir()
    config = folder / "geomap.toml"
    # The end of its days stands fixed, so that what is old does not depend on when this runs.
    config.write_text('[[source]]\nfiles = "articles"\n\n[output]\nas_of = 2024-03-01\n', encoding="utf-8")
    lines = [
        "| brief articles known | new | s | CPU s |",
        "|---|---|---|---|",
    ]
    last = 0
    for number, new in enumerate((known, 0, 1, 100)):
        corpus.write_jsonl(folder / "articles" / f"{number}.jsonl", range(last, last + new), brief=True)
        if not new:
            (folder / "articles" / f"{number}.jsonl").unlink()
        print(f"  {new} new", file=sys.stderr)
        found = _worker("refresh", str(config), "1")
        lines.append(f"| {last:,} | {new:,} | {found['s']:.1f} | {found['cpu']:.1f} |")
        last += new
    lines += [
        "",
        "`geomap refresh`, from the start of the process to its end; where something is new, a map is published.",
    ]
    return "\n".join(lines)


def work_refresh(config: str, jobs: str) -> dict[str, float]:
    """Run ``geomap refresh``; return its seconds and CPU seconds."""
    begun, spent = time.perf_counter(), _cpu_s()
    command = [sys.executable, "-m", "geomap", "refresh", "--config", config, "--jobs", jobs, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return {"s": time.perf_counter() - begun, "cpu": _cpu_s() - spent}


def _worker(*given: str) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(HERE), "--worker", *given], stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


SECTIONS: dict[str, tuple[str, Callable[[Path, int], str]]] = {
    "speed": ("Processes", speed),
    "memory": ("Memory", memory),
    "maps": ("The map", maps),
    "refresh": ("Refreshing", refreshed),
}
WORKERS: dict[str, Callable[..., object]] = {
    "speed": work_speed,
    "extract": work_extract,
    "maps": work_maps,
    "refresh": work_refresh,
}

if __name__ == "__main__":
    sys.exit(main())
