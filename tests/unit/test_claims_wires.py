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
}

GROUND = {
    # The capital of a region is meant, not the region.
    "Ethiopian forces captured the [Amhara region|admin1|ET]'s capital [Bahir Dar|settlement|ET].": [
        "gain ET Bahir Dar"
    ],
    "Ethiopian forces captured [Amhara|admin1|ET]'s main city, [Gondar|settlement|ET].": ["gain ET Gondar"],
    "Ethiopian forces captured [Amhara|admin1|ET]'s capital and withdrew.": ["gain ET Amhara part"],
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
