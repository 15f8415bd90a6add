"""Named features of a candidate span: what the recogniser weighs to tell whether it is a place's name.

Every feature is a short string that a reader of the weights can understand; its value is one.
"""

from __future__ import annotations

from collections import defaultdict

from geomap.places.reading import Reading
from geomap.places.spans import KNOWN, SpanCandidate
from geomap.places.words import (
    CALENDAR,
    GIVEN,
    LOWER,
    MARK,
    NUMBER,
    ORGANISATION,
    POSSESSIVE,
    SURNAME,
    TITLE,
    TYPE,
)

_EDGE = "<edge>"


class Seen:
    """What a document tells of one surface: how often it stands by itself, where, and as whose name."""

    __slots__ = ("count", "located", "person", "qualified")

    def __init__(self) -> None:
        self.count = 0
        self.located = 0  # of these, behind a word such as "in"
        self.person = 0  # beside other capitals, behind a title or a first name
        self.qualified = False  # with a comma and what may hold it behind it


class Evidence:
    """What a document tells of each surface beyond one mention: gathered once, looked up by all.

    `inside_next` are the candidates behind which a comma and what may hold them stand ("Paris" in "Paris, Texas"),
    `holds_previous` those that may hold what stands before the comma.
    """

    __slots__ = ("holds_previous", "inside_next", "last_end", "least_first", "least_known", "seen")

    def __init__(self, reading: Reading, spans: list[SpanCandidate]) -> None:
        self.seen: dict[str, Seen] = defaultdict(Seen)
        self.inside_next: set[SpanCandidate] = set()
        self.holds_previous: set[SpanCandidate] = set()
        # Of the candidates of several words: where the longest that begins at a token ends, and where that which ends
        # at a token begins, the same of those alone that are names of the gazetteer.
        self.last_end: dict[int, int] = {}
        self.least_first: dict[int, int] = {}
        self.least_known: dict[int, int] = {}
        info, run_start, run_end = reading.info, reading.run_start, reading.run_end
        before_comma: list[SpanCandidate] = []
        for span in spans:
            first, end = span.first, span.end
            seen = self.seen[span.surface]
            if end - first > 1:
                self._note_long(span)
            if info[end].lower == "," and span.name is not None:
                before_comma.append(span)
            before = info[first - 1]
            if first in run_start or end - 1 in run_end:
                if before.classes & (TITLE | GIVEN):
                    seen.person += 1
                continue
            seen.count += 1
            if before.locates:
                seen.located += 1
        if before_comma:
            self._join(before_comma, spans)

    def _note_long(self, span: SpanCandidate) -> None:
        first, end = span.first, span.end
        self.last_end[first] = max(end, self.last_end.get(first, 0))
        self.least_first[end] = min(first, self.least_first.get(end, first))
        if span.name is not None:
            self.least_known[end] = min(first, self.least_known.get(end, first))

    def _join(self, before_comma: list[SpanCandidate], spans: list[SpanCandidate]) -> None:
        """Note which names before a comma may lie in what is named behind it."""
        behind: dict[int, list[SpanCandidate]] = {span.end + 1: [] for span in before_comma}
        for span in spans:
            if span.first in behind and span.name is not None:
                behind[span.first].append(span)
        for place in before_comma:
            regions = [region for region in behind[place.end + 1] if contains(region, place)]
            if regions:
                self.inside_next.add(place)
                self.holds_previous.update(regions)
                self.seen[place.surface].qualified = True


def contains(region: SpanCandidate, place: SpanCandidate) -> bool:
    """Tell whether a name may be the country or first-level unit that holds the other's place."""
    if region.name is None or place.name is None:
        return False
    for whole, _kind in region.name.rows[:4]:
        if whole.level == "country":
            if any(row.country == whole.country for row, _ in place.name.rows):
                return True
        elif whole.level == "admin1" and whole.admin1 and any(row.admin1 == whole.admin1 for row, _ in place.name.rows):
            return True
    return False


