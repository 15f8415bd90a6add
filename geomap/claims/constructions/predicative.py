"""What "to be" says of places and troops: "Kherson is Ukraine", "Kidal was the rebels'", "troops are in P"."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.articles.tokens import where
from geomap.claims.constructions.breakaways import own_state
from geomap.claims.constructions.having import AGAIN, SOON, closing, had
from geomap.claims.constructions.ownership import may_open_ground, owned_ground
from geomap.claims.constructions.shown import SHOWN, shown_in
from geomap.claims.constructions.special import Special
from geomap.claims.constructions.statehood import TOWNS
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.antecedents import antecedent_places
from geomap.claims.phrases.leftward import before_aside, before_source, before_things, pronoun_place
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING
from geomap.model import ClaimKind

BE = frozenset(("is", "are", "was", "were", "be", "been", "remains", "remain", "remained"))
_BECOME = frozenset(("became", "become", "becomes"))
_STAYS = frozenset(("stays", "stay", "stayed"))
NO_BE = _BECOME | _STAYS
_TOLD_BY = BE | NO_BE
_FOR_EVER = frozenset(("always", "forever", "ever", "never"))
_ASKING = frozenset(("whether", "if", "unless"))
_ASKED_NEAR = 5  # units of "whether the town of"
_FOR_A_TIME = frozenset(("now", "still"))
_SPANS = frozenset(("by", "since", "until", "till", "for", "from", "within", "in"))
_DATES = tags.TIME | tags.NUMBER | tags.DETERMINER
_IN_TURN = (["in", "line"], ["to", "fall"], ["on", "the"])  # "next in line", "next on the list"
_IN_LAW = frozenset(("de", "facto", "jure"))
_FREE = frozenset(("free", "liberated"))
_TOLD_OF_PLACE = _FREE | {"clear", "rid", "empty", "next", "ours", "theirs", "independent", "sovereign"}  # behind "is"
# What troops are of a place, by the words behind "are", and the last of them before the place's phrase.
WHERE: dict[tuple[str, ...], tuple[ClaimKind, int]] = {
    **{("on", "the", edge): ("contest", 0) for edge in ("outskirts", "edge")},
    ("at", "the", "edge"): ("contest", 0),
    ("close", "to"): ("contest", 1),
    **{(at, "the", "approaches", "to"): ("contest", 3) for at in ("at", "on")},
    ("on", "the", "doorstep", "of"): ("contest", 3),
    **{(at,): ("contest", 0) for at in ("outside", "before")},
    **{("on", whose, "way", "to"): ("contest", 3) for whose in ("their", "its")},
    **{("on", whose, "way", "back", "to"): ("contest", 4) for whose in ("their", "its")},
    ("on", "the", "road", "to"): ("contest", 3),
    **dict.fromkeys((("within", "sight", "of"), ("en", "route", "to")), ("contest", 2)),
    ("out", "of"): ("loss", 1),
    **{("the", what, "in"): ("control", 2) for what in ("law", "masters")},
    ("masters", "in"): ("control", 1),
    **{("the", one, "authority", "in"): ("control", 3) for one in ("only", "sole")},
    **{("in", what, "in"): ("control", 2) for what in ("power", "charge", "control")},
    ("supreme", "in"): ("control", 1),
    ("gone", "from"): ("loss", 1),
    ("on", "the", "march", "to"): ("contest", 3),
    ("on", "the", "march", "on"): ("contest", 3),
}
_WHERE_FIRST = frozenset(words[0] for words in WHERE)
LODGED = frozenset(
    ("dug", "quartered", "billeted", "camped", "encamped", "entrenched", "ensconced", "lodged", "barricaded", "holed",
     "up", "installed", "garrisoned")
)  # fmt: skip
_IN_UP = LODGED | {"in"}
_FUTURE = frozenset(("will", "would", "shall", "'ll", "’ll"))
_MAY = frozenset(("may", "might", "could"))
_WITHIN = frozenset(("in", "inside", "on", "at"))
HAVE = frozenset(("have", "has", "had"))
_AIMS = frozenset(("for", "to", "as", "under", "with", "on"))
_BEFORE_BE = tags.HAVE | tags.BE | tags.ADVERB | tags.MODAL | tags.NEGATION
_NAMES = tags.PLACE | tags.WEAK
_WHEN_OR_NOT = tags.ADVERB | tags.TIME | tags.NEGATION
_SPAN = tags.TIME | tags.NUMBER
_NOW_IS = frozenset(("is", "are", "remain", "remains", "became"))
_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION
_JOINTS = tags.COMMA | tags.CONJUNCTION


def predicatives(line: Line, *, warlike: bool) -> Iterator[Special]:
    """Read the forms of "to be" in a sentence; `warlike` texts only place troops by it."""
    low = line.low
    told_by = _TOLD_BY & line.vocabulary
    for be in line.auxiliaries if NO_BE.isdisjoint(told_by) else where(low, told_by):
        if low[be] in told_by and 0 < be < line.size - 1 and (line.tag[be] & tags.BE or low[be] in NO_BE):
            found = _of_place(line, be, warlike) if line.first_place < be else None
            if found is None and warlike and line.last_place > be:
                found = _of_troops(line, be)
            if found is not None and not _unsure(line, found.hits[0].unit):
                yield found
    if warlike and not HAVE.isdisjoint(line.vocabulary):
        for have in line.auxiliaries:
            if low[have] not in HAVE:
                continue
            found = had(line, have) if have and (have < line.last_place or line.first_place < have) else None
            if found is not None:
                yield found
    if warlike and not SHOWN.isdisjoint(line.vocabulary):
        for shown in where(low, SHOWN):
            found = shown_in(line, shown)
            if found is not None:
                yield found


def _unsure(line: Line, place: int) -> bool:
    """Whether a clause asks or supposes: "asked whether P was still theirs", "if P were ours"."""
    if _ASKING.isdisjoint(line.vocabulary):
        return False
    first = place
    while first > 0 and place - first < _ASKED_NEAR and not line.tag[first - 1] & tags.COMMA:
        first -= 1
        if line.low[first] in _ASKING:
            return True
    return False


def _subject_place(line: Line, be: int) -> list[Hit]:
    """The place that is all of the subject ("most of Tripoli", "after a year Kidal")."""
    tag, low = line.tag, line.low
    end = be
    if low[be - 1] == "to" and be > 3 and tag[be - 2] & tags.SAID and tag[be - 3] & tags.BE:
        end -= 2  # "was reported to be theirs"
    while end > 1 and (tag[end - 1] & _BEFORE_BE or (tag[end - 1] & _JOINTS and _listed_be(line, end - 1))):
        end -= 1
        if low[end - 1] == "to" and end > 2 and tag[end - 2] & tags.SAID and tag[end - 3] & tags.BE:
            end -= 2  # "was reported to have been theirs"
    if tag[end - 1] & tags.COMMA:
        end = before_source(line, end - 1) + 1  # "P, the rebels say, is theirs"
    if low[end - 1] == "which" and end > 1:
        return antecedent_places(line, Reading(be, antecedent=end - 2), False)
    if low[end - 1] == "it":
        return pronoun_place(line, (end - 1, end))
    if not tag[end - 1] & _NAMES:
        if low[end - 2] == "the" and tag[end - 1] & tags.AREA and end > 2 and (back := anaphor(line, end - 2)):
            return [back[0]] if back[1] == end and _opens(line, end - 2) else []
        if line.first_place > end - 3 or not (tag[be + 1] | tag[be + 2] | tag[be + 3]) & tags.ACTOR:
            return []
        end = before_aside(line, end - 1) if tag[end - 1] & tags.COMMA else before_things(line, end)
        if not tag[end - 1] & _NAMES:
            return []
    start = end - 1
    joint = "and"
    while start > 0 and end - start < 8:
        if not tag[start - 1] & _BOUNDARY:
            start -= 1
        elif start > 1 and low[start - 1] in ("and", joint) and _both_named(line, start - 2, start):
            start, joint = start - 2, ","  # "O, P and Q are still the rebels'"
        else:
            break
    for first in range(start, end):
        if first == start or tag[first - 1] & (tags.TIME | tags.NUMBER):
            hits, stop = scan(line, first, subject=True)
            if hits and stop == end and (len(hits) == 1 or any(tag[hit.unit] & tags.PLACE for hit in hits)):
                return hits
    return []


def _both_named(line: Line, first: int, second: int) -> bool:
    """Whether two units are names of places, of which one at least is known."""
    one, other = line.tag[first], line.tag[second]
    return bool(one & _NAMES and other & _NAMES and (one | other) & tags.PLACE)


def _told(line: Line, at: int) -> bool:
    """Whether the clause that begins at a unit is what someone said ("said that P was Ukrainian")."""
    at -= bool(at > 1 and line.low[at - 1] == "the")
    at -= bool(at > 1 and line.low[at - 1] == "that")
    return at > 0 and bool(line.tag[at - 1] & tags.SPEECH)


def _ending(line: Line, at: int) -> bool:
    return at >= line.size or bool(line.tag[at] & _ENDS) or line.low[at] in ".!"


def _listed_be(line: Line, at: int) -> bool:
    """Whether a comma or "and" joins forms of "to be" ("was, is and will be")."""
    return bool(line.tag[at - 1] & tags.BE and line.tag[at + 1] & (tags.BE | tags.MODAL | tags.ADVERB))


def _opens(line: Line, at: int) -> bool:
    """Whether a clause begins at a unit."""
    return at == 0 or bool(line.tag[at - 1] & _BOUNDARY)


_BOUNDARY = tags.COMMA | tags.STOP | tags.QUOTE | tags.SUBORDINATOR | tags.CONJUNCTION | tags.SPEECH | tags.RELATIVE


def _there_are(line: Line, be: int) -> Special | None:
    """ "There are no Russian troops in P", "not one rebel is left in P"."""
    tag, low = line.tag, line.low
    at = be + 1
    no = False
    while at < line.size and at - be < 6 and at not in line.actor:
        if tag[at] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.FINITE):
            return None
        no = no or low[at] in ("no", "not")
        at += 1
    if at >= line.size or not tag[at] & tags.FORCE or tag[at] & tags.PEOPLE:
        return None
    where = at + 1
    while where < line.size and (low[where] in ("left", "remaining", "stationed") or tag[where] & tags.ADVERB):
        where += 1
    if where >= line.size or low[where] not in _WITHIN:
        return None
    hits, _ = scan(line, where + 1, lenient=low[be:where].count("no") > 0)
    if not hits or any(line.level(hit.unit) in ("country", "continent", "admin1") for hit in hits):
        return None
    return Special("control", hits, at, where + 1, Reading(be, denied=no), (at, at + 1))


def _of_place(line: Line, be: int, warlike: bool) -> Special | None:
    """ "Kherson is Ukraine's again", "Kidal had been the rebels'", "Neskuchne is free again"."""
    tag, low = line.tag, line.low
    after, denied = be + 1, False
    while after < line.size - 1 and (
        tag[after] & (tags.ADVERB | tags.NEGATION)
        or low[after] in AGAIN
        or low[after] in _IN_LAW
        or (low[after] == "and" and low[after + 1] in _IN_LAW)
    ):
        denied ^= low[after] in ("not", "never", "longer")
        after += 1
    if after >= line.size or not (low[after] in _TOLD_OF_PLACE or may_open_ground(line, after)):
        return None  # whatever is read below begins with one of these
    hits = _subject_place(line, be)
    if not hits:
        return None
    again = "again" in low[be : after + 2] or low[after + 1 : after + 3] == ["once", "more"]
    named = hits[0].unit
    if any(tag[unit] & (tags.SPEECH | tags.RELATIVE) for unit in range(named, be)):
        named = be - 1  # "stood in P and said that the town was theirs"
    opening = named - (named > 0 and low[named - 1] == "the")
    reading = Reading(be, denied=denied, subject=(opening, named + 1))
    since = be - 1 if tag[be - 1] & tags.COMMA else hits[0].unit + 1
    reading.planned = low[be] != "remain" and any(tag[unit] & tags.MODAL for unit in range(since, be))
    if low[after] in ("free", "clear", "rid", "empty") and low[after + 1 : after + 2] == ["of"]:
        return _rid_of(line, after, hits, reading)
    if low[after] in _FREE and again and closing(line, after + 1):
        return Special("gain", hits, after, after + 1, reading)
    if low[after] == "ours" and closing(line, after + 1) and tag[hits[0].unit] & tags.PLACE:
        reading.planned &= _FOR_EVER.isdisjoint(low[hits[0].unit : after])
        regained = warlike and (again or "now" in low[be : after + 2])
        regained |= low[be] in _NOW_IS and line.level(hits[0].unit) in TOWNS and _FOR_EVER.isdisjoint(low[be:after])
        told: ClaimKind = "control" if regained else "sovereignty"
        if reading.planned and line.level(hits[0].unit) in TOWNS:
            told = "gain"  # "Kherson will be ours"
        return Special(told, hits, be, after + 1, reading, None, "@speaker")
    if low[after] == "next" and warlike and (closing(line, after + 1) or low[after + 1 : after + 3] in _IN_TURN):
        reading.planned = True
        return Special("gain", hits, after, after + 1, reading, None, "@last")
    if low[after] == "his" and warlike and closing(line, after + 1):
        return Special("control", hits, be, after + 1, reading, None, "@speaker")
    if low[after] == "theirs" and closing(line, after + 1):
        return Special("control", hits, after, after + 1, reading, (after, after + 1))
    if low[after] in ("its", "their") and low[after + 1] == "own" and closing(line, after + 2):
        land = _told(line, hits[0].unit) and line.level(hits[0].unit) not in TOWNS  # "says that P is its own"
        return Special("sovereignty" if land else "control", hits, after, after + 2, reading, (after, after + 1))
    owned = owned_ground(line, hits[0], be, after)
    if owned is not None:
        reading.planned &= _FOR_EVER.isdisjoint(low[hits[0].unit : after])
        return Special(owned.kind, hits, be, owned.end, reading, owned.party, owned.owner)
    after += bool(tag[after] & tags.DETERMINER and after + 1 < line.size)
    if line.level(hits[0].unit) != "country" and (free := own_state(line, after)):
        return Special("sovereignty", hits, be, free, reading, place_party=True)
    actor = line.actor.get(after)
    if actor is None or (tag[hits[0].unit] & tags.WEAK and not warlike):
        return None
    if warlike and actor.kind == "generic" and low[after] == "government" and closing(line, after + 1):
        return Special("control", hits, be, after + 1, reading, (after, after + 1))  # "Vavuniya is government"
    quoted = tag[after + 2] & tags.QUOTE  # "is Russia's “natural ally”"
    quoted |= low[after + 2 : after + 3] in (["next"], ["last"])  # "is the rebels' next target"
    if low[after + 1 : after + 2] and low[after + 1] in OWNING and closing(line, after + 2) and not quoted:
        return Special("control", hits, be, after + 2, reading, (after, after + 1))
    if low[be] == "been" and low[after + 1 : after + 2] in (["since"], ["for"]) and actor.kind == "adjective":
        reading.planned = False
        return Special("control", hits, be, after + 1, reading, (after, after + 1))  # "has been Russian since May"
    if actor.kind in ("adjective", "state") and actor.party and closing(line, after + 1):
        if low[be] in _STAYS and warlike and line.level(hits[0].unit) in TOWNS:
            return Special("control", hits, be, after + 1, reading, (after, after + 1))
        if tag[hits[0].unit] & tags.WEAK and not again:
            return None  # "Sirko is Ukrainian": a man's name perhaps
        if after + 3 < line.size and low[after + 1] in ("in", "by", "at") and not _dated(line, after + 2):
            return None  # "remains Ukrainian in spirit", "in its beer"
        for_ever = not _FOR_EVER.isdisjoint(low[hits[0].unit : after]) or "is" in low[hits[0].unit : be]
        for_ever |= low[after + 1 : after + 3] == ["for", "ever"] or low[after + 1 : after + 2] == ["forever"]
        for_ever |= low[be - 1 : be + 1] == ["will", "be"] and actor.kind == "state"  # "Kosovo will be Serbia"
        shifted = low[be] in ("was", "were") and _told(line, hits[0].unit) and _ending(line, after + 1)
        stays = warlike or low[be].startswith("remain") or not _FOR_A_TIME.isdisjoint(low[be:after])
        lasting = stays and not for_ever and _lasts(line, hits, be, after)
        if not again and not for_ever and not shifted and not lasting and low[be] not in _NOW_IS:
            return None
        reading.planned &= not for_ever
        kind: ClaimKind = "sovereignty"
        if again or lasting:
            kind = "gain" if reading.planned and not denied else "control"  # "will be Ukrainian again"
        return Special(kind, hits, be, after + 1, reading, (after, after + 1))
    return None


def _dated(line: Line, at: int) -> bool:
    """Whether a time stands at a unit, or behind an article there: "by December", "by the evening"."""
    return bool(line.tag[at + bool(line.tag[at] & tags.DETERMINER)] & (tags.TIME | tags.NUMBER))


def _lasts(line: Line, hits: list[Hit], be: int, after: int) -> bool:
    """Whether a town is somebody's for a time ("is now Russian", "was Russian until May"), which is no claim in law."""
    low = line.low
    if any(line.level(hit.unit) not in TOWNS for hit in hits):
        return False
    if not _FOR_A_TIME.isdisjoint(low[be:after]):
        return True
    if low[be] == "is":
        return not any(bits & tags.SPEECH for bits in line.tag)
    if low[be].startswith("remain") or low[be] == "been":
        return not _told(line, hits[0].unit)
    dated = line.tag[after + 2] & _DATES or low[after + 2] == "half" if after + 2 < line.size else 0
    fronted = low[0] in _SPANS and bool(line.tag[1] & _DATES) and hits[0].unit < 6  # "By evening P was Russian"
    return fronted or bool(dated and low[after + 1] in _SPANS)


