"""The place named before that a word stands for: which of those named before "it" and "the city" is meant."""

from __future__ import annotations

from geomap.claims.phrases.placename import Hit
from geomap.claims.verbs.openings import before_aside, beside_which
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

THINGS = frozenset(("it", "them"))
SMALL = frozenset(["city", "town", "village", "settlement", "hamlet", "capital"])
_LEVELS = {  # of what a noun calls a place
    **dict.fromkeys(SMALL, frozenset(("settlement", "district", "facility", "admin2", ""))),
    **dict.fromkeys(("airfield", "base", "plant", "station", "dam", "airbase", "bridge"), frozenset(("facility", ""))),
    **dict.fromkeys(("region", "district", "province"), frozenset(("admin1", "admin2"))),
    "state": frozenset(("admin1",)),
}
_ARCHIPELAGOS = frozenset(("falklands", "philippines", "maldives", "seychelles", "comoros", "bahamas"))
SPOTS = frozenset(("settlement", "district", "facility"))  # no islands
ISLES = frozenset(("islands", "islet", "atoll", "reef", "shoal", "archipelago"))
NAMES = tags.PLACE | tags.WEAK
AFTER_TOWN = (
    tags.PREPOSITION
    | tags.COMMA
    | tags.CONJUNCTION
    | tags.TIME
    | tags.NUMBER
    | tags.AUXILIARY
    | tags.ADVERB
    | tags.STOP
    | tags.SUBORDINATOR
)
_AFTER_NAME = AFTER_TOWN | tags.FINITE | tags.PAST | tags.GERUND | tags.TRIGGER | tags.QUOTE | tags.POSSESSIVE | tags.TO
_ASIDE = 8  # units of "a few miles to the south of Hama" on one side of its place
_FINITE = tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR
_ASIDE_ENDS = tags.COMMA | tags.STOP | _FINITE
_TELLS_WHAT = frozenset(("a", "an", "one", "once", "long", "home", "just", "only", "known", "formerly"))
_CLAUSE_WORDS = tags.AUXILIARY | tags.SUBORDINATOR | tags.SPEECH | tags.QUOTE
_LONGEST_PHRASE = 24  # units of "a port of red dust on the road from P to Q"
_HAMLETS = frozenset(("village", "hamlet"))
KINDS = _HAMLETS | {"city", "town"}
_LONGEST_SHORT = 3  # letters of "UAE"
_WATERS = frozenset(
    ("river", "lake", "sea", "bay", "gulf", "canal", "strait", "creek", "mount", "mountains", "hills", "valley")
)
_MOST_VILLAGERS = 50_000
_OF_PERSONS = frozenset(("under", "by", "with", "against", "than", "like"))  # before a person more than before a place
_LOCATES = frozenset(("in", "at", "near", "around", "outside", "into", "toward", "towards"))
_DWELLERS = frozenset(  # who speak of the town they are in
    ("resident", "residents", "villager", "villagers", "farmer", "farmers", "nurse", "teacher", "doctor", "doctors",
     "shopkeeper", "shopkeepers", "priest", "witness", "witnesses", "woman", "women", "man", "baker", "mayor")
)  # fmt: skip
_ORDERED = frozenset(("from", "by", "to"))
_HEARERS = frozenset(
    ("reporters", "journalists", "newsmen", "correspondents", "lawmakers", "supporters", "delegates", "crowd", "rally",
     "conference", "parliament")
)  # fmt: skip
_COMING = frozenset(("coming", "came", "come", "arriving", "arrived", "marching", "marched", "driving", "drove"))
_BANDS = frozenset(("group", "groups", "movement", "faction", "brigade", "militia", "militant", "fighters"))
_OPENING = 5  # units of "many residents of P"
_OBJECT = 6  # units of "a South Korean oil tanker" and its preposition
_THINGS = tags.VEHICLE | tags.VESSEL
_NO_THINGS = tags.NOUN_AREA | tags.ACTION | tags.FORCE | tags.TRIGGER | NAMES | tags.ACTOR | tags.TIME
_LIKENED = (["a", "second"], ["another", "second"], ["a", "new"], ["a", "little"])
_NO_PLACES = frozenset(("from", "by", "with", "to", "for", "against", "than", "like", "as", ","))


