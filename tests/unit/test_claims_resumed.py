"""Long prose: whose the defenders are, what holds out, places resumed after an aside, and lists that tell how."""

import pytest

from tests.claims_cases import short

WAR = "Russian troops and Ukrainian soldiers shelled each other for a month."
OF_TWO_SIDES = {
    # Whom those attack who are told to come in the sentence before.
    "Ukrainian troops came up with tanks. The garrison of [Izium|settlement|UA] surrendered the town.": [
        "loss RU Izium"
    ],
    "Ukrainian troops attacked at dawn. The defenders abandoned [Izium|settlement|UA].": ["loss RU Izium"],
    "Russian troops attacked at dawn. The defenders abandoned [Izium|settlement|UA].": ["loss UA Izium"],
    # What holds out while others fall is not the taker's.
    "Ukrainian troops retook [Lyman|settlement|UA]; [Izium|settlement|UA] held out for a week.": [
        "control RU Izium",
        "gain UA Lyman",
    ],
    "Russian troops took [Lyman|settlement|UA]; [Izium|settlement|UA] held out for a week.": [
        "control UA Izium",
        "gain RU Lyman",
    ],
    # Of two states at war the other shells a town, unless the text tells of ground there that it holds.
    "Shells fell on [Sumy|settlement|UA] in the night.": ["strike RU Sumy"],
    "Ukrainian troops retook [Lyman|settlement|UA]. Shells fell on [Izium|settlement|UA] in the night.": [
        "gain UA Lyman",
        "strike - Izium",
    ],
    # Who has crept in is no army of the state in which the town lies; "him" is whoever was named.
    "[Lyman|settlement|UA] was cleared of infiltrators on Sunday.": ["gain UA Lyman"],
    "General Gerasimov of Russia came up the road, and [Lyman|settlement|UA] fell to him.": ["gain RU Lyman"],
    # Whose attempt it is.
    "A Ukrainian attempt to retake [Lyman|settlement|UA] began on Friday.": ["contest UA Lyman"],
    "A Ukrainian attempt to retake [Lyman|settlement|UA] failed.": ["gain UA Lyman denied"],
    # What did not happen, though it could have; what was let be.
    "Russian troops would have taken [Lyman|settlement|UA] had the rain held off.": [],
    "Russian troops could have taken [Lyman|settlement|UA] in May.": [],
    "By Friday, the general said, Russian troops would have taken [Lyman|settlement|UA].": [
        "gain RU Lyman planned (general)"
    ],
    "Russian troops left [Lyman|settlement|UA] alone.": [],
    "Russian troops left [Lyman|settlement|UA] on Friday.": ["loss RU Lyman"],
    # A place put forward behind another clause.
    "The Russians were tired, and it was from [Lyman|settlement|UA] that Ukrainian troops withdrew.": ["loss UA Lyman"],
    "The Russians were tired, and it was in [Lyman|settlement|UA] that they slept.": [],
    # Who helps is no "they".
    "The Russian army broke out; with the help of a few hundred Chechens, they took [Lyman|settlement|UA].": [
        "gain RU Lyman"
    ],
    # For whom a place is taken; whom those fight of whom nothing else is told.
    "The column that retook [Lyman|settlement|UA] for the Russians in May was ambushed.": ["gain RU Lyman"],
    "The column that retook [Lyman|settlement|UA] for ten days was ambushed.": ["gain UA Lyman"],
    "The army that has been fighting Ukraine since May captured [Lyman|settlement|UA].": ["gain RU Lyman"],
    "[Lyman|settlement|UA], [Izium|settlement|UA] and, since last Thursday, [Bakhmut|settlement|UA] are in Russian hands.": [
        "control RU Bakhmut",
        "control RU Izium",
        "control RU Lyman",
    ],
    # What was planned is done; what others did to the place of a relative clause; what failed each time.
    "Russian troops, who had been sent to take [Lyman|settlement|UA], have taken it.": [
        "gain RU Lyman",
        "gain RU Lyman planned",
    ],
    "Russian troops plan to take [Lyman|settlement|UA] and mean to take it by May.": ["gain RU Lyman planned"],
    "[Lyman|settlement|UA], which the Russians entered in May and Ukrainian troops retook in June, is quiet.": [
        "gain RU Lyman",
        "gain UA Lyman",
    ],
    "[Lyman|settlement|UA], which the Russians entered in May and Ukrainian bakers left in June, is quiet.": [
        "gain RU Lyman"
    ],
    "Russian troops tried three times to take [Lyman|settlement|UA] and failed.": ["gain RU Lyman denied"],
    "Russian troops tried three times to take [Lyman|settlement|UA].": ["contest RU Lyman"],
    "Russian troops moved in as Ukrainian soldiers moved out of [Izium|settlement|UA].": ["loss UA Izium"],
}

REBELS = "Rebels and soldiers fought for a month; shelling killed troops."
RESUMED = {
    "The rebels moved on [Goma] in May, and the town fell without a fight.": [
        "contest rebels Goma approach",
        "gain rebels Goma",
    ],
    "The rebels met in [Goma], and the town council fell without a fight.": [],
    "[Goma], one stop down the line and the first town that Kenyan troops retook, was the rebels' again by June.": [
        "control rebels Goma",
        "gain KE Goma",
    ],
    "[Goma] and the gas are still the rebels'.": ["control rebels Goma"],
    "[Goma] and the mayor are still the rebels'.": [],
    # Who was attacked does not attack; a name that is told to be a town is one.
    "The rebels were attacked near [Goma] on Monday by Kenyan troops.": ["contest KE Goma approach"],
    "Kenyan troops attacked the rebels near [Goma] on Monday.": ["contest KE Goma approach"],
    "The rebels had not, the governor said, captured [Goma].": ["gain rebels Goma denied (governor)"],
    "[Goma] is the rebels', and [Sake], and [Bukavu].": [
        "control rebels Bukavu",
        "control rebels Goma",
        "control rebels Sake",
    ],
    "[Goma] is the rebels', and [Sake], said the mayor, is calm.": ["control rebels Goma"],
    # In another way, and with the same preposition.
    "The rebels captured [Goma] at the first attempt and [Sake] at the second.": [
        "gain rebels Goma",
        "gain rebels Sake",
    ],
    "The rebels withdrew from [Goma] in trucks and from [Sake] in boats.": ["loss rebels Goma", "loss rebels Sake"],
    "The rebels captured [Goma] with tanks and [Sake] was quiet at dusk.": ["gain rebels Goma"],
    "The rebels captured [Goma] on the way to [Sake] and [Bukavu] on the way back.": ["gain rebels Goma"],
}


@pytest.mark.parametrize(("text", "expected"), OF_TWO_SIDES.items())
def test_whose_they_are(text: str, expected: list[str]) -> None:
    assert short(f"{WAR} {text}") == expected


@pytest.mark.parametrize(("text", "expected"), RESUMED.items())
def test_what_is_told_of_a_place_again(text: str, expected: list[str]) -> None:
    assert short(f"{REBELS} {text}") == expected
