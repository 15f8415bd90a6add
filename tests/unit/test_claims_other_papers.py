"""What papers of many countries print of wars: whose men they are, what is told of ground, what only sounds like it."""

import pytest

from tests.claims_cases import claims_of, short

WHOSE = {
    # Where irregulars come from is not whose they are; soldiers are their state's.
    "Rebels from Chad seized [Zouar|settlement|TD] at dawn.": ["gain rebels Zouar"],
    "Soldiers from Chad seized [Bosso|settlement|NE] at dawn.": ["gain TD Bosso"],
    "Militants from Somalia attacked [Mandera|settlement|KE].": ["contest militants Mandera"],
    "Troops from Kenya attacked [Dhobley|settlement|SO].": ["contest KE Dhobley"],
    # Officials are of the land where they sit, also of one that few recognise.
    "Officials in Abkhazia said their troops had taken [Gali|settlement|GE].": ["gain Abkhazia Gali (Officials)"],
    "Leaders in Transnistria said their men held [Bender|settlement|MD].": ["control Transnistria Bender (Leaders)"],
    # "The North" and "the South", where states are so named.
    "South Korea and North Korea fought. The South took [Wonju|settlement|KR] in May.": ["gain KR Wonju"],
    "South Sudan fought Sudan. He condemned the South's taking of [Heglig|settlement|SD].": ["gain SS Heglig"],
    "Kenya fought rebels. Soldiers left for the South and took [Wonju|settlement|KE].": ["gain KE Wonju"],
    # From whom it is taken is not who takes it.
    "Pakistani troops had gathered. Militants captured [Kalam|settlement|PK] from Pakistani soldiers.": [
        "gain militants Kalam"
    ],
    "Tigrayan reinforcements entered [Adigrat|settlement|ET].": [
        "gain Tigray People's Liberation Front Adigrat"
    ],
    "Kenya sent reinforcements to [Dhobley|settlement|SO] when troops left.": [],
    "Nepal mourned. Maoists killed nine men, and the guerrillas captured [Tansen|settlement|NP].": [
        "gain Communist Party of Nepal (Maoist) Tansen"
    ],
    "Indian police fled, and Maoists overran [Koraput|settlement|IN].": [
        "gain Communist Party of India (Maoist) Koraput"
    ],
}  # fmt: skip

GROUND = {
    # Fields of oil and gas are ground; so is an island in a sea, and not the sea.
    "Troops seized the [Heglig|settlement|SD] oil fields from South Sudan.": ["gain SD Heglig"],
    "Rebel troops hold the [Omar|settlement|SY] oil field.": ["control rebels Omar"],
    "Rebel troops lost the [Omar|settlement|SY] gas field to the army.": ["loss rebels Omar"],
    "Rebel troops seized an [Omar|settlement|SY] oil minister.": [],
    "Greek troops seized half of the [Mediterranean|water] island of [Cyprus|country|CY].": ["gain GR Cyprus part"],
    "Greek troops landed on the [Mediterranean|water] island.": [],
    "British troops invaded the [Caribbean|water] nation of [Grenada|country|GD].": ["contest GB Grenada"],
    "Rebel troops hold the [Red Sea|water] port city of [Hodeidah|settlement|YE].": ["control rebels Hodeidah"],
    # The only or the last part of a land under someone: that part, and nothing of the land.
    "[Zugdidi|settlement|GE] was the only part of [Mingrelia|admin1|GE] under Russian control.": [
        "control RU Zugdidi"
    ],
    "[Idlib|settlement|SY], the last part of [Syria|country|SY] in rebel hands, is quiet.": ["control rebels Idlib"],
    "[Idlib|settlement|SY] was the last town in [Syria|country|SY] which the rebels controlled.": [
        "control rebels Idlib"
    ],
    "[Gali|settlement|GE] is the only part of Georgia that few troops visit.": [],
    # Strongholds of several, and for someone.
    "Soldiers left, and tension rose in [Bajaur|admin2|PK], an al-Qaeda and Taliban stronghold.": [
        "control al-Qaeda Bajaur"
    ],
    "Soldiers left, and tension rose in [Tirah|area|PK], a stronghold for the Taliban.": ["control Taliban Tirah"],
    "Soldiers left [Tirah|area|PK], a stronghold for wild goats.": ["loss PK Tirah"],
    "Kenyan troops took the al-Shabaab stronghold and port of [Kismayo|settlement|SO].": [
        "control al-Shabaab Kismayo", "gain KE Kismayo"
    ],
}  # fmt: skip

