"""What news agencies and reports print of wars: allies, headlines, regions and their towns, what only looks like a deed."""

import pytest

from geomap.claims import read_claims
from tests.claims_cases import LEXICON, marked, short

SIDES = {
    # Of two who act together the first is told; an adjective joins nobody.
    "Kenyan troops and allied local militias took [Afmadow|settlement|SO].": ["gain KE Afmadow"],
    "Kenyan troops fought and allied militias took [Afmadow|settlement|SO].": ["gain militias Afmadow"],
    "Witnesses saw Kenyan and Ugandan soldiers withdrawing from [Afmadow|settlement|SO].": ["loss KE Afmadow"],
    "Witnesses saw Kenyan planes and Ugandan soldiers entered [Afmadow|settlement|SO].": ["gain UG Afmadow"],
    # Whose weapons they are is told behind them; a zone is nobody's rebels.
    "Air strikes by Sudanese jets damaged homes in [Kutum|settlement|SD]. The rebels hold on.": ["strike SD Kutum"],
    "Airstrikes damaged homes in [Kutum|settlement|SD]. The rebels hold on.": ["strike - Kutum"],
    "Serb rebels from the UN Buffer Area, shelled [Gospic|settlement|HR].": [],
    "UN soldiers shelled [Gospic|settlement|HR].": ["strike United Nations Gospic"],
    # A corps by number or quarter is some army's; an army with a name of its own is a party.
    "Greek troops landed. The Southern Army took [Ushak|settlement|TR].": ["gain GR Ushak"],
    "Greek troops landed. The VII Corps took [Ushak|settlement|TR].": ["gain GR Ushak"],
    "Greek troops landed. The Lakes Army took [Ushak|settlement|TR].": ["gain Lakes Army Ushak"],
    # Whom the rebels fight is not their name.
    "Rebels fighting President Orlu overran [Nyala|settlement|SD].": ["gain rebels Nyala"],
    "President Deby's men overran [Faya|settlement|TD].": ["gain TD Faya"],
    # Who agrees to it speaks, and is "we"; "their" in what another says is not his.
    'The rebels hold on. "We have agreed to withdraw from [Nyala|settlement|SD]," the Sudanese army said.': [
        "loss SD Nyala planned (Sudanese army)"
    ],
    "The rebels agreed to withdraw from [Nyala|settlement|SD], the mayor said.": ["loss rebels Nyala planned (rebels)"],
    "Iraqi troops were in the streets, and [Hit|settlement|IQ] was under their control, the American command said.": [
        "control IQ Hit (American command)"
    ],
    "The streets were quiet, and [Hit|settlement|IQ] was under its control, the Iraqi army said.": [
        "control IQ Hit (Iraqi army)"
    ],
    "A rebel spokesman said that [Gao|settlement|ML] was now under state control.": [
        "control ML Gao (rebel spokesman)"
    ],
    # A state and its rebels, as headlines name them; whom rebels fight is no part of a speaker's name.
    "Congo M23 rebels withdrew from [Goma|settlement|CD].": ["loss M23 Goma"],
    "Congo troops withdrew from [Goma|settlement|CD].": ["loss CD Goma"],
    "Rebels fighting President Orlu said [Bria|settlement|CF] had fallen to the army.": ["gain CF Bria (Rebels)"],
    "Rebels' spokesman Orlu said [Bria|settlement|CF] had fallen to the army.": ["gain CF Bria (spokesman Orlu)"],
    "Yemeni troops backed up by Saudi jets captured [Zinjibar|settlement|YE].": ["gain YE Zinjibar"],
    "Yemeni troops led by rebels were bombed in [Zinjibar|settlement|YE].": [],
    "Turkish forces attacked the Kurdish positions and seized control of [Tal Turin|settlement|SY].": [
        "gain TR Tal Turin"
    ],
    "Turkish forces took the Kurdish towns and villages of [Tal Turin|settlement|SY].": ["gain TR Tal Turin"],
    # Who fired them is told behind the weapons; a president's men are the state's, whoever he is.
    "Soldiers fought. Missiles fired by Russia hit [Kyiv|settlement|UA] overnight.": ["strike RU Kyiv"],
    "Soldiers fought. Rockets fired by rebels struck [Gao|settlement|ML].": ["strike rebels Gao"],
    "Soldiers fought. Rockets seized by rebels struck [Gao|settlement|ML].": ["strike - Gao"],
    "Troops loyal to President Orlu retook [Gao|settlement|ML].": ["gain ML Gao"],
    "Troops loyal to former president Orlu retook [Gao|settlement|ML].": ["gain - Gao"],
    "Troops loyal to General Orlu retook [Gao|settlement|ML].": ["gain troops loyal to General Orlu Gao"],
    "Soldiers fought. With the fall of [Gao|settlement|ML], rebels now hold the north.": ["gain rebels Gao"],
    "Soldiers fought. With the fall of [Gao|settlement|ML], observers now hold talks.": ["gain - Gao"],
    # "Our hands" are theirs who speak.
    '"[Kisangani|settlement|CD] has fallen into our hands," the Rwandan army declared.': [
        "gain RW Kisangani (Rwandan army)"
    ],
    '"Letters from [Kisangani|settlement|CD] have fallen into our hands," the Rwandan army declared.': [],
    # Who is attacked does not attack.
    "A French convoy was ambushed by rebels near [Gao|settlement|ML].": ["contest rebels Gao approach"],
    "Two French soldiers were killed when their convoy was ambushed near [Gao|settlement|ML].": [
        "contest - Gao approach"
    ],
    "French troops were ambushed in [Gao|settlement|ML].": ["contest - Gao"],
    "French troops were attacked by rebels in [Gao|settlement|ML].": ["contest rebels Gao"],
    "French troops attacked rebels in [Gao|settlement|ML].": ["contest FR Gao"],
    "The rebels were driven by French troops from [Gao|settlement|ML].": ["gain FR Gao"],
    "The rebels were driven by hunger from [Gao|settlement|ML].": [],
    "Aid workers were attacked by rebels in [Gao|settlement|ML].": [],
    "Libyan forces loyal to Khalifa Haftar seized [Sirte|settlement|LY].": ["gain Libyan National Army Sirte"],
    "Libyan forces allied with Turkey seized [Sirte|settlement|LY].": ["gain LY Sirte"],
    # Whose attack it is, where "by" stands before its place.
    "Fifty soldiers were killed in an attack by rebels on [Seytenga|settlement|BF].": ["contest rebels Seytenga"],
    "Fifty soldiers were killed in a rebel attack by night on [Seytenga|settlement|BF].": ["contest rebels Seytenga"],
    "Soldiers were killed in an attack by suspected jihadists on the town of [Djibo|settlement|BF].": [
        "contest jihadists Djibo"
    ],
    "An attack by a mob on the prison in [Djibo|settlement|BF] failed.": [],
    "The jihadist group JNIM has imposed a blockade on [Timbuktu|settlement|ML].": ["contest JNIM Timbuktu"],
    "The jihadist group JNIM has imposed a tax on [Timbuktu|settlement|ML].": [],
    # What one's going lets others do, they do; a raid by gunmen comes with no aircraft.
    "SDF fighters pulled out, allowing the rebels to take [Manbij|settlement|SY].": ["gain rebels Manbij"],
    "SDF fighters would pull out, allowing the rebels to take [Manbij|settlement|SY].": ["gain rebels Manbij planned"],
    "SDF fighters pulled out, allowing residents to leave [Manbij|settlement|SY].": [],
    "A raid by gunmen on [Gao|settlement|ML] killed ten soldiers.": ["contest gunmen Gao"],
    "British raids on [Gao|settlement|ML] killed ten soldiers.": ["strike GB Gao"],
}

