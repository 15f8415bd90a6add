"""Triggers whose place stands on the left: passives, participles, shared objects."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.frames.match import Match
from geomap.claims.frames.participles import match_participle
from geomap.claims.frames.postponed import match_postponed
from geomap.claims.frames.relatives import named_after
from geomap.claims.frames.steps import Right, finish
from geomap.claims.phrases.anaphors import anaphor, both_of_them
from geomap.claims.phrases.antecedents import antecedent_places, first_of_several, located, what_it_is
from geomap.claims.phrases.ends import phrase_end
from geomap.claims.phrases.leftward import list_start
from geomap.claims.phrases.likewise import likewise
from geomap.claims.phrases.listed import apposed_list, listed_after
from geomap.claims.phrases.placeclues import contains
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.openings import beside_which
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.lexicon import Frame, Head
from geomap.claims.words.line import Line
from geomap.model import Extent

_WHEN = tags.TIME | tags.NUMBER | tags.WHOLE | tags.DETERMINER
_THOUGH = ("though", "although", "because", "but", "yet", "and", ";")
_SINCE = frozenset(["after", "before", "since", "until", "till", "when", "once", "as", *_THOUGH])
_VERBS = tags.PAST | tags.TRIGGER | tags.VERB_IRREGULAR
_BETWEEN_VERBS = tags.COMMA | tags.CONJUNCTION | tags.ADVERB
_OVER = tags.AUXILIARY | tags.TO
_LIST_ENDS = tags.COMMA | tags.STOP | tags.CONJUNCTION
_AS_FOR = (["in", "the", "case", "of"], ["as", "for"], ["as", "to"], ["as", "regards"])
_ENDINGS = frozenset((".", "!", "by", ""))
_LISTING = frozenset((",", "and", ";"))
_DOES = frozenset(("held", "lost", "won"))  # "P was shelled, and Q held": its own verb
_ADDS = frozenset(("well", "with", "along", "together"))
_LIKEWISE = 16  # units of a list of passives
_GROUNDS = frozenset(
    ("villages", "towns", "settlements", "hamlets", "heights", "hills", "hilltops", "peaks", "ridges", "areas",
     "positions", "districts", "neighbourhoods", "neighborhoods", "localities", "communities", "posts", "outposts",
     "bases", "strongholds", "hideouts", "camps")
)  # fmt: skip
_HOUSES = frozenset(
    ("hospital", "hospitals", "clinic", "school", "university", "embassy", "consulate", "airport", "plant", "station",
     "monastery", "church", "refinery", "factory", "prison")
)  # fmt: skip
_OPENING = 6  # units of "Two and a half years after it"
_NOTHING: frozenset[str] = frozenset()
_CLAUSE_ENDS = tags.COMMA | tags.STOP | tags.AUXILIARY | tags.SUBORDINATOR | tags.RELATIVE | tags.CONJUNCTION


def _act(men: int, verb: int) -> bool:
    return bool(men & (tags.FORCE | tags.ACTOR) and verb & tags.TRIGGER and not verb & tags.AREA)


def subject_places(line: Line, reading: Reading, at: int, target: bool) -> list[Hit]:
    """The places that the subject of a reading names."""
    if reading.subject is None:
        return []
    start, end = reading.subject
    if reading.relative and (told := what_it_is(line, reading)):
        return told
    hits, stop = scan(line, list_start(line, start), target=target, subject=True)
    apposed = line.tag[end] & tags.COMMA  # "their headquarters in R, P, was taken"
    kept = [hit for hit in hits if hit.unit < end or (apposed and hit.unit == end + 1 and stop <= at)]
    added = len(hits) > 1 and stop + 1 == reading.start and not _ADDS.isdisjoint(line.low[hits[0].unit : stop])
    if added or (hits and apposed_list(line, hits, stop, at)):
        kept = hits  # "P, as well as Q, was taken", "two villages, P and Q, were taken"
    if kept and not target and end - start <= 2 and line.low[end - 1] in ("'s", "’s"):
        return []
    if kept and any(map(_act, line.tag[start : kept[0].unit - 1], line.tag[start + 1 : kept[0].unit])):
        joint = next((at for at in range(end - 1, start, -1) if line.low[at] == "and"), start)
        again = anaphor(line, joint + 1, frozenset((line.low[end],)))
        return (
            [again[0]] if again is not None else []
        )  # "rebels hold P and the villages beside it fell", "the town fell"
    if (
        kept
        and stop < end
        and line.tag[stop] & (tags.FINITE | tags.GERUND | tags.FORCE | tags.PEOPLE)
        and not line.tag[stop] & (tags.ADVERB | tags.TIME)
    ):
        return []
    if (
        not hits
        and line.tag[end - 1] & (tags.PLACE | tags.WEAK)
        and end - 1 > start
        and line.tag[end - 2] & (tags.TIME | tags.NUMBER | tags.COMMA | tags.PRONOUN | tags.ADVERB)
    ):
        return [Hit(end - 1, "whole")]  # "by the evening of 19 September Kiev was"
    among = (line.low[end + 1 : end + 2] == ["including"]) + 2 * (line.low[end + 1 : end + 3] == ["among", "them"])
    if (
        not kept
        and end + 2 < line.size
        and line.tag[end] & tags.COMMA
        and line.tag[end - 1] & (tags.NOUN_AREA | tags.DIRECTION if among else tags.NOUN_AREA)
        and (among or line.tag[end + 1] & (tags.PLACE | tags.WEAK))
    ):
        more, _ = scan(line, end + 1 + among, subject=True)  # "two villages, A and B, were retaken"
        return [hit for hit in more if hit.unit < at]
    if kept:
        # The noun phrase must be the place's own: what follows it up to the verb is an aside at most.
        if (
            stop < end
            and not target
            and line.tag[stop] & tags.PREPOSITION
            and line.low[stop] not in ("in", "with", "near", "on", "north", "south")
            and not (stop + 1 < end and line.tag[stop + 1] & (tags.TIME | tags.NUMBER))
        ):
            return []
        whole = beside_which(line, kept[0].unit) if len(kept) == 1 else None
        if whole is not None and not reading.relative and (start <= whole or line.tag[whole - 1] & tags.PREPOSITION):
            whole = None  # "in P, a town near Q fell"
        return kept if whole is None else [Hit(whole, "whole")]
    start += bool(reading.relative and line.tag[start] & tags.PREPOSITION)  # "closed in on the town, which was held"
    both = both_of_them(line, start)
    if both is not None:
        return both[0]
    verb = frozenset((line.low[end],)) if end == at else _NOTHING  # "moved on P, and the town fell"
    back = anaphor(line, start, verb) if end - start <= 2 else None
    if back is None and end - start == 1 and line.low[start] == "it":
        return (_its_own_word(line, start) if target else []) or _it(line, start)
    return [back[0]] if back is not None else []


def _its_own_word(line: Line, at: int) -> list[Hit]:
    """The place of a house whose people tell what happened to it: "the hospital in P said *it* was hit"."""
    said = at - 1 - (line.low[at - 1] == "that")
    if said < 2 or not line.tag[said] & tags.SAID or _HOUSES.isdisjoint(line.low[:said]):
        return []
    start, end = climb(line, said).subject or (0, 0)
    led = next((unit for unit in range(start, end) if line.low[unit] in ("in", "at", "near")), end)
    if line.low[led - 1].rpartition(" ")[2] not in _HOUSES:
        return []
    hits, after = scan(line, start, target=True, subject=True)
    return hits if after <= said else []


def _it(line: Line, at: int) -> list[Hit]:
    """The place that "it" stands for as a subject: it ends the clause before, or is its subject.

    "They fled Raqqa before it fell", "Kut has been a ruin since it was taken"; not "a boat was in Kut when it was hit".
    """
    tag = line.tag
    if at > 2 and line.low[at - 1] == "that" and "that" in line.low[: at - 1]:
        opened = at - 2 - line.low[: at - 1][::-1].index("that")
        hits, end = scan(line, opened + 1, subject=True)  # "said that P was theirs, that it had been bombed"
        return hits if len(hits) == 1 and end < at and tag[end] & tags.FINITE else []
    if at > 3 and tag[at - 1] & tags.COMMA and tag[at - 2] & (tags.PLACE | tags.WEAK):
        return [Hit(at - 2, "whole")] if line.low[: at - 2] in _AS_FOR else []  # "In the case of P, it was taken"
    if at < 1 or line.low[at - 1] not in _SINCE:
        return []
    if at < _OPENING and line.low[at - 1] not in _THOUGH and not any(bits & tags.PLACE for bits in tag[:at]):
        return _main_subject(line, at)
    if at < 2:
        return []
    before = at - 2 - bool(tag[at - 2] & tags.COMMA)
    while before > 1 and tag[before] & tags.TIME:
        before -= 1 + (line.low[before - 1] in ("on", "in", "last"))  # "retook P on Monday after it had been lost"
    verb = before - 1
    if verb > 2 and line.low[verb] == "of" and tag[verb - 1] & tags.AREA:
        verb -= 2  # "took the town of P"
        verb -= bool(tag[verb] & tags.DETERMINER)
    if (
        tag[before] & (tags.PLACE | tags.WEAK)
        and before > 0
        and tag[verb] & (tags.PAST | tags.VERB_IRREGULAR | tags.TRIGGER)
    ):
        return [Hit(before, "whole")]
    hits, end = scan(line, 0, subject=True)
    if len(hits) != 1 or end >= at or hits[0].unit in line.actor:
        return []
    parted = any(tag[unit] & tags.CONJUNCTION or line.low[unit] == ";" for unit in range(end, at - 1))
    told = tag[end] & (tags.AUXILIARY if line.low[at - 1] not in _THOUGH else tags.FINITE)
    return [Hit(hits[0].unit, "whole")] if told and not (parted and line.low[at - 1] in _THOUGH) else []


def _main_subject(line: Line, at: int) -> list[Hit]:
    """The town that opens the main clause behind one of "it": "A year after *it* was captured, P was retaken"."""
    comma = next((unit for unit in range(at + 2, line.size - 2) if line.tag[unit] & tags.COMMA), 0)
    opens = comma and line.tag[comma + 1] & tags.PLACE and line.tag[comma + 2] & (tags.AUXILIARY | tags.VERB_IRREGULAR)
    town = opens and line.level(comma + 1) in ("settlement", "district", "")
    return [Hit(comma + 1, "whole")] if town else []


OBJECT = tags.DETERMINER | tags.PLACE | tags.ACTOR | tags.FORCE | tags.PRONOUN | tags.POSSESSIVE


_HAD = frozenset(
    ("held", "controlled", "occupied", "ruled", "defended", "lost", "abandoned", "governed", "run", "administered")
)


def _joined_to(line: Line, at: int, after: int) -> int:
    """The passive that a participle is joined to: "was captured by A in 1967 *and later annexed*"; -1 where none is."""
    tag = line.tag
    joint = at - 1
    while joint > 0 and tag[joint] & tags.ADVERB:
        joint -= 1
    if joint < 2 or not tag[joint] & tags.CONJUNCTION or line.low[joint] != "and":
        return -1
    if tag[after] & OBJECT and not tag[after] & (tags.TIME | tags.NUMBER):
        return -1
    up = clause_verb(line, joint - 1)
    return up if up is not None and tag[up] & tags.PAST and group(line, up).passive else -1


def _was_left_out(line: Line, at: int) -> bool:
    """Whether a passive goes on with a further place: "P was taken by the rebels and Q *held* by the army"."""
    tag = line.tag
    if at < 4 or not tag[at - 1] & tags.PLACE or line.low[at - 2] != "and":
        return False
    return any(tag[unit] & tags.BE and tag[unit + 1] & tags.PAST for unit in range(1, at - 3))


def match_passive(line: Line, at: int, head: Head) -> Match | None:
    """The place is what was taken, held, shelled: "P was taken by X", "P, taken by X"."""
    tag = line.tag
    over = group(line, at)
    if not over.passive and any(map(_OVER.__and__, tag[over.start : at])):
        return None  # "had captured", "will take"
    fitting = _fitting(line, at, head)
    if fitting is None:
        return None
    frame, rest = fitting
    after = at + 1 if frame.place_first else at + 2  # "had been given up"
    agent = agent_after(line, after)
    other: tuple[int, int] | None = None
    if rest is not None and "regard" not in frame.flags and "recognise" not in frame.flags:
        into = rest.agent is not None and line.low[after] in frame.steps[1].words
        if agent is None or into:
            agent, other = rest.agent, rest.other  # "was incorporated into A (by B)", "was cleared of E"
            agent = _whose_province(line, agent) if frame.kind == "sovereignty" and agent is not None else agent
    if agent is not None and _was_left_out(line, at):
        return Match(frame, at, at + 1, [Hit(at - 1, "whole")], Reading(at), agent, passive=True)
    reading: Reading | None = None
    if over.passive or tag[at] & tags.GERUND:
        reading = climb(line, at, participle=True)
    passive, start = (reading.passive, reading.start) if reading is not None else (False, over.start)
    if agent is not None and at > 2 and not passive and tag[at - 1] & tags.CONJUNCTION and tag[at - 2] & tags.PAST:
        joined = climb(line, at - 2, participle=True)  # "was stormed and captured by the rebels"
        if joined.passive:
            reading, passive = joined, True
    if not passive and start >= at - 1:
        up = _joined_to(line, at, after)
        if up >= 0 and (frame.kind == "sovereignty" or line.low[up] not in _HAD):
            reading = climb(line, up, participle=True)  # but "was held by A and retaken": not by A
            agent = agent or agent_after(line, up + 1)
    if reading is not None and reading.passive:
        hits = _passive_places(line, reading, at, after, frame.steps[0].slot == "T", agent)
        span = reading.subject
        if hits and not reading.relative:
            hits = hits + likewise(line, agent[1] if agent is not None else after)
        itself = bool(hits) and span is not None and line.low[span[0]] == "it" and hits[0].unit < span[0]
        return Match(frame, at, at + 1, hits, reading, agent, other, passive=True, pronoun=itself) if hits else None
    if reading is not None and any(bits & _OVER for bits in tag[reading.start : at]):
        return None
    if over.start == at and (first := _likewise_passive(line, at)):
        return Match(
            frame, at, at + 1, [Hit(at - 1, "whole")], climb(line, first, participle=True), agent, passive=True
        )
    if frame.of_passive and not _opens_aside(line, at):
        return None  # "P, which Germany ceded to A"
    first = _joined_aside(line, at)
    found = match_participle(line, first, frame, after, agent, at) if first else None
    if found is not None:
        found.head, found.end = at, at + 1
        return found
    later = match_postponed(line, at, frame, after, agent)
    return later if later is not None or at == 0 else match_participle(line, at, frame, after, agent, at)


def _whose_province(line: Line, span: tuple[int, int]) -> tuple[int, int]:
    """The state in "as the 27th province of A"; the words themselves without one."""
    last = span[1] - 1
    before = last - 1 - (line.low[last - 1] == "the")
    owned = last in line.actor and before > span[0] and line.low[before] == "of" and line.tag[before - 1] & tags.AREA
    return (last, last + 1) if owned else span


def _likewise_passive(line: Line, at: int) -> int:
    """The passive whose "was" a participle behind a name leaves out: "P was lost, Q *encircled* and R *shelled*"."""
    tag, low = line.tag, line.low
    after = at + 1
    ended = after >= line.size or tag[after] & _LIST_ENDS or low[after] in _ENDINGS
    if at < 4 or not ended or low[at] in _DOES or not tag[at - 1] & tags.PLACE or low[at - 2] not in _LISTING:
        return 0
    for unit in range(at - 3, max(at - _LIKEWISE, 0), -1):
        if tag[unit] & tags.PAST and not tag[unit] & tags.PLACE:
            if group(line, unit).passive:
                return unit if tag[unit] & tags.TRIGGER else 0
            if not tag[unit - 1] & tags.PLACE or low[unit - 2] not in _LISTING:
                return 0
        if tag[unit] & (tags.STOP | tags.RELATIVE | tags.SUBORDINATOR):
            return 0
    return 0


def _opens_aside(line: Line, at: int) -> bool:
    """Whether a participle stands behind a comma, or "and", with at most adverbs between: ", formally ceded to A"."""
    before = at - 1
    while before > 0 and line.tag[before] & tags.ADVERB:
        before -= 1
    return bool(line.tag[before] & (tags.COMMA | tags.CONJUNCTION))


def _joined_aside(line: Line, at: int) -> int:
    """The participle behind a comma that one at unit `at` is joined to: "P, besieged for a month and shelled,"."""
    tag = line.tag
    if at < 4 or line.low[at - 1] != "and":
        return 0
    for unit in range(at - 2, max(at - 10, 0), -1):
        if tag[unit] & tags.COMMA:
            return unit + 1 if tag[unit + 1] & tags.PAST and tag[unit + 1] & tags.TRIGGER else 0
        if tag[unit] & (tags.AUXILIARY | tags.STOP | tags.RELATIVE | tags.SUBORDINATOR | tags.CONJUNCTION):
            return 0
    return 0


def _fitting(line: Line, at: int, head: Head) -> tuple[Frame, Right | None] | None:
    """The first passive frame that fits what follows the participle, and what it wants of it ("handed over *to A*")."""
    after = at + 1
    for frame in head.passive:
        if not frame.place_first:
            if line.low[after] in frame.steps[0].words:
                return frame, None
        elif len(frame.steps) == 1:
            return frame, None
        elif rest := finish(line, Right([], after, after), frame.steps[1:], after):
            return frame, rest
    return None


def _passive_places(
    line: Line, reading: Reading, at: int, after: int, target: bool, agent: tuple[int, int] | None
) -> list[Hit]:
    """The places that a passive is said of: its subject's, or those beside a noun that is its subject."""
    if reading.relative and line.low[reading.antecedent + 1 : reading.antecedent + 2] == ["who"]:
        return []  # "Turkey asks about its consul, who was seized in P"
    hits = subject_places(line, reading, at, target)
    if not hits and reading.relative and reading.antecedent >= 0:
        hits = antecedent_places(line, reading, target)
        if not target and line.low[reading.antecedent + 1] == "whose" and reading.subject is not None:
            hits = _owned_by(hits, line.tag[reading.subject[1] - 1])
    if not hits and reading.subject is not None and line.tag[reading.subject[1] - 1] & tags.NOUN_AREA:
        hits = listed_after(line, after) or named_after(line, agent[1] if agent is not None else after)
    elif len(hits) == 1 and hits[0].extent == "part":  # "three villages of R were taken: P and Q"
        hits += [hit for hit in listed_after(line, after) if contains(line, hits[0].unit, hit.unit)]
    if not hits and line.low[at - 1] == "be" and at > 3 and line.tag[at - 2] & tags.TO:
        hits = first_of_several(line, at - 2)
    if not hits and target:
        hits = located(line, reading.start) or _building_in(line, reading, after)
    elif not hits and reading.subject is not None and line.low[reading.subject[1] - 1] in _GROUNDS:
        set_in = located(line, reading.subject[0]) or _ground_in(line, after)
        hits = [replace(hit, extent="part") if hit.extent == "whole" else hit for hit in set_in]
    return hits


