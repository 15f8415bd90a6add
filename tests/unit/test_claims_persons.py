"""Whose men a person's are, by what the text says of the person; whom short names, pronouns and agents mean."""

import pytest

from tests.claims_cases import short

PERSONS = {
    # Whose leader, head or man a person is, said before or behind the name.
    "The Taliban, whose chief, Nur Hakim, was a teacher, waited. Mr. Hakim's men hold [Farah|settlement|AF].": [
        "control Taliban Farah"
    ],
    "The Taliban, led by Nur Hakim, waited. His fighters took [Farah|settlement|AF].": ["gain Taliban Farah"],
    "Nur Hakim, 44, a leader of the Taliban, waited. His fighters took [Farah|settlement|AF].": ["gain Taliban Farah"],
    "The head of the breakaway state of Biafra, Colonel Ike Obi, fled. His troops left [Owerri|settlement|NG].": [
        "loss Biafra Owerri",
    ],
    "Nur Hakim traded in rice. His movement, the Taliban, is old. Nur Hakim's men hold [Farah|settlement|AF].": [
        "control Taliban Farah"
    ],
    # A reporter by whom he is pressed does not speak, the man with whom the sentence before opens does.
    "Ali al-Hadi, the governor, was calm. Pressed by a reporter, he said that rebels held [Farah|settlement|AF].": [
        "control rebels Farah (Ali al-Hadi)"
    ],
    # A word of a group's name is the group; another's is not.
    "The Tigray People's Liberation Front rose. Later the Front's fighters entered [Adwa|settlement|ET].": [
        "gain Tigray People's Liberation Front Adwa"
    ],
    # A movement that bears its people's name is none of the state's; an army group of that name is the state's.
    "The Chadian National Front took [Abeche|settlement|TD].": ["gain Chadian National Front Abeche"],
    "The Chadian National Army took [Abeche|settlement|TD].": ["gain TD Abeche"],
    # Nobody drives out his own, and who is named does it.
    "The Syrians wrested [Raqqa|settlement|SY] from the marines.": ["gain SY Raqqa"],
    "France waits. The Germans had been driven out of [Sedan|settlement|FR] by the marines of General Roux.": [
        "gain FR Sedan"
    ],
    # A unit of an army from foreign ground; not one from the country told of.
    "Russia attacks. A brigade from [Buryatia|admin1|RU] took [Toretsk|settlement|UA].": ["gain RU Toretsk"],
    # "The army evaporated. It" are its men.
    "The Syrian army melted away. It quit [Hama|settlement|SY] at dusk.": ["loss SY Hama"],
    # Which the residents are not; what is excepted is not lost.
    "The residents of [Hama|settlement|SY], which the Syrian army seized in May, are glad.": ["gain SY Hama"],
    "The residents of [Hama|settlement|SY], whom the Syrian army seized in May, are glad.": [],
    "The Syrian army lost the whole valley except [Hama|settlement|SY].": [],
    # Which a storm and an evening are not in the way of.
    "[Hama|settlement|SY], which the Syrians took by storm, is quiet.": ["gain SY Hama"],
    "[Hama|settlement|SY], which the Syrians shell every evening, is quiet.": ["strike SY Hama"],
    # Whose spokesman it is belongs to him; "of theirs" does not.
    "A spokesman for Syria's president said that troops had entered [Hama|settlement|SY].": [
        "gain SY Hama (spokesman for Syria's president)"
    ],
    "An officer of theirs said that the Syrian army had entered [Hama|settlement|SY].": ["gain SY Hama (officer)"],
    "Even a deputy said that the Syrian army had entered [Hama|settlement|SY].": ["gain SY Hama (deputy)"],
    # "That" which points hides no subject, that of a clause does.
    "By that time the Syrians had captured [Hama|settlement|SY].": ["gain SY Hama"],
    "For most of that summer the Syrians held [Hama|settlement|SY].": ["control SY Hama"],
    # Lists with "but also", "then" and when, and what only follows.
    "The Syrians captured not only [Hama|settlement|SY], but also [Homs|settlement|SY].": [
        "gain SY Hama",
        "gain SY Homs",
    ],
    "The Syrians captured [Hama|settlement|SY] and, a day later, [Homs|settlement|SY].": [
        "gain SY Hama",
        "gain SY Homs",
    ],
    "The Syrians captured [Hama|settlement|SY], then [Homs|settlement|SY].": ["gain SY Hama", "gain SY Homs"],
    "The Syrians captured [Hama|settlement|SY], then looked at [Homs|settlement|SY].": ["gain SY Hama"],
    "[Hama|settlement|SY] is one of the towns that the Syrians captured in May.": ["gain SY Hama"],
    # Whose garrison "it" was.
    "Syria's garrison cleared out of [Hama|settlement|SY], the town that it had occupied since May.": [
        "control SY Hama",
        "loss SY Hama",
    ],
    # A quotation that breaks off and goes on; a report that is a paper.
    "“We have no bread,” said Ivan Petrenko, “because the Syrian army seized [Hama|settlement|SY].”": [
        "gain SY Hama (Ivan Petrenko)"
    ],
    "“The Syrians,” said Ivan Petrenko, “have captured [Hama|settlement|SY].”": ["gain SY Hama (Ivan Petrenko)"],
    "“We are tired,” said Ivan Petrenko, adding that the Syrians had captured [Hama|settlement|SY].": [
        "gain SY Hama (Ivan Petrenko)"
    ],
    "Ivan Petrenko, asked about it, replied that the Syrians had captured [Hama|settlement|SY].": [
        "gain SY Hama (Ivan Petrenko)"
    ],
    "The ministry said in its morning report that the Syrians had captured [Hama|settlement|SY].": [
        "gain SY Hama (ministry)"
    ],
    "Two officials said that the Syrians had captured [Hama|settlement|SY].": ["gain SY Hama (officials)"],
    # Tries that failed, by whom; where four died when rockets struck; whose rockets they were.
    "The Syrian army has failed in every attempt to take [Hama|settlement|SY].": ["gain SY Hama denied"],
    "Four people died in [Hama|settlement|SY] on Friday when Syrian rockets struck a market.": ["strike SY Hama"],
    "A farmer died in [Hama|settlement|SY] when Syrian rain struck a market.": [],
    "American rockets, fired by the Syrian army, hit a bridge in [Hama|settlement|SY].": ["strike SY Hama"],
    "A Syrian rocket tore the roof off a school in [Hama|settlement|SY].": ["strike SY Hama"],
    # A pronoun ahead of its noun, a verb and its preposition on both sides of an aside.
    "Weeks after they had withdrawn from [Hama|settlement|SY], the Russians held [Homs|settlement|SY].": [
        "control RU Homs",
        "loss RU Hama",
    ],
    "The Syrian army dug in. Its tanks had shells. Its troops pulled out, without being asked, from [Hama|settlement|SY].": [
        "loss SY Hama"
    ],
    "For Syria, losing [Hama|settlement|SY] was a shock.": ["loss SY Hama"],
    "For Syria, taking [Hama|settlement|SY] is a matter of honour.": ["gain SY Hama planned"],
    # Who had held a place did not raise his flag there; verbs of saying between commas share no object.
    "Troops raised their flag in [Hama|settlement|SY], which the Russians had held since May.": [
        "control RU Hama",
        "gain SY Hama",
    ],
    "Its fighters, the Israeli army conceded, still held [Tyre|settlement|LB].": ["control - Tyre (Israeli army)"],
    "A column, many of them from Georgia, entered [Hama|settlement|SY] with Syria's army.": ["gain SY Hama"],
    # "Them" is all the places that are joined.
    "[Hama|settlement|SY] and [Homs|settlement|SY] have been empty since the Russians overran them in May.": [
        "gain RU Hama",
        "gain RU Homs",
    ],
    "Near [Hama|settlement|SY] lies [Homs|settlement|SY]; the Russians overran them in May.": ["gain RU Homs"],
    # Wordings.
    "The Russians have set [Hama|settlement|SY] free.": ["gain RU Hama"],
    "The Russians laid their hands on [Hama|settlement|SY].": ["gain RU Hama"],
    "The Russians will not be hurried out of [Hama|settlement|SY].": ["loss RU Hama denied planned"],
    "Russian soldiers have had the run of [Hama|settlement|SY] since May.": ["control RU Hama"],
    "Russian gunners burned down a school in [Hama|settlement|SY].": ["strike RU Hama"],
    "Vandals burned down a school in [Hama|settlement|SY].": [],
    # A state that strikes abroad does not bomb its own towns in the same breath; a side of the earth is no party.
    "Bombs fell on [Sumy|settlement|UA], and Ukraine's drones hit [Oryol|settlement|RU].": [
        "strike - Sumy",
        "strike UA Oryol",
    ],
    "The war went on. Tanks shelled troops. The group of forces called East captured [Sumy|settlement|UA].": [
        "gain - Sumy"
    ],
    # Federal troops are not the seceding state's.
    "The Biafran army dug in. Federal troops took [Enugu|settlement|NG].": ["gain NG Enugu"],
    # Who holds an office is no place that no list has.
    "The rebel leader Dokuni Oumedra was captured by troops of Chad.": [],
}


