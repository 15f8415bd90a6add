"""The publishing rules, applied to what was read before any output is made of it; docs/harm.md says what they are for.

What a rule holds back is in no output: not on the map, not in a sentence that another claim rests on, not in a title,
a file or an address. Of an article nothing is left but the sentences that claims rest on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from geomap.model import Analysis, Article, Claim, Mention, Place
from geomap.overrides import Outcome
from geomap.refresh.masking import MASK, NameMask, masked
from geomap.refresh.settings import PublishRules

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_COARSE_LEVELS: Final = frozenset({"continent", "country", "polity", "admin1"})
_COARSE_SHAPES: Final = ("ne:sea-", "ne:river-", "ne:lake-", "ne:region-")
_MARKERS: Final = frozenset({"background"})  # reasons that say how a claim counts, and name nothing

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing that a rule kept back: a claim, or with "" for its id a whole article."""

    article: str
    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """What may be published; what was kept back; how many claims were moved up to a region.

    `mask` masks what no rule allows in any other text, such as an editor's words.
    """

    analyses: tuple[Analysis, ...]
    withheld: tuple[Withheld, ...]
    moved: int
    mask: Callable[[str], str]


def apply_rules(
    analyses: Sequence[Analysis],
    rules: PublishRules,
    *,
    now: datetime,
    gazetteer: Gazetteer,
    read: Callable[[Article], Analysis],
) -> Ruled:
    """Apply the publishing rules.

    Parameters
    ----------
    analyses
        What was read, with the articles' text.
    rules
        Of the configuration.
    now
        The time of the run, with its zone; only `delay_hours` goes by it.
    gazetteer
        Knows the regions that places lie in.
    read
        Finds place names in titles: `geomap.Reader.read`.
    """
    kept, withheld = waiting(analyses, rules.delay_hours, now=now)
    limits = _Limits(rules, gazetteer)
    places = NameMask(sorted({name for each in kept for name in limits.hidden_names(each)}), capitalised=True)
    people = NameMask(rules.mask_names)
    publisher = _Publisher(rules, limits, places, people, read)
    publisher.ids = {claim.id for each in kept for claim in each.claims if not publisher.why_held(claim)}
    out = tuple(publisher.published(analysis) for analysis in kept)
    return Ruled(out, (*withheld, *publisher.withheld), publisher.moved, publisher.clean)


def waiting(
    analyses: Sequence[Analysis], delay_hours: float, *, now: datetime
) -> tuple[tuple[Analysis, ...], tuple[Withheld, ...]]:
    """Return the articles that are old enough, and the others; undated ones wait, for their age is not known."""
    young = [analysis for analysis in analyses if _is_young(analysis.article, delay_hours, now)]
    if not young:
        return tuple(analyses), ()
    keys = {analysis.article.key for analysis in young}
    withheld = tuple(
        Withheld(
            analysis.article.key,
            "",
            f"younger than {delay_hours:g} hours" if analysis.article.date else "undated, so its age is not known",
        )
        for analysis in young
    )
    return tuple(analysis for analysis in analyses if analysis.article.key not in keys), withheld


def listed_corrections(
    outcomes: Sequence[Outcome], rules: PublishRules, ruled: Ruled, withheld: Sequence[Withheld], held: Collection[str]
) -> tuple[Outcome, ...]:
    """Return the editor's corrections as they may be published: without what the rules keep from the map.

    One about something that is not published is left out. Where places are limited, no correction names one, for it may
    be of a place that no article names any more; nor does it say why.

    Parameters
    ----------
    outcomes
        What became of the overrides.
    rules, ruled
        The rules, and what they gave.
    withheld
        All that was kept back.
    held
        Ids of claims that a check has held back.
    """
    articles = {each.article for each in withheld if not each.claim}
    claims = {each.claim for each in withheld if each.claim} | set(held)
    limited = rules.max_precision != "settlement" or bool(rules.hold_levels)
    listed = []
    for outcome in outcomes:
        given = outcome.override
        if given.article in articles or claims.intersection(outcome.claims) or given.kind in rules.hold_kinds:
            continue
        about_name = given.action in ("place", "never")
        shown = replace(
            given,
            field=(MASK * 3 if limited else ruled.mask(given.field)) if about_name else given.field,
            value="" if limited and given.field in ("place", "speaker") else ruled.mask(given.value),
            by=ruled.mask(given.by),
            reason="" if limited else ruled.mask(given.reason),
            place=MASK * 3 if limited else ruled.mask(given.place),
            quote="",
        )
        before = "" if limited and given.field in ("place", "speaker") else ruled.mask(outcome.before)
        listed.append(replace(outcome, override=shown, before=before, why=""))
    return tuple(listed)


