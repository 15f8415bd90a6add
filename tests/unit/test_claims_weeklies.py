"""Claims in the long prose of weeklies: whose a phrase is that opens a sentence, what places are left in, whose men."""

from datetime import date

import pytest

from geomap.claims import read_claims
from tests.claims_cases import LEXICON, marked, short

WAR = "Troops fought and shelled each other in the war. "

OPENED = {
    # Whose a deed is that a phrase tells at the head of the sentence: the subject's behind the comma.
    "In the third week of its invasion of [Chad|country|TD], Libya sent more tanks.": ["contest LY Chad"],
    "In the first days of their assault on [Gharyan], the rebels took a hill.": ["contest rebels Gharyan"],
    "The rebels fled. In the first days of its assault on [Gharyan], the Libyan army took a hill.": [
        "contest LY Gharyan"
    ],
    "Two days after its withdrawal from [Ajmer], the Indian army was cheered.": ["loss IN Ajmer"],
    "The rebels fled. After their capture of [Gharyan], a hilltop town, they slept.": ["gain rebels Gharyan"],
}

BESIDE = {
    # What only tells where a place lies is not the place that fell.
    "[Wajir], nine miles east of the old capital, [Isiolo], fell to the rebels in May.": ["gain rebels Wajir"],
    "[Wajir], just outside the district capital, [Isiolo], was shelled by the rebels.": ["strike rebels Wajir"],
    "The rebels took [Wajir], near the district capital, [Isiolo], in May.": ["gain rebels Wajir"],
    "The market town, south of the district capital, [Isiolo], fell to the rebels.": [],
    "The district capital, [Isiolo], fell to the rebels.": ["gain rebels Isiolo"],
    "East of the river the district capital, [Isiolo], fell to the rebels.": ["gain rebels Isiolo"],
}

LEFT = {
    # A place left in some state is not left.
    "The rebels took [Wajir], leaving [Isiolo], the second town, wide open to attack.": ["gain rebels Wajir"],
    "The rebels advanced, leaving [Isiolo] all but surrounded.": [],
    "The rebels advanced, leaving [Isiolo] cut off from the coast.": [],
    "The rebels took [Wajir], leaving [Isiolo|settlement|KE] the last town in government hands.": [
        "control KE Isiolo",
        "gain rebels Wajir",
    ],
    "The rebels took [Wajir], leaving only small parts of [Isiolo|settlement|KE] in the army's hands.": [
        "control KE Isiolo part",
        "gain rebels Wajir",
    ],
    "The army's retreat left much of [Isiolo] under rebel control.": ["control rebels Isiolo part"],
    "The rebels left [Isiolo], the second town, without a fight.": ["loss rebels Isiolo"],
    "The last rebels left [Isiolo] the next day.": ["loss rebels Isiolo"],
    # Whose "their control" is in an apposition: the subject's.
    "The rebels left [Isiolo|settlement|KE], the last town under their control.": [
        "control rebels Isiolo",
        "loss rebels Isiolo",
    ],
}

OUTCOMES = {
    # Who brought a place down, by the attack or the success that the sentence tells of.
    "[Isiolo] fell last week, in a few days, after a fierce assault by the M23 and Rwandan troops.": [
        "gain M23 Isiolo"
    ],
    "[Isiolo] fell after weeks of attacks by the rebels.": ["gain rebels Isiolo"],
    "[Isiolo] fell in May, weeks before an offensive by the army.": ["gain - Isiolo"],
    "The fall of [Isiolo], during an offensive by the army, was a shock.": ["gain - Isiolo"],
    "The fall of [Isiolo], a prize that the army had wanted, was announced.": ["gain - Isiolo"],
    "The fall of [Isiolo] was not the success that the rebels had wanted.": ["gain - Isiolo"],
    "Following a siege by the rebels, [Isiolo] fell.": ["gain rebels Isiolo"],
    "[Isiolo|settlement|KE] was lost after an assault by the rebels.": ["loss KE Isiolo"],
    "[Isiolo|settlement|KE] fell after a counter-attack by government troops failed.": ["gain - Isiolo"],
    "[Isiolo] fell despite a counter-attack by the army.": ["gain - Isiolo"],
    "The fall of [Isiolo] is the first major gain the rebels have made since May.": ["gain rebels Isiolo"],
    "The fall of [Isiolo], the rebels' biggest victory since May, shocked the country.": ["gain rebels Isiolo"],
    "The fall of [Isiolo] after an assault by the rebels shocked the country.": ["gain rebels Isiolo"],
    "The fall of [Isiolo] is the worst news the rebels have had since May.": ["gain - Isiolo"],
    # Who breaks a siege is not who lays it.
    "Syrian troops tried to break the siege of [Tabqa|settlement|SY]. Islamic State shelled them.": [
        "contest Islamic State Tabqa"
    ],
    "Syrian troops hope to lift the siege of [Tabqa|settlement|SY]. Islamic State shelled them.": [
        "contest Islamic State Tabqa"
    ],
    "Russian forces had to lift the siege of [Chernihiv|settlement|UA].": ["contest RU Chernihiv"],
    "The rebels decided to lift the siege of [Tabqa|settlement|SY].": ["contest rebels Tabqa planned"],
    "The Russians broke off the siege of [Mariupol|settlement|UA].": ["contest - Mariupol"],
    "Islamic State promised to lift the siege of [Tabqa|settlement|SY].": [
        "contest Islamic State Tabqa planned (Islamic State)"
    ],
}

