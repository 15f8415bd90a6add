"""A claim beside a reference list: the same, ahead, behind, different, or not covered. The claim stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from geomap.model import Analysis, Article, Claim, Place
from geomap.reference.records import CONTESTED, ReferenceList, Segment, Share
from geomap.statements import WINDOW_DAYS, Statement, statement_of

if TYPE_CHECKING:
    from geomap.regions import Boundaries

Outcome = Literal["same", "ahead", "behind", "differs", "share", "not_covered"]
SideOf = Callable[[str | None, date | None], str]

SAME_DAYS: Final = 3
"""Within so many days claim and list say the same: a list's dates can be off by days, and so can a report's."""

FAR_DAYS: Final = WINDOW_DAYS
"""Beyond so many days a claim is neither ahead nor behind but different: by then it has lapsed on the map too."""

_REGIONS = frozenset({"country", "admin1", "admin2", "area"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a reference list says beside one claim.

    `lead_days` is how many days the claim is ahead of the list, below 0 where it is behind; None where that has no
    meaning. `day` is the day that was compared, `reference_day` the list's date for it. For a region `share` is the
    part of what is listed there that the list has as the claim has it; `counts` has the numbers. `words` says it in one
    sentence.
    """

    claim: str
    reference: str
    outcome: Outcome
    words: str
    day: date | None = None
    lead_days: int | None = None
    reference_day: date | None = None
    share: float | None = None
    counts: Share | None = None


def compare_all(
    analyses: Iterable[Analysis],
    reference: ReferenceList,
    *,
    side_of: SideOf | None = None,
    boundaries: Boundaries | None = None,
) -> Iterator[tuple[Analysis, Claim, Comparison]]:
    """Compare every claim, in the order of articles and text; see `compare`."""
    for analysis in analyses:
        for claim in analysis.claims:
            yield (
                analysis,
                claim,
                compare(claim, analysis.article, reference, side_of=side_of, boundaries=boundaries),
            )


def compare(
    claim: Claim,
    article: Article,
    reference: ReferenceList,
    *,
    side_of: SideOf | None = None,
    boundaries: Boundaries | None = None,
) -> Comparison:
    """Compare one claim with a reference list.

    Parameters
    ----------
    claim, article
        The claim, and the article that it stands in. Neither is changed, the claim's confidence least of all: a list
        may be wrong, late, or one side's.
    reference
        `official_list()`, or a user's.
    side_of
        On whose side a party stands at a date (`PartyBook.side_of`); by default each on its own.
    boundaries
        Needed for regions with a user's list.
    """
    told = statement_of(claim, article)

    def side(party: str | None) -> str:
        if not party or party == CONTESTED:
            return party or ""
        return (side_of(party, told.day or article.date) if side_of else "") or party

    return _Comparer(reference, claim, told, side).compare(boundaries)