def meant_by(line: Line, at: int, end: int) -> Hit | None:
    """The place that "it", "them" or "the city" at a unit stands for; `end` is the unit behind."""
    tag, low, word = line.tag, line.low, line.low[at]
    if home := _home_of_teller(line, at):
        return Hit(home, "whole")
    opened = before_aside(line, at - 2) if at > 2 and word in THINGS else None
    at_most = opened if opened is not None and any(bits & tags.PLACE for bits in tag[:opened]) else at
    if (told := _what_it_is(line, at)) >= 0:
        at_most = told
    wanted = tags.PLACE if any(bits & tags.PLACE for bits in tag[:at]) else tags.WEAK
    nearer = _nearer_name(line, at_most) if wanted == tags.PLACE else 0
    found = _antecedent(line, at, nearer, tags.WEAK) if nearer else None
    found = found or _antecedent(line, at, at_most, wanted)
    if word == "it":
        if found is not None:
            return None if _means_a_noun(line, found.unit, at) else found
        return _antecedent(line, at, at_most, tags.WEAK) or _named_behind(line, end)
    if found is not None and word == "them" and low[found.unit - 1] not in ("and", "or") and low[found.unit][-1] != "s":
        return None  # "bombed P because they had fired on them": people
    return found


def _antecedent(line: Line, at: int, at_most: int, wanted: int) -> Hit | None:
    """The place named last before unit `at_most` that the anaphor at unit `at` may stand for."""
    tag, low = line.tag, line.low
    word = low[at]
    noun = None if word in THINGS else low[at + 1]
    for unit in range(at_most - 1, -1, -1):
        if not tag[unit] & wanted or (unit and tag[unit - 1] & tags.SAID_TO):
            continue  # "told Al Jazeera the town had fallen"
        if low[max(0, unit - 2) : unit] in _LIKENED or (wanted == tags.WEAK and not _stands_as_place(line, unit, noun)):
            continue
        if not _of_such_a_level(line, unit, word, noun) or _where_said(line, unit, noun):
            continue
        if _may_be_it(line, unit) if noun is None else _may_be_the(line, unit, at, noun):
            return Hit(unit, "whole")
    return None


def place_before(line: Line, at: int) -> Hit | None:
    """The place named last before a unit of which more may be told without its name."""
    return _antecedent(line, at, at, tags.PLACE)


def _stands_as_place(line: Line, unit: int, noun: str | None) -> bool:
    """Whether a doubted name may be that of a place for "it", or for a noun."""
    if _part_of_a_name(line, unit):
        return False
    if noun is None:
        return True
    if unit and line.low[unit - 1] in _NO_PLACES:
        return False  # "heard from Shushan Grigoryan that the town"
    isle = noun in ISLES and line.tag[unit + 1] & tags.AREA  # "the Kuril islands; the archipelago"
    return bool(isle) or _like_a_place(line, unit)


def _of_such_a_level(line: Line, unit: int, word: str, noun: str | None) -> bool:
    """Whether a place is what a noun calls it: no river a town, no country "them"."""
    place, low = line.place[unit].place, line.low
    level = place.level if place is not None else "settlement"
    if level in ("country", "continent"):
        if line.tag[unit] & tags.ACTOR or (word != "it" and noun not in ISLES):
            return False
        if level == "country" and noun in ISLES and "island" not in low[unit] and low[unit] not in _ARCHIPELAGOS:
            return False
    if noun is None:
        return True
    if noun in ISLES:
        return place is None or not (level in SPOTS or level in ("continent", "water"))
    if noun in ("peninsula", "island"):
        return level not in SPOTS
    if noun == "capital" and not line.tag[unit] & tags.ACTOR:
        return False  # "left Homs and marched on the capital", which is another
    return noun not in _LEVELS or level in _LEVELS[noun]


def _where_said(line: Line, unit: int, noun: str | None) -> bool:
    """Whether a place is only where something lies or is said: "lies between P and Q", "told reporters in P"."""
    tag, low = line.tag, line.low
    if _between(line, unit):
        return True  # "lies between Kyiv and Lviv, and they hold it"
    if unit > 1 and low[unit - 1] == "in" and tag[unit - 2] & tags.COMMA and tag[unit + 1] & tags.COMMA:
        return True  # "the government, in Kinshasa, denied that the city"
    said_in = unit and low[unit - 1] == "in" and tag[unit + 1] & tags.SAID
    if said_in and (noun is None or low[unit - 2] not in _DWELLERS):
        return True  # "their commander in Misrata said, they would storm it"
    # "told reporters gathered in P that they would keep it"
    return unit > 1 and low[unit - 1] in {"in", "at"} and _where_told(line, unit - 2)


def _may_be_it(line: Line, unit: int) -> bool:
    """Whether "it" or "them" may mean a place: no dateline, no province of a place, none in an aside."""
    mention = line.place[unit]
    if not unit and mention.text.isupper() and len(mention.text) > _LONGEST_SHORT:
        return False  # a dateline, in which nothing is told
    level = mention.place.level if mention.place else "settlement"
    if level == "admin1" and unit > 1 and line.low[unit - 1] == "in" and line.tag[unit - 2] & NAMES:
        return False  # "retook P in Kunduz province after it fell": P
    return not _in_aside(line, unit)  # "P, an hour from Q, fell when they took it"


