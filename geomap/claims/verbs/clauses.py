"""What a clause is made of, to the left of a unit: its verb, "that", members of a list, clauses joined by "and"."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.groups import group
from geomap.claims.words.line import Line

_REACH = 24  # units between a verb and the head of its subject
_NOMINAL = tags.PLACE | tags.WEAK | tags.DETERMINER | tags.ACTOR | tags.CAPITAL | tags.POSSESSIVE | tags.NUMBER
_LEARNT = frozenset(
    ("learned", "learnt", "learn", "heard", "slip", "ruled", "rules", "found", "finds", "realised", "realized",
     "understood", "knew", "repeated", "decreed", "determined", "saw", "felt", "suspected", "gathered",
     "considers", "considered", "consider")
)  # fmt: skip
_CONTENT = frozenset(
    ("so", "claim", "claims", "belief", "statement", "reports", "news", "doubt", "prospect", "fear", "fears", "idea",
     "sign", "signs", "day", "fact", "now", "hope", "clear", "and", "warning", "warnings", "unanimous", "confident",
     "sure", "certain", "likely", "possible", "aware", "convinced", "told", "evidence", "indication", "known", "know",
     "possibility", "chance", "chances", "risk", "danger", "belief", "hopes", "rumours", "rumors", "suggestion",
     "suggestions", "assumption", "suspicion", "conclusion", "positive", "adamant", "proud", "glad", "afraid", "sorry",
     "announcement", "admission", "insistence", "contention", "notion", "view", "opinion", "impression", "proof",
     "assurance", "assurances", "rumour", "rumor", "boast", "verdict", "expectation", "complaint", "pretext", "threat",
     "pledge", "but")
)  # fmt: skip
_KINDS_OF_STATE = frozenset(
    ("proxy", "puppet", "client", "vassal", "satellite", "breakaway", "separatist", "member", "border", "buffer",
     "neighbouring", "neighboring", "frontline", "baltic", "gulf", "arab", "western", "other", "all", "several", "many",
     "some", "both", "most", "successor", "independent", "sovereign", "rogue", "nation", "rebel", "self-proclaimed")
)  # fmt: skip
_SAYS = frozenset(("said", "says", "say", "saying", "insisted", "insists", "added", "believes", "thinks"))
_BOUNDARY = tags.COMMA | tags.STOP | tags.SUBORDINATOR | tags.RELATIVE
_VERBS = tags.SPEECH | tags.AUXILIARY | tags.VERB_IRREGULAR
_BEFORE_ADJECTIVE = tags.DETERMINER | tags.POSSESSIVE | tags.PREPOSITION | tags.NUMBER
_NAMED = tags.PLACE | tags.ACTOR
_IN_LIST = tags.PLACE | tags.ACTOR | tags.COMMA | tags.DETERMINER | tags.CAPITAL | tags.AREA
_IN_ARMS = tags.ACTOR | tags.FORCE | tags.WEAPON | tags.VEHICLE
_STOPS = tags.STOP | tags.QUOTE


_OBJECTS = frozenset(("ground", "hands"))
_NO_VERBS = frozenset(("operation", "operations", "offensive", "offensives", "campaign", "campaigns"))


def clause_verb(line: Line, at: int) -> int | None:
    """Return the nearest verb to the left of unit `at` in the same clause, or None."""
    tag = line.tag
    look = at
    while look >= 0 and at - look < _REACH:
        bits = tag[look]
        if bits & _STOPS:
            return None
        if (
            bits & tags.TRIGGER
            and look
            and not bits & (tags.FORCE | tags.AREA | tags.PREPOSITION | tags.ADVERB)
            and line.low[look] not in _NO_VERBS
            and tag[look - 1] & _BEFORE_BASE
            and _acts(line, group(line, look).start - 1)  # "the rebels once again hold"
        ):
            return look
        if line.low[look] in _OBJECTS and look and tag[look - 1] & (tags.FINITE | tags.GERUND):
            look -= 1  # "gained ground by taking P", "changed hands and are": a noun
            continue
        if (
            bits & (tags.FINITE)
            and not bits & (tags.COMPOUND | tags.TIME)
            and not is_adjective(line, look)
            and not (look and _is_noun(line, look))
        ):
            return look
        if bits & tags.GERUND and bits & tags.TRIGGER and look and tag[look - 1] & (tags.PREPOSITION | tags.COMMA):
            return look
        look -= 1
    return None


_OF_NOUNS = frozenset(("a", "an", "the", "its", "their", "his", "her", "our", "my", "'s", "’s", "no", "every"))
_GOVERNS = frozenset(("of", "for", "with", "from", "against"))
_BEFORE_BASE = tags.FORCE | tags.ADVERB | tags.PRONOUN | tags.RELATIVE


def _is_noun(line: Line, at: int) -> bool:
    """Whether what may be a verb is a noun by the word before it: "declared a *state*", "asked for *keys*"."""
    before = line.low[at - 1]
    if line.tag[at] & tags.AUXILIARY:
        return False
    return before in _OF_NOUNS or (before in _GOVERNS and line.low[at].endswith("s") and not line.tag[at] & tags.PAST)


def _acts(line: Line, at: int) -> bool:
    return bool(line.tag[at] & tags.FORCE) or line.low[at] in ("they", "we", "who")


_DOES = tags.PAST | tags.VERB_IRREGULAR | tags.GERUND
_ARMS = tags.FORCE | tags.WEAPON | tags.VEHICLE


def is_adjective(line: Line, at: int) -> bool:
    """Whether a form in -ed is an adjective ("the exhausted troops", "captured tanks")."""
    if not line.tag[at] & tags.PAST or line.tag[at] & (tags.AUXILIARY | tags.SAID):
        return False
    if at == 0 or at + 1 >= line.size:
        return False
    before, after = line.tag[at - 1], line.tag[at + 1]
    if before & _DOES and not before & tags.AUXILIARY and after & _ARMS:
        return True  # "sent armoured cars"
    if before & tags.COMPOUND and line.tag[at] & tags.AREA_PART:
        return True  # "rebel-held ground"
    joined = before & tags.CONJUNCTION and line.low[at] == "allied"  # "the army and allied militias"
    return bool(
        (before & _BEFORE_ADJECTIVE or joined)
        and not after & (tags.PREPOSITION | tags.DETERMINER | tags.COMMA | tags.STOP)
    )


def kind_of_states(line: Line, at: int) -> bool:
    """Whether a unit is the noun "states" and not the verb ("member states that", "breakaway states")."""
    return line.low[at] == "states" and at > 0 and line.low[at - 1] in _KINDS_OF_STATE


def complement(line: Line, that: int) -> bool:
    """Whether the "that" at a unit opens what is said, not a relative clause."""
    tag, low = line.tag, line.low
    look = that - 1
    if look >= 0 and (tag[look] & tags.BE or low[look] in ("mean", "means", "meant")):
        return True  # "what matters is that", "it means that"
    if look > 0 and (low[look] == ";" or low[look - 1 : look + 1] == [";", "and"]):
        return True  # "said that A had gone; that B held P; and that"
    if look > 0 and low[look] == ":":
        return True  # "the commission was clear: that A had gone"
    aside = bool(look >= 0 and tag[look] & tags.COMMA)  # "told a general, in front of reporters, that"
    # No relative clause hangs on a day or on a name: "told a rally of old soldiers in Damascus on Sunday that".
    named = bool(look >= 0 and tag[look] & (tags.TIME | _NAMED) and tag[look] & tags.CAPITAL)
    while look >= 0 and that - look < (22 if aside or named else 9):
        bits = tag[look]
        if bits & tags.SPEECH and not kind_of_states(line, look):
            return True
        if low[look] in _LEARNT and (that - look == 1 or aside or tag[look + 1] & (tags.PREPOSITION | tags.TIME)):
            return True  # "we learned that", "the court ruled in May that"
        if low[look] in _CONTENT:
            if that - look <= 2 - (low[look] in ("and", "but")) or (named and low[look] == "known"):
                return True
            if low[look + 1] == "of" and low[max(look - 3, 0) : look] == ["it", "is", "the"]:
                return True  # "it is the view of most diplomats that"
        if bits & tags.STOP:
            return False
        if bits & tags.COMMA and not (aside or (named and tag[look - 1] & _NAMED and tag[look + 1] & _NAMED)):
            return False  # but "the envoys of P, Q and R that"
        look -= 1
    return False


def listed(line: Line, comma: int, end: int) -> bool:
    """Whether a comma joins members of a list that ends in "and" before unit `end` ("A, B and C were hit")."""
    tag, low = line.tag, line.low
    if comma == 0 or comma + 1 >= line.size or _ends_source(line, comma):
        return False
    after, before = tag[comma + 1], tag[comma - 1]
    within = _IN_LIST
    if low[comma + 1] == "the" and before & tags.ACTOR and tag[comma + 2] & tags.ACTOR and _opens(line, comma):
        after = tag[comma + 2]  # "The Lake Front, the army and the militia took P"
    if not (before & (tags.PLACE | tags.ACTOR) and after & (tags.PLACE | tags.ACTOR)):
        if not (before & _IN_ARMS and after & _IN_ARMS and _opens(line, comma)):
            return False
        within |= _IN_ARMS  # "Russian troops, tanks and guns entered P"
    for look in range(comma + 1, min(end, comma + 14)):
        if low[look] in ("and", "or") and tag[look] & tags.CONJUNCTION:
            return True
        if not tag[look] & within:
            return False
    return False


def _ends_source(line: Line, comma: int) -> bool:
    """Whether the name before a comma is a source's, and opens no list: "According to the army, P and Q were"."""
    to = comma - 2 - bool(comma > 2 and line.tag[comma - 2] & tags.DETERMINER)
    return to > 0 and line.low[to] == "to" and bool(line.tag[to - 1] & tags.SOURCED)


