"""What an actor that the text names is in its sentence: armed men, a weapon, an official, a person, someone else."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.parties.book import Actor
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_FORCES = frozenset(("wehrmacht", "luftwaffe", "bundeswehr", "idf", "fardc", "fancj", "grande armée", "red army"))
_ARMIES = frozenset(
    ["army", "forces", "navy", "guard", "guards", "corps", "marines", "troops", "military", "fleet", "force"]
)
_CITIZENS = frozenset(
    ("million", "thousand", "hundred", "thousands", "millions", "hundreds", "many", "young", "ordinary", "a", "an",
     "another", "every")
)  # fmt: skip
_GOVERNING = frozenset(("government", "regime", "junta", "authorities", "administration", "leadership"))


@dataclass(slots=True)
class Who:
    """A reading of a noun phrase as a party.

    `status`: ``armed`` (a party, or its forces), ``weapon``, ``person`` (a leader), ``civil`` (someone or something
    else), ``none`` (nothing stands there).
    """

    party: str | None
    status: str
    unit: int = -1
    bare: bool = False  # the words do not name the party; it was read from the document
    troops: bool = False  # fighting men, and not a government or a state
    side: str = ""


NOBODY = Who(None, "none")


def who_of(line: Line, unit: int, actor: Actor, *, party: str | None, end: int) -> Who:
    """Read an actor at a unit, whose party is known, in a phrase that stops before unit `end`."""
    kind = actor.kind
    if kind in {"person", "official"}:
        return Who(party, kind, unit, side=actor.side)
    if kind == "adjective":
        return _who_of_adjective(line, unit, actor.side, party=party, end=end)
    if line.tag[unit] & tags.WEAPON and kind in {"force", "generic"}:
        return Who(party, "weapon", unit, kind == "generic", troops=True, side=actor.side)
    if kind == "body" and actor.noun not in _GOVERNING:
        low = line.low[unit]
        return Who(party, "armed", unit, side=actor.side, troops=low.rsplit(" ", 1)[-1] in _ARMIES or low in _FORCES)
    troops = kind in ("force", "group", "people", "generic") or line.low[unit].endswith(" army")
    return Who(party, "armed", unit, kind == "generic", troops, actor.side)


def _who_of_adjective(line: Line, unit: int, side: str, *, party: str | None, end: int) -> Who:
    """Read "Russian" by the word after it: a weapon, a force, something else; alone they are men of that side."""
    after = unit + 1
    if after >= end:
        if unit and line.low[unit - 1] in _CITIZENS:
            return Who(party, "civil", unit, side=side)  # "thousands of Russians"
        return Who(party, "armed", unit, side=side, troops=True)
    if line.low[after] in OWNING:
        after += 1
    if after >= line.size:
        return Who(party, "armed", unit, side=side)
    bits = line.tag[after]
    return Who(party, "weapon" if bits & tags.WEAPON else "armed" if bits & tags.FORCE else "civil", unit, side=side)
