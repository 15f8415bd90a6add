"""The records that travel the road, from article to map. All are frozen; nothing here reads or writes.
Those that an article has by the hundred are named tuples, which cost a third of a frozen dataclass.

Offsets count characters (Python's, that is Unicode code points), start inclusive and end exclusive. A
`Document` carries the *repaired* text that the readers work on; its `offsets` lead back to the text as given.
Everything up to `pipeline.analyze` counts in the repaired text; an `Analysis` counts in the text as given.
Coordinates are WGS 84 degrees, named, never a bare pair.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Level = Literal[
    "continent",
    "country",
    "admin1",
    "admin2",
    "settlement",
    "district",
    "water",
    "island",
    "facility",
    "area",
    "polity",
]
MentionKind = Literal["place", "actor", "name_part"]
ClaimKind = Literal["control", "gain", "loss", "contest", "strike", "sovereignty"]
Extent = Literal["whole", "part", "approach"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["actual", "planned"]
Reading = Literal["sure", "likely", "doubtful"]
DateBasis = Literal["given", "metadata", "text", ""]

CLAIM_KINDS: tuple[ClaimKind, ...] = ("control", "gain", "loss", "contest", "strike", "sovereignty")


class Span(NamedTuple):
    """A stretch of text, ``text[start:end]``."""

    start: int
    end: int


class OffsetMap(NamedTuple):
    """Leads from offsets in a repaired text back to the text as given.

    Piecewise: from ``repaired[i]`` on, up to the next break, the original offset is
    ``original[i] + (offset - repaired[i])``, and lies before ``original[i + 1]``. Before the first break the texts
    are the same, so an empty map is the identity. Where characters were taken out, two breaks share one repaired
    offset: the first says where the text before them ends, the second where the text after them begins.
    """

    repaired: tuple[int, ...] = ()
    original: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """Return the original offset at which the repaired character ``offset`` begins."""
        at = bisect_right(self.repaired, offset) - 1
        if at < 0:
            return offset
        mapped = self.original[at] + offset - self.repaired[at]
        if at + 1 < len(self.original):
            return max(min(mapped, self.original[at + 1] - 1), self.original[at])
        return mapped

    def end(self, offset: int) -> int:
        """Return the original offset at which the repaired character before ``offset`` ends."""
        at = bisect_left(self.repaired, offset)
        if at < len(self.repaired) and self.repaired[at] == offset:
            return self.original[at]
        if at == 0:
            return offset
        mapped = self.original[at - 1] + offset - self.repaired[at - 1]
        return min(mapped, self.original[at]) if at < len(self.original) else mapped

    def span(self, start: int, end: int) -> Span:
        """Return the original span of the repaired characters ``start`` to ``end``.

        A repaired character that stood for several (``src`` for ``1``) is covered whole; what was taken out
        before the first or after the last character is not in the span.
        """
        return Span(*self.given(start, end))

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return what `span` returns, as a bare pair."""
        repaired, original = self.repaired, self.original
        after = bisect_right(repaired, start)
        if after == len(repaired) or end < repaired[after]:  # no break stands between, as in nearly all
            shift = original[after - 1] - repaired[after - 1] if after else 0
            if after == len(original) or end + shift < original[after]:
                return start + shift, end + shift
        return self.start(start), self.end(end) if end > start else self.start(start)

    def stretch(self, offset: int) -> tuple[int, int, int]:
        """Return the stretch around an offset that moves as one: whatever begins and ends in it moves so far.

        Returns
        -------
        tuple of int
            Where it begins, where it ends (exclusive, for ends of spans too), and what is to be added.
        """
        repaired, original = self.repaired, self.original
        after = bisect_right(repaired, offset)
        low = repaired[after - 1] if after else 0
        shift = original[after - 1] - low if after else 0
        high = min(repaired[after], original[after] - shift) if after < len(repaired) else sys.maxsize
        return low, high, shift


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of damage that was mended in a text: what it was, and how often."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it reached us.

    `key` is the given id, else the URL, else a hash of the content. `date` is a calendar date at the dateline;
    an undated article has none and never gets today's. `outlet` is who published it, `feed` where it was fetched;
    `origin` is the outlet whose story it tells again, "" where the story is its own: the two count as one voice.
    """

    key: str
    text: str
    title: str = ""
    date: date | None = None
    date_basis: DateBasis = ""
    outlet: str = ""
    url: str = ""
    feed: str = ""
    source: str = ""  # the file it was read from, for messages
    extracted: bool = False  # the text was taken out of HTML or the like, so offsets count in `text` alone
    notes: tuple[str, ...] = ()  # what a user should know of how it was read
    origin: str = ""
    language: str = ""  # ISO 639-1, of its source; counts where the text does not tell


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words, numbers and punctuation marks of a text, as parallel tuples; a possessive ``'s`` is its own token."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


class Sentence(NamedTuple):
    """A sentence, by characters and by tokens."""

    start: int
    end: int
    first_token: int
    end_token: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article made ready to be read: repaired text, tokens, sentences, language (ISO 639-1, or "")."""

    article: Article
    text: str
    offsets: OffsetMap
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    language: str
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    `id` is ``gn:<GeoNames id>``, ``ne:<Natural Earth id>``, or the id of the supplement's row. `boundary` is the key of
    its polygon or line in ``data/boundaries`` (ISO 3166-1 or 3166-2 code, KATOTTG code, ``ne:…``; several joined
    by ``+`` for a union), "" where there is none. `latitude` and `longitude` are a point on it, None where unknown.
    """

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    level: Level
    country: str = ""  # ISO 3166-1 alpha-2
    admin1: str = ""  # GeoNames code, without the country
    admin2: str = ""
    population: int = 0
    geonamesid: int | None = None
    boundary: str = ""


class Candidate(NamedTuple):
    """A place that a mention was not, or not surely, resolved to."""

    place: Place
    score: float


class Mention(NamedTuple):
    """A place name in a text.

    `kind` is ``actor`` for demonyms and for a capital that stands for its government, ``name_part`` for a place
    inside the name of an organisation. `outer` is the span with the type word beside it ("Kherson region"; equal to
    `span` where there is none). `place` is None where the name could not be settled.
    """

    span: Span
    text: str
    kind: MentionKind
    place: Place | None
    score: float
    reason: str
    outer: Span
    runners_up: tuple[Candidate, ...] = ()


class Quote(NamedTuple):
    """Words of the text, and where they stand."""

    text: str
    start: int
    end: int


class Event(NamedTuple):
    """When a claim says that it happened: calendar dates, inclusive at both ends.

    `precision` is day, week, month, season, year or open; `basis` says what it was read from: ``text`` (a time
    expression),
    ``article`` (the article's own date, for want of one), or "" when the date is unknown.
    """

    start: date | None
    end: date | None
    precision: str
    basis: str


class Claim(NamedTuple):
    """A statement, in the text, that a party holds, gains, loses, contests, strikes or asserts a named place."""

    id: str
    kind: ClaimKind
    party: str | None
    place: Quote
    place_name: str
    resolved: Place | None
    extent: Extent
    extent_stated: bool
    polarity: Polarity
    modality: Modality
    speaker: str
    speaker_side: str  # the party on whose side the speaker stands, "" where unknown
    trigger: Quote
    sentence: Span
    event: Event
    confidence: float
    reading: Reading
    reasons: tuple[str, ...] = ()
    answers: str = ""  # the id of the claim that a denial answers


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A name that reads like a place and that the gazetteer lacks, or cannot settle."""

    text: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read from one article. Offsets count in ``article.text``, the text as given."""

    article: Article
    language: str
    repairs: tuple[Repair, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[str, ...] = field(default=())
    unknown_actors: tuple[str, ...] = ()  # names that act in its claims and are no party's


new_span = cast("Callable[[tuple[int, int]], Span]", partial(tuple.__new__, Span))
"""Make a `Span` of a pair: for those who make one a mention, a third of what ``Span(start, end)`` costs."""

new_sentence = cast("Callable[[tuple[int, int, int, int]], Sentence]", partial(tuple.__new__, Sentence))
"""Make a `Sentence` of its fields, in the same way."""

new_mention = cast("Callable[[tuple[object, ...]], Mention]", partial(tuple.__new__, Mention))
"""Make a `Mention` of all its fields, in the same way."""

new_claim = cast("Callable[[tuple[object, ...]], Claim]", partial(tuple.__new__, Claim))
"""Make a `Claim` of all its fields, in the same way."""
