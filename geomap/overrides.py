"""An editor's corrections: read from ``overrides.csv``, found again in what was read, and applied to it.

A correction names a claim by its id. Where a new grammar gave the claim another id, or the article was merged with its
near-duplicate, the sentence, the place and the kind that are kept beside the id find it again. One that fits nothing
any more, or several claims alike, is reported and stays in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, get_args

from geomap.errors import OverrideError
from geomap.gazetteer.fold import fold_name
from geomap.ledger.rows import sentence_of
from geomap.model import CLAIM_KINDS, Analysis, Claim, Event, Extent, Mention, Modality, Place, Polarity

Action = Literal["reject", "correct", "confirm", "hold", "place", "never"]
Status = Literal["applied", "found by quote", "overruled", "not here", "fits nothing", "fits several"]
PlaceOf = Callable[[str], Place | None]
QuoteOf = Callable[[Analysis, Claim], str]

ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": CLAIM_KINDS,
    "extent": get_args(Extent),
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
}
FIELDS: Final = (*_CHOICES, "party", "place", "speaker", "start", "end", "day")
"""What of a claim can be corrected. `day` sets `start` and `end`."""

_LEAST_LETTERS = 20  # of a sentence that may stand for a longer or a shorter one


@dataclass(frozen=True, slots=True)
class Override:
    """One line of ``overrides.csv``.

    For ``reject``, ``correct``, ``confirm`` and ``hold`` `claim` is the id of a claim, and `article`, `place`, `kind`
    and `quote` are what finds it again. ``correct`` sets `field` to `value`. For ``place`` (this name is that place)
    and ``never`` (this name is no place) `field` is the name, `value` the id of the place, and `article` the key of the
    article that it holds for, "" for all.
    """

    action: Action
    claim: str = ""
    field: str = ""
    value: str = ""
    by: str = ""
    day: date | None = None
    reason: str = ""
    article: str = ""
    place: str = ""
    kind: str = ""
    quote: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one override.

    `status` is ``applied``; ``found by quote`` (applied, to another id than it names); ``overruled`` by a later line on
    the same; ``not here`` (its article is not among those at hand); ``fits nothing`` or ``fits several``: to be looked
    at. `claims` are the ids that it was applied to, of a place rule all that it moved; `before` is the corrected
    field's value before.
    """

    override: Override
    status: Status
    claims: tuple[str, ...] = ()
    before: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all overrides, in the order of the file; `held` and `rejected` are the claims taken out."""

    outcomes: tuple[Outcome, ...] = ()
    rejected: tuple[Claim, ...] = ()
    held: tuple[Claim, ...] = ()

    @property
    def to_look_at(self) -> tuple[Outcome, ...]:
        """The overrides that fit nothing, or several claims alike."""
        return tuple(each for each in self.outcomes if each.status in ("fits nothing", "fits several"))


def apply_overrides(
    analyses: Iterable[Analysis],
    overrides: Sequence[Override],
    *,
    place_of: PlaceOf | None = None,
    quote_of: QuoteOf | None = None,
) -> tuple[tuple[Analysis, ...], Report]:
    """Apply an editor's corrections; what comes in is not changed.

    A rejected or held claim is taken out; a corrected one keeps its id, and its reasons say who changed what; a
    confirmed one is read surely. Of several lines that decide on one claim, or correct one field of it, the last
    counts.

    Parameters
    ----------
    analyses
        What was read.
    overrides
        In the order of the file; see `geomap.overridefile.read_overrides`.
    place_of
        Gives the place of an id, for corrections of a place: of the gazetteer. Without it the places named in the
        analyses are known.
    quote_of
        Gives the sentence of a claim, where the articles' text is not at hand; by default it is cut from the text.

    Returns
    -------
    tuple of Analysis
        In the same order.
    Report
        What became of each override.

    Examples
    --------
    >>> apply_overrides([], [Override("reject", "0123456789abcdef", article="a1")])[1].outcomes[0].status
    'not here'
    """
    gathered = tuple(analyses)
    if not overrides:
        return gathered, Report()
    lookup = place_of or _named_places(gathered)
    quotes = quote_of or (lambda analysis, claim: sentence_of(analysis.article.text, claim))
    outcomes: dict[int, Outcome] = {}
    ruled = list(gathered)
    for at, override in enumerate(overrides):
        if override.action in ("place", "never"):
            outcomes[at] = _rule(override, ruled, lookup)
    _Matcher(ruled, quotes).match(overrides, outcomes)
    targets: dict[str, list[int]] = {}
    for at, outcome in sorted(outcomes.items()):
        if overrides[at].action not in ("place", "never"):
            for key in outcome.claims:
                targets.setdefault(key, []).append(at)
    out, rejected, held = [], [], []
    for analysis in ruled:
        kept: list[Claim] = []
        for claim in analysis.claims:
            lines = targets.get(claim.id, [])
            changed, decision = _settled(claim, lines, overrides, outcomes, lookup)
            if decision == "reject":
                rejected.append(changed)
            elif decision == "hold":
                held.append(changed)
            else:
                kept.append(changed)
        out.append(analysis if tuple(kept) == analysis.claims else replace(analysis, claims=tuple(kept)))
    report = Report(tuple(outcomes[at] for at in range(len(overrides))), tuple(rejected), tuple(held))
    return tuple(out), report


def check(override: Override, where: str) -> None:
    """Raise an `OverrideError` that begins with `where` when an override does not make sense."""
    if override.action not in ACTIONS:
        raise OverrideError(f"{where}, column 'action': expected one of {', '.join(ACTIONS)}, got {override.action!r}")
    if override.action in ("place", "never"):
        if not fold_name(override.field):
            raise OverrideError(f"{where}, column 'field': expected the name that the rule is about, got nothing")
        if override.action == "place" and not override.value:
            raise OverrideError(f"{where}, column 'value': expected the id of a place, such as gn:706448, got nothing")
        return
    if not override.claim:
        raise OverrideError(f"{where}, column 'claim': expected the id of a claim, got nothing")
    if override.action != "correct":
        return
    if override.field not in FIELDS:
        raise OverrideError(f"{where}, column 'field': expected one of {', '.join(FIELDS)}, got {override.field!r}")
    choices = _CHOICES.get(override.field, ())
    if choices and override.value not in choices:
        raise OverrideError(f"{where}, column 'value': expected one of {', '.join(choices)}, got {override.value!r}")
    if override.field in ("place", "speaker", "day") and not override.value:
        raise OverrideError(f"{where}, column 'value': expected a value for {override.field!r}, got nothing")
    if override.field in ("start", "end", "day") and override.value:
        try:
            date.fromisoformat(override.value)
        except ValueError:
            raise OverrideError(
                f"{where}, column 'value': expected a date such as 2022-09-10, got {override.value!r}"
            ) from None


class _Matcher:
    """Finds the claims that overrides are about."""

    def __init__(self, analyses: Sequence[Analysis], quote_of: QuoteOf) -> None:
        self.claims: dict[str, tuple[Analysis, Claim]] = {}
        self.by_article: dict[str, Analysis] = {}
        self.quote_of = quote_of
        for analysis in analyses:
            self.by_article[analysis.article.key] = analysis
            for claim in analysis.claims:
                self.claims[claim.id] = (analysis, claim)
        self._by_quote: dict[str, list[Claim]] | None = None

    def match(self, overrides: Sequence[Override], outcomes: dict[int, Outcome]) -> None:
        """Add the outcome of each override that is about a claim."""
        for at, override in enumerate(overrides):
            if override.action in ("place", "never"):
                continue
            if override.claim in self.claims:
                outcomes[at] = Outcome(override, "applied", (override.claim,))
                continue
            found = self._again(override)
            if len(found) == 1:
                outcomes[at] = Outcome(override, "found by quote", (found[0].id,))
            elif found:
                why = f"{len(found)} claims have its sentence, place and kind: {', '.join(c.id for c in found[:5])}"
                outcomes[at] = Outcome(override, "fits several", why=why)
            elif override.article and override.article not in self.by_article:
                outcomes[at] = Outcome(override, "not here", why="its article is not among those at hand")
            else:
                outcomes[at] = Outcome(override, "fits nothing", why="no claim has its id, or its sentence and place")

    def _again(self, override: Override) -> list[Claim]:
        """Return the claims that an override may mean whose id is gone: in its article, else wherever its quote is."""
        wanted = _letters(override.quote)
        if not wanted:
            return []
        analysis = self.by_article.get(override.article)
        if analysis is not None:
            said = [(claim, _letters(self.quote_of(analysis, claim))) for claim in analysis.claims]
            same = [claim for claim, words in said if words == wanted]
            # A new grammar may cut sentences elsewhere: one that has the other in it will do.
            near = [claim for claim, words in said if _within(wanted, words) or _within(words, wanted)]
            return self._narrow(override, same) or self._narrow(override, near)
        return self._narrow(override, self._quoted().get(wanted, []))

    def _quoted(self) -> dict[str, list[Claim]]:
        if self._by_quote is None:
            self._by_quote = {}
            for analysis, claim in self.claims.values():
                self._by_quote.setdefault(_letters(self.quote_of(analysis, claim)), []).append(claim)
        return self._by_quote

    @staticmethod
    def _narrow(override: Override, claims: Sequence[Claim]) -> list[Claim]:
        """Keep the claims about the override's place; of several those of its kind, where there are any."""
        place = fold_name(override.place)
        kept = [
            claim
            for claim in claims
            if not place or place in (fold_name(claim.place.text), fold_name(claim.place_name))
        ]
        of_kind = [claim for claim in kept if claim.kind == override.kind]
        return of_kind if len(kept) > 1 and of_kind else kept


