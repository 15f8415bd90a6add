"""Turns of phrase of newspapers and histories: what names the place, whose the men are, what is only thought of."""

import pytest

from tests.claims_cases import short

PLACES = {
    # "The city's capture" is that of the city named before; without one it is no place.
    "The siege of [Homs|settlement|SY] ended in the city's capture by rebels.": [
        "contest rebels Homs",
        "gain rebels Homs",
    ],
    "The city's capture by rebels was a blow. [Homs|settlement|SY] mourns its soldiers.": [],
    # An adjective between the participle and its place.
    "They fled the occupied Syrian [Golan|area|SY] in the war.": ["control - Golan"],
    "The [Sumy|settlement|UA] invasion stunned many. Ukrainian troops dug in.": ["contest - Sumy"],
    "The [Sumy|settlement|UA] invasion of tourists stunned many.": [],
    # Whose a building is does not make it a place.
    "Israeli helicopters hit a Red Anchor warehouse in [Jenin|settlement|PS]. Soldiers fought.": ["strike IL Jenin"],
    "The capture of [Afrin|settlement|SY] by Turkey stuns many. Soldiers fought.": ["gain TR Afrin"],
    "The Battle of Ulundi ended the war.": ["contest - Ulundi"],
    "The Battle of Ideas fills the hall.": [],
    "The rebels withdrew from the areas surrounding [Goma|settlement|CD].": ["loss rebels Goma approach"],
    # Who comes back has lost nothing; who burns himself has struck nothing.
    "Syrian troops left [Homs|settlement|SY] in pursuit of the rebels.": [],
    "Syrian troops left [Homs|settlement|SY], in the west, in pursuit of the rebels.": [],
    "Syrian troops left [Homs|settlement|SY] in haste and despair.": ["loss SY Homs"],
    "Rebel soldiers set fire to themselves in a square of [Homs|settlement|SY].": [],
    "Rebel soldiers set fire to houses in [Homs|settlement|SY].": ["strike rebels Homs"],
    "Soldiers fought. A Syrian closed his shop in protest at Turkish rule in [Afrin|settlement|SY].": [
        "control TR Afrin"
    ],
    # Whither one goes from a town is no part of what one leaves; ground that lies toward a place is.
    "The rebels withdrew from that village toward [Goma|settlement|CD].": [],
    "The rebels withdrew from the village in the direction of [Goma|settlement|CD].": [],
    "The rebels withdrew from villages in the direction of [Goma|settlement|CD].": ["loss rebels Goma approach"],
    "The rebels hold the heights toward [Goma|settlement|CD].": ["control rebels Goma approach"],
    # Who people are is not where they live; a year has no place.
    "The people of [Capua|settlement|IT] who were conquered fled the war.": [],
    "A battle in 480 BC ended the war. [Attica|area|GR] was safe.": [],
    # A part of it, and whose: "much of which", "P's rebel-held districts", "the town's".
    "The army fought on. [Helmand|admin1|AF], more than half of which the Taliban have controlled, is poor.": [
        "control Taliban Helmand part"
    ],
    "The army fought on. [Helmand|admin1|AF], the mayor of which the Taliban controlled, is poor.": [],
    "They fled [Aleppo|settlement|SY]'s last rebel-held eastern districts.": ["control rebels Aleppo part"],
    "They praised [Aleppo|settlement|SY]'s last rebel-held talks.": [],
    "Russian forces advanced into [Ukraine|country|UA]'s [Kharkiv region|admin1|UA].": ["gain RU Kharkiv region"],
    "The [Crimea|area|UA] annexation angered Kyiv. Soldiers fought.": ["sovereignty - Crimea"],
    "Iraqi troops have pulled back from [Kuwait|country|KW].": ["loss IQ Kuwait"],
    "Iraqi troops have moved back into [Iraq|country|IQ].": [],
    "Japanese planes struck the [United States|country|US] naval base at [Subic|settlement|PH].": ["strike JP Subic"],
    # Who has a land is under whom it is.
    "The north is under the unlawful occupation of [Turkey|country|TR]. Soldiers fought.": [],
    "The unlawful occupation of [Cyprus|country|CY] by Turkey goes on. Soldiers fought.": ["control TR Cyprus"],
}

DOERS = {
    "General Leclerc led French troops into [Strasbourg|settlement|FR] in November.": ["gain FR Strasbourg"],
    "The guide led French tourists into [Strasbourg|settlement|FR] in November.": [],
    "The Soviet general who captured [Lodz|settlement|PL] was promoted. Soldiers fought.": ["gain Soviet Union Lodz"],
    "The king of Spain invaded [Portugal|country|PT]. His army fought.": ["contest ES Portugal"],
    "The seizure of the [Paracel Islands|island|VN] from Vietnam in 1974 by Chinese forces caused an outcry.": [
        "gain CN Paracel Islands"
    ],
    "[Nicosia|settlement|CY] is under the unlawful occupation and effective control of Turkey.": ["control TR Nicosia"],
    "Planes beat a Japanese fleet on its way to invade [Midway|island|US]. Soldiers fought.": [
        "contest JP Midway planned"
    ],
    "Gunmen opened fire on visitors in [Sousse|settlement|TN] in the war.": [],
    "Roman legions besieged [Syracuse|settlement|IT] in the war.": ["contest Roman Empire Syracuse"],
    "Tanks moved into [Jenin|settlement|PS]. Israeli soldiers fired.": ["gain IL Jenin"],
    "Militants moved into [Jenin|settlement|PS]. Israeli soldiers fired.": ["gain militants Jenin"],
    # Who gets what another loses is not the loser.
    "The fall of [Mosul|settlement|IQ] to the Islamic State shocked all. Soldiers fled.": ["gain Islamic State Mosul"],
    "Iraq mourned the loss of [Mosul|settlement|IQ] to the Islamic State. Iraqi soldiers fled.": ["loss IQ Mosul"],
    "The Soviet minister who captured [Lodz|settlement|PL] on film was promoted. Soldiers fought.": [],
    "The rebels struck back, at one point shelling the villages of [Nubl] and [Zahraa]. Tanks fired.": [
        "strike rebels Nubl",
        "strike rebels Zahraa",
    ],
    "A Taliban spokesman confirmed that the Islamic militia would hand over [Kunduz]. Soldiers fought.": [
        "loss Taliban Kunduz planned (Taliban spokesman)"
    ],
}

THOUGHT_OF = {
    "The cost of invading [Iraq|country|IQ] was high. The army and the war.": ["contest - Iraq planned"],
    "The cost of visiting [Iraq|country|IQ] was high. The army and the war.": [],
    "A fleet was on its way to invade [Taiwan|island|TW]. Chinese soldiers fought.": ["contest CN Taiwan planned"],
    "Rebels tried unsuccessfully to take [Goma|settlement|CD].": ["gain rebels Goma denied"],
    "Rebels tried to take [Goma|settlement|CD].": ["contest rebels Goma"],
    "[Katanga|area|CD] tried unsuccessfully to secede from Congo. Soldiers fought.": [
        "sovereignty Katanga Katanga denied"
    ],
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_places(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), DOERS.items())
def test_doers(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), THOUGHT_OF.items())
def test_thought_of(text: str, expected: list[str]) -> None:
    assert short(text) == expected