def span_features(span: SpanCandidate, reading: Reading, evidence: Evidence) -> list[str]:
    """Return the features of a candidate that depend on the text; those of its name are in `Name.features`."""
    info, words, size = reading.info, reading.words, reading.size
    first, end, sort = span.first, span.end, span.sort
    head, last = info[first], info[end - 1]
    single = end - first == 1
    before = info[first - 1] if first else None
    after = info[end] if end < size else None
    second = info[first - 2] if first > 1 else None
    third = info[end + 1] if end + 1 < size else None
    starts = first in reading.first
    shape = head.shape
    left = before.lower if before is not None else _EDGE
    right = after.lower if after is not None else _EDGE
    found = [
        f"name={span.surface}",
        f"sort={sort}",
        f"shape={shape}|{sort}",
    ]
    add = found.append
    if second is not None:
        add(
            f"before2={second.lower} {left}"
            if before is not None and before.kind != MARK
            else f"before2={second.lower} mark"
        )
    if third is not None and after is not None:
        add(f"after2={right} {third.lower}")
        if after.capital and third.classes & ORGANISATION and third.kind != LOWER:
            add("after2 organisation")
    if starts:
        add("starts sentence")
    if single:
        add(f"word={head.bucket}|{'start' if starts else 'inside'}")
        if head.classes & GIVEN:
            add("is given name")
        if head.classes & SURNAME:
            add("is surname")
    elif head.classes & GIVEN and sort == KNOWN:
        add("begins with given name")
    if first in reading.headline:
        add("in headline")
    # Neighbours' classes.
    before_capital = before is not None and before.capital and first in reading.run_start
    if before is None:
        add("before=<edge>")
    else:
        dated = before.classes & CALENDAR and before.capital and not before_capital
        found += (f"before={before.lower}", "before calendar|capital") if dated else before.as_before
        if before_capital and not starts:
            add(f"before capital|{before.bucket}")
            add("before capital opens" if first - 1 in reading.first else "before capital inside")
        elif len(words[first - 1]) == 2 and words[first - 1][1] == ".":
            add("before initial")
    if after is None:
        add("after=<edge>")
    else:
        capital = after.capital and end not in reading.first
        found += after.as_after_capital if capital else after.as_after
        if capital:
            if single and head.classes & GIVEN:
                add("given name before capital")
            if after.classes & SURNAME:
                add("after capital surname")
        if after.classes & POSSESSIVE and third is not None:
            add(f"possessive {third.lower}")
    # The run of capitals that it stands in.
    start, stop = reading.run_start.get(first, first), reading.run_end.get(end - 1, end)
    place_in_run = ("whole" if stop == end else "left") if start == first else ("right" if stop == end else "middle")
    add(f"run {place_in_run}|{sort}")
    if stop > end and any(info[at].classes & ORGANISATION for at in range(end, min(stop, end + 4))):
        add("run goes on to organisation")
    if start < first:
        opener = info[start]
        if opener.classes & TITLE:
            add("run opens with title")
        if opener.classes & GIVEN:
            add("run opens with given name")
        if info[first - 1].classes & ORGANISATION:
            add("run organisation before")
    # What the rest of the document says of the same surface.
    seen = evidence.seen[span.surface]
    add(f"count={min(seen.count, 4)}")
    here = before is not None and before.locates
    if seen.located > here:
        add("elsewhere after preposition")
    person = reading.persons.get(last.fold, 0)
    if person:
        add(f"person={min(person, 3)}|{'single' if single else 'several'}")
    if single and reading.persons.get(head.fold) is None and seen.person:
        add("elsewhere after name or title")
    if seen.qualified:
        add("somewhere qualified")
    # "Paris, Texas" and "Texas" in it.
    name = span.name
    if name is not None:
        if span in evidence.inside_next:
            add("holds: comma region follows")
        if span in evidence.holds_previous:
            add("holds: place comma before")
        if evidence.last_end.get(first, end) > end or evidence.least_first.get(end, first) < first:
            add("longer candidate")
        if not single:
            add("covers words")
        best = name.best
        if best is not None:
            level = best.level
            add(f"{level}|{shape}")
            add(f"{level}|run {place_in_run}")
            if starts:
                add(f"{level}|starts")
            if best.level == "settlement":
                people = int(best.log_population)
                add(f"people={people}|{head.bucket if single else 'several'}")
                add(f"people={people}|{'located' if here else 'not located'}")
                if before_capital and not starts:
                    add(f"people={people}|before capital")
    else:
        add(f"{sort} ends={last.lower}")
        add(f"{sort} words={end - first}")
        if sort == "unknown":
            add(f"unknown {head.bucket}|{left}")
            if head.classes & (GIVEN | SURNAME):
                add("unknown is personal name")
    if any(word.kind == NUMBER for word in info[first:end]):
        add("has number")
    if after is not None and after.classes & TYPE:
        for kind in after.types:
            add(f"after type {kind}|{sort}")
    return found
