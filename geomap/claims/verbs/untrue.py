"""Reports that are called untrue: "reports that P had fallen were false", "it is not true that P fell"."""

from __future__ import annotations

from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

REPORTS = frozenset(
    (
        "claim", "claims", "charge", "charges", "accusation", "accusations", "allegation", "allegations", "report",
        "reports", "assertion", "assertions", "rumour", "rumours", "rumor", "rumors", "suggestion", "suggestions",
        "boast", "boasts", "statement", "statements", "talk", "news",
    )
)  # fmt: skip
FALSE = frozenset(
    (
        "absurd", "false", "untrue", "nonsense", "lie", "lies", "fake", "fakes", "baseless", "groundless", "unfounded",
        "propaganda", "wrong", "invention", "inventions", "invented", "fabricated", "fabrication", "fabrications",
        "disinformation", "incorrect", "inaccurate", "premature", "fantasy", "myth", "tale", "fiction", "hoax",
        "slander", "rubbish", "gossip", "hearsay", "rumour", "rumor", "scaremongering",
    )
)  # fmt: skip
_LIES = FALSE | {"talk"}
_MISTAKES = frozenset(("wrong", "absurd", "premature", "tale"))  # "it was wrong that he left P": he did
_EARLIER = frozenset(("earlier", "recent", "latest", "new", "previous", "repeated", "persistent", "widespread"))
_PROVES = frozenset(["proved", "proves", "proven", "turned", "remain", "remained", "appear", "appeared"])
SIGNS = frozenset(["sign", "signs", "evidence", "indication", "indications", "hint", "trace", "proof", "truth"])
_SCOFFS = frozenset(
    ("scoffed", "scoffs", "scoff", "laughed", "laughs", "sneered", "sneers", "jeered", "waved", "waves", "brushed",
     "brushes", "shrugged", "shrugs", "swept")
)  # fmt: skip
_ASIDE = frozenset(("at", "off", "away", "aside"))
CALLS = frozenset(["called", "calls", "call", "branded", "described", "describes", "labelled", "labeled"])
_HARD = tuple([how, "to", verb, "that"] for how in ("hard", "difficult") for verb in ("believe", "imagine"))
_CHECKS = frozenset(
    ("confirm", "confirmed", "confirmation", "verify", "verified", "corroborate", "authenticate", "checking",
     "verifying", "investigating", "information")
)  # fmt: skip
_IN_NO_WAY = frozenset(
    ("not", "n't", "n’t", "no", "unable", "never", "nor", "neither", "cannot", "refused", "declined")
)
_CHECKED = 8  # units of "could not independently confirm the latest" before "reports"
_UNVERIFIED = 5  # units of "could not be independently" before "verified"
_CALLED = 8  # units of "called it a “complete and utter” lie"
_LIST = 16  # units of "that the army, the militia and"
_BOUNDARY = tags.COMMA | tags.STOP | tags.SPEECH | tags.AUXILIARY


