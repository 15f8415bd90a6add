"""A claim in words, as the layers, labels, popups and the table say it."""

from __future__ import annotations

from typing import Final

from geomap.model import Claim
from geomap.render.hues import PartyLook
from geomap.render.strings import STRINGS, capitalised, fill

# What the words of a claim in law say more precisely, by the beginning of a word of the trigger.
_LAW_WORDS: Final = (
    (("vote", "referend", "plebiscite", "ballot"), "said_vote"),
    (("annex", "incorporat", "absor"), "said_annexation"),
    (("self", "independen", "proclaim", "declar"), "said_independence"),
    (("recogni",), "said_recognition"),
)
# Beginnings of words that say that a place was its taker's before.
_BACK_WORDS: Final = (
    "recaptur",
    "retook",
    "retak",
    "regain",
    "reclaim",
    "reconquer",
    "recover",
    "liberat",
    "freed",
    "back",
)


def said(claim: Claim, party: PartyLook) -> str:
    """Return the claim in words: "parts said to be held by Russia", "vote on joining Russia, planned"."""
    words = _core(claim, party)
    if claim.kind != "sovereignty":
        if claim.extent == "approach":
            words = fill("approach_to", said=words)
        elif claim.extent == "part":
            words = fill("part_of", said=words)
        elif claim.extent_stated:
            words = fill("whole_of", said=words)
    if claim.modality == "planned":
        words = fill("planned", said=words)
    if claim.polarity == "denied":
        words = fill("denied", said=words)
    return words


def layer_name(kind: str, party: PartyLook, *, planned: bool) -> tuple[str, str]:
    """Return the two halves of a layer's name: ("Said to be held by", "Russia (planned)")."""
    name = fill("layer_planned", party=party.name) if planned else party.name
    return STRINGS[f"layer_{kind}"], name


def headline(text: str) -> str:
    """Return words as they stand at the beginning of a line."""
    return capitalised(text)


def _core(claim: Claim, party: PartyLook) -> str:
    trigger = claim.trigger.text.lower().split()
    if claim.kind == "sovereignty":
        for beginnings, key in _LAW_WORDS:
            if any(word.strip("-–'\"").startswith(beginnings) for word in trigger):
                if key == "said_independence":
                    return fill(key)
                return fill(key, party=party.name) if party.key is not None else fill("said_sovereignty_null")
    key = f"said_{claim.kind}"
    if claim.kind == "gain" and any(word.startswith(_BACK_WORDS) for word in trigger):
        key = "said_regain"
    return fill(key, party=party.name) if party.key is not None else fill(f"{key}_null")
