"""A trigger and its place that other words part, each with the like of it that ties nothing."""

import pytest

from tests.claims_cases import short

WAR = "Congolese troops and rebels of the M23 fight on. Shells kill soldiers. "

BEFORE = {
    "The rebels want to take back [Goma], which they lost in 2013.": ["gain M23 Goma planned", "loss M23 Goma"],
    "The rebels overran [Goma], which the army had retaken in May.": ["gain CD Goma", "gain M23 Goma"],
    "[Goma] was taken by the rebels and taken again.": ["gain M23 Goma"],
    "The rebels want to buy [Goma] coffee, which they lost in 2013.": [],
}

PARTED = {
    "The rebels took by storm the town of [Goma].": ["gain M23 Goma"],
    "The rebels took with a smile the bread of [Goma].": [],
    "The rebels seized control on Friday of [Goma].": ["gain M23 Goma"],
    "The rebels seized control on Friday of a ferry at [Goma].": [],
    "The rebels handed [Goma] to the elders of the market.": ["loss M23 Goma"],
    "The envoy handed [Congo|country|CD] to a deputy.": [],
    "The rebels took the last military post in [Goma].": ["gain M23 Goma"],
    "The rebels took the last train in [Goma].": [],
}

NAMED = {
    "The rebels have taken [Goma], the army's spokesman, Amani Kasole, said.": ["gain M23 Goma (Amani Kasole)"],
    "The rebels have taken [Vogel], their old commander, and shot him.": [],
}

DAYS = {
    "The rebels occupied [Goma].": ["gain M23 Goma"],
    "The rebels drove in from the hills and occupied [Goma].": ["gain M23 Goma"],
    "[Goma] was occupied by the army on the 13th.": ["gain CD Goma"],
    "The rebels still occupied [Goma].": ["control M23 Goma"],
    "The rebels had occupied [Goma].": ["control M23 Goma"],
    "[Goma] was occupied by the army for a week.": ["control CD Goma"],
    "The rebels' grip on [Goma] slipped.": ["control M23 Goma"],
    "The grip of the army on [Goma] slipped.": ["control CD Goma"],
    "The grip of the fever on [Goma] slipped.": [],
}


@pytest.mark.parametrize(("text", "expected"), (BEFORE | PARTED | NAMED | DAYS).items())
def test_what_ties_a_trigger_to_its_place(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected
