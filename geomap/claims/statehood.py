"""Whose a place is in law: part of a state, votes on joining one, independence."""

from __future__ import annotations

from geomap.claims import tags
from geomap.claims.groups import Reading, group
from geomap.claims.leftward import near_left, phrase, pronoun_place
from geomap.claims.line import Line
from geomap.claims.nounphrase import Hit
from geomap.claims.phrases import scan
from geomap.claims.special import Special
from geomap.claims.subjects import clause_verb, subject
from geomap.claims.verbs import climb

_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))

_VOTES = frozenset(
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


def breakaway(line: Line, at: int) -> Special | None:
    """ "The breakaway region of P", "breakaway P"."""
    look = at + 1
    while look < line.size and look - at < 4 and (line.tag[look] & tags.AREA or line.low[look] == "of"):
        look += 1
    if (
        look >= line.size
        or not line.tag[look] & tags.PLACE
        or line.level(look) in ("country", "settlement", "continent")
    ):
        return None
    return Special(
        "sovereignty", [Hit(look, "whole")], at, at + 1, Reading(at, relative=True), background=True, place_party=True
    )


def said_to_be(line: Line, at: int) -> Special | None:
    """ "Crimea is Ukrainian", "Crimea is ours": a place, a form of "be", whose it is, and no more."""
    tag, low = line.tag, line.low
    for be in range(1, line.size - 1):
        if not tag[be] & tags.BE or not tag[be - 1] & tags.PLACE:
            continue
        after = be + 1
        denied = low[after] in ("not", "never")
        after += denied
        if after >= line.size or not (low[after] == "ours" or after in line.actor):
            continue
        if after in line.actor and line.actor[after].kind not in ("adjective", "state", "people"):
            continue
        end = after + 1
        while end < line.size and tag[end] & tags.AREA:
            end += 1
        if (
            end < line.size
            and not tag[end] & (tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION)
            and low[end] not in ".!"
        ):
            continue
        reading = Reading(be)
        reading.denied = denied
        reading.subject = (be - 1, be)
        owner = "@speaker" if low[after] == "ours" else ""
        party = None if owner else (after, after + 1)
        return Special("sovereignty", [Hit(be - 1, "whole")], be, end, reading, party, owner)
    return None


def vote_on(line: Line, at: int) -> Special | None:
    """ "A referendum on joining Russia in P", "in P the vote for joining Russia", "P said they would vote on it"."""
    tag, low = line.tag, line.low
    look = at + 1
    if look < line.size and low[look] in ("to", "the"):
        look += 1
    if look >= line.size or look not in line.actor:
        return None
    before = at - 1
    if before < 1 or low[before] not in ("on", "for", "about"):
        return None
    before -= 1
    while before > 0 and low[before] not in _VOTES:
        if at - before > 4:
            return None
        before -= 1
    if low[before] not in _VOTES:
        return None
    party = (look, look + 1)
    hits: list[Hit] = []
    if tag[at - 1] & tags.PLACE:
        # "a referendum on P joining A"
        for unit in range(at - 2, max(at - 6, -1), -1):
            if low[unit] in _VOTES:
                return Special("sovereignty", [Hit(at - 1, "whole")], unit, at + 1, Reading(unit, planned=False), party)
    for unit in range(look + 1, min(line.size - 1, look + 14)):
        if low[unit] in ("in", "across") and not tag[unit + 1] & tags.TIME:
            hits, _ = scan(line, unit + 1, subject=True)
            if hits:
                break
        if tag[unit] & (tags.COMMA | tags.STOP) or low[unit] in (".", "!"):
            break
    reading = climb(line, before)
    if hits:
        verb = _verb_over(line, before)
        reading = climb(line, verb) if verb >= 0 else Reading(before)
        if verb >= 0 and tag[verb] & (tags.PLANS | tags.VOWED):
            reading.planned = True
        if verb >= 0 and tag[verb] & tags.SPEECH and low[verb] not in ("held", "hold"):
            reading.spoken, reading.speaker = True, reading.subject
        return Special("sovereignty", hits, before, at + 1, reading, party)
    verb = _verb_over(line, before)
    if verb >= 0:
        reading = climb(line, verb)
        if tag[verb] & (tags.PLANS | tags.VOWED):
            reading.planned = True
        if reading.subject is not None:
            hits, _ = scan(line, reading.subject[0], subject=True)
            hits = [hit for hit in hits if hit.unit < before]
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


def part_of(line: Line, at: int) -> Special | None:
    """ "Crimea is part of Ukraine", "regards Taiwan as part of its territory"."""
    tag, low = line.tag, line.low
    after = at + 1
    if after + 1 >= line.size or low[after] != "of":
        return None
    stop = phrase(line, after + 1)
    owner = [unit for unit in range(after + 1, stop) if unit in line.actor]
    own = (
        low[after + 1] in ("its", "their", "our", "his")
        and stop > after + 2
        and low[after + 2] in ("territory", "country", "land", "state", "own", "sovereign", "soil")
    )
    if not own and not (owner and stop - after - 1 <= 4 and owner[0] <= after + 2):
        return None
    if owner and not own:
        actor = line.actor[owner[0]]
        if actor.kind not in ("state", "group", "people") or (
            owner[0] + 1 < stop
            and low[owner[0] + 1] in _POSSESSIVES
            and not any(word in low[owner[0] : stop] for word in ("territory", "soil", "land"))
        ):
            return None
    before = at - 1
    while before > 0 and (
        low[before] in ("a", "an", "integral", "inseparable", "inalienable", "still", "always", "historically", "now")
        or tag[before] & (tags.ADVERB | tags.DETERMINER)
    ):
        before -= 1
    party = None if own else (owner[0], owner[0] + 1)
    if tag[before] & tags.AUXILIARY or low[before] in (
        "remains",
        "remained",
        "remain",
        "never",
        "not",
        "become",
        "became",
    ):
        reading = climb(line, before + 1)
        hits: list[Hit] = []
        if reading.subject is not None:
            hits, _ = scan(line, reading.subject[0])
            hits = [hit for hit in hits if hit.unit < reading.subject[1]]
            last = reading.subject[1] - 1
            if not hits and tag[last] & tags.PLACE and last and not tag[last - 1] & tags.PREPOSITION:
                hits = [Hit(last, "whole")]  # "in the hearts of people Crimea"
        if not hits:
            # "Crimea, which Russia insists is part of its territory"
            verb = before - 1
            while verb >= 0 and tag[verb] & (tags.ADVERB | tags.AUXILIARY | tags.NEGATION):
                verb -= 1
            if verb > 0 and tag[verb] & tags.SPEECH:
                inner = Reading(verb)
                who = subject(line, group(line, verb).start, inner)
                if inner.relative and inner.antecedent >= 0:
                    hits = near_left(line, inner.antecedent)
                    reading = Reading(verb, spoken=True, speaker=who, denied=reading.denied)
                    reading.subject = who
                    if hits:
                        return Special("sovereignty", hits, at, after + 1, reading, party or who)
            return None
        return Special(
            "sovereignty",
            hits,
            at,
            after + 1,
            reading,
            party,
            owner="@speaker" if own else "",
        )
    if low[before] == "as":
        return _regarded(line, before, at, after + 1, party, own)
    return None


def _regarded(
    line: Line, as_unit: int, head: int, end: int, party: tuple[int, int] | None, own: bool
) -> Special | None:
    """ "S regards P as part of A"."""
    _tag, low = line.tag, line.low
    verb = as_unit - 1
    while verb >= 0 and as_unit - verb < 16:
        if low[verb] in (
            "regard",
            "regards",
            "regarded",
            "regarding",
            "see",
            "sees",
            "saw",
            "view",
            "views",
            "viewed",
            "consider",
            "considers",
            "considered",
            "recognise",
            "recognises",
            "recognised",
            "recognize",
            "recognizes",
            "recognized",
            "treat",
            "treats",
            "treated",
            "claim",
            "claims",
            "claimed",
            "describe",
            "describes",
            "described",
        ):
            break
        verb -= 1
    else:
        return None
    if verb < 0:
        return None
    hits, _ = scan(line, verb + 1)
    if not hits:
        if verb + 1 < line.size and line.low[verb + 1] == "the":
            hits = pronoun_place(line, (verb + 1, as_unit))
        if not hits:
            return None
    reading = climb(line, verb)
    reading.spoken, reading.speaker = True, reading.subject
    return Special("sovereignty", hits, head, end, reading, party or reading.subject)


def independence_of(line: Line, at: int) -> Special | None:
    """ "Katanga declared independence", "declared the independence of P", "recognise the independence of P"."""
    tag, low = line.tag, line.low
    before = at - 1
    while before >= 0 and (tag[before] & (tags.DETERMINER | tags.POSSESSIVE) or low[before] in ("full", "unilateral")):
        before -= 1
    if before < 0:
        return None
    if low[at - 1] in _POSSESSIVES and at >= 2 and tag[at - 2] & tags.PLACE:
        # "recognise Kosovo's independence"
        verb = _verb_over(line, at - 2)
        if verb < 0 or not (
            low[verb].startswith("recogni")
            or low[verb]
            in ("declared", "declare", "declares", "proclaimed", "accept", "accepted", "rejected", "rejects")
        ):
            return None
        reading = climb(line, verb)
        if not low[verb].startswith(("decl", "proc")):
            reading.spoken, reading.speaker = True, reading.subject
            reading.denied ^= low[verb].startswith("reject")
        return Special("sovereignty", [Hit(at - 2, "whole")], at, at + 1, reading, None, place_party=True)
    word = low[before]
    declared = word in (
        "declare",
        "declares",
        "declared",
        "declaring",
        "proclaim",
        "proclaims",
        "proclaimed",
        "proclaiming",
    )
    recognised = word.startswith("recogni")
    if at + 1 < line.size and low[at + 1] == "day":
        return None
    if (
        low[at - 2 : at] == ["declaration", "of"]
        and at > 3
        and low[at - 3] in _POSSESSIVES
        and tag[at - 4] & tags.PLACE
    ):
        return Special("sovereignty", [Hit(at - 4, "whole")], at - 2, at + 1, Reading(at - 2), place_party=True)
    if not declared and not recognised:
        return None
    reading = climb(line, before)
    if at + 1 < line.size and low[at + 1] in ("of", "for"):
        hits, _end = scan(line, at + 2)
        if not hits:
            return None
        if recognised:
            who = reading.subject
            if reading.gerund and (who is None or not any(unit in line.actor for unit in range(*who))):
                over = clause_verb(line, before - 1)  # "signed decrees recognising the independence of P"
                who = climb(line, over).subject if over is not None else who
            reading.spoken, reading.speaker = True, who
            if reading.denied:
                return Special("sovereignty", hits, at, at + 2, reading, None, "@context")
            return Special("sovereignty", hits, at, at + 2, reading, who)
        return Special("sovereignty", hits, before, at + 2, reading, reading.subject, by_subject=True)
    if declared and reading.subject is not None:
        first, stop = reading.subject
        hits, _ = scan(line, first)
        hits = [hit for hit in hits if hit.unit < stop]
        if not hits:
            # "Catalonia's parliament", "the parliament of Catalonia", "separatist leaders in Katanga"
            places = [
                unit
                for unit in range(first, stop)
                if tag[unit] & tags.PLACE
                and (low[unit + 1] in _POSSESSIVES or (unit and low[unit - 1] in ("of", "in")))
                and line.level(unit) != "settlement"
            ]
            hits = [Hit(places[0], "whole")] if places else []
        if hits:
            hits = [Hit(hit.unit, "whole") for hit in hits]  # "the parliament of P" is no part of it
            return Special("sovereignty", hits, before, at + 1, reading, None, place_party=True)
    return None
