"""The name in which a noun phrase ends: the place that it gives, after what stands on either side of it."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.phrases.placeclues import BRIDGES, SETTLEMENTS, inner_place, on_its_bank, plural_noun
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING
from geomap.model import Extent

EXCEPTING = frozenset(("except", "save", "excluding", "barring", "apart"))
AMONG = frozenset(
    ("including", "notably", "namely", "mainly", "chiefly", "principally", "specifically", "particularly", "especially")
)
_OPENERS = {  # the rest of what opens the members of a set
    **dict.fromkeys(AMONG, ((),)),
    **dict.fromkeys(("chief", "first", "foremost"), (("among", "them"), ("of", "them"))),
    **dict.fromkeys(("starting", "beginning"), (("with",),)),
    "among": (("them",), ("these",), ("which",), ("others",)),
    "such": (("as",),),
    "in": (("particular",),),
    "up": (("to", "and", "including"),),
}
BASES = frozenset(("air", "naval", "military", "army", "border", "nuclear", "power", "international"))
FUELS = frozenset(("oil", "gas", "coal", "petroleum"))
DASHES = frozenset(("–", "-", "—"))
LISTS = frozenset((":", "—", "–", "--"))
_CLOSERS = frozenset((".", "!", "?", "..."))
_ENDS = frozenset(".!?")
_KINDS = frozenset(
    (
        "districts",
        "areas",
        "villages",
        "towns",
        "townships",
        "neighbourhoods",
        "neighborhoods",
        "settlements",
        "suburbs",
        "provinces",
        "regions",
        "states",
        "governorates",
        "counties",
        "oblasts",
        "outposts",
        "bases",
        "camps",
        "airports",
        "islands",
        "hills",
        "valleys",
    )
)
_SEAS = frozenset(
    (
        "sea",
        "gulf",
        "ocean",
        "mediterranean",
        "caribbean",
        "atlantic",
        "pacific",
        "baltic",
        "aegean",
        "adriatic",
        "arctic",
    )
)
_AT_SEA = frozenset(
    ("port", "ports", "town", "towns", "city", "cities", "resort", "village", "villages", "island", "islands",
     "archipelago", "atoll", "nation", "state", "republic", "country", "territory", "outpost")
)  # fmt: skip
_FRONTS = frozenset(("direction", "directions", "axis", "sector", "front"))
_NARROWING = frozenset(("almost", "nearly", "partly", "partially", "largely", "mostly"))
_STATE_HOUSES = frozenset(["parliament", "ministry", "headquarters", "palace"])
_ENDS_OWNED = tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.AUXILIARY
_OBJECTS = tags.DETERMINER | tags.PRONOUN | tags.POSSESSIVE | tags.NUMBER
_OF_LANDS = frozenset(("provincial", "regional", "state"))
_TOWNS = frozenset(("city", "town", "port", "capital", "village"))
_MAIN = frozenset(("main", "largest", "biggest", "second", "old", "former"))
_VERBAL = tags.AUXILIARY | tags.PAST
_OF_PLAY = frozenset(("goal", "goalmouth", "net", "penalty", "wicket", "bench", "midfield", "keeper", "goalkeeper"))
_OF_PERSONS = frozenset(("citizens", "nationals", "residents", "inhabitants", "civilians", "lives"))
_PARTICIPLES = tags.PAST | tags.GERUND
# The classes of a word that is none of the phrase that a name ends.
_FOLLOWERS = (
    tags.PREPOSITION
    | tags.CONJUNCTION
    | tags.SUBORDINATOR
    | tags.RELATIVE
    | tags.COMMA
    | tags.STOP
    | tags.QUOTE
    | tags.ADVERB
    | tags.TIME
    | tags.AUXILIARY
    | tags.SPEECH
    | tags.SOURCED
    | tags.PRONOUN
    | tags.NEGATION
    | tags.AFTER_PLACE
    | tags.DETERMINER
    | tags.TO
    | tags.WHOLE
    | tags.POSSESSIVE
    | tags.PAST
    | tags.GERUND
    | tags.VERB_IRREGULAR
    | tags.PLANS
    | tags.FAILS
    | tags.ASKS
    | tags.REPELS
    | tags.CANCELLED
    | tags.NUMBER
)
_NO_NOUNS = _FOLLOWERS | tags.PLACE


@dataclass(slots=True)
class Hit:
    """A place that a phrase names: the unit it stands in, how much of it, and whether the text says "all of it"."""

    unit: int
    extent: Extent
    stated: bool = False
    actor: int = -1  # the unit of another party, where the verb is left out ("…, and the Islamic State Tikrit")


def members_from(line: Line, at: int) -> int:
    """The unit behind what opens the members of a set: "including P", "among them P", "starting with P"; 0 without."""
    low = line.low
    for rest in _OPENERS.get(low[at], ()) if at < line.size - 1 else ():
        end = at + 1 + len(rest)
        if tuple(low[at + 1 : end]) == rest:
            return end if end < line.size else 0
    return 0


def placed(
    line: Line, start: int, at: int, extent: Extent, stated: bool, target: bool, plain: bool
) -> tuple[list[Hit], int] | int:
    """Take the place at a unit, in which a noun phrase ends that began at `start`.

    Returns
    -------
    tuple or int
        The place and the unit after the phrase, no place where the name gives none; or the unit from which
        to read on, because the place that is meant comes later.
    """
    tag, low, size = line.tag, line.low, line.size
    after = at + 1
    bits = tag[after] if after < size else 0
    acting = at > start and tag[at] & tags.ACTOR and tag[at - 1] & tags.NOUN_AREA and bits & _VERBAL
    if acting and not (low[at - 1] == "capital" and line.level(at) == "settlement"):
        return [], at  # "10% of the territory Russia had captured", but "the capital Khartoum has fallen"
    beside = on_its_bank(line, start, at) if at > start else 0
    if beside and not (target and low[beside] in BRIDGES):
        if low[beside] in BRIDGES and bits & tags.CONJUNCTION:
            return after + 1  # "took the bridge over the river and the town of P"
        if bits & tags.COMMA and (members := members_from(line, after + 1)):
            return members  # "…, among them P"
        return [], at
    if at > start:
        if tag[at - 1] & tags.DIRECTION and extent == "whole":
            if _only_part(line, at):
                extent = "part"
        elif plain and not target and not tag[at - 1] & (tags.CAPITAL | tags.AREA) and plural_noun(low[at - 1]):
            return [], at
    if extent == "part" and at - start > 1 and low[at - 1] == "of" and low[at - 2] in SETTLEMENTS:
        # "the towns of P and Q" are they; "towns of the region" are a part of it
        extent = "whole" if line.level(at) in ("settlement", "district", "") else extent
    hit = Hit(at, extent, stated)
    if bits & tags.POSSESSIVE and low[after] in OWNING:
        return _owning(line, after, hit, target)
    return _followed(line, after, hit, target)


def _only_part(line: Line, at: int) -> bool:
    """Whether a direction before a name means a part of the place: "northern Kyiv", not "South Sudan"."""
    place = line.place[at].place
    levels = ("admin1", "admin2", "water", "area", "facility", "country")
    return (place.level if place else "") not in levels or line.low[at - 1] in ("downtown", "central")


def _owning(line: Line, mark: int, hit: Hit, target: bool) -> tuple[list[Hit], int] | int:
    """Take a place before "'s": "Bakhmut's eastern quarter" is ground, "Bakhmut's mayor" is not."""
    tag, low, size = line.tag, line.low, line.size
    at = mark - 1
    inner = mark + 1
    while inner < min(mark + 3, size) and _qualifies(line, inner):
        inner += 1  # "Iraq's restive western Anbar province", "Sudan's oil-producing Heglig area"
    if inner + 1 < size and (
        (tag[inner] & tags.PLACE and inner_place(line, at, inner))
        or (tag[inner] & tags.WEAK and tag[inner + 1] & tags.AREA)
    ):
        return inner  # "Tripoli's Mitiga airport"
    if named := _its_capital(line, mark + 1):
        return named  # "the Tigray region's capital Mekelle"
    if line.level(at) == "country" and (named := _thing_in(line, mark + 1, target)):
        return named  # "Ukraine's largest steel plant in Mariupol"
    if line.level(at) == "country" and _one_town(line, mark + 1):
        return [], at  # "Libya's second city", which the sentence does not name
    for look in range(mark + 1, min(mark + 5, size)):
        bits = tag[look]
        ends = look + 1 >= size or tag[look + 1] & _FOLLOWERS or low[look + 1] in _ENDS
        if bits & tags.AREA_NEAR:
            narrowed: Extent = "approach"
        elif low[look] in _STATE_HOUSES and not target and line.level(at) == "country":
            break  # "India's parliament"
        elif (bits & tags.AREA_PART and not bits & tags.TITLE) or (bits & tags.DIRECTION and ends and look == mark + 1):
            narrowed = "part"  # "Bakhmut's south-west"
        elif bits & tags.AREA:
            narrowed = "part" if hit.extent == "whole" else hit.extent
        elif bits & _ENDS_OWNED and low[look] != "remaining":
            break
        else:
            continue
        if not ends:
            break
        apposed = look + 2 < size and bits & tags.NOUN_AREA and tag[look + 2] & tags.PLACE
        joint = apposed and (tag[look + 1] & tags.COMMA or low[look + 1] in LISTS)
        if joint and line.level(at) == "country" and line.level(look + 2) != "country":
            return look + 2  # "Azerbaijan's second city, Ganja", "its ports – P and Q –"
        return [Hit(at, narrowed)], look + 1
    return ([hit], mark) if target and not tag[at] & tags.WEAK else ([], at)


def _thing_in(line: Line, at: int, target: bool) -> int:
    """Where a place is named in which a country's thing stands that is told of from a unit on; 0 where none is."""
    reach = range(at, min(at + 5, line.size - 2))
    led = next((unit for unit in reach if line.tag[unit] & _ENDS_OWNED), 0)
    named = led + 1 + bool(line.tag[led + 1] & tags.DETERMINER)
    if not led or line.low[led] not in ("in", "at") or not line.tag[named] & tags.PLACE:
        return 0
    if line.tag[led - 1] & tags.NOUN_AREA:
        return led - 1  # "villages in P"
    return named if target else 0


