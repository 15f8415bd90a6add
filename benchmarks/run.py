#!/usr/bin/env python3
"""Measure geomap beside geotext, flashgeotext and spaCy's small model, in one run; write RESULTS.md.

.venv/bin/python benchmarks/run.py [--peers PYTHON] [--articles FILE…] [--count N] [--rounds N] [--output FILE]
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import places

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "articles" / "2022-09-20-annexation-plans.txt"
SYSTEMS = ("geomap", *places.PEERS)
STEPS = ("repair and cut", "places", "claims")
LENGTHS = (1, 4, 16)
STARTS = 5
PEERS_PYTHON = ROOT / ".benchmarks" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure geomap beside its peers.")
    parser.add_argument("--articles", nargs="*", type=Path, help="text files, one article each")
    parser.add_argument("--count", type=int, default=80, help="articles a round (80)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the best counts (3)")
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("RESULTS.md"))
    parser.add_argument("--no-scale", action="store_true", help="leave out the many articles, which take an hour")
    parser.add_argument("--no-page", action="store_true", help="leave out the pages, which need Chromium")
    parser.add_argument("--peers", default=str(PEERS_PYTHON), metavar="PYTHON", help="interpreter of the peers")
    parser.add_argument("--worker", nargs=2, metavar=("SYSTEM", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(work(*options.worker)))
        return 0
    texts, what = corpus(options.articles)
    texts = variants(texts, options.count)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        rows: dict[str, dict[str, float]] = {}
        for number in range(options.rounds):
            for system in SYSTEMS:
                print(f"round {number + 1} of {options.rounds}: {system}", file=sys.stderr)
                found = measure(system, file, options.peers)
                if found:
                    rows[system] = best(rows.get(system), found)
        print("growth with text and gazetteer", file=sys.stderr)
        if "geomap" in rows:
            rows["geomap"] |= measure("growth", file, options.peers) or {}
        one = Path(folder) / "one.txt"
        one.write_text(texts[0], encoding="utf-8")
        command_seconds(one)  # the first run of all may compile modules and tables
        start = statistics.median(command_seconds(one) for _ in range(STARTS))
    size = sum(len(text.encode()) for text in texts)
    text = report(rows, start, what, len(texts), size, options)
    standing = options.output.read_text(encoding="utf-8") if options.output.is_file() else ""
    for module, left_out, heading in (
        ("scale", options.no_scale, "## Many articles"),
        ("page", options.no_page, "## The page"),
    ):
        made = section(standing, heading) if left_out else importlib.import_module(module).report()
        text += f"\n{made}" if made else ""
    options.output.write_text(text, encoding="utf-8")
    print(options.output)
    return 0


def section(text: str, heading: str) -> str:
    """Return a section of a report as it stands, "" where there is none."""
    _, found, rest = text.partition(f"{heading}\n")
    return f"{heading}\n{rest.partition(chr(10) + '## ')[0].rstrip()}\n" if found else ""


def corpus(files: list[Path] | None) -> tuple[list[str], str]:
    """Return the texts to measure on, and what they are."""
    if files:
        return [file.read_text(encoding="utf-8") for file in files], f"{len(files)} given articles"
    if SEED.is_file():
        return [SEED.read_text(encoding="utf-8")], "one newspaper article of 9.8 kB with damaged digits and names"
    texts = []
    for file in sorted((ROOT / "examples").glob("*.md")) + sorted((ROOT / "examples").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        if file.name != "README.md" and not re.search("[а-я]", text):
            texts.append(text.rpartition("\n---\n")[2])
    return texts, f"the {len(texts)} English examples"


def variants(texts: list[str], count: int) -> list[str]:
    """Return `count` articles: each text again and again, its paragraphs in another order."""
    made = []
    for number in range(count):
        paragraphs = texts[number % len(texts)].split("\n\n")
        # A name on a line of its own belongs to the lines around it: only whole runs of sentences move.
        blocks: list[str] = []
        for paragraph in paragraphs:
            if blocks and not re.search(r"[.!?”\"]\s*$", blocks[-1]):
                blocks[-1] += "\n\n" + paragraph
            else:
                blocks.append(paragraph)
        head, rest = blocks[0], blocks[1:]
        random.Random(number).shuffle(rest)
        made.append("\n\n".join([head, *rest]))
    return made


def measure(system: str, file: Path, peers: str) -> dict[str, float] | None:
    """Run one system in a process of its own; None where it is not installed."""
    command = [peers if system in places.PEERS else sys.executable, str(Path(__file__)), "--worker", system, str(file)]
    if not Path(command[0]).exists():
        print(f"  {system} left out: no interpreter {command[0]}; see benchmarks/README.md", file=sys.stderr)
        return None
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        print(f"  {system} left out: {last[0]}", file=sys.stderr)
        return None
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def best(old: dict[str, float] | None, new: dict[str, float]) -> dict[str, float]:
    return {name: min(value, old[name]) for name, value in new.items()} if old else new


def work(system: str, file: str) -> dict[str, float]:
    """Read all articles with one system; return CPU seconds and memory."""
    texts: list[str] = json.loads(Path(file).read_text(encoding="utf-8"))
    begun = time.process_time()
    result: dict[str, float] = {}
    if system == "growth":
        return places.growth_with_length(texts[0]) | places.growth_with_gazetteer(texts)
    if system == "geomap":
        from geomap.articles import article_from_text
        from geomap.pipeline import Reader, calm_collector

        reader = Reader()
        calm_collector()  # as every command does
        articles = [article_from_text(text, key=str(at)) for at, text in enumerate(texts)]
        reader.read(articles[0])
        result["start_s"] = time.process_time() - begun
        begun = time.process_time()
        for article in articles:
            reader.read(article)
        result["read_s"] = time.process_time() - begun
        result["rss_mb"] = peak_mb()
        result |= steps(reader, articles) | growth(reader, texts[0])
        return result
    read = places.peer(system)
    read(texts[0])
    result["start_s"] = time.process_time() - begun
    begun = time.process_time()
    for text in texts:
        read(text)
    result["read_s"] = time.process_time() - begun
    result["rss_mb"] = peak_mb()
    return result


def steps(reader: object, articles: list[object]) -> dict[str, float]:
    """Return the CPU seconds of each step of geomap's road."""
    from geomap.articles import prepare
    from geomap.claims import read_claims
    from geomap.places import find_places

    spent = dict.fromkeys(STEPS, 0.0)
    for article in articles:
        times = [time.process_time()]
        document = prepare(article)  # type: ignore[arg-type]
        times.append(time.process_time())
        found = find_places(document, reader.gazetteer)  # type: ignore[attr-defined]
        times.append(time.process_time())
        read_claims(document, found.mentions, reader.lexicon, found.doubtful)  # type: ignore[attr-defined]
        times.append(time.process_time())
        for step, start, end in zip(STEPS, times, times[1:], strict=False):
            spent[step] += end - start
    return spent