SEVERAL = {
    # Of several doers the first, whatever stands between them.
    "The M23, a rebel group, and Rwandan troops took [Bunia].": ["gain M23 Bunia"],
    "The M23 — a group led by a general — and Rwandan troops took [Bunia].": ["gain M23 Bunia"],
    "The M23 attacked, the army fled, and Rwandan troops took [Bunia].": ["gain RW Bunia"],
    "The rebels took [Mahagi], a gold town, and Rwandan troops took [Bunia].": ["gain RW Bunia", "gain rebels Mahagi"],
    "Fighters of the Syrian Democratic Forces, the Free Syrian Army and Hezbollah took [Tabqa].": [
        "gain Syrian Democratic Forces Tabqa"
    ],
    "Attacked by Hezbollah, the army and its allies left [Tabqa|settlement|SY].": ["loss SY Tabqa"],
    "Troops from the Lake Resistance and the Hill Brigades took [Bunia].": ["gain Lake Resistance Bunia"],
    "The Malian army and French offensive on [Gao] raised fears.": ["contest ML Gao"],
    "The colonel decided to cross the river once more and capture [Bunia] with his Ugandan troops.": [
        "gain UG Bunia planned"
    ],
}

WHOSE = {
    # Rebels in a land are none of its state's; who is kept from a place is not who keeps him from it.
    "Islamist militants in Chad say they have left [Faya|settlement|TD]. Chad's troops came.": [
        "loss militants Faya (Islamist militants)"
    ],
    "The rebels are near, but the mayor was sure that the army would keep them from taking [Faya|settlement|TD].": [
        "gain rebels Faya denied planned (mayor)"
    ],
    "Governmental forces took [Faya|settlement|TD], and the rebels were sad.": ["gain TD Faya"],
    "The rebels took [Faya|settlement|TD], whose defenders had fled. Government troops were beaten.": [
        "gain rebels Faya",
        "loss TD Faya",
    ],
    "The victory leaves the Communists in control of the province of [Attapeu].": ["control communists Attapeu"],
    "Somali troops attacked al-Shabab's last big bastion.": [],
}

AGAIN = {
    # A second passive goes on with the place over a clause of time.
    "[Bor] was taken by the rebels days after the war broke out and was retaken by the Sudanese army in June.": [
        "gain SD Bor",
        "gain rebels Bor",
    ],
    "[Bor] was quiet when the rebels came and was taken by Sudanese troops.": [],
    "The rebels were beaten when the army came and were driven from [Bor] in June.": ["loss rebels Bor"],
}

SHARES = {
    # How many of its towns; several objects of which the last is ground; two places that an apposition tells of.
    "The rebels now control all major urban centres in [Ituri|admin1].": ["control rebels Ituri part"],
    "The rebels have captured four out of five district capitals in the western region of [Ituri|admin1].": [
        "gain rebels Ituri part"
    ],
    "Six out of ten rebels in [Bunia] were glad.": [],
    "The rebels lost two towns, a base and large swathes of land in [Ituri|admin1].": ["loss rebels Ituri part"],
    "The road leads to [Bunia] and [Mahagi], the two main towns under the rebels' control.": [
        "control rebels Bunia",
        "control rebels Mahagi",
    ],
    "Congolese troops took [Bunia|settlement|CD], the old capital and one of the big strongholds of the M23.": [
        "control M23 Bunia",
        "gain CD Bunia",
    ],
    "The war ended, leading to [Bunia] coming under rebel control.": ["gain rebels Bunia"],
    "Nobody wants [Bunia] coming under rebel control.": [],
    "He denied [Bunia] passing under Rwandan control.": [],
    "There are fears of most of [Bunia] coming under rebel control.": [],
    "[Bunia] and [Mahagi], two towns no longer under the rebels' control, are free.": [
        "control rebels Bunia denied",
        "control rebels Mahagi denied",
    ],
}

