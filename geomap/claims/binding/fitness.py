"""Whether a subject can do what a trigger says, and who it is where no list has it."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.binding.bind import Binder
from geomap.claims.binding.civilians import gone_with_others, no_force
from geomap.claims.binding.peace import in_peace
from geomap.claims.binding.roles import told_of_its_state
from geomap.claims.frames.match import Match
from geomap.claims.frames.stepwords import INHABITANTS
from geomap.claims.parties.dated import COMMANDER
from geomap.claims.speech.quotes import is_quoted
from geomap.claims.speech.sources import PICTURES
from geomap.claims.who.party import Who
from geomap.claims.words import tags
from geomap.claims.words.groups import group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING
from geomap.model import ClaimKind
from geomap.places.words import GIVEN
from geomap.places.words import words as spellings

_AIRCRAFT = frozenset(
    ("helicopter", "helicopters", "plane", "planes", "jet", "jets", "aircraft", "gunships", "warplane")
)
_CAR_BOMBS = frozenset(("car", "truck", "parcel", "letter", "roadside", "nail", "suicide"))
_CONQUERS = ("conquer", "reconquer", "captur", "recaptur", "inva", "besieg", "overr", "sack", "annex")
_CONQUERORS = frozenset(
    ("king", "kings", "queen", "emperor", "sultan", "emir", "tsar", "czar", "shah", "khan", "kaiser", "caliph", "duke",
     "ruler", "dictator", "warlord", "general", "marshal", "commander", "admiral", "conquistador", "conqueror",
     "conquerors", "invaders", "tribe", "tribes", "nomads", "barbarians", "horsemen", "dynasties",
     "dynasty", "armada")
)  # fmt: skip
_HARMS = ("kill", "wound", "injur", "maim")
_WEATHER = frozenset(
    ("flood", "floods", "flooding", "wildfire", "wildfires", "snow", "snows", "snowfall", "snowdrifts", "ice", "fog",
     "mud", "rain", "rains", "storm", "storms", "blizzard", "hurricane", "landslide", "landslides", "mudslides",
     "avalanche", "avalanches", "earthquake", "cholera", "virus")
)  # fmt: skip
_SETTLEMENTS = frozenset(("town", "city", "village", "settlement", "hamlet", "district"))
_ONE = frozenset(("a", "an", "another", "one"))
_LINES = frozenset(("front", "frontline", "front line"))  # "the front has reached P"; but "the Front took P"
_SHUTS = ("clos", "cut", "block", "shut", "sever", "isolat")
_STORES = frozenset(
    ("depot", "depots", "shop", "shops", "store", "stores", "bank", "banks", "warehouse", "warehouses", "museum",
     "museums", "pharmacy", "pharmacies", "granaries", "armoury", "armory")
)  # fmt: skip
_SINGLE = frozenset(("a", "an", "another"))  # "another Australian" is one man
_CARRIERS = frozenset(("convoy", "convoys", "crew", "crews", "column of aid", "buses"))
VISITS = frozenset(
    ["reach", "reaches", "reached", "enter", "enters", "entered", "leave", "leaves", "left", "visit", "flee", "flees",
     "fled", "fleeing"]
)  # fmt: skip
_BY_STORM = (["by", "storm"], ["by", "surprise"])
_LITTLE_WAR = 2.0
GOING = frozenset(("leaving", "entering", "reaching"))

_PICTURES = frozenset(
    ("film", "films", "photo", "photos", "picture", "pictures", "camera", "footage", "video", "novel")
)
_WAR_WORDS = 3.0  # so many words of war, and "we" or "they" may be an army in a text with as many of peace
_WAYS = frozenset(("way", "ways", "how", "means", "methods"))
_KEPT = (["under"], ["from"], ["waiting"], ["guessing"], ["informed"], ["safe"], ["out"], ["awake"], ["clean"])
_INHABITANTS = INHABITANTS - {"people"}  # but "the president's people retook P"
_STATES = frozenset(("hands", "control", "ruins", "rubble", "ashes", "darkness", "flames", "limbo", "shock"))
_LEFT_SO = frozenset(
    ("open", "exposed", "vulnerable", "isolated", "surrounded", "encircled", "besieged", "undefended", "unprotected",
     "defenceless", "defenseless", "unguarded", "stranded", "paralysed", "paralyzed", "divided", "intact")
)  # fmt: skip
_QUITE = frozenset(("wide", "all", "but", "more"))
_LAST = frozenset(("last", "only", "sole", "largest", "biggest", "main"))
_APPOSED = 14  # units of an apposition at most
_IN_WORDS = (["over"], ["for"], ["as"])  # "attacked P over its budget"
_NO_ARMS = frozenset(  # words of peace too
    ("strike", "strikes", "attack", "attacks", "raid", "raids", "fire", "storm", "volley", "explosions", "explosion",
     "blast", "blasts", "jet", "plane", "planes", "helicopters", "shells", "guns", "batteries")
)  # fmt: skip
_AIRLINERS = frozenset(("plane", "planes", "airplane", "aeroplane", "aircraft", "airliner", "jet", "helicopter"))
_ERRANDS = frozenset(("pursuit", "patrol", "leave"))
_AIMS = frozenset(("targets", "target", "launcher", "launchers"))
_BLAZE = 3  # units of "a huge fire"
_SAID_BEFORE = 7  # units of "The air force said it had"
_TOWARDS = frozenset(("to", "toward", "towards"))


def unfit(binder: Binder, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
    """Why the subject cannot do what the trigger says; "" where it can."""
    if kind in {"gain", "loss", "control"} and _one_person(line, found):
        return "one person takes no ground"
    if kind != "strike" and _some_town(line, found):
        return "one town of it, which is not named"
    return (
        _other_sense(binder, line, found, who, kind)
        or _at_peace(binder, line, found, who, kind)
        or _other_deed(binder, line, found, who, kind)
        or _wrong_doer(binder, line, found, who, kind)
    )


def _some_town(line: Line, found: Match) -> bool:
    """Whether only a town without a name is told of, and the country where it lies: "seized a town in Syria"."""
    unit = found.hits[0].unit - 1
    if len(found.hits) > 1 or unit <= found.head + 1 or line.level(unit + 1) != "country":
        return False
    while line.tag[unit] & (tags.DIRECTION | tags.DETERMINER):
        unit -= 1
    noun = unit - 1
    if line.low[unit] != "in" or line.low[noun] not in _SETTLEMENTS:
        return False
    phrase = line.low[found.head + 1 : noun]
    return not _ONE.isdisjoint(phrase) and not any(bits & tags.PLACE for bits in line.tag[found.head + 1 : noun])


def _other_sense(binder: Binder, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
    """What else the verb means with the words that stand beside it, "" where nothing."""
    low, word = line.low, line.low[found.head]
    after = found.hits[-1].unit + 1
    subject = low[who.unit] if who.unit >= 0 else ""
    if subject in _LINES and kind in {"loss", "gain"} and not line.tag[who.unit] & tags.CAPITAL:
        return "a line, not a force"
    if kind == "loss":
        if word.startswith(("leav", "left")) and _left_so(line, after):
            return "left in a state, not left"
        if any(
            low[unit] in _ERRANDS and low[unit - 1] in ("in", "on")
            for unit in range(after + 1, min(line.size, after + 9))
        ):
            return "left to come back"  # "left the fort in pursuit of a band"
        if who.bare:
            nobody = not binder.parties.speaker_side and is_quoted(line.document, line.first[found.head])
            if gone_with_others(line, found, binder.lexicon.classes, told_by_nobody=nobody):
                return "people who leave, not a force"
    if kind == "gain" and low[after : after + 2] in _BY_STORM:
        figure = who.status in {"civil", "official"} and not _conqueror(binder, line, found)
        if figure or binder.war < _LITTLE_WAR:
            return "figurative"  # "the news took P by surprise"
    if word.startswith(("keep", "kept")):
        in_state = low[after : after + 1] in _KEPT or line.tag[after] & tags.PAST
        if kind == "control" and in_state and not found.passive:
            return "kept in a state, not held"
        if found.pronoun and low[found.head + 2 : found.head + 3] == ["from"]:
            return "kept from doing something"  # "only rain kept them from marching on P"
    if word.startswith("crash") and not _AIRLINERS.isdisjoint(low[max(0, found.head - 4) : found.head]):
        return "a crash"  # of an aircraft, which may have been hit itself
    if word.startswith(_SHUTS):
        span = found.reading.subject or (0, 0)
        by = found.agent or ((found.head + 2, found.head + 5) if low[found.head + 1] == "by" else (0, 0))
        if not _WEATHER.isdisjoint(low[slice(*by)]) or low[max(span[1] - 1, 0)] in _WEATHER:
            return "the weather's doing"  # "the road to P was cut by floods"
    if word.startswith("clean") and not _STORES.isdisjoint(low[found.head : found.hits[0].unit]):
        return "looted, not taken"  # "cleaned out the depots of P"
    if word in VISITS and (found.passive or found.weapons or word == "reach") and _may_be(line, found.head):
        return "what can be done"  # "the town can be reached on foot", "guns that can reach P"
    if word in VISITS and subject in _CARRIERS and who.bare:
        return "carriers of what is not said"
    return ""


def _may_be(line: Line, verb: int) -> bool:
    """Whether something is only able to do what the verb at a unit tells: "can", "could no longer", "able to"."""
    return group(line, verb).modal in {"can", "could", "cannot"} or line.low[verb - 2 : verb] == ["able", "to"]


def _left_so(line: Line, after: int) -> bool:
    """Whether a place is left in some state: "leaving P in their hands", "leaving P, a port, wide open to attack"."""
    low, tag = line.low, line.tag
    if tag[after] & tags.COMMA and tag[after + 1] & tags.DETERMINER:
        closing = next((at for at in range(after + 2, min(line.size, after + _APPOSED)) if tag[at] & tags.COMMA), 0)
        after = closing + 1 if closing else after
    if not _STATES.isdisjoint(low[after : after + 5]):
        return True
    while tag[after] & tags.ADVERB or low[after] in _QUITE:
        after += 1
    last = low[after] in ("the", "its", "their") and low[after + 1] in _LAST and not tag[after + 2] & tags.TIME
    return last or low[after] in _LEFT_SO or low[after : after + 2] == ["cut", "off"]


def _at_peace(binder: Binder, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
    """Why what is told is nothing of a war, "" where it may be."""
    if line.low[found.head].startswith("patrol") and binder.war < 3:
        return "a patrol in peace"
    if _at_home(line, found, who):
        disputed = kind == "sovereignty" or _disputed(binder, line, found, who, kind)
        if binder.warlike < 0 and binder.war < 2 and kind != "strike" and not disputed:
            return "an army at home, in peace"
        if binder.war < _WAR_WORDS and "presence" in line.low[found.head : found.hits[0].unit]:
            return "an army at home"  # "the Indian army has a large presence in P"
    at_war = binder.war >= 2 and binder.warlike > 0
    return no_force(line, found, who, kind, at_war=at_war) or in_peace(binder, line, found, who, kind)


def _other_deed(binder: Binder, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
    """What else is done than what the trigger says of war and ground, "" where nothing."""
    flags, low, word = found.frame.flags, line.low, line.low[found.head]
    after = found.hits[-1].unit + 1
    abroad = "abroad" in flags or (kind == "sovereignty" and word.startswith(("appl", "extend")))
    if abroad and _at_home(line, found, who):
        return "its own ground"
    if not who.troops and low[found.head + 1 : found.head + 3] == ["back", "at"] and kind == "strike":
        return "an answer in words"  # "Moscow hit back at Washington"
    if not who.troops and low[after : after + 1] in _IN_WORDS:
        if word.startswith(("str", "hit", "lash")) and low[after] == "over":
            return "an attack in words"
        if word.startswith("attack") and kind == "contest":
            return "an attack in words"
    if word.startswith("land") and who.unit >= 0:
        if low[who.unit].rsplit(" ", 1)[-1] in _AIRCRAFT:
            return "an aircraft that comes down"
        if who.unit in line.actor and line.actor[who.unit].kind == "adjective":
            return "ground, not a landing"  # "the occupation of Kurdish lands in P"
    back = line.low[found.head + 1] == "back" and line.low[found.head + 2] in _TOWARDS
    if kind == "contest" and back and not found.passive:
        return "a way back, not an advance"  # "marched back to P"
    if kind == "contest" and not found.passive and line.level(found.hits[0].unit) == "country":
        nears = "approach" in (found.frame.extent, found.hits[0].extent)
        if nears and _at_home(line, found, who) and of_state(binder, who):
            return "an army on its way home"  # "Croatian troops turned towards Croatia"
    if kind in {"strike", "contest"}:
        way = low[found.head - 2] in _WAYS and low[found.head - 4] != "on"
        subject = found.reading.subject  # "he means to storm P" is no way
        if way and found.reading.infinitive and (subject is None or subject[1] != found.head - 2):
            return "a way to do it, not the deed"  # "learned new ways to attack P"
        if _of_terror(line, found):
            return "an act of terror, not of war"
    if "speaker" in flags and found.pronoun and found.frame.place_first and not of_state(binder, who):
        return "a deed is claimed, not ground"  # "a bomb went off in P; nobody claimed it"
    return ""


def _wrong_doer(binder: Binder, line: Line, found: Match, who: Who, kind: ClaimKind) -> str:
    """Why nobody of the subject's kind does what the trigger says, "" where he may."""
    flags, status = found.frame.flags, who.status
    if "flag" in flags and status != "armed":
        return "no flag"
    if status in {"civil", "official"} and not plain_war(binder, line, found) and not _conqueror(binder, line, found):
        return "the subject is no party"
    if "bombs" in flags:
        armed = found.weapons or (status == "weapon" and real_weapon(binder, line, who))
        armed = armed or (status == "armed" and of_state(binder, who) and aimed_at(line, found))
        return "" if armed else "no weapon named"
    if "weapon" in flags or kind == "strike":
        return _no_strike(binder, line, found, who)
    taking = kind in {"gain", "loss", "control"}
    if status == "weapon" and taking and not who.troops:
        return "weapons take no ground"
    if status == "person":
        leads = binder.war >= 2 and who.unit in line.actor and line.actor[who.unit].noun == COMMANDER
        leads = leads or (binder.war >= 3 and found.reading.planned and "troops" not in flags)  # "Orlov wants P"
        leads = leads or (binder.war >= 2 and kind == "control" and found.agent is not None and who.party is not None)
        return "a person, not a force" if taking and flags & {"armed", "troops"} and not leads else ""
    if found.frame.place_is_subject and kind == "control" and binder.war < 2:
        return "held out against no one"
    if status == "none":
        return _no_doer(binder, line, found, who)
    if "speaker" in flags and kind == "sovereignty" and who.bare and not told_of_its_state(line, found, who):
        return "a pronoun claims it"
    if (
        "troops" in flags
        and not who.troops
        and "asked for" not in found.reading.reasons
        and not state_leaves(line, who)
    ):
        return "a state, not its troops"
    unknown = binder.war < 1 and binder.parties.index.book.get(who.party) is None
    if binder.warlike < 0 and (not who.troops or unknown or (who.bare and binder.war < _WAR_WORDS)):
        return "" if _disputed(binder, line, found, who, kind) else "nothing of war in the text"
    return ""


