"""Whose a place is in law: part of a state, votes on joining one, independence."""

from __future__ import annotations

from geomap.claims.constructions.accession import VOTES, speaks_for, vote_on_independence, voted_free
from geomap.claims.constructions.judged import judged_after, judging_verb
from geomap.claims.constructions.ownership import owner_unit
from geomap.claims.constructions.special import Special
from geomap.claims.frames.passives import agent_after, subject_places
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.leftward import clause_opening, list_start, near_left, phrase, pronoun_place
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_REALMS = frozenset(
    (
        "territory",
        "country",
        "nation",
        "kingdom",
        "motherland",
        "homeland",
        "fatherland",
        "federation",
        "mainland",
        "empire",
    )
)
_SINCE = frozenset(("since", "when", "after", "until", "before"))
_ETERNAL = frozenset(("ever", "forever", "eternity"))
_GROUND = frozenset(("territory", "soil", "land", "republic", "federation", "state"))

_REGARDS = frozenset(
    (
        "regard", "regards", "regarded", "regarding", "see", "sees", "saw", "seen", "view", "views", "viewed",
        "consider", "considers", "considered", "considering", "recognise", "recognises", "recognised", "recognising",
        "recognize", "recognizes", "recognized", "recognizing", "treat", "treats", "treated", "claim", "claims",
        "claimed", "claiming", "describe", "describes", "described", "deem", "deems", "deemed", "count", "counts",
        "counted", "acknowledge", "acknowledges", "acknowledged", "call", "calls", "called", "accept", "accepts",
        "accepted", "show", "shows", "showed", "shown", "mark", "marks", "marked", "depict", "depicts", "depicted",
        "list", "lists", "listed", "define", "defines", "defined", "label", "labels", "labelled", "term", "terms",
        "termed", "terming",
    )
)  # fmt: skip
_SHOWS = frozenset(
    (
        "show", "shows", "showed", "showing", "mark", "marks", "marked", "marking", "depict", "depicts", "depicted",
        "depicting", "list", "lists", "listed", "listing", "name", "names", "named", "naming", "label", "labels",
        "labelled", "labelling", "present", "presents", "presented", "portray", "portrays", "portrayed",
    )
)  # fmt: skip
_MAKES = frozenset(("make", "makes", "made", "making", "declare", "declares", "declared", "declaring", "proclaim",
                    "proclaims", "proclaimed", "proclaiming"))  # fmt: skip


TOWNS = frozenset(("settlement", "district", "facility"))
_INTEGRAL = frozenset(
    ("integral", "inseparable", "inalienable", "inherent", "indivisible", "undisputed", "indissoluble")
)
_IN_LAW = frozenset(("officially", "legally", "formally", "nominally", "technically", "jure", "constitutionally"))
_OPTED_FOR = frozenset(("for", "against", "choose", "chooses", "chose", "chosen"))
_ACCEPTS = ("recogni", "accept", "acknowledg", "support", "back", "endors", "approv", "allow", "tolerat", "grant")
_REJECTS = ("reject", "oppos", "disput", "refus", "denounc", "repudiat")


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
        while tag[end] & tags.AREA:
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
        held = owner and line.level(be - 1) in TOWNS  # "Toledo is ours": a town is taken, a land is claimed
        return Special("control" if held else "sovereignty", [Hit(be - 1, "whole")], be, end, reading, party, owner)
    return None


_ONE_OF_SEVERAL = frozenset(("only", "last", "first", "sole"))


def _of_its_ground(line: Line, of: int) -> int:
    """The "of" before whose ground it is: "part of the national territory *of* A"; the one given without one."""
    low, look = line.low, of + 1 + bool(line.tag[of + 1] & tags.DETERMINER)
    look += low[look] in ("national", "sovereign", "state")
    return look + 1 if low[look] in ("territory", "soil") and low[look + 1] == "of" else of


