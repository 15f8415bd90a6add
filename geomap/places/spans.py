"""Candidate spans: every stretch of a text that may be a place's name, before anything is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from operator import attrgetter

from geomap.places.names import Name, Names
from geomap.places.reading import Reading
from geomap.places.words import (
    CALENDAR,
    CAPITAL,
    CAPITALS,
    DEMONYM,
    DIRECTION,
    FUNCTION,
    INNER_MARKS,
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
    open_demonyms,
)

# Sorts of candidate.
SORTS = KNOWN, PEOPLE, ROAD, TYPED, UNKNOWN = ("known", "people", "road", "typed", "unknown")

_OF_ROADS = NUMBERED | STREET
_LEADS_TO_PLACES = LOCATIVE | DIRECTION
_TYPE_OR_STREET = TYPE | STREET
_NO_NAME = FUNCTION | CALENDAR
_WINDOW = 7
_TOWNS = frozenset(("town", "city", "village", "settlement"))
_SPELLED_OUT = {"mt": "mount", "ft": "fort", "st": "saint", "ste": "sainte", "pt": "point"}
_ROAD_WORDS = 4
# The Arabic article in small letters, as it is written before a hyphen ("al-Bab", "ez-Zor").
_ARTICLES = frozenset(
    ("al", "el", "ar", "as", "ash", "at", "ad", "an", "az", "ed", "en", "er", "es", "esh", "et", "ez")
)
_TAKEN_ON = "tdrzsn"  # letters that the article takes on: "ar-Raqqah" is al-Raqqah
_PREFIX_TYPES = frozenset(
    ("lake", "mount", "port", "fort", "camp", "cape", "university", "isle", "gulf", "bay", "county")
)


class SpanCandidate:
    """Tokens `first` to `end` (exclusive), the gazetteer's name they match, if any, and what they may be."""

    __slots__ = ("end", "first", "name", "score", "sort", "surface")

    def __init__(self, first: int, end: int, sort: str, name: Name | None, surface: str) -> None:
        self.first = first
        self.end = end
        self.sort = sort
        self.name = name
        self.surface = surface
        self.score = 0.0


def candidate_spans(reading: Reading, names: Names) -> list[SpanCandidate]:
    """Return the candidates of a text, in order; they may overlap."""
    found, added = _known_names(reading, names)
    added += _roads(reading)
    added += _typed_and_unknown(reading, (*found, *added))
    if added:
        firsts = {span.first for span in added}
        taken = {(span.first, span.end) for span in found if span.first in firsts}
        for span in added:
            if (span.first, span.end) not in taken:
                taken.add((span.first, span.end))
                found.append(span)
        found.sort(key=attrgetter("first", "end"))
    return found


def _known_names(reading: Reading, names: Names) -> tuple[list[SpanCandidate], list[SpanCandidate]]:
    """Return, in order, the names of the gazetteer that begin at a capital, and peoples; and names with type words."""
    info, words, find = reading.info, reading.words, names.find
    found: list[SpanCandidate] = []
    extended: list[SpanCandidate] = []
    for at in reading.capitals:
        word, following = info[at], info[at + 1]
        whole = word.whole
        if not whole and (
            not word.fold or (word.classes & FUNCTION and word.kind == CAPITAL and not following.capital)
        ):
            continue
        here: list[SpanCandidate] = []
        if word.cyrillic and word.kind == CAPITAL:
            from geomap.places.cyrillic import hidden_name

            typed = bool(following.classes & TYPE) or following.kind == CAPITALS
            hidden = hidden_name(word.fold, following.lower if at + 1 < reading.size else "", typed, names)
            if hidden is not None:
                here.append(SpanCandidate(at, at + 1, KNOWN, hidden, hidden.key))
        if word.classes & DEMONYM:
            here.append(SpanCandidate(at, at + 1, PEOPLE, None, words[at]))
        if not following.stops and _may_go_on(reading, names, at):  # most do not
            _long_names(reading, names, at, here, extended, whole=whole)
            here.sort(key=attrgetter("end"))
        elif whole and not here:
            name = find(word.fold)
            if name is not None:
                found.append(SpanCandidate(at, at + 1, KNOWN, name, name.key))
                continue
        found += here
    hyphens = _hyphens(words)
    behind = [at + 1 for at in hyphens if at and words[at - 1] in _ARTICLES and at + 1 in reading.capitals]
    if behind:
        persons = _behind_articles(reading, names, behind, extended)
        found = [span for span in found if span.first not in persons]
    return found, extended


