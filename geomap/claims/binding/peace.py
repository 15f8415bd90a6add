"""Why the verbs of war tell of peace: travellers, neighbours on the map, idioms, persons who are taken somewhere."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder
from geomap.claims.frames.match import Match
from geomap.claims.who.party import Who
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_LITTLE = 2.0  # fewer words of war than these, and who leaves or stays may be anyone
MUCH = 4.0  # and with as many, a doubted name that is held is a place
_GOES = ("leav", "left", "flee", "fled", "depart", "quit", "exit", "evacuat", "escap", "sail", "remain", "stay")
_JOINS = ("incorporat", "admit", "absorb", "merg")
_GIVES = ("award", "admit", "unit", "merg", "join", "transfer")
_ANY_USE = frozenset(("taken", "lost", "left", "hit", "struck", "freed", "kept", "entered", "reached", "cleared"))
_HURT = frozenset(("killed", "wounded", "injured", "maimed"))
_HOUSES = frozenset(
    ("church", "churches", "mosque", "mosques", "synagogue", "temple", "shrine", "hotel", "hotels", "bar", "cafe",
     "restaurant", "restaurants", "nightclub", "market", "mall", "supermarket", "shop", "shops", "bank", "museum",
     "theatre", "theater", "cinema", "wedding", "funeral", "concert")
)  # fmt: skip
BUILDINGS = frozenset(("prison", "jail", "hospital", "school", "university", "library", "factory", "mine", "museum"))
_HELPS = ("help", "assist", "aid", "rescue", "evacuate", "deliver", "distribute", "clean")
_AROUND = ("surround", "ring", "encircl", "hem")
_IN_WORDS = ("threat", "menac", "isolat")  # what is said or done to a whole country without an army
_GIVES_IN = ("yield", "succumb")
_TAKES = frozenset(("take", "takes", "took", "taken", "taking"))
_GETS = frozenset(("get", "gets", "got", "getting", "gotten", "be", "well"))
_STANDS = frozenset(("party", "list", "slate", "ticket"))  # what people vote for
_HELD_THERE = frozenset(("in", "on", "at", "to", "for", "with", "without"))
_WE = frozenset(("we", "i", "you", "he", "she", "us"))


def in_peace(binder: Binder, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
    """Why a verb with this subject tells of peace; "" where it may tell of war."""
    word, hit = line.low[found.head], found.hits[0].unit
    place = line.place[hit].place
    country = place is not None and place.level == "country"
    after = found.hits[-1].unit + 1
    goes = found.frame.place_is_subject and not found.passive and not found.reading.passive
    if goes and word.startswith("return") and line.tag[hit] & tags.WEAK:
        return "someone who goes there"  # "Whitlock returned to Canada in May"
    if kind in ("gain", "loss") and _at_the_polls(line, found):
        return "a party at the polls"
    if binder.war < _LITTLE:
        moved = "troops" in found.frame.flags or (found.passive and found.frame.steps[0].slot == "F")
        if moved and word.startswith(_GOES) and (_anyone(binder, line, who) or _they(binder, line, found)):
            return "someone who goes or stays, in peace"
        if word.startswith("dominat") and (who.bare or not who.troops):
            return "no army that holds it"
        if kind == "sovereignty" and found.passive and found.agent is None and word.startswith(_JOINS):
            return "joined to no state"  # "the town was incorporated in 1850"
        if binder.war < 1 and who.bare and _pronoun(line, found) and not _teller(binder):
            return "nothing of war in the text"  # "We drove into P"
    if binder.war < MUCH and kind == "gain":
        if not BUILDINGS.isdisjoint(line.low[found.head : hit]):
            return "a building in a town, in peace"  # "retook control of the prison in P"
        if line.low[after : after + 1] == ["to"] and line.low[after + 1].startswith(_HELPS):
            return "troops who come to help"
    if kind == "sovereignty" and word.startswith(_GIVES) and any(bits & tags.PEACEFUL for bits in line.tag):
        return "something else is given"  # "the games were awarded to P"
    if binder.war < 1 and found.passive and found.agent is None and word in _ANY_USE:
        return "nothing of war in the text"
    if (
        word.startswith(("leav", "left"))
        and after < line.size
        and (line.tag[after] & tags.GERUND or line.low[after] == "as")
    ):
        return "left in a state, not left"  # "leaving P standing"
    if kind == "control" and found.passive and found.agent is None and _held_there(line, found, binder):
        return "held there, not by anyone"
    if (
        word.startswith(_AROUND)
        and (country or not (found.reading.planned or found.reading.tried))
        and _neighbour(line, who)
    ):
        return "a country among its neighbours"
    if country and word in _HURT and found.passive:
        return "people who were hit, not a country"  # "was killed by a bomb in Iraq"
    if country and kind == "control" and word.startswith(("remain", "stay")) and "troops" in found.frame.flags:
        return "troops who stay in a country do not hold it"  # "US troops will stay in Niger"
    if kind == "contest" and not _of_a_state(who) and _on_a_house(line, found):
        return "an attack on a house, not on a place"  # "militants attacked a church in P"
    if country and word.startswith(_IN_WORDS):
        return "done to a state in words"
    if country and found.frame.place_is_subject and word.startswith(_GIVES_IN):
        return "a state that gives in"
    if word == "rid" and line.low[found.head - 1] in _GETS:
        return "an idiom"
    if word in _TAKES and not found.passive and _taken_somewhere(line, after):
        return "taken somewhere"
    if word.startswith("hold") and line.low[found.head + 1 : found.head + 4] == ["the", "high", "ground"]:
        return "an idiom" if not who.troops else ""
    return ""


def _at_the_polls(line: Line, found: Match) -> bool:
    """Whether a party without an army takes or gives up a seat: "the Socialist Party lost P", "his list swept P"."""
    low = line.low
    units = [unit for unit in range(*(found.reading.subject or (0, 0))) if low[unit] in _STANDS]
    if "party" in " ".join(low):
        named = (unit for unit, bits in enumerate(line.tag) if bits & tags.CAPITAL)
        units += [unit for unit in named if low[unit].rpartition(" ")[2] == "party"]
    return any(not {unit - 1, unit} & line.actor.keys() for unit in units)


def _anyone(binder: Binder, line: Line, who: Who) -> bool:
    """Whether the subject is no force: a people ("Saudis left P"), or a bare name that others bear ("Wagner")."""
    actor = line.actor.get(who.unit)
    if actor is None:
        return False
    if actor.kind == "people":
        return line.low[max(0, who.unit - 1)] != "the"  # "the Germans left P" may be their army
    return actor.kind == "group" and binder.war < 1 and " " not in line.low[who.unit]


def _they(binder: Binder, line: Line, found: Match) -> bool:
    """Whether the subject is "they", told by no one known."""
    subject = found.reading.subject
    return subject is not None and line.low[slice(*subject)] == ["they"] and not _teller(binder)


def _teller(binder: Binder) -> bool:
    """Whether it is known who speaks."""
    return bool(binder.parties.speaker_side or binder.parties.index.author)


def _of_a_state(who: Who) -> bool:
    return who.party is not None and len(who.party) == 2  # the key of a state is its code


def _on_a_house(line: Line, found: Match) -> bool:
    """Whether the object is a house where people pray, sleep, eat or shop, and the place is only where it stands."""
    return not _HOUSES.isdisjoint(line.low[found.end : found.hits[0].unit])


def _pronoun(line: Line, found: Match) -> bool:
    subject = found.reading.subject
    return subject is not None and line.low[subject[0]] in _WE


def _held_there(line: Line, found: Match, binder: Binder) -> bool:
    """Whether something is held, kept or ruled somewhere: "a summit held in P", "P was kept from view"."""
    after = found.head + 1
    if line.low[after : after + 1] == ["from"]:
        return False  # "is run from Luanda"
    if binder.war < _LITTLE:
        return True
    if line.tag[found.hits[0].unit] & tags.WEAK and binder.war < MUCH:
        return True
    return (
        found.reading.relative
        and after + 1 < line.size
        and line.low[after] in _HELD_THERE
        and not any(bits & tags.TIME for bits in line.tag[after + 1 : after + 4])  # "occupied on the second day"
    )


def _neighbour(line: Line, who: Who) -> bool:
    """Whether the subject is a country by its name alone, with none of its troops."""
    if who.troops or who.unit < 0:
        return False
    place = line.place[who.unit].place if who.unit in line.place else None
    actor = line.actor.get(who.unit)
    return (actor is not None and actor.kind == "state") or (place is not None and place.level == "country")


def _taken_somewhere(line: Line, after: int) -> bool:
    """Whether a phrase for where to follows: "takes Karim to the gate", but "took the town to open the road"."""
    if line.low[after : after + 1] != ["to"] or after + 1 >= line.size:
        return False
    return bool(line.tag[after + 1] & (tags.DETERMINER | tags.POSSESSIVE | tags.PLACE | tags.NUMBER))
