"""The decision that docs/places.md follows by hand is the one that the place reader makes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from geomap.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


def test_the_decision_in_the_docs_is_true(gazetteer: Gazetteer) -> None:
    from _eval.by_hand import decision

    page = (ROOT / "docs" / "places.md").read_text(encoding="utf-8")
    shown = page.partition("<!-- decision -->\n")[2].partition("<!-- end of decision -->")[0]
    text = shown.partition("\n")[0].removeprefix("> ")
    assert decision(text, "Salem", gazetteer) == shown
    # By hand: the weights add up to the sums below them, and the formula gives the score that geomap gives.
    for table in re.split(r"\n\n", shown):
        if "| weight | |" in table:
            cells = [float(value) for value in re.findall(r"\| (-?[\d.]+) \|$", table, re.MULTILINE)]
            total = float(re.findall(r"\*\*(-?[\d.]+)\*\* \|$", table)[0])
            assert abs(sum(cells) - total) < 0.01
    by_hand, said = re.findall(r"= ([\d.]+); geomap says ([\d.]+)\.\n", shown)[0]
    assert by_hand == said
