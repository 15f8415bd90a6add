"""What stands over a gerund: "denied shelling", "within days of taking", "after taking", "accused them of shelling"."""

from __future__ import annotations

from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.governors import (
    ENDS,
    PAPERS,
    following_subject,
    noun_governor,
    opens_sentence,
    or_ends,
    spoken_by,
)
from geomap.claims.verbs.openings import after_opener
from geomap.claims.verbs.subjectphrases import first_of
from geomap.claims.verbs.subjects import subject
from geomap.claims.verbs.untrue import REPORTS
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_STOPS = frozenset(("stop", "stopped", "cease", "ceased", "let"))
_OF = frozenset(("of", "on", "at", "against", "about"))
_CHARGES = frozenset(("accusation", "accusations", "allegation", "allegations", "charge", "charges"))
_WHOSE = OWNING | {"its", "their", "his", "her"}
_INVOLVED = frozenset(("responsibility", "involvement", "part", "role", "hand", "complicity"))
_CHARGED = 5  # units of "denied all the Ukrainian" before "accusations"
_BEFORE_CHARGE = tags.DETERMINER | tags.ACTOR | tags.POSSESSIVE | tags.CAPITAL | tags.WHOLE | tags.TIME | tags.NUMBER
_ABLE = frozenset(("capable", "incapable", "confident", "certain", "sure", "assured"))
_SOON = frozenset(("days", "hours", "weeks", "minutes", "months", "day", "hour", "week", "minute", "mile", "miles"))
_HAIRS = frozenset(("ace", "inch", "inches", "whisker", "hair", "breadth"))
_VERGES = frozenset(("verge", "brink", "edge", "point", "eve", "cusp"))
_AIMS = frozenset(
    ("idea", "intention", "hope", "hopes", "prospect", "possibility", "aim", "purpose", "point", "goal", "risk",
     "danger", "thought", "thoughts", "chance", "chances")
)  # fmt: skip
_INTENT = frozenset(("thinking", "dreaming", "dreamt", "dreamed", "talked", "intent", "bent", "insisted"))
_FOLLOWS_FROM = frozenset(
    ("risks", "cost", "costs", "price", "consequences", "repercussions", "dangers", "folly", "wisdom", "legality")
)  # fmt: skip
_FEARED = frozenset(("fear", "fears", "feared", "prospect", "threat", "danger", "risk", "possibility", "likelihood"))
_ACCOUNTS = frozenset(
    ("account", "accounts", "report", "reports", "tale", "tales", "story", "stories", "word", "news", "rumors",
     "rumours", "talk", "footage", "pictures", "photographs", "images", "videos", "sightings", "sight")
)  # fmt: skip
_WHILE = frozenset(("while", "whilst"))  # "hold P while shelling Q"
_ACCUSES = frozenset(("accused", "accuses", "accuse", "accusing", "suspected", "suspects", "blamed", "blames"))
_NOTICED = frozenset(("seen", "heard"))
_SPENDS = frozenset(("spend", "spends", "spent", "spending"))
_SHOWS = frozenset(("show", "shows", "showed", "showing", "depict", "depicts", "depicted", "saw", "filmed"))
_FOR_WHOM = 5
_WARNED = 7  # units of "warned its ally of old against"
_BLAMES = ("blam", "condemn", "criticis", "criticiz", "denounc", "rebuk", "slam", "thank", "prais", "punish",
           "sanction", "attack", "castigat", "berat", "censur", "fault", "congratulat")  # fmt: skip
_ADDRESSES = {"for": _BLAMES, "on": ("congratulat",), "with": ("credited", "credits", "crediting")}
_WARNS = ("warn", "caution", "advis", "counsel", "urg")
MOODS = frozenset(("fresh", "content", "satisfied", "flushed"))  # "fresh from taking P", "not content with taking P"
_KEPT = frozenset(("prevented", "kept", "barred", "stopped"))
_NOTHING = frozenset(("nothing", "little"))
_KEEPS = frozenset(("prevent", "prevents", "prevented", "preventing", "keep", "kept", "barred"))
_MANAGED = frozenset(("managed", "able", "helped", "enough"))
_DID = frozenset(("do", "did", "done", "doing", "does"))
_ASIDE = 16  # units
_APPOSED = tags.DETERMINER | tags.NUMBER | tags.RELATIVE
_BODIES = frozenset(["group", "movement", "army", "force", "column", "coalition"])


