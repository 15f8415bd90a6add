"""Participles without an auxiliary, behind the place: "Izium, recaptured by X", "footage shows Vuhledar captured"."""

from __future__ import annotations

from geomap.claims.frames.match import Match
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.leftward import list_start
from geomap.claims.phrases.nounphrase import KEEPS, NEXT_TO
from geomap.claims.phrases.placename import BASES, Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.governors import following_subject
from geomap.claims.verbs.openings import relative_opening
from geomap.claims.verbs.subjects import ANTECEDENT_STOPS
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.lexicon import Frame
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

_WHERE = frozenset(["in", "on", "at", "near", "around", "to", "toward", "towards"])
_WANTS = frozenset(("want", "wants", "wanted"))
_SHOWN = frozenset(["shows", "showed", "show", "showing", "with", "saw", "seen", "find", "found", "left"])
_SAYS = frozenset(
    ("says", "say", "claims", "claim", "reports", "report", "reported", "reporting", "declared", "declares", "declare",
     "pronounced", "considers", "considered", "consider", "believes", "believed", "announced", "announces")
)  # fmt: skip
_GOES_ON = frozenset((".", "in", "on", "after", "from", "with", "as", "again"))
_OF_PERSONS = frozenset(
    ("captured", "seized", "taken", "held", "freed", "liberated", "hit", "struck", "lost", "attacked", "targeted",
     "abandoned", "left", "surrounded", "recaptured", "retaken", "run", "bombed", "occupied", "secured", "kept", "won")
)  # fmt: skip
_BEHIND = frozenset(
    ("in", "on", "since", "at", "during", "from", "for", "as", "last", "again", "with", "and", "after", "before",
     "despite", "amid", "under", "when", "until", "without", *FULL_STOPS)
)  # fmt: skip
_BRACKET = 8  # units that a bracket behind a place holds
_ARTICLES = frozenset(("a", "an", "the"))
_LASTING = ("control", "sovereignty")
_OF_GROUND = frozenset(("occupied", "controlled", "claimed", "administered", "ruled", "governed", "annexed"))
_NO_ADJECTIVE = tags.DETERMINER | tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.AUXILIARY
_OF_ITS_GROUND = tags.POSSESSIVE | tags.DIRECTION | tags.NOUN_AREA  # "P's northern suburbs"
_PHRASE_ENDS = tags.COMMA | tags.STOP | tags.TIME | tags.ADVERB | tags.QUOTE


def match_participle(
    line: Line, at: int, frame: Frame, after: int, agent: tuple[int, int] | None, verb: int
) -> Match | None:
    """Read the participle at unit `at`, of which the agent, if it has one, is known.

    The trigger is the participle, or the `verb` behind "and" that is joined to it.
    """
    tag, low = line.tag, line.low
    before, comma = _noun_before(line, at)
    if before < -1 or (agent is None and not _ends_phrase(line, after)):
        return None
    if agent is not None and frame.kind == "loss" and low[agent[0] - 1] == "to":
        return None  # "saw P handed over to the rebels": not their loss
    if agent is None and comma and _closes_who(line, before + 1):
        return None  # "the mayor, who saw the rebels seize P, fled"
    if agent is None and not comma and not tag[before] & (tags.PLACE | tags.WEAK):
        return _of_town(line, at, frame, after, verb) if tag[before] & tags.AREA else None
    # A doubted name, where the party is told: "with P taken by A".
    start = before + 1
    first = _first_of(line, start)
    listed = list_start(line, first)
    if listed < first and ("and" in line.low[first:start] or line.low[first - 2 : first] == ["well", "as"]):
        first = listed  # "P, Q and R, taken by X"
    told = not comma and _is_told(line, first)
    with_ = first > 0 and low[first - 1] == "with"
    named = tags.PLACE | tags.WEAK if agent is not None and before and low[before - 1] in _SHOWN else tags.PLACE
    places = [
        unit
        for unit in range(first, start)
        if tag[unit] & named
        or (tag[unit] & tags.WEAK and line.place[unit].place is not None and (told or with_ or (comma and agent)))
        or (tag[unit] & tags.WEAK and comma and agent and low[at] not in _OF_PERSONS)
    ]
    doubted = agent is not None and start - 2 >= first and tag[start - 1] & tags.AREA and tag[start - 2] & tags.WEAK
    if not places and doubted:
        start -= 1  # "weapons for the Karim area controlled by"
        places, first, told = [start - 1], start - 1, False
    if not places:
        part = _part_of_it(line, start) if agent is not None else None
        if part is not None:
            return Match(frame, at, at + 1, [part], _background(line, verb), agent, passive=True)
        return _of_aside(line, at, frame, first, start, agent, verb)
    last = places[-1]
    town = _town_within(line, first, last) if agent is not None and not comma else -1
    if town < -1:
        return None
    if town >= 0:
        return Match(frame, at, at + 1, [Hit(town, "whole")], _background(line, verb), agent, passive=True)
    shown = first > 0 and low[first - 1] in _SHOWN
    if agent is None and not comma:
        wants = first > 0 and low[first - 1] in _WANTS
        if first > 1 and (wants or _had(line, first - 1, frame)):
            return _wanted(line, at, frame, first, wants)
        if (tag[last] & tags.ACTOR and not with_) or not (shown or (told and _is_headline(line, after))):
            return None  # "Ukraine lost in Donetsk" is no passive
    lasting = frame.kind in _LASTING and agent is not None  # "the P area claimed by A"
    if last != start - 1 and not all(
        tag[unit] & (tags.TIME | tags.ADVERB)
        or ((comma or lasting or with_) and (tag[unit] & tags.AREA or (comma and low[unit] in BASES)))
        or (tag[start - 1] & tags.NOUN_AREA and tag[unit] & _OF_ITS_GROUND)
        for unit in range(last + 1, start)
    ):
        return None
    hits = _places(line, at, frame, first, last, agent is not None, comma)
    if not hits or hits[-1].unit != last:
        return None
    inner = _within(line, first, last) if comma else -1
    if inner >= 0:
        hits = [Hit(inner, hits[-1].extent)]
    if not (shown or told):
        return Match(frame, at, at + 1, hits, _background(line, verb), agent, passive=True)
    reading = climb(line, verb, participle=True)
    reading.subject = (
        (first, start) if told and first > 0 else None
    )  # "Russia says P captured": what is said begins there
    if agent is None and first and low[first - 1] == "with" and frame.kind == "gain":
        agent = following_subject(line, at, furthest=at + 4)  # "With P captured, the rebels moved on"
    return Match(frame, at, at + 1, hits, reading, agent, passive=True)


