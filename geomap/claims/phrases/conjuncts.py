""" "A, B and C": the further places of a phrase, over what stands between them."""

from __future__ import annotations

from geomap.claims.phrases.nounphrase import NEXT_TO, one
from geomap.claims.phrases.placeclues import contains, spot_in, told_what, told_where
from geomap.claims.phrases.placename import AMONG, EXCEPTING, LISTS, Hit
from geomap.claims.phrases.when import DAY_ENDS, past_when, skip_time
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, OWNING

_SHARE = 5  # units of "the remaining two thirds"
_SHARING = tags.DETERMINER | tags.NUMBER | tags.DIRECTION | tags.AREA_PART
_SHARES = frozenset(
    ("half", "one-half", "one-third", "two-thirds", "third", "thirds", "quarter", "rest", "remainder", "other", "most")
)
_WHAT_IT_IS = 8  # units of "the former capital of the caliphate"
_JOINED_BY = frozenset(("together", "along"))
_THEN = frozenset(("then", "later", "next", "finally", "afterwards", "at", "last", "also", "even", "lastly"))
_SETTLEMENTS = frozenset(
    ("village", "villages", "town", "towns", "city", "cities", "hamlet", "hamlets", "settlement", "settlements")
)
_NOUNS = tags.AREA | tags.AREA_PART | tags.AREA_NEAR | tags.FORCE | tags.PLACE | tags.ADVERB | tags.PEOPLE
_WHEN_OR_WHERE = tags.PREPOSITION | tags.DETERMINER | tags.TIME | tags.ADVERB | tags.NUMBER | tags.DIRECTION
_VERBS = tags.PAST | tags.VERB_IRREGULAR | tags.GERUND | tags.SPEECH | tags.TRIGGER | tags.ASKS
_STOPS = tags.STOP | tags.QUOTE
_APPOSED = (
    tags.DETERMINER | tags.POSSESSIVE | tags.PREPOSITION | tags.NUMBER | tags.ADVERB | tags.AREA | tags.RELATIVE
    | tags.NEAR | tags.GERUND
)  # fmt: skip
_SUBORDINATE = tags.RELATIVE | tags.SUBORDINATOR
_FINITE = tags.AUXILIARY | tags.SPEECH
_TELLS_OF_CLAUSES = tags.COMMA | _STOPS | _SUBORDINATE | _FINITE
_WHEN_LATER = tags.DETERMINER | tags.NUMBER | tags.TIME | tags.ADVERB
NAMES = tags.PLACE | tags.WEAK
_OF_ADJECTIVES = ("al", "an", "ar", "ed", "en", "ern", "ful", "ic", "ing", "ish", "ive", "less", "ous")
_SHORT_ADJECTIVES = frozenset(
    ("ancient", "big", "cold", "distant", "dusty", "far", "great", "greater", "hilly", "key", "little", "mighty", "new",
     "old", "poor", "quiet", "remote", "rich", "small", "sunny", "tiny", "vast", "wealthy", "holy", "all")
)  # fmt: skip
_MANNER = 6  # units of "without firing a single shot"
_MANNER_ENDS = tags.COMMA | tags.CONJUNCTION | tags.STOP | tags.PREPOSITION | NAMES
_PERSONS = tags.PEOPLE | tags.CROWD
_CLOSES = tags.COMMA | tags.STOP
_OPENS_NAMED = NAMES | tags.DETERMINER | tags.AREA | tags.AREA_PART | tags.NUMBER | tags.WHOLE
# The classes of a word that a list may go on with, and those words that have none of them.
_GOES_ON = tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.PREPOSITION | tags.TO | tags.TIME | tags.NUMBER
_OPENS_ANOTHER = tags.DETERMINER | tags.ACTOR
_GOING_ON = EXCEPTING | {"together", "as", "including"}
_LYING = frozenset(("near", "on", "along", "outside"))
_LYING_WITHIN = 6  # units of "near the Iranian border"
_LISTED = frozenset(("including", "among", "as"))
_NO_SPOT = tags.FINITE | tags.STOP | tags.PREPOSITION | tags.CONJUNCTION | tags.TIME | tags.PRONOUN | tags.QUOTE
_BESIDE = frozenset(("(", "in", "to"))
_AFTER_PARTICIPLE: tuple[list[str], ...] = ([], ["by"], ["in"], ["on"], ["since"], ["last"])


