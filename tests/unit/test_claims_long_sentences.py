"""Claims in the long sentences of newspaper prose: whose clause it is, which place, and who tells it."""

import pytest

from tests.claims_cases import short

WAYS = {
    "[Sake], 12 miles west of [Goma], which the rebels had held since May, was captured by Rwandan troops.": [
        "control rebels Sake",
        "gain RW Sake",
    ],
    "Rwandan troops were camped in [Sake], west of [Goma], from which the rebels had withdrawn.": ["loss rebels Sake"],
    "[Sake], a few miles to the north of that city, which the rebels captured in May, is quiet.": ["gain rebels Sake"],
    "[Sake], where the road to [Goma] begins and which the rebels captured in May, is quiet.": ["gain rebels Sake"],
    # "In" and a bare name may be meant itself.
    "He went home to [Sake], in [Rwanda], which the rebels invaded.": ["contest rebels Rwanda"],
}

TOLD = {
    "President Ilunga, who was in [Goma], where he had a house, said the rebels had taken [Sake].": [
        "gain rebels Sake (Ilunga)"
    ],
    "The news came from Rwanda, whose jets had flown all day and whose envoy, Paul Rusesa, said that rebels had taken "
    "[Goma].": ["gain rebels Goma (Paul Rusesa)"],
    "The colonel was blunt: “The rebels have taken [Goma].”": ["gain rebels Goma (colonel)"],
    "The governor put it more gently: the rebels had entered [Goma].": ["gain rebels Goma (governor)"],
    "Mr. Ilunga would not rule it out: “If the rebels take [Goma], we will fight.”": [
        "gain rebels Goma planned (Ilunga)"
    ],
    "“After that the rebels lost [Goma],” said Paul Rusesa, a teacher, counting on his fingers, “and it was over.”": [
        "loss rebels Goma (Paul Rusesa)"
    ],
    "“They will not hold it,” said Paul Rusesa, a teacher. “We have been told that the rebels took [Goma].”": [
        "gain rebels Goma (Paul Rusesa)"
    ],
    "[Goma] is held, according to the maps of LakeWatch, by the rebels.": ["control rebels Goma (LakeWatch)"],
    "It cost the rebels, by Ilunga's own estimate, a year to win back [Goma].": ["gain rebels Goma (Ilunga)"],
    "Should the rebels seize [Goma], one officer pointed out, the road would be closed.": [
        "gain rebels Goma planned (one officer)"
    ],
    "Rwanda, the president cried, had fought alone: it had liberated [Goma] by itself.": ["gain RW Goma (president)"],
    "Officials in Kigali had no doubt that rebels held [Goma].": ["control rebels Goma (Officials)"],
    "Kigali's line, on every channel, is that the rebels left [Goma].": ["loss rebels Goma (Kigali)"],
    "Analysts were unanimous that bombs would not stop an army that has lost [Goma].": ["loss - Goma (Analysts)"],
    # What everyone can see, what a rule is, and an aside are the narrator's.
    "The picture was clear: rebels held [Goma].": ["control rebels Goma"],
    "The rebels moved fast: they took [Goma] in a day.": ["gain rebels Goma"],
    "A spokesman said that the Rwandans had reached [Sake], a town that rebels have held since May.": [
        "control rebels Sake",
        "gain RW Sake (spokesman)",
    ],
    "The truce, according to footage of the lake, held; rebels took [Goma].": ["gain rebels Goma"],
}

HELD = {
    "Troops, shelling, fighting: the Rwandans had [Goma] by noon.": ["gain RW Goma"],
    "Troops, shelling, fighting: the Rwandans will have [Goma] in a week.": ["gain RW Goma planned"],
    "Troops, shelling, fighting: his men would be in [Goma] in three days.": ["gain - Goma planned"],
    "Troops, shelling, fighting: Rwandan troops are dug in at [Goma].": ["control RW Goma"],
    "Troops, shelling, fighting: the Rwandans are quartered in [Goma].": ["control RW Goma"],
    "Troops, shelling, fighting: Rwandan troops are within sight of [Goma].": ["contest RW Goma approach"],
    "Rebels took [Sake] in May amid shelling, and within a week [Goma] was theirs.": [
        "control rebels Goma",
        "gain rebels Sake",
    ],
    "Troops, shelling, fighting: rebels wait for [Goma], which was theirs until May.": ["control rebels Goma"],
    "“The troops shelled us. We will be in [Goma] by Monday,” said a rebel commander.": [
        "gain rebels Goma planned (rebel commander)"
    ],
    "Troops, shelling, fighting: the Rwandans will be in [Goma] for talks.": [],
    "Troops, shelling, fighting: the Rwandans had [Goma] in their hearts.": [],
    "Troops, shelling, fighting: Rwandan envoys will be in [Goma] by noon.": [],
}

