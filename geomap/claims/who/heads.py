"""The head of a noun phrase, and names of armed bodies that no list has."""

from __future__ import annotations

from geomap.claims.parties.unlisted import ROMAN
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_ORDINALS = frozenset(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
     "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "twentieth")
)  # fmt: skip
_UNITS = frozenset(("army", "corps", "division", "brigade", "fleet"))
_QUARTERS = frozenset(("Northern", "Southern", "Eastern", "Western", "Central"))
_TOLD_OF = frozenset(("styled", "proclaimed", "declared", "called", "formed", "named"))  # "the self-styled Free Army"
_WHOSE = frozenset(("its", "their", "his", "her", "our", "my"))
_BEHIND = tags.PREPOSITION | tags.ADVERB
_OBJECT = (
    _BEHIND | tags.DETERMINER | tags.POSSESSIVE | tags.PRONOUN | tags.ACTOR | tags.PLACE | tags.TITLE | tags.CAPITAL
)
_AFTER_HEAD = tags.PREPOSITION | tags.RELATIVE | tags.COMMA | tags.STOP


def head_end_of(line: Line, start: int, end: int) -> int:
    """The unit after the head noun of a phrase: before its first preposition or aside."""
    tag = line.tag
    at = start
    if tag[at] & tags.PREPOSITION and not tag[at] & (tags.ACTOR | tags.PLACE):
        at += 1
    while at < end:
        bits = tag[at]
        if at > start and bits & _AFTER_HEAD and at not in line.actor and not bits & tags.DETERMINER:
            return at
        if (
            at > start
            and bits & tags.CONJUNCTION
            and line.actor.get(at - 1) is not None
            and line.actor[at - 1].kind == "adjective"
            and at + 1 < end
            and at + 1 in line.actor
        ):
            at += 1  # "French and Malian soldiers"
            continue
        if (
            at > start
            and bits & tags.CONJUNCTION
            and (at - 1 in line.actor or tag[at - 1] & (tags.FORCE | tags.WEAPON))
        ):
            return at
        if (
            at > start
            and (bits & (tags.PAST | tags.GERUND | tags.PLANS) or not bits)
            and tag[at - 1] & (tags.FORCE | tags.ACTOR | tags.WEAPON)
            and not bits & (tags.FORCE | tags.WEAPON)
            and at + 1 < end
            and tag[at + 1] & (_OBJECT if bits & tags.GERUND else _BEHIND)
        ):
            return at  # "the rebels dug in near P", "rebels fighting the army"
        at += 1
    return end


def head_of(line: Line, start: int, head_end: int) -> int:
    """The unit of the head noun of a phrase, before what may stand behind it within `head_end`."""
    last = head_end - 1
    while last > start and line.tag[last] & (tags.ADVERB | tags.QUOTE | tags.TIME) and last not in line.actor:
        last -= 1
    if (
        line.low[last] == "rounds"
        and last > start
        and (line.tag[last - 1] & tags.WEAPON or line.low[last - 1] == "tank")
    ):
        return last - 1  # "mortar rounds"
    return last


def armed_name(line: Line, start: int, end: int) -> bool:
    """Whether a name in capitals is that of an armed body that no list has ("Three Brotherhood Alliance")."""
    begin = name_start(line, start, end)
    if line.low[begin : begin + 1] and line.low[begin] in _ORDINALS:
        return False  # "the Fourth Division"
    if end == begin + 2 and line.low[begin + 1] in _UNITS:
        first = line.words(begin, begin + 1)
        if first in _QUARTERS or ROMAN.issuperset(first):
            return False  # "the Southern Army", "the VII Corps"
    if begin > start and (line.tag[begin - 1] & tags.NUMBER or line.low[begin - 1][:1].isdigit()):
        return False  # "the 90th Tank Division" is no party, but some party's
    return end - begin >= 2 and bool(line.tag[end - 1] & tags.ARMED_NAME)


def name_start(line: Line, start: int, end: int) -> int:
    """The unit at which the name in capitals begins that ends before unit `end`."""
    at = end
    while at > start and line.tag[at - 1] & (tags.CAPITAL | tags.ACTOR | tags.COMPOUND):
        at -= 1
    told = line.tag[at] & tags.COMPOUND and line.low[at].rsplit("-", 1)[-1] in _TOLD_OF
    return at + (at + 1 < end and bool(told or line.low[at] in _WHOSE))
