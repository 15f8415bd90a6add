"""Whose deed it is in long prose, where nouns of both sides stand near the verb."""

from datetime import date

import pytest

from geomap.claims import read_claims
from geomap.claims.parties.lands import state_of
from tests.claims_cases import LEXICON, WAR, marked, short

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
    # Whose capital or base fell: others took it.
    "The Sri Lankan army is fighting the Tamil Tigers. It was a blow to the army after the fall of their stronghold"
    " [Mannar|settlement|LK].": ["gain Liberation Tigers of Tamil Eelam Mannar"],
    "The rebels fled after the fall of their stronghold of [Nisab|settlement|YE].": ["gain - Nisab"],
    "The Houthis fell back on their last bastion – [Nisab|settlement|YE] and the hills round it.": [
        "control Houthis Nisab"
    ],
    # A garrison that goes away from where it is.
    "The Ethiopian garrison at [Barentu|settlement|ET], north of the river, retreated under fire.": ["loss ET Barentu"],
    "The defenders of [Barentu|settlement|ET] had fled. They were Ethiopian soldiers.": ["loss ET Barentu"],
    "The Ethiopian garrison of [Barentu|settlement|ET] withdrew to the hills.": ["loss ET Barentu"],
    # Those whom someone drives out are told of before the comma behind which others act.
    "To push the rebels out, the army brought in men from [Nawa|settlement|SY].": [],
    "The army drove the rebels, who had held out for a week, out of [Nawa|settlement|SY].": ["gain SY Nawa"],
    "The army drove the rebels, a force led by Ali Sarmini, out of [Nawa|settlement|SY].": ["gain SY Nawa"],
    "Syrian troops swept across the plain from [Nawa|settlement|SY].": [],
    # Other parts, beside a building.
    "The rebels captured the palace and other parts of [Nawa|settlement|SY].": ["gain rebels Nawa part"],
    # Vehicles that take a town are no travellers.
    "A Yemeni army convoy set out. The convoy of 60 trucks captured [Nisab|settlement|YE].": ["gain YE Nisab"],
    "The column of 60 buses left [Nisab|settlement|YE].": [],
    "Croatian troops turned along the road to [Croatia|country|HR].": [],
    "The rebels are advancing towards [Croatia|country|HR].": ["contest rebels Croatia approach"],
    # Where someone has to stay.
    "Yemeni troops shelled the Houthis. The Houthis are now confined to [Nisab|settlement|YE].": [
        "control Houthis Nisab"
    ],
    "Yemeni troops shelled the Houthis. The fever is now confined to [Nisab|settlement|YE].": [],
    # Who goes on in his own words of those he told of.
    "The Yemeni army is fighting the Houthis. The spokesman said the port fell to Yemeni soldiers. “They have taken"
    " [Nisab|settlement|YE],” he said.": ["gain YE Nisab (spokesman)"],
    "The army's spokesman said the Houthis had brought in guns. “They have shelled [Nisab|settlement|YE],” he said.": [
        "strike Houthis Nisab (spokesman)"
    ],
    # Whom a fall or a loss does good or harm.
    "The fall of [Nawa|settlement|SY] gave the rebels a road to the coast.": ["gain rebels Nawa"],
    "The fall of [Nawa|settlement|SY] and [Jasim|settlement|SY], two ports, would enable the Syrian army to go on.": [
        "gain SY Jasim planned",
        "gain SY Nawa planned",
    ],
    "The fall of [Nawa|settlement|SY] after a week of shelling delivered the rebels their first victory.": [
        "gain rebels Nawa"
    ],
    "The fall of [Nawa|settlement|SY] left the rebels without a port.": ["gain SY Nawa"],
    "The fall of [Nawa|settlement|SY] left the rebels in control of the coast.": ["gain rebels Nawa"],
    "The loss of [Nawa|settlement|SY] deprived the rebels of a port.": ["loss rebels Nawa"],
    "The loss of [Nawa|settlement|SY] left the rebels without a port.": ["loss rebels Nawa"],
    "The fall of [Nawa|settlement|SY] left thousands of families without a roof.": ["gain - Nawa"],
    # Who says it, behind a name that only ends what is said.
    "Syrian troops took [Nawa|settlement|SY], the home of Omar Sarmini, the army said.": ["gain SY Nawa (army)"],
    "Syrian troops took the base in [Nawa|settlement|SY] of their foe, Omar Sarmini, a military report said.": [
        "gain SY Nawa (military report)"
    ],
    "Syrian troops took [Nawa|settlement|SY], Omar Sarmini, a resident, said.": ["gain SY Nawa (Omar Sarmini)"],
    "Syrian troops took [Nawa|settlement|SY], Omar Sarmini, a baker who fled, said.": ["gain SY Nawa (Omar Sarmini)"],
    "Yemeni troops fought on. “They have taken [Nisab|settlement|YE],” she said of the Houthis.": [
        "gain Houthis Nisab"
    ],
    # Who fights each other is told, and not who attacks.
    "Clashes occurred between Houthi forces and Yemeni troops in [Nisab|settlement|YE].": ["contest - Nisab"],
    "Fighting was reported between the Houthis and Yemeni troops in [Nisab|settlement|YE].": ["contest - Nisab"],
    "Heavy fighting took place between the Houthis and Yemeni troops near [Nisab|settlement|YE].": [
        "contest - Nisab approach"
    ],
    # Whose warplanes they are in a text that gives nobody else any.
    "Warplanes of the Saudi-led coalition helped. A day later airstrikes bombed Houthi positions in"
    " [Nisab|settlement|YE].": ["strike Saudi-led coalition Nisab part"],
    "The Saudi-led coalition's envoys came. A day later airstrikes bombed Houthi positions in [Nisab|settlement|YE].": [
        "strike - Nisab part"
    ],
    "Coalition talk went on. The US-led coalition has flown air strikes. The Syrian army advanced. Jets bombed"
    " [Nawa|settlement|SY].": ["strike SY Nawa"],
    # A capital of a land that is named before it.
    "Chadian troops captured the [Darfur|area|SD] capital of [Nyala|settlement|SD].": ["gain TD Nyala"],
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