def over_gerund(line: Line, before: int, reading: Reading) -> int | None:
    """Look at the word over a gerund: return the unit to climb on from, or None where the climb ends."""
    up: int | None = None
    if before > 1 and line.low[before - 1] in MOODS and line.low[before] in ("from", "with"):
        before -= 2 + (line.low[before - 2] == "not")  # "the rebels, fresh from taking P, turned south"
        if before < 0:
            reading.subject = following_subject(line, 1)
            return None
    if line.low[max(0, before - 2) : before + 1] == ["at", "one", "point"] and before > 2:
        before -= 3  # "struck back, at one point shelling P"
    for rule in _RULES_OF_NOUNS if line.low[before] in _OF and before else _RULES:
        up = rule(line, before, reading)
        if up is not None:
            break
    return None if up == ENDS else up


# The rules. Each looks at the word over the gerund and returns the unit to climb on from, ENDS, or None where it does
# not fit.


def _denies_or_plans(line: Line, before: int, reading: Reading) -> int | None:
    """ "Denied shelling", "never stopped shelling", "plans taking", "rather than taking"."""
    bits, word = line.tag[before], line.low[before]
    denies = before if bits & tags.DENIED else _denied_charge(line, before)
    if denies >= 0:
        reading.denied ^= True
        spoken_by(line, denies, reading)
        return denies
    if line.low[before - 1] in _CHARGES and line.low[before] == "of" and line.low[before - 2] in _WHOSE:
        reading.cancelled = "whom it charges is not told"  # "repeated its accusations of shelling P"
        return ENDS
    if word in _STOPS and group(line, before).denied:
        reading.denied ^= True  # "have never stopped shelling P"
        return before
    if bits & (tags.PLANS | tags.FAILS) and not bits & tags.PREPOSITION:
        reading.planned = not bits & tags.TRIES or reading.planned
        return before
    if word == "in" and before and line.tag[before - 1] & tags.FAILS:
        reading.denied ^= True  # "failed in taking P"
        return before - 1
    if word == "than" and before and line.low[before - 1] == "rather":
        reading.cancelled = "not done, but something else"
        return ENDS
    return None


def _denied_charge(line: Line, before: int) -> int:
    """The verb that denies what it is charged with: "*denied* the accusations of shelling"; -1 without one."""
    low, noun = line.low, before - 1
    if noun > 2 and low[noun - 1] == "against" and line.tag[noun] & tags.PRONOUN:
        noun -= 2  # "denied the accusations against it of shelling"
    return _denier(line, noun) if low[noun] in (REPORTS if low[before] in _OF else _INVOLVED) else -1


def _denier(line: Line, noun: int) -> int:
    """The verb that denies the report or charge at a unit; -1 without one."""
    verb = noun - 1
    while verb > 0 and noun - verb < _CHARGED and line.tag[verb] & _BEFORE_CHARGE and not line.tag[verb] & tags.DENIED:
        verb -= 1
    return verb if verb > 0 and line.tag[verb] & tags.DENIED else -1


def _nearly(line: Line, before: int, reading: Reading) -> int | None:
    """ "Capable of taking", "stopped short of entering", "within an ace of taking", "on the verge of taking"."""
    low = line.low
    noun = low[before - 1]
    if noun in _ABLE:
        reading.planned |= low[reading.start] != "having"  # "is certain of having taken P"
        return before - 1
    if noun in ("short", "instead"):
        reading.denied ^= True
        return or_ends(clause_verb(line, before - 2)) if noun == "short" else ENDS
    if noun in _HAIRS and "within" in low[max(0, before - 5) : before]:  # "within a hair's breadth of taking P"
        reading.denied ^= True
    elif (noun in _SOON and "within" in low[max(0, before - 4) : before]) or noun in _VERGES:
        within = next((unit for unit in range(max(0, before - 4), before) if low[unit] == "within"), before)
        if within < before and opens_sentence(line, within - 1):
            reading.subject = following_subject(line, before)
            reading.reasons.append("soon after")
            return ENDS  # "Within hours of taking P, they were gone"
        verb = clause_verb(line, before - 2)
        came = verb is not None and low[verb] in ("came", "come", "got")
        reading.denied ^= came  # "came within a day of taking P"
        reading.planned = not came  # "within days of taking P"
    else:
        return None
    return or_ends(clause_verb(line, before - 2))


