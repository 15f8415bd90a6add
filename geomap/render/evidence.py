"""What a claim is shown by: its sentence, cut and cleaned, and the link to its article."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from geomap.articles.redact import redact
from geomap.model import Claim

QUOTE_LIMIT: Final = 300
URL_LIMIT: Final = 2000

Segment = tuple[str, str]
"""A stretch of a quote and its role: "" (plain), ``t`` (trigger), ``p`` (place)."""

# C0 and C1 controls but tab and line ends, lone surrogates and noncharacters: nothing that a page can show.
UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\S+")


def clean(text: str) -> str:
    """Return a text as it can be shown: contact data masked, what no page can hold as U+FFFD, blanks made one."""
    return _BLANKS.sub(" ", UNSHOWABLE.sub("�", redact(text))).strip()


def safe_url(url: str) -> str:
    """Return a web address that may be a link: http or https with a host, no credentials; else ""."""
    if len(url) > URL_LIMIT or UNSHOWABLE.search(url) or _BLANKS.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and host and parts.username is None else ""


def quote(text: str, claim: Claim, *, limit: int = QUOTE_LIMIT) -> tuple[Segment, ...]:
    """Return the sentence of a claim in segments, at most `limit` characters of it, around trigger and place.

    Contact data is masked before the cut, so that no half of an address escapes the mask.

    Parameters
    ----------
    text
        The article, which the claim's offsets count in.
    claim
        The claim whose sentence is shown.
    limit
        In characters; the marks of omission come on top.
    """
    first = min(claim.trigger.start, claim.place.start)
    last = max(claim.trigger.end, claim.place.end)
    # The sentence may be a million characters long: more than this around the claim is never looked at.
    start = max(claim.sentence.start, first - 20 * limit, 0)
    end = min(claim.sentence.end, last + 20 * limit, len(text))
    shown = redact(text[start:end])
    spans = {
        "t": (claim.trigger.start - start, claim.trigger.end - start),
        "p": (claim.place.start - start, claim.place.end - start),
    }
    return _segments(shown, spans, _windows(shown, spans, limit))


def plain(segments: tuple[Segment, ...]) -> str:
    """Return a quote as one text."""
    return "".join(text for text, _ in segments)


def _windows(text: str, spans: dict[str, tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """Return the stretches of a sentence to show: one, or two where trigger and place stand too far apart."""
    if len(text) <= limit:
        return [(0, len(text))]
    marked = sorted((start, min(end, start + limit // 2)) for start, end in spans.values() if end > start)
    if not marked:
        return [_whole_words(text, 0, limit)]
    first, last = marked[0][0], max(end for _, end in marked)
    if last - first <= limit:
        room = limit - (last - first)
        start = max(0, first - room // 2)
        end = min(len(text), start + limit)
        return [_whole_words(text, max(0, end - limit), end, keep=(first, last))]
    half = limit // 2
    windows = []
    for start, end in marked:
        room = half - (end - start)
        low = max(0, start - room // 2)
        windows.append(_whole_words(text, low, min(len(text), low + half), keep=(start, end)))
    return windows


def _whole_words(text: str, start: int, end: int, keep: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """Draw a window in to whole words, never into the part to keep."""
    if start > 0 and not text[start - 1].isspace():
        word = _WORD.match(text, start)
        inside = word.end() if word else start
        start = inside if inside <= (keep[0] if keep[1] else end) else start
    if end < len(text) and not text[end].isspace():
        low = max(start, keep[1])
        blank = max(text.rfind(" ", low, end), text.rfind("\n", low, end))
        end = blank if blank >= low else end
    return start, end


def _segments(text: str, spans: dict[str, tuple[int, int]], windows: list[tuple[int, int]]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    for number, (start, end) in enumerate(windows):
        if start > 0 or number:
            segments.append(("… " if not number else " … ", ""))
        cuts = {start, end}
        for low, high in spans.values():
            cuts.update(cut for cut in (low, high) if start < cut < end)
        edges = sorted(cuts)
        for low, high in pairwise(edges):
            role = next((name for name in ("p", "t") if spans[name][0] <= low and high <= spans[name][1]), "")
            segments.append((text[low:high], role))
    if windows and windows[-1][1] < len(text):
        segments.append((" …", ""))
    return _tidy(segments)


def _tidy(segments: list[Segment]) -> tuple[Segment, ...]:
    """Clean each segment, keeping one blank where two of them meet at one, and none at the two ends."""
    tidy: list[Segment] = []
    for text, role in segments:
        shown = _BLANKS.sub(" ", UNSHOWABLE.sub("�", text))
        if shown.startswith(" ") and (not tidy or tidy[-1][0].endswith(" ")):
            shown = shown[1:]
        if shown:
            tidy.append((shown, role))
    if tidy:
        tidy[-1] = (tidy[-1][0].rstrip(), tidy[-1][1])
    return tuple(tidy)