def more(line: Line, hits: list[Hit], at: int, target: bool, subject: bool) -> tuple[list[Hit], int]:
    """Go on through "A, B and C", leaving out what stands between (appositions, dates, the region a town lies in)."""
    tag, low, size = line.tag, line.low, line.size
    while tag[at] & _GOES_ON or low[at] in _GOING_ON:
        here = skip_time(line, at)
        here = _past_manner(line, here) if low[here] == "without" else here
        if here >= size:
            break
        bits = tag[here]
        if low[here] in _BESIDE and (beside := _beside(line, here)) > here:
            at = beside
            continue
        if low[here] == "but" and low[max(0, hits[0].unit - 2) : hits[0].unit] == ["not", "only"]:
            here += low[here + 1 : here + 2] == ["also"]  # "not only P but also Q"
            bits = tags.CONJUNCTION
        elif low[here] == "but" or low[here] in EXCEPTING:  # "all of P but Q", "P but not Q", "P except for Q"
            left_out = here + 1 + (low[here + 1 : here + 2] in (["not"], ["for"], ["from"]))
            but = _next(line, left_out, target, subject, hits[-1]) if subject else None
            if but is None:
                break
            at = but[1]
            continue
        if (bits & tags.CONJUNCTION and low[here] in ("and", "or", "nor", "&", "but", "also")) or _as_well(line, here):
            if low[here] in _JOINED_BY and _of_states(line, here + 2, hits[-1].unit):
                break  # "claims P together with Malaysia"
            jump = (3 if low[here] == "as" else 2) if _as_well(line, here) else 1
            if low[here + 1 : here + 3] in (["with", "it"], ["with", "them"]):
                jump = 3  # "took Knin, and with it most of the Krajina"
            more = _next(line, here + jump, target, subject, hits[-1])
            if more is None or (here > at and tag[more[1]] & _FINITE):
                break  # "rule over P in 1833 and Chile has": another clause
            hits.extend(more[0])
            at = more[1]
            continue
        if bits & tags.PREPOSITION and low[here] in ("in", "of"):
            # "Izium in the Kharkiv region": the wider place is not what was taken.
            inner, end = one(line, here + 1, False)
            if inner and end - here < 8:
                at = end
                continue
            break
        if bits & tags.COMMA and tag[here + 1] & tags.RELATIVE:
            stop = next((unit for unit in range(here, min(size, here + 14)) if tag[unit] & tags.STOP), here)
            if low[stop] == ";" and low[stop + 1 : stop + 2] == low[hits[0].unit - 1 : hits[0].unit]:
                here = stop
        if low[here] == ";" and low[here + 1 : here + 2] == low[hits[0].unit - 1 : hits[0].unit]:
            found = _next(line, here + 2, target, subject)  # "fell on A; on B; on C"
            if found is None or not tag[here + 1] & tags.PREPOSITION:
                break
            hits.extend(found[0])
            at = found[1]
            continue
        if low[here] in LISTS and hits[0].extent == "part" and tag[here + 1] & NAMES:
            members, end = one(line, here + 1, target)  # "three towns in the region: P, Q and R"
            if not members or not contains(line, hits[0].unit, members[0].unit):
                break
            hits.extend(members)
            at = end
            continue
        if low[here] in _LYING and (comma := _where_it_lies(line, here)):
            at = comma
            continue
        if low[here] == "including" and hits[-1].extent == "part":
            more = _next(line, here + 1, target, subject)  # "a fifth of the region including P and Q"
            more = more or _behind_what_it_is(line, here + 1, target, subject)
            if more is None:
                break
            hits.extend(more[0])
            at = more[1]
            continue
        if not bits & tags.COMMA and low[here] != ";":
            break
        after = here + 1
        if after >= size:
            break
        after = _later(line, after)
        after += low[after] in NEXT_TO and tag[after + 1] & NAMES != 0  # "P, nearby Q and R"
        if tag[after] & tags.PLACE and tag[hits[-1].unit] & tags.PLACE and contains(line, after, hits[-1].unit):
            at = after + 1
            continue
        if tag[after] & NAMES and len(hits) == 1:
            if told_where(line, after, hits[0].unit):
                at = after + 1
                continue
            if low[after + 1] in OWNING and (end := told_what(line, after + 2)):
                at = end
                continue
        if tag[after] & tags.PLACE and spot_in(line, hits[-1].unit, after):
            hits[-1] = Hit(after, "whole")  # "their last base in R, P,"
            at = after + 1
            continue
        if (
            low[after] in AMONG
            or low[after] in ("among", "such")
            or (low[after] == "in" and low[after + 1 : after + 2] == ["particular"])
        ):
            jump = after + (1 if low[after] in AMONG else 2)
            more = _next(line, jump, target, subject)
            if more is None:
                break
            hits.extend(more[0])
            at = more[1]
            continue
        if _as_well(line, after):
            after += 2  # "P, as well as Q": read as "P, and Q"
        if (
            low[after - 1] == "well"
            or (tag[after] & tags.CONJUNCTION and low[after] in ("and", "or", "nor"))
            or low[after : after + 2] == ["but", "also"]
        ):
            jump = 3 if low[after + 1 : after + 3] in (["with", "it"], ["with", "them"]) else 1
            more = _next(line, after + jump, target, subject, hits[-1])
            if more is None or (low[here] == ";" and not _in_list(line, hits[0].unit, more[1])):
                break
            if low[after] != "or" or len(hits) > 1 or not tag[more[1]] & tags.COMMA:
                hits.extend(more[0])  # but in "captured P, or Q, on Monday" both are one
            at = more[1]
            continue
        if (
            tag[after] & NAMES
            or _is_member(line, after, hits[-1])
            or (tag[after] & _OPENS_ANOTHER and _of_another(line, after))
        ):
            more = _next(line, after, target, False, hits[-1])
            if more is None or (low[here] == ";" and not _in_list(line, hits[0].unit, more[1])):
                break
            hits.extend(more[0])
            at = more[1]
            continue
        skipped = apposition(line, after)
        if skipped is None:
            break
        if low[here] == ";" and _others_clause(line, after, skipped):
            break  # "A holds P; B holds Q, R and S", "A holds P; B, Q and R"
        apposed = tag[skipped] & tags.COMMA and tag[skipped - 1] & tags.AREA and low[skipped - 2] == "the"
        if apposed and any(bits & tags.RELATIVE for bits in tag[after:skipped]):
            break  # "P, a town that links the capital, Q, to the coast"
        if tag[after] & tags.GERUND and _names_one(line, skipped - 1):
            break  # "took P, drawing protests from Q, R and S"
        if (tag[skipped] & tags.COMMA or low[skipped] == ";") and skipped + 1 < size:
            word = low[skipped + 1]
            if word in ("and", "or") or tag[skipped + 1] & tags.PLACE:
                jump = skipped + 2 if word in ("and", "or") else skipped + 1
                more = _next(line, jump, target, subject, hits[-1])
                if more is None or tag[jump] & tags.PRONOUN:
                    break
                if low[skipped] == ";" and not _in_list(line, hits[0].unit, more[1]):
                    break
                hits.extend(more[0])
                at = more[1]
                continue
        elif tag[skipped] & tags.CONJUNCTION and low[skipped] == "and":
            more = _next(line, skipped + 1, target, subject, hits[-1])
            if more is not None:
                hits.extend(more[0])
                at = more[1]
                continue
        break
    return hits, at


