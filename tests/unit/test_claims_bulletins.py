"""What daily news and their round-ups print: who kills in a strike, lists of towns, towns told of by their rank."""

import pytest

from tests.claims_cases import short

DEEDS = {
    # Who kills people in a strike made it; not who is killed in one, nor the police of a town.
    "The Sudanese army killed 12 people in an air strike near [Kutum|settlement|SD], residents said.": [
        "strike SD Kutum approach (residents)"
    ],
    "Khartoum accused Kenya of killing forty people, among them two nurses, in an air raid on [Kutum|settlement|SD].": [
        "strike KE Kutum (Khartoum)"
    ],
    "The rebels accused the Sudanese army of killing dozens in a drone strike on [Kutum|settlement|SD].": [
        "strike SD Kutum (rebels)"
    ],
    "Sudanese troops were killed in an air strike on [Kutum|settlement|SD].": ["strike - Kutum"],
    "Kenyan troops killed 30 rebels in a raid near [Kutum|settlement|SD].": ["strike KE Kutum approach"],
    "Sudanese troops killed 30 rebels in a raid near [Kutum|settlement|SD].": ["strike - Kutum approach"],
    "Russia shelled the town. Ukraine said it killed 40 soldiers in an assault on [Lyman|settlement|UA].": [
        "contest RU Lyman (Ukraine)"
    ],
    "Israeli troops killed 30 gunmen in the attack on [Sderot|settlement|IL].": ["contest - Sderot"],
    "The rebels hold on. The police killed two men in a raid in [Kutum|settlement|SD].": [],
    # A drone attack in a town is a strike; an attack in it may be anybody's.
    "Two soldiers were killed in a drone attack in [Kutum|settlement|SD].": ["strike - Kutum"],
    "Two tourists were killed in an attack in [Kutum|settlement|SD].": [],
    # Of rebels their country's name only tells where they are; of officials whose they are.
    "Rebels in Sudan say they have retaken [Kutum|settlement|SD].": ["gain rebels Kutum (Rebels)"],
    "Kurds in Syria said that they had left [Kutum|settlement|SD].": ["loss Kurds Kutum (Kurds)"],
    "Officials in Sudan say they have retaken [Kutum|settlement|SD].": ["gain SD Kutum (Officials)"],
    "The army in Sudan says it has retaken [Kutum|settlement|SD].": ["gain SD Kutum (army)"],
    # An official who flees or leaves a town goes himself; who loses it, loses it for his side.
    "The Sudanese governor was arrested after fleeing [Kutum|settlement|SD].": [],
    "The Sudanese governor was arrested after leaving [Kutum|settlement|SD].": [],
    "The Sudanese president resigned after losing [Kutum|settlement|SD].": ["loss SD Kutum"],
    "Sudanese soldiers were arrested after fleeing [Kutum|settlement|SD].": ["loss SD Kutum"],
    # What is carried out is not carried.
    "[Israel|country|IL] carried out air strikes on Friday.": [],
    "[Kutum|settlement|SD] captured on Friday.": ["gain - Kutum"],
    # "Head" behind "and" is a verb; a victory is claimed in a town that was fought for.
    "The rebels take [Tripoli|settlement|LY] and head for [Sirte|settlement|LY].": [
        "contest rebels Sirte approach",
        "gain rebels Tripoli",
    ],
    "The rebels claimed victory in the battle for [Sirte|settlement|LY].": ["gain rebels Sirte"],
    "The separatists claimed victory in [Barcelona|settlement|ES].": [],
    "The senator claimed victory in [Sirte|settlement|LY].": [],
    # "The group" that somebody fights is not he.
    "The Taliban shelled [Herat|settlement|AF]. Kenya vowed to destroy the group that holds [Kunduz|settlement|AF].": [
        "control Taliban Kunduz",
        "strike Taliban Herat",
    ],
    "The Taliban shelled [Herat|settlement|AF]. Kenya is fighting the group, which took [Kunduz|settlement|AF] in May.": [
        "gain Taliban Kunduz",
        "strike Taliban Herat",
    ],
    # A name that armed men give themselves is theirs, whatever else they are called.
    "The army is weak. A group known as the Front for the Lakes seized [Kutum|settlement|SD].": [
        "gain Front for the Lakes Kutum"
    ],
    "A union of militias in Chad calling itself the Northern Front said it had captured [Kutum|settlement|SD].": [
        "gain Northern Front Kutum (Northern Front)"
    ],
    # What a bombardment allowed somebody to do does not tell whose it was: a friend's, perhaps.
    "The shelling of [Kutum|settlement|SD] allowed the rebels to advance.": ["strike - Kutum"],
    "The siege of [Kyiv|settlement|UA] allowed Ukraine to win sympathy.": ["contest - Kyiv"],
    "The siege of [Kyiv|settlement|UA] allowed Ukraine to advance.": ["contest - Kyiv"],
    "The siege of [Sarajevo|settlement|BA] allowed NATO to intervene.": ["contest - Sarajevo"],
    "A lull in the shelling of [Kutum|settlement|SD] allowed the rebels to rest.": ["strike - Kutum"],
    # A matter of time: it has not come.
    "It is only a question of when [Kutum|settlement|SD] falls, the rebels said.": ["gain - Kutum planned (rebels)"],
    "It was only a matter of days before the rebels captured [Kutum|settlement|SD].": ["gain rebels Kutum planned"],
    "In a matter of hours the rebels had captured [Kutum|settlement|SD].": ["gain rebels Kutum"],
    # What guns can reach they have not hit.
    "The rebels hold on. Their rockets can reach [Kutum|settlement|SD], the army said.": [],
    "The rebels hold on. Their rockets reached [Kutum|settlement|SD], the army said.": ["strike rebels Kutum (army)"],
    # No part, no longer part.
    "Serb leaders insist that [Gospic|settlement|HR] is no part of Croatia.": [
        "sovereignty HR Gospic denied (Serb leaders)"
    ],
    "[Gospic|settlement|HR] is no longer part of Croatia, the rebels said.": ["sovereignty HR Gospic denied (rebels)"],
    # Whose claim it is to have taken a place; a creed's militia is the one that the text has named.
    "The army had no answer to the rebels' claim to have captured [Kutum|settlement|SD].": [
        "gain rebels Kutum (rebels)"
    ],
    "The Taliban lost [Herat|settlement|AF]. Officials said the Islamic militia would give up its last bastion of [Kandahar|settlement|AF].": [
        "control Taliban Kandahar",
        "loss Taliban Herat",
        "loss Taliban Kandahar planned (Officials)",
    ],
    # Fighting with somebody ends where another clause begins.
    "Rebels captured [Goma|settlement|CD] after fighting with the army as residents reported fresh shelling of the town.": [
        "gain rebels Goma",
        "strike - Goma (residents)",
    ],
    # What is avenged others did.
    "Israel bombed [Gaza|settlement|PS] in response to rocket fire on [Sderot|settlement|IL]. Hamas fired more rockets.": [
        "strike Hamas Sderot",
        "strike IL Gaza",
    ],
    "In retaliation for the shelling of [Belgorod|settlement|RU], Russia struck [Kharkiv|settlement|UA].": [
        "strike RU Kharkiv",
        "strike UA Belgorod",
    ],
    "The Sudanese army shelled [Nyala|settlement|SD] in revenge for an attack on [Kutum|settlement|SD]. The RSF holds it.": [
        "contest Rapid Support Forces Kutum",
        "strike SD Nyala",
    ],
    # Who is hit on his way to a place is not who hits him.
    "The Sudanese army destroyed three tanks advancing on [Kutum|settlement|SD]. The RSF fought on.": [
        "contest Rapid Support Forces Kutum approach"
    ],
    "French jets destroyed forty trucks heading for [Kutum|settlement|SD].": [],
    "French jets destroyed a rebel column heading for [Kutum|settlement|SD].": ["contest rebels Kutum approach"],
}

