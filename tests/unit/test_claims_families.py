"""Families of sentences: who does it, in whatever construction the place is told of."""

import pytest

from tests.claims_cases import claims_of, short

WAR = "The war went on, and Yemeni troops, rebels, tanks and artillery were on the move. "
REBELS = (
    "rebel troops", "the rebels in the north", "rebel troops under Colonel Haddad", "rebel troops led by Colonel Haddad",
    "rebel troops and tanks", "the main body of the rebels", "the northern wing of the rebels",
    "the rebels' northern wing", "the rebels and their allies", "opposition troops|opposition",
)  # fmt: skip
FRAMES = {
    "{S} captured [Marib].": "gain {p} Marib",
    "{S} — about 2,000 men — captured [Marib].": "gain {p} Marib",
    "{S} had attacked [Marib] in May.": "contest {p} Marib",
    "The governor said {s} had captured [Marib].": "gain {p} Marib (governor)",
    "Thousands fled after {s} shelled [Marib].": "strike {p} Marib",
    "{S} moved quickly, driving the army out of [Marib] within hours.": "gain {p} Marib",
    "{S} regrouped overnight and chased the army from [Marib].": "gain {p} Marib",
    "[Marib] was captured by {s}.": "gain {p} Marib",
    "[Marib], captured in May by {s}, was calm.": "gain {p} Marib",
}


@pytest.mark.parametrize("who", REBELS)
def test_men_in_any_construction(who: str) -> None:
    who, _, party = who.partition("|")
    for frame, told in FRAMES.items():
        text = frame.format(S=who[0].upper() + who[1:], s=who)
        if "—" in text and "north" in who:
            continue  # the dash stands behind the men
        assert short(WAR + text) == [told.format(p=party or "rebels")], text


OFFICERS = {
    "Ahmad Haddad, a rebel commander, captured [Marib].": ["gain rebels Marib"],
    "Colonel Ahmad Haddad, the rebel commander in the north, withdrew from [Marib].": ["loss rebels Marib"],
    "Ahmad Haddad, commander of the rebels, entered [Marib].": ["gain rebels Marib"],
    "General Karl Hoffmann, a German general, captured [Marib].": ["gain DE Marib"],
    "Ahmad Haddad, a rebel spokesman, entered [Marib].": [],
    "Ahmad Haddad, a rebel commander, was killed when the army captured [Marib].": ["gain YE Marib"],
    "[Marib] was captured by the military wing of Hamas.": ["gain Hamas Marib"],
    "[Marib], which the rebels, backed by heavy guns, captured in June, was calm.": ["gain rebels Marib"],
    "[Marib] was captured by Hamas's military wing.": ["gain Hamas Marib"],
}


@pytest.mark.parametrize(("text", "expected"), OFFICERS.items())
def test_officers_and_wings(text: str, expected: list[str]) -> None:
    assert short(WAR.replace("Yemeni", "Yemen's") + text) == expected


SEVERAL = (
    "[Marib] and [Taiz]", "both [Marib] and [Taiz]", "the towns of [Marib] and [Taiz]",
    "the town of [Marib] and the nearby village of [Taiz]", "[Harad], [Marib] and [Taiz]",
)  # fmt: skip
OF_SEVERAL = (
    "The governor said {p} had been captured by the rebels.", "{P}, captured by the rebels in June, were calm.",
    "{P}, captured in May by the rebels, were calm.", "{P} were captured by the rebels.",
    "With {p} captured by the rebels, the talks were put off.",
)  # fmt: skip


@pytest.mark.parametrize("frame", OF_SEVERAL)
def test_several_places(frame: str) -> None:
    for several in SEVERAL:
        first = several.lstrip("[")[:1].upper()
        capital = several[:1] + first + several[2:] if several[0] == "[" else first + several[1:]
        found = claims_of(WAR + frame.format(p=several, P=capital))
        assert [claim.place.text for claim in found] == [
            name for name in ("Harad", "Marib", "Taiz") if name in several
        ], several
        assert {claim.kind for claim in found} == {"gain"}
        assert {claim.party for claim in found} == {"rebels"}
        assert {claim.speaker for claim in found} == {"governor" if "governor" in frame else "narrator"}