def _disputed(binder: Binder, line: Line, found: Match, who: Who, kind: ClaimKind) -> bool:
    """Whether another was told before to claim ground in law: "Y says that P is its own. X has run P since May"."""
    place = line.place[found.hits[0].unit].place
    return kind in ("sovereignty", "control") and any(
        ground == place and party != who.party for ground, party in binder.claimed if ground is not None
    )


def aimed_at(line: Line, found: Match) -> bool:
    """Whether "targets" or launchers are hit, or an air force hits: nobody stands on that ground afterwards."""
    low, head = line.low, found.head
    aloft = any(word.endswith("air force") for word in low[max(0, head - _SAID_BEFORE) : head])
    return aloft or not _AIMS.isdisjoint(low[head + 1 : found.hits[0].unit])


def _no_strike(binder: Binder, line: Line, found: Match, who: Who) -> str:
    """Why the subject strikes no place, "" where it does."""
    status, word = who.status, line.low[found.head]
    if status == "weapon":
        return "" if real_weapon(binder, line, who) else "strikes of what is not said"
    if status == "armed" and not found.weapons and word.startswith(("fir", "open")) and on_people(line, found):
        return "people or vehicles, not a place"
    if status == "armed" or found.weapons:
        return ""
    at_war = binder.war >= 2
    if found.passive and found.frame.takes_object and (at_war or line.tag[found.head] & tags.MILITARY):
        return ""
    if status == "none" and at_war:
        also = binder.last is not None and binder.last.kind == "strike" and found.reading.subject is None
        if also or not found.frame.flags:
            return ""  # "Also hit: …"
    return "no weapon or army named"