def _past_manner(line: Line, at: int) -> int:
    """Step over "without a shot" where a list may go on behind it; the unit itself where it may not."""
    end = next((unit for unit in range(at + 1, at + _MANNER) if line.tag[unit] & _MANNER_ENDS), at)
    return end if line.tag[end] & (tags.COMMA | tags.CONJUNCTION) else at


def _where_it_lies(line: Line, at: int) -> int:
    """The comma behind where a member of a list lies, "P *near the Iranian border*, Q and R"; 0 where no list goes on.

    Of a list that is told to be one, the spot may have a name: "towns such as P near S, Q and R".
    """
    tag, low = line.tag, line.low
    comma = next((unit for unit in range(at + 2, min(line.size - 1, at + _LYING_WITHIN)) if tag[unit] & tags.COMMA), 0)
    if not comma or any(map(_NO_SPOT.__and__, tag[at + 1 : comma])):
        return 0
    if tag[comma - 1] & NAMES and _LISTED.isdisjoint(low[max(0, at - _LYING_WITHIN) : at]):
        return 0
    end = comma
    while end + 1 < line.size and tag[end] & tags.COMMA and tag[end + 1] & NAMES:
        end += 2
    if low[end] != "and" or end + 2 >= line.size or not tag[end + 1] & NAMES:
        return 0
    closed = tag[end + 2] & (tags.COMMA | tags.STOP) or low[end + 2] in FULL_STOPS
    return comma if closed and not tag[end + 3 if end + 3 < line.size else end + 2] & tags.FINITE else 0