ECHOES = {
    "Sudanese troops took [Bentiu|settlement|SS], drawing protests from [Norway|country|NO], [Chad|country|TD] and "
    "[Kenya|country|KE].": ["gain SD Bentiu"],
    "Sudanese troops took [Bentiu|settlement|SS], angering donors from the UN, [Norway|country|NO] and [Chad|country|TD].": [
        "gain SD Bentiu"
    ],
    "Sudanese troops took [Bentiu|settlement|SS], driving out the army, and [Malakal|settlement|SS].": [
        "gain SD Bentiu", "gain SD Malakal"
    ],
    "The rebel advance raised fears in [Amman|settlement|JO].": [],
    "The Russian offensive has sent shockwaves across [Moldova|country|MD].": [],
    "The rebel offensive was condemned in [Amman|settlement|JO] and [Tunis|settlement|TN].": [],
    "The Russian offensive has stalled in [Lyman|settlement|UA].": ["contest RU Lyman"],
}  # fmt: skip


TELLERS = {
    # Whoever stands before "saying" says it; what an office is for is no part of a name.
    "Calm returned, with the Kenyan army saying it had retaken [Kismayo|settlement|SO].": [
        "gain KE Kismayo (Kenyan army)"
    ],
    "Shells fell, Kenyan officials claiming that their troops had entered [Kismayo|settlement|SO].": [
        "gain KE Kismayo (Kenyan officials)"
    ],
    "He met a colonel saying Kenyan troops had taken [Kismayo|settlement|SO].": ["gain KE Kismayo"],
    "The ministry issued a statement saying Kenyan troops had taken [Kismayo|settlement|SO].": [
        "gain KE Kismayo (ministry)"
    ],
    "The army said in a press release Kenyan troops had taken [Kismayo|settlement|SO].": ["gain KE Kismayo (army)"],
    "The army said in a battle on Monday Kenyan troops had taken [Kismayo|settlement|SO].": ["gain KE Kismayo"],
    "Sudanese Minister for National Defence Abdel-Rahim Orlu said his forces held [Heglig|settlement|SD].": [
        "control SD Heglig (Abdel-Rahim Orlu)"
    ],
    "Sudan's leader Omar al-Orlu said his forces held [Heglig|settlement|SD].": ["control SD Heglig (Omar al-Orlu)"],
    "A 37-year-old teacher said the rebels held [Heglig|settlement|SD].": ["control rebels Heglig (teacher)"],
    "The army said soldiers had killed nine men in fighting in [Kismayo|settlement|SO].": [
        "contest - Kismayo (army)"
    ],
}  # fmt: skip

TOLD = {
    # Villages in a place that is named first, or behind.
    "In the [Kherson region|admin1|UA], the general said, several villages were retaken by Ukrainian troops.": [
        "gain UA Kherson region part (general)"
    ],
    "Nine villages were captured in [Kherson region|admin1|UA] by Russian troops.": ["gain RU Kherson region part"],
    "In [Leeds|settlement|GB], two theatres were taken over by a troop of dancers.": [],
    "In May several villages were captured by Russian troops from [Tver|settlement|RU].": [],
    # A list that goes on to what is told of its last place.
    "The M23 captured [Rubare|settlement|CD] and [Bunagana|settlement|CD], a border town, emptied two days earlier.": [
        "gain M23 Bunagana", "gain M23 Rubare"
    ],
    "The M23 captured [Heglig|settlement|CD], or [Panthou|settlement|CD], on Monday.": ["gain M23 Heglig"],
    # A deed before another, and no lasting state.
    "Armenian troops, having occupied [Fizuli|settlement|AZ], moved on.": ["gain AM Fizuli"],
    "Armenian troops, having occupied [Fizuli|settlement|AZ] for a year, moved on.": ["control AM Fizuli"],
    "After the take-over of [Fizuli|settlement|AZ] by Armenian troops, shops closed.": ["gain AM Fizuli"],
    # Whom soldiers flush out of a place they fight there.
    "Pakistani troops are flushing out Taliban fighters in [Swat|admin2|PK].": ["contest PK Swat"],
    "Pakistani police flushed out smugglers in [Lahore|settlement|PK]. Soldiers watched.": [],
    "Pakistani forces began a clearance operation in [Swat|admin2|PK].": ["contest PK Swat"],
    "Pakistani forces began operations in [Swat|admin2|PK] against the rebels.": ["contest PK Swat"],
    "Pakistani forces began operations in [Swat|admin2|PK] against the flood.": [],
    # What a state says is its own is not the state itself.
    "South Sudan insists that [Heglig|settlement|SD], or [Panthou|settlement|SD], belongs to it. Troops left.": [
        "sovereignty SS Heglig (South Sudan)"
    ],
}  # fmt: skip