def _no_doer(binder: Binder, line: Line, found: Match, who: Who) -> str:
    """Why a deed needs a doer that the text names, "" where it is a claim of nobody in particular."""
    frame = found.frame
    if (found.passive and (frame.takes_object or frame.steps[0].slot == "G")) or frame.place_is_subject:
        return "nothing of war in the text" if binder.warlike < 0 else ""
    if who.unit >= 0 and line.low[who.unit] in ("nobody", "none", "noone"):
        return ""
    if (found.reading.tried or found.reading.repelled) and found.reading.infinitive and binder.war >= 2:
        return ""  # "Attempts to storm P were repelled": whoever made them
    if "supposed" in found.reading.reasons and binder.war >= 2:
        return ""  # "Capturing P would open the road": whoever does
    return "no party named"


def _at_home(line: Line, found: Match, who: Who) -> bool:
    """Whether the place lies in the country of the party."""
    home = line.place[found.hits[0].unit].place
    return home is not None and home.country == who.party


def of_state(binder: Binder, who: Who) -> bool:
    """Whether a party is a state."""
    known = binder.parties.index.book.get(who.party)
    return known is not None and known.is_state


def _conqueror(binder: Binder, line: Line, found: Match) -> bool:
    """Whether a ruler, a general or a people does what only an army can: "the king who invaded P"."""
    word, subject = line.low[found.head], found.reading.subject
    if subject is None or found.passive or not word.startswith(_CONQUERS) or len(found.frame.steps) > 1:
        return False
    if binder.warlike < 0:
        return False
    if any(not line.tag[hit.unit] & tags.PLACE for hit in found.hits):
        return False
    span = (0, subject[0]) if line.low[slice(*subject)] in (["he"], ["she"], ["they"]) else subject
    words = line.low[slice(*span)]
    if not _CONQUERORS.isdisjoint(words):
        return True
    return "people" in words and not {"a", "an"}.isdisjoint(words)  # "a people who conquered P", no crowd