def _others_clause(line: Line, start: int, end: int) -> bool:
    """Whether some units behind a semicolon begin a clause of others: a party, or a verb of holding."""
    others = any(unit in line.actor and line.actor[unit].kind != "adjective" for unit in range(start, end))
    return others or any(bits & tags.TRIGGER for bits in line.tag[start:end])


def _names_one(line: Line, at: int) -> bool:
    """Whether a place stands at a unit, or a state or body from whom something comes: "protests from the U.N."."""
    if line.tag[at] & NAMES:
        return True
    led = at - 1 - bool(line.tag[at - 1] & tags.DETERMINER)
    return at in line.actor and line.actor[at].kind != "generic" and line.low[led] == "from"


def _of_another(line: Line, at: int) -> bool:
    """Whether another party and its place stand at a unit, the verb left out: "the rebels took P, the army Q"."""
    at += bool(line.tag[at] & tags.DETERMINER)
    if at not in line.actor or at + 1 >= line.size or not line.tag[at + 1] & tags.PLACE or line.tag[at] & tags.PLACE:
        return False
    return at + 2 >= line.size or bool(line.tag[at + 2] & DAY_ENDS) or line.low[at + 2] in FULL_STOPS


def _share_of_another(line: Line, actor: int) -> int:
    """The unit behind another's share of the place before: "and India *the rest*"; 0 without one."""
    tag, low, at = line.tag, line.low, actor + 1
    known = line.actor.get(actor)
    if known is None or known.kind not in ("group", "state", "force", "people", "generic"):
        return 0
    while at < actor + _SHARE and (tag[at] & _SHARING or low[at] in _SHARES) and not tag[at] & NAMES:
        at += 1
    ends = at >= line.size or tag[at] & (tags.COMMA | tags.STOP | tags.CONJUNCTION) or low[at] in FULL_STOPS
    shared = _SHARES.intersection(low[actor + 1 : at]) or any(bits & tags.DIRECTION for bits in tag[actor + 1 : at])
    return at if ends and shared else 0


def _behind_what_it_is(line: Line, start: int, target: bool, subject: bool) -> tuple[list[Hit], int] | None:
    """The places behind what the first of them is: "including *the former capital of A*, P, and Q"."""
    tag, comma = line.tag, start + 1
    while comma < start + _WHAT_IT_IS and not tag[comma] & (tags.COMMA | tags.STOP | _FINITE | tags.PLACE):
        comma += 1
    opened = tag[start] & tags.DETERMINER and tag[comma] & tags.COMMA and tag[comma + 1] & NAMES
    return _next(line, comma + 1, target, subject) if opened else None


