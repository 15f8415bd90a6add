"""Reports that open a clause: "S said that …", "S told T that …", "S denied …", "S said: …"."""

from __future__ import annotations

from geomap.claims.speech.sayingverbs import Said, inverted_speaker, is_verb, quoted_speaker
from geomap.claims.speech.speakers import BODIES
from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Group, Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_REACH = 60
_LONGEST_NAME = 5  # units before a colon
_ASIDE = 24  # units of "where the king lives"
_GOES_ON = frozenset(
    ("adding", "warning", "noting", "stressing", "insisting", "explaining", "emphasising", "emphasizing")
)
_ARTICLES = frozenset(("a", "an", "its", "his", "her", "their"))
_PAPERS = frozenset(("statement", "tweet", "post", "release", "communique", "communiqué", "bulletin", "interview",
                     "briefing", "message", "video", "report", "letter", "speech", "address"))  # fmt: skip
_MEDIA = frozenset(("phone", "telephone", "radio", "television", "tv", "telegram", "facebook", "twitter", "x", "media",
                    "email", "e-mail", "link", "air", "camera", "letter", "whatsapp", "wireless", "cable"))  # fmt: skip
_SPEAKERS = tags.PEOPLE | tags.ACTOR | tags.CAPITAL
_BEFORE_SPEAKER = tags.COMMA | tags.STOP | tags.QUOTE | tags.PREPOSITION | tags.FINITE | tags.SUBORDINATOR
_LONGEST_APPOSITION = 13  # units of ", a resident of P,"
_HEARERS = tags.CAPITAL | tags.PEOPLE
_LONGEST_SPEAKER = 9  # units of "with the spokesman of the army" before "saying"
_OF_FACTS = frozenset(("warn", "warned", "warns", "swear", "swears", "swore"))  # what they say need not be to come
_HANGING = frozenset(("after", "because", "before", "once", "until", "when", "since", "as", "if"))
_JOINING = frozenset(("that", "how", "whether", "when", "where", "why"))
_SIDE = frozenset(("as", "while", "when", "although", "though", "after", "before", "since", "even"))
_STOPPERS = frozenset(["while", "whereas", "although", "though", "but"])
_STATED = frozenset(("statement", "statements", "assertion", "announcement"))
_CLAIMS = frozenset(("claim", "claims", "report", "reports", *_STATED))
_DISMISSES = frozenset(("dismissed", "dismisses", "ridiculed"))
_DESCRIBES = frozenset(("describe", "describes", "described"))
_FINDS = frozenset(("found", "finds", "ruled", "rules", "determined", "holds", "decreed", "considers",
                    "considered", "consider", *_DESCRIBES))  # fmt: skip
_REPLIES = frozenset(("answer", "reply", "response", "message", "word", "line", "version", "view", "verdict",
                      "argument", "explanation", "theory", "contention", "conviction", "boast", "excuse", "opinion",
                      "belief"))  # fmt: skip
_TAKES = frozenset(("take", "takes", "took", "taken", "taking"))
_SURE = frozenset(("sure", "certain", "convinced", "confident", "adamant", "positive", "unanimous"))
_CANDID = frozenset(("blunt", "clear", "candid", "frank", "categorical", "adamant", "certain", "sure", "precise",
                     "emphatic", "unanimous", "specific", "firm"))  # fmt: skip
_PUTS = frozenset(("put", "puts", "summed", "phrased", "expressed"))
_ACCEPTS = frozenset(("accept", "accepts", "accepted", "doubt", "doubts", "doubted"))
_ENDS_OWNER = tags.COMMA | tags.SUBORDINATOR
_NO_ADJECTIVE = tags.ACTOR | tags.PLACE | tags.CAPITAL | tags.FINITE | tags.CONJUNCTION | tags.PRONOUN | tags.NUMBER
_NO_CLAUSE = tags.PREPOSITION | tags.SUBORDINATOR | tags.RELATIVE | tags.VERB_IRREGULAR | tags.TO
_HEARS = frozenset(("heard", "hear", "hears", "learned", "learnt", "learn"))
KNOWN = _SURE | _REPLIES | _FINDS | _ACCEPTS | _HEARS | {"known", "know", "slip", "mean", "repeated", ":"}
"""Words and signs by which something is told without a verb of saying."""


