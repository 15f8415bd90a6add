"""What the words beside a name tell of it in a noun phrase: whether it is the place, or only describes one."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, ORDINALS, POSSESSIVES

_MEASURES = frozenset(
    (
        "km", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "m", "metres", "meters",
        "yards", "feet",
    )
)  # fmt: skip
SETTLEMENTS = frozenset(["towns", "villages", "cities", "settlements", "hamlets"])
BRIDGES = frozenset(("bridge", "bridges", "crossing", "crossings"))  # "took the bridge across the Neva": not the Neva
_BESIDE = frozenset(("on", "along", "by", "across", "over"))
_BESIDE_WATER = frozenset(["city", "town", "port", "village", "settlement", "resort", "capital", "place", *SETTLEMENTS])
_ADJECTIVES = ("ous", "ish", "ern", "al", "ic", "ive", "ed", "y")
_KINDS_OF_TOWN = SETTLEMENTS | frozenset(
    ["town", "village", "city", "settlement", "hamlet", "suburb", "port", "district", "capital"]
)
_ONE_TOWN = frozenset(("town", "village", "city", "settlement", "hamlet", "suburb", "place", "capital"))
_BASES_OF_ONE = ("base", "camp", "encampment", "post", "outpost", "garrison", "barracks", "checkpoint", "prison")
_ONE_SPOT = _ONE_TOWN.union(("district", *_BASES_OF_ONE))
_QUARTERS = frozenset(("neighbourhood", "neighborhood", "district", "quarter", "sector", "suburb"))
_SEVERAL = SETTLEMENTS | {"districts", "ports", "islands", "capitals", "provinces"}
_SPOTS = _ONE_SPOT.union(("stronghold", "bastion", "headquarters", "foothold", "redoubt", "hub"))
_SPOT_ENDS = tags.COMMA | tags.STOP | tags.TIME | tags.PREPOSITION | tags.CONJUNCTION | tags.BE
_CONTAINERS = frozenset(("country", "continent", "admin1", "admin2", "area", "polity"))
_SOME = frozenset(("a", "an", "one", "another"))
_REGIONS = frozenset(("regions", "provinces", "states", "districts", "islands", "ports", "cities", "towns", "colonies"))
_APART = frozenset(("breakaway", "separatist", "occupied", "disputed", "rebel", "former", "border", "port", "restive"))


_BASES = frozenset(("base", "bases", "airbase", "garrison", "embassy", "consulate", "barracks", "camp", "outpost"))
_MOST_ADJECTIVES = 4
_NO_ADJECTIVES = tags.PREPOSITION | tags.COMMA | tags.STOP | tags.AUXILIARY | tags.POSSESSIVE | tags.PLACE
_NAMES = tags.PLACE | tags.WEAK
_GROUND = tags.AREA | tags.AREA_PART
_OVER_CLAUSE = 9  # units of "that the army still holds"
_OVER = 10  # units between a noun and the list of what it counts
_INTO_LISTS = frozenset(("including", "notably", "namely", "among"))
_NO_ADJUNCT = (
    tags.STOP | tags.COMMA | tags.FINITE | tags.RELATIVE | tags.PLACE | tags.WEAK | tags.ACTOR | tags.FORCE
    | tags.PEOPLE | tags.CONJUNCTION | tags.PRONOUN | tags.TRIGGER | tags.TO
)  # fmt: skip
_NO_NOUN = tags.PREPOSITION | tags.COMMA | tags.STOP

_THEN = frozenset(("then", "later", "finally", "also"))
_HEIGHTS = frozenset(("heights", "hills", "hill", "ridge", "ridges", "slopes", "ground", "positions", "lines"))
_GROUNDS = frozenset(("hill", "ridge", "pass", "valley", "bridge", "airport", "airbase", "dam", "island", "heights"))
_WIDE = frozenset(("country", "admin1", "area"))
_PROVINCES = frozenset(("township", "district", "region", "province", "state", "county", "governorate", "oblast"))
_FRACTIONS = frozenset(("third", "half", "quarter", "fifth", "tenth"))
_SINGLED = frozenset(("last", "only", "first", "second", "third", "next", "main", "remaining"))
_FAR = 60  # km or miles
_SHORT = frozenset(("m", "metres", "meters", "yards", "feet"))
_CLOSE = frozenset((".", "!", "on", "in", "at", "by", "after", "from", "without"))


_POINTS = frozenset(f"{one} {other}" for one in ("north", "south") for other in ("east", "west"))


def describes(line: Line, at: int) -> bool:
    """Whether a name only describes the place that comes ("the West Bank town of P", "Shiite villages of P")."""
    tag, low, size = line.tag, line.low, line.size
    after = at + 1
    while tag[after] & _GROUND and not tag[after] & _NAMES:
        after += 1
    if low[at] in _POINTS and tag[at + 1] & tags.PLACE:
        return True  # "villages in North East Aleppo Governorate"
    alone = after == at + 1  # no noun of ground behind it
    if (
        alone
        and line.place[at].place is None
        and after + 2 < size
        and not tag[after] & ~tags.NOUN_AREA
        and low[after + 1] in ("in", "at")
        and tag[after + 2] & tags.PLACE
    ):
        return True  # "a Red Crescent warehouse in P"
    if not _BASES.isdisjoint(line.vocabulary) and _base_of(line, at):
        return True
    if after >= size or (alone and " " not in low[at]):
        return False
    if low[after] == "of" and low[after - 1].rsplit(" ", 1)[-1] in _KINDS_OF_TOWN:
        after += 1
        while tag[after] & (tags.DETERMINER | tags.DIRECTION):
            after += 1
        return (
            after < size and bool(tag[after] & _NAMES) and line.level(after) not in ("country", "continent", "admin1")
        )
    return bool(tag[at] & tags.WEAK) and low[after - 1] in SETTLEMENTS


def leads_away(line: Line, at: int) -> bool:
    """Whether words tell where one goes from a town: "withdrew from the town toward P", "in the direction of P"."""
    low = line.low
    onward = low[at] in ("toward", "towards") or low[at : at + 4] == ["in", "the", "direction", "of"]
    return onward and low[at - 1] in _ONE_TOWN


def one_of_its_towns(line: Line, start: int, at: int) -> bool:
    """Whether a spot is told of by the land that it lies in alone: "a rebel-held town in the province of P"."""
    if line.low[at - 1] not in _ONE_SPOT:
        return False
    bare = line.tag[at - 1] & tags.CAPITAL and not any(bits & tags.DETERMINER for bits in line.tag[start:at])
    words = line.low[max(0, start - 4) : at]  # "the last town in P"; "Seize Key Town in P", a headline
    singled = line.low[at - 1] in _ONE_TOWN and "the" in words and not _SINGLED.isdisjoint(words)
    return bool(bare) or not _SOME.isdisjoint(words) or singled


def _base_of(line: Line, at: int) -> bool:
    """Whether a country is that of a base elsewhere ("the United States naval base at P")."""
    if line.level(at) != "country":
        return False
    look = at + 1
    while look < line.size and look - at < _MOST_ADJECTIVES and line.low[look] not in _BASES:
        if line.tag[look] & _NO_ADJECTIVES:
            return False
        look += 1
    return look + 2 < line.size and (
        line.low[look] in _BASES
        and line.low[look + 1] in ("at", "in", "near")
        and bool(line.tag[look + 2] & tags.PLACE)
    )


def of_whose(line: Line, at: int) -> bool:
    """Whether a country's name tells whose a thing is, and not where ("a U.S. citizen", "the UK embassy")."""
    thing = line.low[at + 1] in _BASES
    return (thing or (at > 0 and line.low[at - 1] in ("a", "an"))) and line.level(at) == "country"