def _next(line: Line, start: int, target: bool, subject: bool, like: Hit | None = None) -> tuple[list[Hit], int] | None:
    """Read a further conjunct; none where what stands there is the subject of a clause of its own."""
    tag, low, begun = line.tag, line.low, start
    if like is not None and start < line.size:
        last = 3 if low[start : start + 3] == ["in", "the", "end"] else 2 * (low[start : start + 2] == ["in", "time"])
        if last and start + last < line.size and tag[start + last] & NAMES:
            start += last  # "P and in the end Q"
        if tag[start] & tags.COMMA and start + 1 < line.size:
            # "on Siversk and, in time, on Sloviansk"
            look = start + 1
            while look < line.size - 1 and look - start < 7 and not tag[look] & tags.COMMA:
                look += 1
            believed = low[start + 1] == "it" and tag[start + 2] & tags.BE  # "and, it is believed, Q"
            if (
                tag[look] & tags.COMMA
                and (tag[start + 1] & _WHEN_OR_WHERE or believed)
                and not tag[start + 1] & tags.PLACE
            ):
                start = look + 1
        onward = _onward(line, start)
        if onward < line.size and tag[onward] & tags.PREPOSITION and low[onward] == low[_leading(line, like.unit)]:
            start = onward
            start += start + 1 < line.size and low[start] != "of"
    if low[start : start + 1] and low[start] in NEXT_TO:
        start += 1  # "from P and from neighbouring Q"
    verb = start  # "… and thereby won P's help", "… and now shell P"
    while verb < line.size and tag[verb] & tags.ADVERB and not tag[verb] & NAMES:
        verb += 1
    if verb >= line.size or (tag[verb] & _VERBS and not tag[verb] & (tags.PLACE | tags.AREA | tags.AREA_PART)):
        return None
    if verb + 1 < line.size and not tag[verb] and tag[verb + 1] & NAMES and not _describes(low[verb]):
        return None  # "hold P and supply Q"
    bare = bool(line.tag[start] & NAMES)
    gapped = start + 1 if line.tag[start] & tags.DETERMINER else start
    if like is not None and not subject and (rest := _share_of_another(line, gapped)):
        return [Hit(like.unit, "part", False, gapped)], rest  # "A holds a third of P and B the rest"
    if (
        gapped + 1 < line.size
        and gapped in line.actor
        and line.actor[gapped].kind in ("group", "state", "force", "people", "generic")
        and (not line.tag[gapped] & tags.PLACE or line.tag[gapped + 1] & tags.NUMBER)
    ):
        if line.tag[gapped + 1] & (tags.PLACE | tags.NUMBER):
            found, stop = one(line, gapped + 1, target)
            if found:
                return [Hit(hit.unit, hit.extent, hit.stated, gapped) for hit in found], stop
        return None
    if low[start + 1 : start + 2] == ["ones"] and start in line.actor:
        found, stop = one(line, start + 2, target)  # "Ukrainian guns shell P, and Russian ones Q"
        return ([Hit(hit.unit, hit.extent, hit.stated, start) for hit in found], stop) if found else None
    more, end = one(line, start, target)
    if not more:
        return None
    if any(line.tag[unit] & _FINITE for unit in range(start, more[0].unit)):
        return None
    if "at" in low[start - 1 : start + 1] and low[more[0].unit + 1] in OWNING and not target:
        return None  # "took M, at P's western entrance": where it lies
    for unit in range(start + 2, more[0].unit):
        if line.tag[unit] & tags.VERB_IRREGULAR and not (
            line.tag[unit] & _NOUNS or line.tag[unit - 1] & tags.DETERMINER
        ):
            return None  # "hit P, and the rouble fell in Q"
    verb = more[0].unit - 1
    if verb > start and tag[verb] & tags.PAST and tag[verb - 1] & (tags.FORCE | tags.WEAPON | tags.PEOPLE):
        return None  # "raised a flag over P, and their pilots bombed Q"
    if bare and like is not None and like.extent != "whole" and not contains(line, like.unit, more[0].unit):
        more = [Hit(hit.unit, like.extent, False, hit.actor) for hit in more]
    if begun > 1 and tag[begun - 2] & tags.COMMA and _own_clause(line, begun, more[0].unit, end):
        return None
    if subject:
        vows = start > 1 and tag[start - 2] & tags.COMMA and tag[end] & tags.SPEECH
        return None if vows else (more, end)  # "the annexation of P, and Q vowed"
    if tag[end] & tags.DETERMINER and tag[end + 1] & (tags.DIRECTION | tags.AREA_PART | tags.WHOLE):
        return None  # "A holds the south of P, B *the north*"
    look = end
    if line.tag[look] & tags.COMMA:
        skipped = apposition(line, look + 1)
        if skipped is not None and line.tag[skipped] & tags.COMMA and skipped + 1 < line.size:
            look = skipped + 1 if line.tag[skipped + 1] & tags.FINITE else look
    look = past_when(line, look)
    while line.tag[look] & (tags.ADVERB | tags.TIME):
        look += 1
    if look < line.size:
        bits = line.tag[look]
        if line.low[look] in ("are", "were", "have") and target:
            pass
        elif bits & (tags.AUXILIARY | tags.SPEECH | tags.VERB_IRREGULAR | tags.FAILS) and not bits & tags.TIME:
            return None
        bare_past = look + 1 == line.size and tag[start - 1] & tags.COMMA  # "Rebels advance on P, Q bombed": a headline
        dated = past_when(line, look + 1) > look + 1  # "P and Q, a port, seized two days earlier"
        if bits & tags.PAST and (bare_past or not (dated or line.low[look + 1 : look + 2] in _AFTER_PARTICIPLE)):
            return None
        if line.low[look] in ("'s", "’s") and not target:
            return None
    if tag[more[0].unit] & tags.WEAK and low[more[0].unit - 1] in OWNING:
        return None  # "…, and the air force's Ilyushins"
    if line.tag[start] & tags.ACTOR and line.tag[start] & tags.PLACE == 0 and not target:
        return None
    return more, end