def part_of(line: Line, at: int) -> Special | None:
    """ "Crimea is part of Ukraine", "regards Taiwan as part of its territory"."""
    tag, low = line.tag, line.low
    after = at + 1
    if after + 1 >= line.size or low[after] != "of":
        return None
    after = _of_its_ground(line, after)
    stop = phrase(line, after + 1)
    owner = [unit for unit in range(after + 1, stop) if unit in line.actor]
    own = (
        low[after + 1] in ("its", "their", "our", "his")
        and stop > after + 2
        and low[after + 2] in ("territory", "country", "land", "state", "own", "sovereign", "soil", "kingdom", "nation")
    ) or (low[after + 1] == "the" and stop <= after + 4 and low[stop - 1] in _REALMS and not owner)
    if not own and not (owner and stop - after - 1 <= 4 and owner[0] <= after + 2):
        return None
    if owner and not own:
        actor = line.actor[owner[0]]
        ground = not _GROUND.isdisjoint(low[owner[0] + 1 : stop])
        if actor.kind not in ("state", "group", "people", "adjective") or (
            not ground and (actor.kind == "adjective" or (owner[0] + 1 < stop and low[owner[0] + 1] in OWNING))
        ):
            return None
    before = at - 1
    while before > 0 and (
        low[before]
        in ("no", "longer", "a", "an", "still", "always", "historically", "now", "all", "both", "de", "jure", "facto")
        or low[before] in _INTEGRAL
        or tag[before] & (tags.ADVERB | tags.DETERMINER)
    ):
        before -= 1
    if not _ONE_OF_SEVERAL.isdisjoint(low[before + 1 : at]) and "the" in low[before + 1 : at]:
        return None  # "P is the only part of A under B's control"
    if "no" in low[before + 1 : at] and not tag[before] & tags.BE:
        return None  # "P has no part of A"
    party = None if own else (owner[0], owner[0] + 1)
    if tag[before] & tags.AUXILIARY or low[before] in (
        "remains",
        "remained",
        "remain",
        "never",
        "not",
        "become",
        "became",
        "forms",
        "form",
        "formed",
    ):
        reading = climb(line, before if low[before].startswith(("bec", "form")) else before + 1)
        reading.denied |= "no" in low[before + 1 : at]  # "is no part of A"
        if reading.subject is not None and not {"is", "are", "was"}.isdisjoint(low[reading.subject[1] : before]):
            reading.planned = False  # "is and will remain part of"
        if not _ETERNAL.isdisjoint(low[at : at + 9]) and "for" in low[at : at + 8]:
            reading.planned = False  # "would remain part of A for ever"
        hits: list[Hit] = []
        if reading.subject is not None:
            hits, _ = scan(line, list_start(line, reading.subject[0]), subject=True)
            hits = [hit for hit in hits if hit.unit < before]
            last = reading.subject[1] - 1
            if not hits and (back := anaphor(line, reading.subject[0])) is not None and back[1] == last + 1:
                hits = [back[0]]  # "the island is part of its territory"
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
    if tag[before] & tags.COMMA and owner and not _IN_LAW.isdisjoint(low[before + 1 : at]):
        return _in_law(line, before, at, after + 1, party)
    if low[before] in _REGARDS and (owner or own):
        reading = climb(line, before)
        hits = near_left(line, reading.antecedent) if reading.relative and reading.antecedent >= 0 else []
        if hits:  # "P, which S considers part of its kingdom"
            reading.spoken, reading.speaker = True, reading.subject
            return Special("sovereignty", hits, at, after + 1, reading, party or reading.subject)
    if low[before] == "as":
        return _regarded(line, before, at, after + 1, party, own)
    if tag[before] & (tags.PLACE | tags.AREA):
        return _made(line, before + 1, at, after + 1, party)
    return None


def parts_of(line: Line, at: int) -> Special | None:
    """ "P and Q are inseparable parts of A"."""
    return part_of(line, at + 1) if line.low[at + 1] == "parts" else None


def _in_law(line: Line, comma: int, head: int, stop: int, party: tuple[int, int] | None) -> Special | None:
    """ "P, officially part of A", "P is a state of its own, officially part of A"."""
    if line.tag[comma - 1] & tags.PLACE:
        hits = near_left(line, comma - 1)
    else:
        hits, end = scan(line, clause_opening(line, comma), subject=True)
        hits = hits if end < comma and line.tag[end] & tags.BE else []
    reading = Reading(head, relative=True)
    return Special("sovereignty", hits, head, stop, reading, party, background=True) if hits else None


def _made(line: Line, end: int, head: int, stop: int, party: tuple[int, int] | None) -> Special | None:
    """ "S considers P part of A", "the treaty made P and Q part of A"."""
    for verb in range(end - 2, max(end - 14, -1), -1):
        if line.tag[verb] & (tags.COMMA | tags.STOP | tags.RELATIVE):
            return None
        if line.low[verb] in _REGARDS or line.low[verb] in _MAKES:
            hits, after = scan(line, verb + 1, lenient=True)
            if not hits or hits[-1].unit >= end or after < end:
                return None
            reading = climb(line, verb)
            if line.low[verb] in _REGARDS:
                reading.spoken, reading.speaker = True, reading.subject
            return Special("sovereignty", hits, head, stop, reading, party or reading.subject)
    return None