def _is_young(article: Article, delay_hours: float, now: datetime) -> bool:
    """Whether an article must wait. A date is a whole day: it counts from its end."""
    if not delay_hours:
        return False
    if article.date is None:
        return True
    try:
        end = datetime.combine(article.date, time(), UTC) + timedelta(days=1, hours=delay_hours)
    except OverflowError:
        return True
    return end > now


class _Limits:
    """Which places may be shown as they are, and which region stands for each of the others."""

    def __init__(self, rules: PublishRules, gazetteer: Gazetteer) -> None:
        self.precision = rules.max_precision
        self.coarse = self.precision != "settlement"
        self.held = frozenset(rules.hold_levels)
        self._gazetteer = gazetteer
        self._regions: dict[str, Place | None] = {}

    def __bool__(self) -> bool:
        return self.coarse or bool(self.held)

    def hides(self, place: Place | None) -> bool:
        """Whether a place must not be named. What is not settled may be anything: it must not where limits are set."""
        if place is None:
            return self.coarse
        return place.level in self.held or (self.coarse and not self._is_coarse(place))

    def region(self, place: Place) -> Place | None:
        """Return what stands for a hidden place, None where nothing may."""
        if place.level in self.held or not self.coarse:
            return None
        if place.id not in self._regions:
            self._regions[place.id] = self._region(place)
        return self._regions[place.id]

    def hidden_names(self, analysis: Analysis) -> set[str]:
        """Return the names under which an article knows hidden places."""
        if not self:
            return set()
        names = {name.text for name in analysis.unplaced} if self.coarse else set()
        for mention in analysis.mentions:
            if self.hides(mention.place) and mention.kind != "actor":
                names |= {mention.text, mention.place.name if mention.place else ""}
        for claim in analysis.claims:
            if self.hides(claim.resolved):
                names |= {claim.place.text, claim.place_name, claim.resolved.name if claim.resolved else ""}
        return names

    def _is_coarse(self, place: Place) -> bool:
        if place.level == "admin2":
            return self.precision == "admin2"
        # A union of regions, such as Donbas; a sea, or a river that the whole world's map has.
        wide = "+" in place.boundary or place.boundary.startswith(_COARSE_SHAPES)
        return place.level in _COARSE_LEVELS or (place.level in ("area", "water") and wide)

    def _region(self, place: Place) -> Place | None:
        known = self._gazetteer
        row = None
        for country in place.country.split("+") if place.country else ():
            if self.precision == "admin2" and place.admin2:
                row = known.admin2_row(country, place.admin1, place.admin2)
            if row is None and place.admin1:
                row = known.admin1_row(country, place.admin1)
            if row is not None:
                break
        if row is None and place.country and "+" not in place.country:
            row = known.country_row(place.country)
        found = known.place(row) if row is not None else None
        return found if found is not None and not self.hides(found) else None