PAST = {
    # Whose "the army" was in a land that was no state yet.
    ("The EPLF took [Keren|settlement|ER]. The army lost [Massawa|settlement|ER].", date(1990, 3, 1)): [
        "Eritrean People's Liberation Front",
        "ET",
    ],
    ("Government troops attacked [Keren|settlement|ER].", date(2001, 3, 1)): ["ER"],
    ("In 1988 the EPLF beat the Ethiopian army. In 1990 government forces shelled [Massawa|settlement|ER].",
     date(2015, 3, 1)): ["ET"],
    ("The army holds [Setif|settlement|DZ].", date(1958, 3, 1)): ["FR"],
    ("In July 1936 war came. In 1937 the Republican siege of [Oviedo|settlement|ES] went on.", date(2012, 3, 1)): ["ES"],
    ("SPLA rebels took [Bor|settlement|SS] from the army.", date(1988, 3, 1)): ["Sudan People's Liberation Army"],
    # "Russian troops" in a history that says no year.
    ("German divisions fell back before the Red Army. Russian troops entered [Kursk|settlement|RU].",
     date(2015, 3, 1)): ["Soviet Union"],
    ("German divisions fell back. Russian troops entered [Kursk|settlement|RU].", date(2015, 3, 1)): ["RU"],
    ("Ukrainian troops fell back. Russian troops entered [Lyman|settlement|UA], where Germans once fought the Red Army.",
     date(2022, 5, 1)): ["RU"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), PAST)
def test_whose_troops_they_were_then(text, day):
    document, mentions = marked(text, day=day)
    assert [claim.party for claim in read_claims(document, mentions, LEXICON)] == PAST[text, day]


def test_lands_that_were_anothers():
    document, _ = marked("Nothing.", day=date(1993, 5, 23))
    assert state_of("ER", document) == "ET"
    document, _ = marked("Nothing.", day=date(1993, 5, 24))
    assert (state_of("ER", document), state_of("FR", document), state_of(None, document)) == ("ER", "FR", None)
    document, _ = marked("Nothing.", day=None)
    assert state_of("ER", document) == "ER"