def on_people(line: Line, found: Match) -> bool:
    """Whether people or vehicles are the target, and the place is only where they were ("fired on a car in P")."""
    if found.end < line.size and line.low[found.end] in ("them", "him", "her", "us", "me"):
        return True
    for unit in range(found.end, found.hits[0].unit):
        if unit > found.end and line.tag[unit] & tags.PREPOSITION and not line.tag[unit] & tags.DETERMINER:
            return bool(line.tag[unit - 1] & (tags.CROWD | tags.VEHICLE))
    return False


def _of_terror(line: Line, found: Match) -> bool:
    """Whether what was carried out is an act of terror ("suicide attacks"; but "a suicide drone attack" is none)."""
    subject = found.reading.subject
    if subject is not None and line.low[subject[1] - 1] == "bomb" and line.low[found.head].startswith(_HARMS):
        whose = line.actor.get(subject[1] - 2)  # "a bomb killed two in P": laid; "a Russian bomb": dropped
        return whose is None or whose.kind != "adjective" or not whose.party or len(whose.party) != 2
    if subject is not None and _car_bomb(line, *subject):
        return True  # "a car bomb targeted the embassy in P"
    if found.agent is not None and _car_bomb(line, *found.agent):
        return True  # "was killed in P by a car bomb"
    for unit in range(found.head + 1, min(found.end, line.size - 1)):
        if line.tag[unit] & tags.TERROR or line.low[unit] in ("terrorist", "terrorists"):
            return line.low[unit + 1].startswith(("attack", "bomb", "raid", "assault", "strike"))
    return False