def _hyphens(words: Sequence[str]) -> Iterator[int]:
    at = -1
    with suppress(ValueError):  # behind the last one
        while True:
            at = words.index("-", at + 1)
            yield at


def _behind_articles(
    reading: Reading, names: Names, capitals: Iterable[int], extended: list[SpanCandidate]
) -> set[int]:
    """Find the names that begin with an article in small letters ("al-Bab"); return which capitals are people's.

    "Bashar al-Assad" tells of a person, and so does "al-Assad" after that.
    """
    info = reading.info
    people: set[str] = set()
    persons: set[int] = set()
    for at in capitals:
        before, word = info[at - 3], info[at].fold
        if before.capital and not before.classes & (DEMONYM | FUNCTION):
            people.add(word)
        if word in people:
            persons.add(at)
            continue
        known = len(extended)
        _long_names(reading, names, at - 2, extended, extended, whole=False)
        if len(extended) > known or not word:
            continue
        sound = "sh" if word.startswith("sh") else word[0] if word[0] in _TAKEN_ON else "l"
        for article in ("al", f"a{sound}", "el", f"e{sound}"):
            name = names.find(f"{article} {word}")
            if name is not None:
                extended.append(SpanCandidate(at - 2, at + 1, KNOWN, name, name.key))
                break
    return persons


def _may_go_on(reading: Reading, names: Names, first: int) -> bool:
    """Tell whether a name may go on over the word behind a token; most do not, and need no look at longer names."""
    info, end = reading.info, first + 1
    following, after = info[end], info[end + 1]
    if following.classes & POSSESSIVE:
        return after.capital and bool(following.fold)
    second = following
    if following.kind == MARK:
        if end + 1 in reading.first or end + 1 == reading.size:
            return False
        if after.kind == LOWER and not after.classes & JOINING and reading.words[end] != "-":
            return False
        second = after
    elif end in reading.first:
        return False
    elif following.classes & TYPE and following.capital:
        return True
    word = info[first].fold
    if word in _SPELLED_OUT or reading.words[first] in open_demonyms():
        return True
    if not names.opens_longer(word):
        return False
    return second.kind == MARK or not second.fold or names.begins(f"{word} {second.fold}")


def _long_names(
    reading: Reading,
    names: Names,
    first: int,
    found: list[SpanCandidate],
    extended: list[SpanCandidate],
    *,
    whole: bool,
) -> None:
    """Find the names that begin at a token and go on over those that follow, and itself alone where it is `whole`."""
    info, words, size = reading.info, reading.words, reading.size
    first_words = reading.first
    folded = window = info[first].fold
    lengths = [len(folded)]
    ends = [first + 1]
    end = first + 1
    stop = min(size, first + _WINDOW)
    while end < stop:
        following = info[end]
        kind = following.kind
        if following.classes & POSSESSIVE:
            # "Prince George's County": the possessive belongs to the word before it.
            if end + 1 < size and info[end + 1].capital and following.fold:
                window += following.fold
                end += 1
                continue
            break
        if kind == MARK:
            if words[end] not in INNER_MARKS:
                break
            end += 1
            continue
        if end in first_words or (kind == LOWER and not following.classes & JOINING and words[end - 1] != "-"):
            break
        if end > first + 1 and not names.opens_longer(window) and folded not in _SPELLED_OUT:
            break
        window += " " + following.fold
        end += 1
        if kind != LOWER:
            lengths.append(len(window))
            ends.append(end)
    taken = {first + 1} if found else set()
    if len(ends) > 1 and words[first] in open_demonyms() and not info[first].classes & DEMONYM:
        surface = f"{words[first]} {words[first + 1]}"
        if surface in demonyms():
            found.append(SpanCandidate(first, first + 2, PEOPLE, None, surface))
            taken.add(first + 2)
    matches = names.matches(window)
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
        if end in taken or (end == first + 1 and not whole):
            continue
        taken.add(end)
        name = names.name(key, name_id)
        found.append(SpanCandidate(first, end, KNOWN, name, key))
        if end < size:
            beside = info[end]
            if beside.classes & TYPE and beside.capital and end not in first_words:
                typed = names.typed(name, beside.types, beside.lower)
                if typed is not None:
                    extended.append(SpanCandidate(first, end + 1, KNOWN, typed, typed.key))


