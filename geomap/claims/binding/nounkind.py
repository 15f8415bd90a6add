"""Whether a noun tells of war at all, and of what: an attack with missiles is a strike, a siege in a film is none."""

from __future__ import annotations

from geomap.claims.binding.fitness import on_people
from geomap.claims.binding.nounblame import blamed
from geomap.claims.binding.nounclaim import NounClaim
from geomap.claims.binding.peace import BUILDINGS, MUCH
from geomap.claims.parties.unlisted import FIGHTERS
from geomap.claims.words import tags
from geomap.claims.words.line import Line

# What tells of a siege or a battle and is none: "an exhibition on the siege of P".
_WORKS = frozenset(
    (
        "exhibition", "exhibitions", "film", "films", "documentary", "book", "books", "novel", "play", "opera",
        "painting", "paintings", "lecture", "museum", "musical", "poem", "reenactment", "re-enactment", "history",
        "diorama", "stamp", "stamps", "coin", "statue", "plaque", "mural", "sculpture", "actor", "actress", "actors",
    )
)  # fmt: skip
_NAMED_AFTER = (["named", "after"], ["named", "for"])  # "a street is named after the liberation of P"
_BETWEEN = frozenset(("when", "as", "between", "after"))
_PRIZES = frozenset(("place", "title", "points", "medal", "medals", "cup", "crown", "votes", "seats", "spot", "trophy"))
_ATTACKS = frozenset(("attack", "attacks", "raid", "raids", "campaign"))
_FIGHTERS = FIGHTERS | {"warring"}  # with whom civilians who fight are a side
_OF_NEIGHBOURS = frozenset(("communal", "intercommunal", "inter-communal", "sectarian", "religious", "gang"))
_DRIVES = frozenset(
    ("flush", "drive", "root", "clear", "dislodge", "oust", "expel", "crush", "rout", "defeat", "eliminate", "stem",
     "push", "hunt", "repel", "flushing", "driving", "rooting", "clearing", "dislodging", "ousting", "crushing")
)  # fmt: skip
_OUTLAWS = frozenset(("gang", "gangs", "gangsters", "criminals", "traffickers", "smugglers", "bandits", "poachers"))
_AIM = 16  # units from the place to what is aimed at
_OF_WAR = frozenset(
    ("offensive", "assault", "combat", "hostile", "storming", "military", "ground", "clearance", "counterinsurgency",
     "counter-insurgency", "air", "aerial", "bombing")
)  # fmt: skip


def why_unfit(noun: NounClaim) -> str:
    """Return why a noun of fighting without a weapon tells of no war."""
    line, found, head = noun.line, noun.found, noun.head
    if noun.kind == "control" and _under_it(line, head):
        return "who has it, not what he has"
    if noun.kind not in ("contest", "strike") or noun.weapon:
        return ""
    tag, low = line.tag, line.low
    if low[head - 1] == "9/11" or (head > 1 and tag[head - 1] & tags.NUMBER and tag[head - 2] & tags.TIME):
        return "an act of terror, called by its day"
    if low[head] == "attack" and low[found.end - 1] == "in":
        return "an attack with what is not said"
    state = noun.party is not None and len(noun.party) == 2  # the key of a state is its code
    if low[head].startswith("bombing") and low[found.end - 1] == "in" and not state:
        return "bombs of what kind is not said"
    if low[head - 1 : head + 1] == ["on", "strike"]:
        return "a strike of workers"
    if low[head].startswith("raid") and (low[found.end] in ("his", "her") or "police" in low[noun.start : head]):
        return "a search, not a raid of war"
    if head and low[head - 1] in _OF_NEIGHBOURS:
        return "a crowd, not a force"
    place = found.hits[0].unit
    sides = range(head + 2, min(head + 8, line.size)) if low[head + 1] == "between" else range(0)
    crowd = any(tag[unit] & tags.CROWD for unit in sides)
    armed = crowd and (not _FIGHTERS.isdisjoint(low[head + 2 : head + 8]) or _of_groups(line, sides))
    if crowd and not armed:
        return "a crowd, not a force"  # "P saw clashes between settlers and villagers"
    if low[head + 1 : head + 2] == ["for"] and not _PRIZES.isdisjoint(low[head + 2 : place]):
        return "a contest of sports"  # "a battle for third place in P"
    hurling = low[place + 1 : place + 2] and low[place + 1] in _BETWEEN and low[head].startswith("clash")
    if hurling and any(bits & tags.CROWD for bits in tag[place + 2 : place + 5]):
        return "a crowd, not a force"  # "clashes in P when youths stoned soldiers"
    if low[place + 1 : place + 2] in (["'s"], ["’s"]) and line.level(place) == "country":
        return "something of a state, not its ground"
    if not armed and found.frame.kind == "contest" and any(tag[unit] & tags.CROWD for unit in range(head + 1, place)):
        return "a crowd, not a force"
    return "people or vehicles, not a place" if on_people(line, found) else ""


