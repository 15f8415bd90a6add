"""Claims by the construction that a trigger stands in: each with what it must catch, and its figurative trap."""

import pytest

from tests.claims_cases import WAR, short

INFINITIVES = {
    "French troops were able to enter [Kidal].": ["gain FR Kidal"],
    "French troops are able to enter [Kidal].": ["gain FR Kidal planned"],
    "Iraq sent two divisions to retake [Tikrit].": ["gain IQ Tikrit planned"],
    "Turkey to withdraw from [Bashiqa]": ["loss TR Bashiqa planned"],
    "A new road enabled Syrian troops to enter [Palmyra].": ["gain SY Palmyra"],
    "A new road would enable Syrian troops to enter [Palmyra].": ["gain SY Palmyra planned"],
    "The thaw did not allow Syrian troops to enter [Palmyra].": ["gain SY Palmyra denied"],
    "Syrian troops crossed the river with the aim of taking [Palmyra].": ["gain SY Palmyra planned"],
    "Russian troops brought up reserves to drive the Ukrainians out of [Siversk].": ["gain RU Siversk planned"],
}

GERUNDS = {
    "Syrian troops were busy shelling [Douma].": ["strike SY Douma"],
    "Syrian troops spent the week shelling [Douma].": ["strike SY Douma"],
    "[Amran] narrowly avoided being captured by the Houthis.": ["gain Houthis Amran denied"],
    "After being captured by the Houthis, [Amran] was quiet.": ["gain Houthis Amran"],
    "Having been captured by the Houthis, [Amran] was quiet.": ["gain Houthis Amran"],
}

RELATIVES = {
    "[Amran] is the town that the Houthis captured in July.": ["gain Houthis Amran"],
    "[Amran] is the town the Houthis captured in July.": ["gain Houthis Amran"],
    "The town that the Houthis captured in July was [Amran].": ["gain Houthis Amran"],
    "The tank that the Houthis captured in July was in [Amran].": [],
}

PASSIVES = {
    "[Amran] was stormed and captured by the Houthis.": ["contest Houthis Amran", "gain Houthis Amran"],
    "[Amran] has had no water since it was captured by the Houthis.": ["gain Houthis Amran"],
    "Thousands had left [Amran] before it was captured by the Houthis.": ["gain Houthis Amran"],
    "A tank was in [Amran] when it was captured by the Houthis.": [],
    "The Ukrainians, driven out of [Siversk] on Friday, went west.": ["loss UA Siversk"],
}

LISTS = {
    "The Houthis captured two towns: [Amran] and [Dhamar].": ["gain Houthis Amran", "gain Houthis Dhamar"],
    "The Houthis captured two towns — [Amran] and [Dhamar].": ["gain Houthis Amran", "gain Houthis Dhamar"],
    "The Houthis captured two tanks: [Amran] has a museum for them.": [],
}

NOUNS = {
    "Syrian troops took part in the assault on [Palmyra].": ["contest SY Palmyra"],
    "Russia's failed assault on [Siversk] cost many lives.": ["contest RU Siversk"],
    "The Ukrainian [Kharkiv] counteroffensive lasted for a week.": ["contest UA Kharkiv"],
    "The [Kharkiv] orchestra went on a charm offensive.": [],
}

TO_BE = {
    WAR + "The rebels are out of [Idlib].": ["loss rebels Idlib"],
    WAR + "Syrian troops are on the outskirts of [Idlib].": ["contest SY Idlib approach"],
    WAR + "Syrian troops are on their way to [Idlib].": ["contest SY Idlib approach"],
    WAR + "Syrian troops are only a few miles from [Idlib].": ["contest SY Idlib approach"],
    WAR + "There are no Syrian troops in [Idlib].": ["control SY Idlib denied"],
    WAR + "There are no Syrian doctors in [Idlib].": [],
    WAR + "[Idlib] is free of mines.": [],
    WAR + "[Idlib] is Syrian-held.": ["control SY Idlib"],
    WAR + "[Idlib] is no longer in Syrian hands.": ["control SY Idlib denied"],
    WAR + "The Syrian garrison in [Idlib] ran out of flour.": ["control SY Idlib"],
    WAR + "The Syrian army said the surgeon in [Idlib] had safe hands.": [],
}

FIGHTING = {
    "There was fighting in [Idlib].": ["contest - Idlib"],
    "There was dancing in [Idlib].": [],
    "Fighting is going on in [Idlib].": ["contest - Idlib"],
    "Fighting has spread to [Idlib].": ["contest - Idlib"],
    "[Idlib] saw heavy fighting.": ["contest - Idlib"],
    "[Idlib] was the scene of heavy fighting.": ["contest - Idlib"],
    "[Idlib] was the scene of a fine wedding.": [],
    "[Idlib] faces a Syrian assault.": ["contest SY Idlib"],
    "Syrian troops have [Idlib] surrounded.": ["contest SY Idlib"],
    "In [Idlib], a missile hit a school.": ["strike - Idlib"],
    "In [Idlib], a hailstorm hit a school.": [],
    WAR + "In [Idlib], three people were killed by Syrian shells.": ["strike SY Idlib"],
    WAR + "In [Idlib], three people were killed by a bus.": [],
    WAR + "Syria sent drones to attack [Idlib].": ["strike SY Idlib"],
}

