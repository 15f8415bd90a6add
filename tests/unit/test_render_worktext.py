"""The working copy: whole articles with their claims marked, and never by accident in a page to publish."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from types import SimpleNamespace

from render_cases import HOSTILE, Squares, hostile, one_claim, seed_like

from geomap.articles import article_from_text
from geomap.model import Quote, Span
from geomap.render import build_map
from geomap.report.data_files import write_map_files

ISLAND = re.compile(r'<script type="application/json" id="gm-text-data">(.*?)</script>', re.DOTALL)


def _texts(analyses):
    html = build_map(analyses, regions=Squares(), with_text=True).html
    return json.loads(ISLAND.search(html)[1]), html


def _units(article, number, role):
    """Return what the script would cut out of the text for a role of a statement."""
    units = article["text"].encode("utf-16-le")
    starts = [piece[0] for piece in article["pieces"]] + [len(units) // 2]
    cut = [
        units[2 * starts[at] : 2 * starts[at + 1]].decode("utf-16-le")
        for at, piece in enumerate(article["pieces"])
        if [number, role] in piece[2]
    ]
    return "".join(cut)


def test_places_and_triggers_are_found_in_the_text_by_utf_16_offsets():
    base = one_claim()
    text = "\U0001f6a8 𝒦 " + base.article.text
    shift = len("\U0001f6a8 𝒦 ")
    claim = base.claims[0]._replace(
        place=Quote("place", base.claims[0].place.start + shift, base.claims[0].place.end + shift),
        trigger=Quote("hold", 5 + shift, 9 + shift),
        sentence=Span(shift, len(text)),
    )
    articles, _ = _texts([replace(base, article=replace(base.article, text=text), claims=(claim,), mentions=())])
    assert _units(articles[0], 0, "p") == "place" and _units(articles[0], 0, "t") == "hold"
    assert articles[0]["sentences"] == {"0": [6, 6 + len(base.article.text)]}


def test_every_claim_and_mention_of_an_article_is_marked():
    articles, _ = _texts(seed_like())
    analysis = seed_like()[0]
    for number, claim in enumerate(analysis.claims):
        assert _units(articles[0], number, "p") == claim.place.text
        assert _units(articles[0], number, "t") == claim.trigger.text
    names = {piece[0] for piece in articles[0]["pieces"] if piece[1]}
    assert {mention.span.start for mention in analysis.mentions} <= names


def test_the_working_copy_says_what_it_is_and_the_page_to_publish_has_no_text():
    _, html = _texts(seed_like())
    assert "<title>Working copy: " in html and "Not for publishing." in html
    plain = build_map(seed_like(), regions=Squares()).html
    assert 'gm-text-data">' not in plain and "<title>Working copy" not in plain
    assert '<p class="gm-working">' not in plain


def test_contact_data_is_masked_in_the_whole_text_too():
    article = article_from_text("They hold the place now.\r\nWrite to desk@example.org\r\n")
    base = one_claim(article_text=article.text)
    articles, html = _texts([base])
    assert "desk@example.org" not in html and "\r" not in articles[0]["text"]
    assert len(articles[0]["text"]) == len(article.text)


def test_hostile_articles_stay_in_their_island():
    articles, html = _texts(hostile())
    assert "<img src=x" not in html and len(articles) == len(hostile())
    assert articles[0]["text"].startswith(HOSTILE[:40])


def test_the_file_has_a_name_of_its_own(tmp_path):
    gazetteer = SimpleNamespace(spellings=lambda place_ids: {})
    reader = SimpleNamespace(lexicon=SimpleNamespace(parties={}), gazetteer=gazetteer, versions={})
    written = write_map_files(seed_like(), tmp_path, name="week", reader=reader, with_text=True)
    assert [path.name for path in written] == ["week.geojson", "week.json", "week.unplaced.csv", "week.working.html"]
    assert "gm-text-data" in written[-1].read_text(encoding="utf-8")
