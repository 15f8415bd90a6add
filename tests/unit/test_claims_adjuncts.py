"""When and how, told between an auxiliary and its verb, or between a verb and what it governs."""

import pytest

from tests.claims_cases import WAR, short

READ = {
    "[Palmyra] was by the middle of June in the hands of the rebels.": ["control rebels Palmyra"],
    "[Palmyra] was in the end taken by the rebels.": ["gain rebels Palmyra"],
    "The rebels had after three days of heavy fighting taken [Palmyra].": ["gain rebels Palmyra"],
    "The rebels were for the third time driven out of [Palmyra].": ["loss rebels Palmyra"],
    "[Palmyra] passed at dawn on Friday into the hands of the rebels.": ["gain rebels Palmyra"],
    "The rebels entered in March 2015 the town of [Palmyra].": ["gain rebels Palmyra"],
    "[Palmyra] had without warning been shelled by Syrian troops.": ["strike SY Palmyra"],
    "[Palmyra] was in 2015 taken by the rebels.": ["gain rebels Palmyra"],
    "[Palmyra] has since 2015 been held by the rebels.": ["control rebels Palmyra"],
    "[Palmyra] is for the most part held by the rebels.": ["control rebels Palmyra"],
    "[Palmyra] was the next day taken by the rebels.": ["gain rebels Palmyra"],
    "The rebels had by the end of May taken [Palmyra].": ["gain rebels Palmyra"],
    # An adverb or a preposition behind a place is no noun named after it.
    "The rebels nonetheless took [Palmyra].": ["gain rebels Palmyra"],
    "The rebels took [Palmyra] ahead of the talks.": ["gain rebels Palmyra"],
    "The rebels withdrew from [Palmyra] ahead of an army advance.": ["loss rebels Palmyra"],
    "The rebels took [Palmyra] alongside their allies.": ["gain rebels Palmyra"],
    "The rebels took [Palmyra] rather than the dam.": ["gain rebels Palmyra"],
    "The rebels took [Palmyra] thanks to a ruse.": ["gain rebels Palmyra"],
    "The rebels took [Palmyra] less than a week later.": ["gain rebels Palmyra"],
    "[Palmyra] was sometimes shelled by Syrian troops.": ["strike SY Palmyra"],
    # Once told, it is told once.
    "The rebels were on Tuesday in control of [Palmyra].": ["control rebels Palmyra"],
    # What parts them is more than when: the verb is another's.
    "The rebels were by noon as far from [Palmyra] as ever.": [],
    "The rebels had in the town of [Palmyra] taken a bath.": [],
    "The mayor had by then taken the road to [Palmyra].": [],
    "[Palmyra] is on the road held by the rebels.": [],
    "[Palmyra] was in 2015 a base from which the rebels left.": [],
}


@pytest.mark.parametrize(("text", "expected"), READ.items(), ids=READ)
def test_what_parts_a_verb_from_its_words_is_stepped_over(text, expected):
    assert short(WAR + text) == expected