def _meant(line: Line, before: int, reading: Reading) -> int | None:
    """ "With the aim of taking", "intent on taking", "boasts of holding"."""
    bits, noun = line.tag[before - 1], line.low[before - 1]
    if noun in _AIMS:
        reading.planned = True
        over = noun_governor(line, before - 1, reading)
        if over == before - 1 and any(one & tags.PREPOSITION for one in line.tag[max(0, over - 4) : over]):
            return or_ends(clause_verb(line, over - 1))  # "crossed the river with the aim of taking P"
        return over
    if bits & tags.VOWED or noun in _INTENT:
        reading.planned = True
        return before - 1
    if bits & tags.SAID and noun.startswith(("boast", "brag", "spoke", "speak")):
        spoken_by(line, before - 1, reading)
        return before - 1
    return None


def _thought_of(line: Line, before: int, reading: Reading) -> int | None:
    """ "The risks of bombing P", "the cost of invading P": whoever does."""
    if line.low[before - 1] not in _FOLLOWS_FROM or line.low[before] != "of":
        return None
    reading.planned = True
    reading.reasons.append("supposed")
    reading.subject = (before, before)  # none: not the risks do it
    return ENDS


def _accused_of(line: Line, before: int, reading: Reading) -> int | None:
    """ "Were accused of shelling", "accused the rebels of planning to take": who is accused is to have done it."""
    bits = line.tag[before - 1]
    accused = _accused(line, before - 1)
    if accused is not None and group(line, accused).passive:
        return accused
    if accused is not None:
        _accuse(line, accused, before, reading)
        reading.start = accused + 1
        return ENDS
    if not bits & (tags.PLANS | tags.GERUND):
        return None
    if bits & tags.PLANS:
        reading.planned = True
    accused = _accused(line, before - 2)
    if accused is None:
        return before - 1
    _accuse(line, accused, before - 1, reading)
    return ENDS


def _accuse(line: Line, verb: int, end: int, reading: Reading) -> None:
    """Note who accuses, and whom: the words between the verb of accusing and a unit."""
    reading.spoken, reading.speaker = True, subject(line, group(line, verb).start, Reading(verb))
    reading.subject = (verb + 1, end)


def _accused(line: Line, at: int) -> int | None:
    """Return the unit of "accused" before a short phrase that ends at unit `at`."""
    for look in range(at, max(at - 6, -1), -1):
        if line.low[look] in _ACCUSES:
            return look
        if line.tag[look] & (tags.COMMA | tags.STOP):
            return None
    return None


def _warned_against(line: Line, before: int, reading: Reading) -> int | None:
    """ "Warned Israel against entering P": who is warned is not to do it."""
    if line.low[before] != "against":
        return None
    verb = _addressing(line, before, _WARNS)
    if verb < 0:
        return None
    reading.denied, reading.planned = not reading.denied, True
    reading.spoken, reading.speaker = True, subject(line, group(line, verb).start, Reading(verb))
    reading.subject, reading.start = (verb + 1, before), verb + 1
    return ENDS


def _blamed_for(line: Line, before: int, reading: Reading) -> int | None:
    """ "Blamed the army for shelling P", "credited it with taking P": who is blamed, or praised, has done it."""
    stems = _ADDRESSES.get(line.low[before])
    verb = _addressing(line, before, stems) if stems is not None else -1
    if verb < 0 or line.tag[verb - 1] & tags.PREPOSITION:
        return None
    if group(line, verb).passive:
        return verb
    if line.low[before] == "with":
        spoken_by(line, verb, reading)  # who credits him says so
    reading.subject, reading.start = (verb + 1, before), verb + 1
    return ENDS if verb + 1 < before else None


def _addressing(line: Line, before: int, stems: tuple[str, ...]) -> int:
    """The verb with one of some stems before whom it addresses, who stands up to a unit; -1 without one."""
    for verb in range(before - 1, max(before - _WARNED, -1), -1):
        if line.low[verb].startswith(stems):
            return verb
        if line.tag[verb] & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.PREPOSITION):
            break
    return -1


def _decree(line: Line, before: int, reading: Reading) -> int | None:
    """ "Signed a decree recognising P"."""
    return or_ends(clause_verb(line, before - 1)) if line.low[before] in PAPERS else None


def _spent(line: Line, before: int, reading: Reading) -> int | None:
    """ "Spent the week shelling P"."""
    if line.tag[before] & tags.TIME:
        for look in range(before - 1, max(before - 5, 0), -1):
            if line.low[look] in _SPENDS:
                return look
    return None