def _qualifies(line: Line, at: int) -> bool:
    """Whether a word is an adjective of the ground that comes: "restive", "western", "oil-rich", "second-largest"."""
    bits = line.tag[at]
    return not bits & ~(tags.DIRECTION | tags.PAST | tags.ADVERB) or bool(bits & tags.COMPOUND and at not in line.actor)


def _one_town(line: Line, at: int) -> bool:
    """Whether one town, without its name, ends the phrase from a unit on: "second city", "largest port"."""
    reach = range(at, min(at + 4, line.size))
    noun = next((unit for unit in reach if line.low[unit] in _TOWNS), 0)
    return noun > 0 and not any(line.tag[unit] & _ENDS_OWNED for unit in range(at, noun))


def _its_capital(line: Line, at: int) -> int:
    """The unit of the name of a region's capital or town, from the unit behind "'s" on; 0 where none is named."""
    while at < line.size - 2 and _qualifies(line, at):
        at += 1
    at += at < line.size - 2 and line.low[at] in _MAIN
    if at + 2 >= line.size or not line.tag[at] & tags.NOUN_AREA:
        return 0
    while at < line.size - 3 and line.tag[at + 1] & tags.AREA and not line.tag[at + 1] & tags.PLACE:
        at += 1  # "its main port city of P"
    name = at + 1 + bool(line.tag[at + 1] & tags.COMMA or line.low[at + 1] == "of")
    return name if line.tag[name] & (tags.PLACE | tags.WEAK) else 0


