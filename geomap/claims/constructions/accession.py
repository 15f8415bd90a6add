"""How a place joins a state: votes on joining and union, requests to be admitted."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.parties.foes import foe_of
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.phrases.seats import seat_of
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_VOTERS = frozenset(("voters", "electors", "electorate", "citizens", "residents", "inhabitants"))
_VOTED = frozenset(("choose", "chooses", "chose", "chosen", "vote", "votes", "voted", "voting", "opt", "opted", "opts"))
VOTES = frozenset(
    [
        "referendum",
        "referendums",
        "referenda",
        "vote",
        "votes",
        "voting",
        "plebiscite",
        "plebiscites",
        "ballot",
        "poll",
        "polls",
    ]
)


_SHAM = frozenset(("sham", "so-called", "pseudo", "bogus", "fake", "mock", "illegal", "staged", "pseudo-referendum"))
_BACKED = frozenset(("backed", "favoured", "favored", "supported", "approved", "endorsed", "chose"))
_JUDGED = ("recogni", "reject", "condemn", "denounc")
_UNIONS = frozenset(("union", "unification", "reunification", "integration", "merger"))
_PROCLAIMS = frozenset(
    (
        "proclaim", "proclaims", "proclaimed", "declare", "declares", "declared", "announce", "announces", "announced",
        "demand", "demands", "demanded", "seek", "seeks", "sought", "want", "wants", "wanted", "voted", "favour",
        "favours", "favoured", "favor", "favors", "favored",
    )
)  # fmt: skip
_WISHES = frozenset(("deman", "seek", "seeks", "sough", "want", "wants", "wante", "favou", "favor"))
_ANNOUNCED = ("announc", "schedul", "call", "order")
_OUTCOMES = frozenset(("result", "results", "outcome", "tally", "turnout", "winner", "off", "end"))
_BIDS = frozenset(("bid", "request", "application", "appeal", "petition", "plea", "wish", "desire", "call", "calls"))


def _state_after(line: Line, at: int) -> int:
    """The unit of the state that stands at unit `at`, past "to", "with" and an article; -1 where none does."""
    look = at
    while look < line.size and look - at < 3 and line.low[look] in ("to", "the", "with", "up"):
        look += 1
    if (
        look >= line.size
        or look not in line.actor
        or line.actor[look].kind not in ("state", "group", "body", "capital")
    ):
        return -1
    return -1 if line.low[look + 1 : look + 2] and line.low[look + 1] in ("'s", "’s", "'", "’") else look


def _proclaimed_union(line: Line, verb: int, at: int, state: int) -> Special | None:
    """ "P proclaimed union with A"."""
    reading = climb(line, verb)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0], subject=True)
    hits = [hit for hit in hits if hit.unit < reading.subject[1]] or seat_of(line, *reading.subject)
    reading.planned |= line.low[verb][:5] in _WISHES
    return Special("sovereignty", hits, at, at + 2, reading, (state, state + 1)) if hits else None


def referendum_in(line: Line, at: int) -> Special | None:
    """ "Russia plans a referendum in P", "the sham referendums in P and Q": held by who fights over P to have it."""
    low = line.low
    if low[at + 1 : at + 2] not in (["in"], ["across"]):
        return None
    hits, _ = scan(line, at + 2)
    place = line.place[hits[0].unit].place if hits else None
    if place is None or place.level in ("country", "continent"):
        return None
    holder = foe_of(place.country, line.document.article.date)
    named = any(actor.party == holder or actor.side == holder for actor in line.actor.values())
    judged = next((unit for unit in range(max(0, at - 6), at) if low[unit].startswith(_JUDGED)), -1)
    if holder is not None and judged >= 0:  # "will not recognise the results of the referendum in P"
        reading = climb(line, judged)
        reading.denied ^= not low[judged].startswith("recogni")
        reading.spoken, reading.speaker = True, reading.subject
        reading.planned &= not reading.refused
        return Special("sovereignty", hits, at, at + 2, reading, owner=holder)
    if holder is None or not (named or not _SHAM.isdisjoint(low[max(0, at - 4) : at])):
        return None
    verb = _verb_over(line, at)
    reading = _of_vote(line, verb, at) if verb >= 0 else Reading(at)
    reading.planned |= any(bits & tags.MODAL for bits in line.tag[at : at + 12])
    return Special("sovereignty", hits, at, at + 2, reading, owner=holder)


def joins(line: Line, at: int) -> Special | None:
    """ "Leaders of P asked to join A", "P's request to join A", "a vote on whether P should join A"."""
    tag, low = line.tag, line.low
    state = _state_after(line, at + 1)
    if state < 0 or in_a_deed(line, state + 1):
        return None
    party = (state, state + 1)
    for asked in range(at - 1, max(at - 9, 0), -1):
        if tag[asked] & (tags.COMMA | tags.STOP):
            break
        if low[asked] == "whether":
            hits, _ = scan(line, asked + 1, subject=True)
            hits = [hit for hit in hits if hit.unit < at]
            vote = next((unit for unit in range(asked - 1, max(asked - 5, -1), -1) if low[unit] in VOTES), -1)
            if not hits and vote >= 0 and low[vote + 1] in ("in", "across"):
                hits, _ = scan(line, vote + 2)
            if not hits:
                reading = climb(line, asked - 1)
                hits = seat_of(line, *reading.subject) if reading.subject is not None else []
                return Special("sovereignty", hits, asked, at + 1, reading, party) if hits else None
            return (
                Special("sovereignty", hits, vote if vote >= 0 else at, at + 1, Reading(asked), party) if hits else None
            )
    to = at - 1
    if low[to] == "and":  # "to break away from B and join A"
        to = next((unit for unit in range(at - 2, max(at - 10, 0), -1) if tag[unit] & tags.TO), -1)
    if to < 2 or low[to] != "to":
        return None
    if low[to - 1] in _BIDS:
        for unit in range(to - 2, max(to - 7, -1), -1):
            if tag[unit] & tags.PLACE and low[unit + 1] in ("'s", "’s"):
                reading = Reading(unit, planned=True)
                return Special("sovereignty", [Hit(unit, "whole")], to - 1, at + 1, reading, party)
    reading = climb(line, at if to == at - 1 else to + 1)
    asked = to - 1
    while asked > 0 and (tag[asked] & (tags.ADVERB | tags.TIME) or low[asked] in ("on", "in", "by")):
        asked -= 1
    reading.planned |= low[asked].startswith(("appl", "petition"))
    if reading.subject is None or not (reading.planned or low[asked].startswith("vot")):
        return None
    hits = seat_of(line, *reading.subject)
    if not hits:
        hits = [hit for hit in scan(line, reading.subject[0], subject=True)[0] if hit.unit < reading.subject[1]]
        if any(line.level(hit.unit) in ("settlement", "country", "continent") for hit in hits):
            return None
    reading.planned &= not low[asked].startswith("vot")
    if low[asked].startswith(("ask", "demand", "petition")):
        reading.spoken, reading.speaker = True, reading.subject
    return Special("sovereignty", hits, at, at + 1, reading, party) if hits else None


def in_a_deed(line: Line, at: int) -> bool:
    """Whether what stands at a unit makes "joins A" a common deed ("joined France in condemning", "for talks")."""
    if line.low[at : at + 1] not in (["in"], ["for"], ["on"], ["at"], ["against"]):
        return False
    return at + 1 >= line.size or not line.tag[at + 1] & (tags.TIME | tags.NUMBER)


def vote_on(line: Line, at: int) -> Special | None:
    """ "A referendum on joining Russia in P", "in P the vote for joining Russia", "P said they would vote on it"."""
    tag, low = line.tag, line.low
    look = _state_after(line, at + 1)
    if look < 0:
        return None
    before = at - 1
    while before > 0 and tag[before] & tags.DETERMINER:
        before -= 1  # "on a union with"
    if before >= 1 and low[at] in _UNIONS and low[before] in _PROCLAIMS:
        return _proclaimed_union(line, before, at, look)
    if before >= 1 and low[before] in _BACKED:
        reading = climb(line, before)
        told_of = speaks_for(line, reading.subject) if reading.subject is not None else []
        return Special("sovereignty", told_of, before, at + 1, reading, (look, look + 1)) if told_of else None
    if before < 1 or low[before] not in ("on", "for", "about", "against"):
        return None
    before -= 1
    while before > 0 and low[before] not in VOTES:
        if at - before > 4:
            return None
        before -= 1
    if low[before] not in VOTES:
        return None
    party = (look, look + 1)
    hits: list[Hit] = []
    if low[before + 1] in ("in", "across") and tag[at - 1] & tags.PREPOSITION:
        hits, _ = scan(line, before + 2)  # "the referendum in P on joining A"
        if hits:
            return Special("sovereignty", hits, before, at + 1, _told_of_vote(line, before), party)
    if tag[at - 1] & tags.PLACE:
        # "a referendum on P joining A"
        for unit in range(at - 2, max(at - 6, -1), -1):
            if low[unit] in VOTES:
                return Special("sovereignty", [Hit(at - 1, "whole")], unit, at + 1, Reading(unit, planned=False), party)
    for unit in range(look + 1, min(line.size - 1, look + 14)):
        if low[unit] in ("in", "across") and not tag[unit + 1] & tags.TIME:
            hits, _ = scan(line, unit + 1, subject=True)
            if hits:
                break
        if tag[unit] & (tags.COMMA | tags.STOP) or low[unit] in (".", "!"):
            break
    if hits:
        return Special("sovereignty", hits, before, at + 1, _told_of_vote(line, before), party)
    reading = climb(line, before)
    verb = _verb_over(line, before)
    if verb >= 0:
        reading = _of_vote(line, verb, before)
        if reading.subject is not None:
            hits, _ = scan(line, reading.subject[0], subject=True)
            hits = [hit for hit in hits if hit.unit < before] or seat_of(line, *reading.subject)
            if not hits and reading.subject[1] - reading.subject[0] == 1:
                # "… regions said they would hold votes"
                for unit in range(reading.subject[0] - 1, -1, -1):
                    if tag[unit] & tags.SPEECH:
                        inner = subject(line, group(line, unit).start, Reading(unit))
                        if inner is not None:
                            hits, _ = scan(line, inner[0], subject=True)
                            hits = [hit for hit in hits if hit.unit < unit]
                        break
    if not hits:
        # "In P the vote for joining A was put at 87 per cent, in Q at 93"
        first = before
        while first > 0 and not tag[first - 1] & (tags.STOP | tags.COMMA):
            first -= 1
        if low[first] == "in":
            hits, _end = scan(line, first + 1, subject=True)
            hits = [hit for hit in hits if hit.unit < before]
            for unit in range(look, line.size - 2):
                if hits and tag[unit] & tags.COMMA and low[unit + 1] == "in" and tag[unit + 2] & tags.PLACE:
                    more, _ = scan(line, unit + 2)
                    hits += more
                    break
        reading = Reading(before)
    return Special("sovereignty", hits, before, at + 1, reading, party) if hits else None


def _verb_over(line: Line, at: int) -> int:
    """The verb of which the noun at a unit is the object, -1 where there is none."""
    tag = line.tag
    look = at - 1
    while look >= 0 and at - look < 6:
        bits = tag[look]
        if bits & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.SUBORDINATOR) and not bits & tags.DETERMINER:
            return -1
        if (bits & (tags.FINITE | tags.PLANS | tags.VOWED) and not bits & tags.AUXILIARY) or line.low[look] in (
            "hold",
            "holding",
            "held",
            "holds",
            "stage",
            "call",
            "organise",
            "organize",
        ):
            return look
        look -= 1
    return -1


def _told_of_vote(line: Line, vote: int) -> Reading:
    """The reading of a vote whose place is named: what the verb over it tells, and whose word that is."""
    verb = _verb_over(line, vote)
    if verb < 0:
        return Reading(vote)
    reading = _of_vote(line, verb, vote)
    if line.tag[verb] & tags.SPEECH and line.low[verb] not in ("held", "hold"):
        reading.spoken, reading.speaker = True, reading.subject
    return reading


def _of_vote(line: Line, verb: int, vote: int) -> Reading:
    """The reading of the verb over a vote, which is still to come where it is planned, announced or called."""
    reading = climb(line, verb)
    announced = line.low[verb].startswith(_ANNOUNCED) and _OUTCOMES.isdisjoint(line.low[verb:vote])
    reading.planned |= announced or bool(line.tag[verb] & (tags.PLANS | tags.VOWED))
    return reading


def speaks_for(line: Line, span: tuple[int, int]) -> list[Hit]:
    """The land that a subject is or speaks for: "Catalonia", "its parliament", "separatist leaders in Katanga"."""
    first, stop = span
    hits, _ = scan(line, first)
    units = [hit.unit for hit in hits if hit.unit < stop] or [
        unit
        for unit in range(first, stop)
        if line.tag[unit] & tags.PLACE
        and (line.low[unit + 1] in OWNING or (unit and line.low[unit - 1] in ("of", "in")))
        and (line.level(unit) not in ("settlement", "country") or line.low[unit - 2] in _VOTERS)
    ][:1]
    return [Hit(unit, "whole") for unit in units]  # "the parliament of P" is no part of it


def vote_on_independence(line: Line, at: int, vote: int) -> Special | None:
    """ "P will hold a referendum on independence", "P's referendum on independence", "a referendum on it in P"."""
    tag, low = line.tag, line.low
    if low[at + 1 : at + 2] in (["of"], ["for"]):
        hits, _ = scan(line, at + 2)
        return Special("sovereignty", hits, vote, at + 1, Reading(vote), place_party=True) if hits else None
    if vote > 1 and low[vote - 1] in OWNING and tag[vote - 2] & tags.PLACE:
        return Special("sovereignty", [Hit(vote - 2, "whole")], vote, at + 1, Reading(vote), place_party=True)
    verb = _verb_over(line, vote)
    reading = _of_vote(line, verb, vote) if verb >= 0 else Reading(vote)
    hits = speaks_for(line, reading.subject) if reading.subject is not None else []
    if not hits and reading.subject is not None and (back := anaphor(line, reading.subject[0])) is not None:
        hits = [back[0]]  # "the region will hold a referendum"
    if not hits and low[at + 1 : at + 2] == ["in"]:
        hits, _ = scan(line, at + 2)
    return Special("sovereignty", hits, vote, at + 1, reading, place_party=True) if hits else None


def voted_free(line: Line, at: int, before: int) -> Special | None:
    """ "P voted by 98 per cent for independence", "the Kurds voted for the independence of Kurdistan"."""
    chosen = line.low[before][:4] in ("choo", "chos")
    for verb in range(before - (not chosen), max(before - 10, -1), -1):
        if line.tag[verb] & (tags.COMMA | tags.STOP | tags.SUBORDINATOR | tags.RELATIVE):
            return None
        if line.low[verb] in _VOTED:
            reading = climb(line, verb)
            reading.denied ^= line.low[before] == "against"
            hits: list[Hit] = []
            if line.low[at + 1 : at + 2] in (["of"], ["in"]):
                hits, _ = scan(line, at + 2)
            elif reading.subject is not None:
                hits = speaks_for(line, reading.subject)
            return Special("sovereignty", hits, verb, at + 1, reading, None, place_party=True) if hits else None
    return None