def growth(reader: object, text: str) -> dict[str, float]:
    """Return the CPU seconds for one text of growing length."""
    from geomap.articles import article_from_text

    seconds = {}
    for length in LENGTHS:
        article = article_from_text("\n\n".join([text] * length), key="long")
        begun = time.process_time()
        reader.read(article)  # type: ignore[attr-defined]
        seconds[f"length_{length}"] = time.process_time() - begun
    return seconds


def peak_mb() -> float:
    """Return the most memory that this process has held."""
    try:
        import resource
    except ImportError:  # Windows
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def command_seconds(file: Path) -> float:
    """Return the seconds from the start of ``geomap extract`` on one article to its end."""
    begun = time.perf_counter()
    output = str(file.with_suffix(".jsonl"))
    command = [sys.executable, "-m", "geomap.cli", "extract", str(file), "--output", output]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - begun


def report(
    rows: dict[str, dict[str, float]], start: float, what: str, count: int, size: int, options: argparse.Namespace
) -> str:
    lines = [
        "# Results",
        "",
        f"{count} articles ({size / 1e6:.2f} MB): {what}, in variants. One core, CPU time,",
        f"the best of {options.rounds} rounds in turns.",
        f"{processor()}; Python {platform.python_version()}, {platform.system()}. Written by `benchmarks/run.py`.",
        "",
        "| system | start s | articles/s | MB/s | memory MB |",
        "|---|---|---|---|---|",
    ]
    for system, row in rows.items():
        name = f"{system} {version(system, options.peers)}"
        lines.append(
            f"| {name} | {row['start_s']:.2f} | {count / row['read_s']:.0f} | {size / 1e6 / row['read_s']:.2f} "
            f"| {row['rss_mb']:.0f} |"
        )
    own = rows.get("geomap")
    if own:
        whole = sum(own[step] for step in STEPS)
        lines += [
            "",
            "geotext and flashgeotext find names of cities and countries, spaCy's small model names of all kinds, its",
            "parser left out; geomap also places them, reads regions, waters and facilities, and reads claims.",
            "",
            f"`geomap extract` of one article, from the start of the process to its end: {start:.2f} s",
            f"(the median of {STARTS}).",
            "",
            "| step of geomap | share | MB/s |",
            "|---|---|---|",
            *(f"| {step} | {100 * own[step] / whole:.0f}% | {size / 1e6 / own[step]:.1f} |" for step in STEPS),
            "",
            "| one text, so many times as long | s | s for each length |",
            "|---|---|---|",
            *(
                f"| {length} | {own[f'length_{length}']:.3f} | {own[f'length_{length}'] / length:.3f} |"
                for length in LENGTHS
            ),
            *(places.report(own) if "gazetteer_1" in own else ()),
        ]
    return "\n".join(lines) + "\n"


def version(system: str, peers: str) -> str:
    if system in places.PEERS:
        return places.version(system, peers)
    from geomap import __version__

    return __version__


def processor() -> str:
    """Return the processor's name and how many cores there are."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        found = re.search(r"model name\s*:\s*(.+)", info.read_text(encoding="utf-8"))
        name = found.group(1) if found else name
    return f"{name}, {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main())
