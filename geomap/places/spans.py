"""Candidate spans: every stretch of a text that may be a place's name, before anything is judged."""

from __future__ import annotations

from geomap.places.cyrillic import hidden_name
from geomap.places.names import Name, Names
from geomap.places.reading import Reading
from geomap.places.words import (
    CALENDAR,
    CAPITAL,
    CAPITALS,
    DEMONYM,
    DIRECTION,
    FUNCTION,
    JOINING,
    LOCATIVE,
    LOWER,
    MARK,
    NUMBER,
    NUMBERED,
    POSSESSIVE,
    STREET,
    TITLE,
    TYPE,
    demonyms,
)

# Sorts of candidate.
SORTS = KNOWN, PEOPLE, ROAD, TYPED, UNKNOWN = ("known", "people", "road", "typed", "unknown")

_WINDOW = 7
_SPELLED_OUT = {"mt": "mount", "ft": "fort", "st": "saint", "ste": "sainte", "pt": "point"}
_ROAD_WORDS = 4
_INNER_MARKS = frozenset(("-", "‐", "‑", "–", "'", "’", "."))
_PREFIX_TYPES = frozenset(
    ("lake", "mount", "port", "fort", "camp", "cape", "university", "isle", "gulf", "bay", "county")
)


class SpanCandidate:
    """Tokens `first` to `end` (exclusive), the gazetteer's name they match, if any, and what they may be."""

    __slots__ = ("end", "features", "first", "name", "score", "sort", "surface")

    def __init__(self, first: int, end: int, sort: str, name: Name | None, surface: str) -> None:
        self.first = first
        self.end = end
        self.sort = sort
        self.name = name
        self.surface = surface
        self.score = 0.0
        self.features: list[str] = []


def candidate_spans(reading: Reading, names: Names) -> list[SpanCandidate]:
    """Return the candidates of a text, in order; they may overlap."""
    found: list[SpanCandidate] = []
    taken: set[tuple[int, int]] = set()
    _known_names(reading, names, found, taken)
    _roads(reading, found, taken)
    _typed_and_unknown(reading, found, taken)
    found.sort(key=lambda span: (span.first, span.end))
    return found


def _known_names(reading: Reading, names: Names, found: list[SpanCandidate], taken: set[tuple[int, int]]) -> None:
    info, words, size = reading.info, reading.words, reading.size
    first_words = reading.first
    people = demonyms()
    extended: list[SpanCandidate] = []
    for at in reading.capitals:
        word = info[at]
        kind = word.kind
        if (
            word.classes & FUNCTION
            and kind == CAPITAL
            and (at + 1 >= size or info[at + 1].kind not in (CAPITAL, CAPITALS))
        ):
            continue
        folded = word.fold
        if not folded:
            continue
        lengths = [len(folded)]
        ends = [at + 1]
        window = folded
        end = at + 1
        stop = min(size, at + _WINDOW)
        if end < size:
            following = info[end]
            kind = following.kind
            # Most names stand alone: then the names that are but the beginning of the word need no look.
            alone = not following.classes & POSSESSIVE and (
                words[end] not in _INNER_MARKS
                if kind == MARK
                else end in first_words or (kind == LOWER and not following.classes & JOINING)
            )
        else:
            alone = True
        if alone:
            stop = end
        while end < stop:
            following = info[end]
            kind = following.kind
            if kind == MARK or following.classes & POSSESSIVE:
                if following.classes & POSSESSIVE:
                    # "Prince George's County": the possessive belongs to the word before it.
                    if end + 1 < size and info[end + 1].kind in (CAPITAL, CAPITALS) and following.fold:
                        window += following.fold
                        end += 1
                        continue
                    break
                if words[end] not in _INNER_MARKS:
                    break
                end += 1
                continue
            if end in first_words or (kind == LOWER and not following.classes & JOINING and words[end - 1] != "-"):
                break
            window += " " + following.fold
            end += 1
            if kind != LOWER:
                lengths.append(len(window))
                ends.append(end)
        if word.cyrillic and word.kind == CAPITAL:
            beside = info[end_word] if (end_word := at + 1) < size else None
            hidden = hidden_name(
                folded,
                beside.lower if beside is not None else "",
                beside is not None and (bool(beside.classes & TYPE) or beside.kind == CAPITALS),
                names,
            )
            if hidden is not None:
                found.append(SpanCandidate(at, at + 1, KNOWN, hidden, hidden.key))
                taken.add((at, at + 1))
        if word.classes & DEMONYM:
            found.append(SpanCandidate(at, at + 1, PEOPLE, None, words[at]))
            taken.add((at, at + 1))
        elif len(ends) > 1:
            surface = f"{words[at]} {words[at + 1]}"
            if surface in people:
                found.append(SpanCandidate(at, at + 2, PEOPLE, None, surface))
                taken.add((at, at + 2))
        matches = names.whole(window) if alone else names.matches(window)
        if folded in _SPELLED_OUT and len(ends) > 1:
            # "Mt. Pleasant" is filed as "Mount Pleasant".
            full = _SPELLED_OUT[folded]
            more = len(full) - len(folded)
            matches = [
                *matches,
                *((key, name_id) for key, name_id in names.matches(full + window[len(folded) :]) if " " in key),
            ]
            lengths += [length + more for length in lengths]
            ends += ends
        for key, name_id in matches:
            length = len(key)
            if length not in lengths:
                continue
            end = ends[lengths.index(length)]
            if end == at + 1 and (
                (word.classes & FUNCTION and word.kind == CAPITAL) or word.classes & CALENDAR or len(words[at]) < 2
            ):
                continue
            if (at, end) in taken:
                continue
            taken.add((at, end))
            name = names.name(key, name_id)
            found.append(SpanCandidate(at, end, KNOWN, name, key))
            if end < size:
                beside = info[end]
                if beside.classes & TYPE and beside.capital and end not in first_words:
                    typed = names.typed(name, beside.types, beside.lower)
                    if typed is not None:
                        extended.append(SpanCandidate(at, end + 1, KNOWN, typed, typed.key))
    for span in extended:
        if (span.first, span.end) not in taken:
            taken.add((span.first, span.end))
            found.append(span)


