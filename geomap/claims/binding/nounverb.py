"""What the verb over a noun says of it: "*halted* the advance on P", "*denied* the capture", "*vowed* an offensive"."""

from __future__ import annotations

from geomap.claims.binding.doers import owner_of_report
from geomap.claims.binding.naming import side_of_span
from geomap.claims.binding.nounblame import AVENGED, avenged
from geomap.claims.binding.nounclaim import NounClaim
from geomap.claims.binding.noungovernor import DEEDS, TURNS, governing_verb
from geomap.claims.constructions.judged import ACCEPTS, BACKS, GIVES_UP, REJECTS, TAKES_BACK, judging_verb, void_after
from geomap.claims.frames.match import Match
from geomap.claims.parties.foes import foe_of
from geomap.claims.speech.reports import reported
from geomap.claims.speech.sayingverbs import is_verb
from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.governors import following_subject
from geomap.claims.verbs.untrue import CALLS, FALSE
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

_TAKES_PART = frozenset(("engaged", "involved", "participated", "participating", "part", "complicit"))
_FEARS = ("fear", "expect", "warn", "predict", "forecast", "anticip", "foresee")
_AWAITS = ("brac", "await", "dread")
_CASES = frozenset(("case", "event", "anticipation"))
_SHOWS = frozenset(("saw", "shows", "showed", "show"))  # which is no one's word
_SPEAKS = frozenset(("spoke", "speaks", "speak", "speaking", "spoken", "wrote", "talked", "talks", "told", "tells"))
_ANSWERS = ("answer", "respond", "repl")
_DECLARES = frozenset(
    (
        "proclaimed", "proclaims", "announced", "announces", "declared", "declares", "ratified", "signed",
        "celebrated", "completed", "decreed",
    )
)  # fmt: skip
_COURSE = ("the", "way", "to")
_COURSES = frozenset(("way", "road", "path"))
_SIEGES = frozenset(("siege", "blockade", "encirclement"))
_HOPES = ("tried", "try", "tries", "fight", "fought", "battl", "struggl", "hope", "hoping", "attempt")
_BREAKS = ("break", "broke", "reliev", "smash", "shatter")
_WAR = 2.0  # words of war, so that a town that beats back an attack is no team


def read_verb(noun: NounClaim) -> None:
    """Find the verb over the noun, and read from it: denied or planned, who says so, and who does it."""
    line, start = noun.line, noun.start
    noun.denied = noun.none
    named = line.low[noun.head] == "battle" and line.tag[noun.head] & tags.CAPITAL and start < noun.head
    governor = -1 if named else governing_verb(line, start)  # "the Third Battle of Ypres" is no one's deed
    if governor < 0 and noun.kind == "sovereignty":
        governor = judging_verb(line, start)
    noun.governor = governor
    if noun.party is None and noun.kind in AVENGED and (cause := avenged(line, start)) >= 0:
        _avenged_by_foe(noun, cause)
        return
    if governor < 0:
        noun.planned = _on_the_way(noun)
        _feared(noun)
        return
    word = line.low[governor]
    verb = noun.verb = climb(line, governor)
    owner = start - 3
    own_claim = noun.kind == "gain" and line.low[start - 2 : start] in (["claims", "of"], ["claim", "of"])
    if own_claim and noun.party is None and owner in line.actor and line.low[noun.head] != "fall":
        noun.done_by(noun.binder.parties.of_unit(line, owner))  # "denied rebel claims of the capture of P"
    aloof = noun.how == "named" and line.low[start - 1] in ("in", "of") and word in _TAKES_PART
    noun.denied ^= verb.denied and not aloof  # "is not engaged in X's bombing of P"
    noun.planned = verb.planned and not (verb.refused and word.startswith("recogni"))
    if line.low[start - 1 : start + 1] == ["in", "the"] and group(line, governor).passive:
        noun.planned = False  # "may have been killed in the bombardment of P"
    judging = noun.kind == "sovereignty" and (
        word.startswith((*ACCEPTS, *REJECTS)) or void_after(line, governor, noun.after_agent())
    )
    repelled = bool(line.tag[governor] & tags.REPELS) and noun.kind == "contest" and not verb.passive
    relieved = noun.kind == "contest" and _breaks_siege(noun)
    if repelled or relieved:
        noun.denied = False
        noun.planned &= repelled  # "plans to break the siege of P", which is besieged
    else:
        _weigh(noun, judging)
    calls_for = word.startswith("call") and line.low[governor + 1] == "for"
    if word in TURNS or calls_for or _ready_for(noun):
        noun.planned = True
    if not noun.spoken:
        if calls_for:
            noun.told_by(verb.subject)
        elif verb.spoken:
            noun.told_by(verb.speaker)
    if judging and noun.denied and noun.party is None:
        noun.party = annexer(line, noun.found)
        noun.how = "context" if noun.party is not None else ""
    elif noun.party is None and not judging and verb.subject is not None:
        awaited = word.startswith(_AWAITS)
        noun.planned |= awaited
        wanted = noun.kind == "loss" and (calls_for or word.startswith("demand")) and _wants(noun)
        by_foe = repelled or relieved or awaited or wanted
        untrue = word in CALLS and noun.denied  # "called news of a pullback from P untrue"
        asked = noun.kind == "loss" and word.startswith(("call", "demand")) and line.low[noun.head] != "retreat"
        asked &= not untrue
        others = asked and line.low[noun.start] not in ("its", "their")
        if others and not by_foe:
            noun.robbed = noun.binder.parties.of(line, verb.subject).party  # "the UN called for a withdrawal from P"
        elif by_foe or _its_subjects(noun):
            _done_by_subject(noun, by_foe)


