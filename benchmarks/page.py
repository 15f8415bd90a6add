#!/usr/bin/env python3
"""Measure generated pages in a headless Chromium with the network off; write the section of RESULTS.md about them.

.venv/bin/python benchmarks/page.py
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
SEED = ROOT.parent / "shared" / "articles" / "2022-09-20-annexation-plans.txt"
HEADING = "## The page"
ARTICLES = 1000
OPENINGS = 5
STEPS = 40
# Runs in the page before its own scripts: notes when the map's first frame has been painted.
WATCH = """
window.painted = new Promise(done => {
  const look = () => {
    if (!(window.geomap && geomap.state)) return requestAnimationFrame(look);
    requestAnimationFrame(() => { const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now()); channel.port2.postMessage(0) });
  };
  requestAnimationFrame(look);
})
"""
# What a person does, timed until the frame that shows it has been painted.
TIMED = """
async (what) => {
  const painted = () => new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0) }));
  const spent = [];
  const act = async (change) => { await painted(); const begun = performance.now(); change(); await painted();
                                  spent.push(performance.now() - begun) };
  if (what.steps) {
    const slider = document.querySelector('.gm-slider');
    if (!slider) return [];
    const last = Number(slider.max);
    for (let step = 0; step < what.steps; step++) await act(() => {
      // Most steps go to the day beside, some far.
      slider.value = String(step % 4 ? Number(slider.value) - 1 : Math.round(last * (1 - step / what.steps)));
      slider.dispatchEvent(new Event('input', {bubbles: true})) });
  } else if (what.table) {
    await act(() => document.querySelector('.gm-table-open').click());
    await act(() => document.querySelector('.gm-table-close').click());
  } else {
    for (const box of document.querySelectorAll('.gm-layer input')) {
      if (box.closest('[hidden]')) continue;
      await act(() => box.click());
      await act(() => box.click());
    }
  }
  return spent;
}
"""


@dataclass(frozen=True)
class Measured:
    """One page: bytes, seconds from the start of the navigation to painted, milliseconds of what a reader does.

    `*_cpu_*` is the time that the page's main thread was at work: what a busy machine does not lengthen.
    """

    size: int
    painted_s: float
    painted_cpu_s: float
    steps_ms: list[float]
    step_cpu_ms: float
    switches_ms: list[float]
    table_ms: float
    nodes: int
    complaints: list[str]


def measure_page(html: str) -> Measured:
    """Open a page in Chromium and use it as a person would."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    complaints: list[str] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened: list[float] = []
        worked: list[float] = []
        for _ in range(OPENINGS):
            context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
            page = context.new_page()
            page.add_init_script(WATCH)
            session = context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("request", lambda request: complaints.append(request.url))
            page.goto(path.as_uri())
            complaints.remove(path.as_uri())
            opened.append(page.evaluate("window.painted") / 1000)
            worked.append(cpu_s(session))
            if len(opened) < OPENINGS:
                context.close()
        nodes = page.evaluate("document.getElementsByTagName('*').length")
        before = cpu_s(session)
        steps = page.evaluate(TIMED, {"steps": STEPS})
        step_cpu_ms = 1000 * (cpu_s(session) - before) / max(1, len(steps))
        switches = page.evaluate(TIMED, {})
        table = page.evaluate(TIMED, {"table": True})[0]
        browser.close()
    median = statistics.median
    return Measured(
        len(html.encode()), median(opened), median(worked), steps, step_cpu_ms, switches, table, nodes, complaints
    )  # fmt: skip


def cpu_s(session: CDPSession) -> float:
    """Return the seconds that a page's main thread has been at work."""
    found = session.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in found if each["name"] == "TaskDuration")


def report() -> str:
    """Build the pages, measure them, and return the section of RESULTS.md."""
    from dispatches import dispatches

    from geomap.articles import article_from_text, read_sources
    from geomap.pipeline import Reader, build_map

    reader = Reader()
    cases = {
        "the repository's examples": (1.6, 1.2, list(read_sources(ROOT / "examples"))),
        f"{ARTICLES:,} made-up dispatches over two years": (6.0, 2.5, dispatches(ARTICLES)),
    }
    if SEED.is_file():
        text = SEED.read_text(encoding="utf-8")
        seed = article_from_text(text, key="seed", date=date(2022, 9, 20), outlet="Seed")
        cases = {"one newspaper article": (1.2, 1.0, [seed])} | cases
    lines = [
        HEADING,
        "",
        f"Opened from a file in a headless Chromium, network off, 1280 by 800 pixels; the median of {OPENINGS}",
        f"openings, of {STEPS} steps of the slider (a quarter of them far), of all layers off and on; bounds in",
        "brackets. A time runs until the frame that shows the change has been painted, up to 17 ms of waiting for it",
        "included. CPU: what the page's main thread worked until painted, and for a step on average.",
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end. Written by `benchmarks/page.py`.",
        "",
        "| page | articles, names, claims | MB | painted | CPU s | step ms | worst | CPU | switch ms | worst | table |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    rows = []
    for name, (size, painted, articles) in cases.items():
        print(f"page: {name}", file=sys.stderr)
        analyses = [reader.read(article) for article in articles]
        found = measure_page(build_map(analyses, reader=reader).html)
        read = (len(analyses), sum(len(one.mentions) for one in analyses), sum(len(one.claims) for one in analyses))
        steps, switches = (
            (f"{statistics.median(spent):.0f} ({bound})", f"{max(spent):.0f}") if spent else ("–", "–")
            for spent, bound in ((found.steps_ms, 60), (found.switches_ms, 100))
        )
        cells = [
            name,
            ", ".join(f"{number:,}" for number in read),
            f"{found.size / 1e6:.2f} ({size})",
            f"{found.painted_s:.2f} ({painted})",
            f"{found.painted_cpu_s:.2f}",
            *steps,
            f"{found.step_cpu_ms:.0f}" if found.steps_ms else "–",
            *switches,
            f"{found.table_ms:.0f}",
        ]
        rows.append(f"| {' | '.join(cells)} |")
        for complaint in found.complaints:
            print(f"  complaint: {complaint}", file=sys.stderr)
    return "\n".join([*lines, *rows]) + "\n"


def main() -> int:
    before = RESULTS.read_text(encoding="utf-8").partition(HEADING)[0].rstrip() if RESULTS.is_file() else "# Results"
    RESULTS.write_text(f"{before}\n\n{report()}", encoding="utf-8")
    print(RESULTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
