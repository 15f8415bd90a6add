"""What newspapers print beside war: crimes, allies and backers, names that no list has."""

import pytest

from tests.claims_cases import short

CRIMES = {
    # A story of the police page: who attacks there fights for no place, whatever group he is of.
    "Gunmen attacked [Irbid] on Monday. Police arrested two suspects; one assailant, a terrorist, died.": [],
    "There was an attack in [Irbid] on Monday. Police arrested two suspects; one assailant, a terrorist, died.": [],
    "Police arrested two suspects; a court charged a terrorist with murder. The Islamic State had planned to carry out"
    " an attack in [Norway|country|NO].": [],
    # Weapons of war are no crime, and armies no criminals; nor is a war one where the police are named.
    "Police arrested two suspects; a killer was jailed. Artillery shelled [Irbid] on Monday.": ["strike - Irbid"],
    "Police arrested two suspects; a terrorist was jailed. Israeli troops attacked [Jenin] on Monday.": [
        "contest IL Jenin"
    ],
    "Police fled, a court burned, gunmen shot a suspect: the army, its tanks, artillery, soldiers and troops are in"
    " retreat. Militants attacked [Ramadi].": ["contest militants Ramadi"],
    # A team's "we" wins no city.
    '"We won the battle, and it gives us hope going into [Perth]," the captain said. The match begins, and Britain\'s'
    " coach expects a better team and a title.": [],
}

WHOSE = {
    # Who fights a foe is the subject; beside whom one fights, the other.
    "Kurdish fighters are battling the Islamic State in [Tabqa].": ["contest Kurds Tabqa"],
    "Rebels fight the army for control of [Goma|settlement|CD].": ["contest rebels Goma"],
    "Volunteers fought alongside Ukrainian troops in [Lyman|settlement|UA].": ["contest UA Lyman"],
    "A man who battled the Taliban in [Herat] came home. The war goes on.": [],
    # What a state backs is not its own.
    "The Russian-backed offensive in [Homs|settlement|SY] goes on. Soldiers fled.": ["contest - Homs"],
    "The Saudi-led offensive in [Sanaa|settlement|YE] goes on. Soldiers fled.": ["contest SA Sanaa"],
    # The noun beside the participle fights, not what it did.
    "Americans counted the dead, killed by the rebels fighting in [Goma|settlement|CD].": ["contest rebels Goma"],
    "Kenyan troops backed by local militiamen advancing on [Kismayo|settlement|SO] rest.": [
        "contest KE Kismayo approach"
    ],
    # Whose plan it is, his is what it is about.
    "Russia's army watches the American plans to keep its garrison in [Tanf].": ["control US Tanf planned"],
    "Russia plans to keep its garrison in [Tanf]. American troops fight.": ["control RU Tanf planned"],
}