def _on_the_way(noun: NounClaim) -> bool:
    """Whether someone is still on the way to a gain: "a stage on the way to the occupation of P"."""
    course = noun.before(3)
    on_it = len(course) == len(_COURSE) and course[0] == "the" and course[1] in _COURSES and course[2] == "to"
    return on_it and noun.kind in ("gain", "control") and noun.before(4)[0] == "on"


def _feared(noun: NounClaim) -> None:
    """Read what someone makes ready against: "the rebels are digging in in case of an attack on P" by their foe."""
    line, low = noun.line, noun.line.low
    case = next((unit for unit in range(noun.start - 2, max(noun.start - 4, 1), -1) if low[unit] in _CASES), 0)
    if not case or low[noun.start - 1] != "of" or noun.kind == "sovereignty":
        return
    noun.planned = True
    verb = clause_verb(line, case - 2)
    if verb is not None and noun.party is None:
        noun.verb = climb(line, verb)
        _done_by_subject(noun, repelled=True)


def _avenged_by_foe(noun: NounClaim, cause: int) -> None:
    """Read who made an attack that somebody avenges: his foe ("Kenya shelled Q in retaliation for an attack on P")."""
    line = noun.line
    verb = cause if line.tag[cause] & tags.PAST else clause_verb(line, cause - 1)
    after = following_subject(line, cause, furthest=noun.end + 4) if verb is None else None
    if verb is None and after is None:
        return
    own = noun.verb
    noun.verb = climb(line, verb) if verb is not None else Reading(cause, subject=after)
    avenger = noun.binder.parties.of(line, noun.verb.subject)
    if avenger.party is not None or avenger.status == "armed":  # but "the attack was in response to the shelling of P"
        _done_by_subject(noun, repelled=True)
    noun.verb = own


def annexer(line: Line, found: Match) -> str | None:
    """Who annexed the place by what the world knows of its wars, where an annexation is spoken of and no one named."""
    country = line.place[found.hits[0].unit].place
    if line.low[found.head] != "annexation" or country is None:
        return None
    return foe_of(country.country, line.document.article.date)


def _wants(noun: NounClaim) -> bool:
    """Whether who calls for a loss does not hold the place: it is to be surrendered, or left, in his own land."""
    line, verb = noun.line, noun.verb
    if line.low[noun.head] == "surrender" or verb.subject is None:
        return verb.subject is not None
    who = noun.binder.parties.of(line, verb.subject)
    country = line.place[noun.found.hits[0].unit].place
    forces = any(line.tag[unit] & tags.FORCE and line.low[unit] != "government" for unit in range(*verb.subject))
    own = country is not None and who.party == country.country
    return own and not forces and line.low[noun.head] != "retreat"


def _breaks_siege(noun: NounClaim) -> bool:
    """Whether the verb's subject comes to the help of who is besieged: "broke the siege of P", "tried to lift" it."""
    line, verb = noun.line, noun.governor
    if line.low[noun.head] not in _SIEGES or line.low[noun.start] in ("its", "their", "his"):
        return False
    if line.low[verb] in ("lift", "raise"):  # which the besiegers do, if others have not tried to
        return line.low[verb - 1] == "to" and line.low[verb - 2].startswith(_HOPES)
    return line.low[verb].startswith(_BREAKS) and line.low[verb + 1] != "off"