def _regarded(
    line: Line, as_unit: int, head: int, end: int, party: tuple[int, int] | None, own: bool
) -> Special | None:
    """ "S regards P as part of A"."""
    tag, low = line.tag, line.low
    verb = as_unit - 1
    while verb >= 0 and as_unit - verb < 16:
        if low[verb] in _REGARDS:
            break
        verb -= 1
    else:
        return None
    if verb < 0:
        return None
    over = group(line, verb)
    if over.passive and low[verb] not in ("saw", "sees", "see"):
        # "is internationally recognised as part of A"
        reading = climb(line, verb, participle=True)
        hits = subject_places(line, reading, verb, False)
        if not hits and reading.relative and reading.antecedent >= 0:
            hits = near_left(line, reading.antecedent)
        agent = agent_after(line, verb + 1) or agent_after(line, end)
        reading.spoken, reading.speaker = agent is not None, agent
        return Special("sovereignty", hits, head, end, reading, party) if hits and party else None
    if over.start == verb and verb and tag[verb - 1] & (tags.PLACE | tags.COMMA | tags.ADVERB) and party:
        # "P, recognised by most states as part of A"
        hits = near_left(line, verb - 1 - bool(tag[verb - 1] & tags.ADVERB))
        after = agent_after(line, verb + 1)
        if hits and (as_unit == verb + 1 or after is not None) and low[verb].endswith("ed"):
            reading = Reading(verb, relative=True, spoken=after is not None, speaker=after)
            return Special("sovereignty", hits, head, end, reading, party, background=after is None)
    hits, _ = scan(line, verb + 1)
    if not hits:
        if line.low[verb + 1] == "the":
            hits = pronoun_place(line, (verb + 1, as_unit))
        elif as_unit == verb + 2 and (back := anaphor(line, verb + 1, frozenset(("as",)))) is not None:
            hits = [back[0]]
        if not hits:
            return None
    reading = climb(line, verb)
    reading.spoken, reading.speaker = True, reading.subject
    return Special("sovereignty", hits, head, end, reading, party or reading.subject)


def shown_as_ground(line: Line, at: int) -> Special | None:
    """ "The map marks P as Chinese territory", "the constitution lists P as its territory"."""
    low = line.low
    near = low[max(at - 6, 0) + 1 : at]
    if "as" not in near:
        return None
    as_unit = at - 1 - near[::-1].index("as")
    unit = owner_unit(line, as_unit + 1, at + 1)
    if unit < 0 and low[as_unit + 1] not in ("its", "their"):
        return None
    for verb in range(as_unit - 2, max(as_unit - 16, -1), -1):
        if low[verb] in _SHOWS:
            hits, end = scan(line, verb + 1)
            if not hits or end > as_unit:
                return None
            reading = climb(line, verb)
            party = (unit, unit + 1) if unit >= 0 else reading.subject
            return Special("sovereignty", hits, at, at + 1, reading, party)
        if line.tag[verb] & (tags.STOP | tags.RELATIVE):
            return None
    return None


def _judged_in_relative(line: Line, at: int) -> Special | None:
    """ "P, whose independence R recognised": whose word it is stands before the verb."""
    low = line.low
    if at < 3 or not line.tag[at - 2] & tags.COMMA or not line.tag[at - 3] & tags.PLACE:
        return None
    verb = next((at for at in range(at + 2, min(at + 10, line.size)) if low[at].startswith((*_ACCEPTS, *_REJECTS))), 0)
    judging = group(line, verb)
    told = any(line.tag[unit] & (tags.FINITE | tags.COMMA) for unit in range(at + 1, judging.start))
    if not verb or judging.passive or judging.start < at + 2 or told:
        return None
    rejects = low[verb].startswith(_REJECTS)
    reading = Reading(at, denied=judging.denied ^ rejects, spoken=True, speaker=(at + 1, judging.start))
    by = reading.speaker if low[verb].startswith("recogni") and not reading.denied else None
    return Special("sovereignty", [Hit(at - 3, "whole")], at, at + 1, reading, by, place_party=True)