def _shall(line: Line, at: int) -> bool:
    """Whether a verb is in the future: "his men will be in P", "would soon have P"."""
    return not _FUTURE.isdisjoint(line.low[max(at - 4, 0) : at])


def _rid_of(line: Line, after: int, hits: list[Hit], reading: Reading) -> Special | None:
    """ "Lyman is free of Russian troops": the others have it."""
    for unit in range(after + 2, min(line.size, after + 5)):
        actor = line.actor.get(unit)
        if actor is not None and line.tag[unit] & (tags.FORCE | tags.PEOPLE):
            return Special("gain", hits, after, after + 2, reading, foe_of=unit)
    return None


def _of_troops(line: Line, be: int) -> Special | None:
    """ "The fighters are inside the city of P"."""
    tag, low = line.tag, line.low
    if low[be - 1] == "there" or (be > 1 and low[be - 2] == "there"):
        return _there_are(line, be)
    at = be + 1
    gone = low[at : at + 2] == ["no", "longer"]
    at += 2 * (gone or low[at : at + 2] == ["once", "more"])
    while tag[at] & _WHEN_OR_NOT and not tag[at] & tags.PLACE and low[at] != "at":
        if low[at] == "back":
            return None  # "are back in P": `back_in` reads it
        at += 1
    if at >= line.size:
        return None  # "remain steadily": the text breaks off
    kind: ClaimKind = "control"
    told = None
    while low[at] in LODGED and at + 2 < line.size:
        at += 1 + (low[at : at + 2] in (["dug", "in"], ["holed", "up"]))  # "are dug in at P"
    if low[at] in _WHERE_FIRST:
        told = next((told for words, told in WHERE.items() if low[at : at + len(words)] == list(words)), None)
    if told is not None:
        kind, skip = told
        at += skip
    elif at + 1 >= line.size or (
        low[at] not in {"in", "inside"} and not (low[at] in _WITHIN and low[at - 1] in _IN_UP)
    ):
        return None
    hits, end = scan(line, at + 1)
    if not hits and low[at + 1] == "it" and (back := anaphor(line, at + 1)) is not None:
        hits, end = [back[0]], back[1]  # "P changed hands, though the rebels were in it on Friday"
    if kind == "contest":
        hits = [Hit(hit.unit, "approach") for hit in hits]
    if not hits or any(line.level(hit.unit) in ("country", "continent", "admin1") for hit in hits):
        return None
    spanned = tag[end + 1 + bool(tag[end + 1] & tags.DETERMINER)] & _SPAN  # "for nine days", "for a week"
    if end + 1 < line.size and low[end] in _AIMS and not spanned and low[end + 1] != "well":
        return None
    reading = climb(line, be)
    soon = low[end] in SOON and not _MAY.isdisjoint(low[max(be - 3, 0) : be])
    if reading.subject is None or (reading.planned and not soon and not _shall(line, be)):
        return None
    if reading.planned and kind == "control":
        kind = "gain"  # "his men would be in P in three days"
    first, stop = reading.subject
    they = low[first:stop] == ["they"] or ((reading.planned or kind == "loss") and low[first:stop] == ["we"])
    his = stop == first + 2 and tag[first] & tags.POSSESSIVE and tag[first + 1] & tags.FORCE  # "his men"
    if (
        not they
        and not his
        and not any(
            (tag[unit] & tags.FORCE and not tag[unit] & tags.PEOPLE)
            or line.actor[unit].kind == "group"
            or (line.actor[unit].kind == "people" and (kind == "loss" or low[unit - 1] == "the"))
            for unit in range(*reading.subject)
            if unit in line.actor
        )
    ):
        return None
    reading.denied ^= gone
    return Special(kind, hits, be, at + 1, reading, by_subject=True)