def _far_from(line: Line, before: int, reading: Reading) -> int | None:
    """ "Are still far from taking P", "avoided taking P", "ruled out taking P"."""
    low = line.low
    if before and low[before - 1 : before + 1] in (["nowhere", "near"], ["far", "from"]):
        reading.denied ^= True
        return or_ends(clause_verb(line, before - 2))
    if low[before].startswith("avoid"):
        reading.denied ^= True
        return before
    if low[before] == "out" and before and low[before - 1] in ("rule", "rules", "ruled", "ruling"):
        reading.denied = reading.planned = True
        spoken_by(line, before - 1, reading)
        return before - 1
    return None


def _kept_from(line: Line, before: int, reading: Reading) -> int | None:
    """ "Were prevented from taking P", "kept the rebels from taking P"."""
    if line.low[before] != "from":
        return _prevented(line, before, reading)
    for back in range(before - 1, max(before - 9, -1), -1):
        if line.low[back] in _KEPT and group(line, back).passive:
            reading.denied ^= True
            return back
        if line.tag[back] & tags.REPELS or line.low[back] in _KEEPS:
            low = line.low[max(back - 4, 0) : back]
            nothing = not _NOTHING.isdisjoint(low)
            reading.denied ^= not (nothing or _not_kept(line, back))
            # "there was nothing to stop them from taking P": they may; "did nothing to stop them": they did
            reading.planned |= nothing and line.tag[back - 1] & tags.TO != 0 and _DID.isdisjoint(low)
            reading.planned |= not nothing and _yet_to_keep(line, back)
            reading.subject, reading.start = (back + 1, before), back + 1
            return ENDS
    return None


def _prevented(line: Line, before: int, reading: Reading) -> int | None:
    """ "Prevented *P* falling", "prevent the rebels taking P"."""
    verb = next((at for at in range(before - 1, max(before - 4, -1), -1) if line.low[at].startswith("prevent")), -1)
    if verb < 0 or any(bits & _NO_PHRASE & ~tags.ACTOR for bits in line.tag[verb + 1 : before + 1]):
        return None
    reading.denied ^= not _not_kept(line, verb)
    reading.planned |= _yet_to_keep(line, verb)
    reading.subject, reading.start = (verb + 1, before + 1), verb + 1
    return ENDS


def _not_kept(line: Line, verb: int) -> bool:
    """Whether nobody was kept from it: "failed to stop them from", "could not prevent", "no one kept them from"."""
    over = group(line, verb)
    if over.infinitive:
        return line.tag[over.start - 1] & tags.FAILS != 0
    return over.denied or line.low[over.start - 1] == "nobody" or line.low[over.start - 2 : over.start] == ["no", "one"]


def _yet_to_keep(line: Line, verb: int) -> bool:
    """Whether it is but planned to keep someone from it: "will stop them from", "shelled A to stop them from"."""
    over = group(line, verb)
    if not over.infinitive:
        return over.modal not in ("", "could")
    return not line.tag[over.start - 1] & tags.FAILS and line.low[over.start - 1] not in _MANAGED


def _after(line: Line, before: int, reading: Reading) -> int | None:
    """ "Left after taking P"; "After taking P, the rebels …": the subject follows; "without taking P"."""
    if line.low[before] == "without":
        reading.denied ^= True
    if not line.tag[before] & tags.PREPOSITION and line.low[before] not in _WHILE:
        return None
    if line.low[before] == "since" and (owner := _whose_before(line, before)) >= 0:
        reading.subject = (owner, owner + 1)
        return ENDS
    up = None if opens_sentence(line, before - 1) else clause_verb(line, before - 1)
    if up is None:
        reading.subject = following_subject(line, before) or _subject_before(line, before - 1)
    return or_ends(up)


def _whose_before(line: Line, before: int) -> int:
    """Whose the noun before "since" is: "*Russia's* largest advance since taking P", "an attack by *the M23*"."""
    if before - 1 in line.actor and "by" in line.low[before - 3 : before - 1]:
        return before - 1
    for unit in range(before - 2, max(before - _PHRASE, 0), -1):
        if line.low[unit] in OWNING:
            return unit - 1 if unit - 1 in line.actor else -1
        if line.tag[unit] & _NO_PHRASE:
            return -1
    return -1


def _subject_before(line: Line, comma: int) -> tuple[int, int] | None:
    """The subject before an aside: "The rebels, after being driven out of P, held the hills"."""
    if comma < 1 or not line.tag[comma] & tags.COMMA or not _asidish(line, comma):
        return None
    first = after_opener(line, first_of(line, comma), comma)
    return (first, comma) if first < comma else None