def _owned_by(hits: list[Hit], noun: int) -> list[Hit]:
    """What is told of a place whose noun has these classes: "P, whose suburbs were seized", not "whose mayor was"."""
    if not noun & tags.NOUN_AREA:
        return []
    narrowed: Extent | None = "approach" if noun & tags.AREA_NEAR else "part" if noun & tags.AREA_PART else None
    return [replace(hit, extent=narrowed) for hit in hits] if narrowed else hits


_PRESUMED = frozenset(("suspected", "alleged", "presumed"))


_ABOUT = (  # before a number of men
    ["about"], ["around"], ["over"], ["some"], ["up", "to"], ["at", "least"], ["as", "many", "as"], ["more", "than"],
    ["fewer", "than"], ["less", "than"], ["no", "fewer", "than"], ["no", "more", "than"], ["what", "remained", "of"],
    ["what", "was", "left", "of"], ["well", "over"],
)  # fmt: skip
_COUNTED = frozenset(words[0] for words in _ABOUT)


_DEEDS = tags.ACTION | tags.TRIGGER
_BESIDE = frozenset(("after", "following", "amid", "despite", "before", "during"))


def agent_after(line: Line, start: int) -> tuple[int, int] | None:
    """Return the units of the agent after "by", a few words on."""
    if "by" not in line.vocabulary:
        return None
    tag, low, size = line.tag, line.low, line.size
    at = start
    if tag[at] & tags.COMMA:
        at = _after_source(line, at)
    start = at
    while at < size and at - start < 7:
        if low[at] == "by":
            if at > start + 1 and tag[at - 1] & _DEEDS and low[start] in _BESIDE:
                return None  # "was lost after an assault by the rebels": the assault is theirs
            if low[at - 1] == "not" and (meant := _but_by(line, at)):
                at = meant  # "held not by X but by Y"
            begin = at + 1
            if (tag[begin] & (tags.TIME | tags.GERUND)) or (low[begin] in ("storm", "force", "surprise", "air")):
                at = begin + 1
                continue
            begin += low[begin] in _PRESUMED
            if low[begin] in _COUNTED:
                begin += next((len(words) for words in _ABOUT if low[begin : begin + len(words)] == words), 0)
            end = phrase_end(line, begin, None)
            return (begin, _before_when(line, begin, end)) if end is not None and end > begin else None
        if tag[at] & _CLAUSE_ENDS and not tag[at] & tags.PREPOSITION:
            # "was stormed and burned by the rebels"
            if tag[at] & tags.CONJUNCTION and at + 2 < size and tag[at + 1] & tags.PAST and low[at + 2] == "by":
                at += 2
                continue
            return None
        at += 1
    return None