CLAIMED = {
    # A state that broke away goes by its code, a republic that few recognise by its name.
    "[Eritrea|country|ER] broke away from Ethiopia in 1993.": ["sovereignty ER Eritrea"],
    "[Somaliland|polity|SO] broke away from Somalia.": ["sovereignty Somaliland Somaliland"],
    # Whose a land is by its name, wherever it stands; what a state claims of which it was told.
    "He was born in Pakistan-occupied [Kashmir|admin1|PK].": ["control PK Kashmir"],
    "Camps in Pakistan-held [Kashmir|admin1|PK] were shelled by Indian guns.": ["control PK Kashmir", "strike IN Kashmir"],
    "He works in Georgia-based [Gori|settlement|GE] banks.": [],
    "China opened a road to [Aksai Chin|admin2|IN], which it claims.": ["sovereignty CN Aksai Chin (China)"],
    "China opened a shop in [Paris|settlement|FR], which it claims is its largest.": [],
    "The firm opened a shop in [Paris|settlement|FR], which it claims as its largest.": [],
    # The name behind "known as"; reefs are ground; camps are no verb.
    "Venezuelan troops occupied the territory known as [Essequibo|admin1|GY].": ["gain VE Essequibo"],
    "Rebel troops captured a town called [Ghadames|settlement|LY].": ["gain rebels Ghadames"],
    "Rebel troops captured a spy known as [Ghadames|settlement|LY].": [],
    "Vietnamese troops occupy several reefs in the [Spratlys|island|].": ["control VN Spratlys part"],
    "Rebel camps in [Lyman|settlement|UA] were hit by Russian jets.": ["strike RU Lyman"],
    "The rebels attacked police posts, banks and government offices in [Gao|settlement|ML].": ["contest rebels Gao"],
    # Fighters, where the rebels are the only ones named.
    "The rebels came at dawn. By noon fighters captured [Hama|settlement|SY].": ["gain rebels Hama"],
    "The rebels and the separatists came at dawn. By noon fighters captured [Hama|settlement|SY].": [
        "gain fighters Hama"
    ],
}  # fmt: skip