GROUND = {
    # Where a member of a list lies does not end the list.
    "Rebels seized several towns, including [Hit|settlement|IQ] near the Syrian border, [Rawa|settlement|IQ] and [Ana|settlement|IQ].": [
        "gain rebels Ana",
        "gain rebels Hit",
        "gain rebels Rawa",
    ],
    "Rebels seized [Hit|settlement|IQ] on the river, [Rawa|settlement|IQ] and [Ana|settlement|IQ].": [
        "gain rebels Ana",
        "gain rebels Hit",
        "gain rebels Rawa",
    ],
    "Rebels seized [Hit|settlement|IQ] near the border, [Rawa|settlement|IQ] and [Ana|settlement|IQ] said.": [
        "gain rebels Hit (Rawa and Ana)"
    ],
    "Rebels seized [Hit|settlement|IQ] near [Haditha|settlement|IQ], [Rawa|settlement|IQ] and [Ana|settlement|IQ] said.": [
        "gain rebels Hit"
    ],
    "The rebels want to take [Hit|settlement|IQ] and in the end [Rawa|settlement|IQ].": [
        "gain rebels Hit planned",
        "gain rebels Rawa planned",
    ],
    "The rebels took [Hit|settlement|IQ], a river port, and in time [Rawa|settlement|IQ].": [
        "gain rebels Hit",
        "gain rebels Rawa",
    ],
    "The rebels took [Hit|settlement|IQ] and in the end [Rawa|settlement|IQ] gave up.": ["gain rebels Hit"],
    # The last town of a region that somebody holds: it, and not the region.
    "[Hit|settlement|IQ] is now the last big town in [Anbar|admin1|IQ] held by the army.": ["control IQ Hit"],
    "With [Hit|settlement|IQ] being until today the last urban centre in [Anbar|admin1|IQ] held by the army, the rebels gathered.": [
        "control IQ Hit"
    ],
    "[Hit|settlement|IQ] had been, until Sunday, the only town in [Anbar|admin1|IQ] held by the army.": [
        "control IQ Hit"
    ],
    # A town told of again by its rank in the country; a part of it by the ground that it has.
    "The rebels held [Kisangani|settlement|CD], a day after the army had fled from the country's third city.": [
        "control rebels Kisangani",
        "loss CD Kisangani",
    ],
    "The rebels held [Kisangani|settlement|CD] as the army fled from the country's third city, [Goma|settlement|CD].": [
        "control rebels Kisangani",
        "loss CD Goma",
    ],
    "The rebels held [Kisangani|settlement|CD] and [Bunia|settlement|CD], and attacked the country's third city.": [
        "control rebels Bunia",
        "control rebels Kisangani",
    ],
    "Russian forces advanced on [Lyman|settlement|UA], capturing about half of the city's territory.": [
        "contest RU Lyman approach",
        "gain RU Lyman part",
    ],
    "Russian forces advanced on [Lyman|settlement|UA], capturing most of the city's archives.": [
        "contest RU Lyman approach"
    ],
    "The army captured key installations outside [Kirkuk|settlement|IQ].": ["gain IQ Kirkuk approach"],
    # Adjectives between a country and its region, town or plant, with a hyphen or without.
    "Russian troops attacked [Ukraine|country|UA]'s second-largest city, [Kharkiv|settlement|UA].": [
        "contest RU Kharkiv"
    ],
    "Rebels seized [Nigeria|country|NG]'s north-eastern [Borno|admin1|NG] state.": ["gain rebels Borno"],
    "Chadian troops pulled out of [Sudan|country|SD]'s oil-rich [Heglig|settlement|SD] area.": ["loss TD Heglig"],
    "Russian troops attacked [Ukraine|country|UA]'s main port city of [Odesa|settlement|UA].": ["contest RU Odesa"],
    "Russian planes bombed [Ukraine|country|UA]'s second-biggest steel plant in [Mariupol|settlement|UA].": [
        "strike RU Mariupol"
    ],
    "Rebels seized [Libya|country|LY]'s largest refinery in [Zawiya|settlement|LY].": ["gain rebels Zawiya part"],
    "Rebels seized [Libya|country|LY]'s attention in [Zawiya|settlement|LY].": [],
    # Towns of a land that is named first; what else is done there is no claim to it.
    "In [North Kivu|admin1|CD], the rebels control several towns.": ["control rebels North Kivu part"],
    "In [North Kivu|admin1|CD], the rebels still hold most of the countryside.": ["control rebels North Kivu part"],
    "In [North Kivu|admin1|CD], rebels occupied and looted several villages.": ["gain rebels North Kivu part"],
    "In [Goma|settlement|CD], the rebels hold talks with the army.": [],
    "In [Goma|settlement|CD], the rebels captured and killed two soldiers.": [],
    # Several buildings that are hit in a town.
    "Russian missiles hit a hospital, two schools and a warehouse in [Kharkiv|settlement|UA].": ["strike RU Kharkiv"],
    "The rebels shelled a school, a nurse and a teacher in [Goma|settlement|CD] said.": [],
    # What the town was that troops move on; "north east" before a place is no place.
    "Women were taken from [Damasak|settlement|NG] as Chadian troops advanced on the town, which had been held by Boko Haram.": [
        "contest TD Damasak approach",
        "control Boko Haram Damasak",
    ],
    "The Syrian army captured 23 villages in [North East|settlement|SY] [Aleppo|admin1|SY] from the rebels.": [
        "gain SY Aleppo part"
    ],
    "The rebels breached [Aleppo|settlement|SY]'s western districts.": ["gain rebels Aleppo part"],
    "The rebels breached the terms of the truce in [Aleppo|settlement|SY].": [],
    # Where who tells it sits is not what he tells of; "states" behind the last of several names.
    "[Tskhinvali|settlement|GE] was quiet and, according to [Moscow|settlement|RU], in the hands of Russian troops.": [],
    "The junta has lost parts of [Rakhine|admin1|MM], [Chin|admin1|MM] and [Kachin|admin1|MM] states.": [
        "loss MM Chin part",
        "loss MM Kachin part",
        "loss MM Rakhine part",
    ],
    # What others hold stands behind a semicolon; what a plan would leave to somebody is not his yet.
    "Rebels hold [Kidal|settlement|ML]; the army holds [Gao|settlement|ML], [Timbuktu|settlement|ML] and the river.": [
        "control ML Gao",
        "control ML Timbuktu",
        "control rebels Kidal",
    ],
    "The plan would leave Russia in control of [Melitopol|settlement|UA]. Troops fought on.": [
        "control RU Melitopol planned"
    ],
    "The withdrawal left the rebels in control of [Gao|settlement|ML].": ["control rebels Gao"],
}


@pytest.mark.parametrize("text", DEEDS)
def test_who_does_it(text):
    assert short(text) == DEEDS[text]


@pytest.mark.parametrize("text", GROUND)
def test_which_ground(text):
    assert short(text) == GROUND[text]