def _describes(word: str) -> bool:
    """Whether a word that no list has is an adjective by its form: "rural", "war-torn", "historic"."""
    return (
        word in _SHORT_ADJECTIVES or word in NEXT_TO or "-" in word or (len(word) > 4 and word.endswith(_OF_ADJECTIVES))
    )


def _own_clause(line: Line, start: int, place: int, end: int) -> bool:
    """Whether what follows ", and" is a clause: "doctors meet in Q", "in Q the mayor spoke", "Q feeds the army"."""
    tag, low = line.tag, line.low
    after = tag[end]
    if end < line.size and low[end].isalpha() and (not after or (after & tags.TRIGGER and not after & _NOUNS)):
        return True
    if tag[start] & tags.PREPOSITION:
        closed = next((unit for unit in range(end, line.size) if tag[unit] & _CLOSES), line.size)
        return any(bits & tags.FINITE for bits in tag[end:closed])
    if tag[start] & _OPENS_NAMED or start == place:
        return False
    within = place - 1
    while within > start and tag[within] & (tags.DETERMINER | tags.DIRECTION):
        within -= 1
    if not tag[within] & tags.PREPOSITION:
        return False
    many = any(low[unit].endswith("s") for unit in range(start, within - 1))
    if end > place + 1 and not tag[place + 1] & _NOUNS and (after & tags.DETERMINER or tag[within - 1] & _PERSONS):
        return True  # "officials in Q count the dead"
    acts = many and not tag[within - 1] & _NOUNS and not low[within - 1].endswith("s")  # "doctors meet in"
    return acts or bool(after & (_FINITE | tags.VERB_IRREGULAR))


def _leading(line: Line, unit: int) -> int:
    """The unit before the phrase of a place: "*on* the town of Siversk", "*from* nearby Goma"."""
    before = unit - 1
    while before > 1 and line.low[before] == "of" and line.low[before - 1] in _SETTLEMENTS:
        before -= 2
    while before > 0 and (line.tag[before] & (tags.DETERMINER | tags.DIRECTION) or line.low[before] in NEXT_TO):
        before -= 1
    return before


