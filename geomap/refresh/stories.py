"""The same story, told by several outlets or told again: found by what articles share, and counted once.

Articles are compared by their words, five in a row at a time (MinHash and locality-sensitive hashing, by datasketch),
and only with those of a window of days. A story is the chain of all that tell it; its origin is the earliest by date,
then by URL, never the first to arrive.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from geomap.gazetteer.fold import fold_name
from geomap.ledger.rows import sentence_of
from geomap.model import Analysis, Article, Claim

WINDOW_DAYS: Final = 7
"""An article is compared with those of so many days before it: agencies' stories are reprinted within days."""

_SHINGLE_WORDS: Final = 5
_LEAST_SHINGLES: Final = 8
_MOST_WORDS: Final = 20_000  # of one article
_BATCH: Final = 4_000  # shingles at once; each takes 512 bytes while they are worked on
_PERMUTATIONS: Final = 128
_SCHEME: Final = "affine32"
_CANDIDATE: Final = 0.4  # share of common shingles at which the index should find a pair
_SIMILAR: Final = 0.5
"""From this share on two articles tell the same story: two texts written apart share hardly any five words in a row."""

_REPRINT_DAYS: Final = 1  # a sentence that names no day is of the day that it was printed on
_TELLERS_NAMED: Final = 5
_WORD = re.compile(r"\w+")


