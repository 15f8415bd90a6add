"""Who is in a place and whose it is, told by small words: "footage shows", "sit in", "is theirs", "have to themselves"."""

import pytest

from tests.claims_cases import WAR, claims_of, short

SHOWN = {
    WAR + "Footage posted on Tuesday shows Syrian soldiers in the centre of [Palmyra].": ["control SY Palmyra part"],
    WAR + "A war blogger put rebel fighters in [Palmyra] on Friday.": ["control rebels Palmyra"],
    WAR + "The picture shows government soldiers posing in [Saraqib|settlement|SY].": ["control SY Saraqib"],
    WAR + "The museum shows paintings by soldiers in [Palmyra].": [],
    WAR + "The minister put 500 soldiers in [Palmyra] at the disposal of the firemen.": [],
    WAR + "The film shows Syrian officials in [Palmyra].": [],
    WAR + "The minister put troops in [Palmyra] on alert.": [],
    WAR + "The maps put Syrian troops in [Palmyra] on Monday.": ["control SY Palmyra"],
    WAR + "Footage shows dead Syrian soldiers in [Palmyra].": [],
    "The film festival shows soldiers in [Palmyra].": [],
}

SITTING = {
    WAR + "Rebel fighters sit in [Palmyra] and bar the road.": ["control rebels Palmyra"],
    WAR + "Syrian soldiers walk the streets of [Palmyra].": ["control SY Palmyra"],
    WAR + "For a year the rebels had been the law in [Palmyra].": ["control rebels Palmyra"],
    WAR + "The refugees sit in [Palmyra] and wait.": [],
    WAR + "Tourists walk the streets of [Palmyra].": [],
    # At home they do not hold it by being there.
    WAR + "Syrian soldiers sat in [Palmyra|settlement|SY] and waited for a train.": [],
    WAR + "Turkish soldiers sat in [Palmyra|settlement|SY] and barred the road.": ["control TR Palmyra"],
}

THEIRS = {
    WAR + "A rebel stood by a well in [Palmyra] and said that the town was theirs.": ["control rebels Palmyra (rebel)"],
    WAR + "A rebel stood by a well in [Palmyra] and said that the well was theirs.": [],
    WAR + "The rebels' radio said that [Palmyra] was theirs to the last street.": ["control rebels Palmyra (radio)"],
    WAR + "[Palmyra] is Syrian once more.": ["control SY Palmyra"],
    WAR + "Syrian troops have [Palmyra] to themselves.": ["control SY Palmyra"],
    WAR + "The rebels still have [Palmyra] and all of [Saraqib] except [Hama].": [
        "control rebels Palmyra",
        "control rebels Saraqib",
    ],
    WAR + "The rebels had the town of [Palmyra] firmly in hand.": ["control rebels Palmyra"],
    WAR + "The rebels mean to have [Palmyra] by Tuesday.": ["gain rebels Palmyra planned"],
    WAR + "The general swore that his men had left [Palmyra].": ["loss SY Palmyra (general)"],
    WAR + "The rebels have [Palmyra] to thank for their bread.": [],
    WAR + "The idea that [Palmyra] was his to sell amused the mayor.": [],
}