def ground_follows(line: Line, at: int) -> bool:
    """Whether an unknown name ends in a noun of ground, or one follows ("the mountainous Arbin region")."""
    after = at + 1
    ground = (after < line.size and line.tag[after] & tags.AREA) or line.low[at].rpartition(" ")[2] in _GROUNDS
    return bool(ground) and line.low[at - 1].endswith(_ADJECTIVES)


def taken(line: Line, at: int) -> bool:
    """Whether an article or a name follows a gerund, as its object."""
    if at >= line.size:
        return False
    return bool(line.tag[at] & _NAMES) or line.low[at] == "the"


def adjectival(line: Line, at: int) -> bool:
    """Whether an actor's name stands as an adjective before a noun ("the Ukrainian city of")."""
    after = at + 1
    return after < line.size and not line.tag[after] & _NO_NOUN


def measured(line: Line, at: int) -> bool:
    """Whether a distance stands before unit `at` ("30 km from"): none that is far ("140 miles from Sarajevo")."""
    if at < 2 or line.low[at - 1] not in _MEASURES:
        return False
    number = line.low[at - 2]
    if line.low[at - 3] == "within":
        return True  # "advanced to within 130 km of the capital"
    return not number.isdigit() or int(number[:6]) < _FAR or line.low[at - 1] in _SHORT