def _followed(line: Line, after: int, hit: Hit, target: bool) -> tuple[list[Hit], int] | int:
    """Take a place after the words that follow it: "P air base", "the P direction", not "the P newspaper"."""
    tag, low, size = line.tag, line.low, line.size
    if after >= size:
        return [hit], after
    bits = tag[after]
    if low[after] in _OF_PLAY:
        return [], hit.unit  # "the Barnet goal"
    if low[after] in _OF_PERSONS and not target:
        return [], hit.unit  # "keep US citizens safe"
    if low[after] == "of" and low[hit.unit].endswith(" capital") and tag[after + 1] & (tags.PLACE | tags.WEAK):
        return after + 1  # "the Upper Nile capital of P"
    if (low[after] in _AT_SEA or low[hit.unit].endswith("island")) and (beside := at_sea(line, hit.unit)):
        beside += low[beside : beside + 1] == ["of"]
        named = beside < size and tag[beside] & (tags.PLACE | tags.WEAK)
        return beside if named else ([], hit.unit)  # "the Mediterranean island of P", "the Red Sea port"
    if _ends_with_name(line, after):
        if low[after] in DASHES and low[after + 2 : after + 3] in (["border"], ["frontier"]):
            return [], hit.unit  # "the Russia–Ukraine border"
        if bits & _PARTICIPLES and not bits & tags.TRIGGER and not target and bits & tags.PEOPLE:
            return [], hit.unit
    else:
        if low[after] in ("country", "nation"):
            return [], hit.unit  # "the Black Sea country"
        typed = low[after] in BASES and tag[after + 1] & tags.NOUN_AREA  # "P air base"
        if low[after] in FUELS and (tag[after + 1] & tags.NOUN_AREA or low[after + 1] == "field"):
            return [hit], after + 2  # "the P oil fields"
        listed = low[after] in _KINDS and tag[hit.unit - 1] & tags.CONJUNCTION  # "P, Q and R districts"
        after += low[after] in _OF_LANDS and low[after + 1 : after + 2] == ["capital"]
        wide = low[after] == "capital" and line.level(hit.unit) in ("country", "admin1", "area", "")
        if wide:
            named = after + 1 + (after + 2 < size and (tag[after + 1] & tags.COMMA > 0 or low[after + 1] == "of"))
            if named < size and tag[named] & (tags.PLACE | tags.WEAK):
                return named  # "the Upper Nile state capital Malakal", "the Chechen capital, Grozny"
            if tag[hit.unit] & tags.PLACE:
                return [], hit.unit  # "the Upper Nile state capital"
        if low[after] == "community" and not tag[hit.unit] & tags.PLACE:
            return [], hit.unit  # "the Hema community"
        if bits & tags.AREA or typed or listed or (bits & tags.SITE and tag[hit.unit] & tags.WEAK):  # "Ta Kwai temple"
            after += 1
            while tag[after] & tags.AREA:
                after += 1
        elif low[after] in _FRONTS and (
            after + 1 >= size or tag[after + 1] & (_FOLLOWERS | tags.ACTOR) or low[after + 1] in _ENDS
        ):
            return [Hit(hit.unit, "approach")], after + 1  # "attacked in the P direction"
        elif bits & tags.DIRECTION and low[after + 1 : after + 2] == ["of"]:
            if hit.extent == "whole" and not tag[after + 2] & tags.PLACE:
                hit.extent = "part"  # "hold P north of the river", but "P north of Q"
        elif not target:
            return [], hit.unit
        else:
            while after < size and not tag[after] & _FOLLOWERS and low[after] not in _CLOSERS:
                after += 1
    # "controlled Debaltseve almost entirely", "captured Bakhmut completely"
    if tag[after] & tags.ADVERB and hit.extent == "whole" and low[after] in _NARROWING:
        hit.extent = "part"
    return [hit], after


