"""Places that stand before their verb, apart from their noun, or in a clause of another order."""

import pytest

from tests.claims_cases import short

_WAR = "Rebels and troops fight. "

ORDERS = {
    # In a relative clause that does not begin with the object.
    "[Minova|settlement|CD], where rebels gained a foothold on Monday, is quiet.": ["gain rebels Minova part"],
    "[Minova|settlement|CD], where fighting has raged for a week, is quiet.": ["contest - Minova"],
    "[Minova|settlement|CD], from which the rebels drove the army, is quiet.": ["gain rebels Minova"],
    "[Minova|settlement|CD], whose capture by the rebels was announced on Monday, is quiet.": ["gain rebels Minova"],
    "[Minova|settlement|CD], on whose outskirts rebels are fighting, is quiet.": ["contest rebels Minova approach"],
    "[Minova|settlement|CD], whose outskirts the rebels have reached, is quiet.": ["contest rebels Minova approach"],
    "[Minova|settlement|CD], near which the rebels are dug in, is quiet.": ["control rebels Minova approach"],
    "[Minova|settlement|CD], whose suburbs were seized by rebels, is quiet.": ["gain rebels Minova approach"],
    "[Minova|settlement|CD], whose northern districts are held by rebels, is quiet.": ["control rebels Minova part"],
    "[Minova|settlement|CD], the eastern half of which the rebels hold, is quiet.": ["control rebels Minova part"],
    # Before the subject.
    "From [Minova|settlement|CD] the rebels withdrew to the hills.": ["loss rebels Minova"],
    "Into [Minova|settlement|CD] rolled the rebels.": ["gain rebels Minova"],
    "It was in [Minova|settlement|CD] that the rebels gained a foothold.": ["gain rebels Minova part"],
    "[Minova|settlement|CD] the rebels had taken a week earlier.": ["gain rebels Minova"],
    "In [Minova|settlement|CD], the governor said, the rebels had gained a foothold.": [
        "gain rebels Minova part (governor)"
    ],
    "On the edge of [Minova|settlement|CD], the rebels were digging in.": ["control rebels Minova approach"],
    # Between dashes, in brackets, behind a colon.
    "[Minova|settlement|CD] — captured by rebels last week — has no water.": ["gain rebels Minova"],
    "[Minova|settlement|CD] (captured by rebels last week) has no water.": ["gain rebels Minova"],
    "[Minova|settlement|CD]: captured by rebels.": ["gain rebels Minova"],
    # At another time, among others.
    "[Minova|settlement|CD] fell on Monday and [Sake|settlement|CD] a day later.": ["gain - Minova", "gain - Sake"],
    "[Minova|settlement|CD] was captured by rebels on Monday, [Sake|settlement|CD] on Tuesday.": [
        "gain rebels Minova",
        "gain rebels Sake",
    ],
    "The rebels captured three towns, the largest of them [Minova|settlement|CD].": ["gain rebels Minova"],
    "The rebels captured three towns, [Minova|settlement|CD] and [Sake|settlement|CD] among them.": [
        "gain rebels Minova",
        "gain rebels Sake",
    ],
    "[Minova|settlement|CD] is one of three towns captured by the rebels.": ["gain rebels Minova"],
    "The latest town to fall to the rebels was [Minova|settlement|CD].": ["gain rebels Minova"],
    "The first town to be captured by the rebels was [Minova|settlement|CD].": ["gain rebels Minova"],
    "The rebels captured not only [Minova|settlement|CD] but also [Sake|settlement|CD].": [
        "gain rebels Minova",
        "gain rebels Sake",
    ],
    "[Minova|settlement|CD] and [Sake|settlement|CD], both in rebel hands since May, were calm.": [
        "control rebels Minova",
        "control rebels Sake",
    ],
    "[Minova|settlement|CD], captured the day before, was empty.": ["gain - Minova"],
    # In part, and whole.
    "[Minova|settlement|CD] is mostly in rebel hands.": ["control rebels Minova part"],
    "The rebels shelled villages in [Masisi|admin2|CD].": ["strike rebels Masisi part"],
    "The rebels took the refinery town of [Minova|settlement|CD].": ["gain rebels Minova"],
    # The object of a passive is a noun of the verb's.
    "The road to [Minova|settlement|CD] was cut by the rebels.": ["contest rebels Minova approach"],
    "Control of [Minova|settlement|CD] was regained by the rebels on Monday.": ["gain rebels Minova"],
    # Nouns of fighting that come upon a place.
    "Heavy fighting was reported on Monday from [Minova|settlement|CD].": ["contest - Minova"],
    "[Minova|settlement|CD] has seen some of the heaviest fighting of the war.": ["contest - Minova"],
    "[Minova|settlement|CD], the scene of a rebel assault, is quiet.": ["contest rebels Minova"],
    "[Minova|settlement|CD] repelled a rebel attack.": ["contest rebels Minova"],
    "Clashes rocked [Minova|settlement|CD] on Monday.": ["contest - Minova"],
    # What is had, left, laid down.
    "The rebels have a presence in [Minova|settlement|CD].": ["control rebels Minova"],
    "The rebels' flag went up over [Minova|settlement|CD].": ["gain rebels Minova"],
    "[Minova|settlement|CD] is in the possession of the rebels.": ["control rebels Minova"],
    "[Minova|settlement|CD] resisted the rebels for a month.": ["contest rebels Minova"],
    "Street fighting went on in the east of [Minova|settlement|CD].": ["contest - Minova part"],
    "With [Minova|settlement|CD] in their hands, the rebels turned south.": ["control rebels Minova"],
    "With [Minova|settlement|CD] captured, the rebels turned south.": ["gain rebels Minova"],
    "An attack by rebels that left [Minova|settlement|CD] in ruins killed hundreds.": ["strike rebels Minova"],
    "The defenders of [Minova|settlement|CD] laid down their arms.": ["gain - Minova"],
    # Lists that begin with ground without a name; one of a group.
    "The rebels took the bridge and with it [Minova|settlement|CD].": ["gain rebels Minova"],
    "The rebels took the airport and [Minova|settlement|CD].": ["gain rebels Minova"],
    "[Minova|settlement|CD] is the only town still held by the rebels.": ["control rebels Minova"],
    "The only town still in rebel hands is [Minova|settlement|CD].": ["control rebels Minova"],
    "Also captured by the rebels was [Minova|settlement|CD].": ["gain rebels Minova"],
    "Among the places taken by the rebels were [Minova|settlement|CD] and [Sake|settlement|CD].": [
        "gain rebels Minova",
        "gain rebels Sake",
    ],
    "In the [Minova|settlement|CD] direction the rebels attacked eight times.": ["contest rebels Minova approach"],
    "Fighting continued in the [Minova|settlement|CD] sector.": ["contest - Minova approach"],
    # Forced, met, had.
    "The rebels surrounded [Minova|settlement|CD] and forced it to surrender.": [
        "contest rebels Minova",
        "gain rebels Minova",
    ],
    "The rebels forced the surrender of [Minova|settlement|CD].": ["gain rebels Minova"],
    "The rebels met stiff resistance in [Minova|settlement|CD].": ["contest rebels Minova"],
    "The rebels have [Minova|settlement|CD] under siege.": ["contest rebels Minova"],
    "The battle has moved to [Minova|settlement|CD].": ["contest - Minova"],
    # The type of a place behind its name; where it lies before it.
    "The rebels captured [Minova|settlement|CD] air base.": ["gain rebels Minova"],
    "[Minova|settlement|CD] air base, captured by rebels last week, is quiet.": ["gain rebels Minova"],
    "The rebels captured [Minova|settlement|CD] international airport.": ["gain rebels Minova"],
    "The rebels captured the [Kivu port|water] of [Minova|settlement|CD].": ["gain rebels Minova"],
    "The rebels captured towns like [Minova|settlement|CD].": ["gain rebels Minova"],
    "[Minova|settlement|CD] was taken by rebels and [Sake|settlement|CD] held by rebels.": [
        "control rebels Sake",
        "gain rebels Minova",
    ],
    "The rebels hold [Minova|settlement|CD] while shelling [Sake|settlement|CD].": [
        "control rebels Minova",
        "strike rebels Sake",
    ],
    # Not so, and only feared.
    "It was not the case that rebels had captured [Minova|settlement|CD].": ["gain rebels Minova denied"],
    "There are fears of rebels capturing [Minova|settlement|CD].": ["gain rebels Minova planned"],
    "The general led the rebel assault on [Minova|settlement|CD].": ["contest rebels Minova"],
    # Told without a verb.
    "[Minova|settlement|CD]: rebels in control.": ["control rebels Minova"],
    "[Minova|settlement|CD]: rebels in full control of the town.": ["control rebels Minova"],
    "[Minova|settlement|CD] — heavy fighting since dawn.": ["contest - Minova"],
    "[Minova|settlement|CD]: rebel attack repelled.": ["contest rebels Minova"],
    "[Minova|settlement|CD]: the rebels gained a foothold at dawn.": ["gain rebels Minova part"],
    "[Minova|settlement|CD] under siege for 40th day.": ["contest - Minova"],
    "Liberated: [Minova|settlement|CD] and [Sake|settlement|CD].": ["gain - Minova", "gain - Sake"],
    "Rebels at gates of [Minova|settlement|CD].": ["contest rebels Minova approach"],
    "Rebels 10 km from [Minova|settlement|CD].": ["contest rebels Minova approach"],
}