TOLD = {
    # Reports of a capture that were false, and whose the troops of a claim are that is denied.
    "Reports of the capture of [Goma|settlement|CD] by rebels were false.": ["gain rebels Goma denied"],
    "Reports of the capture of [Goma|settlement|CD] by rebels were confirmed.": ["gain rebels Goma"],
    "The Congolese army dismissed reports about the fall of [Goma|settlement|CD] to the rebels.": [
        "gain rebels Goma denied (Congolese army)"
    ],
    "Ukraine waits. Kyiv denied Russian claims that troops had captured [Orikhiv|settlement|UA].": [
        "gain RU Orikhiv denied (Kyiv)"
    ],
    "Ukraine waits. Kyiv denied Russian claims that its troops had left [Orikhiv|settlement|UA].": [
        "loss UA Orikhiv denied (Kyiv)"
    ],
    # Plans behind an aside, and what is none though something else may be.
    "The rebels will, after a rest, march on [Goma|settlement|CD].": ["contest rebels Goma approach planned"],
    "American marines are unlikely to take part in an assault on [Herat].": ["contest US Herat planned"],
    "He may have been killed in the US bombardment of [Herat]. Troops fight on.": ["strike US Herat"],
    "Rebels learned new ways to attack [Herat]. Troops fight on.": [],
    "Rebels fought troops and shelled them. The army found means to attack [Herat].": [],
    "Rebels fought troops and shelled them. The junta means to attack [Herat].": ["contest - Herat planned"],
    "Troops fight on. A preacher predicted the fall of [Norway|country|NO].": [],
    "Troops fight on. Few expected the fall of [Herat].": ["gain - Herat planned (Few)"],
    "Britain arranged the evacuation of civilians and rebels from [Homs]. Troops fight on.": [],
    "The evacuation of the rebels from [Homs] began. Troops fight on.": ["loss rebels Homs"],
    "Many an Australian soldier died in the first infantry campaign of the Third Battle of [Ypres|settlement|BE].": [
        "contest - Ypres"
    ],
    "The army fought rebels and militias. The street is the backdrop of many marches through [Paris|settlement|FR].": [],
    "The army fought. Floods sweep through [Bavaria|admin1|DE].": [],
    "The army fought. Rebel columns marched through [Homs].": ["gain rebels Homs"],
    # What is driven out of a place, and what is only distant from one.
    "Troops fight on. The army removed the rebels from [Homs].": ["gain - Homs"],
    "Troops fight on. The army removed the rebels to a hill distant from [Homs].": [],
    # Bombs that are laid, and shells that are fired.
    "Rebels fought the army. In [Homs] a bomb killed two clerks on Friday.": [],
    "Rebels fought the army. In [Homs] a shell killed two clerks on Friday.": ["strike - Homs"],
    # A spokesman by his one name.
    "The mayor's spokesman, Amin, said that rebels had captured [Herat].": ["gain rebels Herat (Amin)"],
    # Who besieges, defends and has a place.
    "[Nyala] is under a rebel siege.": ["contest rebels Nyala"],
    "The rebels have [Goma|settlement|CD] firmly under control. The army fled.": ["control rebels Goma"],
    "It will be long before the rebels have [Goma|settlement|CD] under control. The army fled.": [],
    "Nurses have the fever in [Goma|settlement|CD] under control. The army fled.": [],
    "Russian guns fire. Ukrainian troops were fighting to defend [Orikhiv|settlement|UA].": ["contest RU Orikhiv"],
    "Russian guns fire. Ukrainian troops came to defend [Orikhiv|settlement|UA].": [],
    # "They" are those of the last clause.
    "Palestinian fighters grumbled, but Israeli officials were content. They pulled their troops out of [Jenin].": [
        "loss IL Jenin"
    ],
    # A dateline is neither a government nor "the town"; nor is the city where one lives "the village".
    "[BEIRUT|settlement|LB] (AP) — Rebel groups fought the army on. They hold [Homs|settlement|SY].": [
        "control rebels Homs"
    ],
    "[TARTUS|settlement|SY] — The war went on, twelve days after rebels had raided the town.": [],
    "An activist in the city of [Homs|settlement|SY] said that rebels had taken the village.": [],
    "An activist in the city of [Homs|settlement|SY] said that rebels had taken the city.": [
        "gain rebels Homs (activist)"
    ],
    "Rebels of the Zahra Front fought. Rebels of the Kafr Zuhr group took the town.": [],
    # One town of a region is a part of it.
    "Syrian troops entered a rebel-held town in the province of [Deraa|admin1|SY].": [
        "control rebels Deraa part",
        "gain SY Deraa part",
    ],
    "The rebels overran an army base in southern [Somalia|country|SO].": ["gain rebels Somalia part"],
    # A post is no verb, a date no speaker, a crash no strike, a slogan no deed.
    "Soldiers fought. The army denied in a Facebook post that [Homs|settlement|SY] had been taken by rebels.": [
        "gain rebels Homs denied (army)"
    ],
    "Rebels have held [Homs|settlement|SY] since 2014 and officials accuse the army of attacks on the city.": [
        "contest SY Homs (officials)",
        "control rebels Homs",
    ],
    "Soldiers fought. A passenger plane crashed into a hotel in [Homs|settlement|SY].": [],
    "Soldiers fought. A drone crashed into a hotel in [Homs|settlement|SY].": ["strike - Homs"],
    "Soldiers fought. In May the group Free [Tibet|area|CN] held a march.": [],
    # What a president at war calls freed is his, though nobody knows where it lies.
    "President Zelensky said Russian troops had fled from [Kherson|settlement|UA]. “[Vilkhivka] was liberated,” he said.": [
        "gain UA Vilkhivka (Zelensky)",
        "loss RU Kherson (Zelensky)",
    ],
    # A government that the world backs is its country's; "them" are people where one place was named.
    "Soldiers fought. The UN-backed government controls [Misrata|settlement|LY].": ["control LY Misrata"],
    "Rebels bombed [Misrata|settlement|LY] when soldiers there prepared to target them.": ["strike rebels Misrata"],
    "Rebels entered [Misrata|settlement|LY] and [Zliten|settlement|LY] and looted them, and soldiers retook them.": [
        "gain LY Misrata",
        "gain LY Zliten",
        "gain rebels Misrata",
        "gain rebels Zliten",
    ],
    "Soldiers fought. It comes following reports that rebels took [Misrata|settlement|LY].": ["gain rebels Misrata"],
    # Whose gunmen they are, by the group's name behind what it is.
    "Gunmen from the radical Islamic group Hamas attacked [Sderot|settlement|IL].": ["contest Hamas Sderot"],
    "Gunmen from the camp attacked [Sderot|settlement|IL]. Hamas fired.": ["contest gunmen Sderot"],
    # Who says nothing of it denies nothing.
    "Rebels fought. The army did not confirm the capture of [Homs|settlement|SY] by rebels.": [],
    "Rebels fought. State media made no mention of the fall of [Homs|settlement|SY].": [],
    "Rebels fought. The army denied the capture of [Homs|settlement|SY] by rebels.": ["gain rebels Homs denied (army)"],
    "Rebels fought on in what they called the “Battle of Honour”.": [],
    "Israeli soldiers grumbled, but the mayor was content. They pulled out of [Jenin].": ["loss IL Jenin"],
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told(text):
    assert short(text) == TOLD[text]


@pytest.mark.parametrize("text", CRIMES)
def test_crimes_are_no_fighting_for_a_place(text):
    assert short(text) == CRIMES[text]


@pytest.mark.parametrize("text", WHOSE)
def test_whose_it_is(text):
    assert short(text) == WHOSE[text]
