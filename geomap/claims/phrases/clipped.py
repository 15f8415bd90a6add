"""Telegrams and captions, told with the words that they leave out: "Goma: heavy fighting", "Also hit: Sake"."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.retold import IN, Told, clause_end, moved, told
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS
from geomap.model import Extent

_MARKS = frozenset((":", "—", "–", "--", "|"))
_BULLETS = frozenset(("-", "•", "·", "*", "—", "–", "--", ">", "|"))
_STATES = frozenset(("country", "continent", "admin1", ""))
_LACKS = -1  # stands for the verb that is left out
_ARE = ("are", tags.BE)
_WAS = ("was", tags.BE)
_IS = ("is", tags.BE)
_HAS = ("has", tags.HAVE)
_AND = ("and", tags.CONJUNCTION)
_LACKED = {"ours": _IS, "fallen": _HAS}  # the verb that is left out before a word, where it is not "was"
_OF = ("of", tags.PREPOSITION)
_FROM = ("from", tags.PREPOSITION)
_LEAVES = frozenset(("withdrew", "retreated", "retreat", "withdraw", "fled", "flee", "pulled", "driven"))
_CHARGE = frozenset(("control", "charge", "possession", "command"))
_STANDS = frozenset(("under", "inside", "in", "at", "within"))
_BREAKS = tags.COMMA | tags.STOP | tags.TIME | tags.PREPOSITION | tags.FINITE | tags.QUOTE
_NOUNS = tags.PLACE | tags.FORCE
_VERBS = tags.AUXILIARY | tags.SPEECH | tags.PAST | tags.VERB_IRREGULAR
_NO_LEAD = _VERBS & ~tags.PAST | tags.PREPOSITION
_TAKEN = frozenset(("captured", "seized", "freed", "taken"))  # of soldiers they are told, too
_NOMINAL = tags.DETERMINER | tags.ACTOR | tags.FORCE | tags.PLACE | tags.ADVERB | tags.TIME | tags.AREA | tags.DIRECTION
_LONGEST = 10  # units before the mark, or before the preposition
_AGENT = 4  # units from "by" to the name of a party
_MOST = 4  # things that are told of one place
_PLACED = tags.PLACE | tags.WEAK
_LEAD = tags.ADVERB | tags.TIME | tags.NEGATION
_SPLITS = tags.COMMA | tags.STOP
_NO_OBJECT = tags.COMMA | tags.STOP | tags.TIME | tags.PREPOSITION | tags.ADVERB | tags.NUMBER | tags.CONJUNCTION
_NO_OBJECT |= tags.QUOTE | tags.SUBORDINATOR
_OBJECT_WITHIN = 5  # units of "on Monday at least 30"
_CLAUSE_ENDS = tags.COMMA | tags.STOP | tags.QUOTE
_COUNTED_ENDS = tags.TIME | tags.NUMBER | _CLAUSE_ENDS
_OFTEN = frozenset(("all", "times", "twice", "thrice", "repeatedly", "unopposed"))
_HELD_IN = frozenset(("hands", "possession", "grip"))
# Past forms that are verbs without an object as well: "Russia attacked on Monday", "the town lost".
_ALSO_ACTIVE = frozenset(
    ("attacked", "lost", "won", "struck", "hit", "advanced", "raided", "left", "entered", "surrendered", "defended",
     "held", "returned", "bombed", "shelled", "fought", "evacuated", "stormed", "ruled", "governed", "recovered",
     "gained", "pushed", "kept", "pressed", "carried")
)  # fmt: skip


def in_full(line: Line) -> Iterator[Told]:
    """What a clipped sentence tells, in full."""
    low, tag = line.low, line.tag
    start = int(low[0] in _BULLETS and line.size > 1)  # behind the dash, dot or asterisk of an entry
    mark = 0
    if not _MARKS.isdisjoint(line.vocabulary):
        mark = next((unit for unit in line.units(tags.STOP) if unit > start and low[unit] in _MARKS), 0)
    if mark and mark < min(_LONGEST, line.size - 1):
        bare = not any(tag[unit] & _PLACED and unit not in line.actor for unit in range(start, mark))
        if bare and (lead := _lead_of(line, start, mark)) is not None:
            yield from _listed(line, start, mark, lead)
            return
        if tag[mark - 1] & _PLACED and mark - 1 not in line.actor and not _dateline(line, mark):
            yield from _entered(line, start, mark)
            return
        if mark - 1 in line.actor and tag[mark + 1] & tags.TRIGGER:
            yield from _of_actor(line, start, mark)
        start = mark + 1
    if tag[start] & tags.PLACE:
        yield from _headline(line, start)
    if ";" in line.vocabulary:
        for unit in line.units(tags.STOP)[:_MOST]:
            if low[unit] == ";" and tag[unit + 1] & tags.PLACE:
                yield from _headline(line, unit + 1)  # "A retaken; B lost"
    if not mark and not _has_verb(line):
        yield from _verbless(line)


def _has_verb(line: Line) -> bool:
    tag = line.tag
    for unit in line.auxiliaries:  # most sentences have one
        if not tag[unit] & _NOUNS:
            return True
    return any(bits & _VERBS and not bits & _NOUNS for bits in tag)


def _of_actor(line: Line, start: int, mark: int) -> Iterator[Told]:
    """ "The army: holds P; attacks Q": clauses of whom the entry is about."""
    begin = mark + 1
    stops = [unit for unit in line.units(tags.STOP) if unit > mark and line.low[unit] == ";"][:_MOST]
    for end in (*stops, line.size):
        places = [Hit(unit, "whole") for unit in range(begin, end) if line.tag[unit] & _PLACED]
        if places:
            yield told(line, [*range(start, mark), *range(begin, end)], places)
        begin = end + 1


def _headline(line: Line, start: int) -> Iterator[Told]:
    """ "P retaken without a shot": a passive whose "was" is left out."""
    low = line.low
    hits, after = scan(line, start, subject=True)
    if not hits or after + 1 >= line.size or not _is_passive(line, after):
        return
    acting = line.level(hits[0].unit) in _STATES or hits[0].unit in line.actor  # "Kyiv kept up the pressure"
    if acting and low[after + 1] != "by" and (low[after] in _ALSO_ACTIVE or _counts(line, after + 1)):
        return
    by = next((unit for unit in range(after + 1, line.size) if low[unit] == "by"), 0)
    if by and start and not any(actor.party for unit, actor in line.actor.items() if by < unit <= by + _AGENT):
        return  # "Day 3 – P taken by the army": of whose, such a line does not tell
    yield told(line, [*range(after), _LACKS, *range(after, line.size)], hits, {_LACKS: _WAS})


def is_clipped(line: Line, verb: int) -> bool:
    """Whether a participle of a sentence told in full lacks its "was" in the text."""
    return verb > 0 and line.low[verb - 1] == _WAS[0] and line.first[verb - 1] > line.first[verb]


def _is_passive(line: Line, at: int) -> bool:
    """Whether a participle stands at a unit, of a trigger, and no object of it behind: "taken 0600", "bombed twice"."""
    bits = line.tag[at]
    if not (bits & tags.TRIGGER and bits & tags.PAST) or bits & tags.AUXILIARY:
        return False
    if at + 1 < line.size and line.tag[at + 1] & tags.NUMBER and not line.tag[at + 1] & tags.TIME:
        at += 1  # "captured 28 January", but "captured 30 tanks"
    return at + 1 >= line.size or bool(line.tag[at + 1] & _NO_OBJECT) or line.low[at + 1] in _OFTEN | FULL_STOPS


def _counts(line: Line, start: int) -> bool:
    """Whether a counted object stands a few words on: "Russia captured at least *30 tanks*", but "on *3 May*"."""
    for unit in range(start, min(start + _OBJECT_WITHIN, line.size - 1)):
        if line.tag[unit] & _CLAUSE_ENDS:
            return False
        count = line.tag[unit] & tags.NUMBER and not line.tag[unit] & tags.TIME
        if count and not line.tag[unit + 1] & _COUNTED_ENDS:
            return line.low[unit + 1] not in FULL_STOPS
    return False


def _lead_of(line: Line, start: int, mark: int) -> bool | None:
    """Whether a list of places is headed by what is told *of* them, or of what goes on *in* them; None for neither.

    "Retaken", "held by the rebels", "under siege", "rebel-held"; "heavy fighting", "Russian assaults".
    """
    low, tag = line.low, line.tag
    head = start
    while head < mark - 1 and tag[head] & (tags.ADVERB | tags.TIME) and not tag[head] & tags.TRIGGER:
        head += 1
    if low[head] in ("under", "in") or (tag[head] & tags.TRIGGER and tag[head] & tags.PAST):
        return True
    if head == mark - 1 and tag[head] & tags.COMPOUND and tag[head] & tags.TRIGGER | (head in line.actor):
        return True
    nominal = tag[mark - 1] & tags.TRIGGER and not any(bits & _NO_LEAD for bits in tag[head:mark])
    return False if nominal and low[mark - 1].endswith(("s", "ing")) else None


def _listed(line: Line, start: int, mark: int, of_them: bool) -> Iterator[Told]:
    """ "Also hit: P and Q", "Under siege: P, Q", "Held by the rebels: P", "Heavy fighting: P, Q"."""
    hits, end = scan(line, mark + 1)
    if not hits:
        return
    lead, places = range(start, mark), range(mark + 1, end)
    if not of_them:
        yield told(line, [*lead, mark, *places], hits, {mark: IN})
        return
    commas = [unit for unit in places if line.tag[unit] & tags.COMMA]
    said = {_LACKS: _ARE}
    if commas and "and" not in line.low[mark:end]:
        said[commas[-1]] = _AND
    yield told(line, [*places, _LACKS, *lead], hits, said)


def _entered(line: Line, start: int, mark: int) -> Iterator[Told]:
    """ "P: retaken on Monday", "P: heavy fighting", "P: the rebels in control", "P — the rebels gained a foothold"."""
    low, tag = line.low, line.tag
    hits, after = scan(line, start, subject=True)
    if not hits or after != mark:
        return
    if len(hits) > 1 and line.level(hits[1].unit) in _STATES and tag[hits[0].unit + 1] & tags.COMMA:
        hits = hits[:1]  # "P, Kharkiv region: captured"
    named = [mark, *range(start, hits[-1].unit + 1 if len(hits) == 1 else mark)]
    states = list(_states(line, mark + 1))
    for begin, end in states:
        lacked = next((_LACKED[word] for word in low[begin:end] if word in _LACKED), _WAS)
        yield told(line, [*named[1:], _LACKS, *range(begin, end)], hits, {_LACKS: lacked})
    if states or not tag[mark - 1] & tags.PLACE:
        return
    end = clause_end(line, mark + 1)
    rest = range(mark + 1, end)
    if any(tag[unit] & _PLACED for unit in rest):
        yield from _headline(line, mark + 1)  # "Kharkiv region – P shelled"
        return
    done = _undergone(line, mark + 1, end)
    if done:
        order = [*range(mark + 1, done), _LACKS, done, *named, *range(done + 1, end)]
        yield told(line, order, hits, {_LACKS: _WAS, mark: IN})
        return
    inside = next((unit for unit in rest if low[unit] in _STANDS and low[unit + 1] == "the"), 0)
    if inside and tag[inside - 1] & (tags.FORCE | tags.ACTOR) and tag[inside + 2] & tags.NOUN_AREA:
        part: Extent = "part" if tag[inside + 2] & tags.AREA_PART else "whole"
        hits = [Hit(hit.unit, part) for hit in hits]
        yield told(line, [*range(mark + 1, inside), _LACKS, inside, *named[1:]], hits, {_LACKS: _ARE})
        return
    if any(tag[unit] & tags.FINITE and not tag[unit] & (tags.FORCE | tags.TIME) for unit in rest):
        leaves = not _LEAVES.isdisjoint(low[mark + 1 : end])
        yield from moved(line, mark + 1, end, named, hits, {mark: _FROM if leaves else IN})
        if low[end - 1] not in _TAKEN:  # "P: two soldiers captured"
            yield from moved(line, mark + 1, end, named[1:], hits, {}, bare=True)
        return
    put = next((unit for unit in rest if unit > mark + 1 and (tag[unit] & _BREAKS or low[unit] in FULL_STOPS)), end)
    charge = next((unit + 1 for unit in rest if low[unit] in _CHARGE), 0)
    lead = _OF if charge else IN
    put = charge or put
    yield told(line, [*range(mark + 1, put), *named, *range(put, line.size)], hits, {mark: lead})


def _undergone(line: Line, start: int, end: int) -> int:
    """The participle of "assault repelled", "flag raised", where no "was" stands before it; 0 for none."""
    tag = line.tag
    verbs = [unit for unit in range(start, end) if tag[unit] & tags.FINITE and not tag[unit] & (tags.FORCE | tags.TIME)]
    if len(verbs) != 1 or verbs[0] == start or not tag[verbs[0]] & tags.PAST or tag[verbs[0]] & tags.SPEECH:
        return 0
    (verb,) = verbs
    acts = tag[verb - 1] & (tags.FORCE | tags.PEOPLE | tags.ACTOR | tags.WEAPON | tags.PRONOUN)
    ends = verb + 1 >= end or tag[verb + 1] & _NO_OBJECT or line.low[verb + 1] in FULL_STOPS
    return verb if ends and not acts else 0


def _states(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """What is told of the place of an entry, without a verb: "still in rebel hands", "retaken 0900", "lost again"."""
    low, tag = line.low, line.tag
    found = 0
    while start < line.size and found < _MOST:
        rest = range(start, line.size)
        end = next((unit for unit in rest if tag[unit] & _SPLITS or low[unit] in FULL_STOPS), line.size)
        head = start
        while head < end - 1 and tag[head] & _LEAD and not tag[head] & tags.TRIGGER:
            head += 1
        held = low[head] in ("under", "in") and not _HELD_IN.isdisjoint(low[head:end])
        if head < end and (_is_passive(line, head) or held or low[head] == "under" or low[head] in _LACKED):
            yield start, end
            found += 1
        start = end + 1


def _verbless(line: Line) -> Iterator[Told]:
    """ "P under siege since May", "The rebels inside P", "Troops 10 km from P"."""
    low, tag = line.low, line.tag
    for at in range(1, min(_LONGEST, line.size - 1)):
        measured = tag[at] & tags.NUMBER and tag[at - 1] & (tags.FORCE | tags.ACTOR)
        if not (low[at] in _STANDS or measured):
            continue
        head = at - 1
        while head > 0 and tag[head] & (tags.ADVERB | tags.TIME):
            head -= 1
        if not all(tag[unit] & _NOMINAL for unit in range(at)):
            return
        subject = tag[head] & (tags.PLACE if low[at] == "under" else tags.FORCE | tags.ACTOR)
        hits, _ = scan(line, 0, subject=True) if low[at] == "under" else ([], 0)
        places = hits or [Hit(unit, "whole") for unit in range(at, line.size) if tag[unit] & tags.PLACE]
        if subject and places:
            yield told(line, [*range(at), _LACKS, *range(at, line.size)], places, {_LACKS: _ARE})
        return


def _dateline(line: Line, mark: int) -> bool:
    """Whether a place before a dash is where a text was written: in capitals, or at the head of the text."""
    opens = line.sentence.start == line.document.sentences[0].start
    return line.place[mark - 1].text.isupper() or (opens and line.low[mark] != ":")
