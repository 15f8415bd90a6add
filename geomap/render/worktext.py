"""The articles themselves, for a working copy: each whole text, and where mentions and claims stand in it.

Never part of a page that is published; see `geomap.render.build_map`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from geomap.articles.redact import redact
from geomap.render.content import Content
from geomap.render.evidence import UNSHOWABLE
from geomap.render.statements import Statement


def text_data(content: Content) -> list[dict[str, Any]]:
    """Return the articles for their data island, in the order of the page.

    Each has ``text`` (contact data masked); ``pieces``, one for each stretch of it: where it begins, 1 where it is a
    place name, and the statements whose place (``p``) or trigger (``t``) it is; and ``sentences``, begin and end of
    that of each statement by its number. Offsets count UTF-16 units, as JavaScript does.
    """
    statements: list[list[Statement]] = [[] for _ in content.analyses]
    for group in content.groups:
        for one in group.statements:
            statements[one.analysis].append(one)
    return [
        _article(_shown(analysis.article.text), _names(content, number), sorted(own, key=lambda one: one.number))
        for number, (analysis, own) in enumerate(zip(content.analyses, statements, strict=True))
    ]


def _shown(text: str) -> str:
    """Return a text of the same length, so that offsets hold, with nothing in it that no page can show."""
    return UNSHOWABLE.sub("�", redact(text)).replace("\r\n", " \n").replace("\r", "\n")


def _names(content: Content, number: int) -> list[tuple[int, int]]:
    return [(mention.span.start, mention.span.end) for mention in content.analyses[number].mentions]


def _article(text: str, names: list[tuple[int, int]], statements: list[Statement]) -> dict[str, Any]:
    roles = [
        (quote.start, quote.end, [one.number, role])
        for one in statements
        for role, quote in (("p", one.claim.place), ("t", one.claim.trigger))
    ]
    sentences = {one.number: (one.claim.sentence.start, one.claim.sentence.end) for one in statements}
    spans = [*names, *(role[:2] for role in roles), *sentences.values()]
    cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for span in spans for cut in span)})
    named = [0] * len(cuts)
    borne: list[list[list[Any]]] = [[] for _ in cuts]
    for start, end in names:
        for at in range(bisect_left(cuts, start), bisect_left(cuts, end)):
            named[at] = 1
    for start, end, role in roles:
        for at in range(bisect_left(cuts, start), bisect_left(cuts, end)):
            borne[at].append(role)
    units = _utf16(text, cuts)
    return {
        "text": text,
        "pieces": [[units[cuts[at]], named[at], borne[at]] for at in range(len(cuts) - 1)],
        "sentences": {
            str(number): [units[min(start, len(text))], units[min(end, len(text))]]
            for number, (start, end) in sentences.items()
        },
    }


def _utf16(text: str, cuts: Iterable[int]) -> dict[int, int]:
    """Return offsets in characters as offsets in UTF-16 units; `cuts` ascend from 0."""
    units = {0: 0}
    for low, high in pairwise(cuts):
        units[high] = units[low] + len(text[low:high].encode("utf-16-le", "surrogatepass")) // 2
    return units
