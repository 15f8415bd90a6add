"""Reports beside a clause: inside it between commas, in an aside on its left, or behind it ("…, S said on Monday")."""

from __future__ import annotations

from geomap.claims.speech.sayingverbs import Said, closes, inserted_speaker, inverted_speaker, is_verb, quoted_speaker
from geomap.claims.speech.sources import source_at
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_REACH = 60
_PARTED = tags.RELATIVE | tags.STOP
_HINGES = _PARTED | tags.CONJUNCTION
_REPORTING = tags.SAID | tags.VOWED | tags.STOP
_PUTS = frozenset(("put", "puts"))
_REPORT_WORDS = _PUTS | {";", "but", "while", "whereas", "according", "in", "by", "to", "on"}  # the last of a source
_CALLS = frozenset(("declared", "proclaimed", "announced"))
_LATER = frozenset(("after", "before", "since"))
_SAYING = tags.SAID | tags.VOWED
_NO_INSERTION = tags.GERUND | tags.DENIED | tags.SAID_TO | tags.AUXILIARY
_SPEAKERS = tags.DETERMINER | tags.ACTOR | tags.CAPITAL | tags.PEOPLE | tags.NUMBER
_VERBAL = tags.FINITE | tags.PAST | tags.GERUND | tags.TRIGGER
_MARK = tags.COMMA | tags.STOP | tags.QUOTE
_ENDS_SPEAKER = tags.RELATIVE | tags.PREPOSITION


def report_inside(line: Line, first: int, head: int) -> Said | None:
    """A report between commas in the midst of the clause: "the soldiers were now, she said, pressing on"."""
    for at in range(first + 2, head - 1):
        if line.tag[at - 1] & tags.COMMA and not line.tag[at - 2] & tags.RELATIVE:
            source = source_at(line, at)  # "the jets, according to S, also bombed", ", by S's own count, "
            if source is not None and source[1] < head and line.tag[_past_source(line, source[1])] & tags.COMMA:
                hinged = any(line.tag[unit] & _PARTED for unit in range(_clause_of(line, first, at), at))
                behind = _past_source(line, source[1])
                hinges = _PARTED if line.tag[behind + 1] & tags.AUXILIARY else _HINGES  # "P, S says, was shelled and"
                if not hinged and not any(line.tag[unit] & hinges for unit in range(behind, head)):
                    return Said(source, verb=at)
        if line.tag[at] & tags.SAID and line.tag[at - 1] & tags.QUOTE:
            inverted = inverted_speaker(line, at)  # "“The troops,” said S, “have left P.”"
            if inverted is not None and inverted[1] < head:
                return Said(inverted, verb=at)
        if line.tag[at] & tags.SAID and is_verb(line, at):
            who = inserted_speaker(line, at) if (closes(line, at + 1) or head) < head else None
            if who is not None and who[0] > first and line.tag[who[0] - 1] & tags.COMMA and who[1] <= at:
                return Said(who, verb=at)
            if line.tag[at - 1] & tags.COMMA and (put := _put_in(line, at)) is not None:
                return Said(put, verb=at)
    return None


def _put_in(line: Line, verb: int) -> tuple[int, int] | None:
    """Who speaks between a subject and its auxiliary: "P, said a spokesman in Nairobi, has been taken"."""
    tag, low, start = line.tag, line.low, verb + 1
    if tag[verb] & _NO_INSERTION or start in (line.size, 0) or not tag[start] & _SPEAKERS:
        return None
    if low[verb] in _CALLS and low[start] in ("a", "an"):
        return None  # "P, declared a safe area, was overrun"
    comma = next((at for at in range(start + 1, min(line.size - 1, start + 12)) if tag[at] & _MARK), 0)
    if comma and low[comma + 1] in ("who", "whose"):
        return None
    if not comma or not tag[comma] & tags.COMMA or not tag[comma + 1] & tags.AUXILIARY:
        return None
    stop = next((at for at in range(start + 1, comma) if tag[at] & _ENDS_SPEAKER and low[at] != "of"), comma)
    return start, stop


