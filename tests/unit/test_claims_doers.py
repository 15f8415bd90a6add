"""Who does it where only the document tells: by the role, by what was told before, by whose ground it is."""

import pytest

from tests.claims_cases import short

ROLES = {
    # Those who attack are no bystander, and not whose the place is.
    "[Hue|settlement|VN] burns. The South Vietnamese division holds a corner. The Viet Cong came at night and by noon the"
    " attackers had occupied [Hue|settlement|VN].": ["control Viet Cong Hue"],
    # In a relative clause of what is said "they" are not who says it.
    "A Ukrainian officer said that Russian troops were moving from [Tokmak|settlement|UA], which they hold.": [
        "control RU Tokmak"
    ],
    "Russian officials said that troops were moving from [Tokmak|settlement|UA], which they hold.": [
        "control RU Tokmak"
    ],
    "It was the second time that Russian troops took [Tokmak|settlement|UA], and the mayor regrets that they lost [Orikhiv|settlement|UA].": [
        "gain RU Tokmak",
        "loss RU Orikhiv",
    ],
    # No state is "the group".
    "The Iraqi army left [Hit|settlement|IQ]. Half of [Ramadi|settlement|IQ] is in the group's hands.": [
        "control - Ramadi part",
        "loss IQ Hit",
    ],
    "The Iraqi army left [Hit|settlement|IQ]. Half of [Ramadi|settlement|IQ] is in the group's hands. Its name is Islamic"
    " State.": ["control Islamic State Ramadi part", "loss IQ Hit"],
    # The side of a border is no army.
    "The army shelled [Homs|settlement|SY]. On the Iraqi side of the border people wait. Helicopters fired on"
    " [Hama|settlement|SY].": ["strike SY Hama", "strike SY Homs"],
    # Government forces are the government's, whoever leads them.
    "Government forces under Ahmad Shah Massoud have left [Kabul|settlement|AF].": ["loss AF Kabul"],
    "Fighters under Ahmad Shah Massoud have left [Kabul|settlement|AF].": ["loss Northern Alliance Kabul"],
    "General Kwame Toba, who commands the government's troops, shrugged. His men hold [Buchanan|settlement|LR].": [
        "control LR Buchanan"
    ],
    "General Kwame Toba, who fled from the government's troops, shrugged. His men hold [Buchanan|settlement|LR].": [
        "control - Buchanan"
    ],
}


@pytest.mark.parametrize("text", ROLES)
def test_whom_a_role_means(text):
    assert short(text) == ROLES[text]


GROUNDS = {
    # Nobody's loss is denied of whose the place is.
    "Russian troops shell [Tokmak|settlement|UA], and Ukraine's marines fire back. Nobody has surrendered [Tokmak|settlement|UA].": [
        "loss UA Tokmak denied",
        "strike RU Tokmak",
    ],
    # Who besieges a town shells it.
    "The Serbs have besieged [Sarajevo|settlement|BA] for months. It is hot. Mortar rounds fell on"
    " [Hrasnica|settlement|BA].": ["contest Bosnian Serbs Sarajevo", "strike Bosnian Serbs Hrasnica"],
    "Ukrainian drones struck [Belgorod|settlement|RU]. Shells fell on [Tokmak|settlement|UA].": [
        "strike - Tokmak",
        "strike UA Belgorod",
    ],
    # Who lost one place has not taken the next.
    "South Vietnamese troops left [Quang Tri|settlement|VN]. [Dong Ha|settlement|VN] had been overrun on Friday. The North"
    " Vietnamese rest.": ["gain North Vietnam Dong Ha", "loss South Vietnam Quang Tri"],
    # The enemy is named by no name.
    "The enemy struck [Chuhuiv|settlement|UA]. [Tokmak|settlement|UA] is still under occupation.": [
        "control RU Tokmak",
        "strike RU Chuhuiv",
    ],
    # Fighting at home is the invader's, unless the state's own forces attack there.
    "Russia has left the islet, and Ukraine is glad. Fighting went on in [Tokmak|settlement|UA].": [
        "contest RU Tokmak"
    ],
    "Ukrainian troops attacked [Orikhiv|settlement|UA], which Russia holds. Fighting went on in [Tokmak|settlement|UA].": [
        "contest - Tokmak",
        "contest UA Orikhiv",
        "control RU Orikhiv",
    ],
    # What will be held, by the word of who holds it.
    "Russian troops shelled the bridge and the trenches. President Zelensky said that [Tokmak|settlement|UA] would be held.": [
        "control UA Tokmak planned (Zelensky)"
    ],
}