def _pictured(line: Line, before: int, reading: Reading) -> int | None:
    """ "Videos from the town show infantry entering P": whoever stands between."""
    if not line.tag[before] & tags.FORCE:
        return None
    for look in range(before - 1, max(before - 7, 0), -1):
        if line.low[look] in _SHOWS:
            reading.subject, reading.start = (look + 1, before + 1), look + 1
            return ENDS
        if line.tag[look] & (tags.COMMA | tags.STOP | tags.SUBORDINATOR | tags.RELATIVE | tags.FINITE):
            return None
    return None


def _feared(line: Line, before: int, reading: Reading) -> int | None:
    """ "Fears of the rebels taking P", "the UN fears the rebels taking P": not come to pass; "accounts of": it has."""
    low = line.low
    first = before
    while first > 1 and line.tag[first - 1] & (tags.DETERMINER | tags.ACTOR | tags.NUMBER):
        first -= 1
    noun = first - 2 if low[first - 1] == "of" else first - 1
    told = low[first - 1] == "of" and low[noun] in _ACCOUNTS
    if not line.tag[before] & tags.FORCE or noun < 0 or not (told or low[noun] in _FEARED):
        return None
    reading.planned, reading.subject, reading.start = not told, (first, before + 1), first
    reading.denied ^= told and low[noun - 1] == "no"  # "no word of the rebels having taken P"
    if told and (denies := _denier(line, noun)) >= 0:
        reading.denied ^= True
        spoken_by(line, denies, reading)
    return ENDS


def _beside_verb(line: Line, before: int, reading: Reading) -> int | None:
    """ "Reported taking P", "began shelling P"; "said they had gone, taking P"."""
    bits = line.tag[before]
    if bits & tags.SAID:
        spoken_by(line, before, reading)
        return before
    if bits & tags.COMMA:
        if before > 0 and line.low[0] == "for" and _is_doer(line, before - 1) and before < _FOR_WHOM:
            reading.subject = (before - 1, before)  # "For Russia, losing P was a shock"; "taking P is an aim"
            over = next((at for at in range(before, line.size) if line.tag[at] & tags.AUXILIARY), before)
            reading.planned = line.tag[over] & tags.MODAL != 0 or line.low[over] in ("is", "remains")
            return ENDS
        if before and _is_doer(line, before - 1) and _asidish(line, before):
            # "the Russians, closing in on P, have not": theirs who stand before the comma
            first = before - 2 if before > 1 and line.tag[before - 2] & tags.DETERMINER else before - 1
            reading.subject = (first, before)
            return ENDS
        return or_ends(clause_verb(line, before - 1))
    if line.low[before] in _NOTICED and group(line, before).modal and not group(line, before).denied:
        reading.subject = subject(line, group(line, before).start, reading)
        return ENDS  # "rebels could be seen entering P": so they were
    return before if bits & (tags.PAST | tags.VERB_IRREGULAR) else None


def _is_doer(line: Line, unit: int) -> bool:
    """Whether a unit is an actor, and not only an adjective of one, or a noun like "army"."""
    actor = line.actor.get(unit)
    return (actor is not None and actor.kind != "adjective") or line.low[unit] in _BODIES


def _asidish(line: Line, comma: int) -> bool:
    """Whether a comma opens an aside that a verb follows; its place may have one of its own: "taken P, the hub,"."""
    furthest = comma + _ASIDE
    for look in range(comma + 1, min(line.size - 1, comma + 2 * _ASIDE)):
        if line.tag[look] & tags.COMMA:
            if line.tag[look + 1] & tags.FINITE:
                return True
            if not line.tag[look + 1] & _APPOSED or not line.tag[look - 1] & tags.PLACE:
                return False
            furthest = look + _ASIDE
        if line.tag[look] & tags.STOP or look == furthest:
            return False
    return False


_PHRASE = 8  # units of "'s largest advance in the south"
_NO_PHRASE = tags.FINITE | tags.PREPOSITION | tags.COMMA | tags.STOP | tags.ACTOR
_RULES = (
    _blamed_for, _feared, _pictured, _denies_or_plans, _decree, _spent, _far_from, _kept_from, _after, _beside_verb
)  # fmt: skip
# Over "of", "on", "about":
_RULES_OF_NOUNS = (
    _denies_or_plans, _nearly, _meant, _thought_of, _accused_of, _warned_against, _blamed_for, *_RULES[3:]
)  # fmt: skip
