"""Any text is read for claims without a crash, in the text's bounds, with work that grows no faster than the text."""

import itertools
import json
import random
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.articles import article_from_text
from geomap.model import Analysis
from geomap.pipeline import Reader

DAY = date(2024, 5, 10)
READER = Reader()
OWN = Path(__file__).parents[1] / "quality" / "claims_own.jsonl"

# What the grammars look for, in orders that no writer would choose, beside any other characters.
ENGLISH = [
    "Russia", "Russian forces", "Ukraine's army", "the rebels", "Moscow", "Kyiv", "they", "it", "its troops", "Zebra Brigade",
    "captured", "retook", "did not take", "withdrew from", "was seized by", "-held", "-occupied", "plans to take", "shelled",
    "annexed", "fell to", "the fall of", "fighting near", "under the control of", "denied", "said that", "according to",
    "Kherson", "Izium", "Donetsk region", "the villages of", "Balakliia and Lyman", "Crimea", "which", "who", "and", "or", "but",
    "if", "not", "never", "in", "of", "by", "on Monday", "in 2014", "two days earlier", ",", ".", ";", ":", "?", "(", ")", "“",
    "”", '"', "—", "-", "…", "\n", "\n\n", "\u00a0", "'s", "’", "3,000", "\u200b", "\ud800",
]  # fmt: skip
CYRILLIC = [
    "Росія", "російські війська", "ЗСУ", "бойовики ДНР", "окупанти", "Москва", "Київ", "вони", "який", "що", "захопили",
    "захопив", "не змогли взяти", "звільнено", "окупований", "під контролем", "відступили з", "планують", "обстріляли", "бої за",
    "удар по", "заявив", "за даними", "заперечує", "це", "Херсон", "Ізюм", "Одесу", "Донецьку область", "у", "і", "та", "якщо",
    "Россия", "российские войска", "ВСУ", "захватили", "освобождён", "отошли из", "бои под", "сообщило", "отрицает", "Изюм",
    "села", "околиці", "прапор над", "не", "чи", ",", ".", ";", "—", "-", "«", "»", "?", "\n", "у 2014 році", "ы", "ї",
]  # fmt: skip


def texts(pieces: list[str]) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(pieces), st.sampled_from(pieces), st.text(max_size=3))
    return st.lists(piece, max_size=40).map(" ".join)


def read(text: str, key: str = "a") -> Analysis:
    return READER.read(article_from_text(text, key=key, date=DAY))


def told(analysis: Analysis) -> list[tuple[object, ...]]:
    return sorted(
        (c.kind, c.party or "", c.place_name, c.extent, c.polarity, c.modality, c.speaker, c.trigger.text)
        for c in analysis.claims
    )


def check_spans(analysis: Analysis) -> None:
    text = analysis.article.text
    for claim in analysis.claims:
        for quote in (claim.place, claim.trigger):
            assert 0 <= claim.sentence.start <= quote.start < quote.end <= claim.sentence.end <= len(text)
            assert text[quote.start : quote.end] == quote.text
        assert 0 < claim.confidence <= 1
        assert claim.event.start is None or claim.event.end is None or claim.event.start <= claim.event.end
    ids = [claim.id for claim in analysis.claims]
    assert len(set(ids)) == len(ids)
    assert {claim.answers for claim in analysis.claims if claim.answers} <= set(ids)


def test_a_sentence_may_end_after_any_word() -> None:
    for number, line in enumerate(OWN.read_text(encoding="utf-8").splitlines()):
        text = json.loads(line)["text"]
        ends = [match.end() for match in re.finditer(r"\w+|[^\w\s]", text)]
        for end in ends[number % 3 :: 3]:
            check_spans(read(text[:end]))


def test_words_may_stand_in_any_order() -> None:
    check_spans(
        read("Russian troops shelled Izium. At coalition Zabid bombed the Tuhayta Aircraft on and Saudi-led Monday. of")
    )
    draw = random.Random(7)
    sentences = [json.loads(line)["text"] for line in OWN.read_text(encoding="utf-8").splitlines()]
    for first, second in itertools.pairwise(sentences):
        words = f"{first} {second}".split()
        for _ in range(6):  # some words change places: what is left of the grammar still reads
            one, other = draw.randrange(len(words)), draw.randrange(len(words))
            words[one], words[other] = words[other], words[one]
            check_spans(read(" ".join(words)))