def _may_be_the(line: Line, unit: int, at: int, noun: str) -> bool:
    """Whether "the town" at a unit may mean a place: none from which others come, or in which who speaks is."""
    tag, low = line.tag, line.low
    if _other_town(line, unit, noun) or beside_which(line, unit) is not None:
        return False
    if tag[unit + 1] & tags.POSSESSIVE and tag[unit + 2] & tags.PLACE:
        return False  # "Ramadi, the capital of Iraq's Anbar province, fell; the city"
    if unit > 1 and low[unit - 1] == "from" and low[unit - 2] in _COMING:
        return False  # "men coming from P took the town"
    if unit and low[unit - 1] in _ORDERED and unit in line.actor and line.actor[unit].kind == "capital":
        return False  # "on orders from Moscow they left the town"
    return not (unit > 1 and _where_teller_is(line, unit, at))


def _home_of_teller(line: Line, at: int) -> int:
    """The place whose people tell it, over where it lies: "Residents of P, a town near Q, said they took it"; or 0."""
    home = line.first_place
    if not 1 < home < _OPENING or line.low[home - 1] not in ("of", "in") or not line.tag[home + 1] & tags.COMMA:
        return 0
    if line.low[home - 1] == "in" and line.tag[home - 2] & tags.PEOPLE and line.low[home - 2] not in _DWELLERS:
        return 0  # "an officer in P, who asked not to be named, said": where he is
    told = next((unit for unit in range(home + 2, at) if line.tag[unit] & tags.SAID), 0)
    if not told or not line.tag[told - 1] & tags.COMMA or line.tag[told + 1] & tags.PREPOSITION:
        return 0
    return 0 if any(bits & tags.PLACE for bits in line.tag[told:at]) else home


def _nearer_name(line: Line, at_most: int) -> int:
    """The unit behind a doubted name that stands as a place nearer than those that are known; 0 where none does."""
    tag, low = line.tag, line.low
    for unit in range(at_most - 1, 0, -1):
        if not tag[unit] & NAMES or tag[unit - 1] & tags.SAID_TO:
            continue
        if tag[unit] & tags.PLACE:
            state = line.actor.get(unit)
            if state is not None and (line.level(unit) == "country" or state.kind == "capital"):
                continue  # "took Senkaku, but China claims the islands"
            return 0
        at = unit - 1 - (unit > 1 and low[unit - 1] == "the")
        before = tag[at] & tags.TRIGGER or low[at] in _LOCATES
        ruled = low[at] == "of" and tag[at - 1] & (tags.TRIGGER | tags.AREA)
        known = low[at] in ("against", "on", "upon") and line.place[unit].place is not None
        return unit + 1 if before or ruled or known else 0
    return 0


def _means_a_noun(line: Line, place: int, thing: int) -> bool:
    """Whether "it" means no place named before: "regarded no town as safe until they took it"."""
    low = line.low
    if low[max(place - 3, 0) : place][-3:] in (["that", "of", "the"], ["to", "that", "of"]):
        return True  # "compared it to that of P"
    if _takes_a_thing(line, place, thing):
        return True
    return any(
        low[unit] in ("no", "any", "every") and line.tag[unit + 1] & tags.AREA for unit in range(place + 1, thing)
    )


def _takes_a_thing(line: Line, place: int, thing: int) -> bool:
    """Whether another thing than a place was taken: "seized *a ship* at P and held it", "took *a village* near P"."""
    tag = line.tag
    for unit in range(max(place - _OBJECT, 1), thing - 1):
        if line.low[unit] not in ("a", "an"):
            continue
        behind = range(unit + 1, min(unit + _OBJECT, thing))
        end = next((at for at in behind if tag[at] & (tags.PREPOSITION | tags.CONJUNCTION | tags.COMMA)), thing)
        noun = tag[end - 1]
        taken = tag[unit - 1] & tags.TRIGGER and tag[unit - 1] & (tags.PAST | tags.VERB_IRREGULAR)
        beside = end < thing and tag[end] & tags.NEAR and not noun & tags.ACTION  # "a village near P"
        if noun & _THINGS or beside or (taken and not noun & _NO_THINGS):
            return True
    return False