def _noun_before(line: Line, at: int) -> tuple[int, bool]:
    """The last unit of the noun before a participle, and whether a comma parts them; -2 where no noun stands there."""
    tag = line.tag
    before = at - 1 - (line.low[at - 1] == "since" and at > 1)  # "P, long since held by the rebels,"
    comma = bool(tag[before] & tags.COMMA)
    before -= comma
    while before > 0 and tag[before] & (tags.ADVERB | tags.TIME) and not tag[before] & tags.PLACE:
        before -= 1
    before -= line.low[before] == "itself"
    if line.low[before] == ")":  # "P (population 20,000), taken by X"
        before = next(
            (at - 1 for at in range(before - 1, max(before - _BRACKET, 0), -1) if line.low[at] == "("), before
        )
    before -= line.low[before] == "as" and not comma  # "shows P as occupied by"
    if before < 0:
        return -2, comma
    return (before - 1, True) if tag[before] & tags.COMMA else (before, comma)


def _closes_who(line: Line, comma: int) -> bool:
    """Whether a clause of somebody ends at a comma, behind which his own verb stands."""
    opening = relative_opening(line, comma) if "who" in line.vocabulary else None
    return opening is not None and line.low[opening + 1] == "who"


def _ends_phrase(line: Line, after: int) -> bool:
    """Whether what follows a participle without agent is no object of it: "recaptured in May", "hit by nightfall"."""
    if after >= line.size:
        return True
    bits, word = line.tag[after], line.low[after]
    if bits & _PHRASE_ENDS or word in _BEHIND:
        return True
    dated = word == "by" or bits & tags.NUMBER or (bits & tags.DETERMINER and word != "both")
    # "captured the day before", "seized eight years ago"
    return bool(dated) and after + 1 < line.size and bool(line.tag[after + 1] & tags.TIME)


def _first_of(line: Line, start: int) -> int:
    """The first unit of the noun phrase that ends before a unit."""
    first = start
    while first > 0 and start - first < 14:
        bits, word = line.tag[first - 1], line.low[first - 1]
        if bits & tags.PAST and 1 < first < start and line.low[first - 2] in _ARTICLES:
            first -= 1  # "a disputed region"
            continue
        if (
            (bits & ANTECEDENT_STOPS and not bits & tags.DETERMINER)
            or word in FULL_STOPS
            or word in _SHOWN
            or word in _WANTS
        ):
            break
        if bits & (tags.PAST | tags.VERB_IRREGULAR) and not bits & (tags.COMPOUND | tags.AREA | tags.FORCE):
            break
        first -= 1
    return first


