"""Fighting and marching in which nobody attacks: two who fight each other, and men who go where they withdraw to."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder
from geomap.claims.frames.match import Match
from geomap.claims.parties.foes import ever_fought
from geomap.claims.words.line import Line

_MUTUAL = frozenset(
    ("fight", "fought", "fighting", "battle", "battled", "battling", "clash", "clashed", "clashing", "vie", "vied",
     "vying", "struggle", "struggled", "struggling")
)  # fmt: skip
_REBELS = frozenset(
    ("rebels", "insurgents", "guerrillas", "separatists", "militants", "jihadists", "islamists", "mutineers",
     "opposition")
)  # fmt: skip

_HEADS_FOR = frozenset(("heading", "headed", "heads", "head"))
_WITHDRAWS = frozenset(
    ("withdrew", "withdrawn", "withdrawing", "vacated", "vacating", "retreated", "retreating", "evacuated", "fled",
     "pulled out", "pulled back", "pulling out", "abandoned")
)  # fmt: skip


def each_other(binder: Binder, line: Line, found: Match) -> bool:
    """Whether a verb of fighting has two foes as its subject: "troops and rebels fought for P"."""
    span = found.reading.subject
    if span is None or found.passive or line.low[found.head] not in _MUTUAL or "and" not in line.low[slice(*span)]:
        return False
    two = [unit for unit in range(*span) if unit in line.actor]
    if len(two) != 2 or "and" not in line.low[two[0] : two[1]]:
        return False
    one, other = (binder.parties.of_unit(line, unit).party for unit in two)
    return one is not None and other is not None and (_at_war(binder, one, other) or _at_war(binder, other, one))


def _at_war(binder: Binder, one: str, other: str) -> bool:
    """Whether a list has it that one fights the other, or one is a state and the other but rebels."""
    if other in _REBELS and binder.parties.has_soldiers(one):
        return True
    side_of = binder.parties.index.book.side_of
    return ever_fought(side_of(one) or one, side_of(other) or other)


def goes_away(line: Line, found: Match) -> bool:
    """Whether who heads for a place gives another up before: "pulled out of P and headed for Q"."""
    low, head = line.low, found.head
    if low[head] not in _HEADS_FOR:
        return False
    if low[head - 1] == "before":
        return True  # "destroyed their bases before heading for P"
    first = found.reading.subject[0] if found.reading.subject is not None else 0
    pairs = (" ".join(low[unit : unit + 2]) for unit in range(first, head))
    return not _WITHDRAWS.isdisjoint(low[first:head]) or not _WITHDRAWS.isdisjoint(pairs)
