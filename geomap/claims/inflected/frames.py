"""Frames: what stands beside a trigger, as a row of steps."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.model import ClaimKind, Extent

SLOTS = frozenset("PTEWASL")


@dataclass(frozen=True, slots=True)
class Step:
    """A slot (P place, T target, E troops, W weapon, A party, S subject, L ground before), or words to choose from."""

    slot: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """How place and party stand beside a trigger."""

    kind: ClaimKind
    steps: tuple[Step, ...]
    extent: Extent | None
    flags: frozenset[str]

    @property
    def bare(self) -> bool:
        """Whether the place is the object itself, no word before it: it may stand before the verb then."""
        return self.steps[0].slot in ("P", "T")

    @property
    def governed(self) -> frozenset[str]:
        """The prepositions of a frame that ends in a preposition and the place; both may stand before the verb too."""
        ends = len(self.steps) > 1 and self.steps[-1].slot in ("P", "T") and not self.steps[-2].slot
        return self.steps[-2].words if ends else frozenset()