def _car_bomb(line: Line, start: int, end: int) -> bool:
    return any(line.low[unit] in _CAR_BOMBS and line.low[unit + 1].startswith("bomb") for unit in range(start, end - 1))


def plain_war(binder: Binder, line: Line, found: Match) -> bool:
    """Whether a text of war and a plain trigger make a claim of it, whoever the subject is."""
    flags = found.frame.flags
    if binder.war < 3 or binder.warlike <= 0 or flags & {"troops", "speaker", "recognise", "regard", "found", "self"}:
        return False
    span = found.reading.subject
    if (
        span is not None
        and line.low[found.head].startswith("captur")
        and not _PICTURES.isdisjoint(line.low[slice(*span)])
    ):
        return False  # "a film captures P in winter"
    if found.frame.steps[0].slot == "E" and found.frame.kind == "contest":
        return False  # "the hype surrounding the soldiers in P"
    if span is not None and line.low[span[1] - 1] in _WEATHER:
        return False  # "floods sweep through P"
    if span is not None and line.low[span[1] - 1] in _INHABITANTS:
        return False  # "the villagers abandoned P"
    if span is not None and (line.tag[span[1] - 1] & tags.CROWD or line.low[span[0]] in ("one", "you")):
        return False  # "workers occupied a plant in P", "upon entering P, one can see"
    if found.frame.kind == "gain" and "through" in line.low[found.head : found.end]:
        return False  # "famous for marches through P": only a force gains by it
    return line.low[found.head] not in VISITS and line.low[found.head] not in GOING


