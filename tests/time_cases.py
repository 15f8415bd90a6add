"""Handmade analyses over several weeks, for the slider: a town that changes hands twice, a dispute, an undated text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from render_cases import one_claim

from geomap.model import Analysis, Event


def weeks() -> list[Analysis]:
    """Return six articles of September 2022 and one without a date, from three outlets."""
    courier, herald, post = "Example Courier", "Example Herald", "Example Post"
    on = lambda day: date(2022, 9, day)  # noqa: E731
    made = [
        one_claim("control", "RU", "Izium", article_date=on(1), article_outlet=courier, id="a", speaker_side="RU"),
        one_claim("contest", "UA", "Izium", article_date=on(5), article_outlet=courier, id="b"),
        one_claim("gain", "UA", "Izium", article_date=on(10), article_outlet=herald, id="c", speaker_side="UA"),
        one_claim("control", "RU", "Kherson Oblast", article_date=on(3), article_outlet=courier, extent="part", id="d"),
        one_claim("gain", "RU", "Nikopol", article_date=on(12), article_outlet=courier, id="e", speaker="a ministry"),
        one_claim(
            "gain", "RU", "Nikopol", article_date=on(13), article_outlet=herald, id="f", speaker="the mayor",
            polarity="denied", speaker_side="UA",
        ),
        one_claim("strike", None, "Kharkiv", article_date=on(18), article_outlet=post, id="g"),
        one_claim(
            "control", "UA", "Kharkiv", article_date=None, article_outlet=post, id="h",
            event=Event(None, None, "open", ""),
        ),
    ]  # fmt: skip
    return [replace(one, article=replace(one.article, key=f"weeks-{number}")) for number, one in enumerate(made)]