def _settled(
    claim: Claim,
    lines: Sequence[int],
    overrides: Sequence[Override],
    outcomes: dict[int, Outcome],
    place_of: PlaceOf,
) -> tuple[Claim, str]:
    """Apply the overrides of one claim in order; return it and what was decided: "", reject, confirm or hold."""
    last: dict[str, int] = {}
    for at in lines:
        override = overrides[at]
        what = f"field {override.field}" if override.action == "correct" else "decision"
        if what in last:
            outcomes[last[what]] = replace(outcomes[last[what]], status="overruled", why=f"by line {override.line}")
        last[what] = at
    decision = ""
    for at in sorted(last.values()):
        override = overrides[at]
        if override.action == "correct":
            changed = _corrected(claim, override, place_of)
            if changed is None:
                why = f"the gazetteer has no place {override.value!r}"
                outcomes[at] = replace(outcomes[at], status="fits nothing", claims=(), why=why)
            else:
                outcomes[at] = replace(outcomes[at], before=_value(claim, override.field))
                claim = changed
        else:
            decision = override.action
            if decision == "confirm":
                claim = claim._replace(reading="sure", reasons=(*claim.reasons, _note(override, "confirmed")))
    return claim, decision


def _corrected(claim: Claim, override: Override, place_of: PlaceOf) -> Claim | None:
    field, value = override.field, override.value
    changes: dict[str, Any] = {}
    if field == "place":
        place = place_of(value)
        if place is None:
            return None
        changes = {"resolved": place, "place_name": place.name}
    elif field in ("start", "end", "day"):
        day = date.fromisoformat(value) if value else None
        start = claim.event.start if field == "end" else day
        end = claim.event.end if field == "start" else day
        whole = start is not None and end is not None
        if start is not None and end is not None and end < start:
            start = end = day
        changes = {"event": Event(start, end, "day" if whole else "open", "correction")}
    elif field == "party":
        changes = {"party": value or None}
    else:
        changes = {field: value}
    note = _note(override, f"{field} corrected from {_value(claim, field) or 'nothing'} to {value or 'nothing'}")
    return claim._replace(**changes, reasons=(*claim.reasons, note))