def real_weapon(binder: Binder, line: Line, who: Who) -> bool:
    """Whether a weapon is one: bare "strikes" may be those of workers."""
    bare = who.unit >= 0 and who.party is None and line.low[who.unit] in _NO_ARMS
    if bare and line.low[who.unit] == "fire":
        if line.low[who.unit - 1] in ("mortar", "artillery", "rocket", "tank"):
            return True
        if {"a", "the"} & set(line.low[max(0, who.unit - _BLAZE) : who.unit]):
            return False  # "a huge fire killed two in P"
    if bare and who.unit and line.low[who.unit - 1] in ("air", "aerial", "drone", "missile"):
        return True  # "air strikes", in two words
    return not bare or binder.war >= 2


def state_leaves(line: Line, who: Who) -> bool:
    """Whether a party that is no army's name can leave, quit or flee a place all the same."""
    if who.status == "armed" and who.party and line.low[who.unit] == "it":
        said = who.unit - 1 - (line.low[who.unit - 1] == "that")
        seat = line.actor.get(said - 1)
        itself = seat is not None and seat.kind == "capital" and seat.party == who.party
        return itself and bool(line.tag[said] & tags.SAID)  # "Kyiv said that it had left P"
    if who.status != "armed" or not who.party or who.bare or line.tag[who.unit] & tags.PLACE:
        return False
    return not (who.unit in line.actor and line.actor[who.unit].kind in ("capital", "body", "state"))


