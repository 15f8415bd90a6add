"""What is gathered of a noun and its places ("the capture of P") while it is read, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.binding.bind import Binder
from geomap.claims.binding.naming import spoken_name
from geomap.claims.frames.match import Match
from geomap.claims.who.party import Who
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.model import ClaimKind


@dataclass(slots=True)
class NounClaim:
    """The state of one reading: `bind_noun` makes it, each step adds what it finds.

    A step that may find the noun to be no claim returns why, "" where it may be one.
    """

    binder: Binder
    line: Line
    found: Match
    head: int  # the unit of the noun
    kind: ClaimKind
    start: int  # the first unit of its phrase so far
    end: int  # the unit after its last place
    verb: Reading  # what stands over it
    who: Who  # who does it
    governor: int = -1  # the verb whose object it is, where it is one's
    party: str | None = None
    how: str = ""  # how the party was found: "named", "context"
    weapon: bool = False  # made with a weapon: "drone attacks"
    none: bool = False  # "no attack"
    denied: bool = False
    planned: bool = False
    speaker: str = ""
    unconfirmed: bool = False  # "the fall of P was not confirmed"
    robbed: str | None = None  # who gave way where it was taken, or wants it given up: not the party
    spoken: bool = False  # who says it is settled, whether or not he has a name

    def done_by(self, who: Who, how: str = "") -> None:
        """Set who does it."""
        self.party, self.who = who.party, who
        self.how = how or ("context" if who.bare else "named")

    def told_by(self, span: tuple[int, int] | None) -> None:
        """Set who says it by the units that name him."""
        self.speaker, self.spoken = spoken_name(self.binder, self.line, span), True

    def before(self, reach: int) -> list[str]:
        """Return so many words right before the phrase."""
        return self.line.low[max(0, self.start - reach) : self.start]

    def after_agent(self) -> int:
        """Return the unit after its places and its "by X"."""
        agent = self.found.agent
        return self.end if agent is None else max(agent[1], self.end)
