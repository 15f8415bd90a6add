"""Whose deed it is where the doer stands far off, or another's name stands nearer."""

import pytest

from tests.claims_cases import short

# Of whom a group is only told to be a branch is not "the group", "the militants" or "it".
BRANCHES = {
    "Boko Haram, once a branch of al-Qaeda, fights on in Nigeria. In March the group overran [Rann|settlement|NG].": [
        "gain Boko Haram Rann"
    ],
    "Boko Haram, an al-Qaeda affiliate, fights on in Nigeria. In March it overran [Rann|settlement|NG].": [
        "gain Boko Haram Rann"
    ],
    "Boko Haram, the Islamic State's ally, fights on in Nigeria. In March it overran [Rann|settlement|NG].": [
        "gain Boko Haram Rann"
    ],
    "Boko Haram, a rival of the Islamic State, fights on. The militants overran [Rann|settlement|NG].": [
        "gain Boko Haram Rann"
    ],
    "Nigerian soldiers fought al-Qaeda. In March the group overran [Rann|settlement|NG].": ["gain al-Qaeda Rann"],
}

# "And", with a phrase between commas, goes on an aside.
GOES_ON = {
    "The Syrian army had fled, and the Houthis, coming down the valley and, in the east, over the hills, had taken"
    " [Nisab|settlement|YE].": ["gain Houthis Nisab"],
    "The Ukrainians fell back, and the Russians, moving up from Crimea and, in the east, out of Donetsk, had captured"
    " [Tokmak|settlement|UA] and shelled [Orikhiv|settlement|UA].": ["gain RU Tokmak", "strike RU Orikhiv"],
    "The Russians took [Tokmak|settlement|UA] and, in the east, the Ukrainians, backed by tanks, entered"
    " [Orikhiv|settlement|UA].": ["gain RU Tokmak", "gain UA Orikhiv"],
}

FOLLOWED = {
    "Russian troops took [Tokmak|settlement|UA], and in the battle that followed Ukraine lost"
    " [Orikhiv|settlement|UA].": ["gain RU Tokmak", "loss UA Orikhiv"],
    "In the long war that followed the Houthis seized [Nisab|settlement|YE].": ["gain Houthis Nisab"],
    "The Syrians who followed the Houthis seized [Nisab|settlement|YE].": ["gain SY Nisab"],
}


@pytest.mark.parametrize("text", BRANCHES)
def test_a_branch_is_not_the_tree(text):
    assert short(text) == BRANCHES[text]


@pytest.mark.parametrize("text", GOES_ON)
def test_an_aside_goes_on_behind_and(text):
    assert short(text) == GOES_ON[text]


@pytest.mark.parametrize("text", FOLLOWED)
def test_what_followed_did_nothing(text):
    assert short(text) == FOLLOWED[text]