def _of_groups(line: Line, units: range) -> bool:
    """Whether an armed group stands among those who fight: "clashes between the Houthis and residents"."""
    return any(unit in line.actor and line.actor[unit].kind == "group" for unit in units)


def _under_it(line: Line, head: int) -> bool:
    """Whether something is under the noun: "under the occupation and the control of Turkey" is hers."""
    for unit in range(head - 1, max(head - 9, -1), -1):
        if line.low[unit] == "under":
            return True
        if line.tag[unit] & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.PAST | tags.PREPOSITION):
            return False
    return False


def settle_raid(noun: NounClaim) -> None:
    """Make fighting of a raid by rebels or gunmen, who have no aircraft: "a raid by gunmen on P"."""
    on_foot = noun.kind == "strike" and not noun.weapon and noun.line.low[noun.head] in ("raid", "raids")
    if on_foot and noun.party is not None and len(noun.party) != 2:  # the key of a state
        noun.kind = "contest"


def settle_kind(noun: NounClaim) -> None:
    """Make a strike of an attack that is made with weapons, by the words before it or "with cruise missiles"."""
    frame = noun.found.frame
    attack = noun.line.low[noun.head] in _ATTACKS
    if noun.kind != "contest" or not attack:
        return
    if (noun.weapon or "bombs" in frame.flags) and frame.steps:
        noun.kind = "strike"
    elif _with_weapons(noun):
        noun.kind, noun.weapon = "strike", True


def _with_weapons(noun: NounClaim) -> bool:
    line, behind = noun.line, noun.end
    return line.low[behind : behind + 1] in (["with"], ["by"], ["using"]) and any(
        line.tag[unit] & tags.WEAPON and not line.tag[unit] & tags.FORCE
        for unit in range(behind + 1, min(line.size, behind + 6))
    )


_POLLS = frozenset(("candidate", "candidates", "run-off", "runoff", "incumbent", "incumbents"))


def why_a_tale(noun: NounClaim) -> str:
    """Return why a noun is told of in a film or a book, or is a strike of workers."""
    line, start, war = noun.line, noun.start, noun.binder.war
    low = line.low
    if start and low[start - 1] in ("on", "about", "of", "depicting") and not _WORKS.isdisjoint(noun.before(4)[:-1]):
        return "told of in a work"
    titled = start and line.tag[start - 1] & tags.QUOTE and low[noun.head] == "battle"
    if titled and line.place[noun.found.hits[0].unit].place is None:
        return "the name of an operation"  # "called the “Battle of Victory”"
    if noun.party is not None:
        return ""
    if noun.kind == "contest" and not _POLLS.isdisjoint(line.vocabulary):
        return "an election"  # "a run-off that both candidates call a battle for the capital"
    if war < 3 and (not _WORKS.isdisjoint(low[:start]) or noun.before(2) in _NAMED_AFTER):
        return "told of in a work"
    if low[noun.head] in ("strike", "strikes") and not noun.weapon and war < 2 and blamed(line, start) is None:
        return "strikes of what is not said"
    return ""


def why_vague(noun: NounClaim) -> str:
    """Return why "operations in P" are of no known kind: no word before says that they are of war."""
    first = noun.found.hits[0].unit
    taken = noun.kind in ("gain", "control") and noun.binder.war < MUCH
    if taken and not BUILDINGS.isdisjoint(noun.line.low[noun.head : first]):
        return "a building in a town, in peace"  # "control of the prison in P"
    vague = "offensive" in noun.found.frame.flags and _OF_WAR.isdisjoint(noun.line.low[noun.start : noun.head])
    if vague and not _against_someone(noun):
        return "an action of what kind is not said"
    unsaid = noun.party is None and noun.line.low[noun.found.end - 1] == "at" and noun.found.frame.kind == "contest"
    return "whose attack is not said" if unsaid and noun.line.low[noun.head].startswith(("att", "ass")) else ""


def _against_someone(noun: NounClaim) -> bool:
    """Whether "against" names fighters behind the place: "operations in P against the rebels"."""
    line, after = noun.line, noun.end
    if line.low[after : after + 1] != ["against"]:
        return _to_drive_out(line, after)
    return any(
        line.tag[unit] & tags.FORCE or unit in line.actor for unit in range(after + 1, min(after + 4, line.size))
    )


def _to_drive_out(line: Line, after: int) -> bool:
    """Whether the aim behind the place is to drive fighters out: "an operation in P to flush out the rebels"."""
    if _DRIVES.isdisjoint(line.vocabulary):
        return False
    low, tag = line.low, line.tag
    for at in range(after, min(line.size - 2, after + _AIM)):
        if low[at] in _DRIVES and (tag[at - 1] & tags.TO or low[at - 1] == "at"):
            whom = range(at + 1, min(line.size, at + 6))
            armed = any(tag[unit] & tags.FORCE or unit in line.actor for unit in whom)
            return armed and _OUTLAWS.isdisjoint(low[at : at + 6])
        if tag[at] & tags.STOP:
            return False
    return False