@given(st.one_of(texts(ENGLISH), texts(CYRILLIC), st.text(max_size=200)))
@settings(max_examples=120)
def test_any_text_gives_spans_inside_the_text(text: str) -> None:
    analysis = read(text)
    check_spans(analysis)
    explained = READER.explain(analysis.article, every=True)
    assert [claim for item in explained.sentences for claim in item.claims] == list(analysis.claims)
    for item in explained.sentences:
        assert 0 <= item.sentence.start < item.sentence.end <= len(text)


ALONE = [
    "Ukrainian troops retook Izium.",
    "Russian forces shelled Nikopol overnight.",
    "Russia's defence ministry said Russian troops had captured Soledar.",
    "Ukrainian forces withdrew from Lysychansk.",
    "Ukraine denied that Russian forces had captured Bakhmut.",
    "Russia plans to seize Odesa.",
    "Kherson was liberated by Ukrainian soldiers.",
    "Russian-occupied Melitopol had no power.",
    "Russia annexed Crimea in 2014.",
    "The museum in Lviv opened at nine.",
    "Dinner was served late.",
]
WHITE = st.text(alphabet=" \t\u00a0\u2009\u3000", min_size=1, max_size=4)
BREAKS = st.text(alphabet=" \t\r\n\u00a0\x0b\x0c\u2028", min_size=1, max_size=5)


@given(st.lists(st.sampled_from(ALONE), min_size=1, max_size=6), st.data())
@settings(max_examples=60)
def test_white_space_changes_no_claim(sentences: list[str], data: st.DataObject) -> None:
    plain = read(" ".join(sentences))
    words = " ".join(sentences).split(" ")
    spaced = read("".join(word + data.draw(WHITE) for word in words))
    check_spans(spaced)
    assert [(c.kind, c.party, c.place_name) for c in spaced.claims] == [
        (c.kind, c.party, c.place_name) for c in plain.claims
    ]
    broken = read("".join(word + data.draw(BREAKS) for word in words))
    check_spans(broken)


@given(st.permutations(ALONE))
@settings(max_examples=40)
def test_the_order_of_sentences_that_stand_alone_changes_no_claim(sentences: list[str]) -> None:
    analysis = read(" ".join(sentences))
    check_spans(analysis)
    assert told(analysis) == told(read(" ".join(ALONE)))


@given(st.lists(st.sampled_from(ALONE), max_size=5), st.lists(st.sampled_from(ALONE), max_size=5))
@settings(max_examples=60)
def test_claims_of_two_articles_joined_are_the_claims_of_each(first: list[str], second: list[str]) -> None:
    one, two = " ".join(first), " ".join(second)
    assert told(read(f"{one}\n\n{two}")) == sorted(told(read(one)) + told(read(two)))


@given(st.lists(st.one_of(texts(ENGLISH), texts(CYRILLIC)), min_size=2, max_size=3))
@settings(max_examples=40)
def test_an_article_is_read_alike_whatever_was_read_before(several: list[str]) -> None:
    once = [read(text, f"k{number}") for number, text in enumerate(several)]
    again = [read(text, f"k{number}") for number, text in reversed(list(enumerate(several)))]
    assert once == again[::-1]


def calls(text: str) -> int:
    """Return how often functions of the grammar are called to read a text."""
    article = article_from_text(text, key="a", date=DAY)
    READER.read(article)  # what is remembered of words is remembered now
    count = 0

    def counted(frame, event, _argument):
        nonlocal count
        count += event == "call" and "/claims/" in frame.f_code.co_filename.replace("\\", "/")

    sys.setprofile(counted)
    try:
        READER.read(article)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "Russian forces captured Izium. ",
        "Russia said that ",
        "Kherson, Izium and ",
        "which Ukraine denied, ",
        "Russian forces, who had withdrawn from Izium, ",
        "not captured ",
        "the fall of ",
        "They took it. ",
        "Zarquna: captured by the rebels 0900.\n",
        "Moscow denied it. Kyiv said Russian-held Kherson fell. ",
        "Російські війська захопили Ізюм. ",
        "Херсон, Ізюм і ",
        "захопили, що не ",
        "Москва заявила, що ",
        "російські війська, які ",
        "Київ це заперечує, ",
        "удар по бої за ",
        "Россия захватила Херсон, а ",
    ],
)
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    # Within a sentence the work may grow faster; sentences have a longest length, which the smaller text reaches already.
    small, large = calls(unit * 200), calls(unit * 800)
    assert large <= 4.4 * small + 100