def _roads(reading: Reading, found: list[SpanCandidate], taken: set[tuple[int, int]]) -> None:
    info, words, size = reading.info, reading.words, reading.size
    for at in reading.capitals:
        word = info[at]
        classes = word.classes
        if classes & NUMBERED and at + 1 < size:
            after = at + 1
            if words[after] in ("-", ".") and after + 1 < size:
                after += 1
            if info[after].kind == NUMBER and len(words[after]) <= 4:
                first = at
                while first and at - first < _ROAD_WORDS and _road_part(reading, first - 1, at):
                    first -= 1
                _add(reading, first, after + 1, ROAD, found, taken)
        if classes & STREET and at and at not in reading.first:
            first = at
            while first and at - first < _ROAD_WORDS and _road_part(reading, first - 1, at):
                first -= 1
            if first < at:
                _add(reading, first, at + 1, ROAD, found, taken)


def _road_part(reading: Reading, at: int, head: int) -> bool:
    """Tell whether a token may stand in a road's name, left of its head."""
    word = reading.info[at]
    if at + 1 in reading.first and at + 1 < head:
        return False
    if word.kind in (CAPITAL, CAPITALS):
        return not (word.classes & FUNCTION) and not word.classes & CALENDAR
    return word.kind == NUMBER and reading.words[at][-2:] in ("st", "nd", "rd", "th")


def _typed_and_unknown(reading: Reading, found: list[SpanCandidate], taken: set[tuple[int, int]]) -> None:
    """Find names by the type word in them ("Dawes Creek"), and unknown words where a place is expected."""
    info, words, size = reading.info, reading.words, reading.size
    covered: set[int] = set()
    for span in found:
        covered.update(range(span.first, span.end))
    for begin, end in reading.runs:
        first = begin
        while first < end and (info[first].classes & (FUNCTION | CALENDAR)):
            first += 1
        if first >= end:
            continue
        for at in range(first, min(end, first + 6)):
            if info[at].classes & TYPE and at > first and not info[at].classes & STREET:
                _add(reading, first, at + 1, TYPED, found, taken)
        if info[first].lower in _PREFIX_TYPES:
            last = end
            if end - first == 1 and end + 1 < size and words[end] == "of" and info[end + 1].kind in (CAPITAL, CAPITALS):
                last = reading.run_end.get(end + 1, end + 1)
            if 1 < last - first < 6:
                _add(reading, first, last, TYPED, found, taken)
        if end - first > 3 or first in covered:
            continue
        if not first or info[first].classes & (TITLE | TYPE):
            continue
        before = info[first - 1]
        follows = (
            end + 1 < size and words[end] == "," and info[end + 1].kind in (CAPITAL, CAPITALS) and end + 1 in covered
        )
        if (
            (before.classes & (LOCATIVE | DIRECTION) and before.kind == LOWER)
            or follows
            or (
                before.lower == "of"
                and first > 1
                and info[first - 2].lower in ("town", "city", "village", "settlement")
            )
        ):
            _add(reading, first, end, UNKNOWN, found, taken)


def _add(
    reading: Reading, first: int, end: int, sort: str, found: list[SpanCandidate], taken: set[tuple[int, int]]
) -> None:
    if (first, end) in taken:
        return
    taken.add((first, end))
    folded = " ".join(filter(None, [word.fold for word in reading.info[first:end]]))
    found.append(SpanCandidate(first, end, sort, None, folded))