def untrue(line: Line, first: int, end: int) -> tuple[int, tuple[int, int] | None] | None:
    """Find who calls the clause from unit `first` untrue, and how.

    Returns
    -------
    tuple or None
        The unit that begins what is called untrue, or that calls it so, and the units of who does, where a "by" names
        them; None where nobody does.
    """
    low = line.low
    if low[0] in FALSE and low[1] == ":":
        return 0, None  # "FAKE: P captured"
    if low[first - 1 : first] == ["that"]:
        end_of = _before_aside(line, first - 2) + 1  # "it is untrue, S said, that"
        before = low[max(0, end_of - 4) : end_of]
        told = _it_is(line, end_of - 1)
        if before[-2:] == ["not", "true"] or before[-1:] in (["untrue"], ["false"]):
            return (end_of - 1 if told < 0 else told), None
        if told >= 0 and before[-1] in FALSE and before[-1] not in _MISTAKES:
            return told, None  # "it is a lie that"
        if before[-3:] == ["not", "the", "case"]:
            return first - 4, None
        if (call := _calls_it(line, end_of)) >= 0:
            return call, None  # "called it a lie that"
        if len(before) > 1 and before[-1] in SIGNS and before[-2] == "no":
            return first - 3, None  # "there is no evidence that"
    noun = first if low[first] in REPORTS else _report_before(line, first)
    if noun < 0:
        return None
    before = low[max(0, noun - 4) : noun]
    if "truth" in line.vocabulary and (there := _no_truth(line, noun)) >= 0:
        return there, None
    if _disbelieved(line, noun):
        return noun, None
    verb = noun - 1
    while verb > 0 and (
        line.tag[verb] & (tags.DETERMINER | tags.ACTOR | tags.POSSESSIVE | tags.CAPITAL) or low[verb] in _EARLIER
    ):
        verb -= 1
    if over := called_as(line, verb):
        if low[over] in CALLS:  # "described as untrue reports that", but "as a triumph"
            return (over, None) if not FALSE.isdisjoint(low[over : verb + 1]) else None
        verb = over  # "dismissed as “panic” reports that"
    scoffed = verb > 0 and low[verb] in _ASIDE and low[verb - 1] in _SCOFFS  # "scoffed at claims that"
    verb -= scoffed
    if verb >= 0 and (scoffed or line.tag[verb] & tags.DENIED) and low[noun + 1] == "that":
        # "rejected a Russian claim that P had been captured"
        return verb, subject(line, group(line, verb).start, Reading(verb))
    tail = low[end : end + 4]
    if verb >= 0 and low[verb] in CALLS and tail and (tail[0] in FALSE or (tail[0] in ("a", "an", "as", "pure"))):
        return (verb, None) if not FALSE.isdisjoint(tail) else None
    return _predicate(line, noun, end)


def is_untrue(line: Line, at: int) -> bool:
    """Whether "is not true" stands at a unit, or behind an aside there: "the fall of P, S said, was not true"."""
    if at < line.size and line.tag[at] & tags.COMMA:
        at = next((unit + 1 for unit in range(at + 1, min(line.size, at + 10)) if line.tag[unit] & tags.COMMA), at)
    told = line.low[at + 1 : at + 3]
    return at < line.size and bool(line.tag[at] & tags.BE) and (told == ["not", "true"] or told == ["untrue", "."])


def called_as(line: Line, last: int) -> int:
    """The verb over what a report is called, which ends at a unit: "*dismissed* as “panic” (reports)"; 0 without."""
    joint = next((at for at in range(last - 1, max(last - _CALLED, 0), -1) if line.low[at] == "as"), 0)
    if not joint or any(map(_BOUNDARY.__and__, line.tag[joint + 1 : last + 1])):
        return 0
    return joint - 1 if line.tag[joint - 1] & tags.DENIED or line.low[joint - 1] in CALLS else 0


def _calls_it(line: Line, end: int) -> int:
    """The verb of "called it a lie" that ends at a unit; -1 without."""
    low = line.low
    call = next((at for at in range(end - 3, max(end - _CALLED, -1), -1) if low[at] in CALLS), -1)
    return call if call >= 0 and low[call + 1] == "it" and not _LIES.isdisjoint(low[call + 2 : end]) else -1


def _it_is(line: Line, last: int) -> int:
    """The unit of "it" where "it is" stands a few words before a unit; -1 without."""
    reach = range(last - 1, max(last - 6, -1), -1)
    return next((at for at in reach if line.low[at] == "it" and line.tag[at + 1] & (tags.BE | tags.MODAL)), -1)


def _no_truth(line: Line, noun: int) -> int:
    """Where no truth is told to be in a report, -1 without: "there was no truth in", "no truth, S said, in"."""
    at = noun - 1 - (line.low[noun - 1] != "in")
    if line.low[at] != "in":
        return -1
    truth = next((unit for unit in range(at - 1, max(at - 10, 0), -1) if line.low[unit] == "truth"), 0)
    between = line.tag[truth + 1] & line.tag[at - 1] & tags.COMMA
    if not truth or line.low[truth - 1] != "no" or not (between or truth == at - 1):
        return -1
    if between:
        return noun
    return next((unit for unit in range(truth - 2, max(truth - 6, -1), -1) if line.low[unit] == "there"), noun)


def _before_aside(line: Line, unit: int) -> int:
    """The unit before an aside that ends with the comma at a unit, else that unit."""
    if unit < 3 or not line.tag[unit] & tags.COMMA:
        return unit
    return next((at - 1 for at in range(unit - 1, max(unit - 8, 1), -1) if line.tag[at] & tags.COMMA), unit)