def regions_of(line: Line, at: int) -> int:
    """The unit of the name in "(Georgia)'s breakaway region of P", from the "'s" at unit `at`; 0 where none is."""
    if at >= line.size or line.low[at] not in POSSESSIVES:
        return 0
    for look in range(at + 1, min(line.size - 2, at + 4)):
        if line.tag[look] & tags.NOUN_AREA and line.low[look + 1] == "of":
            name = look + 2 + (line.low[look + 2] == "the")
            region = line.tag[look] & tags.AREA or line.low[look] in _REGIONS
            return name if region and line.tag[name] & tags.PLACE else 0
        if not (line.tag[look] & tags.DIRECTION or line.low[look] in _APART):
            return 0
    return 0


def on_its_bank(line: Line, start: int, at: int) -> int:
    """The noun that a water only tells the whereabouts of ("the port on the Sea of Azov", "a bridge over the Neva").

    The town is meant, not the sea; 0 where a place is no water, or meant itself.
    """
    before = at - 1
    while before > start and line.tag[before] & tags.DETERMINER:
        before -= 1
    if before <= start or line.low[before] not in _BESIDE or line.level(at) != "water":
        return 0
    near = BRIDGES if line.low[before] in ("across", "over") else _BESIDE_WATER
    return before - 1 if line.low[before - 1] in near else 0


