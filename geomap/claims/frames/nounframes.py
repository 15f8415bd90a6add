"""Nouns as triggers: "the capture of P", "assaults near P"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.frames.match import Match
from geomap.claims.frames.passives import agent_after, subject_places
from geomap.claims.frames.steps import Right, read_right
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.antecedents import located
from geomap.claims.phrases.ends import phrase_end
from geomap.claims.phrases.member import apposition
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.phrases.seats import garrisoned
from geomap.claims.phrases.when import skip_time
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.lexicon import Frame, Head
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS
from geomap.model import ClaimKind

_GOES = frozenset(("going", "goes", "went", "gone", "carried"))
_RAGES = frozenset(
    ("continues", "rages", "goes", "erupts", "spreads", "persists", "intensifies", "resumes", "flares", "breaks",
     "drags", "grinds", "rumbles", "continue", "rage", "go", "erupt", "spread", "persist", "intensify", "resume",
     "flare", "drag", "grind", "rumble")
)  # fmt: skip


# Nouns that are named after their place: "the Kharkiv offensive".
_NAMED_AFTER = frozenset(
    ("offensive", "counteroffensive", "siege", "encirclement", "incursion", "blockade", "invasion", "annexation",
     "battle", "assault", "fighting")
)  # fmt: skip
_STRIKES_ON = frozenset(("strikes", "airstrikes", "shelling", "bombardment"))  # "the Tyre strikes"
# Nouns that a place may have: "Bakhmut's fall".
_OF_PLACES = frozenset(
    ("capture", "fall", "siege", "recapture", "seizure", "liberation", "annexation", "conquest", "encirclement",
     "occupation", "sack", "reoccupation", "retaking", "takeover", "capitulation", "loss", "storming", "reconquest",
     "destruction")
)  # fmt: skip
_OF_TOWNS = frozenset(("capture", "fall", "recapture", "liberation", "seizure"))
_WHEN = frozenset(("after", "before", "since", "until", "following", "of"))
_NAMES_DOER = frozenset(("by", "to"))  # "the capture by A", "the fall to A"
_OWNING = frozenset(("'s", "’s"))
_OWNERS = _OWNING | {"whose"}

_LOCAL = frozenset(
    ("near", "around", "in", "inside", "within", "outside", "on", "at", "for", "over", "through", "across", "along")
)
# What fighting does to a place without more words: "battles shook P", "the fighting reached P".
_COMES_UPON = ("reached", "shook", "rocked", "engulfed", "gripped", "convulsed")
_NEARBY = frozenset(("near", "around", "outside"))
_WHERE = frozenset((*_LOCAL, "to", "into", "from", *_COMES_UPON))
_BREAKS = (
    "broke", "breaks", "erupt", "continue", "raged", "rages", "flared", "resumed", "took", "occur", "ensued", "began",
    "started", "intensified",
)  # fmt: skip
_UNDER_WAY = (*_BREAKS, "reported", "raging", "ongoing", "continuing", "under", "broken", "taking", "going")
_UNDERGOES = frozenset(
    ("see", "sees", "saw", "seen", "seeing", "witness", "witnesses", "witnessed", "face", "faces", "faced", "facing",
     "suffer", "suffers", "suffered", "endure", "endures", "endured", "withstand", "withstands", "withstood",
     "resisted", "bracing", "braced", "braces", "repelled", "repulsed", "repels", "repulses")
)  # fmt: skip
_SEES = frozenset(("see", "sees", "saw", "seen", "seeing", "witness", "witnesses", "witnessed"))
_FIGHTING = frozenset(("fighting", "clashes", "shelling", "battles", "hostilities", "combat", "skirmishes"))
_SCENES = frozenset(("scene", "site", "location", "target", "object", "centre", "center", "focus"))
_BEATS = frozenset(
    ("beat", "beats", "beaten", "fought", "fights", "held", "holds", "fended", "fends", "threw", "drove", "warded",
     "hurled", "flung", "staved")
)  # fmt: skip
_OFF = frozenset(("off", "back"))
# "Air strikes were carried out in P", "continue in P", "took place in P".
_HAPPENED = frozenset(
    ("reported", "out", "continued", "conducted", "resumed", "continue", "continues", "resume", "happened", "occurred",
     "place")
)  # fmt: skip
# What is felt and said of fighting somewhere else.
_ECHOES = frozenset(
    ("fear", "fears", "alarm", "alarmed", "concern", "concerns", "shockwaves", "outrage", "outcry", "anger", "fury",
     "panic", "protest", "protests", "criticism", "criticised", "criticized", "condemnation", "condemned", "denounced",
     "hope", "hopes", "worry", "worries", "worried", "unease", "anxiety", "dismay", "jitters", "tensions", "debate",
     "debated", "discussed", "welcomed", "applauded", "watched", "celebrations", "celebrated", "jubilation",
     "headlines", "sympathy", "repercussions", "ripples")
)  # fmt: skip
_DATED = frozenset(("of", "against"))  # "the capture on Tuesday of P", "an offensive in May against the rebels in P"
_FOR_CONTROL = ["for", "control", "of"]
_COMES_TO = _UNDERGOES | _OFF
_COMES = _COMES_TO | _SCENES
_HARM = frozenset(("casualties", "destruction", "deaths", "damage", "bloodshed", "devastation", "fatalities"))
_MOST_BETWEEN = 4  # units between "In P" and "fighting"
_PARTED = frozenset(("between", "involving"))
_PARTING = frozenset(("and", "by", "between", "with", "involving", "on", "in", "last"))  # a noun and its place
_FOUGHT = frozenset(("contest", "strike"))  # kinds of which fighting may be told apart from its place
_OPENS_SIDES = _PARTED | {"of"}
_FURTHEST = 22  # units from "clashes between" to the place
_SIDES = 12  # units that name who fights whom at most
_NO_WHEN = (
    tags.FINITE | tags.PEOPLE | tags.ACTOR | tags.PRONOUN | tags.GERUND | tags.SUBORDINATOR | tags.RELATIVE | tags.CROWD
    | tags.TO | tags.CONJUNCTION
)  # fmt: skip
_ENDS_SIDES = tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SAID
_PHRASE_STOPS = tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.PREPOSITION | tags.PLACE | tags.RELATIVE
_PASSED = frozenset(("passed", "passes", "went", "returned", "reverted", "fell", "shifted"))
_TURNED: dict[str, ClaimKind] = {"lost": "loss", "restored": "gain", "regained": "gain", "re-established": "gain"}
_SPREADS = frozenset(("spread", "spreads", "spreading", "moved", "reached", "shifted", "extended", "spilled"))
_THROUGH = _SPREADS | {"through", "across"}
_BEFORE_VERB = tags.PRONOUN | tags.AUXILIARY | tags.TO
_BEFORE_NOUN = tags.POSSESSIVE | tags.DETERMINER | tags.ACTOR
_VERBS = tags.AUXILIARY | tags.VERB_IRREGULAR | tags.PAST
_NAME = tags.CAPITAL | tags.WEAK
_CLAUSE_ENDS = tags.COMMA | tags.STOP | tags.CONJUNCTION


def _noun_apart(line: Line, at: int, frame: Frame) -> Right | None:
    """A noun whose place stands apart: "assaults had been repelled near P", "in P the fighting goes on"."""
    tag, low, size = line.tag, line.low, line.size
    before = _behind_sides(line, at) if low[at + 1] in _OPENS_SIDES else at
    look = before + 1
    plain = low[at] in _FIGHTING
    rages = low[look] in _RAGES and (plain or at == 0 or tag[at - 1] & ~_NAME)  # but "panic attacks go on"
    if (tag[look] & _VERBS or rages) and low[at] not in (
        "fight",
        "push",
        "drive",
        "march",
        "war",
        "pressure",
        "showdown",
        "campaign",
        "taking",
    ):
        while look < size and look - before < 8 and (not _leads(line, look) or low[look - 1] in _GOES):
            if plain and tag[look] & tags.DIRECTION and low[look + 1] == "of":
                hits, end = scan(line, look + 2)  # "fighting continued west of P"
                return Right([replace(hit, extent="approach") for hit in hits], end, at + 1) if hits else None
            if tag[look] & _CLAUSE_ENDS:
                break
            look = max(skip_time(line, look), look + 1)
        if low[look] == "from":
            look = look if {"reported", "heard"} & set(low[at:look]) else size
        if not _ECHOES.isdisjoint(low[before + 1 : look]):
            look = size  # "the offensive raised fears in P"
        if low[look] in ("to", "into", *_COMES_UPON):
            spread = low[look] in _COMES_UPON or low[look - 1] in _SPREADS
            fighting = plain or low[at] == "battle"
            look = look if spread and fighting and frame.kind == "contest" else size
        if look + 2 < size and low[look + 1] == "and" and low[look + 2] in _NEARBY:
            look += 2  # "in and around P"
        look += 2 * (low[look : look + 3] == _FOR_CONTROL and plain)
        if (low[look] in _WHERE or low[look - 2 : look + 1] == _FOR_CONTROL) and look - before < 11:
            hits, end = scan(line, look + 1, target=frame.kind == "strike")
            if hits and (low[look] != "in" or frame.kind == "contest" or plain or low[look - 1] in _HAPPENED):
                if low[look] in _NEARBY and low[look - 1] != "and":
                    hits = [replace(hit, extent="approach") for hit in hits]
                return Right(hits, end, at + 1)
        if low[at] in ("fighting", "offensive", "battle", "clashes", "shelling", "combat", "bombardment"):
            start = at
            while (
                start > 0
                and at - start < 5
                and (tag[start - 1] & (tags.DETERMINER | tags.COMPOUND | tags.FORCE) or start - 1 in line.actor)
                and not tag[start - 1] & tags.PLACE
            ):
                start -= 1
            hits = located(line, start)
            if hits and _opens_clause(line, hits[-1].unit + 1, start):
                return Right(hits, at + 1, at + 1)
    return None


def _behind_sides(line: Line, at: int) -> int:
    """The last unit of who fights whom behind the noun at a unit: "clashes *between A and B* were reported in P"."""
    own = line.low[at + 1] == "of" and line.low[at + 3 : at + 4] == ["own"]  # "an offensive of their own"
    if not own and line.low[at + 1] not in _PARTED:
        return at
    for look in range(at + 2, min(line.size - 1, at + _SIDES)):
        if line.tag[look] & tags.AUXILIARY and look not in line.actor:
            return look - 1
        if line.tag[look] & (tags.COMMA | tags.STOP | tags.RELATIVE):
            break
    return at


def _broke_out(line: Line, at: int) -> int:
    """The unit after the verb of "clashes broke out *between A and B in P*", where such a one follows, else `at`."""
    low = line.low
    verb = at + low[at + 1].startswith(_BREAKS) if at + 1 < line.size else at
    if line.tag[at + 1] & tags.AUXILIARY:
        told = at + 2 + (low[at + 2] == "been" or bool(line.tag[at + 2] & tags.ADVERB))
        if low[told].startswith(_UNDER_WAY):
            verb = told  # "fighting was reported between A and B in P", "is still raging between"
    out = verb + (low[verb + 1 : verb + 2] in (["out"], ["place"], ["way"], ["on"])) if verb > at else at
    while out > at and line.tag[out + 1] & tags.ADVERB:
        out += 1
    return out if low[out + 1 : out + 2] in (["between"], ["involving"]) else at


def _noun_parted(line: Line, at: int, frame: Frame, right: Right | None) -> tuple[Right | None, tuple[int, int] | None]:
    """A noun from which other words part its place; with them who does it, where "by" names him."""
    tag, low, size = line.tag, line.low, line.size
    broke = _broke_out(line, at) if frame.kind == "contest" and not _PARTED.isdisjoint(line.vocabulary) else at
    after = low[broke + 1]
    if after == "and" and at + 3 < size and low[at + 3] == "of":
        right = read_right(line, at + 3, frame, 0, subject=True)  # "the siege and destruction of P"
        if right is not None and right.hits:
            return right, None
    elif after == "and" and at + 4 < size and low[at] in _FIGHTING and low[at + 2] in _HARM:
        right = read_right(line, at + 3, frame, 0, subject=True)  # "heavy fighting and casualties in P"
        if right is not None and right.hits and not tag[right.end] & _VERBS:
            right.trigger_end = at + 1
            return right, None
    elif after == "by":  # "the offensive by Ukrainian forces in the city of P"
        by = _before_of(line, agent_after(line, at + 1), frame)
        right = read_right(line, by[1], frame, 0, subject=True) if by is not None else None
        if by is not None and right is not None and right.hits:
            return right, by
        undergone = _undergone(line, at) if by is not None and frame.kind in _FOUGHT else None
        if undergone is not None:
            return undergone, by  # "P beat back an assault by the rebels"
        if by is not None and _OFF.isdisjoint(low[:at]):
            return right, by
    elif after in {"between", "with", "involving"}:  # "clashes between the army and the rebels in P"
        for look in range(broke + 2, min(size, broke + _FURTHEST)):
            if low[look] in frame.steps[0].words and tag[look + 1 : look + 2] != [tags.TIME]:
                right = read_right(line, look, frame, 0, subject=True)
                if right is not None and right.hits:
                    right.trigger_end = at + 1
                    return right, None
            if tag[look] & _ENDS_SIDES or low[look] == "as":
                break  # "fighting with the army as residents reported shells on the town"
    elif after in {"on", "in", "last"} or tag[at + 1] & tags.TIME:
        of = skip_time(line, at + 1)  # "the capture on Tuesday of P"
        right = read_right(line, of, frame, 0, subject=True) if at + 1 < of < size and low[of] in _DATED else None
    if frame.kind in _FOUGHT and (right is None or not right.hits):
        right = _noun_apart(line, at, frame)
        if right is None:
            right = _undergone(line, at)
    return right, None


def _before_of(line: Line, by: tuple[int, int] | None, frame: Frame) -> tuple[int, int] | None:
    """The agent without the place behind it: "the capture *by the rebels* of P"."""
    if by is None or "of" not in frame.steps[0].words:
        return by
    of = next((at for at in range(by[0] + 1, by[1] - 1) if line.low[at] == "of" and _opens_place(line, at + 1)), 0)
    return (by[0], of) if of else by


def _opens_place(line: Line, at: int) -> bool:
    """Whether a place begins at a unit: "P", "the northern town of P"."""
    at += bool(line.tag[at] & tags.DETERMINER)
    while line.tag[at] & tags.DIRECTION:
        at += 1
    return bool(line.tag[at] & (tags.PLACE | tags.WEAK)) or (
        bool(line.tag[at] & tags.AREA) and line.low[at + 1] == "of"
    )


def _leads(line: Line, at: int) -> bool:
    """Whether a word that leads to a place stands at a unit, and not to a time ("on Monday")."""
    if line.low[at] not in _WHERE or at + 1 >= line.size or line.tag[at + 1] & tags.TIME:
        return False
    if line.low[at + 1] == "and" and line.low[at + 2] in _NEARBY:
        return True  # "in and around P"
    if line.low[at : at + 3] == _FOR_CONTROL:
        return True
    return line.low[at] not in _LOCAL or bool(scan(line, at + 1)[0])  # "broke out for the first time in P"


def _opens_clause(line: Line, first: int, noun: int) -> bool:
    """Whether a noun is what the clause set in a place is about: "In P the fighting"; not "In P people spoke of the".

    Between the place, or the comma behind what is told of it, and the noun only when and how may stand.
    """
    after = max((unit + 1 for unit in range(first, noun) if line.tag[unit] & tags.COMMA), default=first)
    after += line.low[after] == "where"  # "P, where fighting has raged for a week"
    between = range(after, noun)
    return len(between) <= _MOST_BETWEEN and not any(line.tag[unit] & _NO_WHEN for unit in between)


def _undergone(line: Line, at: int) -> Right | None:
    """The place is what the fighting comes upon: "P saw heavy fighting", "P was the scene of a Russian assault"."""
    if _COMES.isdisjoint(line.vocabulary):
        return None
    tag, low = line.tag, line.low
    look = at - 1
    while look > 0 and at - look < 7 and not tag[look] & _PHRASE_STOPS and low[look] not in _COMES_TO:
        look -= 1
    if look > 1 and low[look] == "for" and low[look - 1].startswith("brac"):
        look -= 1  # "bracing for an assault"
    if low[look] == "of" and low[look - 1] in ("some", "most", "much") and low[look + 1] == "the":
        look -= 2  # "has seen some of the heaviest fighting"
    if look > 1 and low[look] == "of" and low[look - 1] in _SCENES:
        while look > 0 and not tag[look] & (tags.BE | tags.COMMA | tags.STOP | tags.PLACE):
            look -= 1
        if tag[look] & tags.COMMA and look > 0 and tag[look - 1] & tags.PLACE:
            return Right([Hit(look - 1, "whole")], at + 1, at + 1)  # "P, the scene of heavy fighting,"
        verb = look + 1 if tag[look] & tags.BE else -1
    else:
        beaten = look > 1 and low[look] in _OFF and low[look - 1] in _BEATS  # "beat back an assault"
        verb = look - 1 if beaten else look if low[look] in _UNDERGOES else -1
    if verb < 1 or line.first_place >= verb:
        return None
    reading = climb(line, verb)
    hits = subject_places(line, reading, verb, False) or garrisoned(line, reading.subject)
    if not hits and reading.subject is not None and low[verb] not in _SEES:
        armed = any(tag[unit] & (tags.FORCE | tags.ACTOR) for unit in range(*reading.subject))
        hits = located(line, reading.subject[0]) if armed else []  # "In P, the rebels repulsed an assault"
    if any(line.level(hit.unit) in ("country", "continent") for hit in hits):
        return None
    return Right(hits, at + 1, at + 1) if hits else None


def _into(line: Line, at: int, frame: Frame) -> tuple[int, int] | None:
    """The state of "Crimea's accession *to Russia*"."""
    if frame.kind != "sovereignty" or line.low[at : at + 1] != ["to"]:
        return None
    stop = phrase_end(line, at + 1, None)
    return (at + 1, stop) if stop is not None and any(unit in line.actor for unit in range(at + 1, stop)) else None


def of_control(line: Line, end: int) -> ClaimKind:
    """What is told of somebody's control of a place that is named before unit `end`: it "was lost", "is restored"."""
    verb = end
    while line.tag[verb] & tags.AUXILIARY:
        verb += 1
    closed = verb + 1 >= line.size or line.tag[verb + 1] & (tags.COMMA | tags.STOP | tags.PREPOSITION | tags.TIME)
    lost = verb > end and (closed or line.low[verb + 1] in FULL_STOPS) and line.low[verb + 1] != "by"
    return _TURNED.get(line.low[verb], "control") if lost else "control"


