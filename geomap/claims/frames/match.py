"""What a matched frame gives: a trigger with its places."""

from __future__ import annotations

from dataclasses import dataclass, field

from geomap.claims.phrases.placename import Hit
from geomap.claims.words.groups import Reading
from geomap.claims.words.lexicon import Frame


@dataclass(slots=True)
class Match:
    """A trigger with its places, before anyone has asked who and whether."""

    frame: Frame
    head: int
    end: int  # the unit after the words of the trigger
    hits: list[Hit]
    reading: Reading
    agent: tuple[int, int] | None = None  # units that name the party outright ("by X", "to X")
    other: tuple[int, int] | None = None  # units of those who were driven out, attacked, …
    passive: bool = False
    noun: bool = False
    pronoun: bool = False  # the place stands for "it"
    weapons: bool = False
    reasons: list[str] = field(default_factory=list)