WHOSE = {
    "It had taken the Rwandans 44 days in 2020 to win back [Goma].": ["gain RW Goma"],
    "It cost the Rwandans 9,000 men to capture [Goma].": ["gain RW Goma"],
    "It will cost the Rwandans 9,000 men to capture [Goma].": ["gain RW Goma planned"],
    # Who helps from the air has no soldiers on the ground; who invades has.
    "Belgian jets bombed [Goma|settlement|CD] on Monday. Soldiers withdrew from [Sake|settlement|CD].": [
        "loss CD Sake",
        "strike BE Goma",
    ],
    "Rwandan troops attacked [Goma] on Monday. Troops then entered [Sake].": ["contest RW Goma", "gain RW Sake"],
    "The rebels' two Czech planes bombed [Goma].": ["strike rebels Goma"],
    "Uganda fought by seizing [Sake]; Rwanda in turn sent armour to [Goma], which it overran.": [
        "gain RW Goma",
        "gain UG Sake",
    ],
    # The defenders are not those who attack, though they are at home.
    "The Iraqis attacked at dawn, and the defenders gave up [Basra|settlement|IQ]. Iranian troops fled.": [
        "loss IR Basra"
    ],
    "Rwandan troops attacked at dawn, and the defenders gave up [Goma]. Congolese soldiers fled.": ["loss CD Goma"],
}


@pytest.mark.parametrize(("text", "expected"), WHOSE.items())
def test_whose_men_they_are(text: str, expected: list[str]) -> None:
    assert short(text) == expected


WHICH = {
    "The radio spoke of [Goma], which the rebels took on Friday.": ["gain rebels Goma"],
    "They drove to [Goma], which, it is said, the rebels took on Friday.": ["gain rebels Goma"],
    "They drove to [Goma], which, according to the governor, the rebels had taken.": ["gain rebels Goma (governor)"],
    "They drove to [Goma], which on Friday, after a week of shelling, the rebels had entered.": ["gain rebels Goma"],
    "They drove to [Goma], which the governor says is under rebel control.": ["control rebels Goma (governor)"],
    "They drove to [Goma], which the governor says is held by the rebels.": ["control rebels Goma (governor)"],
    "They drove to [Goma], home to a million people, which the rebels took on Friday.": ["gain rebels Goma"],
    "They drove to [Goma], [Sake] and [Bukavu], all of which the rebels took in May.": [
        "gain rebels Bukavu",
        "gain rebels Goma",
        "gain rebels Sake",
    ],
    # It is the market that was taken.
    "They drove to the market of [Goma], which the rebels had closed, and took tea.": [],
    "They drove home from [Goma], which, being rich, sent the rebels money, and took tea.": [],
}


@pytest.mark.parametrize(("text", "expected"), WHICH.items())
def test_what_which_stands_for(text: str, expected: list[str]) -> None:
    assert short(text) == expected


MEANT = {
    "Rwanda vowed never to give up [Goma].": ["loss RW Goma denied planned (Rwanda)"],
    "The rebels swore never again to enter [Goma].": ["gain rebels Goma denied planned (rebels)"],
    "There were accounts of Rwandan soldiers abandoning [Goma].": ["loss RW Goma"],
    "The rebels launched the largest offensive of the war to retake [Goma].": ["gain rebels Goma planned"],
    "[Gitega], the second city of [Burundi|area|BI], where it rained, was captured by rebels.": ["gain rebels Gitega"],
    "When the rebels reached [Goma], the town was asleep.": ["gain rebels Goma"],
    "Rebels stormed [Goma], a fishing port, from which Rwandan soldiers withdrew.": [
        "contest rebels Goma",
        "loss RW Goma",
    ],
    "Russia announced the annexation of [Crimea|area]; most countries do not recognize it.": [
        "sovereignty RU Crimea (Russia)",
        "sovereignty RU Crimea denied (most countries)",
    ],
    "Shelling, troops: the army at [Goma] called no town safe until rebels had captured it.": [],
    "The pesh merga took [Kirkuk].": ["gain Peshmerga Kirkuk"],
    "They drove to [Goma], which the rebels took house by house.": ["gain rebels Goma"],
    "Fighting, shelling, troops: [Goma] has belonged to the rebels since May.": ["control rebels Goma"],
    "[Crimea|area] belongs to Ukraine.": ["sovereignty UA Crimea"],
}