def match_noun(line: Line, at: int, head: Head) -> Match | None:
    """A noun as the trigger: "the capture of P", "Russia's assault on P"."""
    tag, low, size = line.tag, line.low, line.size
    before = tag[at - 1] if at else 0
    if (
        before & _BEFORE_VERB
        and not before & _BEFORE_NOUN
        and not (before & tags.BE and "there" in low[max(0, at - 4) : at])
        and not (before & tags.HAVE and head.lemma in ("sovereignty", "jurisdiction"))
    ):
        return None
    if tag[at] & tags.TIME:
        if at and line.document.tokens.words[line.first[at]][0].isupper():
            return None  # the month of March
        if low[at] == "fall" and low[at + 1] == "of" and tag[at + 2] & tags.NUMBER:
            return None  # "in the fall of 1974"
    owned = low[at - 1] in _OWNERS or (
        low[at - 1] == "its" and at > 1 and (low[at - 2] in _WHEN or tag[at + 1] & tags.MODAL)
    )
    named_after = before & tags.PLACE and (
        head.lemma in _NAMED_AFTER or (low[at] in _STRIKES_ON and at > 1 and tag[at - 2] & tags.DETERMINER)
    )
    ahead = line.last_place > at and not (owned or named_after)
    window = low[at + 1 : at + 40] if ahead else []
    ahead = ahead and (_THROUGH.isdisjoint(line.vocabulary) or _THROUGH.isdisjoint(window))
    parted = low[at + 1] in _PARTING or tag[at + 1] & tags.TIME
    for frame in head.frames:
        if (
            ahead
            and frame.needs.isdisjoint(window)
            and not (frame.kind == "contest" and "of" in window)  # "fighting west of P"
        ):
            continue
        right = read_right(line, at + 1, frame, 0, subject=True)
        by: tuple[int, int] | None = None
        if (right is None or not right.hits) and (frame.kind in _FOUGHT or parted) and at + 1 < size:
            right, by = _noun_parted(line, at, frame, right)
        if right is not None and right.hits and head.lemma == "barrage" and _of_arms(line, at, right.hits[0].unit):
            continue  # "a barrage of missiles hit P"
        if right is not None and right.hits:
            end = right.end
            agent = right.agent or by if frame.kind != "loss" else by  # "the surrender of P to A": A does not lose it
            if agent is None and end < size and (low[end] == "by" or _circumstance(line, end)):
                agent = agent_after(line, end)
            if agent is None and tag[end] & tags.COMMA and not _NAMES_DOER.isdisjoint(line.vocabulary):
                closed = apposition(line, end + 1)  # "the capture of P, a railway town, by X"
                if closed is not None and tag[closed] & tags.COMMA:
                    by_whom = low[closed + 1] == "by"
                    agent = agent_after(line, closed + 1) if by_whom else _taker(line, closed + 1, head)
            if agent is None and low[at + 1] == "by" and (doer := agent_after(line, at + 1)) is not None:
                agent = doer if _armed(line, *doer) else None  # "an attack by rebels on P"
            agent = agent or _taker(line, end, head)
            if head.lemma == "control" and end < size:
                verb = end + bool(tag[end] & tags.HAVE)  # "control of P has passed to A"
                if low[verb] in _PASSED and (taker := _to_party(line, verb + 1)) is not None:
                    frame, agent = replace(frame, kind="gain"), taker
                else:
                    frame = replace(frame, kind=of_control(line, end))
            return Match(
                frame,
                at,
                right.trigger_end,
                right.hits + _further(line, at, end, agent, frame),
                Reading(at),
                agent,
                right.other,
                noun=True,
                weapons=right.weapons,
            )
        if (
            named_after
            and at > 1
            and not (head.lemma == "invasion" and low[at + 1] == "of")
            and at - 1 not in line.actor
            and line.level(at - 1) not in ("country", "continent")
        ):
            return Match(frame, at, at + 1, [Hit(at - 1, "whole")], Reading(at), agent_after(line, at + 1), noun=True)
        owner = _its_owner(line, at, frame, head) if owned else None
        if owner is not None:
            return Match(
                frame,
                at,
                at + 1,
                [owner],
                Reading(at),
                agent_after(line, at + 1) or _taker(line, at + 1, head) or _into(line, at + 1, frame),
                noun=True,
            )
    return None


