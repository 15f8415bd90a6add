"""Which candidate spans are names of places: a linear model over named features, then the best that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from geomap.gazetteer.entries import LEVELS
from geomap.places.company import Referent, Support, company_added, company_features, company_weights
from geomap.places.features import Evidence
from geomap.places.names import Features
from geomap.places.rank import best_of
from geomap.places.reading import Reading
from geomap.places.spans import SORTS, SpanCandidate
from geomap.places.spanweights import span_weights
from geomap.places.weights import Weights, cyrillic_weights, laid_out
from geomap.places.words import always_accepted

TENTATIVE = -2.0  # log-odds down to which a span is looked at again in the company of the others
JUDGED_WITHIN = 8.0  # log-odds beyond which the first judgement counts no more in the second
_ACCEPTED = 1.0  # log-odds of a name that the lists accept wherever it stands


def judge(reading: Reading, spans: Sequence[SpanCandidate], evidence: Evidence, table: Weights) -> None:
    """Fill in `score`, the log-odds that a candidate is a place's name."""
    by_hand = cyrillic_weights()
    always = always_accepted()
    info = reading.info
    cyrillic = [span for span in spans if info[span.first].cyrillic]
    latin = [span for span in spans if not info[span.first].cyrillic] if cyrillic else spans
    span_weights(table).score(latin, reading, evidence)
    for span in latin:
        if span.score < _ACCEPTED and span.surface in always:
            span.score = _ACCEPTED
    if cyrillic:
        from geomap.places.cyrillic import cyrillic_features  # its patterns take longer to compile than most to read
    for span in cyrillic:
        inside = evidence.least_known.get(span.end, span.first) < span.first
        features = cyrillic_features(span.first, span.end, span.name, reading, inside_longer=inside)
        span.score = by_hand.get("bias", 0.0) + sum([by_hand.get(feature, 0.0) for feature in features])


def select(spans: Sequence[SpanCandidate], *, threshold: float = 0.0) -> list[SpanCandidate]:
    """Return the accepted candidates, best first where they overlap, in the order of the text."""
    accepted = [span for span in spans if span.score > threshold]
    accepted.sort(key=attrgetter("first"))
    chosen: list[SpanCandidate] = []
    rivals: list[SpanCandidate] = []  # candidates that overlap, one by one
    reach = 0  # where the last candidate ends
    for span in accepted:
        if span.first < reach:
            rivals += (span,) if rivals else (chosen.pop(), span)
            reach = max(reach, span.end)
            continue
        if rivals:
            chosen += _best(rivals)
            rivals = []
        chosen.append(span)
        reach = span.end
    return chosen + _best(rivals)


def _best(rivals: list[SpanCandidate]) -> list[SpanCandidate]:
    """Return the best of candidates that overlap, and of the rest those that do not overlap it, and so on."""
    chosen: list[SpanCandidate] = []
    taken: set[int] = set()
    for span in sorted(rivals, key=lambda span: (-span.score, span.first, -span.end)):
        tokens = range(span.first, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(span)
    chosen.sort(key=attrgetter("first"))
    return chosen


def company_judgement(score: float, referent: Referent | None, support: Support, sort: str) -> Features:
    """Return what the second judgement of a span looks at: the first, and how its place fits the article's others."""
    found: Features = [("bias", 1.0), (f"first judgement|{sort}", max(-JUDGED_WITHIN, min(JUDGED_WITHIN, score)))]
    if referent is None:
        found.append((f"no place|{sort}", 1.0))
        return found
    best = best_of(referent)
    row = referent.name.rows[best][0]
    level = row.level
    found.append((f"level={level}", 1.0))
    found.append((f"population|{level}", row.log_population))
    found.append(("chance of the place", referent.chances[best]))
    if referent.qualifiers:
        found.append(("qualified", 1.0))
    if referent.hints:
        found.append(("type word", 1.0))
    found += company_features(referent, row, support)
    return found


class ConfirmWeights:
    """The weights of `company_judgement`, laid out so that most spans are judged again without making a string."""

    __slots__ = ("_chance", "_company", "_levels", "_qualified", "_type_word", "bias", "first", "no_place")

    def __init__(self, table: Weights) -> None:
        get = table.get
        self.bias = get("bias", 0.0)
        self._chance = get("chance of the place", 0.0)
        self._company = company_weights(table)
        self.first = {sort: get(f"first judgement|{sort}", 0.0) for sort in SORTS}
        self._levels = {level: (get(f"level={level}", 0.0), get(f"population|{level}", 0.0)) for level in LEVELS}
        self._qualified = get("qualified", 0.0)
        self._type_word = get("type word", 0.0)
        self.no_place = {sort: get(f"no place|{sort}", 0.0) for sort in SORTS}

    def of_place(self, referent: Referent, support: Support) -> float:
        """Weigh the likeliest place of a span, and how it fits the article's others."""
        best = best_of(referent)
        rows = referent.name.rows[best : best + 1]
        row = rows[0][0]
        level, people = self._levels[row.level]
        total = level + people * row.log_population + self._chance * referent.chances[best]
        if referent.qualifiers:
            total += self._qualified
        if referent.hints:
            total += self._type_word
        return total + company_added(rows, referent.own, support, self._company)[0]


confirm_weights = laid_out(ConfirmWeights)
"""A table of the second judgement laid out for scoring; the last few are remembered."""
