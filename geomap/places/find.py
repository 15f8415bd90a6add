"""Find the places that a document names, and settle which they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import copysign

from geomap.gazetteer import Gazetteer
from geomap.model import Candidate, Document, Mention, MentionKind, Place, Span, Unplaced, new_mention, new_span
from geomap.places.calibrate import Calibration, calibration, probability, rounded, score_of
from geomap.places.company import Company, Referent
from geomap.places.context import Sense, referents_of, senses_of
from geomap.places.features import Evidence
from geomap.places.kinds import kind_of
from geomap.places.names import Names, Row, names_of
from geomap.places.rank import best_of, rank
from geomap.places.reading import Reading
from geomap.places.reasons import reason_for
from geomap.places.recognise import JUDGED_WITHIN, TENTATIVE, confirm_weights, judge, select
from geomap.places.spans import KNOWN, PEOPLE, ROAD, TYPED, SpanCandidate, candidate_spans
from geomap.places.weights import Weights, default_weights
from geomap.places.words import FACILITY, Word, always_accepted, demonyms

RUNNERS_UP = 3
_LEAST_CHANCE = 0.02
_READS_LIKE = "reads like a place, not in the gazetteer"
_NO_GAP = frozenset((PEOPLE, ROAD))  # what the gazetteer is not asked for
_UNPLACED = {ROAD: "a street or road", TYPED: "named by its type word, not in the gazetteer"}


@dataclass(frozen=True, slots=True)
class Found:
    """The places of a document: its mentions in the order of the text, and the names that could not be placed.

    `doubtful` are names of the gazetteer that, for all that the words around them say, more likely are none here: for
    a reader who knows more about their sentence ("Russia hopes to capture Kupiansk").
    """

    mentions: tuple[Mention, ...]
    unplaced: tuple[Unplaced, ...]
    doubtful: tuple[Mention, ...] = ()


class Resolved:
    """Accepted spans of a document, how each is read, and the ranked referent of each."""

    __slots__ = ("company", "doubtful", "reading", "referents", "senses")

    def __init__(
        self,
        reading: Reading,
        senses: list[Sense],
        referents: dict[int, Referent],
        company: Company,
        doubtful: Sequence[tuple[Sense, Referent]] = (),
    ) -> None:
        self.reading = reading
        self.senses = senses
        self.referents = referents
        self.company = company
        self.doubtful = doubtful


def find_places(
    document: Document,
    gazetteer: Gazetteer,
    *,
    home: Place | None = None,
    models: dict[str, Weights] | None = None,
) -> Found:
    """Find the places that a document names, and settle which they are.

    Parameters
    ----------
    document
        As `geomap.articles.prepare` gives it.
    gazetteer
        As `geomap.gazetteer.open_gazetteer` gives it.
    home
        Where the outlet is at home, if that is known: places near it become likelier.
    models
        Other weights than the shipped ones, for training.

    Returns
    -------
    Found
        Offsets count in ``document.text``.
    """
    if models is None:
        models = default_weights()
    names = names_of(gazetteer)
    resolved = resolve(document, names, models, home=_home_row(gazetteer, names, home))
    return Found(_mentions(resolved, names, models), _unplaced(resolved), _doubtful(resolved, names))


def resolve(document: Document, names: Names, models: dict[str, Weights], *, home: Row | None = None) -> Resolved:
    """Recognise and rank, without making records."""
    reading = Reading(document)
    spans = candidate_spans(reading, names)
    evidence = Evidence(reading, spans)
    judge(reading, spans, evidence, models["recognise"])
    tentative = settle(reading, select(spans, threshold=TENTATIVE), names, models, home=home)
    return _confirm(tentative, models["confirm"])


def _confirm(tentative: Resolved, table: Weights) -> Resolved:
    """Keep the spans that still look like places once they are seen in company."""
    support = tentative.company.gather()
    always = always_accepted()
    weights = confirm_weights(table)
    bias, first, no_place = weights.bias, weights.first, weights.no_place
    info, referent_of = tentative.reading.info, tentative.referents.get
    companies: dict[Referent, float] = {}  # what its place adds to each, weighed once for all its mentions
    senses: list[Sense] = []
    referents: dict[int, Referent] = {}
    doubtful: list[tuple[Sense, Referent]] = []
    for number, sense in enumerate(tentative.senses):
        span = sense.span
        referent = referent_of(number)
        score = judged = span.score
        if not info[span.first].cyrillic:  # of which the second judgement has learned nothing
            within = judged if -JUDGED_WITHIN < judged < JUDGED_WITHIN else copysign(JUDGED_WITHIN, judged)
            score = bias + first[span.sort] * within
            if referent is None:
                score += no_place[span.sort]
            else:
                added = companies.get(referent)
                if added is None:
                    added = companies[referent] = weights.of_place(referent, support)
                score += added
            if score < judged and (span.surface in always or (sense.hints and sense.type_word)):
                # What a type word beside it calls a river or a region is one, however lonely.
                score = judged
        if score > 0:
            span.score = score
            if referent is not None:
                referents[len(senses)] = referent
            senses.append(sense)
        elif referent is not None and span.sort == KNOWN:
            doubtful.append((sense, referent))
    return Resolved(tentative.reading, senses, referents, tentative.company, doubtful)


def settle(
    reading: Reading,
    accepted: Sequence[SpanCandidate],
    names: Names,
    models: dict[str, Weights],
    *,
    home: Row | None = None,
) -> Resolved:
    """Rank the places of accepted spans, jointly."""
    senses = senses_of(reading, accepted, names)
    referents = referents_of(reading, senses)
    last = {referent: number for number, referent in referents.items()}  # where each is named last
    for referent, number in last.items():
        referent.weight = probability(senses[number].span.score)
    company = rank(list(last), models, home=home)
    return Resolved(reading, senses, referents, company)


def _home_row(gazetteer: Gazetteer, names: Names, home: Place | None) -> Row | None:
    at = gazetteer.row_of(home.id) if home is not None else None
    return names.row(at) if at is not None else None


def _mentions(resolved: Resolved, names: Names, models: dict[str, Weights]) -> tuple[Mention, ...]:
    reading, referent_of = resolved.reading, resolved.referents.get
    text = reading.document.text
    starts, ends = reading.starts, reading.ends
    layout, peoples = calibration(models["calibrate"]), names.peoples
    settled: dict[Referent, _Settled] = {}
    mentions: list[Mention] = []
    for number, sense in enumerate(resolved.senses):
        span = sense.span
        start, end = starts[span.first], ends[span.end - 1]
        where = outer = new_span((start, end))
        referent = referent_of(number)
        kind: MentionKind = "actor"
        place: Place | None = None
        runners_up: tuple[Candidate, ...] = ()
        if span.sort == PEOPLE:
            surface, reason = span.surface, "demonym or nationality"
            place = peoples[surface] if surface in peoples else _home_of(surface, names)
            score = score_of(span.score)
        elif referent is None:
            kind = kind_of(reading, span.first, span.end, span.surface, None, False)
            score, reason = score_of(span.score), _UNPLACED.get(span.sort, _READS_LIKE)
        else:
            known = settled.get(referent)
            if known is None:
                known = settled[referent] = _Settled(referent, sense, names, layout)
            kind = kind_of(reading, span.first, span.end, span.surface, known.row, bool(sense.hints))
            place, reason, runners_up = known.place, known.reason, known.runners_up
            score = layout.score(known.weighed, span.score)
            widened = sense.outer_end != span.end or sense.outer_first != span.first
            if widened and not _only_describes(place.level, reading.info[sense.outer_end - 1]):
                outer = new_span((starts[sense.outer_first], ends[sense.outer_end - 1]))
        mentions.append(new_mention((where, text[start:end], kind, place, score, reason, outer, runners_up)))
    return tuple(mentions)


def _only_describes(level: str, word: Word) -> bool:
    """Whether a name before a type word tells whose or where a thing is: "a UK base", "the Red Sea port of P"."""
    if word.classes & FACILITY and level == "country":
        return True
    region = level == "admin1" and word.lower != "city"  # a few cities are units of the first level
    return "settlement" in word.types and (region or level in ("country", "continent", "water", "area"))


def _doubtful(resolved: Resolved, names: Names) -> tuple[Mention, ...]:
    reading = resolved.reading
    text, starts, ends = reading.document.text, reading.starts, reading.ends
    found: list[Mention] = []
    for sense, referent in resolved.doubtful:
        start, end = starts[sense.span.first], ends[sense.span.end - 1]
        best = best_of(referent)
        place = referent.name.rows[best][0].place(names.gazetteer)
        where = Span(start, end)
        score = round(probability(sense.span.score) * referent.chances[best], 3)
        found.append(Mention(where, text[start:end], "place", place, score, "doubtful", where))
    return tuple(found)


class _Settled:
    """What all mentions of a referent share: its place, why, what else it may be, and what that adds to their score."""

    __slots__ = ("place", "reason", "row", "runners_up", "weighed")

    def __init__(self, referent: Referent, sense: Sense, names: Names, layout: Calibration) -> None:
        rows, chances = referent.name.rows, referent.chances
        best = best_of(referent)
        self.row = row = rows[best][0]
        self.place = row.place(names.gazetteer)
        self.reason = reason_for(referent, row, sense, names)
        self.weighed = layout.of_place(chances[best], len(rows))
        self.runners_up = _runners_up(referent, best, names) if len(rows) > 1 else ()


def _runners_up(referent: Referent, best: int, names: Names) -> tuple[Candidate, ...]:
    rows, chances = referent.name.rows, referent.chances
    likely = [index for index, chance in enumerate(chances) if chance >= _LEAST_CHANCE and index != best]
    likely.sort(key=chances.__getitem__, reverse=True)  # stable: among equals the gazetteer's order
    return tuple(
        [Candidate(rows[index][0].place(names.gazetteer), rounded(chances[index])) for index in likely[:RUNNERS_UP]]
    )


def _home_of(surface: str, names: Names) -> Place | None:
    """Look up where a people is at home, and remember it."""
    row = _home_row_of(surface, names)
    home = names.peoples[surface] = row.place(names.gazetteer) if row is not None else None
    return home


def _home_row_of(surface: str, names: Names) -> Row | None:
    country, place = demonyms().get(surface, ("", ""))
    if place:
        name = names.find(place.lower())
        if name is not None and name.rows:
            return next((row for row, _ in name.rows if not country or row.country == country), None)
    row = names.gazetteer.country_row(country) if country else None
    return names.row(row) if row is not None else None


def _unplaced(resolved: Resolved) -> tuple[Unplaced, ...]:
    text, starts, ends = resolved.reading.document.text, resolved.reading.starts, resolved.reading.ends
    counts: dict[str, tuple[int, str]] = {}
    for number, sense in enumerate(resolved.senses):
        span = sense.span
        if span.sort in _NO_GAP or number in resolved.referents:
            continue
        surface = " ".join(text[starts[span.first] : ends[span.end - 1]].split())
        reason = "not in the gazetteer; " + (
            "named with its type word" if span.sort == TYPED else "stands where a place is expected"
        )
        counts[surface] = (counts.get(surface, (0, ""))[0] + 1, reason)
    return tuple(Unplaced(surface, count, reason) for surface, (count, reason) in counts.items())