GROUND = {
    # The capital of a region is meant, not the region.
    "Ethiopian forces captured the [Amhara region|admin1|ET]'s capital [Bahir Dar|settlement|ET].": [
        "gain ET Bahir Dar"
    ],
    "Ethiopian forces captured [Amhara|admin1|ET]'s main city, [Gondar|settlement|ET].": ["gain ET Gondar"],
    "Ethiopian forces captured [Amhara|admin1|ET]'s capital and withdrew.": ["gain ET Amhara part"],
    "Sudanese troops retook the [Upper Nile state|admin1|SS] capital [Malakal|settlement|SS].": ["gain SD Malakal"],
    "Sudanese troops retook the [Upper Nile state|admin1|SS] capital from rebels.": [],
    "Sudanese troops retook [Upper Nile state|admin1|SS] from rebels.": ["gain SD Upper Nile state"],
    # The town named before, of which only the region is told; one of its towns is a part of it.
    "Sudan's army lost control of the strategic city in western [Darfur|area|SD].": [],
    "Sudan's army lost control of the last city in western [Darfur|area|SD].": ["loss SD Darfur part"],
    "Sudan's army lost control of the city in [Darfur|area|SD], [Nyala|settlement|SD].": ["loss SD Nyala"],
    # A region behind a comma, and what else tells what a place is, is no further place; a list is.
    "Rebels took Kolofa, [Far North|admin1|CM].": ["gain rebels Kolofa"],
    "Rebels took Kolofa, [Far North|admin1|CM], and [Adamawa|admin1|CM].": [
        "gain rebels Adamawa",
        "gain rebels Far North",
        "gain rebels Kolofa",
    ],
    "The Congolese army left [Saio], [Bukavu|settlement|CD]'s main camp, on Friday.": ["loss CD Saio"],
    "The Congolese army left [Goma], [Bukavu|settlement|CD]'s camp and [Uvira].": [
        "loss CD Bukavu part",
        "loss CD Goma",
        "loss CD Uvira part",
    ],
    # All of a stronghold is told of, all of a town among others; "a small area" is a part.
    "The road ends 9 km south of [Kidal|settlement|ML], a rebel stronghold in the north.": ["control rebels Kidal"],
    "Aid left [Taiz|settlement|YE], the last stronghold of the Yemeni government in the south.": ["control YE Taiz"],
    "Malian rebels seized the northern towns including [Kidal|settlement|ML].": ["gain rebels Kidal"],
    "Malian rebels seized villages in [Kidal|admin1|ML].": ["gain rebels Kidal part"],
    "Iraqi troops fought rebels in a small area of [Hit|settlement|IQ].": ["contest IQ Hit part"],
    "Iraqi troops fought rebels in the area of [Hit|settlement|IQ].": ["contest IQ Hit"],
    # What a town links is no further aim; a list's members are.
    "The rebels attacked [Homs|settlement|SY], a town that links the capital, [Damascus|settlement|SY], to the sea.": [
        "contest rebels Homs"
    ],
    "The rebels attacked [Homs|settlement|SY], a town that burned, [Hama|settlement|SY] and [Idlib|settlement|SY].": [
        "contest rebels Hama",
        "contest rebels Homs",
        "contest rebels Idlib",
    ],
    # Provinces and outposts that share their noun; the town of the same sentence by an adjective.
    "Rebels hold the [Sanaa|admin1|YE] and [Ibb|admin1|YE] provinces.": ["control rebels Ibb", "control rebels Sanaa"],
    "Rebels hold the Zarqun and Tal Mirr outposts.": ["control rebels Tal Mirr", "control rebels Zarqun"],
    "Rebels attacked [Homs|settlement|SY] and then took the strategic city.": [
        "contest rebels Homs",
        "gain rebels Homs",
    ],
    "Rebels attacked [Homs|settlement|SY] and then took the nearby city.": ["contest rebels Homs"],
    "Rebels attacked [Homs|settlement|SY] and then took the southern city of [Daraa|settlement|SY].": [
        "contest rebels Homs",
        "gain rebels Daraa",
    ],
    # A border of two states, a bridge across a river, and the strongholds of those who held them.
    "Ukraine regained control of the [Russia|country|RU]–[Ukraine|country|UA] border.": [],
    "French troops took the bridge across the [Niger|water|ML].": [],
    "Iraqi troops were in [Mosul|settlement|IQ] after rebels were driven from their strongholds.": [],
    "Iraqi troops were in [Mosul|settlement|IQ] after rebels were driven from its centre.": ["loss rebels Mosul part"],
    "The mayor of [Bria|settlement|CF] saw rebels coming from [Bouar|settlement|CF] take the town.": [
        "gain rebels Bria"
    ],
    # A name ends in its own noun of ground, and may be called strategic; a body's name does not.
    "Indian troops recaptured the strategic Jackal Hill from Pakistani soldiers.": ["gain IN Jackal Hill"],
    "Indian troops recaptured the strategic Jackal Fund from Pakistani soldiers.": [],
}

