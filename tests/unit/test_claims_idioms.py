"""Idioms of war: what towns, armies and guns are said to do, and the same words of something else."""

import pytest

from tests.claims_cases import short

_WAR = "Rebels and troops fight. "
_P = "[Minova|settlement|CD]"

READ = {
    # A town submits.
    "{P} submitted to the rebels.": ["gain rebels Minova"],
    "{P} went over to the rebels.": ["gain rebels Minova"],
    "{P} declared for the rebels.": ["gain rebels Minova"],
    "{P} rallied to the rebels.": ["gain rebels Minova"],
    "{P} threw in its lot with the rebels.": ["gain rebels Minova"],
    "{P} threw open its gates to the rebels.": ["gain rebels Minova"],
    "{P} beat off the rebels.": ["contest rebels Minova"],
    # Whose word it obeys.
    "{P} obeys the rebels.": ["control rebels Minova"],
    "{P} answers to the rebels.": ["control rebels Minova"],
    "{P} takes its orders from the rebels.": ["control rebels Minova"],
    # Into it, out of it.
    "The rebels strode into {P}.": ["gain rebels Minova"],
    "The rebels trooped into {P}.": ["gain rebels Minova"],
    "The rebels muscled their way into {P}.": ["gain rebels Minova"],
    "The rebels waded ashore at {P}.": ["gain rebels Minova"],
    "The rebels brought {P} to heel.": ["gain rebels Minova"],
    "The rebels purified {P} of the enemy.": ["gain rebels Minova"],
    "The rebels bombarded {P} into submission.": ["gain rebels Minova"],
    "The rebels were put out of {P}.": ["loss rebels Minova"],
    "The rebels were prised from {P}.": ["loss rebels Minova"],
    "The rebels have gone from {P}.": ["loss rebels Minova"],
    "The rebels let {P} go.": ["loss rebels Minova"],
    "The rebels drew their men out of {P}.": ["loss rebels Minova"],
    # There, round it, before it.
    "The rebels have men in {P}.": ["control rebels Minova part"],
    "The rebels stood their ground in {P}.": ["control rebels Minova"],
    "The rebels had sat upon {P} since May.": ["control rebels Minova"],
    "The rebels sealed off {P}.": ["contest rebels Minova"],
    "The rebels drew a ring round {P}.": ["contest rebels Minova"],
    "The rebels penned the garrison inside {P}.": ["contest rebels Minova"],
    "The rebels closed the last road into {P}.": ["contest rebels Minova approach"],
    "The rebels have choked {P} since May.": ["contest rebels Minova"],
    "The rebels stopped just short of {P}.": ["contest rebels Minova approach"],
    "The rebels reached the walls of {P}.": ["contest rebels Minova approach"],
    "The rebels flung themselves on {P}.": ["contest rebels Minova"],
    "The rebels marched against {P}.": ["contest rebels Minova approach"],
    "The rebels punched through the line at {P}.": ["contest rebels Minova approach"],
    "The rebels poured down the road to {P}.": ["contest rebels Minova approach"],
    "The army threw back four rebel attempts on {P}.": ["contest rebels Minova"],
    "The rebels are within striking distance of {P}.": ["contest rebels Minova approach"],
    "The rebels delivered an attack on {P}.": ["contest rebels Minova"],
    "The rebels got to within three miles of {P}.": ["contest rebels Minova approach"],
    "The rebels cut {P} in two.": ["contest rebels Minova"],
    "The rebels mauled the army at {P}.": ["contest rebels Minova"],
    "{P} was hemmed in by the rebels.": ["contest rebels Minova"],
    "Heavy fighting gripped {P}.": ["contest - Minova"],
    "Battles raged round {P}.": ["contest - Minova"],
    # From afar.
    "Rebel rockets rained on {P}.": ["strike rebels Minova"],
    "Rebel guns thundered against {P}.": ["strike rebels Minova"],
    "Rebel artillery ground {P} to dust.": ["strike rebels Minova"],
    "The rebels let fly at {P} with their mortars.": ["strike rebels Minova"],
    "Rockets were fired from the hills on {P}.": ["strike - Minova"],
    "[Sake|settlement|CD] and {P} answer to the rebels.": ["control rebels Minova", "control rebels Sake"],
    "[Sake|settlement|CD] and {P} fall to the rebels.": ["gain rebels Minova", "gain rebels Sake"],
    "The rebels shot their way into {P}.": ["gain rebels Minova"],
    "The rebels wrested two towns, [Sake|settlement|CD] and {P}, from the army.": [
        "gain rebels Minova",
        "gain rebels Sake",
    ],
    "The rebels raised over the town hall of {P} a flag.": ["gain rebels Minova"],
    "The rebels are three hundred metres from {P}.": ["contest rebels Minova approach"],
    # In whose hands, under whom.
    "{P} slid under rebel control.": ["gain rebels Minova"],
    "{P} is safe in rebel hands.": ["control rebels Minova"],
    "{P} stayed loyal to the rebels.": ["control rebels Minova"],
    "The rebels turned {P} into a fortress.": ["control rebels Minova"],
    "The rebels reign supreme in {P}.": ["control rebels Minova"],
    "{P} is in the rebels' keeping.": ["control rebels Minova"],
    "{P} ended up in the hands of the rebels.": ["gain rebels Minova"],
    "{P} has been under the rebels since May.": ["control rebels Minova"],
    "{P} groaned under the rebels' yoke.": ["control rebels Minova"],
    "{P} is rebel territory.": ["control rebels Minova"],
    "{P} is Taliban country.": ["control Taliban Minova"],
    "{P} is under a rebel blockade.": ["contest rebels Minova"],
    "The rebels are within gunshot of {P}.": ["contest rebels Minova approach"],
    "The rebels are five miles short of {P}.": ["contest rebels Minova approach"],
    "The rebels swung north, toward {P}.": ["contest rebels Minova approach"],
    "The rebels' flag came down in {P}.": ["loss rebels Minova"],
    "The rebels hung their flag from the town hall of {P}.": ["gain rebels Minova"],
    # The same of another place.
    "The rebels took [Sake|settlement|CD] in May; {P} followed.": ["gain rebels Minova", "gain rebels Sake"],
    "The rebels took [Sake|settlement|CD] in May. {P} followed on the 3rd.": [
        "gain rebels Minova",
        "gain rebels Sake",
    ],
    "The rebels lost [Sake|settlement|CD] in May, and {P} went the same way.": [
        "loss rebels Minova",
        "loss rebels Sake",
    ],
    # In law.
    "[Crimea|admin1|UA] was joined to Russia.": ["sovereignty RU Crimea"],
}
LEFT = (
    "{P} made its peace with the past.",
    "The bridge at {P} collapsed before the troops came.",
    "[Chad|country|TD] sided with the rebels.",
    "[Chad|country|TD] rallied to the rebels.",
    "The mayor of {P} answers to the voters.",
    "Climbers made two attempts on {P}.",
    "Water flowed into {P}.",
    "Students trooped into {P}.",
    "The tourists have gone from {P}.",
    "The parties came to blows in {P}.",
    "Police sealed off the market.",
    "The rebels' friends have songs in {P}.",
    "{P} followed.",
    "Talks in [Sake|settlement|CD] and {P} answer to the rebels.",
    "A shot was heard on the way into {P}.",
    "The rebels have {P} by the throat.",
    "The voters turned {P} into a stronghold of the left.",
    "[Sake|settlement|CD] is calm. {P} followed.",
    "The papers are in the keeping of the court in {P}.",
    "{P} has been under snow since Monday.",
    "The rebels are stationed in {P}'s imagination.",
    "The curtain came down in {P}.",
)


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_an_idiom_is_read(text: str, expected: list[str]) -> None:
    assert short(_WAR + text.replace("{P}", _P)) == expected


@pytest.mark.parametrize("text", LEFT)
def test_the_same_words_of_something_else_are_left(text: str) -> None:
    assert short(_WAR + text.replace("{P}", _P)) == []