@pytest.mark.parametrize(("text", "expected"), MEANT.items())
def test_what_is_meant(text: str, expected: list[str]) -> None:
    assert short(text) == expected


PARTED = {
    "It was in [Goma] that the rebels lost 23 men.": [],
    "It was [Goma] that the rebels lost in May.": ["loss rebels Goma"],
    "Rebels raised their flag over the fort at [Sake], and their jets bombed [Goma].": [
        "gain rebels Sake",
        "strike rebels Goma",
    ],
    "The rebels came within an hour of taking [Goma].": ["gain rebels Goma denied"],
    "The rebels are within an hour of taking [Goma].": ["gain rebels Goma planned"],
    "[Sake] fell to the rebels, and [Goma], according to nurses who had fled from it, was being bombed.": [
        "gain rebels Sake",
        "strike rebels Goma (nurses)",
    ],
    "Rebels of three tribes, of which one is from Kenya, took [Sake], and by Monday, according to a nurse, had also "
    "cleared [Goma].": ["gain rebels Goma (nurse)", "gain rebels Sake"],
    "The commission was as clear as before: that the rebels bombed [Goma].": ["strike rebels Goma (commission)"],
    "The Rwandans were “resting in the shade,” and still controlled [Goma].": ["control RW Goma"],
}


@pytest.mark.parametrize(("text", "expected"), PARTED.items())
def test_parted_clauses(text: str, expected: list[str]) -> None:
    assert short(text) == expected


AGAIN = {
    "Jean Kabila spoke to the press. A helicopter set them down where a sergeant with a fever gave the hour. Rebels, "
    "he said, had taken [Goma].": ["gain rebels Goma (sergeant)"],
    "One, a driver from Kigali, said that rebels had taken [Goma].": ["gain rebels Goma (driver from Kigali)"],
    "The mayor pointed out that in [Goma], a town by the lake, rebels were holding on.": [
        "control rebels Goma (mayor)"
    ],
    "In [Kigali|settlement|RW], where President Kagame addresses the crowd each noon from a balcony, the reply was that rebels had left "
    "[Goma].": ["loss rebels Goma (Kigali)"],
    "General Jean Kabila met a teacher from Kigali. Rebels, he said, had taken [Goma].": [
        "gain rebels Goma (Jean Kabila)"
    ],
    "[Goma] remains under rebel control, as do [Sake] and the road.": ["control rebels Goma", "control rebels Sake"],
    "[Goma] is under rebel control, as the mayor of [Sake] said.": ["control rebels Goma (mayor of Sake)"],
    "Russian troops fought. Putin declared that [Kherson] would be Russian forever.": [
        "sovereignty RU Kherson (Putin)"
    ],
}

HANDS = {
    "[Goma] is in Rwanda's hands.": ["control RW Goma"],
    "[Goma], the last town in Rwanda's hands, is quiet.": ["control RW Goma"],
    "[Goma], the last town west of [Kigali] in Rwandan hands, is quiet.": ["control RW Goma"],
    "If [Lyman|settlement|UA], a town in Ukraine's hands, is taken this winter, Russian troops will rest.": [
        "control UA Lyman",
        "gain RU Lyman planned",
    ],
    "[Lyman|settlement|UA], which the Russians had held since May, was captured. Ukrainian troops rested.": [
        "control RU Lyman",
        "gain UA Lyman",
    ],
    "The fate of [Goma] is in Rwanda's hands.": [],
    "The treaty is in Rwanda's capital.": [],
}


@pytest.mark.parametrize(("text", "expected"), HANDS.items())
def test_in_whose_hands(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), AGAIN.items())
def test_told_again(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), HELD.items())
def test_having_and_being(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), WAYS.items())
def test_which_way_it_lies(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_who_tells_it(text: str, expected: list[str]) -> None:
    assert short(text) == expected
