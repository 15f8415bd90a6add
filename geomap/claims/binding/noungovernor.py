"""The verb of which a noun phrase is the object: "*launched* a new offensive toward P"."""

from __future__ import annotations

from geomap.claims.verbs.untrue import REPORTS
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_MOST_STEPS = 6  # words between the verb and the phrase that are stepped over
_CARRIERS = frozenset(
    (
        "begin", "begins", "began", "begun", "start", "starts", "started", "launch", "launches", "launched",
        "launching", "continue", "continues", "continued", "continuing", "mount", "mounts", "mounted", "complete",
        "completes", "completed", "join", "joins", "joined", "resume", "resumes", "resumed", "conduct", "conducts",
        "conducted", "carry", "carries", "carried", "step", "stepped", "intensify", "intensified", "make", "makes",
        "made", "making", "press", "pressed", "pressing", "pursue", "pursued", "pursuing", "develop", "developing",
        "developed", "lead", "leads", "led", "stage", "staged", "open", "opened", "renew", "renewed", "prepare",
        "answered", "responded", "retaliated", "replied", "wage", "waged", "lay", "laid", "laying", "keep", "kept",
        "maintain", "maintained", "suffer", "suffered", "tightened", "tighten", "consolidate", "consolidated",
        "lift", "lifted", "end", "ended", "assert", "asserts", "asserted", "sustain", "sustained", "announced",
        "announces", "abandon", "extend", "extended", "extending", "expand", "expanded", "expanding", "widen",
        "widened", "widening", "broaden", "broadened", "broadening", "shift", "shifted", "shifting", "switched",
    )
)  # fmt: skip
TURNS = frozenset(("concentrate", "concentrating", "focus", "focusing", "turn", "turning", "proceed", "proceeding"))
DEEDS = _CARRIERS | TURNS  # whose subject does what the noun tells
_BETWEEN = frozenset(("within", "off", "on", "up", "out", "of", "in", "with", "the", "a", "to", "for", "its", "their"))
_PAPERS = frozenset(
    ("treaty", "treaties", "decree", "decrees", "agreement", "agreements", "law", "laws", "act", "acts")
)
_DISMISSES = frozenset(("dismissed", "dismisses", "rejected", "rejects", "ridiculed"))
_TRANSPARENT = frozenset(
    (
        "series", "wave", "string", "spate", "round", "completion", "start", "beginning", "end", "news", "fact",
        "extent", "moment", "day",
    )
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "the", "its", "their"))
_GOVERNS = tags.FINITE | tags.GERUND | tags.PLANS | tags.FAILS | tags.REPELS | tags.CANCELLED
_ENDS_CLAUSE = tags.COMMA | tags.STOP | tags.RELATIVE | tags.SUBORDINATOR


def governing_verb(line: Line, start: int) -> int:
    """Find the verb of which the noun phrase that begins at `start` is the object; -1 where it is none's."""
    tag, low = line.tag, line.low
    at = start - 1
    steps = 0
    while at >= 0 and steps < _MOST_STEPS:
        bits, word = tag[at], low[at]
        if (word in _TRANSPARENT and at not in line.actor) or (word == "about" and low[at - 1] in REPORTS):
            at -= 1
        elif word in _PAPERS and low[at + 1] in ("on", "for", "of"):
            at = _before_paper(line, at)
        elif at in line.actor and not bits & tags.SPEECH:
            return -1
        elif word in REPORTS and low[at + 1] in ("of", "about"):
            at -= 1  # "dismissed reports of the fall of P"
            if at > 0 and at in line.actor and (tag[at - 1] & tags.DENIED or low[at - 1] in _DISMISSES):
                at -= 1  # "denied rebel claims of"
        elif bits & _ENDS_CLAUSE and not bits & tags.DETERMINER:
            return -1
        elif low[at - 1 : at + 1] == ["in", "turn"]:
            at -= 2
            steps += 1
        elif word.startswith("decid") and low[at + 1] == "the":
            return -1  # "drones decided the battle for P"
        elif word == "following" and not tag[at - 1] & tags.AUXILIARY:
            return -1  # "resigned following the fall of P"
        elif bits & tags.SAID and low[at - 1] in _ARTICLES:
            return -1  # "in a report on the siege of P"
        elif word == "calls" and low[at + 1] in REPORTS:
            return at  # "calls news of the fall of P untrue"
        elif _governs(bits) or word in DEEDS or word.startswith("recogni") or word in ("accept", "accepts"):
            return at
        elif word in _BETWEEN or bits & (tags.QUOTE | tags.ADVERB | tags.TIME):
            at -= 1
            steps += 1
        else:
            return -1
    return -1


def _governs(bits: int) -> bool:
    adverb = bits & tags.ADVERB and not bits & tags.SPEECH
    return bool(bits & _GOVERNS and not bits & (tags.AUXILIARY | tags.TIME) and not adverb)


def _before_paper(line: Line, paper: int) -> int:
    """The unit before a paper and its article: "signed *four treaties* on the accession of P"."""
    at = paper - 1
    while at > 0 and (line.tag[at] & (tags.DETERMINER | tags.NUMBER) or line.low[at] == "four"):
        at -= 1
    return at