def report_before(line: Line, first: int) -> Said | None:
    """The report that opens the clause at unit `first`: "S said that …", "S told T that …", "S denied …"."""
    tag, low = line.tag, line.low
    that = comma = quoted = apart = False
    colon = 0
    for at in range(first - 1, max(first - _REACH, -1), -1):
        bits, word = tag[at], low[at]
        if bits & tags.STOP:
            if word == ":":
                spoken = at and tag[at - 1] & tags.SPEECH and is_verb(line, at - 1)
                if not spoken and not (at > 1 and tag[at - 2] & tags.SPEECH):
                    colon = at
                    introduced = _introduced(line, at)
                    if introduced is not None:
                        return introduced
            elif word != ";" or "that" not in low[at + 1 : at + 3]:
                return None
            that = True  # also in "said that A had gone; that B held P; and that"
            continue
        if bits & tags.QUOTE:
            if word in ("”", "»"):
                return None
            quoted = True
            continue
        stops = word in _STOPPERS and low[at + 1] != "that"  # "said that A had gone, but that B held P"
        if stops and bits & (tags.SUBORDINATOR | tags.CONJUNCTION) and at and tag[at - 1] & tags.COMMA:
            return None
        that = that or (word in _JOINING and _joins(line, at))
        if word == "and" and not that and at and tag[at - 1] & tags.COMMA:
            apart = True
        found = _someones_claim(line, at) if that and at and word in _CLAIMS else None
        if found is not None:
            return found
        if bits & tags.SPEECH and is_verb(line, at):
            if _in_a_side_clause(line, at, first):
                return None
            if colon and any(tag[unit] & tags.AUXILIARY for unit in range(at + 1, colon)):
                return None  # "the towns that he declared Russian are not his: …"
            inverted = inverted_speaker(line, at) if quoted and at and tag[at - 1] & tags.QUOTE else None
            if inverted is not None:  # "“…,” said S, “because …”"
                found = Said(inverted, verb=at)
            elif that or not comma or quoted:
                found = _said_at(line, at, first, that or quoted)
            that = False
        elif that and word in KNOWN:
            found = _known(line, at)
        if found is not None:
            # "denied that A had left P, and B held Q", which is no part of what is denied; but "…, and that B held Q"
            return None if apart and found.denied else found
        if bits & tags.COMMA:
            comma = True
    return None


def _in_a_side_clause(line: Line, at: int, first: int) -> bool:
    """Whether what is said ends before the main clause: "As officials said that talks went on, rebels took P"."""
    if line.low[0] not in _SIDE or not line.tag[first - 1] & tags.COMMA or at + 2 >= first - 1:
        return False
    return not any(bits & tags.COMMA for bits in line.tag[1 : first - 1])


def _joins(line: Line, at: int) -> bool:
    """Whether "that" at a unit joins a clause to what stands before it, or "how" or "when" does to what is not said."""
    before = line.tag[at - 1] if at else 0
    if line.low[at] == "that":  # no "after that", but "pointed out that"
        return not before & tags.PREPOSITION or bool(before & tags.TIME) or line.low[at - 1] == "out"
    if not (before & tags.SPEECH or line.low[at - 1] in _DESCRIBES):
        return False
    return line.low[at] in ("how", "whether") or group(line, at - 1).denied  # "did not say when P would fall"


def _introduced(line: Line, colon: int) -> Said | None:
    """Whose words a clause with no verb of saying introduces: "The colonel was blunt: P had fallen", "S smiled: “"."""
    tag, low = line.tag, line.low
    if 0 < colon <= _LONGEST_NAME and _names_somebody(line, colon):
        return Said((0, colon), verb=colon)  # "Governor: rebels have taken P"
    candid = low[colon - 1] in _CANDID or ("it" in low[max(colon - 5, 0) : colon] and _PUTS & set(low[:colon]))
    candid = candid or (low[colon + 1] == "that" and not _CANDID.isdisjoint(low[:colon]))
    if not candid and not tag[colon + 1] & tags.QUOTE:
        return None
    told = next((at for at in range(colon - 1, 0, -1) if low[at] in _CANDID), colon - 1) if candid else colon - 1
    verb = clause_verb(line, told)
    who = _subject_of(line, verb) if verb is not None else None
    if (
        verb is None
        or who is None
        or not any(tag[unit] & (tags.PEOPLE | tags.TITLE) or _speaks(line, unit) for unit in range(*who))
    ):
        return None
    return Said(who, verb=verb)


