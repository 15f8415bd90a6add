"""What looks like a claim of a place and is another's, another kind of statement, or none."""

import pytest

from tests.claims_cases import short

WAR = "The war went on, and Syrian troops, rebels, tanks and artillery were on the move. "
"""What puts a sentence into a text of war."""

PLANS = {
    "The plan requires patience, and the rebels took [Palmyra].": ["gain rebels Palmyra"],
    "The plan requires that the army leave [Palmyra].": ["loss SY Palmyra planned"],
    "The plan requires the army to leave [Palmyra].": ["loss SY Palmyra planned (plan)"],
    "The plan includes [Palmyra], captured by the rebels last week.": ["gain rebels Palmyra"],
    "The plan includes towns captured by the rebels near [Palmyra].": ["gain rebels Palmyra approach"],
    "The plan envisages [Palmyra] handed over to the rebels.": [],
    "The plan includes a ceasefire and the surrender of [Palmyra].": ["loss - Palmyra planned"],
}

CLAUSES = {
    "The army captured two generals and most of [Palmyra] was quiet.": [],
    "The army captured the airfield, two bridges and most of [Palmyra].": ["gain SY Palmyra part"],
    "The rebels who took the port and most of [Palmyra] were beaten.": ["gain rebels Palmyra part"],
    "Rebels hold [Palmyra] and the surrounding villages fell to the army.": ["control rebels Palmyra"],
    "Rebels hold [Palmyra] and the nearby villages were shelled.": ["control rebels Palmyra"],
    "[Palmyra] and the surrounding villages fell to the army.": ["gain SY Palmyra"],
}

DEEDS = {
    "[Palmyra] was abandoned after an attack by rebels on [Homs].": ["contest rebels Homs", "loss - Palmyra"],
    "[Palmyra] was held after an attack by the rebels.": ["control - Palmyra"],
    "[Palmyra] was captured after a fierce attack by the rebels.": ["gain rebels Palmyra"],
    "The attack on [Palmyra] was in response to the shelling of [Homs].": ["contest - Palmyra", "strike - Homs"],
    "The attack on [Palmyra] was in retaliation for the shelling of [Homs] by the army.": [
        "contest - Palmyra",
        "strike SY Homs",
    ],
    "To avenge the fall of [Palmyra], the rebels bombed [Homs].": ["gain SY Palmyra", "strike rebels Homs"],
    "The bombing of [Palmyra] allowed the rebels to advance.": ["strike SY Palmyra"],
    "The police began an operation in [Palmyra] to root out gangs.": [],
    "The army fired missiles at drones that hit [Palmyra].": [],
    "The army fired missiles that hit [Palmyra].": ["strike SY Palmyra"],
}

WORDS = {
    "It was a matter of hours before the rebels took [Palmyra].": ["gain rebels Palmyra"],
    "It is a matter of hours before the rebels take [Palmyra].": ["gain rebels Palmyra planned"],
    "It was only a matter of time before the rebels took [Palmyra].": ["gain rebels Palmyra planned"],
    "Not a few rebels left [Palmyra].": ["loss rebels Palmyra"],
    "Not a soldier left [Palmyra].": ["loss SY Palmyra denied"],
    "The minister is certain of having taken [Palmyra].": ["gain SY Palmyra"],
    "The rebels are certain of taking [Palmyra].": ["gain rebels Palmyra planned"],
    "The army ordered residents of [Homs] to leave [Palmyra].": [],
    "The army told people in [Homs] to leave [Palmyra].": [],
    "The army ordered rebels in [Homs] to leave [Palmyra].": ["loss rebels Palmyra planned (army)"],
}


CASES = PLANS | CLAUSES | DEEDS | WORDS


@pytest.mark.parametrize("text", CASES)
def test_look_alikes(text):
    assert short(WAR + text) == CASES[text]
