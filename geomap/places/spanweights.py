"""The weights of `span_features`, laid out so that most candidates are scored without making a string.

`SpanWeights.score` gives what summing the weights of `Name.features` and `span_features` gives, up to rounding. What
depends on one word, one name or a few small facts is summed once and remembered.
"""

from __future__ import annotations

from geomap.places.features import Evidence
from geomap.places.names import Name
from geomap.places.reading import Reading
from geomap.places.spans import KNOWN, SpanCandidate
from geomap.places.weights import Weights, laid_out
from geomap.places.words import (
    CALENDAR,
    CLASS_NAMES,
    GIVEN,
    LOCATIVE,
    LOWER,
    MARK,
    NUMBER,
    ORGANISATION,
    POSSESSIVE,
    SURNAME,
    TITLE,
    TYPE,
    Word,
)

_WORDS_KEPT = 30_000
_PERSONAL = GIVEN | SURNAME


class _WordWeights:
    """What one word weighs as a candidate by itself, before a candidate and after it."""

    __slots__ = (
        "after",
        "after2",
        "after_capital",
        "before",
        "before2",
        "before2_mark",
        "before_capital",
        "before_date",
        "possessed",
        "single_inside",
        "single_start",
    )

    def __init__(self, word: Word, of: _Words) -> None:
        get = of.table.get
        lower, classes = word.lower, word.classes
        personal = (get("is given name", 0.0) if classes & GIVEN else 0.0) + (
            get("is surname", 0.0) if classes & SURNAME else 0.0
        )
        self.single_start = get(f"word={word.bucket}|start", 0.0) + personal
        self.single_inside = get(f"word={word.bucket}|inside", 0.0) + personal
        # As `Word.as_before`, `as_after` and `as_after_capital` name them.
        self.before = get(f"before={lower}", 0.0)
        self.before_capital = get(f"before capital|{word.bucket}", 0.0)
        self.before_date = self.before + get("before calendar|capital", 0.0)
        self.after = self.after_capital = get(f"after={lower}", 0.0)
        self.after_capital += get(f"after capital|{word.bucket}", 0.0)
        for bit, (before, before_capital, after, after_capital) in of.by_class:
            if classes & bit:
                self.before += before_capital if word.capital else before
                self.after += after
                self.after_capital += after_capital
        if not word.capital:
            self.after_capital = 0.0
        if classes & SURNAME:
            self.after_capital += get("after capital surname", 0.0)
        # The weights of pairs that begin with this word, by the other word; most have none.
        self.before2 = of.pairs_before.get(lower)
        self.after2 = of.pairs_after.get(lower)
        self.before2_mark = get(f"before2={lower} mark", 0.0)
        self.possessed = get(f"possessive {lower}", 0.0)


class _Words(dict[Word, _WordWeights]):
    def __init__(self, table: Weights) -> None:
        super().__init__()
        self.table = table
        self.pairs_before = _pairs(table, "before2=")
        self.pairs_after = _pairs(table, "after2=")
        sides = ("before", "lower"), ("before", "capital"), ("after", "lower"), ("after", "capital")
        self.by_class = [
            (bit, [table.get(f"{side} {label}|{written}", 0.0) for side, written in sides])
            for bit, label in CLASS_NAMES.items()
        ]

    def __missing__(self, word: Word) -> _WordWeights:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        made = self[word] = _WordWeights(word, self)
        return made


def _pairs(table: Weights, prefix: str) -> dict[str, dict[str, float]]:
    """Return the weights of the features that begin so and then name two words, by the first, then by the second."""
    found: dict[str, dict[str, float]] = {}
    for feature, weight in table.items():
        if feature.startswith(prefix):
            one, blank, other = feature[len(prefix) :].partition(" ")
            if blank:
                found.setdefault(one, {})[other] = weight
    return found