def _value(claim: Claim, field: str) -> str:
    if field == "place":
        return claim.resolved.id if claim.resolved else ""
    if field in ("start", "day"):
        return claim.event.start.isoformat() if claim.event.start else ""
    if field == "end":
        return claim.event.end.isoformat() if claim.event.end else ""
    return str(getattr(claim, field) or "")


def _note(override: Override, what: str) -> str:
    who = f" by {override.by}" if override.by else ""
    when = f" on {override.day}" if override.day else ""
    return f"{what}{who}{when}{f': {override.reason}' if override.reason else ''}"


def _rule(override: Override, analyses: list[Analysis], place_of: PlaceOf) -> Outcome:
    """Apply a place rule to the analyses in place; return what became of it."""
    if override.article and all(analysis.article.key != override.article for analysis in analyses):
        return Outcome(override, "not here", why="its article is not among those at hand")
    place = place_of(override.value) if override.action == "place" else None
    if override.action == "place" and place is None:
        return Outcome(override, "fits nothing", why=f"the gazetteer has no place {override.value!r}")
    name = fold_name(override.field)
    moved: list[str] = []
    named = 0
    for at, analysis in enumerate(analyses):
        if override.article and analysis.article.key != override.article:
            continue
        hits = [mention for mention in analysis.mentions if fold_name(mention.text) == name]
        about = [claim for claim in analysis.claims if _is_about(claim, name, hits)]
        named += len(hits)
        if hits or about:
            moved += [claim.id for claim in about]
            analyses[at] = _ruled(analysis, hits, about, override, place)
    if not named and not moved:
        return Outcome(override, "fits nothing", why=f"nothing is named {override.field!r}")
    return Outcome(override, "applied", tuple(moved))