DEEDS = {
    # From somewhere toward a place, on which way, and what is reported along a front.
    "Russian troops are advancing from Olhivka and Nova toward [Lyman|settlement|UA].": ["contest RU Lyman approach"],
    "Russian troops moved from [Kupiansk|settlement|UA] toward [Lyman|settlement|UA].": ["contest RU Lyman approach"],
    "Russian troops moved from [Kupiansk|settlement|UA].": ["loss RU Kupiansk"],
    "Russian troops are moving north of Olhivka toward [Lyman|settlement|UA].": ["contest RU Lyman approach"],
    "Russian troops attacked British lines to the north of [Lyman|settlement|UA].": ["contest RU Lyman approach"],
    "Russian tanks fired towards [Lyman|settlement|UA].": ["strike RU Lyman approach"],
    "Soldiers died. Heavy fighting has been reported along the [Oskil|water|UA].": ["contest - Oskil"],
    "Russian planes carried out strikes, with fires raging in [Lyman|settlement|UA].": [],
    "Russian planes carried out heavy strikes in [Lyman|settlement|UA].": ["strike RU Lyman"],
    # What would be is still to come; men of a government that others back administer nothing.
    "Soldiers fought. The capture of [Goma|settlement|CD], the capital of the east, would help the rebels.": [
        "gain - Goma planned"
    ],
    "Soldiers fought. The capture of [Goma|settlement|CD], the capital of the east, helped the rebels.": [
        "gain - Goma"
    ],
    "Iranian-backed government forces in [Taiz|settlement|YE] were paid.": [],
    "Iranian-backed government officials in [Taiz|settlement|YE] were paid.": ["control IR Taiz"],
    # The second of two clauses is said too; and what a statement says.
    "Residents said soldiers had fled and the rebels held [Goma|settlement|CD].": ["control rebels Goma (Residents)"],
    "Residents said nothing, and the rebels held [Goma|settlement|CD].": ["control rebels Goma"],
    "The Chadian army said in a statement it had left [Abeche|settlement|TD].": ["loss TD Abeche (Chadian army)"],
    # "Repeated" tells how often, not that one speaks; "repeated that" does.
    "The Sudanese army launched repeated attacks on [Kutum|settlement|SD].": ["contest SD Kutum"],
    "The Sudanese army repeated that rebels had left [Kutum|settlement|SD].": ["loss rebels Kutum (Sudanese army)"],
    "The Sudanese army took [Nyala|settlement|SD] and maintained its march towards [Kutum|settlement|SD].": [
        "contest SD Kutum approach",
        "gain SD Nyala",
    ],
    "The mayor maintained that rebels had left [Kutum|settlement|SD].": ["loss rebels Kutum (mayor)"],
    # Police bases are no verb; a town that people left was not given up.
    "The rebels took control of army and police bases in [Kutum|settlement|SD].": ["gain rebels Kutum part"],
    "Soldiers fought. [Kutum|settlement|SD] was now deserted.": [],
    "Sudanese troops deserted [Kutum|settlement|SD].": ["loss SD Kutum"],
    # Troops that are sent into a place come with their guns, and fight there.
    "Russia sent troops, tanks and artillery into the [Donbas|area|UA].": ["contest RU Donbas"],
    "Russia sent food, blankets and doctors into the [Donbas|area|UA].": [],
    "The rebels are preparing for offensives into [Kutum|settlement|SD].": ["contest rebels Kutum planned"],
    # Who is far off is not before it; "it" is the town, not the province it lies in.
    "The rebels advanced to 140 km from [Sarajevo|settlement|BA].": [],
    "The rebels advanced to 14 km from [Sarajevo|settlement|BA].": ["contest rebels Sarajevo approach"],
    "The army went to [Imam Sahib|settlement|AF] in [Kunduz|admin1|AF] province after it fell to the Taliban.": [
        "gain Taliban Imam Sahib"
    ],
    "The army entered [Kunduz|admin1|AF] province before it fell to the Taliban.": [
        "gain AF Kunduz",
        "gain Taliban Kunduz",
    ],
    # Air strikes are no strikes of workers; staff is no garrison.
    "Air strikes killed ten people in [Homs|settlement|SY].": ["strike - Homs"],
    "Strikes closed ten shops in [Homs|settlement|SY].": [],
    "Israeli strikes caused extensive damage to [Rafah|settlement|PS].": ["strike IL Rafah"],
    "Floods caused extensive damage to [Rafah|settlement|PS].": [],
    "Soldiers fought. The UN evacuated its staff from [Gao|settlement|ML].": [],
    "Soldiers fought. The UN evacuated its soldiers from [Gao|settlement|ML].": ["loss United Nations Gao"],
    # An offensive to take a place has not yet taken it, whenever and with whom it was begun.
    "The army launched an offensive on Monday to retake [Gao|settlement|ML].": ["gain ML Gao planned"],
    "The army is waging an offensive in the south to retake [Gao|settlement|ML].": ["gain ML Gao planned"],
    "The army began an attack from the north to retake [Gao|settlement|ML].": ["gain ML Gao planned"],
    "Rebels beat the army on Monday to capture [Gao|settlement|ML].": ["gain rebels Gao"],
    "Rebels launched attacks on Monday and captured [Gao|settlement|ML].": ["gain rebels Gao", "strike rebels Gao"],
    # What the fighting goes on for is where it is.
    "Fighting is continuing on the streets for control of [Gao|settlement|ML].": ["contest - Gao"],
    "The fighting left men in fear, and for control of [Gao|settlement|ML] police asked for help.": [],
    # Troops on the outskirts threaten a place, what stands there does not.
    "The Rwandan troops were now on the outskirts of [Goma|settlement|CD].": ["contest RW Goma approach"],
    "Refugees were now on the outskirts of [Goma|settlement|CD].": [],
    "The army headquarters are on the outskirts of [Goma|settlement|CD].": [],
    "The Rwandan troops advanced closer to [Goma|settlement|CD].": ["contest RW Goma approach"],
    "Soldiers fought. The traders advanced closer to [Goma|settlement|CD].": [],
    # Air strikes are a noun; they "were reported" where they fell, and are not what a force does that they back.
    "Coalition air strikes were reported in [Marib|settlement|YE].": ["strike coalition Marib"],
    "Coalition air strikes were discussed in [Marib|settlement|YE].": [],
    "Government forces, backed by air strikes, retook hills in [Marib|settlement|YE].": ["gain YE Marib part"],
    "The jihadists launched a counter-attack on [Baiji|settlement|IQ].": ["contest jihadists Baiji"],
    "The jihadists launched a missile attack on [Baiji|settlement|IQ].": ["strike jihadists Baiji"],
    # A finite verb is not joined to a gerund after a preposition; another gerund is.
    "The KIA seized [Momauk|settlement|MM] after weeks of fighting and is now attacking [Bhamo|settlement|MM].": [
        "contest Kachin Independence Army Bhamo",
        "gain Kachin Independence Army Momauk",
    ],
    "The KIA won after weeks of fighting and besieging [Bhamo|settlement|MM].": [
        "contest Kachin Independence Army Bhamo"
    ],
    # What is someone's next target is not yet his.
    "[Bukavu|settlement|CD] is the rebels' next target.": [],
    "[Bukavu|settlement|CD] is now the rebels'.": ["control rebels Bukavu"],
}


@pytest.mark.parametrize("text", SIDES)
def test_sides(text):
    assert short(text) == SIDES[text]


@pytest.mark.parametrize("text", GROUND)
def test_ground(text):
    assert short(text) == GROUND[text]


@pytest.mark.parametrize("text", DEEDS)
def test_deeds(text):
    assert short(text) == DEEDS[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian Forces Strike [Izium|settlement|UA], [Advance] Toward [Lyman|settlement|UA]", ["Izium", "Lyman"]),
        (
            "Russian forces struck [Izium|settlement|UA], [Advance] and [Lyman|settlement|UA].",
            ["Izium", "Advance", "Lyman"],
        ),
    ],
)
def test_a_verb_of_a_headline_is_no_town_of_that_name(text, expected):
    document, mentions = marked(text)
    doubted = [mention for mention in mentions if mention.text == "Advance"]
    settled = [mention for mention in mentions if mention.text != "Advance"]
    claims = read_claims(document, settled, LEXICON, doubted)
    assert [claim.place.text for claim in claims] == expected
