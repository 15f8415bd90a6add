"""What a trigger with a grammar of its own gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from geomap.claims.phrases.placename import Hit
from geomap.claims.words.groups import Reading
from geomap.model import ClaimKind, Extent


@dataclass(slots=True)
class Special:
    """A claim read by one of the rules here."""

    kind: ClaimKind
    hits: list[Hit]
    head: int
    end: int
    reading: Reading
    party: tuple[int, int] | None = None  # units that name the party
    owner: str = ""  # the party itself, where the rule knows it
    background: bool = False
    by_subject: bool = False  # the party is the subject of the reading
    start_char: int = -1  # where the trigger starts, for compounds
    place_party: bool = False  # the party is the place's own name
    extent: Extent | None = None
    reasons: list[str] = field(default_factory=list)
    foe_of: int = -1  # a unit that names whose foe the party is
    speaks: bool = False  # the subject of the reading is the speaker
    asks_party: bool = False  # claims nothing where nobody knows whose it is