def _report_before(line: Line, first: int) -> int:
    """The noun of telling that the clause or phrase at `first` belongs to ("reports that …", "talk of …")."""
    low = line.low
    for unit in range(first - 1, max(first - 9, -1), -1):
        if low[unit] in REPORTS:
            issued = line.tag[unit + 1] & tags.PAST and low[unit + 2] == "by" and low[first - 1] == "that"
            return unit if low[unit + 1] in ("that", "of", "about") or issued else -1
        if low[unit] in FALSE and low[unit + 1] in ("about", "of") and _disbelieved(line, unit):
            return unit
        if line.tag[unit] & _BOUNDARY:
            return -1
    return -1


def _disbelieved(line: Line, noun: int) -> bool:
    """Whether a text asks not to believe a report: "do not believe the fakes about the surrender of P"."""
    before = line.low[max(0, noun - 5) : noun]
    return "believe" in before and not {"not", "n't", "n’t", "never"}.isdisjoint(before)


def _predicate(line: Line, noun: int, end: int) -> tuple[int, tuple[int, int] | None] | None:
    tag, low = line.tag, line.low
    at = end
    while at < line.size and at - end < 7 and not (tag[at] & (tags.BE | tags.HAVE | tags.DO) or low[at] in _PROVES):
        if tag[at] & (tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.SUBORDINATOR):
            return None
        at += 1
    if at >= line.size or at - end >= 7:
        return None
    for look in range(at + 1, min(line.size, at + 5)):
        if low[look] in FALSE or (low[look] == "true" and low[look - 1] == "not"):
            return noun, None
        if tag[look] & tags.DENIED or low[look] in ("dismissed", "disputed", "refuted", "debunked"):
            after = look + 1
            who: tuple[int, int] | None = None
            if after + 1 < line.size and low[after] in ("by", "in"):
                stop = after + 1
                while stop < line.size and not tag[stop] & (tags.COMMA | tags.STOP | tags.PREPOSITION | tags.AUXILIARY):
                    if low[stop] in (".", "as"):
                        break
                    stop += 1
                who = (after + 1, stop)
            return noun, who
        if low[look : look + 2] == ["correspond", "to"] and "not" in low[at:look]:
            return noun, None  # "does not correspond to reality"
        if tag[look] & (tags.COMMA | tags.STOP):
            return None
    return None


def unconfirmed(line: Line, first: int, joined: str) -> bool:
    """Whether "no independent confirmation that" or "it is hard to believe that" stands before a unit: of nobody."""
    low = line.low
    if low[max(0, first - 4) : first] in _HARD:
        return True
    if _unchecked(line, first):
        return True
    if "confirmation" not in line.vocabulary or "no" not in low[max(0, first - _LIST) : first]:
        return False
    at = next((unit for unit in range(first - 1, max(first - _LIST, 0), -1) if low[unit] == joined), 0)
    listed = not any(map(tags.FINITE.__and__, line.tag[at + 1 : first]))
    told = next((unit for unit in range(at - 1, max(at - _LIST, 0), -1) if low[unit] == "confirmation"), at)
    of_whom = told == at - 1 or low[told + 1] in ("from", "by")  # "no immediate confirmation from the army that"
    return 0 < told < at and of_whom and listed and "no" in low[max(0, told - 5) : told]


def _not_to_be_checked(line: Line, unit: int) -> bool:
    """Whether "could not (independently) be verified" ends at a unit."""
    before = line.low[max(0, unit - _UNVERIFIED) : unit]
    return line.low[unit] in _CHECKS and "be" in before and not _IN_NO_WAY.isdisjoint(before)


def _unchecked(line: Line, first: int) -> bool:
    """Whether a clause is of a report that nobody confirms: "could not confirm reports that"."""
    if _CHECKS.isdisjoint(line.vocabulary):
        return False
    low = line.low
    if low[first - 3 : first - 1] == ["no", "information"]:
        return True
    noun = _report_before(line, first)
    if noun < 0:
        return False
    if any(_not_to_be_checked(line, unit) for unit in range(first + 1, line.size)):
        return True
    before = low[max(0, noun - _CHECKED) : noun]
    check = next((word for word in reversed(before) if word in _CHECKS), "")
    return check.endswith("ing") or (check != "" and not _IN_NO_WAY.isdisjoint(before))
