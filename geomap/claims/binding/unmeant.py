"""What the words of a verb and its place only seem to tell: a place that is not meant, a deed that is a dare."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder
from geomap.claims.binding.doers import hit_on_the_way
from geomap.claims.binding.grounds import HOLDS
from geomap.claims.frames.match import Match
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_NO_GROUND = tags.FORCE | tags.PEOPLE | tags.CROWD | tags.WEAPON | tags.VEHICLE
_DARE = 7  # units of "let the enemy come and take"


def why_unmeant(binder: Binder, line: Line, found: Match) -> str:
    """Return why a match tells nothing of its place, "" where it does."""
    if _means_its_subject(found):
        return "what is meant was not named"
    if found.pronoun and _where_told(binder, line, found):
        return "the place where it is told, not the one it is told of"
    if line.low[found.head : found.head + 2] == ["occupied", "with"]:
        return "figurative"  # "occupied with repairs"
    if (found.passive or found.frame.place_is_subject) and _taken_there(line, found):
        return "who was taken there"
    if found.frame.kind == "gain" and hit_on_the_way(line, found):
        return "who was hit before he came there"  # "bombed a convoy moving into P"
    behind = found.hits[-1].unit + 1
    if line.low[found.head] in HOLDS and line.low[behind : behind + 2] == ["to", "be"]:
        return "what someone thinks"  # "holds the island to be his"
    return "what someone is dared to do" if _dared(line, found) else ""


def _taken_there(line: Line, found: Match) -> bool:
    """Whether the place is where somebody was taken: "soldiers captured near P were handed over to the army"."""
    where = found.hits[0].unit - 1
    near = where > 1 and (line.tag[where] & tags.NEAR or line.low[where] in ("in", "at")) and where < found.head
    return bool(near and line.tag[where - 1] & tags.PAST and line.tag[where - 2] & _NO_GROUND)


def _means_its_subject(found: Match) -> bool:
    """Whether "it" would be the subject itself: "Kyiv did not claim it" is not of Kyiv."""
    subject = found.reading.subject
    return (
        found.pronoun
        and subject is not None
        and subject[1] - subject[0] <= 2
        and subject[0] <= found.hits[0].unit < subject[1]
    )


def _where_told(binder: Binder, line: Line, found: Match) -> bool:
    """Whether "the city" would be where someone speaks, far from the war: "In Geneva, S said they left the city"."""
    place = found.hits[0].unit
    if place > 2 or line.low[0] != "in" or place > found.head:
        return False
    ground = line.place[place].place
    home = binder.parties.index.home
    abroad = ground is not None and home is not None and ground.country not in ("", home)
    return abroad and any(bits & tags.SPEECH for bits in line.tag[place + 1 : found.head])


def _dared(line: Line, found: Match) -> bool:
    """Whether the foe is dared to do it: "Let them come and take P"."""
    first = int(bool(line.tag[0] & tags.QUOTE))
    if line.low[first] != "let" or found.head - first > _DARE:
        return False
    between = line.tag[first + 2 : found.head]
    return line.low[first + 1] != "us" and not any(bits & (tags.COMMA | tags.STOP | tags.AUXILIARY) for bits in between)
