"""Whether what a noun tells is done or still to come, and who says so: "an offensive toward P *will follow*"."""

from __future__ import annotations

from geomap.claims.binding.naming import quoted_name, spoken_name
from geomap.claims.binding.nounclaim import NounClaim
from geomap.claims.binding.noungovernor import DEEDS
from geomap.claims.binding.nounverb import annexer
from geomap.claims.constructions.judged import judged_after, recognition_of
from geomap.claims.phrases.ends import phrase_end
from geomap.claims.phrases.member import apposition
from geomap.claims.speech.reports import Said, reported
from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.climb import QUESTION, climb
from geomap.claims.verbs.infinitives import SEEMS
from geomap.claims.verbs.untrue import FALSE, REPORTS, is_untrue, unconfirmed
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_AIMS = frozenset(("aim", "goal", "priority", "objective", "plan", "hope", "mission", "task", "ambition"))
_COMING = frozenset(
    ("expected", "planned", "imminent", "inevitable", "likely", "unlikely", "matter", "possible", "impending",
     "certain", "delayed", "condition")
)  # fmt: skip
_NOT_COMING = frozenset(("not", "unlikely", "never"))
_EXPECTED = frozenset(
    (
        "planned", "promised", "expected", "possible", "threatened", "looming", "imminent", "future", "potential",
        "feared", "prospective",
    )
)  # fmt: skip
_FAILED = frozenset(("failed", "attempted", "abortive"))
_CALLED_OFF = ("cancelled", "canceled", "postponed", "scrapped")
_MOST_WAY = 7  # units of "would have opened the door to"
_WAYS = frozenset(("way", "groundwork", "ground", "work", "door", "stage", "path", "road", "basis", "pretext"))
_PERHAPS = frozenset(("may", "might", "could", "must"))
_JUDGED = frozenset(("biggest", "greatest", "largest", "worst", "gravest", "boldest", "deadliest", "heaviest", "best"))
_WEIGHED = frozenset(("considered", "contemplated", "planned", "prepared", "discussed", "weighed"))
_TOLD = tags.SAID | tags.DENIED
_SOURCE_WITHIN = 5  # units of "announced on Monday by"
_MOST_ADVERBS = 4
_CIRCUMSTANCES = frozenset(("in", "during", "after", "amid"))


def read_outlook(noun: NounClaim) -> None:
    """Read whether it is planned, called off, or failed: by the words round the phrase and those within it."""
    line, start = noun.line, noun.start
    low = line.low
    if noun.governor < 0:
        _read_predicate(noun)
        noun.denied ^= low[start - 1] != "of" and is_untrue(line, noun.end)
        if start and line.tag[start - 1] & tags.BE and not _AIMS.isdisjoint(noun.before(9)):
            noun.planned = True  # "its next aim is the capture of P"
        if low[start - 1 : start] == ["for"] and any(
            bits & tags.READIES for bits in line.tag[max(0, start - 6) : start]
        ):
            noun.planned = True
    if start and low[start - 1] in ("if", "unless"):
        noun.planned = True
    if start > 3 and low[start - 1] in ("for", "to") and low[start - 2] in _WAYS:
        opens = line.tag[max(start - _MOST_WAY, 0) : start - 2]  # "could pave the way for the capture of P"
        noun.planned |= any(bits & tags.MODAL for bits in opens)
    if low[start - 2 : start] == ["open", "for"] and not _WAYS.isdisjoint(low[max(start - 6, 0) : start]):
        noun.planned = True  # "the way is open for the capture of P"
    within = low[start : noun.head]
    if noun.before(1) == ["without"]:
        noun.denied = True
    if within[:1] == ["any"] and not noun.denied:
        noun.planned = True  # "a staging area for any attack on P"
    if not _EXPECTED.isdisjoint(within):
        noun.planned = True
    if noun.kind == "gain" and not _FAILED.isdisjoint(within):
        noun.denied = True
    if start > 2 and low[start - 1] == "of" and low[start - 2] in REPORTS and low[start - 3] in FALSE:
        noun.denied = True  # "fake news of the fall of P"


def read_teller(noun: NounClaim) -> str:
    """Read who says it, judges it or claims it; why it is not said at all."""
    noun.verb.start = min(noun.verb.start, noun.start, _there(noun.line, noun.start))
    if noun.kind == "sovereignty":
        _read_claimant(noun)
        _read_judgement(noun)
    line, start = noun.line, noun.start
    if noun.unconfirmed or unconfirmed(line, start, "of") or _clause_unconfirmed(noun):
        return "not confirmed"
    if noun.governor >= 0 and noun.verb.cancelled == QUESTION:
        return QUESTION  # "it is not clear whether they launched an attack on P"
    unsaid = noun.governor >= 0 and noun.verb.denied and line.tag[noun.governor] & tags.SAID
    if (unsaid and noun.kind != "sovereignty") or line.low[max(0, start - 3) : start] == ["no", "mention", "of"]:
        return "not said"  # "did not confirm the fall of P", "made no mention of it"
    if noun.spoken:
        return ""
    said = reported(line, noun.verb, noun.head, _behind(noun)) or _told_with(noun)
    if said is None:
        noun.speaker = quoted_name(noun.binder, line, noun.head)
        return ""
    if said.negated:
        return "not said"
    supposed = said.denied and line.low[start] in ("the", "its", "their", "this") and "there" not in line.low[:start]
    if not supposed or line.low[start - 2] in REPORTS | FALSE:  # "reports of the fall of P were false"
        noun.denied ^= said.denied
        noun.planned = noun.planned or said.planned
        if not noun.verb.relative and line.low[noun.head - 1] != "whose":
            noun.speaker = spoken_name(noun.binder, line, said.speaker)
    return ""