CHANGES = {
    "[Idlib] has been cleared of Ukrainian troops.": ["gain RU Idlib"],
    "The week saw [Kidal] fall to the rebels.": ["gain rebels Kidal"],
    "[Kidal]'s fall to the rebels was a blow.": ["gain rebels Kidal"],
    "Control of [Kidal] passed to the rebels.": ["gain rebels Kidal"],
    WAR + "[Kidal] was returned to French control.": ["gain FR Kidal"],
    "The rebels placed [Kidal] under their control.": ["gain rebels Kidal"],
    "Syrian troops forced the rebels to leave [Idlib].": ["loss rebels Idlib"],
    WAR + "Syrian troops all but captured [Idlib].": ["gain SY Idlib denied"],
    WAR + "Syrian troops came within an inch of taking [Idlib].": ["gain SY Idlib denied"],
    WAR + "Capturing [Idlib] would open the road.": ["gain SY Idlib planned"],
    WAR + "To take [Idlib], Syrian troops need tanks.": ["gain SY Idlib planned"],
    WAR + "Syrian generals want [Idlib] taken by May.": ["gain SY Idlib planned"],
    WAR + "A new film captures [Idlib] in winter.": [],
    WAR + "Syrian troops left [Idlib] in darkness.": [],
    WAR + "Syria ruled out a withdrawal from [Idlib].": ["loss SY Idlib denied planned (Syria)"],
}

VERBS = {
    WAR + "Syrian troops kept [Idlib] under siege.": ["contest SY Idlib"],
    WAR + "Syrian troops put [Idlib] under siege.": ["contest SY Idlib"],
    WAR + "Syrian troops kept [Idlib] under shelling.": ["strike SY Idlib"],
    WAR + "Syrian troops keep [Idlib] under review.": [],
    WAR + "Syrian troops punched their way into [Idlib].": ["gain SY Idlib"],
    WAR + "A start-up from [Idlib] punched its way into the market.": [],
    WAR + "Syrian troops starved the rebels out of [Douma].": ["gain SY Douma"],
    WAR + "Ukrainian marines drove the Russians off [Snake Island|island].": ["gain UA Snake Island"],
    WAR + "Syrian troops sacked [Idlib].": ["gain SY Idlib"],
    WAR + "The club in [Idlib] sacked its coach.": [],
    WAR + "Syrian troops cut [Idlib] off.": ["contest SY Idlib"],
    WAR + "The landslide cut [Idlib] off.": [],
    WAR + "Syrian troops hurled themselves at [Idlib].": ["contest SY Idlib"],
    WAR + "Syrian troops strengthened their grip on [Idlib].": ["control SY Idlib"],
    WAR + "Syria subjected [Idlib] to heavy shelling.": ["strike SY Idlib"],
    WAR + "Syria subjected [Idlib] to heavy taxes.": [],
    WAR + "Syrian missiles left [Idlib] in ruins.": ["strike SY Idlib"],
    WAR + "Syrian missiles sparked fires in [Idlib].": ["strike SY Idlib"],
    WAR + "Syrian missiles knocked out power in [Idlib].": ["strike SY Idlib"],
    WAR + "A thunderstorm knocked out power in [Idlib].": [],
    WAR + "The destruction of a bus in [Idlib] cost much.": [],
    WAR + "The destruction of [Idlib] by Syrian shells took a week.": ["strike SY Idlib"],
}

WHOSE = {
    WAR + "In a surprise move, Syrian troops drove the rebels from [Idlib].": ["gain SY Idlib"],
    WAR + "Syrian troops regrouped and drove the rebels from [Idlib].": ["gain SY Idlib"],
    WAR + "The breakthrough led to Syrian troops driving the rebels out of [Idlib].": ["gain SY Idlib"],
    WAR + "Syrian troops brought up reserves to bomb the rebels out of [Idlib].": ["gain SY Idlib planned"],
    WAR + "Syrian troops are going to storm into [Idlib].": ["gain SY Idlib planned"],
    WAR + "Syrian troops cut the road by driving the rebels from [Idlib].": ["gain SY Idlib"],
    WAR + "Syria removed its troops from [Idlib].": ["loss SY Idlib"],
    WAR + "Syrian troops — backed by tanks — captured [Idlib].": ["gain SY Idlib"],
    WAR + "Syrian troops have, after a week, taken possession of [Idlib].": ["gain SY Idlib"],
    WAR + "With [Idlib] captured, Syrian troops moved on.": ["gain SY Idlib"],
    WAR + "Aid reached [Idlib].": [],
}

