"""When and how, told between an auxiliary and its verb, or between a verb and what it governs."""

import pytest

from tests.claims_cases import short

WAR = "The war went on, and Syrian troops, rebels, tanks and artillery were on the move. "
READ = {
    "[Palmyra] was by the middle of June in the hands of the rebels.": ["control rebels Palmyra"],
    "[Palmyra] was in the end taken by the rebels.": ["gain rebels Palmyra"],
    "The rebels had after three days of heavy fighting taken [Palmyra].": ["gain rebels Palmyra"],
    "The rebels were for the third time driven out of [Palmyra].": ["loss rebels Palmyra"],
    "[Palmyra] passed at dawn on Friday into the hands of the rebels.": ["gain rebels Palmyra"],
    "The rebels entered in March 2015 the town of [Palmyra].": ["gain rebels Palmyra"],
    "[Palmyra] had without warning been shelled by Syrian troops.": ["strike SY Palmyra"],
    # Once told, it is told once.
    "The rebels were on Tuesday in control of [Palmyra].": ["control rebels Palmyra"],
    # What parts them is more than when: the verb is another's.
    "The rebels were by noon as far from [Palmyra] as ever.": [],
    "The rebels had in the town of [Palmyra] taken a bath.": [],
    "The mayor had by then taken the road to [Palmyra].": [],
}


@pytest.mark.parametrize(("text", "expected"), READ.items(), ids=READ)
def test_what_parts_a_verb_from_its_words_is_stepped_over(text, expected):
    assert short(WAR + text) == expected