def _names_somebody(line: Line, colon: int) -> bool:
    """Whether only people stand before a colon: "Local officials"; one by his office may head his own post."""
    tag = line.tag
    if not tag[colon - 1] & tags.PEOPLE or tag[colon - 1] & tags.CROWD or not line.low[colon - 1].endswith("s"):
        return False
    return all(tag[unit] & (tags.CAPITAL | tags.ACTOR | tags.PEOPLE | tags.COMPOUND) for unit in range(colon))


def _speaks(line: Line, unit: int) -> bool:
    known = unit in line.actor and line.actor[unit].kind in ("person", "official", "body")
    return known or line.low[unit] in BODIES


def _someones_claim(line: Line, noun: int) -> Said | None:
    """Whose a claim is, and who denies it: "Kyiv denied Russian claims that", "Russia's claim that"."""
    tag = line.tag
    if not (tag[noun] & tags.SAID or line.low[noun] in _STATED) or is_verb(line, noun):
        return None
    over = noun - 1
    while over > 0 and noun - over < 5 and not tag[over] & tags.FINITE:
        over -= 1
    if tag[over] & tags.DENIED or line.low[over] in _DISMISSES:
        near = range(noun + 3, noun + 5) if line.low[noun + 2] == "by" else range(over + 1, noun)  # "made by Baku"
        theirs = next(((unit, unit + 1) for unit in near if unit in line.actor), None)
        return Said(_subject_of(line, over), denied=True, verb=over, teller=theirs)
    for unit in range(noun - 1, max(noun - 4, -1), -1):
        if unit in line.actor:
            return Said((unit, unit + 1), verb=noun)
    return None


def _said_at(line: Line, verb: int, first: int, that: bool) -> Said | None:
    """What a verb of saying tells of the clause at unit `first`; "insisted that it could not be said that" denies."""
    found = _complement(line, verb, first, that)
    if found is None or not found.negated or found.speaker is None:
        return found
    start, end = found.speaker
    if line.low[start:end] != ["it"] or not group(line, verb).passive:
        return found
    outer = report_before(line, start)
    return Said(outer.speaker if outer else None, denied=True, verb=verb)


def _known(line: Line, at: int) -> Said | None:
    """Read "let it be known that", "the court found that", "nobody accepts that"."""
    tag, low = line.tag, line.low
    word = low[at]
    if word == "mean" and low[at - 1] == "to":
        take = next((unit for unit in range(at - 2, max(at - 7, -1), -1) if low[unit] in _TAKES), -1)
        return Said(_subject_of(line, take), verb=at) if take > 0 else None  # "takes this to mean that"
    if word in _SURE and low[at + 1] == "that" and tag[at - 1] & (tags.BE | tags.ADVERB | tags.NEGATION):
        if low[group(line, at).start - 1] == "it":
            return None  # "it is almost certain that"
        return Said(_subject_of(line, at), negated=group(line, at).denied, verb=at)
    if word in _HEARS:
        stop = next((unit for unit in range(at + 2, min(line.size, at + 9)) if low[unit] == "that"), 0)
        told = low[at + 1] == "from" and stop and not tag[stop - 1] & (tags.PRONOUN | tags.POSSESSIVE)
        # "we have heard from residents that"
        return Said((at + 2, stop), negated=group(line, at).denied, verb=at) if told else None
    if word in _REPLIES and not (tag[at] & tags.SPEECH and is_verb(line, at)):
        return _reply(line, at)
    if word in {"known", "know", "slip"}:
        let = next((unit for unit in range(at - 1, max(at - 6, 0), -1) if low[unit] in ("let", "lets")), 0)
        return Said(_subject_of(line, let), verb=at) if let else None
    if word in _FINDS and low[at + 1] in ("that", "in", "on", ",", "how"):
        return Said(_subject_of(line, at), negated=group(line, at).denied, verb=at)
    if word == "repeated" and low[at + 1] == "that":
        return Said(_subject_of(line, at), verb=at)
    if word not in _ACCEPTS:
        return None
    if word == "doubt" and low[at - 1] in ("no", "little"):  # "officials had no doubt that"
        held = next((unit for unit in range(at - 2, max(at - 5, -1), -1) if low[unit] in ("had", "have", "has")), -1)
        return Said(_subject_of(line, held), verb=at) if held > 0 else None
    doubting = group(line, at)
    doubted = doubting.denied or word.startswith("doubt")
    over = at
    if doubting.infinitive:  # "was ready to accept that"
        over = next((unit for unit in range(at - 1, max(at - 6, 0), -1) if tag[unit] & tags.FINITE), at)
    who = _subject_of(line, over)
    if who is not None and low[who[0]] in ("nobody", "none", "no", "few"):
        return Said(None, denied=not doubted, verb=at)
    return Said(who, denied=doubted, verb=at)


