"""A headless Chromium with the network off, and pages opened in it from files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browser_sizes import DESKTOP
from playwright.sync_api import Browser, Page, sync_playwright

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in Path(str(item.fspath)).parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if path is None:
        message = "no Chromium on this machine: install Debian's package chromium to run the browser tests"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield made
        made.close()


@dataclass
class Opened:
    """A page, and everything it asked for or complained about since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def path(self, pane: str) -> Any:
        """The paths in one of the map's panes."""
        return self.page.locator(f".leaflet-gm-{pane}-pane path")


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opener(html: str, *, size: dict[str, int] = DESKTOP, **options: Any) -> Opened:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        phone = size["width"] < 720
        context = browser.new_context(viewport=size, offline=True, has_touch=phone, is_mobile=phone, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on(
            "dialog", lambda dialog: (opened.complaints.append(f"dialog {dialog.message}"), dialog.dismiss())
        )
        opened.page.goto(path.as_uri())
        opened.requests.remove(path.as_uri())
        return opened

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture
def pixels(browser: Browser) -> Iterator[Callable[[bytes], dict[str, float]]]:
    """Count what share of a picture's pixels is near each of a few hues; decoded in the browser itself."""
    context = browser.new_context(offline=True)
    page = context.new_page()

    def count(png: bytes) -> dict[str, float]:
        return page.evaluate(
            """async (bytes) => {
                const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], {type: "image/png"}));
                const canvas = new OffscreenCanvas(picture.width, picture.height);
                const brush = canvas.getContext("2d");
                brush.drawImage(picture, 0, 0);
                const data = brush.getImageData(0, 0, picture.width, picture.height).data;
                const near = {
                    vermillion: [213, 94, 0], blue: [0, 114, 178], water: [207, 223, 232], land: [247, 245, 240],
                };
                const counts = {vermillion: 0, blue: 0, water: 0, land: 0};
                for (let at = 0; at < data.length; at += 4) {
                    for (const name in near) {
                        const off = near[name].reduce((sum, value, part) => sum + Math.abs(data[at + part] - value), 0);
                        if (off < 36) counts[name]++;
                    }
                }
                for (const name in counts) counts[name] /= data.length / 4;
                return counts;
            }""",
            list(png),
        )

    yield count
    context.close()
