"""Quotes are cut around what they are shown for, cleaned and masked; links are web addresses or nothing."""

import pytest
from render_cases import one_claim, seed_like

from geomap.model import Quote, Span
from geomap.render.evidence import clean, plain, quote, safe_url


def _claim(text: str, trigger: str, place: str):
    claim = one_claim().claims[0]
    where, why = text.index(place), text.index(trigger)
    return claim._replace(
        place=Quote(place, where, where + len(place)),
        trigger=Quote(trigger, why, why + len(trigger)),
        sentence=Span(0, len(text)),
    )


def test_a_short_sentence_is_shown_whole_with_its_trigger_and_place_marked():
    analysis = seed_like()[0]
    claim = next(one for one in analysis.claims if one.place_name == "Kharkiv Oblast")
    segments = quote(analysis.article.text, claim)
    assert plain(segments) == "Ukraine's army has freed the Kharkiv region within a week, and holds its gains."
    assert [text for text, role in segments if role == "t"] == ["freed"]
    assert [text for text, role in segments if role == "p"] == ["Kharkiv region"]


def test_a_long_sentence_is_cut_to_whole_words_around_the_claim():
    text = "word " * 200 + "they hold Plainville today " + "word " * 200
    segments = quote(text, _claim(text, "hold", "Plainville"))
    shown = plain(segments)
    assert len(shown) <= 300 + 4
    assert "they hold Plainville today" in shown
    assert shown.startswith("… word") and shown.endswith("word …")


def test_trigger_and_place_far_apart_are_both_shown():
    text = "They hold " + "word " * 200 + "Plainville in the end."
    segments = quote(text, _claim(text, "hold", "Plainville"))
    shown = plain(segments)
    assert "They hold" in shown and "Plainville" in shown and " … " in shown
    assert len(shown) <= 300 + 8


def test_a_sentence_of_a_million_characters_is_cut_all_the_same():
    text = "x" * 500_000 + " hold Plainville " + "x" * 500_000
    shown = plain(quote(text, _claim(text, "hold", "Plainville")))
    assert "hold Plainville" in shown
    assert len(shown) <= 310


def test_a_word_longer_than_the_limit_is_cut_within():
    text = "hold " + "x" * 1000 + " Plainville"
    shown = plain(quote(text, _claim(text, "hold", "Plainville")))
    assert "Plainville" in shown and len(shown) <= 310


def test_an_address_never_shows_even_where_the_cut_would_halve_it():
    text = "a " * 140 + "they hold Plainville, jane.doe@example.org said " + "b " * 200
    shown = plain(quote(text, _claim(text, "hold", "Plainville")))
    assert "jane" not in shown and "example.org" not in shown and "•" in shown


def test_line_breaks_become_blanks():
    text = "They\n\nhold  Plainville."
    assert plain(quote(text, _claim(text, "hold", "Plainville"))) == "They hold Plainville."


def test_clean_takes_out_what_no_page_can_hold():
    assert clean("a\x00b\ud800c\ufffed\x85e") == "a�b�c�d�e"
    assert clean("  two\n lines ") == "two lines"
    assert clean("desk@example.org") == "•" * 16


@pytest.mark.parametrize("url", ["https://news.example/a?b=c#d", "http://news.example", "HTTPS://News.Example/ä"])
def test_web_addresses_are_links(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//news.example",
        "https://",
        "https:///path",
        "https://user:pass@news.example/",
        "https://news.example/\n",
        " https://news.example/",
        "java\tscript:alert(1)",
        "https://[broken",
        "https://news.example/" + "a" * 3000,
        "",
    ],
)
def test_anything_else_is_no_link(url):
    assert safe_url(url) == ""