def some_force(binder: Binder, line: Line, span: tuple[int, int], who: Who) -> Who:
    """The party of a subject that no list has: the one in its words, else whose forces were named last."""
    for unit in range(span[1] - 1, span[0] - 1, -1):
        if unit in line.actor:
            person = not line.tag[unit + 1] & tags.PLANS  # but "an Eritrean attempt to retake P"
            if line.actor[unit].kind == "adjective" and line.low[unit - 1] in _SINGLE and person:
                return replace(who, party=None)
            branch = unit > span[0] + 1 and line.actor[unit].kind == "adjective" and line.low[unit - 1] in OWNING
            found = binder.parties.of_unit(line, unit - 2 if branch and unit - 2 in line.actor else unit)
            if found.party is not None:
                return replace(found, bare=True)  # of "al-Qaeda's Syrian branch" al-Qaeda
    return who


def _one_person(line: Line, found: Match) -> bool:
    """Whether the subject is a people's adjective that means one person ("the Kenyan took Boston")."""
    span = found.reading.subject
    if span is None or found.reading.infinitive or span[1] - span[0] != 2:
        return False
    unit = span[1] - 1
    adjective = unit in line.actor and line.actor[unit].kind == "adjective"
    return adjective and line.low[unit - 1] == "the" and line.low[unit].endswith(("an", "i"))


def stranger(binder: Binder, line: Line, found: Match, span: tuple[int, int]) -> Who | None:
    """A name in capitals that no list has may be a party of a war, where the trigger leaves little doubt."""
    tag = line.tag
    start, end = span
    while start < end and tag[start] & tags.DETERMINER:
        start += 1
    stop = start
    while (
        stop < end
        and tag[stop] & tags.CAPITAL
        and not (tag[stop] & tags.WEAK and line.place[stop].place is not None)
        and not tag[stop] & (tags.TITLE | tags.PLACE | tags.TIME | tags.PEACEFUL | tags.PRONOUN | tags.GERUND)
    ):
        stop += 1
    if any("'" in word or "’" in word for word in line.low[start:stop]):
        return None  # "we're"
    if stop > start and spellings()[line.document.tokens.words[line.first[start]]].classes & GIVEN:
        return None  # a person
    if stop == start + 1 and binder.called(line, start):
        return None  # a person by his title elsewhere: "Secretary Robert Gates … Gates spoke"
    if stop == end and line.low[stop - 1] in PICTURES:
        return None
    if stop == start + 1 and tag[start] & tags.DIRECTION:
        return None  # "the group of forces called East"
    if start == 0 and stop == 1 and spellings()[line.document.tokens.words[line.first[0]]].rank:
        return None  # any word has a capital where it opens the sentence ("Aid reached P")
    if start == 0 and stop == 1 and not _named_elsewhere(binder, line):
        return None  # "Sanctions hit P"
    if stop == end and stop > start and not any(unit in line.actor for unit in range(start, stop)):
        if "troops" in found.frame.flags or any(
            tag[unit] & tags.PEOPLE and not tag[unit] & tags.ARMED_NAME for unit in range(start, stop)
        ):
            return None
        return Who(line.words(start, stop), "armed", stop - 1, False, True)
    return None


def _named_elsewhere(binder: Binder, line: Line) -> bool:
    """Whether the word that opens a sentence has its capital in the midst of one too."""
    words, starts = line.document.tokens.words, {sentence.first_token for sentence in line.document.sentences}
    return any(at not in starts for at in binder.parties.index.standing(words[line.first[0]]))