def _clause_of(line: Line, first: int, at: int) -> int:
    """Where the last of the clauses that ", and" joins begins before a unit, `first` where there is one only."""
    for unit in range(at - 1, first + 1, -1):
        if line.tag[unit] & tags.CONJUNCTION and line.tag[unit - 1] & tags.COMMA:
            return unit
    return first


def _past_source(line: Line, end: int) -> int:
    """The unit behind "'s own estimate", or behind "who had left P", where one follows a source."""
    if end >= line.size:
        return end
    if line.low[end] == "who":
        return next((at for at in range(end + 2, min(line.size - 1, end + 14)) if line.tag[at] & tags.COMMA), end)
    if line.low[end] not in OWNING:
        return end
    return next((at + 1 for at in range(end + 1, min(line.size - 1, end + 4)) if line.tag[at] & tags.RECKONED), end)


def report_aside(line: Line, first: int) -> Said | None:
    """A report between commas on the left: "…, she wrote, …" and "According to S, …"."""
    tag, low = line.tag, line.low
    for at in range(first - 1, max(first - 40, 0), -1):
        bits, word = tag[at], low[at]
        if word == ";" or (bits & tags.STOP and word not in ("—", "–") and not _goes_on(line, at)):
            return None
        if word in {"but", "while", "whereas"} and tag[at - 1] & tags.COMMA:
            return None
        if word in _PUTS and (put := _put_so(line, at, 0)) is not None and tag[at + 2] & tags.COMMA:
            return put
        if bits & _SAYING and is_verb(line, at) and at + 1 < line.size:
            closed = closes(line, at + 1)
            if closed is not None and closed <= first + 1:
                who = inserted_speaker(line, at)
                if any(low[unit] in _LATER and tag[unit - 1] & tags.TIME for unit in range(closed + 2, first)):
                    return None  # "P is calm, S said on Monday, nine days after rebels raided it": the narrator
                if who is not None and tag[closed] & (tags.COMMA | tags.QUOTE):
                    if who[1] <= at and (who[0] == 0 or low[who[0] - 1] == "and"):
                        continue
                    return Said(who, verb=at)
            inverted = inverted_speaker(line, at)
            if inverted is not None and inverted[1] <= first:
                return Said(inverted, verb=at)
    return None


def _put_so(line: Line, verb: int, first: int) -> Said | None:
    """Who puts it so, from a unit on: "as a sergeant put it"."""
    low = line.low
    begin = next((at for at in range(verb - 1, max(first, verb - 9) - 1, -1) if low[at] == "as"), -1)
    return Said((begin + 1, verb), verb=verb) if begin >= 0 and low[verb + 1] == "it" else None


def _goes_on(line: Line, colon: int) -> bool:
    """Whether a report goes on behind a colon: "His army, he cried, had shown them: it had taken P"."""
    return line.low[colon] == ":" and line.low[colon + 1] in ("it", "they", "he") and line.low[colon + 2] == "had"


def report_after(line: Line, end: int) -> Said | None:
    """The report that closes the clause: "…, S said on Monday", "…, said S", "…, according to S"."""
    tag, low = line.tag, line.low
    for at in range(end, min(line.size, end + _REACH)):
        bits, word = tag[at], low[at]
        if not bits & _REPORTING and word not in _REPORT_WORDS:
            continue
        if word == ";" or (bits & tags.STOP and word == ":"):
            return None
        if word in {"but", "while", "whereas"} and at and tag[at - 1] & tags.COMMA:
            return None
        if word in _PUTS and (put := _put_so(line, at, end)) is not None:
            return put
        source = source_at(line, at)
        if source is not None:
            if tag[at - 1] & tags.COMMA and tag[at - 2] & tags.RELATIVE:
                return None  # "a rebellion which, by the count of S, has"
            return None if _of_next_verb(line, end, at, source[1]) else Said(source, verb=at)
        if bits & _SAYING and is_verb(line, at):
            quoted = quoted_speaker(line, at) if low[at - 1] == "as" else None
            if quoted is not None:
                return Said(quoted, verb=at)  # "…, the agency quoted S as saying"
            inverted = inverted_speaker(line, at)
            if inverted is not None:
                joined = any(bits & tags.CONJUNCTION for bits in tag[end:at]) and _put_in(line, at) is not None
                return None if joined else Said(inverted, verb=at)  # "P is theirs, and Q, said the mayor, is calm"
            closed = closes(line, at + 1) if at + 1 < line.size else at
            who = inserted_speaker(line, at)
            if closed is not None and who is not None and who[0] >= end:
                if tag[who[0] - 1] & tags.COMMA and tag[who[0] - 2] & tags.RELATIVE:
                    return None  # "from which, S insists, they will not withdraw"
                joint = low[who[0] - 1]
                inner = _in_relative(line, end, who[0] - 1, closed)
                other = _second_verb(line, end, who[0] - 1, closed) or _next_clause(line, end, who[0], closed)
                if joint not in ("and", "but") and not inner and not other:
                    return Said(_quoted_after(line, at) or who, verb=at)
            if who is not None and closed is None and low[who[0] - 1] in ("and", "but"):
                return None
    return None