def _onward(line: Line, at: int) -> int:
    """Step over what leads on to a further place: "and *then* into P", "and *a month later* from P"."""
    low = line.low
    if low[at : at + 2] in (["from", "there"], ["after", "that"]):
        return at + 2
    while at < line.size and (low[at] in _THEN or line.tag[at] & _WHEN_LATER):
        at += 1
    return at


def _beside(line: Line, at: int) -> int:
    """Step over what stands beside a place without a comma: "(30,000 people)", "in the east"."""
    low, size = line.low, line.size
    if low[at] == "(":
        return next((unit + 1 for unit in range(at + 1, min(size, at + 14)) if low[unit] == ")"), at)
    if low[at] in {"in", "to"} and at + 2 < size and low[at + 1] == "the" and line.tag[at + 2] & tags.DIRECTION:
        return at + 3 if low[at + 3 : at + 4] != ["of"] else at
    return at


def _later(line: Line, at: int) -> int:
    """Step over "then", "at last" and "followed by" before a further place."""
    low = line.low
    if low[at : at + 2] == ["followed", "by"]:
        return at + 2
    look = at + (low[at] == "and")
    while look < line.size - 1 and low[look] in _THEN:
        look += 1
    return look if look > at + (low[at] == "and") and line.tag[look] & NAMES else at


def _in_list(line: Line, first: int, end: int) -> bool:
    """Whether semicolons part the members of a list and not clauses: behind a colon, or where another stop follows."""
    return ":" in line.low[max(0, first - 4) : end] or end >= line.size or line.low[end] in (";", ".", "!")


def _is_member(line: Line, at: int, like: Hit) -> bool:
    """Whether a phrase behind a comma is a further member: "P, from Q", "P, the village of Q", "P, most of Q"."""
    tag, low = line.tag, line.low
    before = _leading(line, like.unit)
    if tag[at] & tags.PREPOSITION:
        if before < 0 or low[at] != low[before] or low[at] == "of" or at + 1 >= line.size:
            return False
        return bool(tag[at + 1] & NAMES) and not contains(line, at + 1, like.unit)
    if low[at] != "headquarters" and (tag[at] & tags.AREA_PART or low[at] in ("most", "half", "much")):
        return low[at + 1 : at + 2] == ["of"]
    noun = at + bool(tag[at] & tags.DETERMINER)
    if noun + 2 >= line.size or low[noun] not in _SETTLEMENTS or low[noun + 1] != "of":
        return False
    return bool(tag[noun + 2] & tags.PLACE) and line.level(noun + 2) in ("settlement", "")


def _of_states(line: Line, at: int, like: int) -> bool:
    """Whether states stand at a unit, and no state was named before."""
    return at in line.actor and line.level(at) == "country" and line.level(like) != "country"


def _as_well(line: Line, at: int) -> bool:
    if line.low[at] not in {"as", *_JOINED_BY}:
        return False
    return line.low[at : at + 2] in (["together", "with"], ["along", "with"]) or line.low[at : at + 3] in (
        ["as", "well", "as"],
        ["together", "with", "the"],
        ["along", "with", "the"],
    )


def apposition(line: Line, at: int) -> int | None:
    """Return the comma or conjunction that ends an aside which begins at unit `at`; none where it is a clause."""
    tag, size = line.tag, line.size
    if at >= size or not (tag[at] & _APPOSED or line.low[at] == "home"):
        return None
    relative = bool(tag[at] & tags.RELATIVE)
    look = at
    while look < size and look - at < 16:
        bits = tag[look]
        if bits & _TELLS_OF_CLAUSES:
            if bits & tags.COMMA or line.low[look] == ";":
                return look
            if bits & _STOPS:
                return None
            if bits & _SUBORDINATE and not bits & tags.DETERMINER:
                relative = True
            if bits & _FINITE and not relative:
                return None
        look += 1
    return None