def _roads(reading: Reading) -> list[SpanCandidate]:
    info, words, size = reading.info, reading.words, reading.size
    found: list[SpanCandidate] = []
    for at in [at for at in reading.capitals if info[at].classes & _OF_ROADS]:
        classes = info[at].classes
        if classes & NUMBERED and at + 1 < size:
            after = at + 1
            if words[after] in ("-", ".") and after + 1 < size:
                after += 1
            if info[after].kind == NUMBER and len(words[after]) <= 4:
                first = at
                while first and at - first < _ROAD_WORDS and _road_part(reading, first - 1, at):
                    first -= 1
                found.append(_unlisted(reading, first, after + 1, ROAD))
        if classes & STREET and at and at not in reading.first:
            first = at
            while first and at - first < _ROAD_WORDS and _road_part(reading, first - 1, at):
                first -= 1
            if first < at:
                found.append(_unlisted(reading, first, at + 1, ROAD))
    return found


def _road_part(reading: Reading, at: int, head: int) -> bool:
    """Tell whether a token may stand in a road's name, left of its head."""
    word = reading.info[at]
    if at + 1 in reading.first and at + 1 < head:
        return False
    if word.kind in (CAPITAL, CAPITALS):
        return not (word.classes & FUNCTION) and not word.classes & CALENDAR
    return word.kind == NUMBER and reading.words[at][-2:] in ("st", "nd", "rd", "th")


def _typed_and_unknown(reading: Reading, known: Iterable[SpanCandidate]) -> list[SpanCandidate]:
    """Find names by the type word in them ("Dawes Creek"), and unknown words where a place is expected."""
    info, words, size = reading.info, reading.words, reading.size
    found: list[SpanCandidate] = []
    covered = {span.first for span in known}
    for span in known:
        if span.end - span.first > 1:
            covered.update(range(span.first, span.end))
    alone = [(at, at + 1) for at in reading.alone if at not in covered or info[at].classes & TYPE]
    for begin, end in (*reading.runs, *alone):
        first = begin
        while info[first].classes & _NO_NAME and first < end:
            first += 1
        if first >= end:
            continue
        if end - first > 1:
            typed = [at for at in range(first + 1, min(end, first + 6)) if info[at].classes & _TYPE_OR_STREET == TYPE]
            found += [_unlisted(reading, first, at + 1, TYPED) for at in typed]
        classes = info[first].classes
        if classes & TYPE and info[first].lower in _PREFIX_TYPES:
            last = end
            if end - first == 1 and end + 1 < size and words[end] == "of" and info[end + 1].kind in (CAPITAL, CAPITALS):
                last = reading.run_end.get(end + 1, end + 2)
            if 1 < last - first < 6:
                found.append(_unlisted(reading, first, last, TYPED))
        if first in covered or end - first > 3 or not first or classes & (TITLE | TYPE):
            continue
        before = info[first - 1]
        if (
            (before.classes & _LEADS_TO_PLACES and before.kind == LOWER)
            or (before.lower == "of" and info[first - 2].lower in _TOWNS)
            or (end + 1 in covered and words[end] == "," and info[end + 1].capital)
        ):
            found.append(_unlisted(reading, first, end, UNKNOWN))
    return found


def _unlisted(reading: Reading, first: int, end: int, sort: str) -> SpanCandidate:
    """Return a candidate that is no name of the gazetteer."""
    folded = " ".join(filter(None, [word.fold for word in reading.info[first:end]]))
    return SpanCandidate(first, end, sort, None, folded)