def plural_noun(word: str) -> bool:
    """Whether a word looks like a noun in the plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "ous", "is"))


def list_over(line: Line, at: int) -> int:
    """The comma or colon before the list of what a noun counts, over when, where or from whom; 0 where none stands.

    "Three towns in June, including P", "several villages since Friday: P", "three towns from the rebels, including P".
    """
    low, tag = line.low, line.tag
    if low[at] == "from":
        actor = at + 1 + (1 if tag[at + 1] & tags.DETERMINER else 0)
        if actor in line.actor:
            return actor + 1 if low[actor + 1 : actor + 3] in ([",", "including"], [",", "among"]) else 0
    for unit in range(at, min(line.size - 1, at + _OVER)):
        if low[unit] == ":" or (tag[unit] & tags.COMMA and low[unit + 1] in _INTO_LISTS):
            return unit if unit > at else 0
        if tag[unit] & _NO_ADJUNCT:
            return 0
    return 0


def list_behind_clause(line: Line, start: int, at: int) -> int:
    """The comma or colon before the list of what a noun counts, over a relative clause that opens at a unit; 0 else.

    "The four towns that the army holds, P and Q among them", "towns which the army held, including P".
    """
    tag, low = line.tag, line.low
    for unit in range(at + 2, min(line.size - 2, at + _OVER_CLAUSE)):
        if low[unit] == ":":
            return unit if tag[unit + 1] & _NAMES else 0
        if tag[unit] & tags.COMMA:
            named = low[unit + 1] in _INTO_LISTS or among_them(line, unit + 1) or counted_list(line, start, unit)
            return unit if named else 0
        if tag[unit] & tags.STOP:
            return 0
    return 0


def counted_list(line: Line, start: int, comma: int) -> bool:
    """Whether names follow the comma behind "three towns" or "the main towns", and no verb: "the towns, A and B"."""
    tag = line.tag
    if comma + 2 >= line.size or not tag[comma + 1] & _NAMES:
        return False
    towns = line.low[start] == "the" and tag[comma - 1] & tags.NOUN_AREA and plural_noun(line.low[comma - 1])
    if not towns and not any(tag[unit] & tags.NUMBER for unit in range(start, comma)):
        return False
    listed = tag[comma + 2] & (tags.COMMA | tags.CONJUNCTION) and tag[comma + 3 : comma + 4]
    return bool(listed and listed[0] & tags.PLACE) or line.low[comma + 2 : comma + 4] == ["among", "them"]


def names_one(line: Line, at: int) -> bool:
    """Whether "one" counts a town whose name follows a comma, or a share: "one more town, P", "one third of P"."""
    if line.low[at + 2 : at + 3] == ["of"] and (line.tag[at + 1] & tags.AREA_PART or line.low[at + 1] in _FRACTIONS):
        return True
    town = at + 1 + (line.low[at + 1 : at + 2] == ["more"])
    if town + 2 >= line.size or line.low[town] not in _ONE_TOWN:
        return False
    return bool(line.tag[town + 1] & tags.COMMA and line.tag[town + 2] & _NAMES)


def one_of_several(line: Line, at: int) -> int:
    """The name behind the comma of "the last of the three towns, P", with "of" at a unit; else 0."""
    word = line.low[at - 1]
    if not (word in ORDINALS or word == "last" or word.endswith("est")):
        return 0
    towns = next((unit for unit in range(at + 1, min(at + 5, line.size - 2)) if line.low[unit] in _SEVERAL), 0)
    return towns + 2 if towns and line.tag[towns + 1] & tags.COMMA and line.tag[towns + 2] & _NAMES else 0


def towards_apposed(line: Line, at: int) -> int:
    """The comma before a name, behind where its town lies: "the town to the south, P", "… in the region, P"; else 0."""
    low, comma = line.low, at + 3
    if comma + 1 >= line.size or low[at] not in ("to", "in") or low[at + 1] != "the":
        return 0
    where = tags.DIRECTION | (tags.AREA if low[at - 1] in _ONE_TOWN else 0)
    apposed = line.tag[at + 2] & where and line.tag[comma] & tags.COMMA and line.tag[comma + 1] & _NAMES
    return comma if apposed else 0


def among_them(line: Line, at: int) -> int:
    """The unit from which on the members of a group are named behind its comma; 0 where none are.

    "Three towns, the largest of them P", "several towns, P and Q among them".
    """
    low, size = line.low, line.size
    look = at + (low[at : at + 1] == ["the"])
    if low[look + 1 : look + 3] == ["of", "them"]:
        return look + 3 + (low[look + 3 : look + 4] == ["being"])
    if low[look : look + 2] in (["most", "recently"], ["most", "notably"], ["most", "recent"]):
        return look + 2  # "three towns, most recently P"
    if at >= size or not line.tag[at] & (tags.PLACE | tags.WEAK):
        return 0
    while look < size and (line.tag[look] & (tags.PLACE | tags.WEAK | tags.COMMA) or low[look] == "and"):
        look += 1
    return at if low[look : look + 2] == ["among", "them"] else 0


def building_in(line: Line, at: int) -> bool:
    """Whether a name that no list has is a building's, and its town follows: "the National Assembly building in P"."""
    low, tag = line.low, line.tag
    if line.place[at].place is not None or at + 3 >= line.size or not tag[at + 1] & tags.AREA_PART:
        return False
    return low[at + 2] == "in" and bool(tag[at + 3] & tags.PLACE) and low[at + 1] not in _QUARTERS


def named_next(line: Line, at: int) -> int:
    """The unit of the place that is joined to ground without a name: "the airport and P", "… and then P"; else 0."""
    look = at + 1
    if line.low[look : look + 2] in (["with", "it"], ["with", "them"]):
        look += 2
    while line.low[look] in _THEN:
        look += 1
    behind = look + 1
    named = behind < line.size and line.tag[look] & (tags.PLACE | tags.WEAK) and not line.tag[look] & tags.ACTOR
    if named and line.low[behind] == "itself":
        behind += 1
    closed = named and (line.tag[behind] & (tags.COMMA | tags.STOP | tags.TIME) or line.low[behind] in _CLOSE)
    return look if closed else 0


def whole_region(line: Line, at: int) -> bool:
    """Whether "P region", "P province" stands at a unit."""
    named = line.tag[at] & tags.PLACE
    return bool(named) and (line.level(at) == "admin1" or bool(line.tag[at + 1] & tags.AREA))


def above_place(line: Line, at: int) -> bool:
    """Whether ground is told of by the place that it lies above: "the heights above P", "the ridge behind P"."""
    return line.low[at] in {"above", "behind", "beyond"} and line.low[at - 1] in _HEIGHTS


