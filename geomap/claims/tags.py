"""What a word may be in a sentence: one bit a class, so that a test of several classes is one operation."""

from __future__ import annotations

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
NEGATION = 1 << 11
ADVERB = 1 << 12
TIME = 1 << 13
FORCE = 1 << 14
WEAPON = 1 << 15
PEOPLE = 1 << 16
TITLE = 1 << 17
AREA = 1 << 18
AREA_PART = 1 << 19
AREA_NEAR = 1 << 20
WHOLE = 1 << 21
DIRECTION = 1 << 22
NEAR = 1 << 23
AFTER_PLACE = 1 << 24
SAID = 1 << 25
SAID_TO = 1 << 26
DENIED = 1 << 27
VOWED = 1 << 28
PLANS = 1 << 29
TRIES = 1 << 30
FAILS = 1 << 31
REFUSES = 1 << 32
ASKS = 1 << 33
CANCELLED = 1 << 34
REPELS = 1 << 35
CONDITIONAL = 1 << 36
PEACEFUL = 1 << 37
MILITARY = 1 << 38
VERB_IRREGULAR = 1 << 39
ARMED_NAME = 1 << 40
SOURCED = 1 << 41
RECKONED = 1 << 42
READIES = 1 << 62
BRINGS = 1 << 63

FIGURATIVE = 1 << 57
BODIES = 1 << 58
COMMANDERS = 1 << 59
HEADS = 1 << 60
ACTION = 1 << 61
TERROR = 1 << 64
CROWD = 1 << 65
VEHICLE = 1 << 66
FAITH = 1 << 67

# Told from the form of the word, or from what stands on it.
COMMA = 1 << 43
STOP = 1 << 44
QUOTE = 1 << 45
TO = 1 << 46
NUMBER = 1 << 47
CAPITAL = 1 << 48
PLACE = 1 << 49
ACTOR = 1 << 50
TRIGGER = 1 << 51
PAST = 1 << 52
GERUND = 1 << 53
COMPOUND = 1 << 54
NAME_PART = 1 << 55
WEAK = 1 << 56

CLASSES: dict[str, int] = {
    name.lower(): value
    for name, value in list(globals().items())
    if isinstance(value, int) and name.isupper() and (value < 1 << 43 or value > 1 << 56)
}
"""The classes that ``data/lexicon/words.toml`` gives words to, by the name they have there."""

SPEECH = SAID | DENIED | VOWED
AUXILIARY = BE | HAVE | DO | MODAL
FINITE = AUXILIARY | SPEECH | VERB_IRREGULAR | PAST
NOUN_AREA = AREA | AREA_PART | AREA_NEAR