SINCE = {
    # Who did before what a noun of his tells.
    "It was Russia's largest advance since taking [Izium] in May.": ["gain RU Izium"],
    "It was the first attack by the rebels since losing [Bunia] in May.": ["loss rebels Bunia"],
    "Ukraine's defeat by the Russians before retaking [Lyman|settlement|UA] hurt.": [],
    "Russia's army was quiet after the loss of a ship near [Izium].": [],
    "In [Bunia], near the lake town of [Mahagi], the rebels seized a military base.": ["gain rebels Bunia part"],
}

NEAR = {
    "The advancing Congolese troops moved yesterday to within 25 miles of [Bunia].": ["contest CD Bunia approach"],
    "The rebels are now within one mile of [Bunia].": ["contest rebels Bunia approach"],
    "The rebels advanced to within sight of [Bunia].": ["contest rebels Bunia approach"],
    "Refugees moved to within 25 miles of [Bunia].": [],
    "Shells fell within a mile of [Bunia].": [],
    # An unknown verb is no part of a name; a deed tells nothing, nor does who fights for someone.
    "The rebels' capture of [Bunia] heightens fears of a war.": ["gain rebels Bunia"],
    "The rebels captured [Bunia] teenagers aged 12.": [],
    "The army seized [Bunia] diamonds worth millions.": [],
    "The rebels' attack on [Bunia] complicates matters.": ["contest rebels Bunia"],
    "The rebels' attack on [Bunia] pharmacies killed ten.": ["strike rebels Bunia"],
    "The defeat signals the fall of [Bunia].": ["gain - Bunia"],
    "In [Ituri|admin1], Ugandan troops fighting on behalf of the president were glad.": [],
    # Who makes ready, whose "its" is behind "the group", and a bloc that fights itself.
    "Chad began preparations for a full-scale invasion of [Libya|country|LY].": ["contest TD Libya planned"],
    "The advance of the M23 is a victory for the group, following its capture of [Bunia|settlement|CD].": [
        "gain M23 Bunia"
    ],
    "The army came. The retreating Allies left [Bunia]. Next, they abandoned [Mahagi].": [
        "loss Allies Bunia",
        "loss Allies Mahagi",
    ],
    "The Liberation Tigers of Tamil Elam (LTTE) left [Pallai|settlement|LK].": [
        "loss Liberation Tigers of Tamil Eelam Pallai"
    ],
}

TOLD = {
    # Whose a quotation is that stands alone behind who speaks; what a side clause tells, and the main clause does not.
    "A rebel said that jets had come. “They cannot retake [Bunia],” and that was all.": [
        "gain - Bunia denied planned (rebel)"
    ],
    "A rebel commander said that jets had come. “We have retaken [Bunia]. It is ours.” He smiled.": [
        "gain rebels Bunia (rebel commander)"
    ],
    "The mayor was afraid. “Rebels shelled [Bunia] all night.” He went home.": ["strike rebels Bunia"],
    "As officials said that talks went on, rebel troops entered [Bunia].": ["gain rebels Bunia"],
    "As officials said, rebel troops have entered [Bunia].": ["gain rebels Bunia (officials)"],
    # The advance of somebody into a place, and positions beside it.
    "The advance of Ugandan troops into [Bunia] shocked the country.": ["contest UG Bunia"],
    "The entry of Ugandan troops into [Bunia] shocked the country.": ["contest UG Bunia"],
    "The advance of Ugandan troops into [Bunia] was stopped.": ["contest UG Bunia"],
    "The push of Ugandan troops into [Bunia] has not begun.": [],
    "The march of the rebels into [Bunia] never happened.": [],
    "The advance of Ugandan troops on [Bunia] shocked the country.": ["contest UG Bunia approach"],
    "The M23 took positions around [Bunia].": [],
    "The M23 took positions in [Bunia].": ["gain M23 Bunia part"],
    # A second verb behind a participle; what is brought under somebody is told once.
    "Despite mines laid by the M23, Congolese troops advanced, seizing [Mahagi], and stormed [Bunia].": [
        "contest CD Bunia",
        "gain CD Mahagi",
    ],
    "The rebels took [Mahagi], bringing most of [Ituri|admin1] under rebel control.": [
        "gain rebels Ituri part",
        "gain rebels Mahagi",
    ],
    "The offensive brought most of [Ituri|admin1] under the control of the rebels.": ["gain rebels Ituri part"],
}