def _clause_unconfirmed(noun: NounClaim) -> bool:
    """Whether the clause of its verb is a report that nobody confirms: "no word that they launched an attack on P"."""
    if noun.governor < 0 or noun.verb.subject is None:
        return False
    return unconfirmed(noun.line, min(noun.verb.subject[0], noun.verb.start), "that")


def _there(line: Line, start: int) -> int:
    """Where the clause begins that says a thing is: "*there* was fighting"; the unit itself where it does not."""
    at = start - 1
    while at > 0 and line.tag[at] & (tags.AUXILIARY | tags.ADVERB | tags.NEGATION) and line.low[at] != "there":
        at -= 1
    return at if at < start - 1 and line.low[at] == "there" else start


def _told_with(noun: NounClaim) -> Said | None:
    """Who tells the clause of which the noun is the circumstance: "S said that soldiers had died *in* clashes"."""
    line, start = noun.line, noun.start
    if noun.governor >= 0 or not start or line.low[start - 1] not in _CIRCUMSTANCES or not line.every & tags.SPEECH:
        return None
    over = clause_verb(line, start - 1)
    said = reported(line, climb(line, over), noun.head, _behind(noun)) if over else None
    return said if said is not None and not (said.denied or said.planned or said.negated) else None


def _behind(noun: NounClaim) -> int:
    """The unit after the noun and its places, wherever they stand."""
    return max(noun.end, noun.head + 1)


def _read_predicate(noun: NounClaim) -> None:
    """Read the verb of which the noun is the subject: "will follow", "had been called off"."""
    line = noun.line
    tag, low = line.tag, line.low
    after = verb = _behind(noun)
    if low[after] in ("by", "to"):
        after = verb = max(after, noun.after_agent())  # "the capture of P by the rebels would be"
    while (
        verb < line.size
        and verb - after < _MOST_ADVERBS
        and tag[verb] & (tags.ADVERB | tags.TIME)
        and not tag[verb] & tags.AUXILIARY
    ):
        verb += 1
    if tag[verb] & tags.COMMA and (closed := apposition(line, verb + 1)) is not None:
        verb = closed + 1  # "the capture of P, the capital of Q, would be"
    if verb >= line.size:
        return
    bits = tag[verb]
    told = low[verb + 1 : verb + 6]
    coming = (bits & tags.AUXILIARY or low[verb] in SEEMS) and not _COMING.isdisjoint(told)
    judged = low[verb] in _PERHAPS and (low[verb + 1] == "have" or not _JUDGED.isdisjoint(low[verb + 2 : verb + 4]))
    if (bits & tags.MODAL and not judged) or coming:  # "the attack on P may be the worst of the war": it was made
        noun.planned = True
        noun.denied ^= bool(coming) and not _NOT_COMING.isdisjoint(told)
    if bits & tags.AUXILIARY:
        for unit in range(verb, min(line.size, verb + 5)):
            if low[unit] in _WEIGHED and low[unit - 1] == "being":
                noun.planned = True  # "an assault on P is being considered"
                noun.denied ^= any(bits & tags.NEGATION for bits in tag[verb:unit])
            if low[unit] in DEEDS and low[unit + 1] == "by" and noun.party is None:
                noun.done_by(noun.binder.parties.of(line, (unit + 2, phrase_end(line, unit + 2, None) or unit + 3)))
            if low[unit] in _CALLED_OFF or low[unit : unit + 2] in (["called", "off"], ["put", "off"]):
                noun.denied = noun.planned = True
            if low[unit : unit + 4] == ["out", "of", "the", "question"]:
                noun.denied = noun.planned = True
            if tag[unit] & _TOLD and unit > verb and noun.kind != "sovereignty":
                noun.unconfirmed = any(bits & tags.NEGATION for bits in tag[verb:unit])
                _read_source(noun, unit)
                break


def _read_source(noun: NounClaim, said: int) -> None:
    """Read who says it, behind a participle: "the capture of P was announced by S", "was denied on Monday by S"."""
    line = noun.line
    noun.denied ^= bool(line.tag[said] & tags.DENIED)
    by = next((unit for unit in range(said + 1, said + _SOURCE_WITHIN) if line.low[unit] == "by"), 0)
    end = phrase_end(line, by + 1, None) if by and not line.tag[by + 1] & tags.TIME else None
    if end is not None:
        noun.told_by((by + 1, end))


def _read_claimant(noun: NounClaim) -> None:
    """A claim to a place is its maker's word: "Argentina's claim to P"."""
    line = noun.line
    if line.low[noun.head] not in ("claim", "claims") or noun.spoken:
        return
    for unit in range(noun.start, noun.head):
        if unit in line.actor:
            noun.told_by((unit, unit + 1))
    if not noun.spoken and noun.governor >= 0 and noun.verb.subject is not None:
        noun.told_by(noun.verb.subject)
    if not noun.spoken and line.low[noun.start] in ("its", "their"):
        owners = [unit for unit in line.actor if unit < noun.start and line.actor[unit].kind in ("state", "capital")]
        if owners and noun.binder.parties.of_unit(line, max(owners)).party == noun.party:
            noun.told_by((max(owners), max(owners) + 1))  # "Kenya held a vote to strengthen its claim to P"


def _read_judgement(noun: NounClaim) -> None:
    """Read who recognises it, or finds it void: "recognition of X's annexation of P", "the annexation is void"."""
    known = recognition_of(noun.line, noun.start)
    if known is not None:
        if known[0] is not None:
            noun.told_by(known[0])
        noun.denied ^= known[1]
    judged = judged_after(noun.line, noun.after_agent()) if noun.governor < 0 else None
    if judged is not None:
        noun.denied ^= judged[0]
        noun.party = noun.party or annexer(noun.line, noun.found)
        if judged[1] is not None:
            noun.told_by(judged[1])
