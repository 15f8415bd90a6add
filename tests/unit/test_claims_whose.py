"""Whose deed it is in long prose, where nouns of both sides stand near the verb."""

from datetime import date

import pytest

from geomap.claims import read_claims
from tests.claims_cases import LEXICON, marked, short

WHOSE = {
    # A group by the state where it fights is the group, and none of the state's men.
    "The Rapid Support Forces (RSF) of Sudan have seized [Rabak|settlement|SD].": ["gain Rapid Support Forces Rabak"],
    "Houthi fighters of Yemen took [Nisab|settlement|YE].": ["gain Houthis Nisab"],
    "Boko Haram of Nigeria captured [Mubi|settlement|NG].": ["gain Boko Haram Mubi"],
    "The armed forces of Sudan took [Rabak|settlement|SD].": ["gain SD Rabak"],
    "Forces of Sudan took [Rabak|settlement|SD].": ["gain SD Rabak"],
    # Whom troops fight does not do what they do, though no list has him.
    "Sri Lankan troops fighting Tamil gunmen captured [Mannar|settlement|LK].": ["gain LK Mannar"],
    "Nigerian soldiers hunting Mubi raiders took [Gamboru|settlement|NG].": ["gain NG Gamboru"],
    "Rebels fighting Congolese troops have seized [Kiwanja|settlement|CD].": ["gain rebels Kiwanja"],
    # The end of a clause that no comma parts from the subject.
    "A day after the Syrian army captured the rebels' base at [Nawa|settlement|SY] the army says it has taken"
    " [Jasim|settlement|SY].": ["gain SY Jasim (army)", "gain SY Nawa"],
    "When the rebels left [Nawa|settlement|SY] the army took [Jasim|settlement|SY].": [
        "gain SY Jasim",
        "loss rebels Nawa",
    ],
    "The day the rebels took [Nawa|settlement|SY], the army fled.": ["gain rebels Nawa", "loss SY Nawa"],
    # Whose attack someone awaits, or makes ready against.
    "The Russian garrison is bracing for an attack on [Tokmak|settlement|UA].": ["contest UA Tokmak planned"],
    "Russian troops are awaiting an assault on [Tokmak|settlement|UA].": ["contest UA Tokmak planned"],
    "Russian troops are mining the road in case of an attack on [Tokmak|settlement|UA].": ["contest UA Tokmak planned"],
    "Russian troops are digging in in the event of an assault on [Tokmak|settlement|UA].": [
        "contest UA Tokmak planned"
    ],
    "Russian troops are bracing for the fall of [Tokmak|settlement|UA].": ["gain UA Tokmak planned"],
    "Russian troops are massing for an attack on [Orikhiv|settlement|UA].": ["contest RU Orikhiv planned"],
    "Nurses are bracing for an attack on [Orikhiv|settlement|UA].": [],
    "Nurses are packing in case of an attack on [Orikhiv|settlement|UA].": [],
    # With whom someone clashes.
    "The army clashed with the rebels in [Nawa|settlement|SY].": ["contest SY Nawa"],
    "Soldiers were clashing with the M23 in [Kiwanja|settlement|CD].": ["contest CD Kiwanja"],
    "M23 rebels have clashed with the army near [Kiwanja|settlement|CD].": ["contest M23 Kiwanja approach"],
    # Whose offensive took it, and who extends one.
    "An offensive led by the Houthis brought [Nisab|settlement|YE] under their control.": ["gain Houthis Nisab"],
    "A push mounted by Yemeni troops retook [Nisab|settlement|YE].": ["gain YE Nisab"],
    "An attack denounced by Yemeni troops hit nobody in [Nisab|settlement|YE].": [],
    "The Russian command decided to extend the offensive toward [Orikhiv|settlement|UA].": [
        "contest RU Orikhiv approach planned"
    ],
    "The rebels broadened the offensive against [Nawa|settlement|SY].": ["contest rebels Nawa"],
    # What was held once is not told to be held.
    "They drove through what was once a rebel-held suburb of [Nawa|settlement|SY].": [],
    "They drove through what used to be the rebel-held half of [Nawa|settlement|SY].": [],
    "They drove through the rebel-held half of [Nawa|settlement|SY].": ["control rebels Nawa part"],
    # A judgement of a deed that is done.
    "The Russian attack on [Orikhiv] may be the worst mistake of the year.": ["contest RU Orikhiv"],
    "The Russian attack on [Orikhiv] would be a mistake.": ["contest RU Orikhiv planned"],
}


@pytest.mark.parametrize("text", WHOSE)
def test_whose_deed_it_is(text):
    assert short(text) == sorted(WHOSE[text])


SHARED = {
    # A demonym of several parties is of the one that the text spells in full, or whose places its sentence names.
    "The Bosnian Serbs met in [Belgrade|settlement|RS]. Serb gunners shelled [Cazin|settlement|BA].": [
        ("strike", "Bosnian Serbs", "Cazin")
    ],
    "The Bosnian Serbs and the Croatian Serbs are allied. The Serbs shelled [Cazin|settlement|BA].": [
        ("strike", "Bosnian Serbs", "Cazin")
    ],
    "The Bosnian Serbs and the Croatian Serbs are allied. The Serbs shelled [Sisak|settlement|HR].": [
        ("strike", "Republic of Serbian Krajina", "Sisak")
    ],
}


@pytest.mark.parametrize("text", SHARED)
def test_a_demonym_of_several_parties(text):
    document, mentions = marked(text, day=date(1994, 5, 3))
    told = read_claims(document, mentions, LEXICON)
    assert [(claim.kind, claim.party, claim.place.text) for claim in told] == SHARED[text]
