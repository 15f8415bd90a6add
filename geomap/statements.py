"""What a state needs of a claim: a plain record, and what follows from it alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geomap.model import Article, Claim, ClaimKind, Extent, Modality, Polarity

WINDOW_DAYS = 30


@dataclass(frozen=True, slots=True)
class Statement:
    """What a state needs of one claim.

    `start` and `end` are the days that it speaks of (None is open, both None unknown); `said` is the article's date.
    `background` marks control told in passing ("Russian-held"). `party_side` is the side that the party stands on.
    """

    id: str
    place: str
    kind: ClaimKind
    party: str | None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    extent: Extent = "whole"
    extent_stated: bool = False
    speaker: str = "narrator"
    speaker_side: str = ""
    outlet: str = ""
    start: date | None = None
    end: date | None = None
    precision: str = "day"
    said: date | None = None
    background: bool = False
    party_side: str = ""
    answers: str = ""

    @property
    def day(self) -> date | None:
        """The day by which it had happened: the end of its interval, for what goes on since a date its start."""
        if self.kind in ("gain", "loss") and self.precision == "open":
            return self.start or self.end
        day = self.end or self.said or self.start
        return min(day, self.said) if day and self.said and self.modality == "actual" else day

    @property
    def voice(self) -> str:
        """Who says it; the narrator speaks for the outlet, and where that has no name for the article alone."""
        return (
            f"outlet {self.outlet or self.id}" if self.speaker == "narrator" else f"speaker {self.speaker.casefold()}"
        )

    @property
    def side(self) -> str:
        """The side that the party stands on, the party itself where none is known."""
        return self.party_side or self.party or ""

    @property
    def against_interest(self) -> bool:
        """Whether the speaker says it against the interest of the side that the speaker stands on."""
        if not self.speaker_side or not self.party or self.kind not in ("control", "gain", "loss"):
            return False
        good = (self.kind != "loss") == (self.polarity == "affirmed")  # good for the party
        return good != (self.speaker_side == self.side)


def statement_of(claim: Claim, article: Article, *, party_side: str = "", background: bool | None = None) -> Statement:
    """Build the statement of a claim; `background` is told from its trigger ("-held") where it is not given."""
    if background is None:
        background = claim.kind == "control" and (claim.trigger.text[:1] in "-‐‑–" or "background" in claim.reasons)
    place = claim.resolved.id if claim.resolved else f"name:{claim.place_name}"
    return Statement(
        claim.id, place, claim.kind, claim.party, claim.polarity, claim.modality, claim.extent, claim.extent_stated,
        claim.speaker, claim.speaker_side, article.origin or article.outlet or article.feed or article.key,
        claim.event.start, claim.event.end, claim.event.precision, article.date, background, party_side, claim.answers,
    )  # fmt: skip


def claim_ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the ids of the statements' claims, each once, in order."""
    return tuple(sorted({statement.id for statement in statements}))
