"""Whom "they" and "it" mean of those that the sentences before name, and whom they cannot mean."""

import pytest

from tests.claims_cases import short

# Plain towns of a world of its own: "[Name|level|state]".
PRONOUNS = {
    # Sentences that open with "They" hand it on.
    "The Russians had waited for a week. They had slept in barns, and the Polish brigade across the river heard them. "
    "By noon they had taken [Tokmak].": ["gain RU Tokmak"],
    # "It" is no crowd, and the army is no "they" where it is only somebody's spokesman's.
    "Russian gunners opened up at dawn, and the Ukrainian army drove the Russians back. It has also entered [Tokmak].": [
        "gain UA Tokmak"
    ],
    "Russian troops are in the suburbs. A spokesman for the army said that it was calm. They have entered [Tokmak].": [
        "gain RU Tokmak"
    ],
    # A source fights nobody.
    "Russian troops came over the bridge. The United Nations said that a thousand had fled. By evening they held "
    "[Tokmak].": ["control RU Tokmak"],
    "Russian troops came over the bridge. They shot at a bus, according to the United Nations, and on Monday they took "
    "[Tokmak].": ["gain RU Tokmak"],
    "Ukrainian troops came over the bridge. The harvest, the Russians said, was safe. On Monday they took [Tokmak].": [
        "gain UA Tokmak"
    ],
    # Those driven out are they who had given way.
    "Ukraine waited. In the valley the Russians left behind a train of shells. From [Tokmak] they have been chased.": [
        "loss RU Tokmak"
    ],
    "Ukrainian troops waited. In the valley the Russians left behind a train of shells. On Monday they took [Tokmak].": [
        "gain UA Tokmak"
    ],
    # Who stands in a relative clause, or behind a preposition, goes behind the subject.
    "Near the ford, where the Ukrainians had a camp, the Russian brigades met no one. They took [Tokmak].": [
        "gain RU Tokmak"
    ],
    "Beyond the road stood the Ukrainians. They took [Tokmak].": ["gain UA Tokmak"],
}


@pytest.mark.parametrize("text", PRONOUNS)
def test_whom_a_pronoun_means(text):
    assert short(text) == PRONOUNS[text]


PEOPLES = {
    "The French had waited for a week. On Monday they took [Tokmak].": ["gain FR Tokmak"],
    "The Chinese crossed the river at night, and they had entered [Tokmak] by dawn.": ["gain CN Tokmak"],
    # A noun follows: no people.
    "The French occupied zone was quiet. Russian troops entered [Tokmak].": ["gain RU Tokmak"],
    "Russian troops were near. The French capital was quiet. They entered [Tokmak].": [],
}


@pytest.mark.parametrize("text", PEOPLES)
def test_a_people_without_a_noun_of_its_own(text):
    assert short(text) == PEOPLES[text]


# Whose "fighters" and "troops" are, who fled from whom, and both of two.
MEN_OF = {
    "Rebels captured [Nawa|settlement|SY] from Syrian troops. The fighters then entered [Jasim|settlement|SY].": [
        "gain rebels Jasim",
        "gain rebels Nawa",
    ],
    "RSF fighters seized [Rabak|settlement|SD]. Troops pulled out of [Kosti|settlement|SD] without a fight.": [
        "gain Rapid Support Forces Rabak",
        "loss SD Kosti",
    ],
    "The RSF attacked at dawn. The troops then captured [Rabak|settlement|SD].": ["gain Rapid Support Forces Rabak"],
    "Arakan Army fighters seized [Mrauk-U|settlement|MM]. Troops entered [Minbya|settlement|MM].": [
        "gain Arakan Army Minbya",
        "gain Arakan Army Mrauk-U",
    ],
    "The M23 seized [Goma]. Gunmen from the group attacked [Sake|settlement|CD].": [
        "contest M23 Sake",
        "gain M23 Goma",
    ],
    "M23 rebels advanced on [Goma] as Congolese soldiers fled. By nightfall they had abandoned [Sake|settlement|CD].": [
        "contest M23 Goma approach",
        "loss CD Sake",
    ],
    "M23 rebels advanced on [Goma] as Congolese soldiers fled. By nightfall they had taken [Sake|settlement|CD].": [
        "contest M23 Goma approach",
        "gain M23 Sake",
    ],
    "Syrian troops retook [Nawa|settlement|SY] from the rebels. They fled [Jasim|settlement|SY].": [
        "gain SY Nawa",
        "loss rebels Jasim",
    ],
    "Syrian troops retook [Nawa|settlement|SY] from the rebels. They then withdrew from [Jasim|settlement|SY].": [
        "gain SY Nawa",
        "loss SY Jasim",
    ],
    "The army killed 20 rebels in a raid. They had lost [Jasim|settlement|SY] in May.": ["loss rebels Jasim"],
    "Greek and Turkish troops fought for [Smyrna|settlement|TR]. The latter took [Usak|settlement|TR].": [
        "contest - Smyrna",
        "gain TR Usak",
    ],
}


