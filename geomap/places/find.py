"""Find the places that a document names, and settle which they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.gazetteer import Gazetteer
from geomap.model import Candidate, Document, Mention, Place, Span, Unplaced
from geomap.places.calibrate import calibrated
from geomap.places.company import Company, Referent
from geomap.places.context import Sense, referents_of, senses_of
from geomap.places.features import Evidence
from geomap.places.kinds import kind_of
from geomap.places.names import Names, Row, names_of
from geomap.places.rank import best_of, rank
from geomap.places.reading import Reading
from geomap.places.reasons import reason_for
from geomap.places.recognise import TENTATIVE, confirm_weights, judge, probability, select
from geomap.places.spans import KNOWN, PEOPLE, ROAD, TYPED, SpanCandidate, candidate_spans
from geomap.places.weights import Weights, default_weights
from geomap.places.words import always_accepted, demonyms

RUNNERS_UP = 3
_LEAST_CHANCE = 0.02


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
    info = tentative.reading.info
    companies: dict[Referent, float] = {}  # what its place adds to each, weighed once for all its mentions
    senses: list[Sense] = []
    referents: dict[int, Referent] = {}
    doubtful: list[tuple[Sense, Referent]] = []
    for number, sense in enumerate(tentative.senses):
        referent = tentative.referents.get(number)
        span = sense.span
        if info[span.first].cyrillic:
            score = span.score  # the second judgement was learned from English alone
        else:
            score = weights.first(span.score, span.sort)
            if referent is None:
                score += weights.no_place[span.sort]
            else:
                added = companies.get(referent)
                if added is None:
                    added = companies[referent] = weights.of_place(referent, support)
                score += added
            if span.surface in always or (sense.hints and sense.type_word):
                # What a type word beside it calls a river or a region is one, however lonely.
                score = max(score, span.score)
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
    for number, referent in referents.items():
        chance = probability(senses[number].span.score)
        if referent.count:
            referent.weight = chance
    company = rank(list(dict.fromkeys(referents.values())), models, home=home)
    return Resolved(reading, senses, referents, company)


def _home_row(gazetteer: Gazetteer, names: Names, home: Place | None) -> Row | None:
    at = gazetteer.row_of(home.id) if home is not None else None
    return names.row(at) if at is not None else None


def _mentions(resolved: Resolved, names: Names, models: dict[str, Weights]) -> tuple[Mention, ...]:
    reading = resolved.reading
    text = reading.document.text
    starts, ends = reading.starts, reading.ends
    calibration = models["calibrate"]
    settled: dict[int, tuple[Row | None, float, str, tuple[Candidate, ...]]] = {}
    mentions: list[Mention] = []
    for number, sense in enumerate(resolved.senses):
        span = sense.span
        start, end = starts[span.first], ends[span.end - 1]
        where = Span(start, end)
        referent = resolved.referents.get(number)
        if span.sort == PEOPLE:
            row = _people_row(span.surface, names)
            place = row.place(names.gazetteer) if row is not None else None
            mentions.append(
                Mention(
                    where,
                    text[start:end],
                    "actor",
                    place,
                    round(probability(span.score), 3),
                    "demonym or nationality",
                    where,
                )
            )
            continue
        if referent is None:
            why = {ROAD: "a street or road", TYPED: "named by its type word, not in the gazetteer"}.get(
                span.sort, "reads like a place, not in the gazetteer"
            )
            kind = kind_of(reading, span.first, span.end, span.surface, None, False)
            mentions.append(Mention(where, text[start:end], kind, None, round(probability(span.score), 3), why, where))
            continue
        known = settled.get(id(referent))
        if known is None:
            known = settled[id(referent)] = _settled(referent, sense, names)
        row, chance, reason, runners_up = known
        outer = (
            where
            if sense.outer_first == span.first and sense.outer_end == span.end
            else Span(starts[sense.outer_first], ends[sense.outer_end - 1])
        )
        score = calibrated(chance, span.score, len(referent.name.rows), calibration)
        kind = kind_of(reading, span.first, span.end, span.surface, row, bool(sense.hints))
        place = row.place(names.gazetteer) if row is not None else None
        mentions.append(Mention(where, text[start:end], kind, place, score, reason, outer, runners_up))
    return tuple(mentions)


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


def _settled(referent: Referent, sense: Sense, names: Names) -> tuple[Row | None, float, str, tuple[Candidate, ...]]:
    rows, chances = referent.name.rows, referent.chances
    if len(rows) == 1:
        return rows[0][0], chances[0], reason_for(referent, rows[0][0], sense, names), ()
    likely = [index for index, chance in enumerate(chances) if chance >= _LEAST_CHANCE]
    likely.sort(key=chances.__getitem__, reverse=True)  # stable: among equals the gazetteer's order
    best = best_of(referent)
    runners_up = tuple(
        [
            Candidate(rows[index][0].place(names.gazetteer), round(chances[index], 3))
            for index in likely[: RUNNERS_UP + 1]
            if index != best
        ][:RUNNERS_UP]
    )
    return rows[best][0], chances[best], reason_for(referent, rows[best][0], sense, names), runners_up


def _people_row(surface: str, names: Names) -> Row | None:
    if surface not in names.peoples:
        names.peoples[surface] = _home_of(surface, names)
    return names.peoples[surface]


def _home_of(surface: str, names: Names) -> Row | None:
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
        if span.sort in (PEOPLE, ROAD) or number in resolved.referents:
            continue
        surface = " ".join(text[starts[span.first] : ends[span.end - 1]].split())
        reason = "not in the gazetteer; " + (
            "named with its type word" if span.sort == TYPED else "stands where a place is expected"
        )
        counts[surface] = (counts.get(surface, (0, ""))[0] + 1, reason)
    return tuple(Unplaced(surface, count, reason) for surface, (count, reason) in counts.items())
