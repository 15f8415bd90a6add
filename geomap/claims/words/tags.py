"""What a word may be in a sentence: one bit a class, so that a test of several classes is one operation."""

from __future__ import annotations

# The thirty that are asked for most: a number below 2**30 is the cheapest to test.
DETERMINER = 1 << 0
POSSESSIVE = 1 << 1
PRONOUN = 1 << 2
PREPOSITION = 1 << 3
CONJUNCTION = 1 << 4
SUBORDINATOR = 1 << 5
RELATIVE = 1 << 6
BE = 1 << 7
HAVE = 1 << 8
DO = 1 << 9
MODAL = 1 << 10
COMPOUND = 1 << 11
ADVERB = 1 << 12
TIME = 1 << 13
FORCE = 1 << 14
PEOPLE = 1 << 15
AREA = 1 << 16
WEAK = 1 << 17
VERB_IRREGULAR = 1 << 18
COMMA = 1 << 19
STOP = 1 << 20
QUOTE = 1 << 21
TO = 1 << 22
NUMBER = 1 << 23
CAPITAL = 1 << 24
PLACE = 1 << 25
ACTOR = 1 << 26
TRIGGER = 1 << 27
PAST = 1 << 28
GERUND = 1 << 29

NEGATION = 1 << 30
NAME_PART = 1 << 31
SAID = 1 << 32
WEAPON = 1 << 33
TITLE = 1 << 34
AREA_PART = 1 << 35
AREA_NEAR = 1 << 36
WHOLE = 1 << 37
DIRECTION = 1 << 38
NEAR = 1 << 39
AFTER_PLACE = 1 << 40
SAID_TO = 1 << 41
DENIED = 1 << 42
VOWED = 1 << 43
PLANS = 1 << 44
TRIES = 1 << 45
FAILS = 1 << 46
REFUSES = 1 << 47
ASKS = 1 << 48
CANCELLED = 1 << 49
REPELS = 1 << 50
CONDITIONAL = 1 << 51
PEACEFUL = 1 << 52
MILITARY = 1 << 53
ARMED_NAME = 1 << 54
SOURCED = 1 << 55
RECKONED = 1 << 56
READIES = 1 << 57
BRINGS = 1 << 58
FIGURATIVE = 1 << 59
BODIES = 1 << 60
COMMANDERS = 1 << 61
HEADS = 1 << 62
ACTION = 1 << 63
TERROR = 1 << 64
CROWD = 1 << 65
VEHICLE = 1 << 66
FAITH = 1 << 67
CRIME = 1 << 68
BORROWED = 1 << 69
EVERYDAY = 1 << 70
VESSEL = 1 << 71
SITE = 1 << 72

_TOLD = COMMA | STOP | QUOTE | TO | NUMBER | CAPITAL | PLACE | ACTOR | TRIGGER | PAST | GERUND | COMPOUND
_TOLD |= NAME_PART | WEAK
"""Told from the form of the word, or from what stands on it."""

CLASSES: dict[str, int] = {
    name.lower(): value
    for name, value in list(globals().items())
    if isinstance(value, int) and name.isupper() and not name.startswith("_") and not value & _TOLD
}
"""The classes that ``data/lexicon/words.toml`` gives words to, by the name they have there."""

SPEECH = SAID | DENIED | VOWED
AUXILIARY = BE | HAVE | DO | MODAL
FINITE = AUXILIARY | SPEECH | VERB_IRREGULAR | PAST
NOUN_AREA = AREA | AREA_PART | AREA_NEAR
