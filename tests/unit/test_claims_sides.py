"""Who speaks, and whose side is meant, in long newspaper prose: read over asides, quotations and sentences."""

import pytest

from tests.claims_cases import short

SPEAKERS = {
    "“It may rain,” said the clerk. “It may not,” he added. “If it rains, Russian troops will hold [Tokmak].”": [
        "control RU Tokmak planned (clerk)"
    ],
    "What remains, said Pasi Virtanen, is time. “It may rain,” he said. “If so, Russian troops will hold [Tokmak].”": [
        "control RU Tokmak planned (Pasi Virtanen)"
    ],
    "Papers were signed by which Russia purports to annex [Tokmak].": ["sovereignty RU Tokmak"],
    "The press officer, a former cook, was tired. “Russian troops left [Tokmak] on Sunday,” he said.": [
        "loss RU Tokmak (officer)"
    ],
    # A report that goes on behind a semicolon.
    "The mayor said that the ferry had stopped; that Russian troops had taken [Tokmak]; and that they had shelled"
    " [Orikhiv].": ["gain RU Tokmak (mayor)", "strike RU Orikhiv (mayor)"],
    "The mayor said that the ferry had stopped; Russian troops had taken [Tokmak].": ["gain RU Tokmak"],
    "The general, Petro Bondar, let it be known that Ukrainian troops had entered [Tokmak].": [
        "gain UA Tokmak (Petro Bondar)"
    ],
    "Even the optimists were conceding that Russian troops had entered [Tokmak].": ["gain RU Tokmak (optimists)"],
    # Nobody is named who reports, believes or orders it.
    "The Ukrainian troops were reported to be advancing on [Tokmak].": ["contest UA Tokmak approach"],
    "The Ukrainian troops were reported by the mayor to hold [Tokmak].": ["control UA Tokmak (mayor)"],
    "The Ukrainian garrison had orders not to abandon [Tokmak].": ["loss UA Tokmak denied planned"],
    # A source between commas, and one that is a relative clause's.
    "Russian jets, according to the Lakeside Bureau, a body of two clerks, also bombed [Tokmak].": [
        "strike RU Tokmak (Lakeside Bureau)"
    ],
    "[Tokmak] was entered by Russian troops, a crowd which, by the count of monitors, had no boots.": [
        "gain RU Tokmak"
    ],
    # Who speaks stands behind a time, an office or a place.
    "At nine o'clock on Sunday evening General Petro Bondar announced that the Ukrainian army had entered [Tokmak].": [
        "gain UA Tokmak (Petro Bondar)"
    ],
    "In Lviv, to which the ministry moved in May, the army's commander, Petro Bondar, promised that it would be"
    " rebuilt, and added that Ukrainian troops held [Tokmak].": ["control UA Tokmak (Petro Bondar)"],
    "The Russians had left [Tokmak] before the cellar was opened that the priest, Father Luka, said held ninety.": [
        "loss RU Tokmak"
    ],
    "The general, Petro Bondar, let the president know that Ukrainian troops had entered [Tokmak].": [
        "gain UA Tokmak (Petro Bondar)"
    ],
    "Ukrainian troops hold [Tokmak], from which, the staff insists, they will not go.": ["control UA Tokmak"],
    "An official who saw the maps, and who asked that his name be left out of it, said that Ukrainian troops had"
    " entered [Tokmak].": ["gain UA Tokmak (official)"],
    "The colonel pointed to a ridge beyond which, he said, Russian troops had taken [Tokmak].": [
        "gain RU Tokmak (colonel)"
    ],
    "The colonel pointed to a ridge beyond which Russian troops had taken [Tokmak].": ["gain RU Tokmak"],
    "To the deputy governor it is all the same: the Russians, he says, shell [Tokmak].": [
        "strike RU Tokmak (deputy governor)"
    ],
    "Russian troops entered [Tokmak]; their general has been dismissed.": ["gain RU Tokmak"],
    "Russian troops entered [Tokmak], a report that Kyiv dismissed.": [
        "gain RU Tokmak",
        "gain RU Tokmak denied (Kyiv)",
    ],
    # Quotations of several sentences.
    "“It is about three streets,” said Petro Bondar, over tea. “What counts is that the Russian army lost [Tokmak].”": [
        "loss RU Tokmak (Petro Bondar)"
    ],
    "“It is about three streets,” said Petro Bondar, over tea. The Russian army lost [Tokmak].": ["loss RU Tokmak"],
    "“The Russian army lost [Tokmak]. It will lose more,” a roofer said.": ["loss RU Tokmak (roofer)"],
    "“It rains,” said the mayor of Lviv. “Ukrainian troops hold [Tokmak].”": ["control UA Tokmak (mayor of Lviv)"],
    "It was raining, said a sergeant with a bandaged hand. Ukrainian troops had entered [Tokmak], he added.": [
        "gain UA Tokmak (sergeant)"
    ],
}