def _of_arms(line: Line, at: int, place: int) -> bool:
    """Whether "of" tells what a barrage at a unit is of, and not its place: "a barrage of missiles"."""
    return line.low[at + 1] == "of" and any(bits & tags.WEAPON for bits in line.tag[at + 2 : place])


def _further(line: Line, at: int, end: int, agent: tuple[int, int] | None, frame: Frame) -> list[Hit]:
    """The places behind those of the noun's own phrase: "the capture of P by A *and of Q by B*", "spread *to Q*"."""
    if agent is not None:
        return _by_another(line, agent[1], frame)
    if frame.kind != "contest" or (line.low[at] not in _FIGHTING and line.low[at] != "battle"):
        return []
    last = min(line.size - 2, end + (_SIDES if line.low[end : end + 1] == ["between"] else 2))
    for verb in range(end, last):
        if line.low[verb] in _SPREADS and line.low[verb + 1] in ("to", "into"):
            return scan(line, verb + 2)[0]
        if line.tag[verb] & (_ENDS_SIDES & ~tags.AUXILIARY):
            break
    return []


def _by_another(line: Line, at: int, frame: Frame) -> list[Hit]:
    """The places of a second doer, behind the first: "the capture of P by A *and of Q by B*"."""
    if line.low[at : at + 1] != ["and"] or frame.needs.isdisjoint(line.low[at + 1 : at + 2]):
        return []
    right = read_right(line, at + 1, frame, 0, subject=True)
    doer = agent_after(line, right.end) if right is not None and line.low[right.end : right.end + 1] == ["by"] else None
    if right is None or doer is None:
        return []
    unit = next((unit for unit in range(*doer) if unit in line.actor), -1)
    return [replace(hit, actor=unit) for hit in right.hits] if unit >= 0 else []