@pytest.mark.parametrize("text", MEN_OF)
def test_whose_men_they_are(text):
    assert short(text) == MEN_OF[text]


# In a war on a state's own ground: its army, a group that the text calls by several names, and states that only talk.
IN_A_WAR = {
    # "The group" hands on "it" and "its", wherever it stands in its sentence.
    "M23 rebels are in the hills. Congolese troops left. It is the second time that the group has shelled "
    "[Goma]. That night its guns hit [Minova|settlement|CD].": ["strike M23 Goma", "strike M23 Minova"],
    "The M23 took [Goma]. Congolese troops fled. The group has not been beaten. It still runs [Sake|settlement|CD].": [
        "gain M23 Goma",
        "control M23 Sake",
    ],
    "Rebels of the Lake Convention (LC) hold [Mora|settlement|CM]. Cameroonian troops shelled [Kumba|settlement|CM]. "
    "The insurgents took [Buea|settlement|CM].": [
        "control Lake Convention Mora",
        "strike CM Kumba",
        "gain Lake Convention Buea",
    ],
    # Who attacked in the sentence before goes on, also on his own ground.
    "The M23 shelled [Goma]. Congolese troops surrounded [Sake|settlement|CD]. Their capture of [Minova|settlement|CD] "
    "came a day later.": ["strike M23 Goma", "contest CD Sake", "gain CD Minova"],
    "The M23 shelled [Goma]. Congolese troops surrounded [Sake|settlement|CD]. That night their guns shelled "
    "[Minova|settlement|CD].": ["strike M23 Goma", "contest CD Sake", "strike CD Minova"],
    # A commander whose side is told.
    "[Goma] fell to the M23. Colonel Jean Abena, who commands the Congolese army there, was wounded. His men took "
    "[Sake|settlement|CD] all the same.": ["gain M23 Goma", "gain CD Sake"],
    "[Kumba|settlement|CM] is lost\n\nFighters of the Lake Convention (LC) took [Mora|settlement|CM].": [
        "gain Lake Convention Mora",
        "loss - Kumba",
    ],
    # Who offers talks is not at home.
    "The M23 took [Goma]. Government troops denied that [Sake|settlement|CD] had fallen. [Angola|country|AO] has "
    "offered to host talks.": ["gain M23 Goma", "gain M23 Sake denied (Government troops)"],
}


@pytest.mark.parametrize("text", IN_A_WAR)
def test_whose_deeds_a_war_on_own_ground_tells(text):
    assert short(text) == sorted(IN_A_WAR[text])


# A war in which others hold talks, and "the army" that attacks and gives way.
BESIDE_TALKS = {
    "Al-Shabaab took [Jowhar|settlement|SO]. A truce brokered by Qatar in [Bern|settlement|CH] lasted two days. The army "
    "has vowed to take [Marka|settlement|SO].": ["gain SO Marka planned (army)", "gain al-Shabaab Jowhar"],
    "Congolese troops fled. The M23 shelled [Goma]. The army took [Sake|settlement|CD].": [
        "gain CD Sake",
        "strike M23 Goma",
    ],
    "Ukrainian troops left. Colonel Ivan Petrov, a commander of the Russians, promised to go on. His men then attacked "
    "[Tokmak].": ["contest RU Tokmak"],
    "Congolese troops shelled [Goma]. Witnesses said it had taken [Sake|settlement|CD].": ["strike CD Goma"],
    "The Congolese army shelled [Goma]. Witnesses said it had taken [Sake|settlement|CD].": [
        "gain CD Sake (Witnesses)",
        "strike CD Goma",
    ],
    "The M23 shelled [Goma]. A counter-attack by the Congolese army drove the rebels out of [Sake|settlement|CD].": [
        "gain CD Sake",
        "strike M23 Goma",
    ],
}


@pytest.mark.parametrize("text", BESIDE_TALKS)
def test_whose_deeds_a_war_beside_talks_tells(text):
    assert short(text) == BESIDE_TALKS[text]
