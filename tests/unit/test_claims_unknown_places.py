"""Names of places that no list has: what the grammar and the rest of the text tell of them."""

from __future__ import annotations

import pytest

from geomap.claims.reader import lines_of
from tests.claims_cases import LEXICON, claims_of, marked

WAR = "Syrian troops and rebels fought for weeks in the hills. Shells fell day and night. "
READ = {
    "Rebel-held Zarquna was quiet.": ("control", "rebels", "Zarquna"),
    "Zarquna is under siege.": ("contest", None, "Zarquna"),
    "Jets bombed Zarquna.": ("strike", "SY", "Zarquna"),
    "Nobody was left in Zarquna. Zarquna had fallen.": ("gain", None, "Zarquna"),
    "They dug for a week before Zarquna, a small mining town. Zarquna was taken.": ("gain", None, "Zarquna"),
    "The rebels captured Tell Zarqun.": ("gain", "rebels", "Tell Zarqun"),
    "The rebels attacked Hill 417.": ("contest", "rebels", "Hill 417"),
    "The rebels hold height 214.": ("control", "rebels", "height 214"),
    "The rebels captured 174 Metre Hill.": ("gain", "rebels", "174 Metre Hill"),
    "The rebels captured Gun Ridge.": ("gain", "rebels", "Gun Ridge"),
    "The rebels captured the Zarqun Redoubt.": ("gain", "rebels", "Zarqun Redoubt"),
    "The rebels captured Outpost Kelly.": ("gain", "rebels", "Outpost Kelly"),
    "The rebels retook Regina Trench.": ("gain", "rebels", "Regina Trench"),
    "The rebels captured Monte Zarquno.": ("gain", "rebels", "Monte Zarquno"),
    "The rebels captured Zarquna de la Sierra.": ("gain", "rebels", "Zarquna de la Sierra"),
    "The rebels captured Saut d'Eau.": ("gain", "rebels", "Saut d'Eau"),
    "The rebels captured Ta Zarqun.": ("gain", "rebels", "Ta Zarqun"),
    "The rebels captured the Ta Zarqun temple.": ("gain", "rebels", "Ta Zarqun"),
    "The fighting went on around Point 204.": ("contest", None, "Point 204"),
    "The rebels captured Nicholson's Nek.": ("gain", "rebels", "Nicholson's Nek"),
    "The rebels captured the Zarqun mine.": ("gain", "rebels", "Zarqun"),
    "The rebels captured In-Zarqun.": ("gain", "rebels", "In-Zarqun"),
    "The rebels captured Zarqun West.": ("gain", "rebels", "Zarqun West"),
    "Rebel Army Captures Zarqun Camp": ("gain", "rebels", "Zarqun Camp"),
    "Point 417 was won back in June.": ("gain", None, "Point 417"),
    "Zarqun Pass was shelled.": ("strike", None, "Zarqun Pass"),
    "The rebels captured Qal'at Zarqun.": ("gain", "rebels", "Qal'at Zarqun"),
    "The rebels captured Zarqun-sur-Arda.": ("gain", "rebels", "Zarqun-sur-Arda"),
    "The rebels captured Zarqun quarter.": ("gain", "rebels", "Zarqun"),
    "Marines captured Zarquna.": ("gain", "SY", "Zarquna"),  # of no French village
    "The rebels crossed the Zarqun and hold its eastern bank.": ("control", "rebels", "Zarqun"),
    "The rebels captured Homs Zarquniya.": ("gain", "rebels", "Homs Zarquniya"),  # another than Homs
    "The rebels captured Homs-Zarquniya.": ("gain", "rebels", "Homs-Zarquniya"),
    "The rebels shelled al-Zarquna neighbourhood in Homs.": ("strike", "rebels", "al-Zarquna"),
    "The rebels took the Zarquna power plant.": ("gain", "rebels", "Zarquna"),
    "The rebels shelled Albert.": ("strike", "rebels", "Albert"),  # no object of a shelling is a man
    "A nurse in Zarquna said that the rebels had shelled the town.": ("strike", "rebels", "Zarquna"),
    "The rebels’ rockets fall on Zarquna every night.": ("strike", "rebels", "Zarquna"),
}
NOT_READ = [
    "Zarquna is under fire for his speech.",  # may be a man
    "Zarquna had fallen.",  # so may he
    "The men came in Zarquna trucks. Zarquna had fallen.",
    "A rocket hit Zarquna.",
    "The rebels captured Albert.",
    "The rebels took Zarqun prisoner.",
    "The rebels took two Zarquns.",
    "Rebel Army Captures Key Bridge",
    "The rebels took Zarqun 7 and fled.",
    "The rebels took the Zarqun and a tank.",
    "The rebels freed Corporal Zarqun.",
    "The rebels captured Zarqun and shot him.",
    "The rebels captured Zarqun with all his staff.",
    "The rebels attacked Zarqun-Third.",
    "A storm was moving into the Zarqun Valley.",
    "The rebels captured Benny Hill.",
    "The rebels captured General Hill.",
    "The rebels took a Zarquna from the army.",
    "The rebels attacked the Zarquna with mines.",  # a ship, a band or a tank
    "The rebels attacked Zarquna Brigade.",
    "The rebels captured Zarquna, a general of the army.",
    "The rebels captured Homs, a general of the army.",
    "The rebels took a Homs.",
    "Their commander in Zarquna said that the rebels had shelled the town.",
    "The rebels attacked point 3 of the plan.",
    "They waited for Zarquna, a mining engineer of the town. Zarquna was taken.",
]
NEARER = {
    "Homs was quiet. Families came to Aleppo from Zarquna after the rebels took Zarquna and burned it.": "Zarquna",
    "From Homs the rebels reached Zarquna before jets bombed it.": "Zarquna",
    "In Homs they say that the rebels hold Zarquna and jets bombed the town.": "Zarquna",
    "The rebels withdrew from Homs and from neighbouring Zarquna.": "Zarquna",
}


@pytest.mark.parametrize(("text", "expected"), READ.items(), ids=READ)
def test_what_is_told_of_a_name_that_no_list_has(text, expected):
    (claim,) = claims_of(WAR + text)
    assert (claim.kind, claim.party, claim.place_name) == expected


@pytest.mark.parametrize("text", NOT_READ)
def test_what_may_be_a_person_is_no_place(text):
    assert not claims_of(WAR + text)


@pytest.mark.parametrize(("text", "expected"), NEARER.items(), ids=NEARER)
def test_a_doubted_name_that_stands_as_a_place_is_the_place_named_last(text, expected):
    assert claims_of(WAR + text)[-1].place_name == expected


def test_capitals_of_actors_alone_are_no_name_of_a_place():
    told = (
        "Assad told Putin that an attack would follow. Assad's men attacked al-Zarquna. Assad's men attacked hill 417."
    )
    document, mentions = marked(WAR + told)
    read = [line.text[line.sentence.start : line.sentence.end] for line, _ in lines_of(document, mentions, LEXICON, ())]
    assert read == ["Assad's men attacked al-Zarquna.", "Assad's men attacked hill 417."]
