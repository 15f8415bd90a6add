"""Sentences told in another order than the frames expect: "P, where X launched an attack", "P they took in May".

A clause whose place stands before its subject, or before a relative pronoun, is read again as the plain clause that it
stands for: "X launched an attack in P", "they took P in May". All that the grammar asks of a plain clause it then asks
of this one, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.articles.tokens import where
from geomap.claims.phrases.antecedents import antecedent_places
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.retold import AFTER_VERB, AT_AN_END, IN, REACH, VERB, Told, clause_end, moved, told
from geomap.claims.phrases.scan import scan
from geomap.claims.phrases.when import skip_time
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, JOINING
from geomap.model import Extent

_PHRASE = 7  # units of "in the villages around P"
_MOST = 4  # clauses of a sentence that are told anew
_LOCAL = frozenset(("in", "at", "near", "around", "outside", "from", "into", "over", "on", "inside"))
_LOCAL_OR_IT = _LOCAL | {"it"}
_MARKS = frozenset(("—", "–", "--", "(", ":"))
_LEADING = frozenset(("to", "into", "through", "via", "towards"))
_CLOSES_ASIDE = tags.COMMA | tags.STOP | tags.QUOTE
_CLOSING = {"(": ")"}
_SUBJECTS = tags.PRONOUN | tags.DETERMINER | tags.ACTOR
_BEHIND_FRONTED = _SUBJECTS | tags.COMMA | tags.ADVERB
_ASIDE = tags.RELATIVE | tags.PREPOSITION | tags.DETERMINER | tags.AREA | tags.NUMBER
_LONGEST = 30  # units of a relative clause
_AND = frozenset(("and", "but"))
_GOES_ON = tags.PAST | tags.VERB_IRREGULAR | tags.HAVE | tags.BE | tags.ADVERB
_PARTS = tags.COMMA | tags.CONJUNCTION
_STOPS_OR_TELLS = tags.STOP | tags.SAID
_OPENS = _SUBJECTS | tags.FORCE | tags.POSSESSIVE | tags.NUMBER | tags.CAPITAL | tags.WEAPON
_PLACED = tags.PLACE | tags.WEAK
_NO_NAME = AT_AN_END | tags.FINITE | tags.GERUND
_HAVE = frozenset(("had", "have", "has"))
_NEVER = frozenset(("never", "nowhere", "nor"))
_INVERTING = _NEVER | {"no", "not", "hardly", "scarcely", "barely", "only"}
_RELATIVES = frozenset(("where", "which", "whose"))
_COMMA_WHICH = [",", "which"]
_COMMA = (",", tags.COMMA)
_OWNING = ("'s", tags.POSSESSIVE)
_FROM = ("from", tags.PREPOSITION)
_GIVES_WAY = frozenset(("withdrew", "withdrawn", "retreated", "pulled", "withdrawing", "retreating"))


def plain_orders(line: Line) -> Iterator[Told]:
    """The clauses of a sentence that put their place first, in plain order, and how much of the place at a token."""
    if not (_INVERTING.isdisjoint(line.vocabulary) or _HAVE.isdisjoint(line.vocabulary)):
        yield from _inverted(line)
    if "what" in line.vocabulary:
        yield from _what(line)
    if _trigger_behind_place(line):
        if not _RELATIVES.isdisjoint(line.vocabulary):
            yield from _relative(line)
        if heads := _heads(line):
            yield from _fronted(line, heads)
        if not _MARKS.isdisjoint(line.vocabulary):
            yield from _enclosed(line)
        if "by" in line.vocabulary:
            yield from _led_to(line)


def _trigger_behind_place(line: Line) -> bool:
    """Whether a trigger stands behind the first place."""
    for unit in reversed(line.triggers):
        if unit <= line.first_place:
            break
        if line.tag[unit] & tags.TRIGGER:
            return True
    return False


def _relative(line: Line) -> Iterator[Told]:
    """ "P, where X …", "P, from which X …", "P, whose capture …"."""
    low, tag = line.low, line.tag
    for at in line.units(tags.RELATIVE)[:_MOST]:
        where, whose = low[at] == "where", low[at] == "whose"
        gap = low[at] == "which" and at > 1 and tag[at - 1] & _PARTS and _is_subject(line, at + 1)
        led = (whose or low[at] == "which") and at > 1 and low[at - 1] in _LOCAL
        before = at - 1 - led
        if not (where or whose or led or gap) or before < 1 or (where and not tag[before] & tags.COMMA):
            continue
        places = antecedent_places(line, Reading(at, antecedent=before), False)
        if not places or not 0 <= places[-1].unit - places[0].unit <= REACH:
            continue
        named = list(range(places[0].unit, places[-1].unit + 1))
        end = clause_end(line, at + 1)
        if whose:
            noun = next((unit for unit in range(at + 1, end) if tag[unit] & tags.NOUN_AREA), end) + 1
            ground = noun < end and not any(tag[unit] & tags.FINITE for unit in range(at + 1, noun - 1))
            if ground and (led or _is_subject(line, noun)):  # "on whose edge X …", "whose eastern half X holds"
                owned = [*range(at - led, at), *named, *range(at, noun)]
                extent: Extent = "approach" if tag[noun - 1] & tags.AREA_NEAR else "part"
                places = [replace(hit, extent=extent) for hit in places]
                yield from moved(line, noun, end, owned, places, {at: _OWNING}, bare=not led)
            elif not led:
                yield told(line, [*named, at, *range(at + 1, end)], places, {at: _OWNING})
        elif gap:  # "P, which X helped Y to take"
            yield from moved(line, at + 1, end, named, places, {}, bare=True, gap=True)
            yield from _joined(line, at + 1, named, places)
            yield from _by_others(line, at + 1, named, places)
        else:
            lead = at - 1 if led else at
            if where and not _GIVES_WAY.isdisjoint(low[at + 1 : end]):
                yield from moved(line, at + 1, end, [at, *named], places, {at: _FROM})  # "P, where X pulled back"
                continue
            yield from moved(line, at + 1, end, [lead, *named], places, {} if led else {at: IN})


def _joined(line: Line, start: int, named: list[int], places: list[Hit]) -> Iterator[Told]:
    """The further verbs of a relative clause: "P, which X entered on Monday, *left* on Tuesday and *shelled* since"."""
    low, tag = line.low, line.tag
    furthest = min(line.size, start + _LONGEST)
    first = next((unit for unit in range(start + 1, furthest) if tag[unit] & tags.FINITE), furthest)
    lead = [unit for unit in range(start, first + 1) if not tag[unit] & (tags.NEGATION | tags.ADVERB)]
    if first >= furthest or not tag[first] & tags.HAVE:
        lead = [unit for unit in lead if unit < first]
    for at in range(first + 1, furthest):
        begin = at + 1 + (low[at + 1 : at + 2] == ["then"])
        if not (tag[at] & tags.COMMA or low[at] in _AND) or begin >= furthest or not tag[begin] & _GOES_ON:
            continue
        end = next((unit for unit in range(begin + 1, line.size) if tag[unit] & _PARTS), line.size)
        listed = tag[at] & tags.COMMA and (end + 1 >= line.size or low[end] != "and" or not tag[end + 1] & _GOES_ON)
        if listed or tag[at] & tags.STOP:
            return  # the main clause goes on
        yield from moved(line, begin, end, named, places, {}, lead=lead, bare=True)


def _by_others(line: Line, start: int, named: list[int], places: list[Hit]) -> Iterator[Told]:
    """What others did to the place of a relative clause: "P, which X entered on Monday and *Y retook* on Friday"."""
    for at in range(start + 2, min(line.size - 2, start + _LONGEST)):
        begin = at + 1 + (line.low[at + 1] == "which")
        if line.tag[at] & (tags.COMMA | tags.STOP):
            return
        if line.low[at] in _AND and _is_subject(line, begin):
            yield from moved(line, begin, clause_end(line, begin), named, places, {}, bare=True)


def _fronted(line: Line, heads: Sequence[int]) -> Iterator[Told]:
    """ "In P, X …", "It was in P that X …", "From P the troops …", "Into P rolled X", "P they took in May"."""
    low, tag, size = line.low, line.tag, line.size
    for start in heads:
        cleft = low[start] == "it" and low[start + 1 : start + 2] in (["was"], ["is"])
        begin = start + 2 * cleft
        led = low[begin] in _LOCAL
        if not (led or cleft or tag[begin + 1] & _BEHIND_FRONTED):
            continue
        hits, after = scan(line, begin + led, subject=True) if begin + led < size else ([], begin)
        if not hits:  # "From P Russian troops withdrew", "In the villages around P the troops dug in"
            hits, after = _place_before_subject(line, begin + led)
        if not hits or after >= size or any(tag[unit] & tags.FINITE for unit in range(begin, after)):
            continue
        if cleft:
            if low[after] != "that":
                continue
            after += 1
        named = list(range(begin, after - cleft))
        lead: Sequence[int] = range(start)
        aside = range(0)
        if led and not cleft and tag[after] & tags.COMMA:
            after += 1
            closed = _source_end(line, after)
            if closed == after and tag[until := _past_times(line, after)] & tags.COMMA:
                closed = until  # "Into P, on the third day, rolled X"
            if tag[after] & tags.RELATIVE:  # "From P, which they had held for a year, X …"
                lead = [*lead, *range(after - 1, behind := _past_aside(line, after - 1))]
                after = max(behind, after)
            elif closed > after:  # "In P, the governor said, X …"
                aside, after = range(after - 1, closed), closed + 1
        elif not led and not cleft and tag[after] & _BEHIND_FRONTED & ~_SUBJECTS:
            lead = [*lead, *range(after, behind := _past_aside(line, after))]
            after = behind  # "P, which X had taken in May, they lost in June"
        elif led and not cleft and tag[after] & tags.PREPOSITION:
            named += range(after, after := _past_times(line, after))
        if not (led or cleft or _is_subject(line, after)):
            continue
        end = clause_end(line, after)
        if led and after < end and tag[after] & tags.TRIGGER and tag[after] & VERB:
            dated = any(
                bits & (tags.TIME | tags.NUMBER) for bits in tag[begin : hits[0].unit]
            )  # "In 1990 Iraq invaded"
            if not dated and after + 1 < end and tag[after + 1] & _OPENS:  # "Into P rolled X"
                stop = after + 1
                while stop < end and (low[stop] == "of" or not (tag[stop] & AFTER_VERB or low[stop] in FULL_STOPS)):
                    stop += 1
                rest = [*aside, *range(stop, size)]
                yield told(line, [*range(start), *range(after + 1, stop), after, *named, *rest], hits)
        elif led or (cleft and after < end) or _is_subject(line, after):
            rest = [*aside, *range(end, size)]
            yield from moved(line, after, end, named, hits, {}, lead=lead, rest=rest, bare=not led)


def _place_before_subject(line: Line, start: int) -> tuple[list[Hit], int]:
    """The place that ends a phrase right before a subject, and the unit behind it."""
    for at in range(start, min(line.size - 1, start + _PHRASE)):
        if line.tag[at] & tags.PLACE:
            return ([Hit(at, "whole")] if line.tag[at + 1] & _OPENS else []), at + 1
        if line.tag[at] & _NO_NAME:
            break
    return [], start


def _inverted(line: Line) -> Iterator[Told]:
    """ "No sooner had X taken P than", "Never have they held P": what the auxiliary before its subject belongs to."""
    low, tag = line.low, line.tag
    for at in [unit for unit in where(low, _HAVE) if 0 < unit < line.size - 2][:_MOST]:
        if not tag[at + 1] & _SUBJECTS or tag[at + 1] & tags.RELATIVE:
            continue
        start = at
        while start > 0 and at - start < _PHRASE and not tag[start - 1] & (JOINING | tags.FINITE):
            start -= 1
        if start == at or low[start] not in _INVERTING:
            continue
        verb = next((unit for unit in range(at + 2, min(line.size, at + _PHRASE)) if tag[unit] & tags.TRIGGER), 0)
        if not verb or not tag[verb] & tags.PAST or any(tag[unit] & JOINING for unit in range(at + 1, verb)):
            continue
        places = [Hit(unit, "whole") for unit in range(verb, line.size) if tag[unit] & _PLACED]
        never = low[start] in _NEVER or low[start : start + 2] == ["not", "once"]
        lead = [*range(at + 1, verb), at, *([start] if never else [])]
        yield told(line, [*range(start), *lead, *range(verb, line.size)], places, {start: ("never", tags.NEGATION)})


def _what(line: Line) -> Iterator[Told]:
    """ "What X took first was P"."""
    low, tag = line.low, line.tag
    for at in range(line.size - 2):
        if low[at] != "what" or not _is_subject(line, at + 1) or (at and not tag[at - 1] & JOINING):
            continue
        end = clause_end(line, at + 1)
        be = next((unit for unit in range(at + 2, end - 1) if tag[unit] & tags.BE and tag[unit + 1] & tags.PLACE), 0)
        hits, after = scan(line, be + 1) if be else ([], 0)
        if hits:
            yield from moved(line, at + 1, be, list(range(be + 1, after)), hits, {}, bare=True)


def _enclosed(line: Line) -> Iterator[Told]:
    """ "P — captured by X last week — is": what is enclosed, as between commas; "P: captured by X"."""
    low, tag = line.low, line.tag
    for at in [unit for unit in line.units(tags.STOP) if low[unit] in _MARKS][:_MOST]:
        if at == 0 or at + 1 >= line.size or not (tag[at - 1] & (_PLACED | tags.AREA)):
            continue
        verb = at + 1
        while verb < line.size - 1 and tag[verb] & (tags.ADVERB | tags.TIME):
            verb += 1
        relative = tag[at + 1] & tags.RELATIVE or (tag[at + 1] & tags.PREPOSITION and low[at + 2 : at + 3] == ["which"])
        if not relative and not (tag[verb] & tags.TRIGGER and tag[verb] & tags.PAST):
            continue
        until = _CLOSING.get(low[at], low[at])
        close = next((unit for unit in range(at + 1, line.size) if low[unit] == until), line.size)
        marks_out = {at: _COMMA, close: _COMMA} if close < line.size else {at: _COMMA}
        places = [Hit(unit, "whole") for unit in range(max(0, at - REACH), at) if tag[unit] & _PLACED]
        yield told(line, list(range(line.size)), places, marks_out)


def _led_to(line: Line) -> Iterator[Told]:
    """ "Access to P, held by X since May, is denied": what is told in the aside of the place that a way leads to."""
    low, tag = line.low, line.tag
    for at in line.units(tags.COMMA):
        if at < 2 or not (tag[at - 1] & tags.PLACE and low[at - 2] in _LEADING):
            continue
        if not (tag[at + 1] & tags.TRIGGER and tag[at + 1] & tags.PAST):
            continue
        close = next((unit for unit in range(at + 2, line.size) if tag[unit] & _CLOSES_ASIDE), line.size)
        if "by" in low[at + 2 : close]:
            yield told(line, [at - 1, -1, *range(at + 1, close)], [Hit(at - 1, "whole")], {-1: ("was", tags.BE)})


def _heads(line: Line) -> list[int]:
    """The units at which a clause begins before the last place: of the sentence, behind a mark, behind "said that"."""
    tag, low = line.tag, line.low
    found = [0] if low[0] in _LOCAL_OR_IT or tag[0] & _PLACED else []
    for at in line.joints:
        if at >= line.last_place:
            break
        if low[at + 1] in _LOCAL_OR_IT or tag[at + 1] & tags.PLACE:
            joint = tag[at] & _PARTS
            hung = tag[at - 1] & tags.COMMA and (low[at + 1] in _LOCAL or low[at + 2 : at + 4] == _COMMA_WHICH)
            cleft = low[at + 1] == "it" and low[at + 2] in ("was", "is")  # "…, and it was from P that"
            if not joint or hung or cleft or low[at] == "but":
                found.append(at + 1)
    return found[:_MOST]


def _past_times(line: Line, at: int) -> int:
    """Step over "at dawn on Tuesday"; never to the end of the sentence."""
    while at < (end := min(skip_time(line, at), line.size - 1)):
        at = end
    return at


def _past_aside(line: Line, at: int) -> int:
    """The subject behind an aside to a fronted object, and behind "alone"; the unit itself where none stands there."""
    tag = line.tag
    if not tag[at] & tags.COMMA:
        return at + 1
    if not tag[at + 1] & _ASIDE or tag[at + 1] & tags.ACTOR:
        return at
    for comma in range(at + 2, min(line.size - 2, at + 2 * REACH)):
        if tag[comma] & _STOPS_OR_TELLS:
            return at
        if tag[comma] & tags.COMMA and _is_subject(line, comma + 1) and not tag[comma + 2] & tags.COMMA:
            return comma + 1
    return at


def _is_subject(line: Line, at: int) -> bool:
    """Whether the subject of a clause stands right behind its fronted object: "Aleppo they had taken"."""
    if at + 1 >= line.size or not line.tag[at] & _SUBJECTS:
        return False
    return not line.tag[at] & (tags.RELATIVE | tags.TO) and line.low[at] not in ("who", "whom", "one", "that")


def _source_end(line: Line, start: int) -> int:
    """The comma that closes a source which begins at a unit ("the governor said,"); the unit itself without one."""
    for at in range(start, min(line.size - 1, start + REACH)):
        if line.tag[at] & tags.COMMA:
            return at if any(line.tag[unit] & tags.SAID for unit in range(start + 1, at)) else start
    return start
