"""Places in someone's hands: "in Russian hands", "back in the hands of the militants"."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.constructions.standing import in_own_hands
from geomap.claims.frames.relatives import named_after
from geomap.claims.phrases.leftward import phrase, place_left
from geomap.claims.phrases.listed import listed_after
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_SUBJECT = 6  # units from the noun that is in someone's hands to the preposition
_RULING = frozenset(
    (
        "rebel",
        "separatist",
        "government",
        "enemy",
        "loyalist",
        "insurgent",
        "militant",
        "jihadist",
        "regime",
        "communist",
    )
)
_BEYOND = frozenset(("outside", "beyond"))  # "P lies outside the rebels' control"
_LEADS = _BEYOND | {"in", "into", "from"}


def in_hands(line: Line, at: int) -> Special | None:
    """ "In Russian hands", "in the hands of the militants"."""
    tag, low = line.tag, line.low
    look = at - 1
    while look > 0 and at - look < 6 and not _leads(line, look) and low[look - 1] != "out":
        if tag[look] & (tags.BE | tags.HAVE | tags.PAST) and look not in line.actor:
            return None
        look -= 1
    if look < 0 or not (_leads(line, look) or low[look - 1 : look + 1] == ["out", "of"]):
        return None
    if low[look] in _BEYOND and low[at] != "control":
        return None
    party: tuple[int, int] | None
    end = at + 1
    if low[end] == "of":
        stop = phrase(line, end + 1)
        party = (end + 1, stop)
        end = end + 1
    else:
        actors = [unit for unit in range(look + 1, at) if unit in line.actor]
        words = [unit for unit in range(look + 1, at) if tag[unit] & tags.FORCE or low[unit] in _RULING]
        party = (actors[-1], actors[-1] + 1) if actors else (words[0], words[0] + 1) if words else None
        if not actors and words and low[words[0] - 1 : words[0] + 1] == ["the", "group"]:
            party = (words[0] - 1, words[0] + 1)
        if party is None and low[look : look + 2] == ["in", "friendly"]:
            return _claimed_hands(line, look, end)  # "is once more in friendly hands"
        if party is None and low[look] == "in" and low[look + 1] in ("its", "their", "his", "our", "my"):
            return in_own_hands(line, look, end) or _claimed_hands(line, look, end)
        if party is None and low[look : look + 2] == ["into", "our"]:
            return _claimed_hands(line, look, end, "gain")  # "P has fallen into our hands"
    if party is None or not any(
        unit in line.actor or tag[unit] & tags.FORCE or low[unit] in ("its", "enemies") or low[unit] in _RULING
        for unit in range(*party)
    ):
        return None
    passed = low[look] == "from" and "to" in low[look + 1 : at]  # "passed from Russian to Ukrainian hands"
    out = look - 1 if low[look - 1 : look + 1] == ["out", "of"] else look
    found = place_left(line, out)
    if found is None and any(tag[unit] & tags.NOUN_AREA for unit in range(max(0, look - _SUBJECT), look)):
        # "the only town still in rebel hands is P", "three towns are in rebel hands: P, Q and R"
        named = named_after(line, end) or listed_after(line, end)
        found = (named, Reading(at)) if named else None
    if found is None:
        return None
    found[1].denied ^= low[look] in _BEYOND
    kind: ClaimKind = (
        "gain" if low[look] in ("into", "to") or passed else "loss" if low[look] in ("of", "from") else "control"
    )
    return Special(kind, found[0], look, end, found[1], party, background=found[1].relative)


def _leads(line: Line, at: int) -> bool:
    """Whether a unit leads to someone's hands: "in", "into"; "to" right behind its verb ("fell to rebel control")."""
    word = line.low[at]
    return word in _LEADS or (word == "to" and bool(line.tag[at - 1] & (tags.PAST | tags.VERB_IRREGULAR)))


def _claimed_hands(line: Line, look: int, end: int, kind: ClaimKind = "control") -> Special | None:
    """ "The government said P was in its hands"."""
    found = place_left(line, look)
    if found is None or not (kind == "gain" or line.tag[look - 1] & (tags.BE | tags.ADVERB)):
        return None
    return Special(kind, found[0], look, end, found[1], owner="@speaker", background=found[1].relative)