# Whom "they", bare troops and weapons mean, who wants a place given up, and whose hands it leaves.
WHOM = {
    "The M23 fled at dawn. Carrying mats as they entered [Kiwanja|settlement|CD], the soldiers searched the houses.": [
        "gain CD Kiwanja"
    ],
    "The rebels fled. Singing as they marched into [Nawa|settlement|SY], government troops fired into the air.": [
        "gain SY Nawa"
    ],
    "The army attacked. Fleeing as they lost [Nawa|settlement|SY], the rebels burned the market.": ["loss rebels Nawa"],
    "The rebels had freed all 30 Syrian soldiers taken at the dam before they entered [Nawa|settlement|SY].": [
        "gain rebels Nawa"
    ],
    "The major said the army retook the dam before they entered [Nawa|settlement|SY].": ["gain SY Nawa"],
    "Syrian troops and rebels fight on. The rebels demanded the surrender of [Nawa|settlement|SY].": [
        "loss SY Nawa planned (rebels)"
    ],
    "Ukraine's government demanded a withdrawal from [Tokmak|settlement|UA].": ["loss RU Tokmak planned (government)"],
    "Ukraine's army demanded a retreat from [Tokmak|settlement|UA].": ["loss UA Tokmak planned (army)"],
    "The rebels sought a withdrawal from [Nawa|settlement|SY] to save their men.": ["loss rebels Nawa planned"],
    "Ukraine called for a withdrawal from [Tokmak|settlement|UA].": ["loss RU Tokmak planned (Ukraine)"],
    "Ukraine called for the withdrawal of Russian troops from [Tokmak|settlement|UA].": [
        "loss RU Tokmak planned (Ukraine)"
    ],
    "Russia announced the surrender of [Tokmak|settlement|UA].": ["loss RU Tokmak (Russia)"],
    "Russia launched dozens of missiles that hit [Orikhiv|settlement|UA].": ["strike RU Orikhiv"],
    "The rebels carried out rocket attacks hitting [Nawa|settlement|SY].": ["strike rebels Nawa"],
    # traps: at what was fired, what was given away, whose troops "its" and "the" point back to
    "Ukraine fired on a ship carrying missiles that hit [Orikhiv|settlement|UA].": ["strike - Orikhiv"],
    "Britain sent missiles that struck [Orikhiv|settlement|UA].": ["strike - Orikhiv"],
    "Russia has taken [Tokmak|settlement|UA] but its troops still hold [Orikhiv|settlement|UA].": [
        "control RU Orikhiv",
        "gain RU Tokmak",
    ],
    "Russia took [Tokmak|settlement|UA], and the troops still hold [Orikhiv|settlement|UA].": [
        "control RU Orikhiv",
        "gain RU Tokmak",
    ],
    "Russia did not fire the missiles that hit [Orikhiv|settlement|UA].": ["strike - Orikhiv"],
    "Russia denied it had fired missiles that hit [Orikhiv|settlement|UA].": ["strike - Orikhiv"],
    "Ukraine reported missiles that hit [Orikhiv|settlement|UA].": ["strike - Orikhiv"],
    "Russian troops took [Tokmak|settlement|UA]; the men of the 79th Brigade still hold [Orikhiv|settlement|UA].": [
        "control UA Orikhiv",
        "gain RU Tokmak",
    ],
    "Russian troops took [Tokmak|settlement|UA]; they still hold [Orikhiv|settlement|UA].": [
        "control RU Orikhiv",
        "gain RU Tokmak",
    ],
    "Russian forces took [Tokmak|settlement|UA]. Soldiers of the 3rd Brigade liberated [Orikhiv|settlement|UA].": [
        "gain RU Tokmak",
        "gain UA Orikhiv",
    ],
    "The Russian defence ministry said its forces took [Tokmak|settlement|UA]. Soldiers of the 3rd Brigade liberated [Orikhiv|settlement|UA], it said.": [
        "gain RU Orikhiv (ministry)",
        "gain RU Tokmak (Russian defence ministry)",
    ],
    "The army freed [Nisab|settlement|YE] from the grip of the Houthis.": ["gain YE Nisab"],
    "[Nisab|settlement|YE] slipped from the hands of the Houthis.": ["loss Houthis Nisab"],
    "Serbian forces shelled [Peja|settlement|XK].": ["strike RS Peja"],
}


@pytest.mark.parametrize("text", WHOM)
def test_whom_the_words_mean(text):
    assert short(text) == WHOM[text]


NOT_SAID = {
    "The field marshal's men seized [Palmyra].": ["gain - Palmyra"],
    "[Palmyra] was taken by the warlord's fighters.": ["gain - Palmyra"],
    "[Palmyra] was stormed by an army of boys.": ["contest - Palmyra"],
    "The army stormed [Palmyra].": ["contest SY Palmyra"],
    "Each side holds half of [Palmyra].": ["control - Palmyra part"],
    "[Palmyra], the rebels' headquarters, was shelled.": ["strike SY Palmyra"],
    "[Homs] fell in June, and the army holds only [Palmyra].": ["gain - Homs", "control SY Palmyra"],
    "[Homs] fell in June, and the rebels hold [Palmyra].": ["gain rebels Homs", "control rebels Palmyra"],
    "[Palmyra], declared a safe area in May, was overrun by the rebels.": ["gain rebels Palmyra"],
    "[Palmyra], declared the mayor, was overrun by the rebels.": ["gain rebels Palmyra (mayor)"],
}
"""A deed that only the words beside it would lend to someone, and a neighbour where they do."""


def test_doubtful_town_named_like_a_group_is_the_group():
    document, (town, group) = marked(WAR + "The army took [Baidoa|settlement|SO] from the [Shabab|settlement|IR].")
    told = read_claims(document, [town], LEXICON, [group])
    assert [(claim.kind, claim.place.text) for claim in told] == [("gain", "Baidoa")]
    document, (town, group) = marked("The army shelled [Shabab|settlement|IR] and [Baidoa|settlement|SO]. " + WAR)
    told = read_claims(document, [group], LEXICON, [town])
    assert {claim.place.text for claim in told} == {"Shabab", "Baidoa"}


@pytest.mark.parametrize(("text", "expected"), NOT_SAID.items(), ids=NOT_SAID)
def test_whose_is_not_said(text, expected):
    assert sorted(short(WAR + text)) == sorted(expected)
