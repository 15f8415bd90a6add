"""Claims in the wordings of agency reports: where places lie, brackets, dashes; each with what must be left beside it."""

import pytest

from tests.claims_cases import short

WAR = "The war between the army and the rebels goes on. "

WHERE_IT_LIES = {
    # A place that only tells where another lies is not meant by "the town" or "which".
    "Residents of [Kitgum], some 200 km north of [Lira], said that rebels had abandoned the town.": [
        "loss rebels Kitgum (Residents of Kitgum)"
    ],
    "Residents of [Kitgum], a trading town on the road to [Lira], said that rebels had abandoned the town.": [
        "loss rebels Kitgum (Residents of Kitgum)"
    ],
    "[Kitgum], which lies 90 miles north of [Lira], was quiet until the rebels shelled the town.": [
        "strike rebels Kitgum"
    ],
    "He spoke from [Kitgum], about 25 miles north of [Lira], which had fallen to the rebels.": ["gain rebels Kitgum"],
    "Two days after they left [Kitgum], the rebels came to [Lira] and shelled the town.": [
        "loss rebels Kitgum",
        "strike rebels Lira",
    ],
    "The rebels, 20 km north of [Lira], vowed to take the town.": ["gain rebels Lira planned (rebels)"],
    # "Which" behind a place that the verb of the main clause moves to or from.
    "Troops fled to [Kitgum], which briefly fell to the rebels last year.": ["gain rebels Kitgum"],
    "Troops came from [Kitgum], which had fallen to the rebels.": ["gain rebels Kitgum"],
    "Troops came from a house in [Kitgum], which had fallen into a ravine.": [],
}

BRACKETS = {
    # Brackets that only repeat a measure or a name are stepped over.
    "The Arakan Army (AA), which has gained control of [Paletwa], rests.": ["gain Arakan Army Paletwa"],
    "Residents of [Kitgum], some 80 km (50 miles) north of [Lira], said that rebels had abandoned the town.": [
        "loss rebels Kitgum (Residents of Kitgum)"
    ],
    "The rebels withdrew from [Kitgum] (population 40,000) and [Lira].": ["loss rebels Kitgum", "loss rebels Lira"],
    # A hyphen with blanks is a dash, one without is none.
    "The rebels - accused of war crimes - withdrew from [Kitgum].": ["loss rebels Kitgum"],
    "[Kitgum] - seized by the rebels in May - was quiet.": ["gain rebels Kitgum"],
    "Kenyan troops captured the rebel-held town of [Kitgum].": ["control rebels Kitgum", "gain KE Kitgum"],
    # Places between dashes behind a noun are what it means.
    "[Uganda|country|UG]'s two northern cities - [Gulu] and [Lira] - were overrun by the rebels.": [
        "gain rebels Gulu",
        "gain rebels Lira",
    ],
    "[Uganda|country|UG]'s two northern cities – dusty and poor – were overrun by the rebels.": [
        "gain rebels Uganda part"
    ],
}

HEADLINES = {
    # A common word with the capital of a headline is no name before the kind of place; after a plain verb it is one.
    "Rebels Seize Key Town in [Acholi|admin1|UG]": ["gain rebels Acholi part"],
    "Rebels Seize Strategic Town Near [Kitgum]": ["gain rebels Kitgum approach"],
}

PARTS = {
    "The rebels captured a district in [Acholi|admin1|UG].": ["gain rebels Acholi part"],
    "The rebels captured the district of [Kitgum].": ["gain rebels Kitgum"],
    "The rebels captured two military camps in [Kitgum].": ["gain rebels Kitgum part"],
    "The rebels seized the last remaining outpost in [Kitgum].": ["gain rebels Kitgum part"],
    "The rebels captured towns in [Uganda|country|UG]'s restive northern [Acholi|admin1|UG].": [
        "gain rebels Acholi part"
    ],
    "The rebels captured [Uganda|country|UG]'s northern [Acholi|admin1|UG].": ["gain rebels Acholi"],
    "The rebels captured [Uganda|country|UG]'s president in [Kitgum].": [],
}