@pytest.mark.parametrize("text", PERSONS)
def test_whose_men_they_are(text):
    assert short(text) == PERSONS[text]


UNIONS = {
    "The Yugoslav People's Army shelled the town. The army took [Ilok|settlement|HR].": ["gain Yugoslavia Ilok"],
    "The Yugoslav People's Army shelled the town. Federal tanks entered [Ilok|settlement|HR].": [
        "gain Yugoslavia Ilok"
    ],
    "The Yugoslav People's Army fired on police. Government forces took [Ilok|settlement|HR].": ["gain HR Ilok"],
    "The Yugoslav army fired. The Croatian army fired back. The army took [Ilok|settlement|HR].": ["gain HR Ilok"],
    "South Vietnamese rangers fell back. Government troops left [Hue|settlement|VN].": ["loss South Vietnam Hue"],
    "South Vietnamese rangers fell back. The army retook [Quang Tri|settlement|VN].": ["gain South Vietnam Quang Tri"],
    "In 1943 Russian troops captured [Poltava].": ["gain Soviet Union Poltava"],
    "In 2022 Russian troops captured [Izium].": ["gain RU Izium"],
    "The 2nd Ukrainian Front took [Uman].": ["gain Soviet Union Uman"],
    "Soviet Studies printed it. Russian forces on the Ukrainian front took [Lyman].": ["gain RU Lyman"],
}


