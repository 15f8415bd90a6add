"""Why the words of a verb tell of another deed than it stands for: "joined the party in P", "left P alone"."""

from __future__ import annotations

from geomap.claims.binding.eachother import goes_away
from geomap.claims.binding.outcome import FALLS
from geomap.claims.constructions.accession import in_a_deed
from geomap.claims.frames.match import Match
from geomap.claims.speech.reports import Said
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_FIGHTS = ("fight", "fought", "battl", "struggl")
_UNIONS = frozenset(("union", "federation", "confederation", "empire", "kingdom", "republic", "it", "country"))
_LET_BE = frozenset(("alone", "untouched", "standing", "unharmed", "unscathed"))


def joins_nothing(line: Line, found: Match) -> str:
    """Why a place does not found, join or leave a state; "" where it may."""
    flags, levels = found.frame.flags, {line.level(hit.unit) for hit in found.hits}
    own = ("country",) if "own" in flags else ()
    if "self" in flags and levels.isdisjoint(("polity", "area", "admin1", "admin2", "island", *own)):
        return "joins no state"
    if "self" in flags and found.agent is not None and in_a_deed(line, found.agent[1]):
        return "joins it in a deed"
    if "own" in flags and found.other is not None and not _a_state(line, found.other):
        return "secedes from no state"
    free = "independent" in line.low[found.hits[-1].unit : found.hits[-1].unit + 9] or found.pronoun
    part = "part" in line.low[found.head : found.hits[0].unit]  # "proclaimed the region part of Russia"
    lands = ("polity", "country", "area", *(("admin1", "island") if free else ()))
    if "found" in flags and (part or levels.isdisjoint(lands)):
        return "proclaims no republic"
    return ""


def no_deed(line: Line, found: Match, kind: ClaimKind, said: Said | None) -> str:
    """Why the words of a trigger tell of another deed than it stands for; "" where they do not."""
    if kind == "contest" and goes_away(line, found):
        return "goes where it withdraws to"  # "pulled out of P and headed for Q"
    low, head = line.low, found.head
    fought = low[max(head - 2, 0)].startswith(_FIGHTS)  # "were fighting to defend P"
    infinitive = found.reading.infinitive and low[head] == "defend"
    if "foe" in found.frame.flags and infinitive and said is None and not fought:
        return "to defend it is no attack"
    land = kind == "gain" and all(line.level(hit.unit) == "country" for hit in found.hits)
    if land and "back" in low[head : found.end]:
        return "a way back, not a gain"  # "columns moved back into Russia"
    if kind == "loss" and low[head][:2] in ("gi", "ga") and low[head + 1 : found.hits[0].unit] == ["up", "on"]:
        return "hope that is given up"
    if ((kind == "control" and low[head] in _RUNS) or land) and not _CIVIC.isdisjoint(low[head : found.hits[0].unit]):
        return "a house, and no ground"  # "runs a school in P", "seized a hospital in Russia"
    if low[head] == "carried" and low[head + 1 : head + 2] == ["out"]:
        return "carried out, and not taken" if kind == "gain" else ""
    if kind == "contest" and low[head + 1 : head + 2] == ["back"] and low[head] in FALLS:
        return "fell back upon it, and not upon an enemy"
    beside = all(hit.extent == "approach" for hit in found.hits) and "positions" in low[head : found.hits[0].unit]
    if kind == "gain" and beside and low[head].startswith(("take", "taking", "took")):
        return "positions beside it, not the place"  # "took positions around P"
    if kind == "contest" and _fought_for(line, head):
        return "for whom they fight, and not where"
    if kind == "loss" and low[found.hits[-1].unit + 1] in _LET_BE and low[head][:2] == "le":
        return "left as it was, and not given up"  # "left P alone"
    joined_to = found.agent is not None or not found.passive
    if kind == "sovereignty" and not joined_to and low[head].startswith("incorporat"):
        return "a town that became one, and joined no state"
    return ""


def _fought_for(line: Line, head: int) -> bool:
    """Whether a verb tells for whom men fight: "Angolan forces fighting on behalf of N took two towns"."""
    return line.low[head].startswith(_FIGHTS) and line.low[head + 1 : head + 4] == ["on", "behalf", "of"]


_RUNS = frozenset(("run", "runs", "ran", "running", "operates", "operate", "operated"))
_CIVIC = frozenset(
    ("school", "schools", "hospital", "hospitals", "clinic", "clinics", "orphanage", "radio", "shop", "shops", "courts",
     "office", "offices", "kitchen", "kitchens", "shelter", "shelters", "college", "bakery", "bakeries", "prison")
)  # fmt: skip
_LANDSCAPE = frozenset(
    ("hills", "mountains", "forest", "forests", "fields", "desert", "water", "sea", "lake", "lakes", "river", "rivers",
     "marshes", "swamps", "jungle", "vineyards", "orchards", "cliffs", "peaks", "ridges", "woods", "minefields",
     "dunes", "walls", "ramparts", "forts", "ditches", "fences")
)  # fmt: skip


def of_ground(line: Line, span: tuple[int, int]) -> bool:
    """Whether a phrase is about ground, whoever holds it: "was cut off by rebel-held territory"."""
    last = span[1] - 1
    ground = line.tag[last] & tags.AREA or line.low[last] in _LANDSCAPE
    return bool(ground) and last not in line.actor and not line.tag[last] & (tags.FORCE | tags.PLACE)


def _a_state(line: Line, span: tuple[int, int]) -> bool:
    """Whether a phrase names a state, or a union of states."""
    return any(unit in line.actor or line.tag[unit] & tags.PLACE or line.low[unit] in _UNIONS for unit in range(*span))