WHOM_THEY_FIGHT = {
    # Whom somebody fights or opposes is not he.
    "Ukrainian forces fighting Russia retook [Lyman].": ["gain UA Lyman"],
    "Rebels battling the Syrian army captured [Homs].": ["gain rebels Homs"],
    "Forces opposed to the government of Syria captured [Homs].": ["gain anti-government forces Homs"],
    "Houthi rebels opposed to the president captured [Marib].": ["gain Houthis Marib"],
    "Anti-government troops captured [Homs].": ["gain anti-government troops Homs"],
    "Troops loyal to the Houthis captured [Marib].": ["gain Houthis Marib"],
    "A Russian fighting unit retook [Lyman].": ["gain RU Lyman"],
}

STATES = {
    "Chad Army Captures [Faya]": ["gain TD Faya"],
    "South Sudan Government Forces Retake [Bor|settlement|SS]": ["gain SS Bor"],
    "Arakan Army Captures [Paletwa]": ["gain Arakan Army Paletwa"],
    "Muammar Qadhafi's forces shelled [Zawiya].": ["strike LY Zawiya"],
    "Turkish-backed forces overcame the YPG to capture [Jinderes].": ["gain Turkish-backed forces Jinderes"],
    "The Syrian army helped the militia to capture [Jinderes].": ["gain militia Jinderes"],
    # "State" is the last word of a name here, and says nothing.
    "The rebels entered [Dilling|settlement|SD], the seat of Umm Ruwaba State, on 29 June.": ["gain rebels Dilling"],
    "The rebels entered [Dilling|settlement|SD], officials in Khartoum state, on 29 June.": [
        "gain rebels Dilling (officials)"
    ],
}

LISTS = {
    "The rebels captured three villages from the Syrian army, including [Tadef], [Qabasin] and [Bizaa].": [
        "gain rebels Bizaa",
        "gain rebels Qabasin",
        "gain rebels Tadef",
    ],
    "Kenyan troops took control of the [Dhobley], [Tabda] and [Afmadow] districts.": [
        "gain KE Afmadow",
        "gain KE Dhobley",
        "gain KE Tabda",
    ],
    "The rebels captured [Dhobley] and [Afmadow] newspapers.": ["gain rebels Dhobley"],
    "Battles raged around government-held [Goma|settlement|CD] and rebel-held [Sake|settlement|CD].": [
        "contest rebels Goma approach",
        "contest rebels Sake approach",
        "control CD Goma",
        "control rebels Sake",
    ],
    "Rebels came to [Homs] and then took the entire city.": ["gain rebels Homs"],
}

UNLISTED = {
    # Names that no list has: an article with a capital, one without a hyphen, a hyphen inside.
    "The rebels took control of Al-Huwaysa.": ["gain rebels Al-Huwaysa"],
    "The rebels took control of the town of al Huwaysa.": ["gain rebels al Huwaysa"],
    "The rebels captured Dasht-i-Zurmat.": ["gain rebels Dasht-i-Zurmat"],
    "An air strike killed nine people on Sunday, a doctor in [Homs] said.": [],
    "Islamic rebels captured [Gao|settlement|ML].": ["gain Islamic rebels Gao"],
    "French troops captured the Islamic rebel stronghold of [Gao|settlement|ML].": [
        "control rebels Gao",
        "gain FR Gao",
    ],
    "The Israeli offensive inside [Lebanon|country|LB] went on. Soldiers fought.": ["contest IL Lebanon"],
}

WHOSE_TROOPS = {
    # Militants have fighters and no troops; a country before the colon of a headline is what the text is about.
    "Somalia: al-Shabaab seizes villages. Somali troops fled. Two armed fighters entered [Balad].": [
        "gain al-Shabaab Balad"
    ],
    "Kenyan troops have left the towns where al-Shabaab is strong. The troops withdrew from [Dinsoor].": [
        "loss KE Dinsoor"
    ],
    "The RSF attacked at dawn. The troops then captured [Nyala|settlement|SD].": ["gain Rapid Support Forces Nyala"],
}

ASIDES = {
    "The rebels are reclaiming ground, as the mayor said that [Kutum] and [Kabkabiya], both near [Zalingei], are quiet.": [],
    "[Kutum], on the outskirts of [Zalingei], was captured by the rebels.": ["gain rebels Kutum"],
    "In [Kutum], a village near [Zalingei] fell to the rebels.": ["gain rebels Zalingei approach"],
    "[Kutum], 90 miles north of [Zalingei] and the first town to fall to the rebels, was quiet.": ["gain rebels Kutum"],
}

