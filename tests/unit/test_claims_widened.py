"""A place, or those who act, told with more words: "P and the surrounding villages", "thousands of troops"."""

import pytest

from tests.claims_cases import WAR, short

PLACES = ["[Idlib]", "[Idlib] itself", "[Idlib] and the surrounding villages", "[Idlib] and nearby areas",
           "[Idlib] (population 30,000)", "the ruined town of [Idlib]", "the northern city of [Idlib]",
          "the provincial capital [Idlib]", "[Idlib] and the surrounding countryside"]  # fmt: skip
OF_PLACES = {
    "Rebels took {}.": ["gain rebels Idlib"],
    "Rebels, who re-entered {} on Thursday, found mines.": ["gain rebels Idlib"],
    "The rebels hold {}, [Hama] and [Homs].": ["control rebels Hama", "control rebels Homs", "control rebels Idlib"],
    "Families in {}, still held by rebels, could hear it.": ["control rebels Idlib"],
    "By the time {} fell to the rebels, it was a ruin.": ["gain rebels Idlib"],
    "By then all of {} was in rebel hands.": ["control rebels Idlib"],
    "By the time most of {} fell to the rebels, it was a ruin.": ["gain rebels Idlib part"],
    "Rebels overran {}, on the road to the coast, on Friday.": ["gain rebels Idlib"],
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sentence", OF_PLACES)
def test_more_words_for_a_place_change_no_claim(sentence, place):
    assert short(WAR + sentence.format(place)) == OF_PLACES[sentence]


@pytest.mark.parametrize("clause", ["towns nearby were quiet", "villages further north are quiet"])
def test_what_a_semicolon_parts_is_none_of_the_surroundings(clause):
    told = short(WAR + f"Rebels took [Idlib] and [Hama]; {clause}.")
    assert told == ["gain rebels Hama", "gain rebels Idlib"]


def test_another_region_is_none_of_the_surroundings():
    assert short(WAR + "Rebels took [Idlib] and nearby [Hama].") == ["gain rebels Hama", "gain rebels Idlib"]
    told = short(WAR + "Rebels took [Idlib] and surrounding areas of [Hama province|admin1].")
    assert len(told) == 2
    assert "gain rebels Idlib" in told


@pytest.mark.parametrize(
    "told",
    [
        "The capital [Sanaa|settlement|YE] fell to the rebels.",
        "The capital [Sanaa|settlement|YE] has fallen to the rebels.",
        "The capital, [Sanaa|settlement|YE], fell to the rebels.",
    ],
)
def test_a_capital_with_its_name(told):
    assert short(WAR + told) == ["gain rebels Sanaa"]


def test_ground_that_a_capital_s_troops_took_is_not_the_capital():
    told = short("Russian troops hold a tenth of the territory Kyiv had taken in May, and the [Kyiv|settlement] road.")
    assert not [claim for claim in told if "Kyiv" in claim]


TROOPS = ["rebels", "thousands of rebels", "dozens of heavily armed rebels", "elite rebels", "heavily armed rebels",
          "rebels on the ground", "hundreds of well-trained rebels"]  # fmt: skip
OF_TROOPS = {
    "[Idlib] fell to {}.": ["gain rebels Idlib"],
    "[Idlib], held by {} since May, is quiet.": ["control rebels Idlib"],
    "[Idlib], which {} held for five weeks, is quiet.": ["control rebels Idlib"],
    "[Idlib], which for five weeks {} held, is quiet.": ["control rebels Idlib"],
    "The governor called on {} to leave [Idlib].": ["loss rebels Idlib planned (governor)"],
    "The governor said that {} must leave [Idlib].": ["loss rebels Idlib planned (governor)"],
    "The army blamed {}, who have held [Idlib] since May.": ["control rebels Idlib"],
}


@pytest.mark.parametrize("troops", TROOPS)
@pytest.mark.parametrize("sentence", OF_TROOPS)
def test_more_words_for_troops_change_no_claim(sentence, troops):
    assert short(WAR + sentence.format(troops)) == OF_TROOPS[sentence]


def test_who_is_ordered_to_go_has_not_gone():
    assert short("The governor ordered thousands of Russian troops to take [Izium].") == [
        "gain RU Izium planned (governor)"
    ]
    assert short("Kyiv called on units of the Russian army to leave [Izium].") == ["loss RU Izium planned (Kyiv)"]


@pytest.mark.parametrize("last", ["thousands", "thousands of", "surrounding", "and nearby", "itself", "the ground"])
def test_a_text_that_ends_in_such_a_word_is_read(last):
    assert short(f"Rebels took [Idlib], and with it {last}") == ["gain rebels Idlib"]


def test_thousands_who_are_no_troops_stay():
    assert short(WAR + "Thousands of people left [Idlib], and hundreds of families fled [Hama].") == []


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("Rebels kept attacking Syrian positions in [Idlib].", ["contest rebels Idlib part"]),
        ("Rebels kept shelling [Idlib].", ["strike rebels Idlib"]),
        ("Rebels kept their positions in [Idlib].", ["control rebels Idlib part"]),
        ("Rebels took [Idlib], then regrouped.", ["gain rebels Idlib"]),
        ("Syrian troops took [Idlib] in May; the rebels regrouped and retook the town.",
         ["gain SY Idlib", "gain rebels Idlib"]),
        ("Gunmen raided a farm. Meanwhile, rebels have since taken [Idlib], a town on the coast, a resident said.",
         ["gain rebels Idlib (resident)"]),
        ("Russian troops hold [Hama]. Syrian tanks and infantry who had given up [Idlib] reached their lines.",
         ["control RU Hama", "loss SY Idlib"]),
    ],
)  # fmt: skip
def test_words_that_change_no_deed(told, claims):
    assert short(WAR + told) == claims


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("The general ordered his men, at a long meeting in June, to leave [Izium].",
         ["loss - Izium planned (general)"]),
        ("The Russian division was told on a Thursday to hold [Izium] to the last man and on a Friday to leave it.",
         ["control RU Izium planned", "loss RU Izium planned"]),
        ("Russian troops took [Izium] without firing a shot, and, on the first of June, [Lyman].",
         ["gain RU Izium", "gain RU Lyman"]),
        ("Russian troops took [Izium] without a fight and left for [Lyman].", ["gain RU Izium"]),
        ("[Izium], after 28 years under Russian occupation, is quiet.", ["control RU Izium"]),
        ("After six months under Russian control, [Izium] was calm.", ["control RU Izium"]),
        ("After six months of Russian occupation, [Izium] is free.", ["control RU Izium"]),
        ("[Izium], after years of occupation by Russian troops, is quiet.", ["control RU Izium"]),
        ("After years of Conservative rule, [Izium] voted.", []),
        ("[Izium], after years under fire, is quiet.", []),
        ("The writer, from [Izium], after a year of Russian occupation, died.", []),
        ("[Izium], after years of military rule, voted.", []),
        ("After years of Russian rule, [Ukraine|country|UA] voted.", []),
        ("The capture of [Izium], the Soviet army in 1944, is under Russian control.", []),
        ("Ukrainian and Russian troops fought each other for [Izium].", ["contest - Izium"]),
        ("Kyiv must withdraw from the two towns that Russia claims, [Izium] and [Lyman] among them.",
         ["loss UA Izium planned", "loss UA Lyman planned"]),
        ("Russian troops took towns that the army had held, including [Izium].", ["gain RU Izium"]),
        ("Russian troops took a village that the army held, and [Lyman] was quiet.", []),
        ("Fighting goes on in [Izium], where Russian troops are advancing.", ["contest RU Izium"]),
    ],
)  # fmt: skip
def test_what_stands_between_hides_no_deed(told, claims):
    assert short(told) == claims


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("The capture of [Izium] by Russian troops was announced by Moscow.", ["gain RU Izium (Moscow)"]),
        ("The capture of [Izium] by Russian troops was confirmed on Monday by the ministry.",
         ["gain RU Izium (ministry)"]),
        ("The fall of [Izium] to Russian troops was denied by Kyiv.", ["gain RU Izium denied (Kyiv)"]),
        ("The fall of [Izium] to Russian troops was not confirmed by Kyiv.", []),
        ("The fall of [Izium] to Russian troops could not be confirmed.", []),
        ("The capture of [Izium] by Russian troops was celebrated by Moscow.", ["gain RU Izium"]),
        ("Russia's annexation of [Crimea|admin1] was rejected by the United Nations.",
         ["sovereignty RU Crimea denied (United Nations)"]),
    ],
)  # fmt: skip
def test_who_says_it_stands_behind(told, claims):
    assert short(told) == claims


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("Kyiv says that it holds [Izium]; Russian officers, that they have taken it.",
         ["control UA Izium (Kyiv)", "gain RU Izium (Russian officers)"]),
        ("Kyiv says that it holds [Izium]; [Moscow|settlement|RU], that the town has fallen.",
         ["control UA Izium (Kyiv)", "gain RU Izium (Moscow)"]),
        ("Kyiv said that its troops had left [Izium]; the general, in uniform, that his Russian troops had shelled [Lyman].",
         ["loss UA Izium (Kyiv)", "strike RU Lyman (general)"]),
        ("Kyiv says that it holds [Izium]; in May, that was not so.", ["control UA Izium (Kyiv)"]),
    ],
)  # fmt: skip
def test_who_says_it_without_a_verb(told, claims):
    assert short("Russian troops and Ukrainian troops fought for a week. " + told) == claims


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("[Izium] had been retaken in the first week of October, [Lyman] and [Bakhmut] in the third.",
         ["gain - Bakhmut", "gain - Izium", "gain - Lyman"]),
        ("[Izium] was taken by Russian troops, [Lyman] by Ukrainian ones and [Bakhmut] by Wagner.",
         ["gain RU Izium"]),
        ("[Izium] was taken by Russian troops, [Lyman] by Ukrainian troops and [Bakhmut] by Wagner.",
         ["gain RU Izium", "gain UA Lyman", "gain Wagner Group Bakhmut"]),
        ("[Izium] was taken by Russian troops, [Lyman] by chance.", ["gain RU Izium"]),
    ],
)  # fmt: skip
def test_places_of_which_the_same_is_told_without_a_verb(told, claims):
    assert short(told) == claims


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("Not a yard of [Izium] will be given up, the general said.", ["loss - Izium part denied planned (general)"]),
        ("Nine offensives against [Izium] were mounted by Russian troops.", ["contest RU Izium"]),
        ("An attack on [Izium] by Russian troops is being considered.", ["contest RU Izium planned"]),
        ("The capture of [Izium] by Russian troops was not being considered.", ["gain RU Izium denied planned"]),
        ("[Izium] is occupied with repairs.", []),
        ("First to fall was [Izium].", ["gain - Izium"]),
        ("The first to fall was [Izium].", ["gain - Izium"]),
        ("Russian troops took [Izium] on the third, [Lyman] on the fourth.", ["gain RU Izium", "gain RU Lyman"]),
        ("Argentina holds [Izium] to be its own.", []),
        ("[Izium], in [Kharkiv region|admin1], which Russian troops had taken in May, is quiet.", ["gain RU Izium"]),
        ("[Izium], in [Kharkiv region|admin1], which Russia has annexed, is quiet.",
         ["sovereignty RU Kharkiv region"]),
    ],
)  # fmt: skip
def test_what_words_beside_a_claim_do_to_it(told, claims):
    assert short("Russian troops and Ukrainian troops fought for a week. " + told) == claims