def _reply(line: Line, noun: int) -> Said | None:
    """Whose answer it is: "the reply from S was that", "S's answer was that", "in S the answer was that"."""
    tag, low = line.tag, line.low
    after = noun + 1
    if low[after] == "of" and low[noun - 3 : noun] == ["it", "is", "the"]:  # "it is the view of most diplomats that"
        stop = next((unit for unit in range(after + 2, min(line.size, after + 9)) if low[unit] == "that"), 0)
        return Said((after + 1, stop), verb=noun) if stop else None
    if low[after] == "of" and low[noun] in ("boast", "contention", "theory", "word") and low[noun - 1] == "the":
        comma = next((at for at in range(after + 2, min(line.size, after + 9)) if tag[at] & _ENDS_OWNER), 0)
        return Said((after + 1, comma), verb=noun) if comma else None  # "the boast of N, the minister, that P"
    if low[after] in ("from", "of", "in"):
        stop = next((unit for unit in range(after + 1, min(line.size, after + 9)) if tag[unit] & tags.BE), -1)
        return Said((after + 1, stop), verb=noun) if stop > after + 1 and low[stop + 1] == "that" else None
    if tag[after] & tags.COMMA:  # "the Kremlin's line, repeated on every channel, is that"
        reach = range(after + 2, min(line.size - 1, after + 9))
        after = next((unit + 1 for unit in reach if tag[unit] & tags.COMMA), after)
    if not tag[after] & tags.BE or low[after + 1] != "that" or noun < 2:
        return None
    owner = noun - 2
    if low[noun - 1] in OWNING:
        return Said((owner, owner + 1), verb=noun)
    if tag[owner] & tags.COMMA:
        where = next((at for at in range(owner - 1, max(owner - _ASIDE, 1), -1) if low[at] == "where"), 0)
        owner = (where - 1 if where and tag[where - 1] & tags.COMMA else owner) - 1  # "In P, where the king lives,"
    if low[noun - 1] == "the" and owner > 0 and low[owner - 1] == "in" and tag[owner] & (tags.ACTOR | tags.PLACE):
        return Said((owner, owner + 1), verb=noun)
    return None


def _subject_of(line: Line, verb: int) -> tuple[int, int] | None:
    return subject(line, group(line, verb).start, Reading(verb))


def _complement(line: Line, verb: int, first: int, that: bool) -> Said | None:
    """Whether the clause at unit `first` is what the verb at unit `verb` says."""
    bits, word = line.tag[verb], line.low[verb]
    if not that and not _follows_at_once(line, verb, first):
        return None
    over = group(line, verb)
    inverted = inverted_speaker(line, verb) if line.low[first - 1] == ":" else None
    who = inverted or _who_says(line, verb, over, first)
    if word in ("hold", "holds", "held") and not that:
        return None
    if word == "believe" and not that and not over.denied:
        return None  # but "did not believe they had taken P"
    if who is not None and (
        line.low[who[0]] in ("nobody", "none") or line.low[who[0] : who[0] + 2] == ["no", "one"]
    ):  # "nobody believes that P will fall"
        thought = word[:5] in ("belie", "think", "thoug", "expec")
        return Said(None, denied=thought, negated=not thought and not bits & tags.DENIED, verb=verb)
    refused = over.infinitive and line.tag[over.start - 1] & tags.REFUSES
    return Said(
        who,
        denied=bool(bits & tags.DENIED) and not over.denied,
        planned=bool(bits & tags.VOWED) and word not in _OF_FACTS,
        # "would neither confirm nor deny that P had fallen" says nothing of it
        negated=line.low[verb - 1] == "nor" if bits & tags.DENIED else over.denied or bool(refused),
        verb=verb,
    )


