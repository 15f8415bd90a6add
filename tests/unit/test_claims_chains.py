"""Whom "they" and "it" mean in the sentence after one that tells who took a place, however it is told."""

import pytest

from tests.claims_cases import short

WAR = "Fighting went on for a week, with tanks and artillery. "
FIRST = [
    "{A} took [{P}] from {B} on Monday.",
    "{A} drove {B} out of [{P}] on Monday.",
    "{B} left [{P}] on Monday, and {A} entered the town hours later.",
    "[{P}] was taken by {A} on Monday.",
    "[{P}] fell to {A} on Monday.",
    "A spokesman for {B} said on Monday that {A} had taken [{P}].",
    "The mayor of [{P}] said that {A} had entered the town.",
    "The capture of [{P}] by {A} stunned the country.",
    "An offensive by {A} reached [{P}] on Monday.",
    "{A} attacked [{P}] at dawn, and {B} fell back after an hour.",
    "{B} had held [{P}] for years when {A} took it on Monday.",
    "{B} failed to stop {A}, who entered [{P}] on Monday.",
]
BETWEEN = ["", "Thousands fled. ", "“It was terrible,” said Maria, a teacher. "]
THEY = {
    "They then took [{Q}].": "gain",
    "By nightfall they held [{Q}] as well.": "control",
    "They now control [{Q}].": "control",
    "From there they shelled [{Q}].": "strike",
    "[{Q}], which they took a day later, is quiet.": "gain",
    "[{Q}] fell to them a day later.": "gain",
}
IT = {
    "It then took [{Q}].": "gain",
    "Its forces now hold [{Q}].": "control",
    "On Friday its artillery hit [{Q}].": "strike",
    "[{Q}] fell to its forces a day later.": "gain",
}
MEN = [
    ("Russian troops", "Ukrainian troops", "RU", "Izium", "Lyman"),
    ("Rebels", "Syrian troops", "rebels", "Idlib", "Hama"),
]
BODIES = [("Russia", "Ukraine", "RU", "Izium", "Lyman"), ("The M23", "Congo", "M23", "Goma|settlement|CD", "Bukavu")]
NOT_OF_ONE = ("A spokesman", "{B} left", "{B} failed")  # in which "it" may be either


def _told(first, between, then, actors):
    one, other, _, taken, next_ = actors
    text = first.format(A=one, B=other, P=taken)
    if not first.startswith("{"):
        text = text.replace("The M23", "the M23").replace("Rebels", "rebels")
    lower = {one: one[0].lower() + one[1:]} if one in ("Rebels", "The M23") and not first.startswith("{A") else {}
    for name, small in lower.items():
        text = text.replace(name, small)
    told = short(WAR + text[0].upper() + text[1:] + " " + between + then.format(Q=next_))
    return [claim.split(" (")[0] for claim in told if next_ in claim]


@pytest.mark.parametrize("actors", MEN, ids=["regulars", "rebels"])
@pytest.mark.parametrize("then", THEY)
@pytest.mark.parametrize("between", BETWEEN, ids=["next", "fled", "said"])
@pytest.mark.parametrize("first", FIRST)
def test_they_are_those_who_took_the_place_before(first, between, then, actors):
    assert _told(first, between, then, actors) == [f"{THEY[then]} {actors[2]} {actors[4]}"]


@pytest.mark.parametrize("actors", BODIES, ids=["state", "group"])
@pytest.mark.parametrize("then", IT)
@pytest.mark.parametrize("first", [first for first in FIRST if not first.startswith(NOT_OF_ONE)])
def test_it_is_who_took_the_place_before(first, then, actors):
    assert _told(first, "", then, actors) == [f"{IT[then]} {actors[2]} {actors[4]}"]


def test_who_holds_on_is_not_passed_over():
    told = short(
        WAR + "Syrian troops are trying to retake [Idlib], which rebels took in May. They have entered [Hama]."
    )
    assert "gain SY Hama" in told
    told = short(WAR + "Ukraine said that Russia had taken [Izium]. It has since retaken [Lyman].")
    assert "gain UA Lyman" in told


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("They took [Izium] at dawn. The Russians met no resistance.", ["gain RU Izium"]),
        ("They took [Izium] at dawn. By noon the Russian troops were at the river.", ["gain RU Izium"]),
        ("They took [Izium] at dawn. Nobody fired. Russian troops then shelled [Lyman].",
         ["gain RU Izium", "strike RU Lyman"]),
        ("They held [Izium] for a month. When the Russians came back, the Ukrainians left.", ["control UA Izium"]),
    ],
)  # fmt: skip
def test_they_of_a_text_that_names_nobody_yet_are_named_behind(told, claims):
    assert short("Tanks burned and shells fell for a week. " + told) == claims


WARS = [
    ("German troops", "Soviet troops", "DE", "Kharkov|settlement|UA", "Belgorod|settlement|RU"),
    ("Azerbaijani troops", "Armenian forces", "AZ", "Shusha|settlement|AZ", "Hadrut|settlement|AZ"),
    ("Rebels", "the Syrian army", "rebels", "Idlib|settlement|SY", "Hama|settlement|SY"),
]


@pytest.mark.parametrize("war", WARS, ids=["abroad", "at home", "rebels"])
@pytest.mark.parametrize(
    "first", ["{A} attacked [{P}] at dawn and drove out {B}.", "{A} took [{P}] from {B} on Monday."]
)
@pytest.mark.parametrize(
    ("then", "kind"),
    [
        ("The attackers then took [{Q}].", "gain"),
        ("The besiegers shelled [{Q}] as well.", "strike"),
        ("[{Q}] was captured by the attackers.", "gain"),
        ("The advancing army took [{Q}].", "gain"),
    ],
)
def test_attackers_are_those_who_attacked(then, kind, first, war):
    one, other, party, taken, next_ = war
    told = short(WAR + f"{first.format(A=one, B=other, P=taken)} {then.format(Q=next_)}")
    assert [claim for claim in told if next_.split("|")[0] in claim] == [f"{kind} {party} {next_.split('|')[0]}"]
