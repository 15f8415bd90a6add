"""What editors have corrected, as the page lists it."""

from __future__ import annotations

import json
import re
from datetime import date

from render_cases import HOSTILE, Squares, seed_like

from geomap.overrides import Outcome, Override, apply_overrides
from geomap.render import build_map
from geomap.render.corrections import correction_lines

DAY = date(2022, 9, 21)


def test_each_correction_that_took_effect_is_a_line_with_its_day_and_reason():
    lines = correction_lines(
        [
            Outcome(Override("reject", "a", place="Nikopol", day=DAY, reason="a misreading"), "applied", ("a",)),
            Outcome(Override("hold", "b", place="Izium"), "found by quote", ("b",)),
            Outcome(Override("correct", "c", "party", "UA", place="Kherson"), "applied", ("c",), before="RU"),
            Outcome(Override("correct", "d", "place", "gn:1", place="Kherson"), "applied", ("d",), before="gn:2"),
            Outcome(Override("confirm", "e", place="Kharkiv"), "applied", ("e",)),
            Outcome(Override("place", field="Old Mill", value="gn:3"), "applied"),
            Outcome(Override("never", field="Crossfield"), "applied"),
            Outcome(Override("reject", "f", place="Nowhere"), "fits nothing"),
            Outcome(Override("reject", "g", place="Nowhere"), "overruled"),
        ]
    )
    assert lines == [
        ("A statement on Nikopol was taken out.", "21 September 2022: a misreading"),
        ("A statement on Izium is held back until it is checked.", ""),
        ("A statement on Kherson: party changed from RU to UA.", ""),
        ("A statement was placed anew: Kherson.", ""),
        ("A statement on Kharkiv was confirmed.", ""),
        ("“Old Mill” was placed by an editor.", ""),
        ("“Crossfield” is no place here.", ""),
    ]


def test_the_page_lists_them_and_hostile_words_stay_text():
    analyses = seed_like()
    rejected = Override("reject", analyses[0].claims[0].id, reason=HOSTILE, place=HOSTILE, article="case-1")
    applied, report = apply_overrides(analyses, [rejected])
    html = build_map(applied, regions=Squares(), corrections=report.outcomes).html
    data = json.loads(re.search(r'id="gm-data">(.*?)</script>', html)[1])
    assert len(data["corrections"]) == 1 and data["corrections"][0][0].startswith("A statement on </script>")
    assert "<img src=x" not in html