def _follows_at_once(line: Line, verb: int, first: int) -> bool:
    """Whether a clause without "that" stands right behind a verb of saying, but for when: "said Ukraine had lost"."""
    tag, low = line.tag, line.low
    look = after = verb + 1
    told = tag[verb] & tags.SAID_TO
    if told:  # "told reporters in Kyiv on Tuesday his men had left"
        hearer = next(
            (at for at in range(after + 1, min(first, after + 4)) if _past_circumstances(line, at, first) > at), 0
        )
        if first - after > 4 and not (hearer and _past_circumstances(line, hearer, first) == first):
            return False
    look = _past_circumstances(line, look, first)
    if low[look] == "neither" and low[first - 1] == "nor":
        return True  # "said neither P nor Q had fallen"
    if look < first - 1 and low[first - 1] == "and" and not told and not tag[look] & _NO_CLAUSE:
        return _joined(line, look, first) and not tag[verb] & tags.DENIED
    if look < first - 1 and _in_report(line, look, first):
        return not tag[verb] & tags.DENIED  # "said the road would open once A had taken P"
    if look < first and not told:
        return False
    if verb and tag[verb - 1] & tags.COMMA and not tag[verb] & tags.GERUND and inverted_speaker(line, verb) is not None:
        return False  # ", said S, …": `report_aside` reads it
    between = range(look, first)
    verbs = any(tag[unit] & (tags.AUXILIARY | tags.SPEECH) for unit in between)
    if verbs and not any(tag[unit] & tags.RELATIVE for unit in between):
        return False
    return not (tag[verb] & tags.DENIED and look < first and not tag[first - 1] & tags.DENIED)


def _past_circumstances(line: Line, look: int, first: int) -> int:
    """Step over when, where and how it is said, up to unit `first`: "on Sunday", "in a statement", "by telephone"."""
    tag, low = line.tag, line.low
    while look < first:
        here = look
        if tag[look] & (tags.TIME | tags.ADVERB | tags.NUMBER):
            look += 1
        elif low[look] in ("on", "in", "from", "late") and tag[look + 1] & (tags.TIME | tags.PLACE):
            look += 2
        elif low[look] in ("in", "on") and low[look + 1] in _ARTICLES:
            stop = next((at for at in range(look + 2, first) if tag[at] & tags.PREPOSITION), first)
            ends = range(look + 2, min(look + 5, stop))
            look = next((at + 1 for at in ends if low[at] in _PAPERS or tag[at] & tags.TIME), look)
        elif low[look] == "to" and tag[look + 1] & _HEARERS and not tag[look] & tags.SAID_TO:
            look += 2  # "confirmed to AFP"
        elif low[look] in ("by", "on", "over", "via", "through"):
            look = next((at + 1 for at in range(look + 1, min(look + 4, first)) if low[at] in _MEDIA), look)
        if look == here:
            break
    return look


def _joined(line: Line, start: int, first: int) -> bool:
    """Whether "and" joins the clause at unit `first` to one that is said: "residents said A had fled and B held P"."""
    between = line.tag[start : first - 1]
    if any(bits & (tags.COMMA | tags.STOP | tags.QUOTE | tags.SPEECH) for bits in between):
        return False
    return any(bits & (tags.AUXILIARY | tags.VERB_IRREGULAR | tags.PAST) for bits in between[1:])


def _in_report(line: Line, start: int, first: int) -> bool:
    """Whether the clause at unit `first` hangs on one that follows a verb of saying, from unit `start` on."""
    tag, low = line.tag, line.low
    if low[first - 1] not in _HANGING or tag[start] & (tags.PREPOSITION | tags.SUBORDINATOR | tags.RELATIVE):
        return False
    between = range(start, first - 1)
    if any(tag[unit] & (tags.COMMA | tags.STOP | tags.QUOTE) for unit in between):
        return False
    killed = tag[start] & tags.PRONOUN and tag[start + 1] & tags.PAST  # "said it killed six when A took P"
    return bool(killed) or any(tag[unit] & (tags.AUXILIARY | tags.VERB_IRREGULAR) for unit in between[1:])