def _but_by(line: Line, by: int) -> int:
    """The "by" of who is meant behind who is not, from "not by X" on; 0 without one."""
    low = line.low
    return next((at + 1 for at in range(by + 2, min(by + 8, line.size - 1)) if low[at : at + 2] == ["but", "by"]), 0)


def _before_when(line: Line, begin: int, end: int) -> int:
    """The end of an agent without when and how often behind it: "by the Iraqis all night", "by Iraq three times"."""
    actor = begin + (begin not in line.actor)
    after = actor + 1
    if actor >= end or after >= end or actor not in line.actor or line.actor[actor].kind == "adjective":
        return end
    return after if line.tag[after] & _WHEN or line.low[after] in ("street", "house") else end


def _after_source(line: Line, comma: int) -> int:
    """The "by" behind a source between commas: "was taken, the mayor said, by the rebels"; else `comma`."""
    closed = next((at for at in range(comma + 2, min(line.size - 1, comma + 9)) if line.tag[at] & tags.COMMA), 0)
    if closed and line.low[closed + 1] == "by":
        told = any(line.tag[at] & (tags.SAID | tags.SOURCED) for at in range(comma + 1, closed))
        return closed + 1 if told else comma
    return comma


def _building_in(line: Line, reading: Reading, after: int) -> list[Hit]:
    """ "A school was hit in P": what is hit is a building."""
    if reading.subject is None or not line.tag[reading.subject[1] - 1] & tags.NOUN_AREA:
        return []
    return scan(line, after + 1, target=True)[0] if line.low[after : after + 1] == ["in"] else []