def _armed(line: Line, first: int, end: int) -> bool:
    """Whether an actor or a force stands among some units."""
    return any(unit in line.actor or line.tag[unit] & tags.FORCE for unit in range(first, end))


def _circumstance(line: Line, at: int) -> bool:
    """Whether "from Vietnam" or "in 1988" follows, before whom it was done by."""
    if at + 1 >= line.size:
        return False
    dated = line.low[at] in ("in", "on") and line.tag[at + 1] & (tags.TIME | tags.NUMBER)
    return bool(dated) or (line.low[at] == "from" and at + 1 in line.actor)


def _its_owner(line: Line, at: int, frame: Frame, head: Head) -> Hit | None:
    """The place that owns the noun: "Bakhmut's fall", "the town's capture", "P, whose capture"."""
    tag, low = line.tag, line.low
    if head.lemma not in _OF_PLACES or not frame.steps[0].words & {"of", "from"} or at < 2:
        return None
    if low[at - 1] == "its":
        return _told_of(line, at) if head.lemma in _OF_TOWNS else None
    whose = low[at - 1] == "whose"
    if whose and not tag[at - 2] & tags.COMMA:
        return None
    if low[at + 1] in ("of", "in", "for", "on") and not tag[at + 2] & tags.TIME:
        return None
    owner = at - 3 if whose else at - 2
    if tag[owner] & tags.PLACE or (tag[owner] & tags.WEAK and line.place[owner].place is not None):
        return Hit(owner, "whole")
    back = anaphor(line, at - 3, _OWNING) if at > 2 else None
    return back[0] if back is not None and back[1] == at - 1 else None


