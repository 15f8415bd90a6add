"""What agencies write of wars: what a gain opens the way to, a border beside a town, charges denied, who tells it."""

import pytest

from tests.claims_cases import short

GROUND = {
    # A gain cuts off, threatens or opens the way to another town: that town is not taken with it.
    "The rebels seized [Jilib|settlement|SO], cutting off supply lines to the main port, [Kismayo|settlement|SO].": [
        "gain rebels Jilib"
    ],
    "Troops entered [Bouar|settlement|CF], on the road to the capital, [Bangui|settlement|CF].": ["gain CF Bouar"],
    "The rebels seized [Jilib|settlement|SO], the regional capital, and [Kismayo|settlement|SO].": [
        "gain rebels Jilib",
        "gain rebels Kismayo",
    ],
    # "The border with a state" tells where a town lies.
    "Families left [Tine|settlement|SD], a town on the border with [Chad|country|TD], where fighting has raged.": [
        "contest - Tine"
    ],
    "Families left [Tine|settlement|SD], near the long border with [Chad|country|TD], which the rebels captured.": [
        "gain rebels Tine"
    ],
    "Families came from [Chad|country|TD], where the rebels captured [Faya|settlement|TD].": ["gain rebels Faya"],
}

WHO = {
    # Men for a government are the government's, whoever was named before them.
    "The Taliban fled. Pro-government forces retook [Taloqan|settlement|AF].": ["gain AF Taloqan"],
    "Houthi rebels hold on. It would allow pro-government troops to push toward [Marib|settlement|YE].": [
        "contest YE Marib approach planned"
    ],
    "The Taliban fled. Pro-government militias retook [Taloqan|settlement|AF].": [
        "gain pro-government militias Taloqan"
    ],
    # Who denies a charge denies the deed; whose charge it is did not do it.
    "Eritrea denied accusations of shelling [Zalambessa|settlement|ET].": ["strike ER Zalambessa denied (Eritrea)"],
    "Eritrea rejected the allegations against it of occupying [Badme|settlement|ET].": [
        "control ER Badme denied (Eritrea)"
    ],
    "Eritrea denied any involvement in shelling [Zalambessa|settlement|ET].": ["strike ER Zalambessa denied (Eritrea)"],
    "Eritrea repeated its accusations of shelling [Zalambessa|settlement|ET].": [],
    "Rwanda dismissed reports of the rebels having taken [Goma|settlement|CD].": ["gain rebels Goma denied (Rwanda)"],
    # Who speaks for a person is not he; a person is named alone, without rank, body and day.
    "A spokesman for former president Orlu Tamba said rebels had taken [Gao|settlement|ML].": [
        "gain rebels Gao (spokesman for former president Orlu Tamba)"
    ],
    "A spokesman for opposition leader Orlu Tamba said rebels had taken [Gao|settlement|ML].": [
        "gain rebels Gao (spokesman for opposition leader Orlu Tamba)"
    ],
    "Rebels took [Gao|settlement|ML], Colonel Vianko Tamba of the northern rebel movement said.": [
        "gain rebels Gao (Vianko Tamba)"
    ],
    "“Rebels took [Gao|settlement|ML],” Orlu Tamba, a spokesman for the government army said.": [
        "gain rebels Gao (Orlu Tamba)"
    ],
    "Army spokesman Orlu Tamba Tuesday said rebels had taken [Gao|settlement|ML].": ["gain rebels Gao (Orlu Tamba)"],
}


@pytest.mark.parametrize("text", GROUND)
def test_ground(text):
    assert short(text) == GROUND[text]


@pytest.mark.parametrize("text", WHO)
def test_who(text):
    assert short(text) == WHO[text]
