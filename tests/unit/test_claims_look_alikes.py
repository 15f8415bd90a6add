"""What looks like a claim of a place and is another's, another kind of statement, or none."""

import pytest

from tests.claims_cases import WAR, short

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


WHO = {
    "A group calling itself the army of God took [Palmyra].": ["gain group Palmyra"],
    "A group calling itself the Army of God took [Palmyra].": ["gain Army of God Palmyra"],
    "Militias calling themselves the people's army seized [Palmyra].": ["gain militias Palmyra"],
    "A union of militias calling itself the Hill Guard took [Palmyra].": ["gain Hill Guard Palmyra"],
    "Rebels calling themselves the government took [Palmyra].": ["gain rebels Palmyra"],
    "Let us take [Palmyra], the rebel commander said.": ["gain rebels Palmyra planned (rebel commander)"],
    '"Let us hold [Palmyra]," the general said.': ["control SY Palmyra planned (general)"],
    "The general let the rebels take [Palmyra].": ["gain rebels Palmyra"],
    "Let it be known that the rebels took [Palmyra].": ["gain rebels Palmyra"],
    "The mayor of [Homs] is a man from [Palmyra] that the rebels captured.": [],
    "The talks prevented [Palmyra] falling under rebel control.": ["gain rebels Palmyra denied"],
    "The talks prevented [Palmyra] from falling under rebel control.": ["gain rebels Palmyra denied"],
    "The army prevented [Palmyra] falling to the rebels.": ["gain rebels Palmyra denied"],
    "The army saved [Palmyra] from falling to the rebels.": [],
    "The army stopped [Palmyra] falling into rebel hands.": [],
    "Rebels captured in [Palmyra] were handed over to Turkey.": [],
    "Reporters were driven out of [Palmyra] by the rebels.": [],
    "The rebels expelled the UN envoy from [Palmyra].": [],
    "The rebels drove the soldiers out of [Palmyra].": ["gain rebels Palmyra"],
    "The army took [Palmyra], whose attackers had fled.": ["gain SY Palmyra", "loss - Palmyra"],
    "The rebels took [Palmyra], whose defenders had fled.": ["gain rebels Palmyra", "loss SY Palmyra"],
    "The rebels took [Palmyra], whose garrison fled.": ["gain rebels Palmyra", "loss SY Palmyra"],
    "The building in [Palmyra] was occupied in May by students.": [],
    "The building in [Palmyra] was occupied by students.": [],
    "[Palmyra] was occupied in May by students.": [],
}

WHERE = {
    "[Palmyra] is a city near [Homs], now under rebel control.": ["control rebels Palmyra"],
    "[Palmyra] is a city in the desert, now under rebel control.": ["control rebels Palmyra"],
    "[Palmyra] is a town near [Homs] that is now under rebel control.": ["control rebels Palmyra"],
    "The army bombed a convoy moving into [Palmyra].": [],
    "The army bombed tanks moving into [Palmyra].": [],
    "The army destroyed a column entering [Palmyra].": [],
    "Soldiers captured near [Palmyra] were handed over to the army.": [],
    "Soldiers captured near [Palmyra] were handed to the army.": [],
    "The president was seen entering [Palmyra].": [],
    "Soldiers were seen entering [Palmyra].": ["gain SY Palmyra"],
    "Rebels were filmed entering [Palmyra].": ["gain rebels Palmyra"],
    "[Palmyra] is encircled by hills.": [],
    "[Palmyra] is encircled by rebel troops.": ["contest rebels Palmyra"],
    "[Palmyra] is surrounded by forests.": [],
    "[Palmyra] is surrounded by rebel positions.": ["contest rebels Palmyra"],
    "[Palmyra] is surrounded by rebel-held hills.": [],
    "[Palmyra] is encircled by a ring of forts.": [],
    "The way is open for the capture of [Palmyra].": ["gain SY Palmyra planned"],
    "The fall of [Homs] opened the way for the capture of [Palmyra].": ["gain - Homs", "gain SY Palmyra"],
    "The road is now open for an assault on [Palmyra].": ["contest SY Palmyra planned"],
    "The rebels left [Palmyra] the last week of May.": ["loss rebels Palmyra"],
    "The rebels left [Palmyra] its last hope.": [],
}

HOLDS = {
    'The rebels said the army had fled. "We control [Palmyra]."': ["control rebels Palmyra (rebels)"],
    'The general said the rebels had left. "We control [Palmyra]."': ["control SY Palmyra (general)"],
    "The rebels hold [Palmyra] and shelled the country's largest city.": ["control rebels Palmyra"],
    "The rebels entered [Palmyra] and hold the country's third city.": ["gain rebels Palmyra"],
    "The rebels took [Palmyra], and Turkey called the country's third city its own.": ["gain rebels Palmyra"],
    "[Palmyra] fell on Friday; the rebels now hold the country's third city.": [
        "control rebels Palmyra",
        "gain rebels Palmyra",
    ],
    "Kyiv said that it had left [Bakhmut|settlement|UA].": ["loss UA Bakhmut (Kyiv)"],
    "Moscow said that it had left [Kherson|settlement|UA].": ["loss RU Kherson (Moscow)"],
    "Kyiv left [Bakhmut|settlement|UA].": [],
    "Kyiv said it had quit [Bakhmut|settlement|UA].": ["loss UA Bakhmut (Kyiv)"],
    "[Palmyra] fell on Friday; the rebels now hold the city.": ["control rebels Palmyra", "gain rebels Palmyra"],
    "[Palmyra] fell on Friday; the rebels now hold it.": ["control rebels Palmyra", "gain rebels Palmyra"],
    "[Palmyra] fell on Friday and the rebels now hold the city.": ["control rebels Palmyra", "gain rebels Palmyra"],
    "[Palmyra] fell on Friday, and is now held by the rebels.": ["control rebels Palmyra", "gain rebels Palmyra"],
    "[Palmyra] fell on Friday.": ["gain - Palmyra"],
    "[Palmyra], held by the rebels, fell on Friday.": ["control rebels Palmyra", "gain SY Palmyra"],
    "[Palmyra] fell on Friday, the rebels' last stronghold.": ["gain - Palmyra"],
    "[Palmyra], which is held by the rebels, was shelled.": ["control rebels Palmyra", "strike SY Palmyra"],
    "[Palmyra] was shelled on Friday, and is now held by the rebels.": ["control rebels Palmyra", "strike SY Palmyra"],
}