class _Comparer:
    def __init__(self, reference: ReferenceList, claim: Claim, told: Statement, side: Callable[[str | None], str]):
        self.reference = reference
        self.claim = claim
        self.told = told
        self.side = {holder: side(holder) for holder in reference.holders}
        self.party = CONTESTED if told.kind == "contest" else side(told.party)
        # A loss says that the party has it no longer, a denial turns what is said.
        self.positive = (told.kind != "loss") == (told.polarity == "affirmed")

    def compare(self, boundaries: Boundaries | None) -> Comparison:
        """Return the comparison."""
        place, day = self.claim.resolved, self.told.day
        if why := self._beside():
            return self._not_covered(why)
        if place is None:
            return self._not_covered("it is not settled which place is meant")
        if day is None:
            return self._not_covered("neither claim nor article is dated")
        if why := self.reference.outside(day):
            return self._not_covered(why)
        found = self.reference.find(place)
        if not found.segments and place.level in _REGIONS:
            return self._region(place, day, boundaries)
        if not found.segments:
            return self._not_covered(found.why or "the list does not tell")
        if self.told.extent == "part":
            return self._not_covered("the claim is about a part of it, and the list has places whole")
        dated_as = found.entries[0].dated_as if found.entries else ""
        return self._timed(found.segments, day, dated_as, found.why)

    def _beside(self) -> str:
        """Return why a claim says nothing that a list could have, "" where it does."""
        told = self.told
        if told.modality == "planned":
            return "what is planned is not compared"
        if told.kind in ("strike", "sovereignty"):
            return f"the list says nothing of {'strikes' if told.kind == 'strike' else 'claims in law'}"
        if told.kind == "contest":
            return "" if CONTESTED in self.reference.holders else "the list does not say where there was fighting"
        if told.extent == "approach":
            return "the claim is about the surroundings, not the place"
        if not self.party:
            return "the claim names no party"
        if self.party not in self.side.values():
            return f"the list does not have {told.party} as a holder"
        return ""

    def _agrees(self, holder: str) -> bool:
        return (self.side.get(holder, holder) == self.party) == self.positive

    def _region(self, place: Place, day: date, boundaries: Boundaries | None) -> Comparison:
        counts = self.reference.share(place, day, boundaries=boundaries)
        if counts is None:
            return self._not_covered("the list has settlements, and does not know this region")
        if not counts.listed:
            of_all = f" of its {counts.settlements:,} settlements" if counts.settlements else ""
            return self._not_covered(f"none{of_all} is on the list")
        share = round(counts.of(holder for holder in counts.held if self._agrees(holder)), 4)
        words = self._divided(counts, day)
        return Comparison(self.claim.id, self.reference.info.name, "share", words, day=day, share=share, counts=counts)

    def _divided(self, counts: Share, day: date) -> str:
        info = self.reference.info
        if counts.unit == "area":
            parts = ", ".join(f"{part:.0%} {info.word(holder)}" for holder, part in counts.held.items())
            return f"{info.name} has of its area {parts} on {day}"
        parts = ", ".join(f"{count:,.0f} {info.word(holder)}" for holder, count in counts.held.items())
        of_all = f"; the region has {counts.settlements:,} in all" if counts.settlements else ""
        return f"{info.name} has of its {counts.listed:,.0f} listed settlements {parts} on {day}{of_all}"

    def _timed(self, segments: Sequence[Segment], day: date, dated_as: str, note: str) -> Comparison:
        leads = list(self._leads(segments, day))
        at = next((segment for segment in segments if segment.has(day)), None)
        notes = [note] if note else []
        if dated_as:
            notes.append(f"dated with its whole {dated_as}")
        suffix = f" ({'; '.join(notes)})" if notes else ""
        has = self._has(at, day) + suffix
        # The nearest wins; of two as near the one that the claim is behind, for a list does not tell the future.
        lead, when = min(leads, key=lambda found: (abs(found[0]), found[0]), default=(None, None))
        if lead is None or abs(lead) > FAR_DAYS:
            since = at.start if at is not None and at.change else None
            return self._result("differs", f"{has}: it differs", day, None, since)
        if abs(lead) <= SAME_DAYS:
            near = f"within {SAME_DAYS} days" if lead else "the same"
            return self._result("same", f"{has}: {near}", day, lead, when)
        outcome: Outcome = "ahead" if lead > 0 else "behind"
        how = f"the claim is {abs(lead)} days {'ahead of' if lead > 0 else 'behind'} the list, which dates it {when}"
        return self._result(outcome, f"{has}: {how}", day, lead, when)

    def _leads(self, segments: Sequence[Segment], day: date) -> Iterator[tuple[int, date | None]]:
        """Yield by how many days the claim is ahead of each stretch of the list that agrees with it, and its date."""
        told = self.told
        deed = told.kind in ("gain", "loss") and told.polarity == "affirmed"
        event = self.claim.event
        dated = event.basis == "text" and event.start is not None and event.end is not None
        for segment in segments:
            if not self._agrees(segment.holder) or (deed and not segment.change):
                continue  # what was always so was not taken
            start, end = segment.start, segment.end
            if deed and dated and start is not None and event.start is not None:
                if start > day:
                    yield (start - day).days, start
                elif start < event.start:
                    yield -(event.start - start).days, start
                else:
                    yield 0, start
            elif segment.has(day):
                yield 0, start
            elif start is not None and day < start:
                yield (start - day).days, start
            elif end is not None:
                yield -(day - end).days, end

    def _has(self, at: Segment | None, day: date) -> str:
        info = self.reference.info
        if at is None:
            return f"{info.name} does not tell of {day}"
        since = f" since {at.start}" if at.change and at.start is not None else ""
        until = f" until {at.end}" if at.end is not None else ""
        return f"{info.name} has it {info.word(at.holder)} on {day}{',' if since or until else ''}{since}{until}"

    def _result(
        self, outcome: Outcome, words: str, day: date, lead_days: int | None, reference_day: date | None
    ) -> Comparison:
        return Comparison(self.claim.id, self.reference.info.name, outcome, words, day, lead_days, reference_day)

    def _not_covered(self, why: str) -> Comparison:
        return Comparison(self.claim.id, self.reference.info.name, "not_covered", why, self.told.day)