PAID = {
    WAR + "Taking [Idlib] cost Syrian troops 300 men.": ["gain SY Idlib"],
    WAR + "Taking [Idlib] took Syrian troops a week.": ["gain SY Idlib"],
    WAR + "Painting [Idlib] cost Syrian troops a week.": [],
    WAR + "Syrian troops — backed by tanks — mounted an attack on [Idlib].": ["contest SY Idlib"],
    WAR + "Syrian troops clashed with the rebels in [Idlib].": ["contest SY Idlib"],
}

UNTRUE = {
    WAR + "Iran denied Syrian claims to have captured [Idlib].": ["gain SY Idlib denied (Iran)"],
    WAR + "Iran rejected a Syrian claim that [Idlib] had been captured.": ["gain SY Idlib denied (Iran)"],
    WAR + "Syrian troops are still far from taking [Idlib].": ["gain SY Idlib denied"],
    WAR + "At no point did Syrian troops take [Idlib].": ["gain SY Idlib denied"],
    WAR + "Syrian troops were prevented from taking [Idlib].": ["gain SY Idlib denied"],
    WAR + "Syrian troops had barely entered [Idlib] when it rained.": ["gain SY Idlib"],
}

TO_COME = {
    WAR + "Syrian troops are within days of taking [Idlib].": ["gain SY Idlib planned"],
    WAR + "Syria looks set to take [Idlib].": ["gain SY Idlib planned"],
    WAR + "Syria stands to lose [Idlib].": ["loss SY Idlib planned"],
    WAR + "Syria would rather give up [Idlib].": ["loss SY Idlib planned"],
    WAR + "Syria's next aim is the capture of [Idlib].": ["gain SY Idlib planned"],
    WAR + "Syria's answer was to bomb [Idlib].": ["strike SY Idlib"],
}

LISTED = {
    WAR + "Towns captured by Syrian troops include [Idlib].": ["gain SY Idlib"],
    WAR + "Among the towns captured by Syrian troops was [Idlib].": ["gain SY Idlib"],
    WAR + "Another town, [Idlib], was taken by Syrian troops.": ["gain SY Idlib"],
    WAR + "Twenty villages were shelled by Syrian troops, including [Idlib].": ["strike SY Idlib"],
    WAR + "[Idlib] was among a dozen towns that Syrian troops took.": ["gain SY Idlib"],
    WAR + "[Idlib] was among a dozen towns that Syrian bakers toured.": [],
    WAR + "Syrian troops seized what was left of [Idlib].": ["gain SY Idlib"],
    WAR + "One of the missiles fell on [Idlib].": ["strike - Idlib"],
    WAR + "[Idlib] is bracing for a Syrian assault.": ["contest SY Idlib planned"],
    WAR + "[Idlib] is bracing for a cold winter.": [],
    WAR + "Syrian troops drove off a rebel attack on [Idlib].": ["contest rebels Idlib"],
}

ALL = [
    pytest.param(text, expected, id=f"{name}-{number}")
    for name, cases in (
        ("infinitive", INFINITIVES),
        ("gerund", GERUNDS),
        ("relative", RELATIVES),
        ("passive", PASSIVES),
        ("list", LISTS),
        ("noun", NOUNS),
        ("to be", TO_BE),
        ("fighting", FIGHTING),
        ("change", CHANGES),
        ("verb", VERBS),
        ("whose", WHOSE),
        ("untrue", UNTRUE),
        ("paid", PAID),
        ("to come", TO_COME),
        ("listed", LISTED),
    )
    for number, (text, expected) in enumerate(cases.items(), 1)
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_wording(text, expected):
    assert short(text) == expected


# Fighting that goes on between two, and where men stand.
RAGING = {
    "Heavy fighting is still raging between Syrian troops and rebels near [Nawa|settlement|SY].": [
        "contest - Nawa approach"
    ],
    "Clashes have broken out between the army and rebels in [Nawa|settlement|SY].": ["contest - Nawa"],
    "Talks are going on between the army and rebels in [Nawa|settlement|SY].": [],
    "Rebels invaded the neighbouring Russian republic of [Dagestan|admin1|RU].": ["contest rebels Dagestan"],
    "Rebels are on the fringes of [Nawa|settlement|SY].": ["contest rebels Nawa approach"],
    "Painters on the fringes of [Nawa|settlement|SY] have left.": [],
    "Rebels punched west towards [Nawa|settlement|SY].": ["contest rebels Nawa approach"],
}


@pytest.mark.parametrize("text", RAGING)
def test_fighting_that_goes_on(text):
    assert short(text) == RAGING[text]