@pytest.mark.parametrize(("text", "expected"), UNIONS.items())
def test_the_army_of_a_union_that_is_no_more(text: str, expected: list[str]) -> None:
    assert short(text) == expected


ELSEWHERE = {
    "On Monday Tibetan troops took [Dorohoi|settlement|RO].": ["gain Tibetan troops Dorohoi"],
    "On Monday Katangese troops took [Dorohoi|settlement|RO].": ["gain Katangese troops Dorohoi"],
    "On Monday Transylvanian and other troops took [Dorohoi|settlement|RO].": ["gain RO Dorohoi"],
    "On Monday Texan troops took [Amarillo|settlement|US].": ["gain US Amarillo"],
    "On Monday Rhodesian troops took [Mapai|settlement|MZ].": ["gain ZW Mapai"],
}


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE.items())
def test_troops_of_a_region_elsewhere_are_not_the_home_states(text: str, expected: list[str]) -> None:
    assert short(text) == expected


HE = {
    "Rebels and Malian troops fought on with tanks. Iyad ag Ghali denied that he had lost [Kidal].": [
        "loss Ansar Dine Kidal denied (Iyad ag Ghali)"
    ],
    "Rebels and Malian troops fought on with tanks. Iyad ag Ghali said that he had taken [Kidal].": [
        "gain Ansar Dine Kidal (Iyad ag Ghali)"
    ],
    "Rebels and Malian troops fought on with tanks. Iyad ag Ghali said that he had left [Kidal] in May.": [],
}


@pytest.mark.parametrize("text", HE)
def test_what_a_leader_says_of_himself_is_his_movements(text):
    assert short(text) == HE[text]
