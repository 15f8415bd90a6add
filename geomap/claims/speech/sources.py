"""Sources that no verb names: "according to S", "by the reckoning of S"."""

from __future__ import annotations

from geomap.claims.speech.sayingverbs import Said
from geomap.claims.words import tags
from geomap.claims.words.line import Line

PICTURES = frozenset(
    ("footage", "images", "imagery", "maps", "map", "data", "video", "videos", "photographs", "pictures", "photos")
)
_ENDS_SOURCE = tags.COMMA | tags.STOP | tags.RELATIVE | tags.QUOTE | tags.AUXILIARY


def source_at(line: Line, at: int) -> tuple[int, int] | None:
    """The units of S in "according to S", "by the reckoning of S", "in the opinion of S"."""
    tag, low = line.tag, line.low
    begin = -1
    if low[at] == "according" and low[at + 1 : at + 2] == ["to"]:
        begin = at + 2
    elif (
        low[at] in ("in", "by", "to")
        and at + 3 < line.size
        and low[at + 1] == "the"
        and tag[at + 2] & tags.RECKONED
        and low[at + 3] == "of"
    ):
        begin = at + 4
    if begin < 0 or begin >= line.size:
        return None
    stop = begin
    while stop < line.size and stop - begin < 14:
        bits = tag[stop]
        if bits & _ENDS_SOURCE or low[stop] in (
            ".",
            "!",
            "?",
        ):
            break
        if (
            bits & tags.CONJUNCTION
            and stop + 1 < line.size
            and tag[stop + 1] & (tags.SUBORDINATOR | tags.TO | tags.PREPOSITION)
        ):
            break
        stop += 1
    if any(word in PICTURES for word in low[begin:stop]):
        return None
    return (begin, stop) if stop > begin else None


def report_opening(line: Line, first: int) -> Said | None:
    """A source named before the clause: "According to S, …"."""
    for at in range(min(first, line.size) - 1, -1, -1):
        if line.tag[at] & tags.SOURCED or line.low[at] in ("in", "by", "to"):
            source = source_at(line, at)
            if source is not None and source[1] <= first:
                # An earlier clause's source ("…, according to S, and …") is not this one's.
                between = line.low[source[1] : first]
                if at == 0 or ("and" not in between and "but" not in between):
                    return Said(source, verb=at)
        if line.low[at] in (";", ":"):
            return None
    return None