def _over_aside(line: Line, verb: int) -> tuple[int, int] | None:
    """Who stands before an adjective or two between commas: "the mayor, unshaven, said"."""
    tag = line.tag
    if verb < 4 or not tag[verb - 1] & tags.COMMA:
        return None
    comma = next((at for at in range(verb - 3, max(verb - 6, 0), -1) if tag[at] & tags.COMMA), 0)
    if not comma or any(tag[at] & _NO_ADJECTIVE for at in range(comma + 1, verb - 1)):
        return None
    return subject(line, comma, Reading(verb))


def _who_says(line: Line, verb: int, over: Group, first: int) -> tuple[int, int] | None:
    """The subject of a verb of saying, of the verb over it ("wanted to say"), or its agent ("it was said by S")."""
    tag = line.tag
    quoted = quoted_speaker(line, verb)
    if quoted is not None:
        return quoted
    if over.passive and tag[verb] & tags.SAID and not tag[verb] & tags.GERUND:
        for unit in range(verb + 1, min(first, verb + 8)):
            if line.low[unit] == "by" and unit + 1 < line.size and not tag[unit + 1] & tags.TIME:
                stop = unit + 1
                while stop < first and not tag[stop] & (tags.COMMA | tags.TO | tags.SUBORDINATOR):
                    stop += 1
                return (unit + 1, stop)
        return None
    own = _with_whom(line, verb) if tag[verb] & tags.GERUND and not over.auxiliary else None
    if own is not None:
        return own
    who = subject(line, over.start, Reading(verb)) or _over_aside(line, over.start)
    if line.low[over.start - 1] == "who" and (told := _over_apposition(line, over.start - 1, who)):
        who = told
    if over.infinitive or (tag[verb] & tags.GERUND and not over.auxiliary):
        up = over.start - 1
        while up >= 0 and verb - up < 12 and not tag[up] & tags.FINITE:
            up -= 1
        if line.low[verb] in _GOES_ON:
            up = next((at for at in range(up, -1, -1) if tag[at] & tags.SAID and is_verb(line, at)), up)
        if up >= 0:
            inverted = inverted_speaker(line, up) if tag[up] & tags.SAID else None
            who = inverted or _subject_of(line, up) or who  # "“…,” said S, adding that"
    return who


def _over_apposition(line: Line, who: int, near: tuple[int, int] | None) -> tuple[int, int] | None:
    """Whom "who" behind a comma means: "N, a resident of P, who said"; "a clerk reached by telephone, who said"."""
    tag = line.tag
    if who < 3 or not tag[who - 1] & tags.COMMA:
        return None
    reach = range(who - 2, max(who - _LONGEST_APPOSITION, 0), -1)
    comma = next((at for at in reach if tag[at] & tags.COMMA), 0)
    end = comma
    if not comma or line.low[comma + 1] not in ("a", "an", "the") or not tag[comma - 1] & _SPEAKERS:
        hung = near[0] if near is not None and tag[near[0]] & tags.PREPOSITION else 0
        end = hung - bool(tag[hung - 1] & tags.PAST)
    start = end - 1
    while start > 0 and not tag[start - 1] & _BEFORE_SPEAKER:
        start -= 1
    return (start, end) if 0 <= start < end else None


def _with_whom(line: Line, verb: int) -> tuple[int, int] | None:
    """Who stands before "saying" as its own subject: "calm returned, with *the army* saying that"."""
    tag, low = line.tag, line.low
    if not (tag[verb - 1] & _SPEAKERS or low[verb - 1] in BODIES):
        return None
    for at in range(verb - 1, max(verb - _LONGEST_SPEAKER, -1), -1):
        if tag[at] & (tags.FINITE | tags.GERUND | tags.QUOTE) and at not in line.actor:
            return None
        if low[at] == "with" or tag[at] & tags.COMMA:
            return (at + 1, verb) if not tag[at + 1] & tags.SOURCED else None
    return None
