"""Words that stand for a place named before: "it", "the city", "its streets"."""

from __future__ import annotations

from geomap.claims.phrases.lastnamed import (
    AFTER_TOWN,
    ISLES,
    KINDS,
    NAMES,
    SMALL,
    SPOTS,
    THINGS,
    meant_by,
    place_before,
)
from geomap.claims.phrases.placename import Hit
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import ORDINALS, OWNING
from geomap.model import Extent

_OWN = frozenset(("its", "their"))
_POINTERS = THINGS | _OWN | {"the", "this", "that"}
_LANDS = frozenset(("country", "nation", "region", "province"))
_RANKS = ORDINALS | {"largest", "biggest", "main", "only", "last"}
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
_SHARE_REACH = 6  # units of "two thirds of the town"
_SHARE = tags.AREA_PART | tags.NUMBER
_SHARES = frozenset(("most", "half", "much", "rest", "part", "parts"))
_OWNERS = frozenset(OWNING)
_GROUND = tags.NOUN_AREA | tags.DIRECTION
_PART_ENDS = tags.PLACE | tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR
_NOT_THE_PLACE = frozenset(  # words after "it" or "them" that make something else of it ("made it safe")
    ("for", "as", "to", "that", "upon", "up", "down", "safe", "clean", "alive", "open", "quiet")
)
_WHILES = frozenset(("good", "ever", "time", "while", "decade", "decades", "minutes", "themselves", "itself"))
_LONGEST_WHILE = 6  # units of "for the better part of a year"
_AS_PART = frozenset(("part", "well", "soon"))
_TO_THE_LAST = ["to", "the", "last"]
_MAKES = frozenset(  # verbs that make something of "it" with what follows: "took it to be lost"
    ("take", "takes", "took", "taken", "taking", "leave", "leaves", "left", "leaving", "find", "finds", "found")
)
_BIDS = tags.ASKS | tags.BRINGS | tags.PLANS  # "forced it to surrender"
_WHILE_ENDS = tags.COMMA | tags.STOP | tags.CONJUNCTION
_NO_VERB = tags.DETERMINER | tags.POSSESSIVE | tags.PRONOUN | tags.CAPITAL | tags.ACTOR | tags.FORCE | tags.PEOPLE
_CENTRES = frozenset(("centre", "center", "limits", "outskirts", "suburbs"))
_BOTH = frozenset(("cities", "towns", "villages", "settlements", "islands", "places", "ports", "districts", "airports"))
_PAIRS = frozenset(("both", "neither"))
_TIMES_OF_DAY = frozenset(("night", "day", "morning", "evening", "afternoon", "week", "month", "year", "same", "very"))
_SOUNDS = frozenset(("sound", "cheers", "applause", "strains", "cries", "chants"))
_OF_TROOPS = frozenset(  # whose own they are, and not a town's
    ("positions", "position", "lines", "units", "ground", "strongholds", "bastions", "bases", "camps", "camp",
     "outposts", "outpost", "posts", "trenches", "hideouts", "footholds", "foothold", "fronts", "headquarters")
)  # fmt: skip
_STRUCK = frozenset(
    ("strategic", "key", "besieged", "embattled", "beleaguered", "coastal", "historic", "ancient", "ruined")
)
_STANDS = frozenset(
    ("airport", "port", "airfield", "station", "market", "hospital", "plant", "refinery", "harbour", "harbor", "docks",
     "barracks", "bridge", "bridges", "railway", "citadel", "square", "university")
)  # fmt: skip
_KINDS_OF_PLANT = frozenset(
    ("main", "old", "own", "power", "railway", "train", "bus", "central", "only", "great", "last")
)


def told_of_again(line: Line, at: int, follows: frozenset[str]) -> tuple[list[Hit], int] | None:
    """Read "both towns", "it", "the city" or "most of its centre" as the places that they stand for, or part of one."""
    low = line.low
    word = low[at]
    if word in _PAIRS or (word == "the" and low[at + 1] == "two"):
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
        if not tag[joint - 1] & NAMES:
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
    if word == "the" and at + 2 < line.size and low[at + 2] in SMALL:
        at += bool(tag[at + 1] & tags.DIRECTION or low[at + 1] in _STRUCK)  # "the southern city", "the key town"
    elif word == "the" and low[at + 2] in ISLES and not tag[at + 1] & (NAMES | tags.ACTOR | tags.NUMBER):
        at += 1  # "the disputed islands"
    if word == "the" and low[at + 1] in _LANDS:
        at += _rank(line, at)  # "the country's third city"
    if word == "the" and low[at + 1] in KINDS and at + 2 < line.size and low[at + 2] in _CENTRES:
        found = place_before(line, at)  # "the town centre"
        near: Extent = "approach" if tag[at + 2] & tags.AREA_NEAR or low[at + 2] == "limits" else "part"
        return (Hit(found.unit, near), at + 3) if found is not None else None
    if word in THINGS:
        end = _after_thing(line, at, follows)
    elif (word in {"the", "this", "that"} or tag[at] & tags.WHOLE) and low[at + 1] in _TOWNS:
        end = _after_town(line, at, follows)
    else:
        return _part_of_last(line, at) if word in _OWN else None
    if end < 0:
        return None
    found = meant_by(line, at, end)
    return (found, end) if found is not None else None