ONE_TOWN = {
    # Of a land whose one town is named behind it nothing is told.
    "The rebels took the capital of [Chad|country|TD], [Njamena|settlement|TD], on Friday.": ["gain rebels Njamena"],
    "The capital of [Ituri|admin1], [Bunia], fell to the rebels.": ["gain rebels Bunia"],
    "The rebels attacked the second city of [Chad|country|TD], [Sarh|settlement|TD], in May.": ["contest rebels Sarh"],
    "The rebels took the capital of [Chad|country|TD], [Njamena|settlement|TD], and [Sarh|settlement|TD].": [
        "gain rebels Njamena",
        "gain rebels Sarh",
    ],
    "The rebels took three towns in [Ituri|admin1], [Bunia], [Mahagi] and [Aru].": [
        "gain rebels Aru",
        "gain rebels Bunia",
        "gain rebels Ituri part",
        "gain rebels Mahagi",
    ],
    "The M23 lost control of two towns, a military base and large swathes of land in [Ituri|admin1|CD].": [
        "loss M23 Ituri part"
    ],
    "The rebels kept up their siege around [Bunia].": ["contest rebels Bunia approach"],
    "[Mahagi] was a stage for the rebels on the way to the capture of [Bunia].": ["gain - Bunia planned"],
    "The way to the capture of [Bunia] by the rebels was long.": ["gain rebels Bunia"],
}

NO_CLAIMS = {
    # Where someone speaks, dares, or names a people; a barrage of artillery is a noun.
    "[Bunia|settlement|CD] and [Beni|settlement|CD] are quiet, and [Goma|settlement|CD] as well. In"
    " [Geneva|settlement|CH], a spokesman said that rebels had shelled the city.": [],
    "“Let them come and take [Bunia],” the rebels' spokesman said.": [],
    "Chechen rebels stormed a post near the Chechen capital.": [],
    "Ugandan troops, backed by a heavy artillery barrage, entered [Bunia].": ["gain UG Bunia"],
}

CREEDS = {
    # Men of a creed are those of the creed; its government is the state's; a sentence may begin before a name.
    ("Communist infantry overran [Attapeu|settlement|LA].", 1971): ["gain communists Attapeu"],
    ("Two Communist divisions overran [Attapeu|settlement|LA].", 1971): ["gain communists Attapeu"],
    ("When Rebel forces overran [Attapeu|settlement|LA], it rained.", 1971): ["gain rebels Attapeu"],
    ("The communist government lost [Attapeu|settlement|LA].", 1981): ["loss LA Attapeu"],
    ("Free Rebel Radio praised the troops in [Attapeu|settlement|LA].", 1971): [],
    ("The Chinese Communists had taken [Hamhung|settlement|KP].", 1951): ["gain CN Hamhung"],
    ("Chinese Communist troops took [Hamhung|settlement|KP].", 1951): ["gain CN Hamhung"],
    ("Chinese Communist troops took [Siping|settlement|CN].", 1948): ["gain Chinese Communist Party Siping"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        OPENED
        | BESIDE
        | LEFT
        | OUTCOMES
        | SEVERAL
        | WHOSE
        | AGAIN
        | SHARES
        | SINCE
        | NEAR
        | TOLD
        | ONE_TOWN
        | NO_CLAIMS
    ).items(),
)
def test_long_sentences(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


@pytest.mark.parametrize(("text", "year"), CREEDS)
def test_men_of_a_creed(text: str, year: int) -> None:
    document, mentions = marked(WAR + text, day=date(year, 9, 1))
    told = [f"{claim.kind} {claim.party} {claim.place.text}" for claim in read_claims(document, mentions, LEXICON)]
    assert told == CREEDS[text, year]