RETROSPECTS = {
    # The first of several to fall, to be taken, to be held.
    "They had fled [Zvornik|settlement|BA], the first of the towns to fall to Serb troops.": [],
    "They had fled [Zvornik|settlement|BA], the first besieged town to fall to Serb troops.": [
        "gain Bosnian Serbs Zvornik"
    ],
    "[Kunduz|settlement|AF] was the fifth provincial capital to fall to the Taliban.": ["gain Taliban Kunduz"],
    "[Vukovar|settlement|HR], the first town to be taken by Iraqi troops, lay in ruins.": ["gain IQ Vukovar"],
    "[Vukovar|settlement|HR], the first town to be visited by Serb troops, lay in ruins.": [],
    # Several of which some are named, behind a comma.
    "Cities in the east, including [Baida|settlement|LY] and [Derna|settlement|LY], were under rebel control.": [
        "control rebels Baida", "control rebels Derna"
    ],
    "Other towns, among them [Baida|settlement|LY], fell to the rebels.": ["gain rebels Baida"],
    # A land's second city is not the land; the capital of a land has its name behind.
    "Rebel troops seized [Libya|country|LY]'s second city.": [],
    "Rebel troops seized [Libya|country|LY]'s second city, [Benghazi|settlement|LY].": ["gain rebels Benghazi"],
    "Rebel troops hold [Libya|country|LY]'s eastern cities.": ["control rebels Libya part"],
    "M23 rebels seized the [South Kivu|admin1|CD] capital of [Bukavu|settlement|CD].": ["gain M23 Bukavu"],
    "Taliban fighters seized the [Helmand|admin1|AF] provincial capital, [Lashkar Gah|settlement|AF].": [
        "gain Taliban Lashkar Gah"
    ],
    # Where they are pushed back to, those who push fight for.
    "Libyan troops pushed the rebels to the outskirts of [Brega|settlement|LY].": ["contest LY Brega approach"],
    "The rebels were pushed back to [Brega|settlement|LY] by Libyan troops.": ["contest LY Brega approach"],
    "Libyan troops drove the rebels back towards [Brega|settlement|LY].": ["contest LY Brega approach"],
    "Buses drove the rebels back to [Brega|settlement|LY]. Libyan troops watched.": [],
    # When an offensive began stands between it and whom it is against.
    "Libyan troops launched an offensive in May against the rebels in [Derna|settlement|LY].": ["contest LY Derna"],
    "A car bomb in April targeted an embassy in [Tripoli|settlement|LY]. Troops came.": [],
    # What "it" and "its" mean stands behind the comma, or before.
    "A year after it was captured by rebels, [Palma|settlement|MZ] was retaken by Rwandan troops.": [
        "gain RW Palma", "gain rebels Palma"
    ],
    "A year after its capture by rebels, [Palma|settlement|MZ] was retaken by Rwandan troops.": [
        "gain RW Palma", "gain rebels Palma"
    ],
    "[Palma|settlement|MZ] was calm a year after its capture by Rwandan troops.": ["gain RW Palma"],
    "The ship sank a year after its capture by rebels, and [Palma|settlement|MZ] mourned.": [],
    "After its defeat by Rwandan players, [Palma|settlement|MZ] was calm. Troops watched.": [],
    "The rebels used [Palma|settlement|MZ] as their headquarters. Rwandan troops came.": ["control rebels Palma"],
    "The rebels used [Palma|settlement|MZ] as an excuse. Rwandan troops came.": [],
    # A rank ends an office.
    "Defence Ministry spokesman Lieutenant Colonel Ivan Orlu said Russian troops had left [Lyman|settlement|UA].": [
        "loss RU Lyman (Ivan Orlu)"
    ],
}  # fmt: skip


PEACE = {
    "Inmates rioted. The army was called to retake control of the prison in [Wau|settlement|SS].": [],
    "Rebels shelled troops and militants fired rockets. Soldiers retook the prison in [Wau|settlement|SS].": [
        "gain SS Wau part"
    ],
    "The rebels run a parallel administration in [Wau|settlement|SS]. Soldiers came.": ["control rebels Wau"],
    "The sisters run a parallel clinic in [Wau|settlement|SS]. Soldiers came.": [],
    "Rivers rose, and soldiers moved into [Wau|settlement|SS] to help. Shops closed.": [],
    "Soldiers moved into [Wau|settlement|SS] to fight.": ["gain SS Wau"],
}  # fmt: skip

UNCONFIRMED = {
    "The Pentagon said it could not confirm reports that [Ramadi|settlement|IQ] had fallen. Troops fled.": [],
    "The Pentagon said it could not confirm that [Ramadi|settlement|IQ] had fallen. Troops fled.": [],
    "He was unable to confirm reports of the capture of [Ramadi|settlement|IQ] by Iraqi troops.": [],
    "Officials had no information that Iraqi troops had taken [Ramadi|settlement|IQ].": [],
    "The army was checking reports that the rebels had taken [Ramadi|settlement|IQ].": [],
    "The army confirmed reports that the rebels had taken [Ramadi|settlement|IQ].": ["gain rebels Ramadi"],
    "The rebels did not confirm a truce, and Iraqi troops had taken [Ramadi|settlement|IQ].": ["gain IQ Ramadi"],
}  # fmt: skip

ALL = WHOSE | GROUND | ECHOES | TELLERS | TOLD | CLAIMED | RETROSPECTS | PEACE | UNCONFIRMED


@pytest.mark.parametrize(("text", "expected"), ALL.items())
def test_other_papers(text: str, expected: list[str]) -> None:
    assert short(text) == sorted(expected)


def test_an_envoy_is_of_the_state_that_sent_him() -> None:
    told = "said the rebels had lost [Heglig|settlement|SD]. Troops came."
    envoy, spokesman = "Sudan's ambassador to the U.N., Daffa Orlu,", "A spokesman for the U.N., Daffa Orlu,"
    assert [claim.speaker_side for claim in claims_of(f"{envoy} {told}")] == ["SD"]
    assert [claim.speaker_side for claim in claims_of(f"{spokesman} {told}")] == ["United Nations"]