MOVES = {
    WAR + "[Palmyra], after a siege of forty days, gave in to the rebels.": ["gain rebels Palmyra"],
    WAR + "[Palmyra] gave in to temptation.": [],
    WAR + "Syrian troops yielded up [Palmyra].": ["loss SY Palmyra"],
    WAR + "Syrian troops lay before [Palmyra] for a month.": ["contest SY Palmyra approach"],
    WAR + "The rebels were the masters in [Palmyra].": ["control rebels Palmyra"],
    WAR + "The plans lay before [Palmyra]'s mayor.": [],
    WAR + "Syrian tanks rolled over [Palmyra].": ["gain SY Palmyra"],
    WAR + "Rebel fighters got inside [Palmyra].": ["gain rebels Palmyra"],
    WAR + "Syrian troops carried [Palmyra] by assault.": ["gain SY Palmyra"],
    WAR + "The rebels hit back at [Palmyra].": ["contest rebels Palmyra"],
    WAR + "Syrian troops made straight for [Palmyra].": ["contest SY Palmyra approach"],
    WAR + "The rebels will not trade [Palmyra] away.": ["loss rebels Palmyra denied planned"],
    WAR + "The rebels carried [Palmyra]'s wounded away.": [],
    WAR + "Traders made straight for [Palmyra].": [],
    WAR + "Turkish tanks drove through [Palmyra|settlement|SY].": ["gain TR Palmyra"],
    WAR + "Syrian tanks drove through [Palmyra|settlement|SY] on their way to the front.": [],
    WAR + "Syrian troops streamed from [Palmyra|settlement|SY] to the front.": [],
    WAR + "Syrian troops streamed away from [Palmyra|settlement|SY].": ["loss SY Palmyra"],
    WAR + "Syrian soldiers settled into [Palmyra|settlement|SY] for the winter.": [],
    WAR + "Syrian soldiers were tried for [Palmyra].": [],
    WAR + "Syrian soldiers charged [Palmyra] farmers a fee.": [],
    WAR + "The troops fell back on [Palmyra].": [],
}

CONTROL = {
    WAR + "In [Palmyra] the rebels are in control.": ["control rebels Palmyra"],
    WAR + "In [Palmyra], officials said, Syrian troops have been in charge since May.": [
        "control SY Palmyra (officials)"
    ],
    WAR + "In [Palmyra] the mayor is in charge of schools.": [],
    WAR + "In [Palmyra] the fire is under control.": [],
    WAR + "Syrian forces maintain positions in [Palmyra].": ["control SY Palmyra part"],
    WAR + "Syria has declared victory in [Palmyra].": ["gain SY Palmyra"],
    WAR + "[Palmyra] was left to its fate by Syrian troops.": ["loss SY Palmyra"],
    WAR + "Syrian soldiers tore down the rebel flag over [Palmyra].": ["gain SY Palmyra"],
    WAR + "The rebels hauled down their flag over [Palmyra].": ["loss rebels Palmyra"],
    WAR + "The rebels drove their rivals out of [Palmyra].": ["gain rebels Palmyra"],
    WAR + "Syrian tanks crossed from [Homs] into [Palmyra].": ["gain SY Palmyra"],
    WAR + "Refugees crossed from [Homs] into [Palmyra].": [],
    WAR + "Clashes between the army and the rebels were reported in [Palmyra] and [Homs].": [
        "contest - Homs",
        "contest - Palmyra",
    ],
    WAR + "Talks between the army and the rebels were held in [Palmyra].": [],
}

LEFT_TO = {
    WAR + "[Palmyra] remains with the rebels.": ["control rebels Palmyra"],
    WAR + "[Palmyra] is still the rebels'.": ["control rebels Palmyra"],
    WAR + "The rebels were in [Palmyra] for nine days.": ["control rebels Palmyra"],
    WAR + "The rebels were in [Palmyra] for talks.": [],
    WAR + "The prize remains with the rebels in [Palmyra].": [],
    "Syrian Phantoms struck [Palmyra] at midday.": ["strike SY Palmyra"],
}

CASES = LEFT_TO | CONTROL | SHOWN | SITTING | THEIRS | MOVES


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_who_is_in_a_place_and_whose_it_is(text, expected):
    assert short(text) == expected


NAMES = {
    "At Zuhrabad the rebels took the airport.": ["Zuhrabad"],
    "The rebels took As Zuhraba from Syrian troops.": ["As Zuhraba"],
    "Syrian howitzers pounded Mount Kesret until noon.": ["Mount Kesret"],
    "Syrian troops have lost Ras al-Zuhr to the rebels.": ["Ras al-Zuhr"],
    "Syrian planes bombed [Palmyra] and Al Zuhra.": ["Al Zuhra", "Palmyra"],
    "The rebels hold Qasr bin Tashir.": ["Qasr bin Tashir"],
    "The rebels took Fort Lamoriz from Syrian troops.": ["Fort Lamoriz"],
}


@pytest.mark.parametrize(("text", "names"), NAMES.items(), ids=NAMES)
def test_names_of_several_words_that_no_list_has_are_one_place(text, names):
    assert sorted(claim.place_name for claim in claims_of(WAR + text)) == names
