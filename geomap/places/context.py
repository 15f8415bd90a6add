"""What the words beside accepted names say of them: type words, lists that share one, "Paris, Texas"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.places.company import Referent
from geomap.places.names import Name, Names, Row
from geomap.places.reading import Reading
from geomap.places.spans import SpanCandidate
from geomap.places.words import CAPITAL, CAPITALS, DIRECTION, LOWER, NUMBER, TYPE

_AND = frozenset(("and", "or", "&", "та", "і", "и", "й", "або", "или"))
_IN = frozenset(("in", "of", "в", "у"))
_BEFORE_NAME = frozenset(
    ("river", "lake", "mount", "island", "isle", "city", "town", "village", "port", "річка", "река")
)
_CYRILLIC_BEFORE = frozenset(
    [
        "місто",
        "міста",
        "місті",
        "м.",
        "село",
        "села",
        "селі",
        "с.",
        "селище",
        "селища",
        "селищі",
        "смт",
        "город",
        "города",
        "городе",
        "г.",
        "деревня",
        "деревне",
        "посёлок",
        "поселок",
        "поселке",
        "пгт",
        "річка",
        "реки",
        "реке",
        "річці",
        "острів",
        "остров",
        "острове",
        "острові",
        "аеродром",
        "аеродромі",
        "аэродром",
        "аэродроме",
    ]
)
_ARTICLES = frozenset(("the", "a", "an"))
# Type words that are verbs as well: in lower case only an article before the name makes them nouns ("the Gulf states").
_ALSO_VERBS = frozenset(("falls", "states"))
# "A near B", "A, 12 km north of B": what stands between two names of which one lies near the other.
_BESIDE = frozenset(
    ("near", "outside", "біля", "під", "поблизу", "неподалік", "возле", "под", "около", "вблизи", "неподалеку")
)
_LEADS_ON = frozenset(("just", "about", "some", "located", "від", "от", "the", "a", "an"))
_DISTANCES = frozenset(("km", "kilometers", "kilometres", "miles", "км", "кілометрах", "километрах"))
_FROM = frozenset(("of", "from", "від", "от"))
_LEADS_IN = _IN | {",", "("}
_LEADS_NEAR = _BESIDE | _LEADS_ON | _DISTANCES | {","}
_GENITIVE_UNITS = frozenset(("admin1", "admin2"))
# Ukraine's districts are filed as raions.
_FILED_AS = {"district": "raion", "rayon": "raion"}
_BETWEEN = 6  # tokens that may stand between the two
_LIST_LENGTH = 12
_PEOPLES = frozenset(("people", "peoples"))
_NONE: frozenset[str] = frozenset()


class Sense:
    """How one accepted span is to be read: the name to look for, the kind of place, where it lies, its outer span."""

    __slots__ = ("districts", "hints", "name", "near", "outer_end", "outer_first", "qualifier", "span", "type_word")

    def __init__(self, span: SpanCandidate) -> None:
        self.span = span
        self.name = span.name
        self.hints = _NONE
        self.qualifier: SpanCandidate | None = None
        self.near: SpanCandidate | None = None
        self.districts: tuple[Row, ...] = ()  # second-level units that the text says it lies in
        self.outer_first = span.first
        self.outer_end = span.end
        self.type_word = ""


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def senses_of(reading: Reading, spans: Sequence[SpanCandidate], names: Names) -> list[Sense]:
    """Read the surroundings of accepted spans that have a name in the gazetteer."""
    info = reading.info
    senses = [Sense(span) for span in spans]
    by_end = {sense.outer_end: sense for sense in senses}
    by_first = {sense.outer_first: sense for sense in senses}
    named = [sense for sense in senses if sense.name is not None]
    for sense in named:
        span = sense.span
        before, after = info[span.first - 1], info[span.end]
        if after.classes & TYPE or after.lower in _PEOPLES:
            _type_after(reading, sense, by_end, names)
        if before.classes & TYPE or before.lower == "of":
            _type_before(reading, sense, by_first)
        if before.lower == "the" and not sense.hints and span.first > 1:
            _water_before(reading, sense, names)
    for sense in named:
        word = info[sense.outer_end]
        lower = word.lower
        if lower in _LEADS_IN or word.cyrillic:
            _qualify(reading, sense, by_first)
        if lower in _LEADS_NEAR or word.kind == NUMBER or word.classes & DIRECTION:
            _find_near(reading, sense, by_first)
    return senses


def _set_type(sense: Sense, word: str, types: Sequence[str], names: Names) -> bool:
    """Take a type word into account; tell whether it says something of this name."""
    name = sense.name
    if name is None:
        return False
    typed = names.find(f"{sense.span.surface} {word}")
    if typed is None and word in _FILED_AS:
        typed = names.find(f"{sense.span.surface} {_FILED_AS[word]}")
    hints = frozenset(types) & (typed.levels if typed is not None else name.levels)
    if not hints:
        return False
    if typed is not None:
        sense.name = typed
    sense.hints = hints
    sense.type_word = word
    return True


_OF_WATERS = frozenset(("bank", "banks", "shore", "shores", "mouth", "waters", "bend", "source", "delta", "estuary"))
_CROSSES = frozenset(("cross", "crosses", "crossed", "crossing", "across", "forded", "bridged"))
_TYPE_WORDS = 4  # of a type that takes several: "nuclear power plant"


def _type_after(reading: Reading, sense: Sense, by_end: dict[int, Sense], names: Names) -> None:
    info, size = reading.info, reading.size
    end = sense.span.end
    if end in reading.first:
        return
    word = info[end]
    if word.lower in _PEOPLES and word.capital:
        _peoples_republics(reading, sense, by_end, names)
        return
    if not word.classes & TYPE:
        return
    if word.lower in _ALSO_VERBS and word.kind == LOWER:
        first = sense.span.first
        if not first or info[first - 1].lower not in _ARTICLES:
            return
    stop = end + 1
    while stop < size and stop - end < _TYPE_WORDS and info[stop].classes & TYPE and stop not in reading.first:
        stop += 1
    for after in range(stop, end + 1, -1):
        # "Zaporizhzhia nuclear power plant": the words together say which, none of them does alone.
        if _set_type(sense, " ".join([each.lower for each in info[end:after]]), info[after - 1].types, names):
            sense.outer_end = after
            return
    plural = _singular(word.lower) != word.lower
    items = _list_before(reading, sense, by_end) if plural else []
    if items:
        for item in (*items, sense):
            _set_type(item, _singular(word.lower), word.types, names)
        return
    if _set_type(sense, word.lower, word.types, names) or word.kind == LOWER:
        sense.outer_end = end + 1


def _list_before(reading: Reading, sense: Sense, by_end: dict[int, Sense]) -> list[Sense]:
    """Return the names that stand before one in a list: "Donetsk, Luhansk and" before "Kherson"."""
    info, words = reading.info, reading.words
    items: list[Sense] = []
    at = sense.span.first
    joined = False
    while at > 1 and len(items) < _LIST_LENGTH:
        mark = at - 1
        if info[mark].lower in _ARTICLES:
            mark -= 1
        if mark < 1:
            break
        if info[mark].lower in _AND:
            if joined:
                break
            joined = True
            if words[mark - 1] == ",":
                mark -= 1
        elif words[mark] != "," or not joined:
            break
        previous = by_end.get(mark)
        if previous is None or previous.name is None:
            break
        items.append(previous)
        at = previous.span.first
    return items


def _peoples_republics(reading: Reading, sense: Sense, by_end: dict[int, Sense], names: Names) -> None:
    """Read "Luhansk and Donetsk People's Republics" as two polities."""
    info, size = reading.info, reading.size
    end = sense.span.end
    stop = end
    while stop < size and stop < end + 3 and not info[stop].lower.startswith("republic"):
        stop += 1
    if stop >= size or not info[stop].lower.startswith("republic"):
        return
    for item in (*_list_before(reading, sense, by_end), sense):
        typed = names.find(f"{item.span.surface} peoples republic")
        if typed is not None:
            item.name = typed
            item.hints = frozenset(("polity",)) & typed.levels
            item.type_word = "People's Republic"
    sense.span.end = sense.outer_end = stop + 1


def _type_before(reading: Reading, sense: Sense, by_first: dict[int, Sense]) -> None:
    """Read "the city of Kherson", "the cities of A and B", "the River Thames"."""
    info = reading.info
    first = sense.span.first
    before = info[first - 1]
    name = sense.name
    if name is None or sense.hints or first in reading.first:  # a sentence begins with the name
        return
    if before.lower == "of" and first > 1 and info[first - 2].classes & TYPE:
        word = info[first - 2]
        hints = frozenset(word.types) & name.levels
        if hints:
            sense.hints = hints
            sense.type_word = word.lower
            if _singular(word.lower) != word.lower:
                _spread_forward(reading, sense, word.types, word.lower, by_first)
        return
    if before.classes & TYPE and (before.lower in _BEFORE_NAME or before.lower in _CYRILLIC_BEFORE):
        hints = frozenset(before.types) & name.levels
        if hints:
            sense.hints = hints
            sense.type_word = before.lower
            sense.outer_first = first - 1


def _water_before(reading: Reading, sense: Sense, names: Names) -> None:
    """Read "the western bank of the Dnipro", "crossed the Oskil": the river, where a town is called so too."""
    info, first = reading.info, sense.span.first
    leads = info[first - 2].lower
    banks = leads == "of" and first > 2 and info[first - 3].lower in _OF_WATERS
    if (banks or leads in _CROSSES) and sense.name is not None and "water" in sense.name.levels:
        _set_type(sense, "river", ("water",), names)


def _spread_forward(
    reading: Reading, sense: Sense, types: Sequence[str], word: str, by_first: dict[int, Sense]
) -> None:
    info, words, size = reading.info, reading.words, reading.size
    at = sense.span.end
    for _ in range(_LIST_LENGTH):
        if at >= size or not (words[at] == "," or info[at].lower in _AND):
            return
        while at < size and (words[at] == "," or info[at].lower in _AND or info[at].lower in _ARTICLES):
            at += 1
        following = by_first.get(at)
        if following is None or following.name is None:
            return
        hints = frozenset(types) & following.name.levels
        if hints and not following.hints:
            following.hints = hints
            following.type_word = word
        at = following.span.end


def _qualify(reading: Reading, sense: Sense, by_first: dict[int, Sense]) -> None:
    """Find what a name lies in by the text: "Paris, Texas", "Lyman in Kramatorsk district", "Vitino (Crimea)"."""
    info, size = reading.info, reading.size
    end = sense.outer_end
    at = end + 1
    if info[end].cyrillic and end in by_first and by_first[end].hints & _GENITIVE_UNITS:
        at = end  # "у Новоселівці Чернігівського району": the unit stands in the genitive
    elif info[end].lower not in _LEADS_IN:
        return
    if info[at].lower in _ARTICLES and at + 1 < size:
        at += 1
    region = by_first.get(at)
    if region is None or region.name is None or sense.name is None:
        return
    best = region.name.best
    if "admin2" in region.hints or (best is not None and best.level == "admin2"):
        sense.districts = districts(sense.name, region.name)
    elif any(
        whole.level == "country" or (whole.level == "admin1" and whole.admin1) for whole, _ in region.name.rows[:4]
    ) and wholes(sense.name, region.name):
        sense.qualifier = region.span


def _find_near(reading: Reading, sense: Sense, by_first: dict[int, Sense]) -> None:
    """Find the place that a name lies near by the text: "Opytne near Avdiivka", "Opytne, 5 km south of Bakhmut"."""
    info, words, size = reading.info, reading.words, reading.size
    at = sense.outer_end
    if at < size and words[at] == ",":
        at += 1
    stop = min(size, at + _BETWEEN)
    beside = measured = False
    while at < stop:
        other = by_first.get(at)
        if other is not None:
            if beside and other.name is not None and other.name is not sense.name:
                sense.near = other.span
            return
        word = info[at]
        lower = word.lower
        if lower in _BESIDE or (measured and lower in _FROM):
            beside = True
        elif word.classes & DIRECTION or lower in _DISTANCES:
            measured = True
        elif word.kind != NUMBER and lower not in _LEADS_ON:
            return
        at += 1


def wholes(name: Name, region: Name) -> tuple[Row, ...]:
    """Return the countries and first-level units of a name that hold a place of another name."""
    found: list[Row] = []
    for whole, _kind in region.rows[:6]:
        if whole.level == "country":
            if any(row.country == whole.country and row.level != "country" for row, _ in name.rows):
                found.append(whole)
        elif (
            whole.level == "admin1"
            and whole.admin1
            and any(row.admin1 == whole.admin1 and row.level not in ("admin1", "country") for row, _ in name.rows)
        ):
            found.append(whole)
    return tuple(found)


def districts(name: Name, region: Name) -> tuple[Row, ...]:
    """Return the second-level units of a name that hold a place of another name: "Lyman, Kramatorsk Raion"."""
    units = {row.admin2 for row, _kind in name.rows if row.level not in ("admin2", "admin1", "country")}
    return tuple(row for row, _kind in region.rows if row.level == "admin2" and row.admin2 and row.admin2 in units)


_CLOSE_TOKENS = 30  # a sentence and the one before it


def referents_of(reading: Reading, senses: Sequence[Sense]) -> dict[int, Referent]:
    """Group accepted names by what they must mean; return the referent of each sense by its number."""
    grouped: dict[tuple[str, frozenset[str], str], Referent] = {}
    qualified: dict[tuple[str, frozenset[str]], str] = {}
    found: dict[int, Referent] = {}
    for sense in senses:
        if sense.qualifier is not None and sense.name is not None:
            qualified.setdefault((sense.name.key, sense.hints), sense.qualifier.surface)
    for number, sense in enumerate(senses):
        name, qualifier = sense.name, sense.qualifier
        if name is None or not name.rows:
            continue
        whole = ""
        if qualified:
            whole = qualifier.surface if qualifier is not None else qualified.get((name.key, sense.hints), "")
        key = (name.key, sense.hints, whole)
        referent = grouped.get(key)
        if referent is None:
            referent = grouped[key] = Referent(name, sense.hints, ())
        if qualifier is not None and qualifier.name is not None and not referent.qualifiers:
            referent.qualifiers = wholes(name, qualifier.name)
        if sense.districts and not referent.districts:
            referent.districts = sense.districts
        referent.count += 1
        if len(name.rows) > 1:
            _note_words(reading, sense, referent)
        found[number] = referent
    _note_close(senses, found)
    near = [(referent, beside) for number, referent in found.items() if (beside := senses[number].near) is not None]
    if near:
        spans = {sense.span.first: number for number, sense in enumerate(senses)}
        for referent, beside in near:
            if referent.near is None:
                referent.near = found.get(spans[beside.first])
    return found


def _note_words(reading: Reading, sense: Sense, referent: Referent) -> None:
    """Count the words before and after a mention: what the choice between places of one name looks at."""
    info = reading.info
    first, end = sense.span.first, sense.span.end
    counts, word = referent.before, info[first - 1].lower
    counts[word] = counts.get(word, 0) + 1
    if info[first].kind == CAPITALS and "." not in reading.words[first]:
        counts["<capitals>"] = counts.get("<capitals>", 0) + 1
    counts, word = referent.after, info[end].lower
    counts[word] = counts.get(word, 0) + 1
    if info[end].kind == CAPITAL and end not in reading.first:
        counts["<capital>"] = counts.get("<capital>", 0) + 1


def _note_close(senses: Sequence[Sense], found: dict[int, Referent]) -> None:
    """Note for names of several villages, and of nothing bigger, which places are named close by."""
    villages: list[int] = []  # the mentions of such names so far
    for number, referent in found.items():
        if not (villages or referent.name.villages):
            continue
        first = senses[number].span.first
        for other in range(number - 1, -1, -1) if referent.name.villages else reversed(villages):
            if first - senses[other].span.end > _CLOSE_TOKENS:
                break
            neighbour = found.get(other)
            if neighbour is None or neighbour is referent:
                continue
            for one, close in ((referent, neighbour), (neighbour, referent)):
                if one.name.villages and close not in one.close:
                    one.close.append(close)
        if referent.name.villages:
            villages.append(number)