class SpanWeights:
    """A table of weights laid out for scoring candidate spans."""

    __slots__ = (
        "_bias",
        "_counts",
        "_frames",
        "_persons",
        "_settlements",
        "_surfaces",
        "_table",
        "_words",
        "after2_organisation",
        "after_edge",
        "before_capital_inside",
        "before_capital_opens",
        "before_edge",
        "before_initial",
        "begins_given",
        "comma_before",
        "comma_region",
        "covers",
        "elsewhere_located",
        "elsewhere_person",
        "given_before_capital",
        "goes_on",
        "has_number",
        "headline",
        "longer",
        "organisation_before",
        "qualified",
        "run_given",
        "run_title",
    )

    def __init__(self, table: Weights) -> None:
        def get(feature: str) -> float:
            return table.get(feature, 0.0)

        self._table = table
        self._bias = get("bias")
        self._words = _Words(table)
        self._counts = [get(f"count={count}") for count in range(5)]
        self._persons = [
            [0.0, *(get(f"person={count}|{length}") for count in (1, 2, 3))] for length in ("several", "single")
        ]
        self._frames: dict[tuple[str, str, str, bool, str], float] = {}
        self._settlements: dict[tuple[int, str, bool, bool], float] = {}
        self._surfaces: dict[tuple[str, str, str, int], tuple[float, float]] = {}
        self.after2_organisation = get("after2 organisation")
        self.after_edge = get("after=<edge>")
        self.before_edge = get("before=<edge>")
        self.before_capital_inside = get("before capital inside")
        self.before_capital_opens = get("before capital opens")
        self.before_initial = get("before initial")
        self.begins_given = get("begins with given name")
        self.comma_before = get("holds: place comma before")
        self.comma_region = get("holds: comma region follows")
        self.covers = get("covers words")
        self.elsewhere_located = get("elsewhere after preposition")
        self.elsewhere_person = get("elsewhere after name or title")
        self.given_before_capital = get("given name before capital")
        self.goes_on = get("run goes on to organisation")
        self.has_number = get("has number")
        self.headline = get("in headline")
        self.longer = get("longer candidate")
        self.organisation_before = get("run organisation before")
        self.qualified = get("somewhere qualified")
        self.run_given = get("run opens with given name")
        self.run_title = get("run opens with title")

    def _frame(self, sort: str, shape: str, place_in_run: str, starts: bool, level: str) -> float:
        """Weigh what sort, shape, place in the run, start of a sentence and level give together, and remember it."""
        get = self._table.get
        total = get(f"sort={sort}", 0.0) + get(f"shape={shape}|{sort}", 0.0) + get(f"run {place_in_run}|{sort}", 0.0)
        if starts:
            total += get("starts sentence", 0.0)
        if level:
            total += get(f"{level}|{shape}", 0.0) + get(f"{level}|run {place_in_run}", 0.0)
            if starts:
                total += get(f"{level}|starts", 0.0)
        self._frames[sort, shape, place_in_run, starts, level] = total
        return total

    def _settlement(self, people: int, bucket: str, located: bool, capital: bool) -> float:
        """Weigh the size of a settlement with what stands around its name, once."""
        key = (people, bucket, located, capital)
        known = self._settlements.get(key)
        if known is not None:
            return known
        get = self._table.get
        total = get(f"people={people}|{bucket}", 0.0)
        total += get(f"people={people}|{'located' if located else 'not located'}", 0.0)
        if capital:
            total += get(f"people={people}|before capital", 0.0)
        self._settlements[key] = total
        return total

    def _name(self, name: Name, surface: str) -> float:
        """Weigh a name by itself, once."""
        get = self._table.get
        weight = name.weight
        if weight is None:
            weight = name.weight = sum(get(feature, 0.0) for feature in name.features) + get(f"name={name.key}", 0.0)
        return weight if surface == name.key else weight - get(f"name={name.key}", 0.0) + get(f"name={surface}", 0.0)

    def score(self, span: SpanCandidate, reading: Reading, evidence: Evidence) -> float:
        """Return the log-odds that a candidate is a place's name; each step is as in `span_features`."""
        info, words, size = reading.info, reading.words, reading.size
        opens = reading.first
        first, end, sort, surface, name = span.first, span.end, span.sort, span.surface, span.name
        head = info[first]
        single = end - first == 1
        starts = first in opens
        weights = self._words
        total = self._bias
        if single:
            known = weights[head]
            total += known.single_start if starts else known.single_inside
            if head.kind == NUMBER:
                total += self.has_number
        else:
            if head.classes & GIVEN and sort == KNOWN:
                total += self.begins_given
            for at in range(first, end):
                if info[at].kind == NUMBER:
                    total += self.has_number
                    break
        if first in reading.headline:
            total += self.headline
        # Before.
        here = before_capital = False
        if first:
            before = info[first - 1]
            known = weights[before]
            before_capital = before.capital and reading.run_start.get(first, first) < first
            dated = before.classes & CALENDAR and before.capital and not before_capital
            total += known.before_date if dated else known.before
            if before_capital and not starts:
                total += known.before_capital
                total += self.before_capital_opens if first - 1 in opens else self.before_capital_inside
            elif len(words[first - 1]) == 2 and words[first - 1][1] == ".":
                total += self.before_initial
            here = before.kind == LOWER and before.classes & LOCATIVE != 0
            if first > 1:
                known = weights[info[first - 2]]
                if before.kind == MARK:
                    total += known.before2_mark
                elif known.before2 is not None:
                    total += known.before2.get(before.lower, 0.0)
        else:
            total += self.before_edge
        # After.
        if end < size:
            after = info[end]
            known = weights[after]
            if after.capital and end not in opens:
                total += known.after_capital
                if single and head.classes & GIVEN:
                    total += self.given_before_capital
            else:
                total += known.after
            if end + 1 < size:
                third = info[end + 1]
                if known.after2 is not None:
                    total += known.after2.get(third.lower, 0.0)
                if after.capital and third.classes & ORGANISATION and third.kind != LOWER:
                    total += self.after2_organisation
                if after.classes & POSSESSIVE:
                    total += weights[third].possessed
            if after.classes & TYPE:
                for kind in after.types:
                    total += self._table.get(f"after type {kind}|{sort}", 0.0)
        else:
            total += self.after_edge
        # The run of capitals.
        start, stop = reading.run_start.get(first, first), reading.run_end.get(end - 1, end)
        if start == first:
            place_in_run = "whole" if stop == end else "left"
        else:
            place_in_run = "right" if stop == end else "middle"
            opener = info[start].classes
            if opener & TITLE:
                total += self.run_title
            if opener & GIVEN:
                total += self.run_given
            if info[first - 1].classes & ORGANISATION:
                total += self.organisation_before
        if stop > end:
            for word in info[end : min(stop, end + 4)]:
                if word.classes & ORGANISATION:
                    total += self.goes_on
                    break
        # The rest of the document.
        seen = evidence.seen[surface]
        total += self._counts[seen.count if seen.count < 4 else 4]
        if seen.located > here:
            total += self.elsewhere_located
        persons = reading.persons
        if persons:
            person = persons.get(info[end - 1].fold, 0)
            if person:
                total += self._persons[single][person if person < 3 else 3]
        if single and seen.person and persons.get(head.fold) is None:
            total += self.elsewhere_person
        if seen.qualified:
            total += self.qualified
        return total + (
            self._unnamed(span, reading, place_in_run, starts)
            if name is None
            else self._named(span, name, reading, evidence, (place_in_run, starts, here, before_capital and not starts))
        )

    def _named(
        self, span: SpanCandidate, name: Name, reading: Reading, evidence: Evidence, stand: tuple[str, bool, bool, bool]
    ) -> float:
        """Weigh what only a name of the gazetteer has."""
        first, end = span.first, span.end
        head = reading.info[first]
        single = end - first == 1
        place_in_run, starts, here, before_capital = stand
        total = self._name(name, span.surface)
        if not single:
            total += self.covers
        if span in evidence.inside_next:
            total += self.comma_region
        if span in evidence.holds_previous:
            total += self.comma_before
        if evidence.last_end.get(first, end) > end or evidence.least_first.get(end, first) < first:
            total += self.longer
        best = name.best
        level = best.level if best is not None else ""
        frame = self._frames.get((span.sort, head.shape, place_in_run, starts, level))
        total += self._frame(span.sort, head.shape, place_in_run, starts, level) if frame is None else frame
        if best is not None and level == "settlement":
            bucket = head.bucket if single else "several"
            total += self._settlement(int(best.log_population), bucket, here, before_capital)
        return total

    def _unnamed(self, span: SpanCandidate, reading: Reading, place_in_run: str, starts: bool) -> float:
        """Weigh what only a candidate without a name in the gazetteer has."""
        info, sort, first = reading.info, span.sort, span.first
        head = info[first]
        surface, others = self._surface(sort, span.surface, info[span.end - 1].lower, span.end - first)
        frame = self._frames.get((sort, head.shape, place_in_run, starts, ""))
        total = self._frame(sort, head.shape, place_in_run, starts, "") if frame is None else frame
        total += surface + others
        if sort == "unknown":
            get = self._table.get
            total += get(f"unknown {head.bucket}|{info[first - 1].lower if first else '<edge>'}", 0.0)
            if head.classes & _PERSONAL:
                total += get("unknown is personal name", 0.0)
        return total

    def _surface(self, sort: str, surface: str, last: str, count: int) -> tuple[float, float]:
        """Weigh the words of a candidate without a name, once: as a whole, and the last of them and their number."""
        key = (sort, surface, last, count)
        known = self._surfaces.get(key)
        if known is None:
            if len(self._surfaces) >= _WORDS_KEPT:
                self._surfaces.clear()
            get = self._table.get
            others = get(f"{sort} ends={last}", 0.0) + get(f"{sort} words={count}", 0.0)
            known = self._surfaces[key] = (get(f"name={surface}", 0.0), others)
        return known


span_weights = laid_out(SpanWeights)
"""A table of weights laid out for scoring; the last few are remembered."""
