"""Who says it: the clause that reports a claim, before it, after it or around it, and the name of the speaker."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims import tags
from geomap.claims.groups import Reading, group
from geomap.claims.line import Line
from geomap.claims.subjects import subject
from geomap.claims.untrue import CALLS, FALSE, untrue

_REACH = 60

_HINGES = tags.RELATIVE | tags.CONJUNCTION | tags.STOP
_FINDS = frozenset(("found", "finds", "ruled", "rules", "determined", "holds", "decreed"))
_STOPPERS = frozenset(["while", "whereas", "although", "though", "but"])


@dataclass(slots=True)
class Said:
    """A report: the units of its speaker, and what it does to what is reported."""

    speaker: tuple[int, int] | None
    denied: bool = False
    planned: bool = False
    negated: bool = False
    verb: int = -1
    teller: tuple[int, int] | None = None  # whose claim it is that is denied


def reported(line: Line, reading: Reading, head: int, end: int) -> Said | None:
    """Find the report that a claim stands in.

    Parameters
    ----------
    line
        The sentence.
    reading
        What was gathered over the trigger.
    head, end
        The unit of the trigger, and the unit after the claim's places.
    """
    first = min(
        reading.start,
        reading.subject[0] if reading.subject and reading.subject[0] < reading.start else reading.start,
        head,
    )
    denial = untrue(line, first, max(end, head + 1))
    if denial is not None:
        at, who = denial
        if who is None and line.low[at] in CALLS:
            who = subject(line, group(line, at).start, Reading(at))
        if who is None:
            outer = _before(line, at) or _after(line, max(end, head + 1))
            who = outer.speaker if outer is not None else None
        teller = next(((unit, unit + 1) for unit in range(at - 1, max(at - 4, -1), -1) if unit in line.actor), None)
        return Said(who, denied=True, verb=at, teller=teller)
    return (
        _inside(line, first, head)
        or _before(line, first)
        or _aside(line, max(first, min(reading.start, head)))
        or _after(line, max(end, head + 1))
        or _opening(line, first)
    )


def _inside(line: Line, first: int, head: int) -> Said | None:
    """A report between commas in the midst of the clause: "the soldiers were now, she said, pressing on"."""
    for at in range(first + 2, head - 1):
        if line.tag[at - 1] & tags.COMMA and not line.tag[at - 2] & tags.RELATIVE:
            source = _source(line, at)  # "the jets, according to S, also bombed"
            closed = source is not None and source[1] < head and line.tag[source[1]] & tags.COMMA
            if (
                closed
                and source
                and not any(line.tag[unit] & _HINGES for unit in (*range(first, at), *range(source[1], head)))
            ):
                return Said(source, verb=at)
        if line.tag[at] & tags.SAID and _is_verb(line, at) and (_closes(line, at + 1) or head) < head:
            who = _inserted(line, at)
            if who is not None and who[0] > first and line.tag[who[0] - 1] & tags.COMMA and who[1] <= at:
                return Said(who, verb=at)
    return None


_AS_FALSE = FALSE | {"as"}
_NOUNS = frozenset(("report", "reports", "claim", "claims", "statement", "statements", "promises", "demands", "fears"))


def _is_verb(line: Line, at: int) -> bool:
    """Whether a word of saying is a verb here, and not a noun ("the report") or an adjective ("the promised push")."""
    tag, low = line.tag, line.low
    if at in line.actor or tag[at] & tags.COMPOUND:
        return False
    before = tag[at - 1] if at else 0
    if (
        before & (tags.DETERMINER | tags.POSSESSIVE)
        and not before & (tags.PRONOUN | tags.RELATIVE)
        and low[at - 1] != "that"
    ):
        return False
    if before & tags.PREPOSITION and not before & (tags.ACTOR | tags.PLACE | tags.TO | tags.ADVERB):
        return False
    if low[at] in _NOUNS and at:
        over = at - 1
        while over > 0 and at - over < 4 and (over in line.actor or tag[over] & tags.CAPITAL or low[over] in _AS_FALSE):
            over -= 1
        if tag[at - 1] & (tags.PAST | tags.VERB_IRREGULAR) or (tag[over] & tags.DENIED and over not in line.actor):
            return False  # "dismissed reports that", "denied Russian claims that"
    if low[at] in (
        "state",
        "states",
        "hold",
        "holds",
        "held",
        "point",
        "points",
        "show",
        "note",
        "notes",
        "report",
        "reports",
        "post",
        "posts",
        "claim",
        "claims",
        "answer",
        "comment",
        "comments",
        "order",
        "orders",
        "promise",
        "demand",
        "fear",
        "fears",
        "forecast",
        "mention",
        "reply",
        "estimate",
        "estimates",
        "protest",
        "protests",
    ):
        after = low[at + 1] if at + 1 < line.size else ""
        return (
            after in ("that", "on", ",", "in", "the", "to", ".", "—", "–", "it", "its", "they")
            and not before & tags.CAPITAL * 0
        ) or after.endswith("day")
    return True


def _before(line: Line, first: int) -> Said | None:
    """The report that opens the clause: "S said that …", "S told T that …", "S denied …"."""
    tag, low = line.tag, line.low
    that = False
    comma = False
    at = first - 1
    quotes = colon = 0
    while at >= 0 and first - at < _REACH:
        bits, word = tag[at], low[at]
        if bits & tags.STOP:
            if word == ":":
                if at and tag[at - 1] & tags.SPEECH | (at > 1 and tag[at - 2] & tags.SPEECH):
                    at -= 1
                    that = True
                    continue
                that = True
                colon = at
                at -= 1
                continue
            if word == ";" and "that" in low[at + 1 : at + 3]:  # "said that A had gone; that B held P; and that"
                that = True
                at -= 1
                continue
            return None
        if bits & tags.QUOTE:
            quotes += 1
            if word in ("”", "»"):
                return None
            at -= 1
            continue
        if word in _STOPPERS and bits & (tags.SUBORDINATOR | tags.CONJUNCTION) and at and tag[at - 1] & tags.COMMA:
            return None
        if word == "that" or (word in ("how", "whether") and at and tag[at - 1] & tags.SPEECH):
            that = True
        if (
            that
            and bits & tags.SAID
            and not _is_verb(line, at)
            and word in ("claim", "claims", "report", "reports", "statement", "statements", "assertion")
            and at > 0
        ):
            # "Kyiv denied Russian claims that", "Russia's claim that"
            over = at - 1
            while over > 0 and at - over < 5 and not tag[over] & tags.FINITE:
                over -= 1
            if tag[over] & tags.DENIED or low[over] in ("dismissed", "dismisses", "ridiculed"):
                theirs = next(((unit, unit + 1) for unit in range(over + 1, at) if unit in line.actor), None)
                who = subject(line, group(line, over).start, Reading(over))
                return Said(who, denied=True, verb=over, teller=theirs)
            for unit in range(at - 1, max(at - 4, -1), -1):
                if unit in line.actor:
                    return Said((unit, unit + 1), verb=at)
        if bits & tags.SPEECH and _is_verb(line, at):
            if colon and any(tag[unit] & tags.AUXILIARY for unit in range(at + 1, colon)):
                return None  # "the towns that he declared Russian are not his: …"
            if that or not comma or (quotes and comma):
                found = _complement(line, at, first, that or bool(quotes))
                if (
                    found is not None
                    and found.negated
                    and found.speaker is not None
                    and line.low[found.speaker[0] : found.speaker[1]] == ["it"]
                ):
                    # "insisted that it could not be said that": a denial
                    outer = _before(line, found.speaker[0])
                    return Said(outer.speaker if outer else None, denied=True, verb=at)
                if found is not None:
                    return found
            that = False
        elif that and word in ("known", "know"):  # "let it be known that", "let the president know that"
            let = next((unit for unit in range(at - 1, max(at - 6, 0), -1) if low[unit] in ("let", "lets")), 0)
            if let:
                return Said(subject(line, group(line, let).start, Reading(let)), verb=at)
        elif word in _FINDS and that and low[at + 1] in ("that", "in", "on", ","):
            return Said(subject(line, group(line, at).start, Reading(at)), negated=group(line, at).denied, verb=at)
        elif word in ("accept", "accepts", "accepted", "doubt", "doubts", "doubted") and that:
            doubting = group(line, at)
            doubted = doubting.denied or word.startswith("doubt")
            over = at
            if doubting.infinitive:  # "was ready to accept that"
                over = next((unit for unit in range(at - 1, max(at - 6, 0), -1) if tag[unit] & tags.FINITE), at)
            who = subject(line, group(line, over).start, Reading(over))
            if who is not None and low[who[0]] in ("nobody", "none", "no"):  # "nobody accepts that"
                return Said(None, denied=not doubted, verb=at)
            return Said(who, denied=doubted, verb=at)
        if bits & tags.COMMA:
            comma = True
        at -= 1
    return None


def _complement(line: Line, verb: int, first: int, that: bool) -> Said | None:
    """Whether the clause at unit `first` is what the verb at unit `verb` says."""
    tag, low = line.tag, line.low
    after = verb + 1
    if not that:
        # "said Ukraine had lost": the clause follows at once, after whom it was told and when.
        look = after
        if tag[verb] & tags.SAID_TO and first - after > 4:
            return None
        if tag[verb] & tags.SAID_TO:
            while look < first and not tag[look] & (tags.ACTOR | tags.PLACE | tags.PRONOUN | tags.PREPOSITION) | (
                look == after
            ):
                look += 1
        while look < first and (
            tag[look] & (tags.TIME | tags.ADVERB | tags.NUMBER)
            or (low[look] in ("on", "in") and look + 1 < line.size and tag[look + 1] & (tags.TIME | tags.PLACE))
            or (look > after and tag[look] & tags.PLACE and low[look - 1] == "in")
        ):
            look += 1
        if look < first and not tag[verb] & tags.SAID_TO:
            return None
        if verb and tag[verb - 1] & tags.COMMA and not tag[verb] & tags.GERUND and _inverted(line, verb) is not None:
            # ", said S, …": inverted; `_aside` reads it.
            return None
        between = range(look, first)
        verbs = any(tag[unit] & (tags.AUXILIARY | tags.SPEECH) for unit in between)
        if verbs and not any(tag[unit] & tags.RELATIVE for unit in between):
            return None
        if tag[verb] & tags.DENIED and look < first and not (tag[first - 1] & tags.DENIED):
            return None
    over = group(line, verb)
    inner = Reading(verb)
    who = subject(line, over.start, inner)
    if over.infinitive or (tag[verb] & tags.GERUND and not over.auxiliary):
        up = over.start - 1
        while up >= 0 and verb - up < 12 and not tag[up] & tags.FINITE:
            up -= 1
        if up >= 0:
            upper = group(line, up)
            who = subject(line, upper.start, Reading(up)) or who
    if over.passive and tag[verb] & tags.SAID and not tag[verb] & tags.GERUND:
        who = None
        for unit in range(verb + 1, min(first, verb + 8)):
            if low[unit] == "by" and unit + 1 < line.size and not tag[unit + 1] & tags.TIME:
                stop = unit + 1
                while stop < first and not tag[stop] & (tags.COMMA | tags.TO | tags.SUBORDINATOR):
                    stop += 1
                who = (unit + 1, stop)
                break
    bits = tag[verb]
    if low[verb] in ("hold", "holds", "held", "believe") and not that:
        return None
    if who is not None and (
        low[who[0]] in ("nobody", "none") or low[who[0] : who[0] + 2] == ["no", "one"]
    ):  # "nobody believes that P will fall"
        thought = low[verb][:5] in ("belie", "think", "thoug", "expec")
        return Said(None, denied=thought, negated=not thought and not bits & tags.DENIED, verb=verb)
    return Said(
        who,
        denied=bool(bits & tags.DENIED) and not over.denied,
        planned=bool(bits & tags.VOWED) and low[verb] not in ("warn", "warned", "warns"),
        negated=over.denied and not bits & tags.DENIED,
        verb=verb,
    )


def _aside(line: Line, first: int) -> Said | None:
    """A report between commas on the left: "…, she wrote, …" and "According to S, …"."""
    tag, low = line.tag, line.low
    at = first - 1
    while at > 0 and first - at < 40:
        bits = tag[at]
        if low[at] in (";",) or (bits & tags.STOP and low[at] not in ("—", "–")):
            return None
        if low[at] in ("but", "while", "whereas") and tag[at - 1] & tags.COMMA:
            return None
        if low[at : at + 3] in (["put", "it", ","], ["puts", "it", ","]) and "as" in low[max(0, at - 8) : at]:
            begin = at - low[max(0, at - 8) : at][::-1].index("as")
            return Said((begin, at), verb=at)  # "as a sergeant put it,"
        if bits & (tags.SAID | tags.VOWED) and _is_verb(line, at) and at + 1 < line.size:
            closed = _closes(line, at + 1)
            if closed is not None and closed <= first + 1:
                who = _inserted(line, at)
                if who is not None and (tag[closed] & (tags.COMMA | tags.QUOTE)):
                    if who[1] <= at and (who[0] == 0 or low[who[0] - 1] in ("and",)):
                        at -= 1
                        continue
                    return Said(who, verb=at)
            inverted = _inverted(line, at)
            if inverted is not None and inverted[1] <= first:
                return Said(inverted, verb=at)
        at -= 1
    return None


def _closes(line: Line, at: int) -> int | None:
    """The comma, stop or end that follows a verb of saying, after when and where it was said."""
    tag, low = line.tag, line.low
    look = at
    if tag[at - 1] & tags.SAID_TO:
        # whom it was told
        while (
            look < line.size
            and look - at < 6
            and not tag[look]
            & (
                tags.COMMA
                | tags.STOP
                | tags.QUOTE
                | tags.PREPOSITION
                | tags.SUBORDINATOR
                | tags.RELATIVE
                | tags.TIME
                | tags.AUXILIARY
            )
            and low[look] not in (".", "!", "?")
        ):
            look += 1
        at = look
    while look < line.size and look - at < 14:
        bits = tag[look]
        if bits & (tags.COMMA | tags.STOP | tags.QUOTE) or low[look] in (".", "!", "?", "...", "…"):
            return look
        if bits & (tags.SUBORDINATOR | tags.RELATIVE) and low[look] not in (
            "as",
            "after",
            "before",
            "when",
            "while",
            "than",
        ):
            return None
        if (
            look == at
            and not (
                bits
                & (tags.TIME | tags.PREPOSITION | tags.ADVERB | tags.NUMBER | tags.SUBORDINATOR | tags.TO | tags.GERUND)
                or low[look] in ("reporters", "journalists", "us", "me", "parliament", "lawmakers")
            )
            and not bits & (tags.PLACE | tags.CAPITAL)
        ):
            return None
        look += 1
    return look if look >= line.size else None


def _inserted(line: Line, verb: int) -> tuple[int, int] | None:
    """The subject of a verb of saying that stands after a comma, a quotation or a dash: ", S said"."""
    tag, low = line.tag, line.low
    over = group(line, verb)
    if over.denied or over.infinitive:
        return None
    end = over.start
    inner = Reading(verb)
    found = subject(line, end, inner)
    if found is None or inner.relative:
        return None
    start = found[0]
    if start == 0:
        return found
    if any(tag[unit] & tags.CONJUNCTION and tag[unit - 1] & tags.COMMA for unit in range(found[1], end)):
        return None  # the subject of the clause before
    bits = tag[start - 1]
    if bits & (tags.COMMA | tags.QUOTE | tags.STOP) or low[start - 1] in ("as", "and", "but"):
        return found
    return None


def _inverted(line: Line, verb: int) -> tuple[int, int] | None:
    """The subject after ", said S"."""
    tag, low = line.tag, line.low
    if verb == 0 or not tag[verb - 1] & (tags.COMMA | tags.QUOTE):
        return None
    if tag[verb] & (tags.GERUND | tags.DENIED | tags.SAID_TO):
        return None
    start = verb + 1
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
        if bits & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.QUOTE) or low[at] in (".", "!", "?"):
            break
        if bits & (tags.SUBORDINATOR | tags.AUXILIARY) or low[at] == "that":
            return None
        if bits & tags.PREPOSITION and low[at] not in ("of", "for", "from") and at > start:
            break
        at += 1
    if at == start or (
        tag[start] & (tags.TIME | tags.PREPOSITION | tags.ADVERB | tags.NUMBER)
        and not tag[start] & (tags.ACTOR | tags.PLACE)
    ):
        return None
    return (start, at)


_REPORTING = tags.SAID | tags.VOWED | tags.STOP
_REPORT_WORDS = frozenset((";", "but", "while", "whereas", "according", "in", "by", "to"))  # the last of a source


def _after(line: Line, end: int) -> Said | None:
    """The report that closes the clause: "…, S said on Monday", "…, said S", "…, according to S"."""
    tag, low = line.tag, line.low
    at = end
    while at < line.size and at - end < _REACH:
        bits, word = tag[at], low[at]
        if not bits & _REPORTING and word not in _REPORT_WORDS:
            at += 1
            continue
        if word == ";" or (bits & tags.STOP and word == ":"):
            return None
        if word in ("but", "while", "whereas") and at and tag[at - 1] & tags.COMMA:
            return None
        source = _source(line, at)
        if source is not None:
            if tag[at - 1] & tags.COMMA and tag[at - 2] & tags.RELATIVE:
                return None  # "a rebellion which, by the count of S, has"
            return Said(source, verb=at)
        if bits & (tags.SAID | tags.VOWED) and _is_verb(line, at):
            inverted = _inverted(line, at)
            if inverted is not None:
                return Said(inverted, verb=at)
            closed = _closes(line, at + 1) if at + 1 < line.size else at
            who = _inserted(line, at)
            if closed is not None and who is not None and who[0] >= end:
                if tag[who[0] - 1] & tags.COMMA and tag[who[0] - 2] & tags.RELATIVE:
                    return None  # "from which, S insists, they will not withdraw"
                joint = low[who[0] - 1]
                if joint not in ("and", "but") and not _next_clause(line, end, who[0], closed):
                    return Said(who, verb=at)
            if who is not None and closed is None and low[who[0] - 1] in ("and", "but"):
                return None
        at += 1
    return None


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
    joined = any(low[unit] == "and" and unit and tag[unit - 1] & tags.COMMA for unit in range(end, start))
    if not joined:
        return False
    return any(
        tag[unit] & (tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR)
        for unit in range(closed + 1, min(line.size, closed + 10))
    )


def _source(line: Line, at: int) -> tuple[int, int] | None:
    """The units of S in "according to S", "by the reckoning of S", "in the opinion of S"."""
    tag, low = line.tag, line.low
    begin = -1
    if low[at] == "according" and low[at + 1 : at + 2] == ["to"]:
        begin = at + 2
    elif (
        low[at] in ("in", "by", "to")
        and at + 3 < line.size
        and low[at + 1] == "the"
        and tag[at + 2] & tags.RECKONED
        and low[at + 3] == "of"
    ):
        begin = at + 4
    if begin < 0 or begin >= line.size:
        return None
    stop = begin
    while stop < line.size and stop - begin < 14:
        bits = tag[stop]
        if bits & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.QUOTE | tags.AUXILIARY) or low[stop] in (
            ".",
            "!",
            "?",
        ):
            break
        if (
            bits & tags.CONJUNCTION
            and stop + 1 < line.size
            and tag[stop + 1] & (tags.SUBORDINATOR | tags.TO | tags.PREPOSITION)
        ):
            break
        stop += 1
    if any(word in PICTURES for word in low[begin:stop]):
        return None
    return (begin, stop) if stop > begin else None


PICTURES = frozenset(
    ("footage", "images", "imagery", "maps", "map", "data", "video", "videos", "photographs", "pictures", "photos")
)


def _opening(line: Line, first: int) -> Said | None:
    """A source named before the clause: "According to S, …"."""
    for at in range(min(first, line.size) - 1, -1, -1):
        if line.tag[at] & tags.SOURCED or line.low[at] in ("in", "by", "to"):
            source = _source(line, at)
            if source is not None and source[1] <= first:
                # An earlier clause's source ("…, according to S, and …") is not this one's.
                between = line.low[source[1] : first]
                if at == 0 or ("and" not in between and "but" not in between):
                    return Said(source, verb=at)
        if line.low[at] in (";", ":"):
            return None
    return None