_Days = tuple[date | None, date | None, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """What finding stories needs of an article; `id` is its content hash, by which its signature is known."""

    key: str
    day: date
    url: str
    id: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Analyses of which each story's claims are there once.

    `claims` leads from the id of a claim that was merged to the one that stands for it, `articles` from the key of each
    article that tells a story again to that of its origin.
    """

    analyses: tuple[Analysis, ...]
    claims: Mapping[str, str]
    articles: Mapping[str, str]


def signature(text: str) -> bytes:
    """Return what articles are compared by, 512 bytes; b"" for a text that is too short to tell."""
    from datasketch import MinHash

    words = [match.group() for match in _WORD.finditer(text[: 20 * _MOST_WORDS].casefold())][:_MOST_WORDS]
    shingles = sorted({" ".join(words[at : at + _SHINGLE_WORDS]) for at in range(len(words) - _SHINGLE_WORDS + 1)})
    if len(shingles) < _LEAST_SHINGLES:
        return b""
    made = MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME)
    for first in range(0, len(shingles), _BATCH):
        made.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in shingles[first : first + _BATCH]])
    return bytes(made.hashvalues.astype("<u4").tobytes())


def find_stories(
    tellings: Iterable[Telling], signature_of: Callable[[str], bytes], *, window_days: int = WINDOW_DAYS
) -> dict[str, str]:
    """Return, for each article that tells a story again, the key of the story's origin.

    The order in which articles are given does not count. What is held in memory beside their keys does not grow with
    their number: the index has those of one window.

    Parameters
    ----------
    tellings
        The articles, in any order; one without a date belongs to no window, and is left out by the caller.
    signature_of
        Gives the signature of an article by its content hash.
    window_days
        How many days apart two tellings may be.
    """
    import numpy as np
    from datasketch import MinHash, MinHashLSH

    ordered = sorted(tellings, key=lambda each: (each.day, each.url, each.key))
    usual = MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME).permutations
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    window: deque[int] = deque()
    held: dict[int, Any] = {}
    origin: dict[int, int] = {}

    def root(number: int) -> int:
        while number in origin:
            number = origin[number]
        return number

    for number, telling in enumerate(ordered):
        while window and (telling.day - ordered[window[0]].day).days > window_days:
            index.remove(window[0])
            del held[window.popleft()]
        packed = signature_of(telling.id)
        if not packed:
            continue
        values = np.frombuffer(packed, dtype="<u4").astype(np.uint32)
        made = MinHash(hashvalues=values, permutations=usual, scheme=_SCHEME)
        near = [other for other in index.query(made) if held[other].jaccard(made) >= _SIMILAR]
        roots = sorted({root(other) for other in near} | {number})
        for later in roots[1:]:
            origin[later] = roots[0]
        index.insert(number, made)
        held[number] = made
        window.append(number)
    return {ordered[number].key: ordered[root(number)].key for number in sorted(origin)}


def merge(analyses: Sequence[Analysis], stories: Mapping[str, str]) -> Merged:
    """Let each story's claims be there once.

    A claim that an earlier telling of the story has too is merged into that one: the same is said of the same place
    by the same speaker, of the same days where the sentence names them, else in the same words, a day later at
    most. A later telling by the same outlet is news of its own day where the sentence names none, so there the days
    must be the same. An article that adds nothing is left out, and named at its origin; one that does counts as its
    origin's outlet.

    Parameters
    ----------
    analyses
        What was read, with the articles' text.
    stories
        Of `find_stories`.
    """
    by_key = {analysis.article.key: analysis for analysis in analyses}
    tellings: dict[str, list[Analysis]] = {}
    for key, first in stories.items():
        if key in by_key and first in by_key:
            tellings.setdefault(first, []).append(by_key[key])
    merged: dict[str, str] = {}
    changed: dict[str, Analysis | None] = {}
    for first, later in tellings.items():
        source = by_key[first]
        known = _Known(source)
        notes = []
        for telling in sorted(
            later, key=lambda each: (each.article.date or date.min, each.article.url, each.article.key)
        ):
            same = {claim.id: found for claim in telling.claims if (found := known.find(telling, claim))}
            own = tuple(claim for claim in telling.claims if claim.id not in same)
            merged.update(same)
            known.add(telling, own)
            if own:
                article = replace(telling.article, origin=told_by(source.article))
                note = f"tells again a story of {told_by(source.article)}; {len(same)} of its claims are shown there"
                changed[article.key] = replace(telling, article=article, claims=own, notes=(*telling.notes, note))
            else:
                changed[telling.article.key] = None
                notes.append(f"{told_by(telling.article)}, {telling.article.date}")
        if notes:
            more = f" and {len(notes) - _TELLERS_NAMED} more" if len(notes) > _TELLERS_NAMED else ""
            note = f"told again by {'; '.join(notes[:_TELLERS_NAMED])}{more}"
            changed[first] = replace(source, notes=(*source.notes, note))
    out = [changed.get(analysis.article.key, analysis) for analysis in analyses]
    articles = {each.article.key: first for first, later in tellings.items() for each in later}
    return Merged(tuple(analysis for analysis in out if analysis is not None), merged, articles)


def told_by(article: Article) -> str:
    """Return who tells an article: its outlet, else the feed that had it, else the article itself."""
    return article.outlet or article.feed or article.key


class _Known:
    """The claims of a story's tellings so far."""

    def __init__(self, source: Analysis) -> None:
        self._of: dict[tuple[object, ...], list[tuple[str, str, str, _Days]]] = {}
        self.add(source, source.claims)

    def add(self, analysis: Analysis, claims: Iterable[Claim]) -> None:
        """Add claims of an article."""
        for claim in claims:
            self._of.setdefault(_said(claim), []).append(
                (claim.id, told_by(analysis.article), *_words(analysis, claim))
            )

    def find(self, analysis: Analysis, claim: Claim) -> str:
        """Return the id of the claim that says the same, "" where there is none."""
        words, days = _words(analysis, claim)
        teller = told_by(analysis.article)
        for found, by, known, known_days in self._of.get(_said(claim), ()):
            if claim.event.basis == "text" or by == teller:
                if days == known_days:
                    return found
            elif words == known and _near(days[0], known_days[0]):
                return found
        return ""


def _near(day: date | None, other: date | None) -> bool:
    """Whether a report may be a reprint of the other: the same words a week later are news again."""
    return day == other or (day is not None and other is not None and abs((day - other).days) <= _REPRINT_DAYS)


def _said(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says, but for its days."""
    place = claim.resolved.id if claim.resolved else fold_name(claim.place_name)
    return (
        claim.kind, claim.party, place, claim.extent, claim.polarity, claim.modality, fold_name(claim.speaker),
        claim.event.basis,
    )  # fmt: skip


def _words(analysis: Analysis, claim: Claim) -> tuple[str, _Days]:
    sentence = fold_name(sentence_of(analysis.article.text, claim))
    return sentence, (claim.event.start, claim.event.end, claim.event.precision)