AT_TROOPS = {
    # Who fires at troops on the move fires at no place to which they move.
    "Ukraine fired missiles at Russian troops moving towards [Lyman].": ["contest RU Lyman approach"],
    "Ukraine fired missiles at Russian troops in [Lyman].": ["strike UA Lyman"],
    "Russia's campaign against the [Black Sea|area] country continued.": [],
    "Rebels Advance on [Kutum], [Zalingei] Bombed": ["contest rebels Kutum approach"],
}

WORDINGS = {
    "Two soldiers were killed in fighting in [Goma|settlement|CD]. Rebels fled.": ["contest - Goma"],
    "Kenyan troops caught two rebels during fierce fighting near [Dinsoor].": ["contest - Dinsoor approach"],
    "Rebels fighting in [Goma|settlement|CD] captured [Sake].": ["contest rebels Goma", "gain rebels Sake"],
    "The army of Azerbaijan liberated from the occupation the villages of [Zar] and [Kilseli].": [
        "gain AZ Kilseli",
        "gain AZ Zar",
    ],
    "Kenyan troops seized control of a hilltop in [Dinsoor].": ["gain KE Dinsoor part"],
    "Georgia announced a withdrawal from the disputed territory of [Akhalgori].": ["loss GE Akhalgori (Georgia)"],
    "An attack by the army forced poorly armed rebels to flee [Brega].": ["loss rebels Brega"],
    "Azerbaijani forces liberated from occupation [Zar].": ["gain AZ Zar"],
    "The Syrian army re-captured [Homs].": ["gain SY Homs"],
}

WHO_SAYS = {
    "The president announced a halt to military operations and ordered a withdrawal of Russian troops from [Gori].": [
        "loss RU Gori planned (president)"
    ],
    "The convoy followed a May 9 order for a withdrawal of the rebels from [Homs].": ["loss rebels Homs planned"],
    "But Omar Haddad, a teacher, was afraid. He said that the rebels had captured [Homs].": [
        "gain rebels Homs (Omar Haddad)"
    ],
    "Two officials said that the rebels had captured [Homs].": ["gain rebels Homs (officials)"],
    "The army tried and failed to capture [Homs|settlement|SY].": ["gain SY Homs denied"],
}

AGAINST_WHOM = {
    # Against whom an attack goes stands before where it is.
    "The army launched an offensive against the rebels in [Goma|settlement|CD].": ["contest CD Goma"],
    "Rebels launched a counter-offensive against government troops around [Goma|settlement|CD].": [
        "contest rebels Goma approach"
    ],
    "The army began a campaign against corruption in [Goma|settlement|CD].": [],
    "The campaign of the charity against hunger in [Goma|settlement|CD] began.": [],
    "Russian troops pushed back Ukrainian forces in [Klishchiivka|settlement|UA] and [Dyliivka|settlement|UA].": [
        "contest RU Dyliivka",
        "contest RU Klishchiivka",
    ],
    "Police pushed back migrants near [Evros].": [],
    "[Goma] was the location of heavy clashes on Monday.": ["contest - Goma"],
    "[Goma] was the location of talks on Monday.": [],
    # Whose the attack is that someone is told to end.
    "The UN called on Russia to halt its assault on [Kharkiv|settlement|UA].": [
        "contest RU Kharkiv planned (UN)",
    ],
    "Russia vowed to halt its assault on [Kharkiv|settlement|UA].": ["contest RU Kharkiv planned (Russia)"],
}

TOLD = {
    # What a verb of telling tells of the place is no claim to it.
    "Ukraine admitted [Crimea|admin1|UA] had been lost.": [],
    "Ukraine admitted the town of [Bakhmut] was in ruins.": [],
    "The rebels claimed the town of [Goma] had been destroyed.": [],
    "Ukraine claims [Crimea|admin1|UA].": ["sovereignty UA Crimea (Ukraine)"],
    "Russia claimed [Crimea|admin1|UA] was Russian.": ["sovereignty RU Crimea (Russia)"],
}