def at_sea(line: Line, unit: int) -> int:
    """The unit behind "island" where the name of a sea only tells where an island or a port lies; 0 elsewhere."""
    name, after = line.low[unit], unit + 1
    if name.endswith((" island", " islands")):  # "the Caribbean island", a name with its kind
        name = name.rsplit(" ", 1)[0]
    elif line.low[after : after + 1] and line.low[after] in _AT_SEA:
        after += 1 + (line.low[after + 1 : after + 2] == ["city"])
    else:
        return 0
    return after if name.rsplit(" ", 1)[-1] in _SEAS else 0


_MEASURES = frozenset(("worth", "aged"))  # "the seizure of P diamonds worth millions"
_NO_OBJECT = (
    (tags.FINITE & ~tags.SPEECH)
    | tags.PREPOSITION
    | tags.CONJUNCTION
    | tags.COMMA
    | tags.STOP
    | tags.NOUN_AREA
    | tags.SITE
)


def _ends_with_name(line: Line, after: int) -> bool:
    """Whether the word after a name is none of the phrase."""
    tag, low, size = line.tag, line.low, line.size
    bits = tag[after]
    if low[after] == "states" and tag[after - 2] & tags.CONJUNCTION and line.level(after - 1) in ("admin1", ""):
        return False  # "Rakhine, Chin and Kachin states"
    if bits & _NO_NOUNS or low[after] in _CLOSERS or low[after] in EXCEPTING:
        return True
    if not bits and tag[after + 1] & _OBJECTS:
        return True  # an unknown word with an object is a verb
    verb = not bits and low[after][-1:] == "s" and low[after].isalpha() and low[after + 1].isalpha()
    noun = low[after - 2] in ("of", "on") and low[after - 3] != "control" and low[after + 1] not in _MEASURES
    if verb and noun and not tag[after + 1] & _NO_OBJECT:
        return True  # "the capture of P heightens fears"
    return after + 2 < size and low[after + 1] == "by" and low[after + 2] == low[after]  # "took P street by street"