@pytest.mark.parametrize(("text", "expected"), ORDERS.items())
def test_place_before_or_apart_from_its_verb(text: str, expected: list[str]) -> None:
    assert short(_WAR + text) == expected


TRAPS = (
    "The rebels captured [Minova|settlement|CD] air force pilots.",
    "Rebels from rival families battled in the [Minova|settlement|CD] refugee camp.",
    "The rebels took the airport and [Minova|settlement|CD] was quiet.",
    "The rebels met no resistance in [Minova|settlement|CD].",
    "[Minova|settlement|CD]: tea with the mayor.",
    "[Minova|settlement|CD]: rebels on holiday.",
    "Visited: [Minova|settlement|CD] and [Sake|settlement|CD].",
    "Refugees inside [Minova|settlement|CD].",
    "The talks moved in the [Minova|settlement|CD] direction.",
    "[Minova|settlement|CD], whose mayor was captured by rebels, is quiet.",
    "[Minova|settlement|CD], whose maize was seized by rebels, is quiet.",
    "The battalion from [Minova|settlement|CD] changed sides.",
    "In [Minova|settlement|CD], the attack was condemned.",
    "In [Minova|settlement|CD], rebels captured three officers.",
    "In [Minova|settlement|CD], the minister said rebels had launched an attack.",
    "[Minova|settlement|CD], where ministers fought over the budget, is quiet.",
    "[Minova|settlement|CD], where the army captured three rebels, is quiet.",
    "[Minova|settlement|CD], from which the soldiers withdrew money, is quiet.",
    "[Minova|settlement|CD] they visited, the rebels said.",
    "[Minova|settlement|CD] (known for its mines) has no water.",
    "[Minova|settlement|CD] is one of three names taken by the rebels.",
    "The mayor of [Minova|settlement|CD] is one of three men captured by the rebels.",
    "The ministers visited three towns, [Minova|settlement|CD] among them.",
    "The road to [Minova|settlement|CD] was taken by thousands of people.",
    "Rebels in [Minova|settlement|CD] laid down their arms under a peace deal.",
    "An earthquake shook [Minova|settlement|CD] on Monday.",
    "Critics in [Minova|settlement|CD] repelled an attack on the minister.",
    "With [Minova|settlement|CD] in his thoughts, the rebel slept.",
)


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_stands_so_claims_nothing(text: str) -> None:
    assert short(_WAR + text) == []


def test_place_at_another_time_is_no_subject_of_the_next_clause() -> None:
    text = "[Minova|settlement|CD] fell on Monday and [Sake|settlement|CD] a day later held a parade."
    assert short(_WAR + text) == ["gain - Minova"]


NAMES = {
    "Troops fight. The Islamic State-held town of [Hit|settlement|IQ] is quiet.": ["control Islamic State Hit"],
    "Troops fight. [Hit|settlement|IQ] is in Islamic State hands.": ["control Islamic State Hit"],
    "Troops die; the war in [Syria|country|SY] goes on. [Tabqa] is in Syrian Democratic Forces hands.": [
        "control Syrian Democratic Forces Tabqa"
    ],
    "Troops die; the war in [Colombia|country|CO] goes on. Farc guerrillas took [Toribio].": [
        "gain Revolutionary Armed Forces of Colombia Toribio"
    ],
    "Troops die; the war in [Turkey|country|TR] goes on. The Kurdistan Workers’ Party took [Lice].": [
        "gain Kurdistan Workers' Party Lice"
    ],
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_names_of_groups_before_hands_and_hyphens(text: str, expected: list[str]) -> None:
    assert short(text) == expected
