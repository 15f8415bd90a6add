"""The records of claims: ids, spans, dates, sides, answers, and names the gazetteer lacks."""

import re
from dataclasses import replace
from unittest.mock import Mock, patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geomap.articles import prepare
from geomap.claims import Lexicon, explain_claims, read_claims
from geomap.claims.binding import context, deeds
from geomap.claims.parties.book import Actor
from geomap.claims.parties.learned import learn
from geomap.errors import LexiconError
from geomap.model import Article
from tests.claims_cases import LEXICON, claims_of, marked, short


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
        ("'entered': people who fight no war",),
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
    from geomap.claims.words import lexicon

    document = {"verbs": {"gain": block}, "nouns": {}}
    with pytest.raises(LexiconError, match=told):
        lexicon._heads(document, tmp_path / "triggers.toml")


WORDS = re.findall(
    r"\S+|\n",
    "Russian Ukrainian rebels troops captured lost said that the of in [Izium] [Kherson] and , . ; denied by "
    "was been to not “ ” which who Kyiv Moscow under control hands - held occupied part its it they — ' 's "
    "took fell siege fighting near withdrew from ? \n",
)


# Every word that the grammar knows, each as it is and with a capital.
KNOWN = sorted({*LEXICON.classes, *LEXICON.trigger_words})


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(WORDS),
            st.sampled_from(WORDS),
            st.sampled_from(KNOWN),
            st.sampled_from(KNOWN).map(str.title),
        ),
        max_size=30,
    )
)
@example(words=[","])
@example(words=["according", "to", "Russian"])  # a source with which the text ends
def test_any_order_of_words_is_read(words):
    text = " ".join(words).replace("\n", "")
    document, mentions = marked(f"Rebels and troops shelled [Izium], and {text}", day=None)
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


def test_a_sentence_that_breaks_off_behind_to_be_is_read():
    claims = claims_of("Rebels and troops shelled and attacked [Izium], where they were today")
    assert {claim.kind for claim in claims} == {"strike", "contest"}


def test_a_sentence_that_breaks_off_behind_by_is_read():
    assert claims_of("[Abkhazia|polity|GE] is recognised as independent by") != ()


def test_a_sentence_that_ends_with_its_claimant_is_read():
    (claim,) = claims_of("[Abyei|area|SD] is claimed by Sudan")
    assert (claim.kind, claim.party) == ("sovereignty", "SD")


def test_a_town_missed_by_a_hairs_breadth_is_not_taken():
    (claim,) = claims_of("Russian troops came within a hair's breadth of taking [Izium].")
    assert claim.polarity == "denied"


class _Counted(str):
    """A text that counts the characters that are taken of it."""

    taken = 0

    def __getitem__(self, key):
        part = super().__getitem__(key)
        _Counted.taken += len(part)
        return part


@pytest.mark.parametrize("sentence", ["Russian forces captured [Izium]. ", "“We took [Izium]. The army held it. "])
def test_no_more_of_a_long_paragraph_is_looked_at_than_of_a_short_one(sentence):
    taken = []
    for times in (200, 800):
        document, mentions = marked(sentence * times)
        _Counted.taken = 0
        read_claims(replace(document, text=_Counted(document.text)), mentions, LEXICON)
        taken.append(_Counted.taken)
    assert 0 < taken[1] <= 5 * taken[0]  # a little more: the first sentences have less before them


def test_learned_names_have_a_bound():
    text = "".join(
        f"A militia known as the Hill {chr(97 + n % 26)}{chr(97 + n // 26)}or Guard fell. " for n in range(90)
    )
    document = prepare(Article("a", text.title().replace("Known As The", "known as the")))
    words = document.tokens.words
    actors = [
        Actor(at, at + 1, None, "generic", at, "", "militia") for at, word in enumerate(words) if word == "Militia"
    ]
    learned = learn(words, actors, lambda at: False, LEXICON.parties)
    assert sum(map(len, learned.names.values())) == 40


def test_claims_without_a_party_are_settled_without_reading_all_claims_for_each():
    # `country_of` is asked of every claim that is looked at.
    looked = []
    for times in (50, 200):
        document, mentions = marked(
            "[Izium|settlement|UA] was captured. Russian troops shelled [Kherson|settlement|UA]. " * times
        )
        country = Mock(wraps=deeds.country_of)
        with patch.object(context, "country_of", country), patch.object(deeds, "country_of", country):
            read_claims(document, mentions, LEXICON)
        looked.append(country.call_count)
    assert looked[0] < looked[1] <= 4.4 * looked[0]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Russian troops came. They've captured [Izium].", "They have"),
        ("Russian troops came. They’ll capture [Izium].", "They will"),
        ("“We're not holding [Izium],” the Russian commander said.", "We are"),
        ("The Russian troops who've captured [Izium] left.", "who have"),
    ],
)
def test_a_pronoun_with_a_shortened_verb_is_read_as_two_words(text, whole):
    told = short(re.sub(r"\w+['’]\w+", whole, text))
    assert short(text) == told != []


def test_a_trigger_that_claims_nothing_alone_has_its_company():
    assert LEXICON.company["has"] >= {"foothold", "garrison", "siege"}
    assert not LEXICON.company.keys() & {"captured", "shelled", "offensive", "territory"}  # these may stand alone
    for word, company in LEXICON.company.items():
        for head in LEXICON.heads[word]:
            assert all(frame.needs and frame.needs <= company for frame in head.frames)
