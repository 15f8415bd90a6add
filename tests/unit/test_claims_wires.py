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
    # "Repeated" tells how often, not that one speaks; "repeated that" does.
    "The Sudanese army launched repeated attacks on [Kutum|settlement|SD].": ["strike SD Kutum"],
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
