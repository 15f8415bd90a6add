"""What a plan or a draft holds is still to come: "the offer includes a withdrawal from P", "A giving up P"."""

from __future__ import annotations

from geomap.claims.verbs.subjects import subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

_DRAFTS = frozenset(
    (
        "plan", "plans", "offer", "offers", "proposal", "proposals", "draft", "drafts", "terms", "concession",
        "concessions", "demand", "demands", "condition", "conditions", "roadmap", "framework", "blueprint", "ultimatum",
        "initiative", "options", "option",
    )
)  # fmt: skip
_SIGNED = frozenset(("deal", "deals", "agreement", "agreements", "accord", "accords", "pact", "treaty", "memorandum"))
_HOLD = frozenset(
    (
        "include", "includes", "envisage", "envisages", "foresee", "foresees", "provide", "provides", "stipulate",
        "stipulates", "require", "requires", "entail", "entails", "involve", "involves", "contain", "contains",
        "propose", "proposes",
    )
)  # fmt: skip
_HELD = frozenset(
    (
        "included", "envisaged", "foresaw", "provided", "stipulated", "required", "entailed", "involved", "contained",
        "proposed",
    )
)  # fmt: skip
_VERBS = _HOLD | _HELD
_MAKES = ("envisage", "fores", "stipulate", "require", "propose")
_FARTHEST = 24  # units from the verb to the last of what it lists
_ENDS = tags.STOP | tags.RELATIVE | tags.MODAL | tags.BE | tags.HAVE | tags.DO

_NO_PART = frozenset(("while", "when", "as", "because", "fact", "victims", "damage"))  # what is so already


def drafted(line: Line, head: int, *, finite: bool, participle: bool) -> bool:
    """Whether a trigger stands in what a plan holds: behind its verb, in the same clause.

    A `finite` verb has a clause of its own without "that" ("requires patience, and they took P"), and a `participle`
    tells what is so already ("includes towns taken by A") where the plan does not make it so.
    """
    if _VERBS.isdisjoint(line.vocabulary):
        return False
    low, tag = line.low, line.tag
    for verb in range(head - 1, max(head - _FARTHEST, 0), -1):
        if low[verb] in _VERBS and verb not in line.actor:
            if (finite and "that" not in low[verb:head]) or (participle and not low[verb].startswith(_MAKES)):
                return False
            whose = subject(line, group(line, verb).start, Reading(verb))
            words = low[slice(*whose)] if whose is not None else ()
            return not _DRAFTS.isdisjoint(words) or (low[verb] in _HOLD and not _SIGNED.isdisjoint(words))
        if (tag[verb] & _ENDS and low[verb] != "that") or low[verb] in _NO_PART:
            return False
    return False