def _told_of(line: Line, at: int) -> Hit | None:
    """The town that "its" means in "after its capture": the subject before it, or behind the comma."""
    tag, low = line.tag, line.low
    if low[at + 1] not in ("by", "in", "on", ",", ".") and not tag[at + 1] & (tags.TIME | tags.MODAL):
        return None
    named = [unit for unit in line.place if unit < at and tag[unit] & tags.PLACE]
    comma = next((unit for unit in range(at + 1, line.size - 2) if tag[unit] & tags.COMMA), 0)
    behind = comma and tag[comma + 1] & tags.PLACE and tag[comma + 2] & _VERBS
    unit = named[0] if len(named) == 1 else comma + 1 if behind and not named else -1
    return Hit(unit, "whole") if unit >= 0 and line.level(unit) in ("settlement", "district", "") else None


def _taker(line: Line, at: int, head: Head) -> tuple[int, int] | None:
    """To whom a place fell or was given up: "the fall of P to A"."""
    return _to_party(line, at) if head.lemma == "fall" else None


def _to_party(line: Line, at: int) -> tuple[int, int] | None:
    """The party behind "to" at a unit."""
    if line.low[at : at + 1] != ["to"]:
        return None
    stop = phrase_end(line, at + 1, None)
    if stop is None or not any(line.tag[unit] & (tags.ACTOR | tags.FORCE) for unit in range(at + 1, stop)):
        return None
    return at + 1, stop
