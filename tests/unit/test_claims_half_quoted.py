"""Clauses that a quotation opens in the middle of, subjects that "neither" joins, towns named behind what befell them."""

import pytest

from tests.claims_cases import short

HALF_QUOTED = {
    "The minister said Kenyan forces “drove the rebels out of [Moyale]”.": ["gain KE Moyale (minister)"],
    'The minister said that Kenyan forces "captured [Moyale] and are moving towards [Mega]".': [
        "contest KE Mega approach (minister)",
        "gain KE Moyale (minister)",
    ],
    "The envoy told reporters that Kenyan forces “chased out the aggressors from [Moyale].”": [
        "gain KE Moyale (envoy)"
    ],
    "The rebels “withdrew from [Moyale]” on Monday, the minister said.": ["loss rebels Moyale (minister)"],
    "The minister told reporters that [Moyale] “was recaptured by Kenyan forces on Friday”.": [
        "gain KE Moyale (minister)"
    ],
    "The minister denied that Kenyan forces “shelled [Moyale]”.": ["strike KE Moyale denied (minister)"],
    # traps: a whole clause is quoted
    "“The rebels hold [Moyale],” the minister said.": ["control rebels Moyale (minister)"],
    "The minister said: “captured guns were shown in [Moyale].”": [],
}

NEITHER = {
    "Neither [Moyale] nor [Mega] is under rebel control.": [
        "control rebels Mega denied",
        "control rebels Moyale denied",
    ],
    "The army said neither [Moyale] nor [Mega] is held by the rebels.": [
        "control rebels Mega denied (army)",
        "control rebels Moyale denied (army)",
    ],
}

NAMED_BEHIND = {
    "The army says the two recaptured towns are [Moyale] and [Mega]. Kenyan troops hold them.": [
        "gain KE Mega (army)",
        "gain KE Moyale (army)",
    ],
    "Other towns retaken from the rebels included [Moyale].": ["gain - Moyale"],
    "Among the towns retaken from the rebels were [Moyale] and [Mega].": ["gain - Mega", "gain - Moyale"],
    # traps
    "The captured towns are near [Moyale].": [],
    "Goods retaken from the thieves included a map of [Moyale].": [],
}

OCCUPIED = {
    "The rebels have already occupied [Moyale].": ["gain rebels Moyale"],
    "The rebels have occupied several areas in [Moyale].": ["gain rebels Moyale part"],
    "The rebels have occupied [Moyale] since May.": ["control rebels Moyale"],
    "[Kos] was occupied by Italy in 1912.": ["gain IT Kos"],
    "[Kos], which was occupied by Italian troops at the end of the war, is quiet.": ["gain IT Kos"],
    "[Kos] was occupied by Italy from 1912 to 1943.": ["control IT Kos"],
    "[Kos] was occupied by Italy until 1943.": ["control IT Kos"],
    "[Kos] has been occupied by Italy in all but name.": ["control IT Kos"],
    "After the war Italy also occupied [Kos], which it ruled until 1943.": ["control IT Kos", "gain IT Kos"],
    # traps: who is driven out is no force
    "Kenyan forces expelled reporters from [Moyale].": [],
    "Kenyan forces drove the diplomats out of [Moyale].": [],
}


@pytest.mark.parametrize(
    ("text", "wanted"), [*HALF_QUOTED.items(), *NEITHER.items(), *NAMED_BEHIND.items(), *OCCUPIED.items()]
)
def test_half_quoted_joined_and_named_behind(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