@pytest.mark.parametrize("text", GROUNDS)
def test_by_whose_ground_it_is(text):
    assert short(text) == GROUNDS[text]


# Whom the document means where its words point back over others, or name who had it.
POINTING = {
    # Who had held a place gave it up.
    "[Tokmak|settlement|UA], which the Russians had used as their base, was abandoned on Friday.": ["loss RU Tokmak"],
    "[Tokmak|settlement|UA], which the Russians had shelled for a week, was abandoned on Friday.": [
        "loss - Tokmak",
        "strike RU Tokmak",
    ],
    # "They" are no single person where others are named.
    "General Petrov has given the rebels two days. If they have not left [Tokmak|settlement|UA], there will be war.": [
        "loss rebels Tokmak denied planned"
    ],
    # What a state's men complain of is done by the others.
    "Russian soldiers stand at the bridge. A Georgian minister charged that they had entered [Senaki|settlement|GE].": [
        "gain RU Senaki (Georgian minister)"
    ],
    "Russian soldiers stand at the bridge. Georgian officers said that they had entered [Senaki|settlement|GE].": [
        "gain GE Senaki (Georgian officers)"
    ],
    # What had been before a retreat is told of those who retreat.
    "The drones of Turkey did it. The rebels fell back from the hills. They had begun by taking"
    " [Gharyan|settlement|LY].": ["gain rebels Gharyan"],
    # With allies the first acts.
    "Islamic State held the desert. The Syrian army and its Shiite allies have taken [Mayadin|settlement|SY].": [
        "gain SY Mayadin"
    ],
    # A state's spokesman tells of fighters that are none of its own.
    "Soldiers crossed the bridge. A Philippine army spokesman said the fighters still held [Marawi|settlement|PH].": [
        "control fighters Marawi (Philippine army spokesman)"
    ],
    # An officer of no known side has soldiers of the state; a rebel general has those of the rebels.
    "Tamil Tiger officials shrugged. A brigadier at the bridge told reporters that his soldiers had entered"
    " [Mankulam|settlement|LK].": ["gain LK Mankulam (brigadier)"],
    "Tamil Tiger officials shrugged. A rebel general at the bridge told reporters that his soldiers had entered"
    " [Mankulam|settlement|LK].": ["gain Liberation Tigers of Tamil Eelam Mankulam (rebel general)"],
    # Of whom he told before he tells on; where he told of nobody, of his own.
    "President Zelensky said that the Russians had shelled [Orikhiv|settlement|UA]. Then he said that they held"
    " [Tokmak|settlement|UA].": ["control RU Tokmak (Zelensky)", "strike RU Orikhiv (Zelensky)"],
    "President Zelensky flew to the front. He said that they had entered [Tokmak|settlement|UA].": [
        "gain UA Tokmak (Zelensky)"
    ],
    # By a state's own word it was not its own guns.
    "Iraqi brigades were across the frontier. Artillery pounded [Abadan|settlement|IR], Iranian state radio said.": [
        "strike IQ Abadan (Iranian state radio)"
    ],
    # Who holds a place by the word of some has not lost it by that of others.
    "Tutsi rebels said that they held [Kigali|settlement|RW]. The interim government denied that [Kigali|settlement|RW]"
    " was lost.": ["control rebels Kigali (Tutsi rebels)", "loss RW Kigali denied (interim government)"],
    "The rebels seized the radio. A second column was making for [Hama|settlement|SY].": [
        "contest rebels Hama approach"
    ],
    # Armed men who give themselves a name.
    "They call themselves the Patriotic Front of the Lakes, and they hold [Bouaké|settlement|CI].": [
        "control Patriotic Front of the Lakes Bouaké"
    ],
    "They call themselves the Happy Few. Troops hold [Bouaké|settlement|CI].": ["control CI Bouaké"],
}


@pytest.mark.parametrize("text", POINTING)
def test_whom_the_words_point_to(text):
    assert short(text) == POINTING[text]