@pytest.mark.parametrize("ours", ["is in our hands", "is ours", "is under our control"])
@pytest.mark.parametrize(("who", "party"), [("a Russian soldier", "RU"), ("a Ukrainian soldier", "UA")])
def test_ours_is_the_speaker_s_where_he_is_named_behind_the_next_sentence(ours, who, party):
    told = short(f"Tanks burned for a week. “[Izium] {ours}. Let them come,” said {who}.")
    assert told == [f"control {party} Izium ({who[2:]})"]


@pytest.mark.parametrize(
    "told",
    [
        "The visitors laid siege to the [Barnet] goal for an hour.",
        "A frog logo has invaded [Gdansk].",
        "A retail chain gave up [Lodz] last year.",
        "The army wants to keep [Ukraine|country|UA] citizens safe.",
    ],
)
def test_trade_and_play_take_no_ground(told):
    assert short(WAR + told) == []


@pytest.mark.parametrize("who", ["A rebel spokesman", "A rebel spokesman, Colonel Ahmed Bani,"])
def test_what_rebels_deny_to_have_lost_was_theirs(who):
    told = short(f"The rebels fought on against Libyan troops. {who} denied that [Brega|settlement|LY] had been lost.")
    assert [claim.split(" (")[0] for claim in told] == ["loss rebels Brega denied"]


@pytest.mark.parametrize(
    "told",
    [
        "The Socialist Party denied that it had surrendered [Lille] for the sake of an understanding.",
        "The Liberal Party means to wrest [Idlib] from whoever has it.",
        "The preacher's list swept the capital and took [Idlib].",
        "The party of the former militias lost [Idlib] outright.",
        "Eighty-two soldiers captured near [Idlib] last year were handed to the Red Cross.",
        "A Turkish consortium runs [Idlib airport|facility].",
        "The incumbent faces a run-off that both candidates describe as a battle for [Idlib].",
    ],
)
def test_parties_at_the_polls_and_persons_handed_over_move_no_front(told):
    assert short(WAR + told) == []


def test_a_party_with_an_army_takes_towns():
    told = short(WAR + "The Communist Party took [Shanghai|settlement|CN] in 1949.")
    assert [claim for claim in told if claim.startswith("gain")]