def inner_place(line: Line, outer: int, at: int) -> bool:
    """Whether the place at a unit lies in the one that owns it: "Tripoli's Mitiga airport", "Peru's Puno region"."""
    level = line.level(at)
    return level == "facility" or (line.level(outer) == "country" and level not in ("country", "continent", ""))


def spot_in(line: Line, region: int, after: int) -> bool:
    """Whether a name behind the comma is that of the spot in a region that is told of: "their last base in R, P,"."""
    low = line.low
    within = region - 1 - (low[region - 1] == "the")
    if within < 1 or low[within] != "in" or low[within - 1] not in _SPOTS or not line.tag[region] & tags.PLACE:
        return False
    ends = after + 1 >= line.size or line.tag[after + 1] & _SPOT_ENDS or low[after + 1] in FULL_STOPS
    big, small = line.place[region].place, line.place[after].place
    if not ends or big is None or small is None:
        return False
    lies = big.level == "area" and big.country == small.country and small.level in ("settlement", "facility", "admin2")
    return lies or contains(line, region, after)


def contains(line: Line, outer: int, inner: int) -> bool:
    """Whether the place at unit `outer` is the country or region of the one at `inner` ("Izium, Ukraine")."""
    big, small = line.place[outer].place, line.place[inner].place
    if big is None or small is None or big.level not in _CONTAINERS:
        return False
    if big.level == "country":
        return small.level != "country" and small.country == big.country
    if big.level == "admin1":
        return small.level != "admin1" and small.country == big.country and small.admin1 == big.admin1
    return False


def told_where(line: Line, outer: int, inner: int) -> bool:
    """Whether a region behind a comma tells where one place lies, of which no list knows it: "Hungnam, Korea"."""
    big, small = line.place[outer].place, line.place[inner].place
    if big is None or (big.level not in _WIDE and line.low[outer].rpartition(" ")[2] not in _PROVINCES):
        return False
    if small is not None:
        lies = big.level == "area" and (not big.country or small.country in big.country)
        strays = big.level == "admin1" and big.country != small.country  # a town of that name elsewhere
        if not (lies or strays) or small.level not in ("settlement", "facility"):
            return False
    after = outer + 1
    if after >= line.size or not line.tag[after] & (tags.COMMA | tags.CONJUNCTION):
        return True
    further = after + 1
    if line.tag[after] & tags.CONJUNCTION or further >= line.size or line.tag[further] & tags.CONJUNCTION:
        return False
    return not line.tag[further] & _NAMES or (bool(line.tag[further] & tags.PLACE) and contains(line, further, outer))


def told_what(line: Line, at: int) -> int:
    """The unit behind what an aside tells of a place, from the unit behind "'s" on; 0 where it is a further place.

    "Saio, Bukavu's main military camp, on Friday", but "Goma, Bukavu's airport and Uvira".
    """
    look = at
    while look < line.size - 1 and look - at < _MOST_ADJECTIVES and not line.tag[look] & (_GROUND | _NO_NOUN):
        look += 1
    if look >= line.size - 1 or not line.tag[look] & _GROUND:
        return 0
    end = look + 1
    if not line.tag[end] & tags.COMMA:
        return end if line.tag[end] & tags.STOP or line.low[end] in FULL_STOPS else 0
    listed = end + 1 < line.size and line.tag[end + 1] & (_NAMES | tags.CONJUNCTION)
    return 0 if listed else end


def the_town_there(line: Line, start: int, at: int) -> bool:
    """Whether "in" at a unit tells where a town named before lies: "took the strategic city in western Darfur"."""
    low = line.low
    if low[at - 1] not in _ONE_TOWN or low[at - 1] == "capital":
        return False
    words = low[max(0, start - 1) : at]
    if "the" not in words or any(word in _SINGLED or word.endswith("est") for word in words):
        return False
    comma = next((unit for unit in range(at + 1, min(line.size - 1, at + 5)) if line.tag[unit] & tags.COMMA), 0)
    return not (comma and line.tag[comma + 1] & _NAMES)


def to_the_way(line: Line, at: int) -> bool:
    """Whether "to the north of" stands at a unit."""
    return line.low[at + 1 : at + 2] == ["the"] and bool(line.tag[at + 2] & tags.DIRECTION) and line.low[at + 3] == "of"
