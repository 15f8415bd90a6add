"""Names of places that no list has: what the grammar and the rest of the text tell of them."""

from __future__ import annotations

import pytest

from tests.claims_cases import claims_of

WAR = "Syrian troops and rebels fought for weeks in the hills. Shells fell day and night. "
READ = {
    "Rebel-held Zarquna was quiet.": ("control", "rebels", "Zarquna"),
    "Zarquna is under siege.": ("contest", None, "Zarquna"),
    "Jets bombed Zarquna.": ("strike", "SY", "Zarquna"),
    "Nobody was left in Zarquna. Zarquna had fallen.": ("gain", None, "Zarquna"),
    "The rebels captured Tell Zarqun.": ("gain", "rebels", "Tell Zarqun"),
}
NOT_READ = [
    "Zarquna is under fire for his speech.",  # may be a man
    "Zarquna had fallen.",  # so may he
    "The men came in Zarquna trucks. Zarquna had fallen.",
    "A rocket hit Zarquna.",
]


@pytest.mark.parametrize(("text", "expected"), READ.items(), ids=READ)
def test_what_is_told_of_a_name_that_no_list_has(text, expected):
    (claim,) = claims_of(WAR + text)
    assert (claim.kind, claim.party, claim.place_name) == expected


@pytest.mark.parametrize("text", NOT_READ)
def test_what_may_be_a_person_is_no_place(text):
    assert not claims_of(WAR + text)