def _opens(line: Line, comma: int) -> bool:
    """Whether the names of men and arms before a comma open a clause."""
    at = comma - 1
    while at >= 0 and (line.tag[at] & (_IN_ARMS | _IN_LIST | tags.NUMBER) or _of_men(line, at)):
        at -= 1
    opens = tags.SAID | tags.SUBORDINATOR | _STOPS
    return at < 0 or (bool(line.tag[at] & opens) and not line.tag[at] & tags.PREPOSITION)


def _of_men(line: Line, at: int) -> bool:
    """Whether a unit tells of whom men are: "fighters *of* the Lake Front"."""
    return line.low[at] in ("of", "from") and at > 0 and bool(line.tag[at - 1] & tags.FORCE)


def conjunct_is_clause(line: Line, conjunction: int) -> bool:
    """Whether what stands before "and" is a clause whose object it ends ("took A and B lost C")."""
    look = conjunction - 1
    if look in line.actor and line.actor[look].kind == "adjective" and conjunction + 1 in line.actor:
        return False  # "saw French and Malian soldiers withdrawing"
    while look >= 0 and conjunction - look < 10:
        bits = line.tag[look]
        if bits & _BOUNDARY:
            return False
        if line.low[look] in _SAYS and not line.tag[look + 1] & (tags.PREPOSITION | tags.TIME):
            return False  # "said the rebels and their allies had left"
        if bits & tags.SAID and _past_hearer(line, look + 1) < conjunction:
            return False  # "confirmed to reporters on Monday the army and its allies had left"
        if bits & _VERBS and not bits & (tags.AREA | tags.FORCE | tags.PEOPLE):
            return True
        if bits & tags.TO and look + 1 < conjunction and not line.tag[look + 1] & _NOMINAL:
            return True  # "consent to disarm and the army"
        if bits & tags.PAST and not bits & tags.COMPOUND and not is_adjective(line, look):
            # but "troops backed by A and B took P"
            return not (line.low[look + 1] == "by" and look and line.tag[look - 1] & _IN_ARMS)
        look -= 1
    return False


def _past_hearer(line: Line, at: int) -> int:
    """The unit of the clause that follows a verb of saying, behind to whom and when it is said; the end without one."""
    tag, told = line.tag, at
    if tag[at - 1] & tags.SAID_TO and not tag[at] & tags.RELATIVE and line.low[at] not in ("that", "to"):
        told += 1 + bool(tag[at] & tags.DETERMINER)  # "told the paper the army and its allies had left"
    while line.low[told] in ("to", "on") and tag[told + 1] & (tags.CAPITAL | tags.PEOPLE | tags.TIME):
        told += 2
    return told if told > at and (tag[told] & tags.DETERMINER or told in line.actor) else line.size
