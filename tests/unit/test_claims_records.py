"""The records of claims: ids, spans, dates, sides, answers, and names the gazetteer lacks."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.articles import prepare
from geomap.claims import Lexicon, explain_claims, read_claims
from geomap.errors import LexiconError
from geomap.model import Article
from tests.claims_cases import LEXICON, claims_of, marked


def test_spans_lie_in_the_text():
    document, mentions = marked("On Monday Russian troops captured [Popasna], the governor said.")
    (claim,) = read_claims(document, mentions, LEXICON)
    assert document.text[claim.place.start : claim.place.end] == claim.place.text == "Popasna"
    assert document.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text == "captured"
    assert document.text[claim.sentence.start : claim.sentence.end] == document.text


def test_ids_are_stable_and_tell_repeats_apart():
    text = "Russian troops captured [Popasna]. A day later Russian troops captured [Popasna] once more."
    first, second = claims_of(text)
    assert first.id != second.id
    moved = claims_of("It rained hard in the east. " + text)
    assert [claim.id for claim in moved] == [first.id, second.id]


def test_ids_differ_between_articles():
    document, mentions = marked("Russian troops captured [Popasna].")
    other = replace(document, article=replace(document.article, key="b"))
    assert read_claims(document, mentions, LEXICON)[0].id != read_claims(other, mentions, LEXICON)[0].id


def test_event_and_side():
    (claim,) = claims_of("On 7 May 2022 Russian troops captured [Popasna], Ukraine's general staff said.")
    assert (str(claim.event.start), claim.event.basis) == ("2022-05-07", "text")
    assert (claim.speaker, claim.speaker_side) == ("general staff", "UA")


def test_a_denial_answers_its_claim():
    said, denied = claims_of(
        "Russian troops captured [Soledar|settlement|UA]. "
        "Kyiv denied that [Soledar|settlement|UA] had fallen to Russia."
    )
    assert denied.polarity == "denied"
    assert denied.answers == said.id
    assert said.answers == ""


def test_stated_whole():
    (claim,) = claims_of("Russian troops captured all of [Popasna].")
    assert claim.extent_stated
    (claim,) = claims_of("Russian troops captured [Popasna].")
    assert not claim.extent_stated


def test_reading_follows_confidence():
    (named,) = claims_of("Russian troops captured [Popasna].")
    (unnamed,) = claims_of("[Popasna] was captured during the night.")
    assert named.confidence > unnamed.confidence
    assert named.reading == "sure"


def test_a_name_that_the_gazetteer_lacks():
    document, _ = marked("Heavy shelling went on. In the evening Russian troops entered Zhovtnevka.")
    (claim,) = read_claims(document, [], LEXICON)
    assert (claim.place.text, claim.resolved, claim.party) == ("Zhovtnevka", None, "RU")


def test_a_person_is_no_place():
    document, _ = marked("Heavy shelling went on. In the evening Russian troops captured General Peter Adams.")
    assert read_claims(document, [], LEXICON) == ()


def test_explain_says_why_nothing_was_read():
    document, mentions = marked(
        "Tourists entered [Lviv]. Troops withdrew quietly. [Kyiv] is a large city. Russian troops captured [Popasna]."
    )
    told = explain_claims(document, mentions, LEXICON)
    assert [item.notes for item in told[:3]] == [
        ("'entered': the subject is no party (figurative, or someone who takes no ground)",),
        ("'withdrew' without a place",),
        ("a place without a trigger",),
    ]
    assert told[3].claims == read_claims(document, mentions, LEXICON)


def test_nothing_without_places_or_triggers():
    document = prepare(Article("a", "The bakery opened at seven."))
    assert read_claims(document, [], LEXICON) == ()
    assert read_claims(prepare(Article("a", "")), [], LEXICON) == ()


def test_the_lexicon_is_shared():
    assert Lexicon.load() is Lexicon.load()


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("capture captures : P", "five forms"),
        ("capture captures captured captured capturing : P !sometimes", "!armed"),
        ("capture captures captured captured capturing : =theft P", "=KIND"),
    ],
)
def test_a_wrong_frame_names_what_was_expected(tmp_path, block, told):
    from geomap.claims import lexicon

    document = {"verbs": {"gain": block}, "nouns": {}}
    with pytest.raises(LexiconError, match=told):
        lexicon._heads(document, tmp_path / "triggers.toml")


WORDS = re.findall(
    r"\S+|\n",
    "Russian Ukrainian rebels troops captured lost said that the of in [Izium] [Kherson] and , . ; denied by "
    "was been to not “ ” which who Kyiv Moscow under control hands - held occupied part its it they — ' 's "
    "took fell siege fighting near withdrew from ? \n",
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_any_order_of_words_is_read(words):
    document, mentions = marked(" ".join(words).replace("\n", ""), day=None)
    for claim in read_claims(document, mentions, LEXICON):
        assert document.text[claim.place.start : claim.place.end] == claim.place.text
        assert document.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
        assert claim.sentence.start <= claim.place.start < claim.place.end <= claim.sentence.end
        assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end


def test_a_long_text_without_a_word_of_war_claims_nothing():
    filler = "The choir sang in the old hall and the audience asked for more songs after the break. " * 12
    assert claims_of(filler + "In [Lviv] the visitors took the square and held it.") == ()
    assert claims_of(filler + "In 2014 Russia annexed [Crimea|admin1].")[0].kind == "sovereignty"


def test_a_doubted_name_with_a_hyphened_rest_is_no_place():
    document, mentions = marked("Russian troops hold [Nizhyn], and Kyiv denied that [Ternivka]-Zarichna had been lost.")
    assert read_claims(document, mentions[:1], LEXICON, doubtful=mentions[1:])[0].place.text == "Nizhyn"