DOERS = {
    # "The army" is the one that the text names, where it names none of the state in which the town lies.
    "The Kenyan army crossed the river at dawn. The army captured [Lira|settlement|UG].": ["gain KE Lira"],
    "The Kenyan army crossed the river. Uganda's army fled. The army lost [Lira|settlement|UG].": ["loss UG Lira"],
    # What an official of no known side calls liberated was won back by the state that it lies in.
    "Tanzania began its offensive in May. Vanda Kesh, the deputy minister, announced that [Mwanza|settlement|TZ] had been"
    " liberated. The Kenyans shelled [Mbeya|settlement|TZ].": [
        "gain TZ Mwanza (Vanda Kesh)",
        "strike KE Mbeya",
    ],
    "Georgian troops attacked [Gori|settlement|GE]. Russian troops came. [Poti|settlement|GE] was captured.": [
        "contest GE Gori",
        "gain - Poti",
    ],
    "Sudan's army attacked [Bara|settlement|SD]. The RSF fled. [Nyala|settlement|SD] was captured.": [
        "contest SD Bara",
        "gain SD Nyala",
    ],
    # What goes on from sentence to sentence, and what turns back.
    "Rebels of the M23 took [Rutshuru|settlement|CD]. [Kiwanja|settlement|CD] was seized the next day.": [
        "gain M23 Kiwanja",
        "gain M23 Rutshuru",
    ],
    "The M23 took [Rutshuru|settlement|CD]. [Kiwanja|settlement|CD] was seized the next day. The Congolese army retook"
    " [Kiwanja|settlement|CD] in May.": ["gain CD Kiwanja", "gain M23 Kiwanja", "gain M23 Rutshuru"],
    "Houthi fighters are near. Saudi jets bombed their positions. They have taken [Juba|settlement|YE].": [
        "gain Houthis Juba"
    ],
    "Houthi fighters are near. Saudi jets bombed their positions. They also hit [Sanaa|settlement|YE].": [
        "strike SA Sanaa"
    ],
    "The LNA is near. Forces of the government retook [Gharyan|settlement|LY].": ["gain LY Gharyan"],
    "Fighters of the Iran-backed Houthis entered [Hazm|settlement|YE].": ["gain Houthis Hazm"],
    # In whose name a text in the first person is written.
    "Statement of the M23: We entered [Walikale|settlement|CD].": ["gain M23 Walikale"],
    "RSF statement, Khartoum. Our forces entered [Wad Madani|settlement|SD] at noon.": [
        "gain Rapid Support Forces Wad Madani"
    ],
    "The RSF and the army fight on. Our forces entered [Wad Madani|settlement|SD] at noon.": ["gain SD Wad Madani"],
    # Whose troops they are does not hide what the republic calls itself.
    "Soldiers fought. He sold bread in the self-styled [Luhansk People's Republic|polity|UA].": [
        "sovereignty Luhansk People's Republic Luhansk People's Republic"
    ],
    "Soldiers fought. He sold bread to a self-styled king of [Luhansk|settlement|UA].": [],
    "The forces of the self-proclaimed [Luhansk People's Republic|polity|UA] had taken [Tokmak|settlement|UA].": [
        "gain Luhansk People's Republic Tokmak",
        "sovereignty Luhansk People's Republic Luhansk People's Republic",
    ],
    # Whose bare troops are is not said where two states fight; invaders are the other state's, "coalition forces" are
    # what the text calls them.
    "Troops entered [Tokmak|settlement|UA] at dawn.": ["gain - Tokmak"],
    "Invading troops entered [Tokmak|settlement|UA] at dawn.": ["gain RU Tokmak"],
    "Enemy forces hold [Tokmak|settlement|UA].": ["control RU Tokmak"],
    "Coalition forces entered [Tokmak|settlement|UA] at dawn.": ["gain coalition forces Tokmak"],
    "Ukraine's army is near. Its troops entered [Tokmak|settlement|UA] at dawn.": ["gain UA Tokmak"],
    "Units of the LPR People's Militia entered [Tokmak|settlement|UA].": ["gain Luhansk People's Republic Tokmak"],
    # A deed that each side lays at the other's door has no party; one that nobody denies has.
    "Ukraine fights the Russian army. Shells hit [Tokmak] at night. Kyiv accused the Russian army of it; Moscow denied"
    " that.": ["strike - Tokmak"],
    "Ukraine fights the Russian army. Shells hit [Tokmak] at night. Kyiv accused the Russian army of it.": [
        "strike RU Tokmak"
    ],
    "Russian jets had helped the Syrian army to retake [Tokmak].": ["gain SY Tokmak"],
    "Russian jets would help the Syrian army to retake [Tokmak].": ["gain SY Tokmak planned"],
    # A capital before "the ministry" says whose it is.
    "Ukrainian troops wait. In Moscow the defense ministry announced that its troops had left [Tokmak].": [
        "loss RU Tokmak (defense ministry)"
    ],
    "Russian troops wait. In Moscow snow fell; the defense ministry announced that its troops had left [Tokmak|settlement|UA].": [
        "loss UA Tokmak (defense ministry)"
    ],
    # "They" are not the one person who is named behind as the source, but may be a body.
    "The Ukrainians wait. The occupiers are busy. They entered [Tokmak|settlement|UA], said Petro Bondar, a spokesman for the"
    " Ukrainian army.": ["gain RU Tokmak (Petro Bondar)"],
    "Russian troops are busy. They had entered [Tokmak|settlement|UA], the Ukrainian rangers said.": [
        "gain UA Tokmak (Ukrainian rangers)"
    ],
    # "His" is whose the person named before is.
    "Ukrainian troops wait. Oleg Petrov, a deputy chief of the Russian general staff, said that his troops would"
    " concentrate on the liberation of the [Tokmak].": ["gain RU Tokmak planned (Oleg Petrov)"],
    "Ukrainian troops wait. Moscow's man in the region, Oleg Petrov, smiled. His men had taken [Tokmak|settlement|UA].": [
        "gain RU Tokmak"
    ],
    "Russian troops wait. The Ukrainian general, Petro Bondar, smiled. His men had taken [Tokmak|settlement|UA].": [
        "gain UA Tokmak"
    ],
    "The M23 rebels wait. “We have taken [Goma|settlement|CD],” said Leo Baraka, a former clerk who now leads the"
    " rebels' alliance.": ["gain M23 Goma (Leo Baraka)"],
    # The enemy of whom; a neighbour who is only named fights nobody.
    "Ukrainian troops wait. Oleg Petrov, a Russian general, frowned; his enemy's columns were still holding"
    " [Tokmak|settlement|UA].": ["control UA Tokmak"],
    "Ukrainian troops and Russian troops wait. The drones come from Belarus. Soldiers entered [Tokmak|settlement|UA].": [
        "gain RU Tokmak"
    ],
    # An apposition says whose a garrison is; what is told of a thing is no antecedent.
    "Ukrainian troops wait. The garrison, a regiment of the Russian guard, had abandoned [Tokmak|settlement|UA].": [
        "loss RU Tokmak"
    ],
    "Ukrainian troops wait. The garrison, a day after the Russians had come, abandoned [Tokmak|settlement|UA].": [
        "loss UA Tokmak"
    ],
    "Ukrainian troops wait. The Russians move on. There is, according to a map that the Ukrainians found, a second"
    " road; they have seized [Tokmak|settlement|UA].": ["gain RU Tokmak"],
    "Ukrainian troops wait. Its defenders, Russian reservists without coats, had left [Tokmak|settlement|UA].": [
        "loss RU Tokmak"
    ],
    "The Ukrainian army, the Russians said, had left [Tokmak|settlement|UA].": ["loss UA Tokmak (Russians)"],
    # Who speak of themselves and of others are not those others.
    "The Russians and the Ukrainian army dig. “They shelled [Tokmak|settlement|UA] after we took"
    " [Tokmak|settlement|UA],” said a mortarman.": ["gain UA Tokmak (mortarman)", "strike RU Tokmak (mortarman)"],
    "The Russians and the Ukrainian army dig. “We were late,” said a Russian driver. “We took [Tokmak|settlement|UA].”": [
        "gain RU Tokmak (Russian driver)"
    ],
    "The Ukrainian army digs. Moscow's man in [Tokmak|settlement|UA], Oleg Petrov, wrote that the army had left"
    " [Orikhiv|settlement|UA].": ["loss RU Orikhiv (Oleg Petrov)"],
    # What never stops goes on.
    "The Russian guns have never stopped shelling [Tokmak|settlement|UA].": ["strike RU Tokmak"],
    # Whose men are moved.
    "Shelling, heavy fighting. The Ukrainians wait. Oleg Petrov, the general who has commanded the invasion since"
    " March, said that he would withdraw his men from [Tokmak|settlement|UA].": [
        "loss RU Tokmak planned (Oleg Petrov)"
    ],
    "The Ukrainians wait. The general withdrew the Russian troops from [Tokmak|settlement|UA].": ["loss RU Tokmak"],
    "The Ukrainians wait. The coach withdrew his players from [Tokmak|settlement|UA].": [],
    # "They" of a witness are the other side; of one who thinks of what may come, who was told of before.
    "The Ukrainian army waits, the Russians dig. “They were hungry,” said Svitlana. “Then they shelled [Tokmak|settlement|UA].”": [
        "strike RU Tokmak (Svitlana)"
    ],
    "The Russians dig. The Ukrainian soldiers wait. “If it rains, they may yet take [Tokmak|settlement|UA],”"
    " said Pasi Virtanen.": ["gain UA Tokmak planned (Pasi Virtanen)"],
    "Russian troops and Ukrainian troops fight. Nobody came. “We took [Tokmak|settlement|UA] for them,” a driver said.": [
        "gain UA Tokmak (driver)"
    ],
    # A bystander who reports is no "it".
    "Rebels and Ukrainian troops fight. A Dutch general said that the government had held [Tokmak|settlement|UA] since"
    " it drove the rebels from [Orikhiv|settlement|UA].": [
        "control UA Tokmak (Dutch general)",
        "gain UA Orikhiv (Dutch general)",
    ],
    "Russian paratroopers and Ukrainian guards met. After the officials whom Moscow had sent were gone, the army moved."
    " The paratroopers occupied [Tokmak|settlement|UA].": ["gain RU Tokmak"],
    # A state's own town is not captured, but won back.
    "Russian troops entered [Orikhiv|settlement|UA], Ukrainian guns are silent. The column, whose drivers were lost,"
    " never took [Tokmak|settlement|UA].": ["gain RU Orikhiv", "gain RU Tokmak denied"],
    "Russian troops entered [Orikhiv|settlement|UA], Ukrainian troops captured [Polohy|settlement|UA]. The column"
    " never took [Tokmak|settlement|UA].": ["gain RU Orikhiv", "gain UA Polohy", "gain UA Tokmak denied"],
    "Russian troops entered [Orikhiv|settlement|UA], Ukrainian guns are silent. Our column took [Tokmak|settlement|UA].": [
        "gain RU Orikhiv",
        "gain UA Tokmak",
    ],
    # A person is no party, and nobody drives out himself.
    "A siege, shelling, heavy fighting: Ukrainian marines wait. The general who replaced him, Mikhail Serov, known for his letters, has promised to drive them out of [Krynky|settlement|UA].": [
        "gain RU Krynky planned (general)"
    ],
    "The M23 seized [Goma|settlement|CD]; a year later the Congolese army drove it from [Bunagana|settlement|CD].": [
        "gain CD Bunagana",
        "gain M23 Goma",
    ],
    # Whoever attacks, the defenders are those of the country.
    "Ukrainian guns are silent; Russian shells fell all night. The defenders hold [Tokmak|settlement|UA].": [
        "control UA Tokmak"
    ],
    "Ukrainian guns are silent; Ukrainian flags are out. The attackers entered [Tokmak|settlement|UA].": [
        "gain RU Tokmak"
    ],
    # A rocket on a town of a country at war is its enemy's, where that attacks there and it itself does not.
    "Russian troops took [Tokmak|settlement|UA] from the Ukrainian army. A rocket hit [Orikhiv|settlement|UA].": [
        "gain RU Tokmak",
        "strike RU Orikhiv",
    ],
    "Russian troops took [Tokmak|settlement|UA]. Ukrainian shells fell on [Melitopol|settlement|UA]. A rocket hit"
    " [Orikhiv|settlement|UA].": ["gain RU Tokmak", "strike - Orikhiv", "strike UA Melitopol"],
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_who_says_it(text):
    assert short(text) == SPEAKERS[text]


@pytest.mark.parametrize("text", DOERS)
def test_who_does_it(text):
    assert short(text) == DOERS[text]


GOVERNMENTS = {
    "The Government of National Accord holds [Tripoli|settlement|LY]. The government also took [Tarhuna|settlement|LY].": [
        "control Government of National Accord Tripoli",
        "gain Government of National Accord Tarhuna",
    ],
    "The UN-recognised government in [Tripoli|settlement|LY] lost. Its forces retook [Gharyan|settlement|LY].": [
        "gain Government of National Accord Gharyan"
    ],
    "M23 fighters took [Goma|settlement|CD]. Government troops shelled [Goma|settlement|CD].": [
        "gain M23 Goma",
        "strike CD Goma",
    ],
}


@pytest.mark.parametrize("text", GOVERNMENTS)
def test_whose_government_it_is(text):
    assert short(text) == GOVERNMENTS[text]


OWN_GUNS = {
    "Ukrainian troops left [Tokmak], from which they had shelled [Donetsk].": ["loss UA Tokmak", "strike UA Donetsk"],
    "Russian troops left [Tokmak], from which they had shelled [Orikhiv].": ["loss RU Tokmak", "strike RU Orikhiv"],
    "Ukrainian troops left [Tokmak] when the Russians came; they had shelled [Orikhiv].": [
        "loss UA Tokmak",
        "strike RU Orikhiv",
    ],
}


@pytest.mark.parametrize("text", OWN_GUNS)
def test_whose_guns_they_are_of_whom_a_sentence_speaks(text):
    war = "Russian troops have fought Ukrainian soldiers with tanks and artillery since Russia attacked. "
    assert short(war + text.replace("]", "|settlement|UA]")) == OWN_GUNS[text]


# Officers of the army and the police speak for the state.
OFFICERS = {
    'Islamic State seized [Ramadi|settlement|IQ]. "[Tikrit|settlement|IQ] is now under full control," an army spokesman said.': [
        "control IQ Tikrit (army spokesman)",
        "gain Islamic State Ramadi",
    ],
    'Islamic State seized [Ramadi|settlement|IQ]. "We have retaken [Tikrit|settlement|IQ]," a police officer said.': [
        "gain IQ Tikrit (police officer)",
        "gain Islamic State Ramadi",
    ],
    'Islamic State seized [Ramadi|settlement|IQ]. "They have taken [Tikrit|settlement|IQ]," a police officer said.': [
        "gain Islamic State Ramadi",
        "gain Islamic State Tikrit (police officer)",
    ],
    "Islamic State seized [Ramadi|settlement|IQ]. [Tikrit|settlement|IQ] is under full control, residents said.": [
        "control - Tikrit (residents)",
        "gain Islamic State Ramadi",
    ],
}


@pytest.mark.parametrize("text", OFFICERS)
def test_officers_of_the_state(text):
    assert short(text) == OFFICERS[text]