def _rank(line: Line, at: int) -> int:
    """The units of "country's third largest" before "city", where one town alone is named before; else 0."""
    low, noun = line.low, at + 2
    if noun >= line.size or low[noun] not in OWNING:
        return 0
    noun += 1
    while noun < line.size and (low[noun] in _RANKS or low[noun].rpartition("-")[2] in _RANKS):
        noun += 1
    if noun == at + 3 or noun >= line.size or low[noun] not in SMALL:
        return 0
    spots = (unit for unit in range(at) if line.tag[unit] & tags.PLACE and line.level(unit) in SPOTS)
    towns = [unit for unit in spots if unit or not line.place[unit].text.isupper()]
    named = noun + 2 < line.size and line.tag[noun + 1] & tags.COMMA and line.tag[noun + 2] & NAMES
    if len(towns) != 1 or named:
        return 0
    same = "and" in line.low[towns[0] : at] and not any(unit in line.actor for unit in range(towns[0] + 1, at))
    return 0 if same else noun - at - 1  # but "hold P and shelled the country's largest city"


def joined_before(line: Line, unit: int) -> list[Hit]:
    """The place that "and" joins to the one at a unit, which "them" means too: "P and Q; they held them"."""
    tag = line.tag
    joined = unit > 1 and line.low[unit - 1] == "and" and tag[unit - 2] & NAMES
    if unit > 2 and tag[unit - 3] & tags.COMMA:
        return []  # of a longer list, which may be all that is meant
    return [Hit(unit - 2, "whole")] if joined else []


def both_of_them(line: Line, at: int) -> tuple[list[Hit], int] | None:
    """Read "both", "the two of them", "both towns" as the two places that "and" joined last before, in the sentence."""
    low, tag = line.low, line.tag
    two = low[at] == "the" and low[at + 1] == "two"
    if not two and low[at] not in _PAIRS:
        return None
    end = at + 1 + two
    if low[end : end + 2] == ["of", "them"]:
        end += 2
    elif low[end] in _BOTH or (low[at] == "neither" and low[end] in _TOWNS):
        end += 1
    if end < line.size - 1 and (not tag[end] & AFTER_TOWN or low[end] == "of"):
        return None  # "both armies"
    last = next((unit for unit in range(at - 1, 1, -1) if tag[unit] & NAMES), 0)
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
    if line.low[end] in _NOT_THE_PLACE:
        return end if end + 1 < line.size and _tells_how(line, end) else -1
    return -1 if line.tag[end] & (tags.AUXILIARY | tags.GERUND) else end


def _tells_how(line: Line, at: int) -> bool:
    """Whether the word behind "it" opens when, how long or what for: "entered it that night", "took it to cut"."""
    word, then = line.low[at], at + 1
    if word == "that":
        return line.low[then] in _TIMES_OF_DAY or bool(line.tag[then] & tags.TIME)
    if word == "as":
        return line.low[then] in _AS_PART
    if word == "to":
        made = line.low[at - 2] in _MAKES or line.tag[at - 2] & _BIDS or line.tag[then] & _NO_VERB
        sounds = not _SOUNDS.isdisjoint(line.low[then : then + 2])  # "entered it to the sound of horns"
        return sounds or not made or line.low[at : at + 3] == _TO_THE_LAST
    if word != "for":
        return False
    end = next((unit for unit in range(then, line.size) if line.tag[unit] & _WHILE_ENDS), line.size)
    span = range(then, min(end, then + _LONGEST_WHILE))
    return any(line.tag[unit] & tags.TIME or line.low[unit] in _WHILES for unit in span)


def _after_town(line: Line, at: int, follows: frozenset[str]) -> int:
    """The unit after "the city"; -1 where it is only the beginning of another name ("the city council")."""
    low, end = line.low, at + 2
    if end >= line.size:
        return end
    if low[end] not in follows and not line.tag[end] & AFTER_TOWN and low[end] not in (".", "!", "?"):
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