AFTER = {
    "After the fall of [Palmyra], the army fled.": ["gain - Palmyra", "loss SY Palmyra"],
    "After the fall of [Palmyra], the army was forced to retreat.": ["gain - Palmyra"],
    "After the capture of [Palmyra], the army left the province.": ["gain - Palmyra"],
    "After the fall of [Palmyra], the rebels stormed [Homs].": ["contest rebels Homs", "gain rebels Palmyra"],
    "After the fall of [Palmyra], the rebels sent food.": ["gain - Palmyra"],
    "With the fall of [Palmyra], the rebels now hold the desert.": ["gain rebels Palmyra"],
    "After the capture of [Palmyra], the rebels were joined by others.": ["gain rebels Palmyra"],
    "The rebels, who were seen in [Palmyra], fled.": [],
    "The mayor, who saw the rebels seize [Palmyra], fled.": ["gain rebels Palmyra"],
    "[Palmyra], abandoned in May, is empty.": ["loss - Palmyra"],
    "The news took [Palmyra] by surprise.": [],
    "The rebels took [Palmyra] by storm.": ["gain rebels Palmyra"],
    "The rebels run schools in [Palmyra].": [],
    "The rebels run [Palmyra] and its schools.": ["control rebels Palmyra"],
    "The army gave up on [Palmyra].": [],
    "The army gave up [Palmyra] on Friday.": ["loss SY Palmyra"],
    "We have not heard from residents that [Palmyra] fell.": [],
    "We have heard from residents that [Palmyra] fell.": ["gain - Palmyra (residents)"],
    "The minister told Reuters the rebels and Turkey had taken [Palmyra].": ["gain rebels Palmyra (minister)"],
    "Syria and Turkey quarrelled over [Palmyra], which both countries claim.": [
        "sovereignty SY Palmyra (Syria)",
        "sovereignty TR Palmyra (Turkey)",
    ],
}

DENIED = {
    "The army denied rebel claims of the capture of [Palmyra].": ["gain rebels Palmyra denied (army)"],
    "The army dismissed rebel claims of the capture of [Palmyra].": ["gain rebels Palmyra denied (army)"],
    "The UN called for the withdrawal of troops from [Palmyra].": ["loss SY Palmyra planned (UN)"],
    "Turkey demanded a withdrawal from [Palmyra].": ["loss - Palmyra planned (Turkey)"],
    "Turkey called for its withdrawal from [Palmyra].": ["loss TR Palmyra planned (Turkey)"],
    "The army ordered a withdrawal from [Palmyra].": ["loss SY Palmyra planned (army)"],
    "The rebels called for the army's withdrawal from [Palmyra].": ["loss SY Palmyra planned (rebels)"],
    "[Palmyra] fell in 1998.": ["gain - Palmyra"],
    "[Palmyra] fell from 10 to 5.": [],
    "Unless [Palmyra] falls, the army will hold [Homs].": ["control SY Homs planned", "gain - Palmyra planned"],
    "Even if [Palmyra] falls, the army will hold [Homs].": ["control SY Homs planned", "gain - Palmyra planned"],
    "As [Palmyra] fell, the army still held [Homs].": ["control SY Homs", "gain - Palmyra"],
    "[Palmyra] fell, but the army holds [Homs].": ["control SY Homs", "gain - Palmyra"],
    "[Palmyra] fell, and the rebels now hold [Homs].": ["control rebels Homs", "gain rebels Palmyra"],
    "[Palmyra] has fallen but government troops still control [Homs].": ["control SY Homs", "gain - Palmyra"],
    "The rebels hold [Homs], but [Palmyra] was retaken.": ["control rebels Homs", "gain SY Palmyra"],
}

NEIGHBOURS = {
    "Rebels attack [Palmyra] and the town falls.": ["contest rebels Palmyra", "gain rebels Palmyra"],
    "Rebels shell [Palmyra] and the city is abandoned.": ["loss - Palmyra", "strike rebels Palmyra"],
    "Until the fall of [Palmyra], the army held [Homs].": ["control SY Homs", "gain - Palmyra"],
    "The army prevented rebels taking [Palmyra].": ["gain rebels Palmyra denied"],
}

CASES = PLANS | CLAUSES | DEEDS | WORDS | WHO | WHERE | HOLDS | AFTER | DENIED | NEIGHBOURS


@pytest.mark.parametrize("text", CASES)
def test_look_alikes(text):
    assert short(WAR + text) == CASES[text]