def _is_about(claim: Claim, name: str, hits: Sequence[Mention]) -> bool:
    return fold_name(claim.place.text) == name or any(
        claim.place.start <= mention.span.start and mention.span.end <= claim.place.end for mention in hits
    )


def _ruled(
    analysis: Analysis, hits: Sequence[Mention], about: Sequence[Claim], override: Override, place: Place | None
) -> Analysis:
    if place is None:
        return replace(
            analysis,
            mentions=tuple(mention for mention in analysis.mentions if mention not in hits),
            claims=tuple(claim for claim in analysis.claims if claim not in about),
        )
    note = _note(override, f"{override.field} is {place.name} ({place.id})")
    mentions = tuple(
        mention._replace(place=place, score=1.0, reason=note) if mention in hits else mention
        for mention in analysis.mentions
    )
    claims = tuple(
        claim._replace(resolved=place, place_name=place.name, reasons=(*claim.reasons, note))
        if claim in about
        else claim
        for claim in analysis.claims
    )
    return replace(analysis, mentions=mentions, claims=claims)


def _named_places(analyses: Iterable[Analysis]) -> PlaceOf:
    places: dict[str, Place] = {}
    for place in _all_places(analyses):
        places.setdefault(place.id, place)
    return places.get


def _all_places(analyses: Iterable[Analysis]) -> Iterator[Place]:
    for analysis in analyses:
        for mention in analysis.mentions:
            if mention.place is not None:
                yield mention.place
            yield from (other.place for other in mention.runners_up)
        yield from (claim.resolved for claim in analysis.claims if claim.resolved is not None)


def _letters(text: str) -> str:
    """Return what of a sentence counts when it is compared: letters and digits, folded."""
    return "".join(char for char in fold_name(text) if char.isalnum())


def _within(part: str, whole: str) -> bool:
    return len(part) >= _LEAST_LETTERS and part in whole