def _ground_in(line: Line, after: int) -> list[Hit]:
    """The place of "several villages were taken in P"."""
    led = line.low[after : after + 1] == ["in"] and not line.tag[after + 1] & (tags.TIME | tags.NUMBER)
    return scan(line, after + 1)[0] if led else []


def match_shared_object(line: Line, at: int, head: Head) -> Match | None:
    """Several verbs share one object: "entered, looted and left Kalisz"."""
    tag = line.tag
    look = at + 1
    if look >= line.size or not tag[look] & (tags.COMMA | tags.CONJUNCTION):
        return None
    if tag[at] & tags.SAID and tag[look] & tags.COMMA:
        return None  # "its fighters, the army conceded, still held P"
    last = -1
    while look < line.size and look - at < 8:
        bits = tag[look]
        if bits & _VERBS and not bits & tags.PLACE:
            last = look
        elif not bits & _BETWEEN_VERBS:
            break
        look += 1
    if last < 0 or look != last + 1:
        return None
    frame = next((frame for frame in head.frames if frame.place_first and len(frame.steps) == 1), None)
    if frame is None:
        return None
    hits, _ = scan(line, last + 1, target=frame.steps[0].slot == "T")
    if not hits:
        return None
    reading = climb(line, at)
    return None if reading.passive else Match(frame, at, at + 1, hits, reading)
