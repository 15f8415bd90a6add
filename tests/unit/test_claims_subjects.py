"""The subject of a verb is found over all that may hang on it, and what hangs on it is no subject."""

import pytest

from tests.claims_cases import claims_of, short

HUNG = (
    "who had waited for weeks", "who have been waiting since May", "who wait in the hills", "who know the terrain",
    ", who know the terrain well,", "that cross the river at night", "backed by tanks", "waiting in the hills",
    ", having crossed the river,", "whom nobody had expected", "dressed as farmers", "armed with mortars",
    "eager for revenge", "whose commander was killed in May", ", whose commander was killed in June,",
    "who are believed to number 300", "who were thought to be beaten", ", as everyone had feared,", ", tired and hungry,",
    ", which the capital had given up for lost,", "with new rifles", "under a new commander",
)  # fmt: skip
SUBJECTS = {
    "Armenian units": "AM",
    "Taliban fighters": "Taliban",
    "The paramilitary Wagner Group": "Wagner Group",
}
VERBS = {"captured": "gain", "have since lost": "loss", "then entered": "gain"}


@pytest.mark.parametrize("hung", HUNG)
def test_subject_is_found_over_what_hangs_on_it(hung: str) -> None:
    joint = "" if hung.startswith(",") else " "
    for subject, party in SUBJECTS.items():
        for verb, kind in VERBS.items():
            assert short(f"{subject}{joint}{hung} {verb} [Shusha].") == [f"{kind} {party} Shusha"], (subject, verb)


SPEAKERS = {
    "Residents who live near the front say the rebels hold [Sake].": "Residents",
    "Activists who monitor the war from abroad said the Syrian army had shelled [Sake].": "Activists",
    "Officials who spoke on Monday said the rebels held [Sake].": "Officials",
    "Diplomats who asked not to be named said the rebels had lost [Sake].": "Diplomats",
    "Member states of the bloc do not recognise Russia's annexation of [Crimea].": "Member states of the bloc",
    "As everyone had feared, the rebels captured [Sake].": "narrator",
    "As the ministry said, the rebels captured [Sake].": "ministry",
    "Ivan Bondar was quoted by the agency as saying that the rebels held [Sake].": "Ivan Bondar",
    "The agency quoted Ivan Bondar as saying that the rebels held [Sake].": "Ivan Bondar",
    "The rebels held [Sake], the agency quoted Ivan Bondar as saying.": "Ivan Bondar",
    "Dr. Ivan Bondar of the hospital said that the rebels held [Sake].": "Ivan Bondar",
    "The mayor, in hiding since May, said the rebels held [Sake].": "mayor",
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.items())
def test_speaker_is_found_over_what_hangs_on_him(text: str, speaker: str) -> None:
    assert [claim.speaker for claim in claims_of(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The proxy states that Russia recognised in February do not control all the land of [Georgia] that they claim.",
        "The proxy states that Russia recognised as free in May don’t control all the land of [Georgia] that they claim.",
        "Militants with mortars wait in [Mosul].",
    ],
)
def test_nouns_that_look_like_verbs_claim_nothing(text: str) -> None:
    assert short(text) == []


PLACES = {
    "[Shusha], known for its carpets, was captured by Armenian units.": ["gain AM Shusha"],
    "[Shusha], built on seven hills, fell to Armenian units.": ["gain AM Shusha"],
    "[Shusha] and the road to it were taken by Armenian units.": ["gain AM Shusha"],
    "[Shusha] was taken, the mayor said, by Armenian units.": ["gain AM Shusha (mayor)"],
    "[Shusha] was taken, according to the mayor, by Armenian units.": ["gain AM Shusha (mayor)"],
    "Carpets from [Shusha], known for their colours, were taken by Armenian units.": [],
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_place_as_subject_is_found_over_asides(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize("mark", "'’")
def test_contractions_deny_with_either_apostrophe(mark: str) -> None:
    assert short(f"Armenian troops don{mark}t control [Shusha].") == ["control AM Shusha denied"]
    assert short(f"Armenian troops didn{mark}t take [Shusha].") == ["gain AM Shusha denied"]
    assert short(f"Armenian troops won{mark}t leave [Shusha].") == ["loss AM Shusha denied planned"]