def _part_of_it(line: Line, end: int) -> Hit | None:
    """The part of the place named before of "with *its eastern half* held by A"."""
    for unit in range(end - 1, max(end - _PART, 0), -1):
        if line.low[unit] in ("its", "their"):
            back = anaphor(line, unit)
            return back[0] if back is not None and back[1] == end else None
    return None


def _of_aside(
    line: Line, at: int, frame: Frame, first: int, start: int, agent: tuple[int, int] | None, verb: int
) -> Match | None:
    """Read a participle in an aside about the place: "Oleshky, a town of 24,000 occupied by"."""
    tag = line.tag
    named = tags.PLACE if agent is None else tags.PLACE | tags.WEAK  # "Masisi, a town": what a name is, is said
    is_ = agent is not None and first > 1 and tag[first - 1] & tags.BE and frame.kind in _LASTING
    if first < 2 or not (tag[first - 1] & tags.COMMA or is_) or not tag[first - 2] & named:
        return None
    if not any(tag[unit] & tags.AREA for unit in range(first, start)):
        return None
    if is_:  # "P is a town held by A"
        reading = Reading(first - 1, subject=(first - 2, first - 1))
        return Match(frame, at, at + 1, [Hit(first - 2, "whole")], reading, agent, passive=True)
    return Match(frame, at, at + 1, [Hit(first - 2, "whole")], _background(line, verb), agent, passive=True)


def _of_town(line: Line, at: int, frame: Frame, after: int, verb: int) -> Match | None:
    """Read "Goma, a town retaken in May", "Goma, a town retaken from the rebels": whose deed it was is not said."""
    low, tag = line.low, line.tag
    if after + 1 >= line.size or low[after] not in ("in", "on", "since", "from", "last", "by"):
        return None
    if not tag[after + 1] & (tags.TIME | tags.NUMBER | (tags.DETERMINER | tags.ACTOR if low[after] == "from" else 0)):
        return None
    first = _first_of(line, at)
    return _of_aside(line, at, frame, first, at, None, verb) if tag[first] & tags.DETERMINER else None


def _wanted(line: Line, at: int, frame: Frame, first: int, wants: bool) -> Match | None:
    """Read "the rebels have P surrounded", "wants P taken by May"."""
    hits, end = scan(line, first)
    had = climb(line, first - 1)
    had.planned = had.planned or wants
    return Match(frame, at, at + 1, hits, had) if hits and end == at else None


def _had(line: Line, verb: int, frame: Frame) -> bool:
    """Whether a verb says who has a place besieged: "the rebels have P surrounded", "kept P surrounded"."""
    return frame.kind == "contest" and bool(line.tag[verb] & tags.HAVE or line.low[verb] in KEEPS)


def _is_told(line: Line, first: int) -> bool:
    """Whether a place and its participle stand alone, as in headlines and captions, or behind who says so."""
    return first == 0 or line.low[first - 1] in _SAYS or line.low[first - 1] == ":"


def _is_headline(line: Line, after: int) -> bool:
    """Whether a headline ends behind a participle, or goes on to when, how and who says so."""
    if after >= line.size or line.tag[after] & (tags.TIME | tags.COMMA | tags.STOP):
        return True
    return line.low[after] in _GOES_ON


def _places(line: Line, at: int, frame: Frame, first: int, last: int, by_agent: bool, comma: bool) -> list[Hit]:
    """The places of a noun phrase up to the place at unit `last`: the noun that it belongs to decides."""
    low = line.low
    target = frame.steps[0].slot == "T"
    begin = _noun_start(line, first)
    named = _named_from(line, first, last)
    inside = comma and named > first and low[named - 1] in ("in", "at")
    if inside and frame.kind in ("gain", "control") and not _plural(low[first : named - 1]):
        begin = named  # "a building in Izium, recaptured by …": Izium was
    hits = [hit for hit in scan(line, begin, target=target)[0] if hit.unit <= last]
    if not hits and not comma and by_agent and frame.kind in _LASTING:
        return _where_people_are(line, at, first, last)
    if not comma or (hits and hits[-1].unit == last):
        return hits
    # "A woman in Gori, occupied by …": of the place, not of her. "Camels from Kassala, seized by …": of them.
    hits = []
    over = named - 1
    if named > first and low[over] in ("in", "at") and (frame.kind != "gain" or not _plural(low[first:over])):
        hits = scan(line, named, target=target)[0]
    if by_agent and frame.kind == "control" and (not hits or hits[-1].unit != last):
        for unit in range(first, last):  # "on the edge of Jobar, controlled by": Jobar is
            if low[unit] in _WHERE and scan(line, unit + 1)[0][-1:] == [Hit(last, "approach")]:
                hits = [Hit(last, "whole")]
    return hits