GENERIC = {
    # The day before "Government forces" is no part of a name; a name before it makes it one.
    "On 27 May Government forces captured [Goma|settlement|CD].": ["gain CD Goma"],
    # A group that is named before "rebel group".
    "The M23 rebel group captured [Goma].": ["gain M23 Goma"],
    "A rebel group captured [Goma].": ["gain rebels Goma"],
    # "They" in the clause behind the dash.
    "The army returned to [Goma|settlement|CD] and drove out the rebels – who burned it as they left.": [],
}

FOR_CONTROL = {
    # Fighting for the control of a place is fighting there; that of parties is none.
    "Fierce fighting for the control of [Goma] left dozens dead.": ["contest - Goma"],
    "Fighting between the army and the rebels for control of [Goma|settlement|CD] continued.": ["contest - Goma"],
    "The rebels fought for full control of the town of [Goma].": ["contest rebels Goma"],
    "The election is a battle for control of [Kenya|country|KE].": [],
    "The two parties' battle for control of [Ohio|admin1|US] began with an election rally.": [],
    # When it was stands between the noun and its place.
    "The capture last week of [Goma] by the rebels was a blow.": ["gain rebels Goma"],
    "The capture in May of two men in [Goma] was reported.": [],
    # What was told of one town "was" true of another.
    "[Sake] was seized by the rebels, as was the town of [Goma].": ["gain rebels Goma", "gain rebels Sake"],
    "[Sake] was seized by the rebels, as was the house of the mayor of [Goma].": ["gain rebels Sake"],
    # Rounds of mortar fire hit; rounds of talks do not.
    "The army fought rebels. Several rounds of mortar fire hit [Goma].": ["strike - Goma"],
    "The army fought rebels. Several rounds of talks hit [Goma].": [],
    "Russian troops are making progress towards [Lyman].": ["contest RU Lyman approach"],
}

OUR_OWN = {
    # Whose "we" and "our" are is told by who is quoted, also of what is in control.
    'The army fled. "We are in full control of [Goma|settlement|CD]," said Vianney Kazarama, an M23 spokesman.': [
        "control M23 Goma (Vianney Kazarama)"
    ],
    'M23 rebels fled. "We are in full control of [Goma|settlement|CD]," said an army spokesman.': [
        "control CD Goma (army spokesman)"
    ],
    'The army fled. "Our capture of [Goma|settlement|CD] is a victory," said an M23 spokesman.': [
        "gain M23 Goma (M23 spokesman)"
    ],
    # Clashes that broke out between two sides somewhere.
    "Clashes broke out between the army and the rebels near [Goma] on Monday.": ["contest - Goma approach"],
    "A quarrel broke out between two traders in [Goma].": [],
    # A road between two towns is neither.
    "Rebels seized the road linking [Goma] to [Sake].": [],
    "Rebels seized the main highway connecting [Goma] and [Sake].": [],
}

UNCONFIRMED = {
    # What nobody confirms, nobody says; what there is no sign of, is denied.
    "There was no independent confirmation that the rebels had taken [Goma].": [],
    "There was no immediate confirmation of the capture of [Goma] by the rebels.": [],
    "There was confirmation that the rebels had taken [Goma].": ["gain rebels Goma"],
    "There was no evidence that the rebels had taken [Goma].": ["gain rebels Goma denied"],
    # Whose claim it is that someone does not comment on.
    "The army has not commented on the rebels' claim to have taken [Goma].": ["gain rebels Goma (rebels)"],
    "The rebels' claim to have taken [Goma] could not be verified.": ["gain rebels Goma (rebels)"],
    # Under fire on a day, and under fire for something.
    WAR + "The town of [Sake] came under attack on Friday.": ["strike - Sake"],
    WAR + "[Rwanda|country|RW] came under fire on Friday for its budget.": [],
}

CASES = {
    **UNCONFIRMED,
    **OUR_OWN,
    **FOR_CONTROL,
    **AGAINST_WHOM,
    **TOLD,
    **GENERIC,
    **WHERE_IT_LIES,
    **BRACKETS,
    **HEADLINES,
    **PARTS,
    **WHOM_THEY_FIGHT,
    **STATES,
    **WHO_SAYS,
    **WORDINGS,
    **WHOSE_TROOPS,
    **ASIDES,
    **AT_TROOPS,
    **LISTS,
    **UNLISTED,
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_reports(text: str, expected: list[str]) -> None:
    assert short(text) == expected