def _named_behind(line: Line, end: int) -> Hit | None:
    """The place that opens the main clause behind one that ends with "it": "When the rebels took it, P was asleep"."""
    tag = line.tag
    while end < line.size - 1 and (tag[end] & (tags.TIME | tags.NUMBER) or line.low[end] in {"in", "on"}):
        end += 1
    if end + 2 >= line.size or not tag[end] & tags.COMMA or not tag[0] & tags.SUBORDINATOR:
        return None
    opens = tag[end + 1] & tags.PLACE and tag[end + 2] & (tags.AUXILIARY | tags.VERB_IRREGULAR | tags.PAST)
    return Hit(end + 1, "whole") if opens and line.level(end + 1) not in {"country", "continent"} else None


def _where_teller_is(line: Line, unit: int, at: int) -> bool:
    """Whether a place is only where who speaks is: "an officer in P, who asked not to be named, said the town"."""
    tag, low = line.tag, line.low
    official = tag[unit - 2] & tags.PEOPLE and low[unit - 2] not in _DWELLERS
    if low[unit - 1] != "in" or not official or not tag[unit + 1] & tags.COMMA:
        return False
    said = next((look for look in range(unit + 2, at) if tag[look] & tags.SAID and tag[look - 1] & tags.COMMA), 0)
    return bool(said)


def _what_it_is(line: Line, at: int) -> int:
    """Where a phrase begins that only tells what "it" at a unit is: "A port on the road to P, it fell"; -1 without one.

    None of the places in it is meant.
    """
    tag = line.tag
    if line.low[at] != "it" or not tag[at - 1] & tags.COMMA:
        return -1
    first = at - 1
    while first > 0 and not tag[first - 1] & tags.STOP and at - first < _LONGEST_PHRASE:
        first -= 1
        if tag[first] & _CLAUSE_WORDS:
            return -1
    return first if line.low[first] in _TELLS_WHAT else -1


def _in_aside(line: Line, unit: int) -> bool:
    """Whether a place stands in an aside to the place that is the subject: "Homs, unlike *Hama*, fell"."""
    tag = line.tag
    opened = unit - 1
    while opened > 0 and unit - opened < _ASIDE and not tag[opened] & _ASIDE_ENDS:
        opened -= 1
    if opened < 1 or not tag[opened] & tags.COMMA or not tag[opened - 1] & tags.PLACE:
        return False
    closed = unit + 1
    while closed < line.size and closed - unit < _ASIDE and not tag[closed] & _ASIDE_ENDS:
        closed += 1
    return bool(tag[closed] & tags.COMMA) and bool(tag[closed + 1] & _FINITE)


def _between(line: Line, unit: int) -> bool:
    low = line.low
    if unit > 1 and low[unit - 1] == "and" and line.tag[unit - 2] & NAMES:
        unit -= 2
    return unit > 0 and low[unit - 1] == "between" and low[unit + 1] == "and"


def _where_told(line: Line, at: int) -> bool:
    """Whether the people who are told stand up to a unit: "told reporters (gathered) in", "to a crowd in"."""
    return line.low[at] in _HEARERS or (line.low[at - 1] in _HEARERS and line.low[at].endswith("ed"))


def _part_of_a_name(line: Line, unit: int) -> bool:
    """Whether a doubted name goes on: "the National Guard"."""
    after = unit + 1
    return after < line.size and bool(line.tag[after] & tags.CAPITAL) and not line.tag[after] & tags.TIME


def _other_town(line: Line, unit: int, noun: str) -> bool:
    """Whether a place is none that "the town" may mean: that of the dateline, the "city of P", a city for "village"."""
    mention, low = line.place[unit], line.low
    if mention.text.isupper() and len(mention.text) > _LONGEST_SHORT:
        return True  # "MAPUTO, April 5 —"
    if noun in KINDS and not _WATERS.isdisjoint(low[unit].split()):
        return True  # "crossed the Imo River, and by night they had the town"
    kind = low[unit - 2] if unit > 1 and low[unit - 1] == "of" else noun
    if kind != noun and kind in KINDS and noun in KINDS:
        return True
    return noun in _HAMLETS and mention.place is not None and mention.place.population > _MOST_VILLAGERS


def _like_a_place(line: Line, unit: int) -> bool:
    """Whether a doubted name stands as a place does: not "troops under Moreau", "World War" or "the P group"."""
    if unit + 1 < line.size and (line.tag[unit + 1] & tags.CAPITAL or line.low[unit + 1] in _BANDS):
        return False
    if unit + 1 < line.size and not line.tag[unit + 1] & _AFTER_NAME and line.low[unit + 1] not in FULL_STOPS:
        return False  # "before Western governments called a halt; the port stayed with them"
    if unit + 1 < line.size and line.tag[unit + 1] & tags.TO:
        return False  # "prompted Franco to abandon the assault on the capital"
    return unit == 0 or line.low[unit - 1] not in _OF_PERSONS
