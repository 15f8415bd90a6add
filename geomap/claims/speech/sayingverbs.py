"""Verbs of saying: whether a word is one, whose it is, and where the words end that tell when and where he said it."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.verbs.clauses import kind_of_states
from geomap.claims.verbs.openings import relative_opening
from geomap.claims.verbs.subjects import subject
from geomap.claims.verbs.untrue import called_as
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

_NOUNS = frozenset(("report", "reports", "claim", "claims", "statement", "statements", "promises", "demands", "fears"))
_TIME_PREPOSITIONS = frozenset(("following", "amid", "despite", "given"))
_ALSO_NOUNS = frozenset(
    ("state", "states", "hold", "holds", "held", "point", "points", "show", "note", "notes", "report", "reports",
     "post", "posts", "claim", "claims", "answer", "comment", "comments", "order", "orders", "promise", "demand",
     "fear", "fears", "forecast", "mention", "reply", "estimate", "estimates", "protest", "protests")
)  # fmt: skip
_WITH_OBJECTS = frozenset(("maintained", "maintains", "maintain", "maintaining"))
_KEPT = tags.POSSESSIVE | tags.ACTION
_FORESEEN = frozenset(
    ("feared", "hoped", "expected", "predicted", "foreseen", "warned", "forecast", "promised", "threatened", "vowed",
     "planned", "anticipated")
)  # fmt: skip
_QUOTED = frozenset(("quoted", "quotes", "quote", "quoting", "cited", "cites", "citing", "reported", "heard"))
_AFTER_VERB = frozenset(("that", "on", ",", "in", "the", "to", ".", "—", "–", "it", "its", "they"))
_SOMEBODY = tags.ACTOR | tags.PEOPLE | tags.TITLE | tags.CAPITAL
_NAMES = tags.ACTOR | tags.PLACE
_CLAUSE = tags.FINITE | tags.TRIGGER | tags.GERUND
_ENDS = frozenset((".", "!", "?", "...", "…"))
_WHEN = frozenset(("as", "after", "before", "when", "while", "than"))
_HEARERS = frozenset(("reporters", "journalists", "us", "me", "parliament", "lawmakers"))
_NO_HEARER = (
    tags.COMMA | tags.STOP | tags.QUOTE | tags.PREPOSITION | tags.SUBORDINATOR | tags.RELATIVE | tags.TIME
    | tags.AUXILIARY
)  # fmt: skip
_OBJECT = tags.PLACE | tags.DETERMINER | tags.ACTOR | tags.CAPITAL | tags.AREA_PART | tags.WHOLE
_GOING_ON = (["went", "on"], ["goes", "on"], ["kept", "on"], ["keeps", "on"], ["gone", "on"])
_MEASURES = frozenset(("over", "about", "more", "some", "nearly", "almost", "around", "roughly"))
_NOT_ITS_VERB = tags.CAPITAL | tags.FORCE | tags.PEOPLE | tags.ACTOR | tags.TITLE
_WHEN_AND_WHERE = (
    tags.TIME | tags.PREPOSITION | tags.ADVERB | tags.NUMBER | tags.SUBORDINATOR | tags.TO | tags.GERUND | tags.PLACE
    | tags.CAPITAL
)  # fmt: skip


@dataclass(slots=True)
class Said:
    """A report: the units of its speaker, and what it does to what is reported."""

    speaker: tuple[int, int] | None
    denied: bool = False
    planned: bool = False
    negated: bool = False
    verb: int = -1
    teller: tuple[int, int] | None = None  # whose claim it is that is denied
    side: str = ""  # of a speaker who is someone's ("its defence ministry")
    name: str | None = None  # the speaker's, once looked for


def is_verb(line: Line, at: int) -> bool:
    """Whether a word of saying is a verb here, and not a noun ("the report") or an adjective ("the promised push")."""
    tag, low = line.tag, line.low
    if at in line.actor or tag[at] & tags.COMPOUND or (at and low[at - 1] in _TIME_PREPOSITIONS):
        return False
    if low[at][:6] == "answer" and low[at + 1] in ("to", "for"):
        return False  # "militiamen who answer to the general"
    before = tag[at - 1] if at else 0
    if (
        before & (tags.DETERMINER | tags.POSSESSIVE)
        and not before & (tags.PRONOUN | tags.RELATIVE)
        and low[at - 1] != "that"
    ):
        return False
    goes_on = at and tag[at] & tags.GERUND and (low[at - 1] == "as" or low[at - 2 : at] in _GOING_ON)
    if before & tags.PREPOSITION and not before & (tags.ACTOR | tags.PLACE | tags.TO | tags.ADVERB) and not goes_on:
        return False
    if low[at] in _NOUNS and at:
        over = at - 1
        while over > 0 and at - over < 4 and (over in line.actor or tag[over] & tags.CAPITAL):
            over -= 1
        if tag[at - 1] & (tags.PAST | tags.VERB_IRREGULAR) or (tag[over] & tags.DENIED and over not in line.actor):
            return False  # "dismissed reports that", "denied Russian claims that"
        if called_as(line, over):
            return False  # "dismissed as “panic” reports that"
    if low[at] not in _ALSO_NOUNS:
        return low[at] not in _WITH_OBJECTS or not _has_object(line, at)
    if kind_of_states(line, at):
        return False
    if not low[at].endswith("s"):
        if tag[at] & before & tags.CAPITAL and not low[at - 1].endswith("s"):
            return False  # "the capital of Al Bahr State"
        over = at - 1
        while over > 0 and at - over < 4 and tag[over] & (tags.TIME | tags.NUMBER | tags.COMPOUND):
            over -= 1
        if over < at - 1 and tag[over] & (tags.DETERMINER | tags.POSSESSIVE) and not tag[over] & tags.PRONOUN:
            return False  # "said in its morning report that"
        if at > 2 and (
            low[at - 2] in ("a", "an") or low[at - 3 : at - 1] in (["in", "its"], ["in", "his"], ["in", "her"])
        ):
            return False  # "denied in a Telegram post that"
    after = low[at + 1] if at + 1 < line.size else ""
    return after in _AFTER_VERB or after.endswith("day")


def _has_object(line: Line, at: int) -> bool:
    """Whether a thing follows that is kept up: "maintained their march"."""
    after = at + 1
    return after < line.size and bool(line.tag[after] & _KEPT and not line.tag[after] & _SOMEBODY)


def closes(line: Line, at: int) -> int | None:
    """The comma, stop or end that follows a verb of saying, after whom it was told, when and where."""
    tag, low = line.tag, line.low
    if tag[at - 1] & tags.SAID_TO:
        start = at
        while at < line.size and at - start < 6 and not tag[at] & _NO_HEARER and low[at] not in FULL_STOPS:
            at += 1
    for look in range(at, min(line.size, at + 14)):
        bits, word = tag[look], low[look]
        if bits & (tags.COMMA | tags.STOP | tags.QUOTE) or word in _ENDS:
            return look
        if bits & (tags.SUBORDINATOR | tags.RELATIVE) and word not in _WHEN:
            return None
        if look == at and not bits & _WHEN_AND_WHERE and word not in _HEARERS:
            return None
    return line.size if at + 14 >= line.size else None


def inserted_speaker(line: Line, verb: int) -> tuple[int, int] | None:
    """The subject of a verb of saying that stands after a comma, a quotation or a dash: ", S said"."""
    tag, low = line.tag, line.low
    over = group(line, verb)
    if over.denied or over.infinitive:
        return None
    end = over.start
    inner = Reading(verb)
    found = subject(line, end, inner)
    if found is None or inner.relative or (over.passive and tag[found[0]] & (tags.PRONOUN | tags.POSSESSIVE)):
        return None  # ", it is said,": by whom is not told
    found = _apposed(line, found, end) or found
    start = found[0]
    comma = 0
    if end - start > 4:
        comma = next((at for at in range(start + 1, min(end - 3, start + 6)) if tag[at] & tags.COMMA), 0)
    if comma and tag[comma - 1] & tags.PLACE and comma - 1 not in line.actor and _tellers(line, comma + 1, end):
        start = comma + 1
        found = (start, found[1])
    if start == 0:
        return found
    if low[start - 1] == "as" and over.perfect and low[verb] in _FORESEEN:
        return None  # "as everyone had feared": so it came
    if any(tag[unit] & tags.CONJUNCTION and tag[unit - 1] & tags.COMMA for unit in range(found[1], end)):
        return None  # the subject of the clause before
    bits = tag[start - 1]
    if bits & (tags.COMMA | tags.QUOTE | tags.STOP) or low[start - 1] in ("as", "and", "but"):
        return found
    if low[start - 1] == "so" and (low[start - 2] == "or" or tag[start - 2] & tags.COMMA):
        return found  # "Iran will march on P, or so the diplomats think"
    return None


def _tellers(line: Line, start: int, end: int) -> bool:
    """Whether two who speak stand behind a place and its comma: "P, Syrian state TV and activists say"."""
    if line.low[start:end].count("and") != 1 or any(line.tag[at] & tags.COMMA for at in range(start, end)):
        return False
    actor = line.actor.get(start + bool(line.tag[start] & tags.DETERMINER))
    return actor is not None and actor.kind in ("body", "official", "force", "group", "generic")


def _apposed(line: Line, found: tuple[int, int], end: int) -> tuple[int, int] | None:
    """Who is named before a verb, where only a place stands further on: "P, its spokesman, N, said, is ours"."""
    tag = line.tag
    if end < 4 or not tag[found[0]] & tags.PLACE or found[0] in line.actor or not tag[end - 1] & tags.COMMA:
        return None
    comma = next((at for at in range(end - 2, max(end - 6, found[1]), -1) if tag[at] & tags.COMMA), 0)
    named = comma and all(tag[at] & tags.CAPITAL for at in range(comma + 1, end - 1))
    return (comma + 1, end - 1) if named else None


def quoted_speaker(line: Line, verb: int) -> tuple[int, int] | None:
    """Who is quoted by someone else before "as saying": "S was quoted as saying", "the agency quoted S as saying"."""
    if not verb or line.low[verb - 1] != "as" or not line.tag[verb] & tags.GERUND:
        return None
    quotes = next((at for at in range(verb - 2, max(verb - 12, -1), -1) if line.low[at] in _QUOTED), -1)
    if quotes < 0:
        return None
    if quotes + 2 == verb or line.low[quotes + 1] == "by":
        return subject(line, group(line, quotes).start, Reading(quotes))
    return quotes + 1, verb - 1


_MEASURED = frozenset(("population", "pop", "value", "cost", "strength"))
_NO_SPEAKER = frozenset(
    ("it", "itself", "them", "themselves", "him", "himself", "nothing", "little", "so", "otherwise")
)
_DEEDS = tags.PAST | tags.VERB_IRREGULAR
_ACTS = tags.ACTOR | tags.FORCE | tags.PEOPLE
_SPEAKS = _SOMEBODY | tags.FORCE | tags.QUOTE
_TELLS_THINGS = ("declar", "announc", "proclaim", "claim", "report", "promis", "pledg", "vow", "warn")
_WANTS = frozenset(("order", "deman", "propo", "urged", "recom", "guara", "blame"))  # "the mayor, in hiding, ordered"


def inverted_speaker(line: Line, verb: int) -> tuple[int, int] | None:
    """The subject after ", said S"."""
    tag, low = line.tag, line.low
    if verb == 0 or not tag[verb - 1] & (tags.COMMA | tags.QUOTE):
        return None
    if tag[verb] & (tags.GERUND | tags.DENIED | tags.SAID_TO) or low[verb][:5] in _WANTS:
        return None
    if not _told_before(line, verb):
        return None  # "the minister, N, said P was lost"
    start = verb + 1
    if low[verb] == "estimated" and low[start : start + 1] and low[start] in _MEASURED:
        return None  # "P, estimated population 160,000"
    if (
        start < line.size
        and tag[start] & tags.VERB_IRREGULAR
        and start not in line.actor
        and not tag[start] & tags.CAPITAL
    ):
        return None  # "which the priest, N, said held a hundred"
    at = start
    while at < line.size and at - start < 14:
        bits = tag[at]
        if bits & (tags.COMMA | tags.STOP | tags.QUOTE) or low[at] in FULL_STOPS:
            break
        if bits & (tags.SUBORDINATOR | tags.AUXILIARY) or low[at] == "that":
            return None  # "took P, warned its people that they would be shot"
        if bits & tags.RELATIVE:
            break
        if at > start and bits & _DEEDS and not bits & tags.CAPITAL and tag[at - 1] & tags.CONJUNCTION:
            return None  # "took P, reported heavy losses and dug in"
        if at > start and _takes_object(line, at):
            return None  # "the mayor, in hiding, said the rebels held P"
        if bits & tags.PREPOSITION and low[at] not in ("of", "for", "from") and at > start:
            if _goes_on_to_verb(line, at):
                return None  # "the colonel, of the general staff, said forces backed by jets had taken P"
            break
        at += 1
    while at - 1 > start and tag[at - 1] & (tags.PAST | tags.GERUND) and not tag[at - 1] & _NOT_ITS_VERB:
        at -= 1  # "said a spokesman based in P"
    if at == start or low[start] in _NO_SPEAKER:
        return None
    if low[verb].startswith(_TELLS_THINGS):
        opened = relative_opening(line, verb - 1) or 0
        if opened and tag[opened - 1] & _ACTS and not tag[opened - 1] & tags.PLACE:
            return None  # "the rebels, who had taken P, proclaimed the Republic of Q"
        if not any(bits & _SPEAKS for bits in tag[start:at]):
            return None  # "took P, proclaimed victory"
    if tag[start] & tags.NUMBER and tag[at - 1] & _SOMEBODY & ~tags.CAPITAL and low[start + 1] != "of":
        return (start, at)  # "said two witnesses"
    if tag[start] & (tags.TIME | tags.PREPOSITION | tags.ADVERB | tags.NUMBER) and not tag[start] & _NAMES:
        return None
    return (start, at)


def _goes_on_to_verb(line: Line, at: int) -> bool:
    """Whether an auxiliary follows a preposition before any mark: who stands there is a subject, and speaks not."""
    for unit in range(at + 1, line.size):
        bits = line.tag[unit]
        if bits & (tags.COMMA | tags.STOP | tags.QUOTE | tags.RELATIVE | tags.SUBORDINATOR | tags.SPEECH):
            return False
        if bits & tags.AUXILIARY and not bits & tags.CAPITAL:
            return True
    return False


def _told_before(line: Line, verb: int) -> bool:
    """Whether anything is told before a verb of saying since the last stop: a quotation, or more than who says it."""
    somebody = False
    for unit in range(_past_aside(line, verb) - 1, -1, -1):
        if line.tag[unit] & (_CLAUSE | tags.QUOTE):
            return True
        if line.tag[unit] & tags.STOP:
            break
        somebody = somebody or bool(line.tag[unit] & _SOMEBODY and not line.tag[unit] & tags.NEGATION)
    return not somebody  # "Not so, said S"


def _past_aside(line: Line, verb: int) -> int:
    """The comma before an aside that ends at a verb of saying: "the agency, which has men there, said"."""
    tag = line.tag
    comma = next((at for at in range(verb - 2, 0, -1) if tag[at] & tags.COMMA), 0) if tag[verb - 1] & tags.COMMA else 0
    if not comma:
        return verb
    if tag[comma + 1] & tags.RELATIVE:
        return comma if relative_opening(line, verb - 1) == comma else verb
    return comma if tag[comma + 1] & (tags.PAST | tags.GERUND) else verb


def _takes_object(line: Line, at: int) -> bool:
    """Whether a unit is a finite verb of deeds with its object behind it."""
    if at in line.actor or not line.tag[at] & (tags.PAST | tags.VERB_IRREGULAR) or not line.tag[at] & tags.TRIGGER:
        return False
    return at + 1 < line.size and bool(line.tag[at + 1] & _OBJECT or line.low[at + 1] in _MEASURES)
