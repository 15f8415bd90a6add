"""A further member of a list of places, or what only seems one: the subject of a clause, another party."""

from __future__ import annotations

from geomap.claims.phrases.nounphrase import NEXT_TO, one
from geomap.claims.phrases.placeclues import contains
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.when import DAY_ENDS, past_when, skip_time
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, OWNING
from geomap.places.words import GIVEN
from geomap.places.words import words as known_words

_PRESENTED = 14  # units of ", 34, a nurse from P,"
_SHARE = 5  # units of "the remaining two thirds"
_SHARING = tags.DETERMINER | tags.NUMBER | tags.DIRECTION | tags.AREA_PART
_SHARES = frozenset(
    ("half", "one-half", "one-third", "two-thirds", "third", "thirds", "quarter", "rest", "remainder", "other", "most")
)
THEN = frozenset(("then", "later", "next", "finally", "afterwards", "at", "last", "also", "even", "lastly"))
SETTLEMENTS = frozenset(
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
FINITE = tags.AUXILIARY | tags.SPEECH
_TELLS_OF_CLAUSES = tags.COMMA | _STOPS | _SUBORDINATE | FINITE
_WHEN_LATER = tags.DETERMINER | tags.NUMBER | tags.TIME | tags.ADVERB
NAMES = tags.PLACE | tags.WEAK
_OF_ADJECTIVES = ("al", "an", "ar", "ed", "en", "ern", "ful", "ic", "ing", "ish", "ive", "less", "ous")
_SHORT_ADJECTIVES = frozenset(
    ("ancient", "big", "cold", "distant", "dusty", "far", "great", "greater", "hilly", "key", "little", "mighty", "new",
     "old", "poor", "quiet", "remote", "rich", "small", "sunny", "tiny", "vast", "wealthy", "holy", "all")
)  # fmt: skip
_PERSONS = tags.PEOPLE | tags.CROWD
_CLOSES = tags.COMMA | tags.STOP
_OPENS_NAMED = NAMES | tags.DETERMINER | tags.AREA | tags.AREA_PART | tags.NUMBER | tags.WHOLE
_AFTER_PARTICIPLE: tuple[list[str], ...] = ([], ["by"], ["in"], ["on"], ["since"], ["last"])
_DOERS = frozenset(("group", "state", "force", "people", "generic"))
_INSERTED = 7  # units of "in the course of time"
_ACTS = tags.AUXILIARY | tags.SPEECH | tags.VERB_IRREGULAR | tags.FAILS

_AIMED = frozenset(("at", "on", "against"))


def next_member(
    line: Line, start: int, target: bool, subject: bool, like: Hit | None = None
) -> tuple[list[Hit], int] | None:
    """Read a further conjunct; none where what stands there is the subject of a clause of its own."""
    tag, low, begun = line.tag, line.low, start
    if like is not None and start < line.size:
        start = _onto(line, start, like)
    if low[start : start + 1] and low[start] in NEXT_TO:
        start += 1  # "from P and from neighbouring Q"
    if target and low[start : start + 1] and low[start] in _AIMED and not tag[start + 1] & tags.TIME:
        start += 1  # "at a house in P and at a car in Q"
    if _acts(line, start):
        return None
    if like is not None and not subject:
        doer = start + bool(tag[start] & tags.DETERMINER)
        if rest := _share_of_another(line, doer):
            return [Hit(like.unit, "part", False, doer)], rest  # "A holds a third of P and B the rest"
    doer, first = _another_doer(line, start)
    if doer >= 0:
        found, stop = one(line, first, target) if first else ([], 0)
        return ([Hit(hit.unit, hit.extent, hit.stated, doer) for hit in found], stop) if found else None
    more, end = one(line, start, target)
    if not more or _has_verb(line, start, more[0].unit):
        return None
    place = more[0].unit
    if "at" in low[start - 1 : start + 1] and low[place + 1] in OWNING and not target:
        return None  # "took M, at P's western entrance": where it lies
    if begun > 1 and tag[begun - 2] & tags.COMMA and _own_clause(line, begun, place, end):
        return None
    if tag[start] & NAMES and like is not None and like.extent != "whole" and not contains(line, like.unit, place):
        more = [Hit(hit.unit, like.extent, False, hit.actor) for hit in more]
    if subject:
        vows = start > 1 and tag[start - 2] & tags.COMMA and tag[end] & tags.SPEECH
        return None if vows else (more, end)  # "the annexation of P, and Q vowed"
    if _is_subject(line, start, end, target) or (tag[place] & tags.WEAK and low[place - 1] in OWNING):
        return None  # "…, and the air force's Ilyushins"
    if tag[more[0].unit] & tags.WEAK and _somebody_speaks(line, more[0].unit, end):
        return None  # "took P, Maria Lopez of the Red Cross said"
    if tag[start] & tags.ACTOR and not tag[start] & tags.PLACE and not target:
        return None
    return more, end


def _onto(line: Line, start: int, like: Hit) -> int:
    """Step over what leads on to a further place like the one before: "and, *in time, on* Q", "and *then from* Q"."""
    tag, low = line.tag, line.low
    last = 3 if low[start : start + 3] == ["in", "the", "end"] else 2 * (low[start : start + 2] == ["in", "time"])
    if last and start + last < line.size and tag[start + last] & NAMES:
        start += last  # "P and in the end Q"
    if tag[start] & tags.COMMA and start + 1 < line.size:
        # "on Siversk and, in time, on Sloviansk"
        look = start + 1
        while look < line.size - 1 and look - start < _INSERTED and not tag[look] & tags.COMMA:
            look += 1
        believed = low[start + 1] == "it" and tag[start + 2] & tags.BE  # "and, it is believed, Q"
        inserted = (tag[start + 1] & _WHEN_OR_WHERE or believed) and not tag[start + 1] & tags.PLACE
        start = look + 1 if inserted and tag[look] & tags.COMMA else start
    when = skip_time(line, start)
    if when > start and tag[start] & tags.PREPOSITION and tag[when] & NAMES and _closes(line, when + 1):
        start = when  # "and in March Q"
    onward = _onward(line, start)
    if onward < line.size and tag[onward] & tags.PREPOSITION and low[onward] == low[leading(line, like.unit)]:
        start = onward
        start += start + 1 < line.size and low[start] != "of"
    return start


def _closes(line: Line, at: int) -> bool:
    return at >= line.size or bool(line.tag[at] & DAY_ENDS) or line.low[at] in FULL_STOPS


def _acts(line: Line, start: int) -> bool:
    """Whether a verb stands there, and no further place: "and now *shell* P", "hold P and *supply* Q"."""
    tag, verb = line.tag, start
    while verb < line.size and tag[verb] & tags.ADVERB and not tag[verb] & NAMES:
        verb += 1  # "… and thereby won P's help"
    if verb >= line.size or (tag[verb] & _VERBS and not tag[verb] & (tags.PLACE | tags.AREA | tags.AREA_PART)):
        return True
    return (
        verb + 1 < line.size and not tag[verb] and bool(tag[verb + 1] & NAMES) and not describes_by_form(line.low[verb])
    )


def _another_doer(line: Line, start: int) -> tuple[int, int]:
    """Another party there, and where its place begins, 0 for nowhere: "A took P and *B Q*"; -1 for no party."""
    tag, doer = line.tag, start + bool(line.tag[start] & tags.DETERMINER)
    if doer + 1 < line.size and doer in line.actor and line.actor[doer].kind in _DOERS:
        numbered = tag[doer + 1] & tags.NUMBER
        if numbered or not tag[doer] & tags.PLACE:
            return doer, doer + 1 if numbered or gapped_place(line, doer + 1) else 0
    if line.low[start + 1 : start + 2] == ["ones"] and start in line.actor:
        return start, start + 2  # "Ukrainian guns shell P, and Russian ones Q"
    return -1, 0


def gapped_place(line: Line, at: int) -> bool:
    """Whether the place without a verb stands at a unit: "A took P and B *Q*"."""
    bits = line.tag[at]
    if bits & tags.PLACE:
        return True
    return bool(bits & tags.WEAK) and _closes(line, at + 1) and line.place[at].place is not None


def _has_verb(line: Line, start: int, place: int) -> bool:
    """Whether a verb stands before the place of what would be a further member."""
    tag = line.tag
    if any(bits & FINITE for bits in tag[start:place]):
        return True
    for unit in range(start + 2, place):
        if tag[unit] & tags.VERB_IRREGULAR and not (tag[unit] & _NOUNS or tag[unit - 1] & tags.DETERMINER):
            return True  # "hit P, and the rouble fell in Q"
    verb = place - 1  # "raised a flag over P, and their pilots bombed Q"
    return bool(verb > start and tag[verb] & tags.PAST and tag[verb - 1] & (tags.FORCE | tags.WEAPON | tags.PEOPLE))


def _is_subject(line: Line, start: int, end: int, target: bool) -> bool:
    """Whether what ends there is the subject of a verb, and no further member: "and Q *has vowed*"."""
    tag, low = line.tag, line.low
    if tag[end] & tags.DETERMINER and tag[end + 1] & (tags.DIRECTION | tags.AREA_PART | tags.WHOLE):
        return True  # "A holds the south of P, B *the north*"
    look = end
    if tag[look] & tags.COMMA:
        skipped = apposition(line, look + 1)
        if skipped is not None and tag[skipped] & tags.COMMA and skipped + 1 < line.size:
            look = skipped + 1 if tag[skipped + 1] & tags.FINITE else look
    look = past_when(line, look)
    while tag[look] & (tags.ADVERB | tags.TIME):
        look += 1
    if look >= line.size:
        return False
    bits = tag[look]
    held = target and low[look] in ("are", "were", "have")
    if not held and bits & _ACTS and not bits & tags.TIME:
        return True
    if low[look] in ("'s", "’s") and not target:
        return True
    if not bits & tags.PAST:
        return False
    if look == end and not bits & tags.TRIGGER:
        return low[look + 1 : look + 2] != ["by"]  # "took P in May, and Q celebrated in the streets"
    bare_past = look + 1 == line.size and tag[start - 1] & tags.COMMA  # "Rebels advance on P, Q bombed": a headline
    dated = past_when(line, look + 1) > look + 1  # "P and Q, a port, seized two days earlier"
    return bool(bare_past) or not (dated or low[look + 1 : look + 2] in _AFTER_PARTICIPLE)


def _share_of_another(line: Line, actor: int) -> int:
    """The unit behind another's share of the place before: "and India *the rest*"; 0 without one."""
    tag, low, at = line.tag, line.low, actor + 1
    known = line.actor.get(actor)
    if known is None or known.kind not in _DOERS:
        return 0
    while at < actor + _SHARE and (tag[at] & _SHARING or low[at] in _SHARES) and not tag[at] & NAMES:
        at += 1
    ends = at >= line.size or tag[at] & (tags.COMMA | tags.STOP | tags.CONJUNCTION) or low[at] in FULL_STOPS
    shared = _SHARES.intersection(low[actor + 1 : at]) or any(bits & tags.DIRECTION for bits in tag[actor + 1 : at])
    return at if ends and shared else 0


def _somebody_speaks(line: Line, unit: int, end: int) -> bool:
    """Whether an unlisted name is a person's who says something: "Maria Lopez, 34, a nurse, said"."""
    words = line.document.tokens.words[line.first[unit] : line.last[unit]]
    if len(words) < 2 or not known_words()[words[0]].classes & GIVEN:
        return False
    for at in range(end, min(line.size, end + _PRESENTED)):
        if line.tag[at] & (tags.SPEECH | _STOPS | tags.AUXILIARY):
            return bool(line.tag[at] & tags.SAID)
    return False


def describes_by_form(word: str) -> bool:
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
    return acts or bool(after & (FINITE | tags.VERB_IRREGULAR))


def leading(line: Line, unit: int) -> int:
    """The unit before the phrase of a place: "*on* the town of Siversk", "*from* nearby Goma"."""
    before = unit - 1
    while before > 1 and line.low[before] == "of" and line.low[before - 1] in SETTLEMENTS:
        before -= 2
    while before > 0 and (line.tag[before] & (tags.DETERMINER | tags.DIRECTION) or line.low[before] in NEXT_TO):
        before -= 1
    return before


def _onward(line: Line, at: int) -> int:
    """Step over what leads on to a further place: "and *then* into P", "and *a month later* from P"."""
    low = line.low
    if low[at : at + 2] in (["from", "there"], ["after", "that"]):
        return at + 2
    while at < line.size and (low[at] in THEN or line.tag[at] & _WHEN_LATER):
        at += 1
    return at


def apposition(line: Line, at: int) -> int | None:
    """Return the comma or conjunction that ends an aside which begins at unit `at`; none where it is a clause."""
    tag, size = line.tag, line.size
    lies = tag[at] & tags.DIRECTION and line.low[at + 1] == "of" if at < size else False  # "west of Goma"
    if at >= size or not (tag[at] & _APPOSED or line.low[at] == "home" or lies):
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
            if bits & FINITE and not relative:
                return None
        look += 1
    return None