def _named_from(line: Line, first: int, last: int) -> int:
    """Where the words begin that belong to a name: "*the town of* P", "*the key eastern city of* P", "*nearby* P"."""
    tag, low, at = line.tag, line.low, last
    while at > first:
        if tag[at - 1] & (tags.DETERMINER | tags.DIRECTION) or low[at - 1] in NEXT_TO:
            at -= 1
        elif tag[at - 1] & tags.AREA or (low[at - 1] == "of" and tag[at - 2] & tags.AREA):
            at -= 1 if tag[at - 1] & tags.AREA else 2  # "the provincial capital P"
            article = next((unit for unit in range(at - 1, at - 5, -1) if unit < first or tag[unit] & _NO_ADJECTIVE), 0)
            at = article + 1 if article >= first and tag[article] & tags.DETERMINER else at  # "the key eastern city of"
        else:
            break
    return max(at, first)


def _where_people_are(line: Line, at: int, first: int, last: int) -> list[Hit]:
    """The ground in "residents of the P region held by A"; a town that people in it are "held" in is none."""
    region = any(line.tag[unit] & tags.AREA for unit in range(last + 1, at)) or " " in line.place[last].text
    over = last - 1
    while over > first and (not line.tag[over] or line.low[over] == "disputed" or line.tag[over] & _BEFORE_GROUND):
        over -= 1
    if over <= first or line.low[over] not in ("in", "of", "from", "across"):
        return []
    if not region and line.low[at] not in _OF_GROUND:
        return []
    dwellers = line.tag[over - 1] & (tags.PEOPLE | tags.CROWD) or line.low[over - 1] == "people"
    return scan(line, over + 1)[0] if dwellers else []


def _within(line: Line, first: int, last: int) -> int:
    """The place of which `last` only tells where it lies ("Jenin in the West Bank, hit by"); -1 where there is none."""
    at = last - 1
    while at > first and line.tag[at] & (tags.DETERMINER | tags.DIRECTION):
        at -= 1
    return at - 1 if at > first and line.low[at] == "in" and line.tag[at - 1] & tags.PLACE else -1


_NAMED = tags.PLACE | tags.WEAK
_PART = 5  # units of "its remote eastern half"
_BEFORE_GROUND = tags.DETERMINER | tags.DIRECTION | tags.AREA_PART
_UNTIL_NOW = tags.ADVERB | tags.TIME
_IS_STILL = _UNTIL_NOW | tags.AUXILIARY | tags.COMMA
_CENTRES = frozenset(("centre", "center", "stronghold", "bastion"))
_STILL = frozenset(("until", "till", "remains", "remained"))


def _town_within(line: Line, first: int, last: int) -> int:
    """The town that is told to be one of a region, from `first` to `last`; -1 where none is, -2 where it has no name.

    "P, the last city in R held by", "P is the only town in R held by": P is, not R.
    """
    tag, at = line.tag, last - 1
    while at > first and tag[at] & (tags.DETERMINER | tags.DIRECTION):
        at -= 1
    town = tag[at - 1] & tags.AREA or line.low[at - 1] in _CENTRES
    if at - 1 <= first or line.low[at] not in ("in", "of") or not town or _plural(line.low[:at]):
        return -1
    while tag[first] & _UNTIL_NOW and first < at:
        first += 1  # "is now the last city in R"
    if not tag[first] & tags.DETERMINER:
        return -1
    over = first - 1
    while over > 0 and (tag[over] & _IS_STILL or line.low[over] in _STILL) and not tag[over] & _NAMED:
        over -= 1
    if over < first - 1 and tag[over] & _NAMED:
        return over
    return -2 if any(bits & tags.BE for bits in tag[over + 1 : first]) else -1  # "and is the largest city in R held by"


def _plural(words: list[str]) -> bool:
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss")


def _background(line: Line, verb: int) -> Reading:
    reading = climb(line, verb, participle=True)
    reading.relative = True
    reading.subject = None
    return reading


def _noun_start(line: Line, first: int) -> int:
    """The first unit of a noun phrase: past a preposition that opens it."""
    bits = line.tag[first]
    return first + 1 if bits & tags.PREPOSITION and not bits & tags.PLACE else first
