"""Frames matched against a sentence: from a trigger to the places it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.claims.frames.chained import match_chained
from geomap.claims.frames.mainclause import without_main_subject
from geomap.claims.frames.match import Match
from geomap.claims.frames.moved import match_moved_passive, match_worded_passive
from geomap.claims.frames.nounframes import match_noun
from geomap.claims.frames.passives import match_passive, match_shared_object, subject_places
from geomap.claims.frames.postponed import may_follow
from geomap.claims.frames.prepositional import led_from, match_left_behind, match_prepositional
from geomap.claims.frames.relatives import match_relative, named_after
from geomap.claims.frames.steps import read_right, told_of
from geomap.claims.frames.stepwords import noun_in_which
from geomap.claims.phrases.antecedents import antecedent_places, first_of_several
from geomap.claims.phrases.likewise import in_another_way, later_elsewhere, likewise, past_order
from geomap.claims.phrases.listed import LISTING, listed_after
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.phrases.seats import HOLDERS, garrisoned, seat_of
from geomap.claims.phrases.when import skip_time
from geomap.claims.verbs.climb import CONDITIONS, climb
from geomap.claims.verbs.gerunds import MOODS
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.lexicon import BASE, NOUN, PARTICIPLE, PAST, THIRD, Frame, Head, Heads
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import POSSESSIVES

_WINDOW = 18  # units behind a trigger that may hold the words of its frame
_OPENING = 8  # units at the head of a sentence in which a place may stand before its verb
_JOINS = tags.COMMA | tags.CONJUNCTION
_NO_PRESENT = ~(BASE | THIRD)
_BEFORE_NOUN = frozenset(("the", "a", "an", "its", "his", "their", "our", "my", "your", "every", "no", "’s", "'s"))
_OWNERS = tags.DETERMINER | tags.POSSESSIVE
_COUNTS = tags.DETERMINER | tags.NUMBER
_NO_OWNERS = tags.RELATIVE | tags.PRONOUN
_BEFORE_BASE = tags.DETERMINER | tags.PREPOSITION | tags.POSSESSIVE | tags.COMPOUND | tags.DIRECTION
_BEFORE_VERB = tags.PRONOUN | tags.SUBORDINATOR | tags.RELATIVE | tags.FORCE | tags.QUOTE | tags.STOP | tags.TO
_OPENED = tags.AREA | tags.AREA_PART | tags.STOP | tags.QUOTE
_VERBS = tags.PAST | tags.VERB_IRREGULAR | tags.TRIGGER
_FINITE = tags.VERB_IRREGULAR | tags.AUXILIARY
_DOES = tags.FORCE | tags.ACTOR | tags.PEOPLE | tags.PRONOUN
_OPENS = tags.DETERMINER | tags.PLACE | tags.WEAK | tags.PREPOSITION | tags.AREA | tags.AREA_PART | tags.DIRECTION
_DATE = tags.TIME | tags.NUMBER
_AGAIN = frozenset(("twice", "repeatedly", "several", "many", "often", "daily", "regularly"))
_NUMBER_WORDS = frozenset(("two", "three", "four", "five", "six", "seven", "half"))
_OF_MOODS = frozenset(("from", "with"))
_BEFORE_NO_VERB = frozenset(("for", "of", "with", "from", "at", "by", "against"))
_VERBAL = CONDITIONS | HOLDERS  # without these no base form alone is a verb ("if P fall", "P's defenders surrender")
_NO_FALL = frozenset(  # "fell short", "fell to pieces"
    ("by", "to", "into", "behind", "short", "silent", "apart", "on", "out", "from", "in", "off", "through", "for",
     "within", "below", "over", "under", "flat", "ill", "asleep", "victim", "back")
)  # fmt: skip
_SEES = frozenset(("see", "sees", "saw", "seen", "seeing", "watch", "watched", "watches", "watching", "witnessed"))
_SLOGANS = frozenset(("free", "occupy"))
_A_DEED = frozenset(("supposed", "soon after"))  # why a gerund behind a preposition is a deed all the same
_ANAPHORS = frozenset(("it", "them", "its", "their", "the", "this", "that", "both", "neither"))


def matches(line: Line, at: int, heads: Heads) -> Iterator[Match]:
    """Try the frames of each head at unit `at`, in the order of the file; of each head the first that fits."""
    low = line.low
    word, bits = low[at], line.tag[at]
    told = heads.asks & line.vocabulary  # the words that some of the heads ask for
    tried = heads if told else heads.free
    if not tried or (bits & tags.CAPITAL and at and (bits & tags.TIME or word in _SLOGANS)):
        return  # the month of March, the friends of "Free Tibet"
    if low[at + 1] == "part" and low[at + 2] == "in":
        return  # "took part in P": who takes part takes nothing
    never = word in _NOUNS_TOO and _is_noun(line, at)  # and no verb
    stands: _Stands | None = None
    for head in tried:
        asks = head.asks
        if asks is not None and asks.isdisjoint(told):
            continue  # the words of its frames stand nowhere in the sentence
        if head.forms & NOUN:
            found = match_noun(line, at, head)
        elif never or (not head.forms & _NO_PRESENT and _as_noun(line, at)):
            continue
        else:
            stands = stands or _Stands(line, at)
            found = _match_verb(line, at, head, stands)
        if found is not None:
            if len(found.hits) > 1:
                without_main_subject(line, found)
            yield found


_WHOSE = frozenset(("its", "their", "his", "our", "a", "an", "this", "any", "another"))
_QUALIFIES = tags.PAST | tags.GERUND | tags.TIME | tags.NUMBER | tags.ADVERB | tags.CAPITAL | tags.TRIGGER
_QUALIFIES_NOT = ~_QUALIFIES
_ADJECTIVES = 3  # units of "big new"
_NOUNS_TOO = frozenset(("fighting", "strikes", "battles"))
_OF_STRIKES = frozenset(("air", "aerial", "drone", "missile", "rocket"))


def _is_noun(line: Line, at: int) -> bool:
    """Whether "fighting" or "strikes" is a noun at a unit: "amid fierce fighting", "air strikes", "after battles"."""
    if line.low[at] == "battles":
        return at > 0 and bool(line.tag[at - 1] & tags.PREPOSITION)
    return noun_in_which(line, at) if line.low[at] == "fighting" else at > 0 and line.low[at - 1] in _OF_STRIKES


def _as_noun(line: Line, at: int) -> bool:
    """Whether a form of the present stands as a noun at a unit: "the push", "its hold", "their big advance"."""
    before = line.tag[at - 1]
    if line.low[at - 1] in _BEFORE_NOUN or (before & tags.WEAPON and _of_arms(line, at)):
        return True
    return not before & _QUALIFIES_NOT and _described(line, at)


def _described(line: Line, at: int) -> bool:
    """Whether adjectives that follow whose it is stand before a unit: "their big advance on P"."""
    unit = at - 1
    while unit > 0 and at - unit < _ADJECTIVES and not line.tag[unit] & _QUALIFIES_NOT:
        if line.low[unit][-1:] == "s" and not line.low[unit].endswith(("ous", "less")):
            return False  # "their men advance on P"
        unit -= 1
    return unit < at - 1 and line.low[unit] in _WHOSE


def _of_arms(line: Line, at: int) -> bool:
    """Whether what may be a verb is a noun by the arms that it is made of: "a heavy artillery *barrage*"."""
    if line.low[at][-1:] == "s":
        return False
    before = next((unit for unit in range(at - 2, max(at - 5, -1), -1) if line.tag[unit] & _QUALIFIES_NOT), -1)
    return before >= 0 and line.low[before] in ("a", "an", "another")


class _Stands:
    """How a trigger stands in its sentence, whichever verb it is."""

    __slots__ = ("joined", "lost", "opening", "rightward", "window")

    def __init__(self, line: Line, at: int) -> None:
        low = line.low
        after = line.last_place > at
        self.window = window = frozenset(low[at + 1 : at + _WINDOW])  # the words behind it
        # Where no place stands behind it: the words at the head of the sentence.
        self.opening = () if after else low[: min(at, _OPENING)]
        self.rightward = after or _set_in(line, at) or not _ANAPHORS.isdisjoint(window)
        # Nothing can be told of a place here, or "given up for lost".
        self.lost = not (after or line.first_place < at) or (low[at - 1] == "for" and not line.tag[at] & tags.GERUND)
        self.joined = line.tag[at + 1] & _JOINS  # a comma or "and" follows


def _match_verb(line: Line, at: int, head: Head, stands: _Stands) -> Match | None:
    if stands.lost:
        return None
    if not stands.rightward or _no_object(line, at, head):
        frames = head.of_subject
    else:
        frames = head.free if head.needs and head.needs.isdisjoint(stands.window) else head.frames
    found = _ahead(line, at, head, frames, stands.window) if frames else None
    if found is None and stands.opening and not head.needs.isdisjoint(stands.opening):
        found = _match_fronted(line, at, head)
    if found is None and (head.forms & PARTICIPLE or stands.joined or line.hinge < at):
        found = _behind(line, at, head, stands)
    return found


def _no_object(line: Line, at: int, head: Head) -> bool:
    """Whether a form stands as a noun or an adjective, to which `_active_fits` would give no object either."""
    before = line.tag[at - 1]
    if not head.base_only:  # "the annexed areas": no verb in the past
        return bool(before & _OWNERS and not (before & _NO_OWNERS or head.participle_only))
    if not before & _BEFORE_BASE or before & _BEFORE_VERB or line.tag[at] & tags.GERUND:
        return False
    return group(line, at).start == at  # "a swath of land"


def _set_in(line: Line, at: int) -> bool:
    """Whether a clause may be set in a place before unit `at`.

    "In P a shell hit the school", "To the north, in P, a shell hit", "P, where shells fell", "four died in P when
    rockets hit a market".
    """
    place = line.first_place
    early = 0 < place < _OPENING or (place > 1 and line.tag[place - 2] & tags.COMMA)
    if early and line.low[place - 1] in {"in", "at"}:
        return True  # "And in P", "One day in June, in P"
    return line.low[0] in {"in", "at"} or line.hinge < at or ("when" in line.vocabulary and "when" in line.low[:at])


def _ahead(line: Line, at: int, head: Head, frames: Sequence[Frame], window: frozenset[str]) -> Match | None:
    """The place is the object on the right ("took P"), or the subject ("P fell to A")."""
    reading: Reading | None = None
    for frame in frames:
        if frame.needs and frame.needs.isdisjoint(window):
            continue
        if frame.place_is_subject:
            if (
                line.first_place >= at
                and not (at and line.tag[at - 1] & tags.TO)
                and LISTING.isdisjoint(line.vocabulary)
            ):
                continue
            found = _match_subject(line, at, head, frame)
            if found is not None:
                return found
            continue
        right = read_right(line, at + 1, frame, 0)
        if right is not None and right.hits and not told_of(line, at, frame, right.end):
            if reading is None:
                reading = climb(line, at, participle=bool(head.forms & PARTICIPLE))
            if not _active_fits(line, at, head, frame, reading):
                continue
            hits = right.hits
            if right.end < line.last_place:
                hits = hits + (in_another_way(line, right.end) or later_elsewhere(line, right.end))
            found = Match(frame, at, right.trigger_end, hits, reading, right.agent, right.other)
            found.passive, found.pronoun, found.weapons = reading.passive, right.pronoun, right.weapons
            return found
    return None


def _behind(line: Line, at: int, head: Head, stands: _Stands) -> Match | None:
    """The place stands on the left, or after another verb: passives, relative clauses, shared objects."""
    found: Match | None = None
    hung = line.hinge < at  # a relative clause may have begun before it
    if head.takes_place and stands.joined:
        found = match_shared_object(line, at, head)
    if line.first_place >= at:
        if found is None and head.moved:
            found = match_moved_passive(line, at, head)
        if found is None and head.passive and _may_open(line, at):
            found = match_passive(line, at, head)
        if found is None and head.takes_place and hung:
            found = match_relative(line, at, head)
        return found
    if found is None and head.passive:
        found = match_passive(line, at, head) or match_chained(line, at, head)
    if found is None and hung and head.relative and not _after_preposition(line, at, head):
        found = match_relative(line, at, head)
    if found is None and head.moved and not head.takes_place:
        found = match_moved_passive(line, at, head)
    if found is None and hung and head.led and led_from(line, at):
        found = match_prepositional(line, at, head)
    if found is None and hung and head.led and line.tie < at:
        found = match_left_behind(line, at, head)
    if found is None and head.worded:
        found = match_worded_passive(line, at, head)
    return found


def _may_open(line: Line, at: int) -> bool:
    """Whether a participle may stand before its place: "Held by X, P is", "the places taken by X were P"."""
    before = line.tag[at - 1] if at else tags.STOP
    if before & _COUNTS and line.tag[at + 1] & tags.AREA and line.low[at + 1].endswith("s"):
        return True  # "the two recaptured towns are P and Q"
    return bool(before & (_OPENED | tags.BE)) or (at == 1 and may_follow(line, 0)) or line.low[at - 1] == "places"


def _after_preposition(line: Line, at: int, head: Head) -> bool:
    """Whether a form that may be a noun stands behind a preposition ("which the rebels took by storm")."""
    noun = head.forms & BASE and not head.forms & (PAST | PARTICIPLE)
    return bool(noun and at and line.tag[at - 1] & tags.PREPOSITION and not line.tag[at - 1] & tags.TO)


def _match_fronted(line: Line, at: int, head: Head) -> Match | None:
    """The place opens the clause: "From Izium the Russians retreated in haste"."""
    if line.tag[at] & tags.GERUND and line.tag[at - 1] & (tags.DETERMINER | tags.PREPOSITION | tags.POSSESSIVE):
        return None  # "In P people talk of the fighting"
    for frame in head.frames:
        if len(frame.steps) != 2 or not frame.needs or frame.steps[1].slot != "P":
            continue
        for start in range(min(at, _OPENING)):
            if line.low[start] not in frame.needs:
                continue
            if start and not line.tag[start - 1] & (tags.STOP | tags.QUOTE | tags.COMMA):
                continue
            hits, end = scan(line, start + 1, subject=True)
            if not hits or "that" in line.low[end:at]:
                continue  # "In P the general said that his troops had advanced"
            reading = climb(line, at)
            if reading.subject is not None and end <= reading.subject[0] < at:
                return Match(frame, at, at + 1, hits, reading)
    return None


def _active_fits(line: Line, at: int, head: Head, frame: Frame, reading: Reading) -> bool:
    """Whether a form can be an active verb here, with its object on the right."""
    forms = head.forms
    if reading.passive and (frame.place_first or (frame.kind == "contest" and "troops" in frame.flags)):
        return False  # "was attacked near P by": not who was
    if line.tag[at] & tags.HAVE and line.tag[min(at + 1, line.size - 1)] & (tags.PAST | tags.ADVERB):
        return False  # "have held a foothold in P"
    if line.low[at] == "near" and not (at and line.tag[at - 1] & (tags.TO | tags.MODAL | tags.AUXILIARY)):
        return False  # "troops near P"
    if line.low[at] == "striking" and line.low[at + 1 : at + 2] == ["distance"]:
        return False
    by = line.low[at - 1] if at and line.tag[at] & tags.GERUND else ""
    meant = by == "by" or (by in _OF_MOODS and line.low[at - 2] in MOODS)  # "by taking P", "fresh from taking P"
    no_verb = at and line.low[at - 1] in _BEFORE_NO_VERB and not meant and _A_DEED.isdisjoint(reading.reasons)
    if reading.start == at and no_verb:
        return False  # "given up for lost", "militants with shells"
    if line.low[at] == "surrounding" and at and line.tag[at - 1] & tags.NOUN_AREA:
        return False  # "the villages surrounding P"
    if line.low[at] == "running" and at and line.tag[at - 1] & tags.TIME:
        return False  # "for the second day running"
    if (
        line.tag[at] & tags.WEAPON
        and at
        and not (reading.gerund and reading.start < at)
        and ((at - 1 in line.actor and line.actor[at - 1].kind == "adjective") or not line.tag[at - 1] & ~tags.CAPITAL)
    ):
        return False  # "Russian shells" are no verb
    if line.tag[at] & tags.WEAPON and forms & THIRD and line.tag[at + 1] & _VERBS and not line.tag[at + 1] & _OPENS:
        return False  # "Cluster bombs burst over P"
    if frame.place_first and forms & PARTICIPLE and not forms & (PAST | BASE):
        # "taken", "driven": needs "have" before it, or before the verb that it is joined to.
        return reading.start < at or (at > 0 and bool(line.tag[at - 1] & (tags.CONJUNCTION | tags.COMMA)))
    if forms & BASE and not forms & (PAST | PARTICIPLE):
        if _compound(line, at) or _in_a_name(line, at):
            return False
        if reading.start < at:
            return True
        if line.tag[at + 1] & _FINITE and not (at and line.tag[at - 1] & _DOES):
            return False  # "as rain fell"
        if at and line.tag[at - 1] & tags.WEAPON and not line.tag[at - 1] & tags.FORCE and line.low[at - 1][-1] != "s":
            return False  # "a missile attack"; but "rockets fall on P"
        before = at - 1
        if before < 0 or line.tag[before] & (tags.QUOTE | tags.STOP):
            return True  # an imperative, or a headline
        bits = line.tag[before]
        if bits & _BEFORE_BASE and not bits & (tags.PRONOUN | tags.SUBORDINATOR | tags.RELATIVE | tags.FORCE):
            return False  # a noun that looks like the verb
        if (
            before
            and line.tag[before - 1] & tags.POSSESSIVE
            and line.low[before].endswith("st")
            and not bits & tags.FORCE
        ):
            return False  # "the rebels' worst defeat"
    return not (at > 0 and line.tag[at - 1] & _OWNERS and not line.tag[at - 1] & _NO_OWNERS)


def _compound(line: Line, at: int) -> bool:
    """Whether a word that may be a verb is a noun behind another, or before one: "the price level", "battle emblem"."""
    before = at - 1
    if before < 1:
        return False
    if line.tag[before] & ~tags.EVERYDAY or not line.tag[before - 1] & tags.DETERMINER:
        actor = line.actor.get(before)
        after = at + 1
        adjective = actor is not None and actor.kind == "adjective" and after < line.size
        return adjective and not line.tag[after] and line.low[after].isalpha()
    return not line.low[before].endswith("s")


def _in_a_name(line: Line, at: int) -> bool:
    """Whether a word is part of a name ("Australian Plaster Industries"), and the line no headline in capitals."""
    tag = line.tag
    if not at or not tag[at] & tag[at - 1] & tags.CAPITAL or at + 1 >= line.size or not tag[at + 1] & tags.CAPITAL:
        return False
    return any(bits & (tags.VERB_IRREGULAR | tags.PAST | tags.BE) and not bits & tags.CAPITAL for bits in tag)


def _is_adjective(line: Line, at: int) -> bool:
    """Whether a form of "to be" stands right before a word, but for adverbs."""
    before = at - 1
    while before > 0 and line.tag[before] & tags.ADVERB:
        before -= 1
    return before > 0 and bool(line.tag[before] & tags.BE)


def _owned_time(line: Line, at: int) -> bool:
    """Whether "war's first week" stands at a unit."""
    return line.low[at + 1] in POSSESSIVES and bool((line.tag[at + 2] | line.tag[at + 3]) & tags.TIME)


def _match_subject(line: Line, at: int, head: Head, frame: Frame) -> Match | None:
    """The place is the subject: "Hue fell", "Kabul fell to the Taliban"."""
    right = read_right(line, at + 1, frame, 1) if len(frame.steps) > 1 else None
    if right is None and len(frame.steps) > 1:
        return None
    if right is not None and right.end < line.size and line.low[right.end] in _AGAIN | _NUMBER_WORDS:
        return None  # "changed hands twice"
    if right is None:
        after = at + 1
        if after < line.size and (
            line.low[after].rstrip(".") in _NO_FALL
            and skip_time(line, after) == after
            and not (
                line.low[after] in ("on", "in", "from", "within", "by")
                and after + 1 < line.size
                and (
                    line.tag[after + 1] & (tags.TIME | (0 if line.low[after] in ("by", "from") else tags.NUMBER))
                    or (
                        line.low[after + 1] in ("a", "the")
                        and line.tag[min(after + 2, line.size - 1)] & (tags.TIME | tags.NUMBER)
                    )
                    or (line.low[after + 1] == "the" and _owned_time(line, after + 2))
                )
            )
        ):
            return None
        if line.tag[after] & tags.NUMBER and not line.tag[after + 1] & tags.TIME:
            return None  # but "fell three weeks later"
        if after < line.size and not line.tag[after] and line.low[after].isalpha():
            return None  # "had surrendered top spot"
        determined = after + 1 < line.size and line.tag[after] & (tags.DETERMINER | tags.POSSESSIVE)
        if determined and not line.tag[after + 1] & _DATE and line.low[after + 1] not in ("same", "very"):
            return None  # "the garrison in P surrendered the town"
    if (
        at
        and line.tag[at - 1] & (tags.DETERMINER | tags.POSSESSIVE | tags.DIRECTION | tags.PREPOSITION)
        and not line.tag[at - 1] & tags.TO
        and head.forms & BASE
    ):
        return None
    seen = head.forms & BASE and at > 1 and line.tag[at - 1] & tags.PLACE and line.low[at - 2] in _SEES
    noun = head.base_only and not line.tag[at] & tags.GERUND and group(line, at).start == at
    # "P and Q answer to A"
    joined = noun and right is not None and at > 2 and line.low[at - 2] == "and"
    several = joined and line.tag[at - 1] & line.tag[at - 3] & tags.PLACE
    several |= head.lemma == "belong"  # which is never a noun
    if noun and not seen and not several and line.vocabulary.isdisjoint(_VERBAL):
        return None
    reading = climb(line, at, participle=bool(head.forms & PARTICIPLE))
    if reading.passive and "passive" not in frame.flags:
        return None  # "was surrendered"
    if not reading.passive and "passive" in frame.flags:
        given = reading.relative and reading.subject is not None and reading.subject[0] > reading.antecedent + 1
        if head.lemma != "return" or given:
            return None  # "A will hand over P to B", "P, which A returned to B"
    if head.forms & BASE and not head.forms & (PAST | PARTICIPLE) and _is_adjective(line, at):
        return None  # "the island was separate from the mainland"
    if seen:
        return Match(
            frame,
            at,
            right.trigger_end if right else at + 1,
            [Hit(at - 1, "whole")],
            Reading(at),
            right.agent if right else None,
        )
    held = garrisoned(line, reading.subject)
    plain = head.forms & BASE and reading.start == at and not head.forms & PAST
    if plain and "conditional" not in reading.reasons and not held and not several:
        return None
    hits = subject_places(line, reading, at, False) or held
    # "P, which the garrison surrendered": not its subject
    object_of = reading.subject is not None and reading.subject[1] > reading.antecedent + 1
    if not hits and reading.relative and not object_of and line.low[reading.antecedent + 1] in ("which", "that"):
        hits = antecedent_places(line, reading, False)  # "fled to P, which fell a day later", "P, a city that fell"
    if not hits and at > 2 and line.tag[at - 1] & tags.TO:
        hits = first_of_several(line, at - 1)
    if not hits and at and line.tag[at - 1] & tags.TO:
        hits = named_after(line, right.end if right is not None else at + 1)  # "the next town to fall was P"
    if not hits and reading.subject is not None and line.tag[reading.subject[1] - 1] & tags.NOUN_AREA:
        hits = listed_after(line, right.end if right is not None else at + 1)
    if frame.kind == "sovereignty" and reading.subject is not None:
        if len(hits) < 2:
            hits = seat_of(line, *reading.subject) or hits  # "residents of Crimea voted to"
        if head.lemma == "vote":
            hits = [replace(hit, extent="whole") for hit in hits]  # "99 per cent in P voted to"
    if not hits:
        return None
    wide = any(line.level(hit.unit) in ("country", "continent") for hit in hits)
    if wide and ((right is None and "own" not in frame.flags) or "towns" in frame.flags):
        return None
    if "own" in frame.flags and reading.relative:
        hits = hits[-1:]  # "between P and Q, which seceded"
    if right is None:
        return Match(frame, at, at + 1, hits + likewise(line, past_order(line, at + 1)), reading)
    hits += likewise(line, right.end)
    return Match(frame, at, right.trigger_end, hits, reading, right.agent, right.other)
