"""Claims in long newspaper sentences: asides, "to be", names that are doubted, and whose troops they are."""

from datetime import date

import pytest

from geomap.claims import read_claims
from geomap.claims.parties.foes import foe_of
from tests.claims_cases import LEXICON, marked, short

ASIDES = {
    "The Russians, who in June had needed a month to cross the river, took [Orikhiv] on Friday.": ["gain RU Orikhiv"],
    "Ukraine's army has in ten days retaken, at a cost that it hides, [Urozhaine].": ["gain UA Urozhaine"],
    "Ukrainian troops hold, according to the governor, Ivan Bondar, all of [Vovchansk].": [
        "control UA Vovchansk (Ivan Bondar)"
    ],
    "By noon on Monday French soldiers, cheered by some and watched by others, were entering [Kidal].": [
        "gain FR Kidal"
    ],
    "Fighters of the Rapid Support Forces — most of them boys — have overrun [Nyala].": [
        "gain Rapid Support Forces Nyala"
    ],
    "The Russians, [Izium], a junction, and a bridge stood on one page of the atlas.": [],
    "After taking [Izium], the army, tired but elated, rested.": ["gain - Izium"],
}

BEING = {
    "[Kherson] is Ukraine.": ["sovereignty UA Kherson"],
    "[Kherson] is Ukrainian again.": ["control UA Kherson"],
    "[Lyon|settlement|FR] is France's second city.": [],
    "The language of schools in [Crimea|area] is Russian.": [],
    "Troops fought and shelled and died for it: since Monday [Kidal] has been the rebels'.": ["control rebels Kidal"],
    "A siege, shelling, heavy fighting: and now Russian troops are inside [Popasna].": ["control RU Popasna"],
    "A siege, shelling, heavy fighting: and now Russian envoys are inside [Popasna].": [],
    "British troops are in [Tallinn] for an exercise.": [],
}

WHOSE = {
    "Putin, whose soldiers had left [Bucha] in April, said nothing.": ["loss RU Bucha"],
    "Putin, whose dentist had left [Bucha] in April, said nothing.": [],
    "The Armenians were accused of shelling [Ganja].": ["strike AM Ganja"],
    "Lisu fighters broke into [Loikaw|settlement|MM].": ["gain Lisu fighters Loikaw"],
    "Not one Israeli soldier had set foot in [Tyre].": ["gain IL Tyre denied"],
    "Syria's soldiers were told that Russian jets had bombed [Idlib|settlement|SY].": ["strike RU Idlib"],
    "Ukrainian soldiers were now, the minister said, pressing on toward [Tokmak].": [
        "contest UA Tokmak approach (minister)"
    ],
}

WORDINGS = {
    "Russian paratroopers strolled into [Kupiansk].": ["gain RU Kupiansk"],
    "Russian tourists strolled into [Kupiansk].": [],
    "Without a shot [Crimea|area|UA] has slipped out of Ukraine's control.": ["loss UA Crimea"],
    "The Russians gave [Izium] up in four hours.": ["loss RU Izium"],
    "Four villages near [Lyman] are back in Ukrainian control.": ["control UA Lyman approach"],
    "Islamic State has added [Rawa] to its possessions.": ["gain Islamic State Rawa"],
    "The museum has added a view of [Rawa] to its possessions.": [],
    "[Robotyne] was declared liberated by Ukraine's army.": ["gain UA Robotyne"],
    "Israeli jets flattened tower after tower in [Gaza City].": ["strike IL Gaza City"],
    "Ukraine's troops pushed up from [Sloviansk].": [],
    "Whether Russian troops have taken [Soledar] is not known.": [],
    "Asked if Russian troops had left [Rubizhne], he laughed.": [],
    "The Russian front runs from [Kreminna] to the sea.": [],
    "Catalonia's parliament met, and the parliament of [Catalonia|admin1] declared independence.": [
        "sovereignty Catalonia Catalonia"
    ],
}

ALL = [
    pytest.param(text, sorted(expected), id=f"{name}-{number}")
    for name, cases in (("aside", ASIDES), ("being", BEING), ("whose", WHOSE), ("wording", WORDINGS))
    for number, (text, expected) in enumerate(cases.items(), 1)
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_prose(text, expected):
    assert short(text) == expected


def test_a_doubted_name_counts_where_a_claim_asks_for_a_place():
    document, mentions = marked("Russia hopes to capture [Kupiansk]. [Kupiansk] rhymes with nothing.")
    doubted = [mention._replace(score=0.2) for mention in mentions]
    (claim,) = read_claims(document, [], LEXICON, doubted)
    assert (claim.kind, claim.party, claim.place_name, claim.modality) == ("gain", "RU", "Kupiansk", "planned")
    document, mentions = marked("The ruling party hopes to capture [Kupiansk] in the election.")
    assert read_claims(document, [], LEXICON, mentions) == ()


def test_a_name_found_once_is_the_place_wherever_it_stands_alone():
    document, mentions = marked(
        "Shells hit [Lyman]. A spokesman denied that Lyman had fallen to Russia. Jack Lyman left."
    )
    claims = read_claims(document, mentions, LEXICON)
    assert [(claim.kind, claim.polarity) for claim in claims if claim.place.start > 30] == [("gain", "denied")]


def test_of_several_foes_the_one_that_is_named():
    on = date(2016, 1, 1)
    assert foe_of("SY", on, {"Army of Conquest"}) == "Army of Conquest"
    assert foe_of("SY", on, {"Houthis"}) is None
    assert foe_of("SY", None) is None