def _quoted_after(line: Line, verb: int) -> tuple[int, int] | None:
    """Who is quoted at the end of a sentence: "…, the agency quoted S as saying"."""
    saying = next((at for at in range(verb + 2, min(line.size, verb + 12)) if line.low[at - 1] == "as"), 0)
    return quoted_speaker(line, saying) if saying and line.tag[saying] & tags.SAID else None


def _of_next_verb(line: Line, end: int, start: int, stop: int) -> bool:
    """Whether a source between commas is of the verb behind it: "took P and on Monday, according to S, entered Q"."""
    tag = line.tag
    stop = _past_source(line, stop)
    if stop + 1 >= line.size or not tag[stop] & tags.COMMA or not tag[start - 1] & tags.COMMA:
        return False
    joints = [unit for unit in range(end, start) if tag[unit] & tags.CONJUNCTION]
    if not tag[stop + 1] & (tags.FINITE | tags.ADVERB | tags.TRIGGER):
        joints = [unit for unit in joints if tag[unit - 1] & tags.COMMA]  # ", and with it, according to S, all of Q"
    return bool(joints)


def _in_relative(line: Line, end: int, comma: int, closed: int) -> bool:
    """Whether a report is in a relative clause that goes on: "days in which men fought, S said, in kitchens"."""
    if closed >= line.size - 1 or not line.tag[closed] & tags.COMMA:
        return False
    for unit in range(comma - 1, end - 1, -1):
        if line.tag[unit] & tags.COMMA:
            return False
        if line.tag[unit] & tags.RELATIVE and line.low[unit] != "that":
            return True
    return False


def _second_verb(line: Line, end: int, comma: int, closed: int) -> bool:
    """Whether a report between commas parts a second verb from its words: "took P and are, S said, nearing Q"."""
    verb = comma - 1
    while verb > end and line.tag[verb] & (tags.NEGATION | tags.ADVERB):
        verb -= 1
    if closed >= line.size - 1 or not line.tag[closed] & tags.COMMA:
        return False
    if verb <= end or not line.tag[verb] & (tags.FINITE | tags.PAST) or line.tag[verb] & tags.TIME:
        return False
    return any(line.tag[unit] & tags.CONJUNCTION for unit in range(end, verb))


def _next_clause(line: Line, end: int, start: int, closed: int) -> bool:
    """Whether a report between commas belongs to a clause after it ("…, and before noon, S said, X had fired")."""
    tag, low = line.tag, line.low
    if start >= 2 and low[start - 2] in ("and", "but"):
        return True
    if (
        closed >= line.size - 1
        or not tag[closed] & tags.COMMA
        or low[closed + 1] in ("and", "but", "while", "as", "when", "after")
    ):
        return False
    joined = next((unit for unit in range(start - 1, max(end, 1) - 1, -1) if low[unit] == "and"), 0)
    if not joined or not any(low[unit] == "and" and tag[unit - 1] & tags.COMMA for unit in range(max(end, 1), start)):
        return False
    if tag[joined - 1] & tags.COMMA and not any(tag[unit] & _VERBAL for unit in range(joined, start)):
        return True  # "took P, and with it, S said, all of Q"
    return any(
        tag[unit] & (tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR)
        for unit in range(closed + 1, min(line.size, closed + 10))
    )