class _Publisher:
    """Turns one analysis after another into what may be published."""

    def __init__(
        self,
        rules: PublishRules,
        limits: _Limits,
        places: NameMask,
        people: NameMask,
        read: Callable[[Article], Analysis],
    ) -> None:
        self.kinds = frozenset(rules.hold_kinds)
        self.read = read
        self.limits = limits
        self.places = places
        self.people = people
        self.ids: set[str] = set()  # of all claims that are published: no other is answered
        self.withheld: list[Withheld] = []
        self.moved = 0

    def clean(self, text: str) -> str:
        """Return a text without names that must not be published."""
        return self.people.mask(self.places.mask(text))

    def published(self, analysis: Analysis) -> Analysis:
        """Return what of an analysis may be published."""
        given = analysis.article
        kept: list[Claim] = []
        hidden: list[Span] = []
        for claim in analysis.claims:
            why = self.why_held(claim)
            if why:
                self.withheld.append(Withheld(given.key, claim.id, why))
                hidden += ((claim.place.start, claim.place.end), (claim.trigger.start, claim.trigger.end))
            else:
                kept.append(claim)
        # What is held is not shown in the sentence of another claim; that one's own words are.
        own = [(quote.start, quote.end) for claim in kept for quote in (claim.place, claim.trigger)]
        hidden = [span for span in hidden if not any(span[0] < end and start < span[1] for start, end in own)]
        visible: list[Span] = []
        for mention in analysis.mentions:
            if not self.limits.hides(mention.place):
                visible.append((mention.outer.start, mention.outer.end))
            elif mention.kind != "actor":
                hidden.append((mention.span.start, mention.span.end))
        hidden += [(claim.place.start, claim.place.end) for claim in kept if self.limits.hides(claim.resolved)]
        article = replace(
            given,
            key=self._key(given.key),
            text=self._excerpt(given.text, kept, hidden, visible),
            title=self._title(given),
            outlet=self.people.mask(given.outlet),
            origin=self.people.mask(given.origin),
            feed=self.people.url(given.feed),
            url=self.places.url(self.people.url(given.url)),
            source="",
            extracted=False,
            notes=tuple(map(self.clean, given.notes)),
        )
        return replace(
            analysis,
            article=article,
            mentions=tuple(each for mention in analysis.mentions if (each := self._mention(mention)) is not None),
            claims=tuple(self._claim(claim) for claim in kept),
            unplaced=()
            if self.limits.coarse
            else tuple(
                name for name in analysis.unplaced if not (self.people.spans(name.text) or self.places.spans(name.text))
            ),
            notes=tuple(map(self.clean, analysis.notes)),
            unknown_actors=tuple(map(self.clean, analysis.unknown_actors)),
        )

    def why_held(self, claim: Claim) -> str:
        """Return why a claim is not published, "" where it is."""
        place = claim.resolved
        if claim.kind in self.kinds:
            return f"claims of the kind {claim.kind} are held back"
        if place is not None and place.level in self.limits.held:
            return f"places of the level {place.level} are held back"
        if self.limits.hides(place) and (place is None or self.limits.region(place) is None):
            return f"no region of the level {self.limits.precision} is known for its place"
        return ""

    def _claim(self, claim: Claim) -> Claim:
        place, reasons = claim.resolved, claim.reasons
        if self.limits.coarse:
            reasons = tuple(reason for reason in reasons if reason in _MARKERS)
        claim = claim._replace(
            place=claim.place._replace(text=self.people.mask(claim.place.text)),
            speaker=self.clean(claim.speaker),
            reasons=tuple(map(self.clean, reasons)),
            answers=claim.answers if claim.answers in self.ids else "",
        )
        region = self.limits.region(place) if place is not None and self.limits.hides(place) else None
        if region is None:
            return claim
        self.moved += 1
        return claim._replace(
            resolved=region,
            place_name=region.name,
            place=claim.place._replace(text=region.name),
            # Of a region only a part is claimed; what is near the place is still near some place of it.
            extent=claim.extent if claim.extent == "approach" else "part",
            extent_stated=False,
            reasons=(*claim.reasons, "shown with its region only: the publishing rules allow no finer place"),
        )

    def _mention(self, mention: Mention) -> Mention | None:
        place = mention.place
        if not self.limits.hides(place):
            if not self.limits:
                return mention._replace(text=self.people.mask(mention.text), reason=self.people.mask(mention.reason))
            return mention._replace(text=self.people.mask(mention.text), reason="", runners_up=())
        region = self.limits.region(place) if place is not None else None
        if region is None:
            return None
        return mention._replace(place=region, text=region.name, reason="shown with its region only", runners_up=())

    def _excerpt(self, text: str, claims: Sequence[Claim], hidden: Sequence[Span], visible: Sequence[Span]) -> str:
        """Return the sentences of claims where they stand, masked, with blanks for all else."""
        spans: list[Span] = []
        for start, end in sorted(
            (
                min(claim.sentence.start, claim.place.start, claim.trigger.start),
                max(claim.sentence.end, claim.place.end, claim.trigger.end),
            )
            for claim in claims
        ):
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        whole = masked(text, hidden) if hidden else text
        out: list[str] = []
        done = 0
        for start, end in spans:
            keep = [(first - start, last - start) for first, last in visible if start <= first and last <= end]
            out += (" " * (start - done), self.people.mask(self.places.mask(whole[start:end], keep=keep)))
            done = end
        return "".join(out)

    def _title(self, article: Article) -> str:
        """Return the title, masked; it is no part of the text, so that nothing was found in it yet."""
        title = article.title
        if title and self.limits:
            found = self.read(Article(key="title", text=title, date=article.date))
            visible: list[Span] = []
            hidden: list[Span] = []
            for mention in found.mentions:
                if not self.limits.hides(mention.place):
                    visible.append((mention.outer.start, mention.outer.end))
                elif mention.kind != "actor":
                    hidden.append((mention.span.start, mention.span.end))
            unknown = NameMask(name.text for name in found.unplaced) if self.limits.coarse else NameMask(())
            title = unknown.mask(self.places.mask(masked(title, hidden), keep=visible), keep=visible)
        return self.people.mask(title)

    def _key(self, key: str) -> str:
        if self.people.url(key) == key == self.places.url(key):
            return key
        return f"masked-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
