"""The weights of `span_features`, laid out so that most candidates are scored without making a string.

`SpanWeights.score` gives what summing the weights of `Name.features` and `span_features` gives, up to rounding. What
depends on one word, one name or a few small facts is summed once and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geomap.places.features import Evidence
from geomap.places.names import Name, Weighed
from geomap.places.reading import Reading
from geomap.places.spans import KNOWN, SORTS, UNKNOWN, SpanCandidate
from geomap.places.weights import Weights, laid_out
from geomap.places.words import (
    CALENDAR,
    CLASS_NAMES,
    GIVEN,
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
_TYPE_OR_POSSESSIVE = TYPE | POSSESSIVE
_NO_TYPE = dict.fromkeys(SORTS, 0.0)
_PLACES_IN_RUN = ("whole", "left", "right", "middle")


class _WordWeights:
    """What one word weighs as a candidate by itself, before a candidate and after it."""

    __slots__ = (
        "after",
        "after2",
        "after_capital",
        "after_type",
        "before",
        "before2",
        "before2_mark",
        "before_inside",
        "before_opens",
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
        if word.kind == NUMBER:
            personal += get("has number", 0.0)
        self.single_start = get(f"word={word.bucket}|start", 0.0) + personal
        self.single_inside = get(f"word={word.bucket}|inside", 0.0) + personal
        # As `Word.as_before`, `as_after` and `as_after_capital` name them.
        before = get(f"before={lower}", 0.0)
        dated = before + get("before calendar|capital", 0.0)
        self.after = self.after_capital = get(f"after={lower}", 0.0)
        self.after_capital += get(f"after capital|{word.bucket}", 0.0)
        for bit, (before_lower, before_capital, after, after_capital) in of.by_class:
            if classes & bit:
                before += before_capital if word.capital else before_lower
                self.after += after
                self.after_capital += after_capital
        if not word.capital:
            self.after_capital = 0.0
        if classes & SURNAME:
            self.after_capital += get("after capital surname", 0.0)
        # In the run of the candidate, at the beginning of a sentence and elsewhere; and before the run.
        self.before_opens = self.before_inside = before + get(f"before capital|{word.bucket}", 0.0)
        self.before_opens += get("before capital opens", 0.0)
        self.before_inside += get("before capital inside", 0.0)
        self.before = dated if classes & CALENDAR and word.capital else before
        if word.initial:
            self.before += get("before initial", 0.0)
        # The weights of pairs that begin with this word, by the other word; most have none.
        self.before2 = of.pairs_before.get(lower)
        self.after2 = of.pairs_after.get(lower)
        self.before2_mark = get(f"before2={lower} mark", 0.0)
        self.possessed = get(f"possessive {lower}", 0.0)
        self.after_type = (
            {sort: sum([get(f"after type {kind}|{sort}", 0.0) for kind in word.types]) for sort in SORTS}
            if word.types
            else _NO_TYPE
        )


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
        "begins_given",
        "comma_before",
        "comma_region",
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
        self._frames: dict[tuple[str, str, str], list[float]] = {}
        self._settlements: dict[tuple[int, str], list[float]] = {}
        self._surfaces: dict[tuple[str, str, str, int, str], tuple[float, list[float]]] = {}
        self.after2_organisation = get("after2 organisation")
        self.begins_given = get("begins with given name")
        self.comma_before = get("holds: place comma before")
        self.comma_region = get("holds: comma region follows")
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

    def _frame(self, sort: str, shape: str, level: str) -> list[float]:
        """Weigh what sort, shape and level give together with each stand in run and sentence, once."""
        key = (sort, shape, level)
        known = self._frames.get(key)
        if known is None:
            known = self._frames[key] = []
            for place_in_run in _PLACES_IN_RUN:
                features = [f"sort={sort}", f"shape={shape}|{sort}", f"run {place_in_run}|{sort}"]
                starts = ["starts sentence"]
                if level:
                    features += f"{level}|{shape}", f"{level}|run {place_in_run}"
                    starts.append(f"{level}|starts")
                total = sum([self._table.get(feature, 0.0) for feature in features])
                known += total, total + sum([self._table.get(feature, 0.0) for feature in starts])
        return known

    def _settlement(self, people: int, bucket: str) -> list[float]:
        """Weigh the size of a settlement with what may stand around its name, once."""
        key = (people, bucket)
        known = self._settlements.get(key)
        if known is None:
            get = self._table.get
            capital = get(f"people={people}|before capital", 0.0)
            size = get(f"people={people}|{bucket}", 0.0)
            unlocated, located = (size + get(f"people={people}|{where}", 0.0) for where in ("not located", "located"))
            known = self._settlements[key] = [unlocated, located, unlocated + capital, located + capital]
        return known

    def _name(self, span: SpanCandidate, name: Name, head: Word) -> Weighed:
        """Weigh a name by itself, and where it may stand, written so."""
        get = self._table.get
        single = span.end - span.first == 1
        own = sum([get(feature, 0.0) for feature in name.features]) + get(f"name={name.key}", 0.0)
        if not single:
            own += get("covers words", 0.0)
        best = name.best
        frame = self._frame(span.sort, head.shape, best.level if best is not None else "")
        settlement = None
        if best is not None and best.level == "settlement":
            settlement = self._settlement(int(best.log_population), head.bucket if single else "several")
        return own, frame, settlement

    def score(self, spans: Iterable[SpanCandidate], reading: Reading, evidence: Evidence) -> None:
        """Fill in the log-odds that candidates are places' names; each step is as in `span_features`."""
        info, words, opens, headline = reading.info, reading.words, reading.first, reading.headline
        run_start, run_end, persons = reading.run_start, reading.run_end, reading.persons.get
        last_end, least_first = evidence.last_end, evidence.least_first
        inside_next, holds_previous = evidence.inside_next, evidence.holds_previous
        weights, bias, counts = self._words, self._bias, self._counts
        for span in spans:
            first, end = span.first, span.end
            head, before, after = info[first], info[first - 1], info[end]
            single = end - first == 1
            stand: int = first in opens  # in sentence and run, as `_frame` counts
            total = bias
            if single:
                known = weights[head]
                total += known.single_start if stand else known.single_inside
            else:
                total += self._several(span, info)
            if first in headline:
                total += self.headline
            # Before: a capital of the same run, or what stands before the run.
            inside = first in run_start
            known = weights[before]
            if not inside:
                total += known.before
            else:
                stand += 4
                total += known.before_opens if first - 1 in opens else known.before_inside
            known = weights[info[first - 2]]
            if before.kind == MARK:
                total += known.before2_mark
            elif known.before2 is not None:
                total += known.before2.get(before.lower, 0.0)
            # After.
            known = weights[after]
            third = info[end + 1]
            if known.after2 is not None:
                total += known.after2.get(third.lower, 0.0)
            if after.capital:
                if end in opens:
                    total += known.after
                else:
                    total += known.after_capital
                    if single and head.classes & GIVEN:
                        total += self.given_before_capital
                if third.classes & ORGANISATION and third.kind != LOWER:
                    total += self.after2_organisation
            else:
                total += known.after
            if after.classes & _TYPE_OR_POSSESSIVE:
                total += weights[third].possessed if after.classes & POSSESSIVE else 0.0
                total += known.after_type[span.sort]
            # The run of capitals.
            if inside:
                total += self._run(info[run_start[first]], before)
            if end - 1 in run_end:
                stand += 2
                for word in info[end : min(run_end[end - 1], end + 4)]:
                    if word.classes & ORGANISATION:
                        total += self.goes_on
                        break
            # The rest of the document.
            seen = evidence.seen[span.surface]
            total += counts[seen.count if seen.count < 4 else 4]
            located = before.locates
            if seen.located > located:
                total += self.elsewhere_located
            person = persons(info[end - 1].fold)
            if person:
                total += self._persons[single][person if person < 3 else 3]
            elif seen.person and single:
                total += self.elsewhere_person
            if seen.qualified:
                total += self.qualified
            # The name itself, and where it stands.
            name = span.name
            if name is None:
                own, frame = self._unnamed(span, info)
                span.score = total + (own + frame[stand])
                continue
            weighed = name.weighed[single]
            written = words[first]
            own, frame, settlement = weighed.get(written) or weighed.setdefault(written, self._name(span, name, head))
            total += own + frame[stand]
            if settlement is not None:
                total += settlement[located + 2 * inside]
            if span in inside_next:
                total += self.comma_region
            if span in holds_previous:
                total += self.comma_before
            if (first in last_end and last_end[first] > end) or (end in least_first and least_first[end] < first):
                total += self.longer
            span.score = total

    def _several(self, span: SpanCandidate, info: Sequence[Word]) -> float:
        """Weigh what only a candidate of several words has."""
        total = self.begins_given if info[span.first].classes & GIVEN and span.sort == KNOWN else 0.0
        numbered = NUMBER in [word.kind for word in info[span.first : span.end]]
        return total + self.has_number if numbered else total

    def _run(self, opener: Word, before: Word) -> float:
        """Weigh how a run of capitals opens that a candidate stands in, and the capital before it."""
        total = self.run_title if opener.classes & TITLE else 0.0
        if opener.classes & GIVEN:
            total += self.run_given
        if before.classes & ORGANISATION:
            total += self.organisation_before
        return total

    def _unnamed(self, span: SpanCandidate, info: Sequence[Word]) -> tuple[float, list[float]]:
        """Weigh what only a candidate without a name in the gazetteer has, and where it may stand."""
        sort, first, count = span.sort, span.first, span.end - span.first
        head, last = info[first], info[span.end - 1].lower
        key = (sort, span.surface, last, count, head.shape)
        known = self._surfaces.get(key)
        get = self._table.get
        if known is None:
            if len(self._surfaces) >= _WORDS_KEPT:
                self._surfaces.clear()
            features = f"name={span.surface}", f"{sort} ends={last}", f"{sort} words={count}"
            own = sum([get(feature, 0.0) for feature in features])
            known = self._surfaces[key] = own, self._frame(sort, head.shape, "")
        if sort != UNKNOWN:
            return known
        own, frame = known
        own += get(f"unknown {head.bucket}|{info[first - 1].lower}", 0.0)
        if head.classes & _PERSONAL:
            own += get("unknown is personal name", 0.0)
        return own, frame


span_weights = laid_out(SpanWeights)
"""A table of weights laid out for scoring; the last few are remembered."""