DEADLINES = {
    "The army was given until Friday to leave [Marib].": ["loss YE Marib planned"],
    "The army was given 48 hours to withdraw from [Marib].": ["loss YE Marib planned"],
    "The army had until Friday to leave [Marib].": ["loss YE Marib planned"],
    "The rebels gave the army until June to leave [Marib].": ["loss YE Marib planned (rebels)"],
    "The rebels gave the army two days to withdraw from [Marib].": ["loss YE Marib planned (rebels)"],
    "The rebels took two days to capture [Marib].": ["gain rebels Marib"],
}


@pytest.mark.parametrize(("text", "expected"), DEADLINES.items())
def test_time_given(text: str, expected: list[str]) -> None:
    assert short(WAR.replace("Yemeni", "Yemen's") + text) == expected


APART = {
    "He visited [Marib], [Taiz], captured by the rebels in June, and [Harad].": ["gain rebels Taiz"],
    "In May the rebels may capture [Marib].": ["gain rebels Marib planned"],
    "The rebels moved their troops and tanks out of [Marib].": ["loss rebels Marib"],
}


@pytest.mark.parametrize(("text", "expected"), APART.items())
def test_what_only_looks_like_it(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


NOUNS = {
    "The {n} [Marib], a town of 20,000 people, by the rebels was a surprise.": "{k} rebels Marib",
    "The {n} [Marib], in the north of the country, by the rebels was a surprise.": "{k} rebels Marib",
    "The {b} by the rebels of [Marib] was a surprise.": "{k} rebels Marib",
    "The {b} by rebel forces of [Marib] in May was a surprise.": "{k} rebels Marib",
}


@pytest.mark.parametrize(("noun", "kind"), [("capture", "gain"), ("siege", "contest"), ("shelling", "strike")])
def test_who_does_what_a_noun_tells(noun: str, kind: str) -> None:
    for frame, told in NOUNS.items():
        assert short(WAR + frame.format(n=f"{noun} of", b=noun)) == [told.format(k=kind)], frame


TOLD_BY_NOUNS = {
    "The capture of [Marib] cost the rebels 300 men.": ["gain rebels Marib"],
    "The rebels celebrated the capture of [Marib].": ["gain rebels Marib"],
    "The rebels denied the shelling of [Marib].": ["strike rebels Marib denied (rebels)"],
}


@pytest.mark.parametrize(("text", "expected"), TOLD_BY_NOUNS.items())
def test_whose_deed_a_noun_is(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


GROUND = (
    "[Marib] itself", "the town of [Marib] itself", "the [Marib] district", "[Marib] (population 20,000)",
    "[Marib] as well as [Taiz]", "[Marib]'s northern suburbs",
)  # fmt: skip
HELD = (
    "{P}, captured by the rebels in June, was calm.", "With {p} captured by the rebels, the talks were put off.",
    "{P} was captured by the rebels.",
)  # fmt: skip


@pytest.mark.parametrize("ground", GROUND)
def test_ground_before_a_participle(ground: str) -> None:
    for frame in HELD:
        told = claims_of(WAR + frame.format(p=ground, P=ground[0].upper() + ground[1:]))
        assert {(claim.kind, claim.party) for claim in told} == {("gain", "rebels")}, frame
        assert [claim.place.text.split()[0] for claim in told] == ["Marib", *["Taiz"] * ("Taiz" in ground)], frame


TAKERS = (
    "the rebels and their allies", "rebel troops under Colonel Haddad", "the rebels in the north",
    "hundreds of rebels",
)  # fmt: skip


@pytest.mark.parametrize("takers", TAKERS)
def test_participle_that_opens_the_sentence(takers: str) -> None:
    for ground in ("[Marib]", "the city of [Marib]", "the city of [Marib] itself"):
        text = f"Captured by {takers} in June, {ground} was calm."
        assert short(WAR + text) == ["gain rebels Marib"], text


PARTED = {
    "The rebels brought [Marib], a town of 20,000 people, under fire.": ["strike rebels Marib"],
    "The rebels put [Marib], the capital of the province, under siege.": ["contest rebels Marib"],
    "The rebels gave [Marib], an old town, up.": ["loss rebels Marib"],
    "The rebels reduced [Marib], an old town, to rubble.": ["strike rebels Marib"],
    "The rebels rested overnight, then captured [Marib].": ["gain rebels Marib"],
    "The rebels regrouped overnight, then chased the army from [Marib].": ["gain rebels Marib"],
    "The rebels denied re-capturing [Marib].": ["gain rebels Marib denied (rebels)"],
    "The rebels denied carpet-bombing [Marib].": ["strike rebels Marib denied (rebels)"],
}


@pytest.mark.parametrize(("text", "expected"), PARTED.items())
def test_what_an_aside_parts(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


SUDAN = (
    "The war in Sudan went on, and fighters of the Rapid Support Forces (RSF), tanks and artillery were on the move. "
)
UKRAINE = "The war in Ukraine went on, and Ukrainian troops, Russian soldiers, tanks and artillery were on the move. "
MEN = {
    SUDAN: {
        "army troops": "SD", "an army column": "SD", "an army column led by General Abdallah": "SD",
        "army soldiers led by General Abdallah": "SD", "an army column backed by tanks": "SD",
        "RSF troops, tanks and artillery": "Rapid Support Forces", "RSF troops": "Rapid Support Forces",
    },
    UKRAINE: {
        "Russian troops, tanks and artillery": "RU", "Russian infantry, tanks and guns": "RU",
        "Ukrainian soldiers, commandos and tanks": "UA", "the separatist army": "separatists",
        "separatist troops led by Colonel Abdallah": "separatists", "Russian tanks backed by jets": "RU",
    },
}  # fmt: skip
DONE_BY = (
    "{S} captured {P}.", "The governor said {s} had captured {P}.", "{P} was captured by {s}.",
    "People fled when {s} entered {P}.", "{S} who took {P} in May rested.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("war", "men", "party"), [(war, men, by) for war, who in MEN.items() for men, by in who.items()]
)
def test_whose_men_they_are(war: str, men: str, party: str) -> None:
    ground = "[Nyala|settlement|SD]" if war == SUDAN else "[Lyman|settlement|UA]"
    for frame in DONE_BY:
        if " by " in men and "who" in frame:
            continue  # perhaps the general took it
        found = claims_of(war + frame.format(S=men[0].upper() + men[1:], s=men, P=ground))
        assert [claim.party for claim in found] == [party], frame


def test_no_list_of_men() -> None:
    assert short(WAR + "In May, troops and tanks entered [Marib].") == ["gain YE Marib"]


OPENINGS = (
    "{X} attacked at dawn.", "At dawn {x} attacked, and {y} fell back.", "{Y} was attacked by {x} at dawn.",
    "{Y} had waited for weeks. Then {x} attacked.", "{X} began their offensive against {y} at dawn.",
)  # fmt: skip
NEXT = {
    "They captured [Marib] within hours.": "gain",
    "By noon they had captured [Marib].": "gain",
    "Their troops captured [Marib].": "gain",
    "Their tanks entered [Marib].": "gain",
    "Having captured [Marib], they rested.": "gain",
}
SIDES = (("the rebels", "rebels", "the Yemeni army"), ("Saudi troops", "SA", "the Houthis"))


@pytest.mark.parametrize("opening", OPENINGS)
def test_who_goes_on(opening: str) -> None:
    for attackers, party, others in SIDES:
        first = opening.format(x=attackers, y=others, X=attackers.capitalize(), Y=others[0].upper() + others[1:])
        for told, kind in NEXT.items():
            found = claims_of(f"Guns were moved up. {first} {told}")
            assert [(claim.kind, claim.party) for claim in found] == [(kind, party)], (first, told)


def test_in_whose_hands_it_was() -> None:
    text = "Guns were moved up. The rebels attacked at dawn. [Marib] was in their hands by noon."
    assert short(text) == ["control rebels Marib"]


APPOSED = {
    "[Marib], a rebel-{c} town in the north, was calm.": ["control rebels Marib"],
    "He lives in [Marib], a rebel-{c} town.": ["control rebels Marib"],
    "People fled to [Marib], another rebel-{c} town near the border.": ["control rebels Marib"],
    "[Marib] and other rebel-{c} towns were calm.": ["control rebels Marib"],
    "In [Marib], a rebel-{c} town was quiet on Friday.": [],
    "After the talks in [Marib], a rebel-{c} town in the north was quiet.": [],
    "In [Marib], the rebel-{c} town of [Harad] was well known.": ["control rebels Harad"],
}


@pytest.mark.parametrize("held", ["held", "controlled", "run", "occupied"])
def test_towns_that_are_held_so(held: str) -> None:
    for text, expected in APPOSED.items():
        assert short(WAR + text.format(c=held)) == expected, text