def independence_of(line: Line, at: int) -> Special | None:
    """ "Katanga declared independence", "declared the independence of P", "recognise the independence of P"."""
    tag, low = line.tag, line.low
    before = at - 1
    while before >= 0 and (tag[before] & (tags.DETERMINER | tags.POSSESSIVE) or low[before] in ("full", "unilateral")):
        before -= 1
    if before < 0:
        return None
    if low[at - 1] in OWNING and at >= 2 and tag[at - 2] & tags.PLACE:
        # "recognise Kosovo's independence"
        verb = at - 3
        while verb > 0 and tag[verb] & (tags.DETERMINER | tags.ADVERB):
            verb -= 1
        if verb < 0 or not low[verb].startswith((*_ACCEPTS, *_REJECTS, "decl", "proc")):
            judged = judged_after(line, at + 1)
            if judged is None:
                return None
            reading = Reading(at, denied=judged[0], spoken=judged[1] is not None, speaker=judged[1])
            by = None if judged[0] else judged[1]  # who recognises it is the party
            return Special("sovereignty", [Hit(at - 2, "whole")], at, at + 1, reading, by, place_party=True)
        if line.level(at - 2) == "country" and low[verb].startswith(_ACCEPTS[3:]):
            return None  # "supports Ukraine's independence": no one's claim is judged
        reading = climb(line, verb)
        if not low[verb].startswith(("decl", "proc")):
            reading.spoken, reading.speaker = True, reading.subject
            reading.denied ^= low[verb].startswith(_REJECTS)
            reading.planned &= not (reading.denied and reading.refused)
        by = reading.subject if low[verb].startswith("recogni") and not reading.denied else None
        return Special("sovereignty", [Hit(at - 2, "whole")], at, at + 1, reading, by, place_party=True)
    if low[at - 1] == "whose" and (relative := _judged_in_relative(line, at)):
        return relative
    word = low[before]
    declared = word in (
        "restore",
        "restores",
        "restored",
        "declare",
        "declares",
        "declared",
        "declaring",
        "proclaim",
        "proclaims",
        "proclaimed",
        "proclaiming",
    )
    recognised = word.startswith((*_ACCEPTS, *_REJECTS))
    if low[at + 1] == "day":
        return None
    if word in _OPTED_FOR or low[max(0, before - 2) : before + 1] == ["in", "favour", "of"]:
        return voted_free(line, at, before)
    if low[at] == "secession":
        return None
    if word == "on" and before and low[before - 1] in VOTES:
        return vote_on_independence(line, at, before - 1)
    if low[at - 2 : at] == ["declaration", "of"] and low[at + 1 : at + 2] in (["of"], ["by"]):
        hits, end = scan(line, at + 2, subject=True)  # "rejected the declaration of independence of P"
        judge, judged = judging_verb(line, at - 2), judged_after(line, end)
        reading = climb(line, judge) if judge >= 0 else Reading(at - 2)
        if judge >= 0:
            reading.denied ^= low[judge].startswith(_REJECTS)
            reading.spoken, reading.speaker = True, reading.subject
        elif judged is not None:
            reading.denied ^= judged[0]
        return Special("sovereignty", hits, at - 2, at + 2, reading, place_party=True) if hits else None
    if low[at - 2 : at] == ["declaration", "of"] and at > 3 and low[at - 3] in OWNING and tag[at - 4] & tags.PLACE:
        return Special("sovereignty", [Hit(at - 4, "whole")], at - 2, at + 1, Reading(at - 2), place_party=True)
    if not declared and not recognised:
        return None
    reading = climb(line, before)
    if low[at + 1] in ("of", "for"):
        hits, _end = scan(line, at + 2)
        if not hits or hits[0].extent != "whole":
            return None  # "recognised the independence of Georgia's two regions": they have no name
        if recognised and line.level(hits[0].unit) == "country" and word.startswith(_ACCEPTS[3:]):
            return None
        if recognised:
            who = reading.subject
            if reading.gerund and (who is None or not any(unit in line.actor for unit in range(*who))):
                over = clause_verb(line, before - 1)  # "signed decrees recognising the independence of P"
                who = climb(line, over).subject if over is not None else who
            reading.spoken, reading.speaker = True, who
            reading.denied ^= word.startswith(_REJECTS)
            reading.planned &= not (reading.denied and reading.refused)
            if reading.denied:
                return Special("sovereignty", hits, at, at + 2, reading, None, "@context")
            return Special("sovereignty", hits, at, at + 2, reading, who)
        return Special("sovereignty", hits, before, at + 2, reading, reading.subject, by_subject=True)
    if declared and reading.subject is not None:
        hits = speaks_for(line, reading.subject)
        if not hits and low[reading.subject[0]] == "it" and low[reading.subject[0] - 1] in _SINCE:
            named, after = scan(line, 0, subject=True)  # "P has been at peace since it declared independence"
            alone = len(named) == 1 and named[0].unit == 0 and all(unit == 0 for unit in line.place)
            hits = named if alone and tag[after] & tags.AUXILIARY else []
        if hits:
            return Special("sovereignty", hits, before, at + 1, reading, None, place_party=True)
    return None
