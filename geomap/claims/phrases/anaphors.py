"""Words that stand for a place named before: "it", "the city", "its streets"."""

from __future__ import annotations

from geomap.claims.phrases.placename import Hit
from geomap.claims.verbs.openings import before_aside, beside_which
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, ORDINALS, OWNING
from geomap.model import Extent

_THINGS = frozenset(("it", "them"))
_OWN = frozenset(("its", "their"))
_POINTERS = _THINGS | _OWN | {"the", "this", "that"}
_SMALL = frozenset(["city", "town", "village", "settlement", "hamlet", "capital"])
_NO_PLACES = frozenset(("from", "by", "with", "to", "for", "against", "than", "like", "as", ","))
_LANDS = frozenset(("country", "nation", "region", "province"))
_RANKS = ORDINALS | {"largest", "biggest", "main", "only", "last"}
_FACILITIES = frozenset(["airfield", "base", "plant", "station", "dam", "airbase", "bridge"])
_DEEDS = tags.PAST | tags.VERB_IRREGULAR | tags.GERUND
_OF_IT: dict[str, Extent] = {"all": "whole", **dict.fromkeys(("most", "much", "half", "part", "parts"), "part")}
_TOWNS = frozenset(
    (
        "city", "town", "village", "settlement", "airport", "airfield", "port", "base", "island", "place",
        "capital", "township", "peninsula", "hamlet", "enclave", "region", "district", "province", "plant",
        "station", "dam", "territory", "territories", "archipelago", "exclave", "islands", "islet", "atoll", "reef",
        "shoal", "state",
    )
)  # fmt: skip
_ARCHIPELAGOS = frozenset(("falklands", "philippines", "maldives", "seychelles", "comoros", "bahamas"))
_ISLES = frozenset(("islands", "islet", "atoll", "reef", "shoal", "archipelago"))
_NAMES = tags.PLACE | tags.WEAK
_SHARE_REACH = 6  # units of "two thirds of the town"
_SHARE = tags.AREA_PART | tags.NUMBER
_SHARES = frozenset(("most", "half", "much", "rest", "part", "parts"))
_OWNERS = frozenset(OWNING)
_GROUND = tags.NOUN_AREA | tags.DIRECTION
_PART_ENDS = tags.PLACE | tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR
_AFTER_TOWN = (
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
_ASIDE = 8  # units of "a few miles to the south of Hama" on one side of its place
_FINITE = tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR
_ASIDE_ENDS = tags.COMMA | tags.STOP | _FINITE
_TELLS_WHAT = frozenset(("a", "an", "one", "once", "long", "home", "just", "only", "known", "formerly"))
_CLAUSE_WORDS = tags.AUXILIARY | tags.SUBORDINATOR | tags.SPEECH | tags.QUOTE
_LONGEST_PHRASE = 24  # units of "a port of red dust on the road from P to Q"
_AFTER_NAME = (
    _AFTER_TOWN | tags.FINITE | tags.PAST | tags.GERUND | tags.TRIGGER | tags.QUOTE | tags.POSSESSIVE | tags.TO
)
_NOT_THE_PLACE = frozenset(  # words after "it" or "them" that make something else of it ("made it safe")
    ("for", "as", "to", "that", "upon", "up", "down", "safe", "clean", "alive", "open", "quiet")
)
_HAMLETS = frozenset(("village", "hamlet"))
_KINDS = _HAMLETS | {"city", "town"}
_CENTRES = frozenset(("centre", "center", "limits", "outskirts", "suburbs"))
_LONGEST_SHORT = 3  # letters of "UAE"
_WATERS = frozenset(
    ("river", "lake", "sea", "bay", "gulf", "canal", "strait", "creek", "mount", "mountains", "hills", "valley")
)
_MOST_VILLAGERS = 50_000
_BOTH = frozenset(("cities", "towns", "villages", "settlements", "islands", "places", "ports", "districts", "airports"))
_TIMES_OF_DAY = frozenset(("night", "day", "morning", "evening", "afternoon", "week", "month", "year", "same"))
_OF_PERSONS = frozenset(("under", "by", "with", "against", "than", "like"))  # before a person more than before a place
_LOCATES = frozenset(("in", "at", "near", "around", "outside", "into", "toward", "towards"))
_DWELLERS = frozenset(  # who speak of the town they are in
    ("resident", "residents", "villager", "villagers", "farmer", "farmers", "nurse", "teacher", "doctor", "doctors",
     "shopkeeper", "shopkeepers", "priest", "witness", "witnesses", "woman", "women", "man", "baker", "mayor")
)  # fmt: skip
_OF_TROOPS = frozenset(  # whose own they are, and not a town's
    ("positions", "position", "lines", "units", "ground", "strongholds", "bastions", "bases", "camps", "camp",
     "outposts", "outpost", "posts", "trenches", "hideouts", "footholds", "foothold", "fronts", "headquarters")
)  # fmt: skip
_STRUCK = frozenset(
    ("strategic", "key", "besieged", "embattled", "beleaguered", "coastal", "historic", "ancient", "ruined")
)
_ORDERED = frozenset(("from", "by", "to"))
_HEARERS = frozenset(
    ("reporters", "journalists", "newsmen", "correspondents", "lawmakers", "supporters", "delegates", "crowd", "rally",
     "conference", "parliament")
)  # fmt: skip
_COMING = frozenset(("coming", "came", "come", "arriving", "arrived", "marching", "marched", "driving", "drove"))
_BANDS = frozenset(("group", "groups", "movement", "faction", "brigade", "militia", "militant", "fighters"))
_OPENING = 5  # units of "many residents of P"
_STANDS = frozenset(
    ("airport", "port", "airfield", "station", "market", "hospital", "plant", "refinery", "harbour", "harbor", "docks",
     "barracks", "bridge", "bridges", "railway", "citadel", "square", "university")
)  # fmt: skip
_KINDS_OF_PLANT = frozenset(
    ("main", "old", "own", "power", "railway", "train", "bus", "central", "only", "great", "last")
)
_LIKENED = (["a", "second"], ["another", "second"], ["a", "new"], ["a", "little"])


def told_of_again(line: Line, at: int, follows: frozenset[str]) -> tuple[list[Hit], int] | None:
    """Read "both towns", "it", "the city" or "most of its centre" as the places that they stand for, or part of one."""
    low = line.low
    word = low[at]
    if word == "both" or (word == "the" and low[at + 1] == "two"):
        both = both_of_them(line, at)
        if both is not None:
            return both
    if word == "the":
        stands = not _TOWNS.isdisjoint(low[at + 1 : at + 3]) or low[at + 1] in _LANDS
    else:
        stands = word in _POINTERS or line.tag[at] & tags.WHOLE != 0
    back = anaphor(line, at, follows) if stands else None
    if word in _OF_IT and low[at + 1 : at + 3] == ["of", "it"]:
        back = _share(line, at, follows)
    back = back or _part_of_it(line, at)
    if back is None:
        return None
    if "islands" in low[at + 1 : at + 3]:
        return [*joined_to(line, back[0].unit), back[0]], back[1]
    return [*(joined_before(line, back[0].unit) if word == "them" else ()), back[0]], back[1]


def joined_to(line: Line, unit: int) -> list[Hit]:
    """The members of a list of which a place is the last: "*A, B* and C are towns"."""
    tag, found = line.tag, list[Hit]()
    joint = unit - 1
    while joint > 0 and tag[joint] & (tags.COMMA | tags.CONJUNCTION):
        joint -= bool(tag[joint] & tags.CONJUNCTION and tag[joint - 1] & tags.COMMA)
        if not tag[joint - 1] & _NAMES:
            break
        found.insert(0, Hit(joint - 1, "whole"))
        joint -= 2
    return found


def _share(line: Line, at: int, follows: frozenset[str]) -> tuple[Hit, int] | None:
    """Read "most of it" as of the place that was the object of the same ones' verb: "entered P and now control"."""
    whole = anaphor(line, at + 2, follows)
    if whole is None:
        return None
    unit, word = whole[0].unit, line.low[at]
    object_ = unit and line.tag[unit - 1] & tags.TRIGGER and line.tag[unit - 1] & _DEEDS
    if not object_ or any(line.tag[between] & (tags.FORCE | tags.ACTOR) for between in range(unit + 1, at)):
        return None
    return Hit(unit, _OF_IT[word], word == "all"), whole[1]


def anaphor(line: Line, at: int, follows: frozenset[str] = frozenset()) -> tuple[Hit, int] | None:
    """Read "it" or "the city" as the place last named in the same sentence; words in `follows` may come after it."""
    tag, low = line.tag, line.low
    if at >= line.size or (low[at] not in _POINTERS and not tag[at] & tags.WHOLE):
        return None
    word = low[at]
    if word == "the" and at + 2 < line.size and tag[at + 1] & tags.WHOLE and low[at + 2] in _TOWNS:
        back = anaphor(line, at + 1, follows)  # "the entire city"
        return (Hit(back[0].unit, "whole", True), back[1]) if back is not None else None
    if word == "the" and at + 2 < line.size and low[at + 2] in _SMALL:
        at += bool(tag[at + 1] & tags.DIRECTION or low[at + 1] in _STRUCK)  # "the southern city", "the key town"
    elif word == "the" and low[at + 2] in _ISLES and not tag[at + 1] & (_NAMES | tags.ACTOR | tags.NUMBER):
        at += 1  # "the disputed islands"
    if word == "the" and low[at + 1] in _LANDS:
        at += _rank(line, at)  # "the country's third city"
    if word == "the" and low[at + 1] in _KINDS and at + 2 < line.size and low[at + 2] in _CENTRES:
        found = _antecedent(line, at, at, tags.PLACE)  # "the town centre"
        near: Extent = "approach" if tag[at + 2] & tags.AREA_NEAR or low[at + 2] == "limits" else "part"
        return (Hit(found.unit, near), at + 3) if found is not None else None
    if word in _THINGS:
        end = _after_thing(line, at, follows)
    elif (word in {"the", "this", "that"} or tag[at] & tags.WHOLE) and low[at + 1] in _TOWNS:
        end = _after_town(line, at, follows)
    else:
        return _part_of_last(line, at) if word in _OWN else None
    if end < 0:
        return None
    if home := _home_of_teller(line, at):
        return Hit(home, "whole"), end
    opened = before_aside(line, at - 2) if at > 2 and word in _THINGS else None
    at_most = opened if opened is not None and any(bits & tags.PLACE for bits in tag[:opened]) else at
    if (told := _what_it_is(line, at)) >= 0:
        at_most = told
    wanted = tags.PLACE if any(bits & tags.PLACE for bits in tag[:at]) else tags.WEAK
    nearer = _nearer_name(line, at_most) if wanted == tags.PLACE else 0
    found = _antecedent(line, at, nearer, tags.WEAK) if nearer else None
    found = found or _antecedent(line, at, at_most, wanted)
    if found is not None and word == "it" and _means_a_noun(line, found.unit, at):
        return None
    if found is None and word == "it":
        found = _antecedent(line, at, at_most, tags.WEAK) or _named_behind(line, end)
    if found is not None and word == "them" and low[found.unit - 1] not in ("and", "or") and low[found.unit][-1] != "s":
        return None  # "bombed P because they had fired on them": people
    return (found, end) if found is not None else None


def _rank(line: Line, at: int) -> int:
    """The units of "country's third largest" before "city", where one town alone is named before; else 0."""
    low, noun = line.low, at + 2
    if noun >= line.size or low[noun] not in OWNING:
        return 0
    noun += 1
    while noun < line.size and (low[noun] in _RANKS or low[noun].rpartition("-")[2] in _RANKS):
        noun += 1
    if noun == at + 3 or noun >= line.size or low[noun] not in _SMALL:
        return 0
    spots = (unit for unit in range(at) if line.tag[unit] & tags.PLACE and line.level(unit) in _SPOTS)
    towns = [unit for unit in spots if unit or not line.place[unit].text.isupper()]
    named = noun + 2 < line.size and line.tag[noun + 1] & tags.COMMA and line.tag[noun + 2] & _NAMES
    return noun - at - 1 if len(towns) == 1 and not named else 0


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
        if not tag[unit] & _NAMES or tag[unit - 1] & tags.SAID_TO:
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
    return any(
        low[unit] in ("no", "any", "every") and line.tag[unit + 1] & tags.AREA for unit in range(place + 1, thing)
    )


def _named_behind(line: Line, end: int) -> Hit | None:
    """The place that opens the main clause behind one that ends with "it": "When the rebels took it, P was asleep"."""
    tag = line.tag
    while end < line.size - 1 and (tag[end] & (tags.TIME | tags.NUMBER) or line.low[end] in {"in", "on"}):
        end += 1
    if end + 2 >= line.size or not tag[end] & tags.COMMA or not tag[0] & tags.SUBORDINATOR:
        return None
    opens = tag[end + 1] & tags.PLACE and tag[end + 2] & (tags.AUXILIARY | tags.VERB_IRREGULAR | tags.PAST)
    return Hit(end + 1, "whole") if opens and line.level(end + 1) not in {"country", "continent"} else None


_SPOTS = frozenset(("settlement", "district", "facility"))  # no islands


def joined_before(line: Line, unit: int) -> list[Hit]:
    """The place that "and" joins to the one at a unit, which "them" means too: "P and Q; they held them"."""
    tag = line.tag
    joined = unit > 1 and line.low[unit - 1] == "and" and tag[unit - 2] & _NAMES
    if unit > 2 and tag[unit - 3] & tags.COMMA:
        return []  # of a longer list, which may be all that is meant
    return [Hit(unit - 2, "whole")] if joined else []


def both_of_them(line: Line, at: int) -> tuple[list[Hit], int] | None:
    """Read "both", "the two of them", "both towns" as the two places that "and" joined last before, in the sentence."""
    low, tag = line.low, line.tag
    two = low[at] == "the" and low[at + 1] == "two"
    if not two and low[at] != "both":
        return None
    end = at + 1 + two
    if low[end : end + 2] == ["of", "them"]:
        end += 2
    elif low[end] in _BOTH:
        end += 1
    if end < line.size - 1 and (not tag[end] & _AFTER_TOWN or low[end] == "of"):
        return None  # "both armies"
    last = next((unit for unit in range(at - 1, 1, -1) if tag[unit] & _NAMES), 0)
    first = joined_before(line, last) if last else []
    return ([*first, Hit(last, "whole")], end) if first else None


def _part_of_it(line: Line, start: int) -> tuple[Hit, int] | None:
    """ "A few streets of its eastern quarter": a part of the place named before."""
    if _OWN.isdisjoint(line.vocabulary):
        towns = "the" in line.low[start + 1 : start + _SHARE_REACH] and not _TOWNS.isdisjoint(line.vocabulary)
        return _part_of_town(line, start) if towns else None
    end = min(line.size - 1, start + 7)
    if _OWN.isdisjoint(line.low[start + 1 : end]):
        return None
    for unit in range(start + 1, end):
        bits = line.tag[unit]
        if line.low[unit] in _OWN and line.low[unit - 1] in ("of", "in", "on"):
            if not any(line.tag[inner] & tags.NOUN_AREA for inner in range(start, unit)):
                return None
            return anaphor(line, unit)
        if bits & _PART_ENDS:
            return None
    return None


def _part_of_town(line: Line, start: int) -> tuple[Hit, int] | None:
    """ "Two thirds of the town", "most of the city": a part of the place named before."""
    for unit in range(start + 1, min(line.size - 1, start + _SHARE_REACH)):
        if line.low[unit] == "the" and line.low[unit - 1] == "of" and line.low[unit + 1] in _TOWNS:
            if not any(line.tag[inner] & _SHARE or line.low[inner] in _SHARES for inner in range(start, unit)):
                return None
            back = anaphor(line, unit, _OWNERS)
            if back is None:
                return None
            owns = back[1] < line.size and line.low[back[1]] in OWNING
            end = _past_its_ground(line, back[1]) if owns else back[1]
            return (Hit(back[0].unit, "part"), end) if end else None
        if line.tag[unit] & _PART_ENDS:
            return None
    return None


def _past_its_ground(line: Line, owning: int) -> int:
    """The unit behind the ground that a town has: "half of the city's *territory*"; 0 where it is another thing."""
    end = owning + 1
    while end < line.size and line.tag[end] & _GROUND and line.low[end] not in _OF_TROOPS:
        end += 1
    return end if end > owning + 1 and line.tag[end - 1] & tags.NOUN_AREA else 0


def _after_thing(line: Line, at: int, follows: frozenset[str]) -> int:
    """The unit after "it" or "them"; -1 where what follows shows that no place is meant."""
    end = at + 1
    if end >= line.size or line.low[end] in follows:
        return end
    if line.low[end] == "that" and line.low[end + 1] in _TIMES_OF_DAY:
        return end  # "entered it that night"
    return -1 if line.low[end] in _NOT_THE_PLACE or line.tag[end] & (tags.AUXILIARY | tags.GERUND) else end


def _after_town(line: Line, at: int, follows: frozenset[str]) -> int:
    """The unit after "the city"; -1 where it is only the beginning of another name ("the city council")."""
    low, end = line.low, at + 2
    if end >= line.size:
        return end
    if low[end] not in follows and not line.tag[end] & _AFTER_TOWN and low[end] not in (".", "!", "?"):
        return -1
    return -1 if low[end] == "of" else end


def _part_of_last(line: Line, at: int) -> tuple[Hit, int] | None:
    """ "Its streets", "its northern edge": a part of the place named last, and the unit after."""
    tag, low, size = line.tag, line.low, line.size
    look = at + 1
    while (
        look < size and look - at < 4 and not tag[look] & (tags.AREA_PART | tags.AREA_NEAR) and low[look] not in _STANDS
    ):
        if not tag[look] & (tags.DIRECTION | tags.COMPOUND) and low[look] not in _KINDS_OF_PLANT:
            return None
        look += 1
    if look >= size or low[look] in _OF_TROOPS:
        return None
    extent: Extent = "part"
    if low[look] in ("streets", "centre", "center"):
        extent = "whole" if low[look] == "streets" else "part"
    elif tag[look] & tags.AREA_NEAR and low[look] not in ("edge", "edges"):
        extent = "approach"
    for unit in range(at - 1, -1, -1):
        if tag[unit] & (tags.PLACE | tags.WEAK) and (line.level(unit) not in ("country", "continent")):
            return Hit(unit, extent), look + 1
    return None


def _antecedent(line: Line, at: int, at_most: int, wanted: int) -> Hit | None:
    """The place named last before unit `at_most` that the anaphor at unit `at` may stand for."""
    tag, low = line.tag, line.low
    facility = low[at] not in _THINGS and low[at + 1] in _FACILITIES
    for unit in range(at_most - 1, -1, -1):
        if tag[unit] & wanted:
            if unit and tag[unit - 1] & tags.SAID_TO:
                continue  # "told Al Jazeera the town had fallen"
            isle = low[at + 1] in _ISLES and tag[unit + 1] & tags.AREA  # "the Kuril islands; the archipelago"
            if wanted == tags.WEAK and low[at] not in _THINGS and not (isle or _like_a_place(line, unit)):
                continue
            if low[max(0, unit - 2) : unit] in _LIKENED or (wanted == tags.WEAK and _part_of_a_name(line, unit)):
                continue
            mention = line.place[unit]
            level = mention.place.level if mention.place else "settlement"
            if facility and level not in ("facility", ""):
                continue
            told = low[at] not in _THINGS
            if not unit and not told and mention.text.isupper() and len(mention.text) > _LONGEST_SHORT:
                continue  # a dateline, in which nothing is told
            if told and (_other_town(line, unit, low[at + 1]) or beside_which(line, unit) is not None):
                continue
            if told and tag[unit + 1] & tags.POSSESSIVE and tag[unit + 2] & tags.PLACE:
                continue  # "Ramadi, the capital of Iraq's Anbar province, fell; the city"
            isles = told and low[at + 1] in _ISLES
            if isles and mention.place is not None and (level in _SPOTS or level in ("continent", "water")):
                continue
            if level == "country" and isles and not ("island" in low[unit] or low[unit] in _ARCHIPELAGOS):
                continue
            if level in ("country", "continent") and low[at] != "it" and not isles:
                continue
            if told and low[at + 1] == "state" and level != "admin1":
                continue
            if not told and level == "admin1" and unit > 1 and low[unit - 1] == "in" and tag[unit - 2] & _NAMES:
                continue  # "retook P in Kunduz province after it fell": P
            if told and unit > 1 and low[unit - 1] == "from" and low[unit - 2] in _COMING:
                continue  # "men coming from P took the town"
            if (
                told
                and unit
                and low[unit - 1] in _ORDERED
                and unit in line.actor
                and line.actor[unit].kind == "capital"
            ):
                continue  # "on orders from Moscow they left the town"
            if wanted == tags.WEAK and low[at] not in _THINGS and unit and low[unit - 1] in _NO_PLACES:
                continue  # "heard from Shushan Grigoryan that the town"
            if (
                low[at] not in _THINGS
                and low[at + 1] in _SMALL
                and level not in ("settlement", "district", "facility", "admin2", "")
            ):
                continue
            if (
                low[at] not in _THINGS
                and low[at + 1] in ("region", "district", "province")
                and level not in ("admin1", "admin2")
            ):
                continue
            if low[at] not in _THINGS and low[at + 1] in ("peninsula", "island") and level in _SPOTS:
                continue
            if tag[unit] & tags.ACTOR and level in ("country", "continent"):
                continue
            if low[at] not in _THINGS and low[at + 1] == "capital" and not tag[unit] & tags.ACTOR:
                continue  # "left Homs and marched on the capital", which is another
            if not told and _in_aside(line, unit):
                continue  # "P, an hour from Q, fell when they took it"
            if _between(line, unit):
                continue  # "lies between Kyiv and Lviv, and they hold it"
            if unit > 1 and low[unit - 1] == "in" and tag[unit - 2] & tags.COMMA and tag[unit + 1] & tags.COMMA:
                continue  # "the government, in Kinshasa, denied that the city"
            said_in = unit and line.low[unit - 1] == "in" and tag[unit + 1] & tags.SAID
            if said_in and (low[at] in _THINGS or low[unit - 2] not in _DWELLERS):
                continue  # "their commander in Misrata said, they would storm it"
            if told and unit > 1 and _where_teller_is(line, unit, at):
                continue
            if unit > 1 and low[unit - 1] in {"in", "at"} and _where_told(line, unit - 2):
                continue  # "told reporters gathered in P that they would keep it"
            return Hit(unit, "whole")
    return None


def place_before(line: Line, at: int) -> Hit | None:
    """The place named last before a unit of which more may be told without its name."""
    return _antecedent(line, at, at, tags.PLACE)


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
    if unit > 1 and low[unit - 1] == "and" and line.tag[unit - 2] & _NAMES:
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
    if noun in _KINDS and not _WATERS.isdisjoint(low[unit].split()):
        return True  # "crossed the Imo River, and by night they had the town"
    kind = low[unit - 2] if unit > 1 and low[unit - 1] == "of" else noun
    if kind != noun and kind in _KINDS and noun in _KINDS:
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