def _weigh(noun: NounClaim, judging: bool) -> None:
    """Read what the verb does to the noun: denied, planned, or someone's word."""
    line, verb, at = noun.line, noun.verb, noun.governor
    bits, word, after = line.tag[at], line.low[at], line.low[at + 1]
    sovereignty = noun.kind == "sovereignty"
    if bits & tags.CANCELLED and (word not in ("called", "calls") or after == "off"):
        if word not in ("halted", "stopped", "abandoned") or noun.kind == "contest":
            noun.denied = noun.planned = True
    elif word in ("ruled", "rules", "rule") and after == "out":
        noun.denied, noun.planned = not verb.denied, True  # "ruled out a withdrawal from P"
        noun.told_by(verb.subject)
    elif word in CALLS and not FALSE.isdisjoint(line.low[noun.end : noun.end + 4]):
        noun.denied = not verb.denied  # "called reports of the fall of P lies"
        noun.told_by(verb.subject)
    elif bits & tags.DENIED:
        noun.denied = not verb.denied
        noun.told_by(verb.subject)
    elif judging:
        noun.denied ^= not word.startswith(ACCEPTS)
        own_deed = word.startswith(BACKS) and line.low[noun.head] not in ("claim", "claims", "sovereignty")
        if not own_deed:  # "who supported the annexation" says nothing of whose P is
            noun.told_by(verb.subject)
    elif sovereignty and word.startswith(TAKES_BACK):
        noun.denied = not noun.denied
    elif sovereignty and word.startswith(GIVES_UP):
        noun.denied = not noun.denied
        noun.planned &= noun.denied  # "will never give up its claim": it stands
    elif bits & tags.FAILS:
        noun.denied = not noun.denied
    elif word in _SPEAKS and not {"of", "about"}.isdisjoint(line.low[at + 1 : noun.start]):
        noun.told_by(verb.subject)
    elif bits & tags.VOWED:
        noun.planned = True
        noun.told_by(verb.subject)
    elif bits & tags.PLANS and not bits & tags.TRIES:
        noun.planned = not word.startswith("call") or after == "for"
    elif word.startswith(_ANSWERS) and "with" in line.low[at + 1 : noun.start]:
        pass  # "answered with a raid on P": a deed, and no word
    elif (
        word.startswith("recogni")
        or word in ("accept", "accepts", "accepted")
        or (bits & tags.SAID and word not in _SHOWS and is_verb(line, at))  # "closed in protest at its rule"
    ):
        noun.told_by(verb.subject)


def _ready_for(noun: NounClaim) -> bool:
    """Whether the verb tells of those who gather for what the noun tells: "are massing for an assault"."""
    line, at = noun.line, noun.governor
    gathers = line.tag[at] & tags.READIES or line.low[at].startswith("gather")
    return line.low[noun.start - 1] == "for" and bool(gathers)


def _its_subjects(noun: NounClaim) -> bool:
    """Whether the subject of the verb does what the noun tells: "launched an attack", "announced its annexation"."""
    line, at = noun.line, noun.governor
    bits, word = line.tag[at], line.low[at]
    if word in CALLS and noun.denied and line.low[at + 1] != "off":
        return False  # who calls a report a lie has not done it
    if noun.kind == "sovereignty":
        if word.startswith("call") and line.low[at + 1] != "for":
            return False
        if word in _DECLARES:
            return True
    return (
        word in DEEDS
        or _ready_for(noun)
        or line.low[noun.start] in ("its", "their")
        or bool(bits & (tags.PLANS | tags.CANCELLED | tags.VOWED) and not word.startswith(_FEARS))
        or (noun.kind in ("strike", "contest") and word in ("claim", "claims", "claimed", "claiming"))
    )


def _done_by_subject(noun: NounClaim, repelled: bool) -> None:
    """Set who does it by the subject of the verb; where he repels it, his enemy."""
    binder, line, verb = noun.binder, noun.line, noun.verb
    teller = None if verb.speaker else reported(line, verb, noun.head, noun.end)
    owner = owner_of_report(binder, line, verb, teller)
    doer = binder.parties.of(line, verb.subject, owner=owner)
    if repelled:
        side = binder.parties.index.book.side_of(doer.party) or side_of_span(binder, line, verb.subject)
        if side is None and binder.war >= _WAR:
            side = binder.parties.index.home  # "P fended off two attacks"
        noun.party, noun.how = binder.parties.foe(side), "context"
        if doer.party is not None and doer.status == "armed" and binder.parties.index.book.get(doer.party) is None:
            noun.party = binder.parties.army_against(doer.party)  # "the rebels repelled an assault on P"
    elif doer.party is not None and doer.status in ("armed", "person", "official", "weapon"):
        noun.done_by(doer)
        if doer.status == "weapon" and noun.kind == "contest":
            noun.kind = "strike"
