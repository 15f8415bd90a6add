"""Repair, words, sentences and language of an article."""

import re
import unicodedata

import pytest

from geomap.articles import prepare
from geomap.articles.repair import _PLAIN, _SOUND, _SUSPECT, repair
from geomap.articles.tokens import tokenize
from geomap.model import Article, OffsetMap, Span


def sentences(text: str) -> list[str]:
    document = prepare(Article("a", text))
    return [document.text[sentence.start : sentence.end] for sentence in document.sentences]


def kinds(text: str) -> dict[str, int]:
    return {note.what: note.count for note in repair(text)[2]}


# --- repair


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("In 20src4 it began.", "In 2014 it began."),
        ("some src0% of the area", "some 10% of the area"),
        ("on Sept. srcsrc, and", "on Sept. 11, and"),
        ("src5 years and src,200 people", "15 years and 1,200 people"),
        ("In 20src4 unit src moved src5 km; the 2srcst led", "In 2014 unit 1 moved 15 km; the 21st led"),
        ("worth $src.5 billion", "worth $1.5 billion"),
        ("since 20src4.", "since 2014."),
    ],
)  # fmt: skip
def test_digit_one_printed_as_src(given: str, expected: str) -> None:
    text, offsets, _ = repair(given)
    assert text == expected
    for at, character in enumerate(text):
        span = offsets.span(at, at + 1)
        assert given[span.start : span.end] in (character, "src")


@pytest.mark.parametrize(
    "text",
    [
        "The files src1 and src2 are in src.",
        "img src=5, src0.png and src/20 hold it",
        "see src5 and src for the code",
        "a2src4 and 20src4b are no numbers",
        "-src2 --src4",
    ],
)
def test_src_that_is_no_digit_stays(text: str) -> None:
    assert repair(text)[0] == text


def test_name_in_the_middle_of_a_sentence_is_joined() -> None:
    given = "Talks with President\n\nMaria Kostova\n\nbegan in Sofia. Her guest\n\nIvan Petrov,\n\na general, was late."
    text, offsets, notes = repair(given)
    assert text == given.replace("\n", " ")
    assert offsets == OffsetMap()
    assert notes[0].count == 2
    assert sentences(given) == [
        "Talks with President  Maria Kostova  began in Sofia.",
        "Her guest  Ivan Petrov,  a general, was late.",
    ]


def test_name_before_a_comma_on_the_next_line_is_joined() -> None:
    assert sentences("They marched on\nRuse\n, a port, and took\nVratsa\nat dawn.\nThen they slept.") == [
        "They marched on Ruse , a port, and took Vratsa at dawn.",
        "Then they slept.",
    ]


def test_names_in_a_row_on_lines_of_their_own_are_joined() -> None:
    assert sentences("Troops entered\nRuse,\nVratsa\nand Vidin.") == ["Troops entered Ruse, Vratsa and Vidin."]


def test_headline_caption_and_byline_stay_apart() -> None:
    text = "River Town Falls Silent\n\nMaria Kostova\n\nThe bridge is closed.\n\nA view of the bridge\n\nMore follow."
    assert len(sentences(text)) == 5
    assert kinds(text) == {}


def test_hard_wrapped_paragraph_is_joined() -> None:
    text = (
        "The bridge over the river near the old town was closed for the third\n"
        "time this week, said the mayor, because the water had risen. Trucks\n"
        "Waiting at the border now stand in a row that goes back to Ruse and\n"
        "Vidin.\n"
        "\n"
        "Another day."
    )
    assert sentences(text)[1:] == [
        "Trucks Waiting at the border now stand in a row that goes back to Ruse and Vidin.",
        "Another day.",
    ]


def test_lines_that_are_no_paragraph_stay_apart() -> None:
    assert sentences("08:20 — Ruse is calm\n09:10 — Vidin is not\n- One item\n- Another item") == [
        "08:20 — Ruse is calm",
        "09:10 — Vidin is not",
        "- One item",
        "- Another item",
    ]


@pytest.mark.parametrize(
    ("given", "expected", "what"),
    [
        ("Vi\u00addin and Ru\u200bse", "Vidin and Ruse", "soft hyphens and invisible characters taken out"),
        ("Vi\x00din", "Vidin", "control characters taken out"),
        ("the mayorâ€™s â€œcoupâ€\x9d", "the mayor’s “coup”", "UTF-8 that was read as Windows-1252"),
        ("the mayor\u00e2\u0080\u0099s", "the mayor’s", "UTF-8 that was read as Windows-1252"),
        ("Ð¡Ð¾Ñ„Ð¸Ñ\x8f", "София", "UTF-8 that was read as Windows-1252"),
        ("the mayor\x92s \x93coup\x94", "the mayor’s “coup”", "Windows-1252 characters that were read as Latin-1"),
        ("Ko\u0308ln", "Köln", "letters with loose accents composed (NFC)"),
        ("Ruse &amp; Vidin&#8217;s", "Ruse & Vidin’s", "HTML entities read"),
        ("Ruse \ud800", "Ruse \ufffd", "halves of characters replaced"),
    ],
)
def test_damaged_characters(given: str, expected: str, what: str) -> None:
    assert repair(given)[0] == expected
    assert what in kinds(given)


@pytest.mark.parametrize("text", ["CAFÉ» et LIBERTÉ”", "SÃO PAULO", "Ñ”", "À «", "Ð¸ alone? no: R&D; AT&T; x &lt y"])
def test_sound_characters_stay(text: str) -> None:
    assert repair(text)[0] == text or "Ð¸" in text


def test_what_is_told_at_one_look_needs_no_repair() -> None:
    sound = [char for char in map(chr, range(0x10000)) if _SOUND.fullmatch(char.encode("utf-8", "surrogatepass"))]
    assert {"Š", "–", "’", "€"} <= set(sound)
    assert {"é", "\u00a0", "\u00ad", "\u200b", "\u0301", "\x85"}.isdisjoint(sound)
    for char in sound:
        assert re.search(_SUSPECT, char) is None
        assert unicodedata.is_normalized("NFC", f"a{char}a")
    assert not any(re.search(_SUSPECT, chr(code)) for code in _PLAIN)


def test_spans_of_a_damaged_text_lead_back() -> None:
    given = "\ufeffVi\u00addin\u200b fell in 20src4."
    document = prepare(Article("a", given))
    assert document.text == "Vidin fell in 2014."
    assert document.offsets.span(0, 5) == Span(1, 7)  # without the mark before and the blank of no width after
    assert document.offsets.span(14, 18) == Span(17, 23)
    assert given[17:23] == "20src4"
    assert document.offsets.span(18, 19) == Span(23, 24)


def test_line_ends_keep_the_offsets() -> None:
    given = "Ruse is calm.\r\nVidin is not.\rSofia sleeps."
    document = prepare(Article("a", given))
    assert len(document.text) == len(given)
    assert "\r" not in document.text
    assert len(document.sentences) == 3
    assert document.repairs == ()


# --- words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russian-held Ruse’s port", "Russian|-|held|Ruse|’s|port"),
        ("RUSE'S don't O'Brien Kam'yanka", "RUSE|'S|don't|O'Brien|Kam'yanka"),
        ("the drivers' strike", "the|drivers|'|strike"),
        ("U.S. and N.Y., U.K.", "U.S.|and|N.Y.|,|U.K."),
        ("Mr. Lee of Selma, Ala., met Gen. Roe.", "Mr.|Lee|of|Selma|,|Ala.|,|met|Gen.|Roe|."),
        ("Peter V. Stone saw plan B.", "Peter|V.|Stone|saw|plan|B|."),
        ("in Portland, Ore. on 3,000.5 at 08:20", "in|Portland|,|Ore.|on|3,000.5|at|08:20"),
        ("iron ore. Then", "iron|ore|.|Then"),
        ("No. 5 said no.", "No.|5|said|no|."),
        ("Кам'янець-Подільський", "Кам'янець|-|Подільський"),
        ("_Ruse_ *Vidin* #Sofia", "_|Ruse|_|*|Vidin|*|#|Sofia"),
        ("see https://a.example/Ruse/x?y=1. Or", "see|https://a.example/Ruse/x?y=1|.|Or"),
        ("by vidin@ruse.example, he", "by|vidin@ruse.example|,|he"),
        ("wait... what -- so", "wait|...|what|--|so"),
        ("MOSCOW—Officials", "MOSCOW|—|Officials"),
        ("दिल्ली में", "दिल्ली|में"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    tokens = tokenize(text)
    assert "|".join(tokens.words) == words
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)


# --- sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Lee left. Gen. Roe stayed in St. Gallen.", 2),
        ("Peter V. Stone left on Sept. 11. Nobody came.", 2),
        ("He lives in the U.S. The army does not.", 2),
        ("The U.S. Army left. Ruse did not.", 2),
        ("It began at 5 p.m. on Monday. It ended.", 2),
        ("“Where is it?” he asked. “There!” she said.", 2),
        ("He said: “It is gone.” Then he left.", 2),
        ("She wrote No. 5 and no. Then she left.", 2),
        ("It grew by 3.5 percent. That is all.", 2),
        ("Up to 10.The mayor of the town.The council", 2),
        ("What now?! Nothing… Perhaps.", 3),
        ("A headline without a stop\n\nThe text.", 2),
        ("Бої тривають у м. Рава-Руська та с. Гряда. Далі тихо.", 2),
        ("Місто взяли 2022 р. Потім воно відновилося.", 2),
        ("В 2022 г. Русе опустел. Потом нет.", 3),
        ("J. R. Stone and G.B. Lee met.", 1),
        ("Said to be gone . . . but not.", 1),
        ("The mayor (see p. 5) left. (He came back.) Then", 3),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts


def test_a_list_without_stops_is_cut() -> None:
    document = prepare(Article("a", "Ruse, " * 5000))
    assert len(document.sentences) > 10
    assert sum(s.end_token - s.first_token for s in document.sentences) == len(document.tokens) == 10_000


@pytest.mark.parametrize(
    "piece",
    ["a", " ", ".", "src", "'", "-", "@", "&", "A.", "\n", "\u0301", "1,", "Mr. ", "â€", "\u00ad", "x\n", "e\u0301"],
)
def test_long_runs_of_one_thing_are_read(piece: str) -> None:
    # Takes minutes where any step is quadratic.
    document = prepare(Article("a", piece * 100_000))
    assert len(document.text) <= len(piece) * 100_000


# --- language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge at Ruse was closed by the mayor on Monday.", "en"),
        ("Ruse bridge closed", "en"),
        ("Міст у Русе закрили, повідомив мер.", "uk"),
        ("Мост в Русе закрыли, сообщил мэр города.", "ru"),
        ("Die Brücke in Russe wurde am Montag vom Bürgermeister gesperrt.", "de"),
        ("Le pont de Roussé a été fermé lundi par le maire de la ville.", "fr"),
        ("Мостът при Русе беше затворен от кмета в понеделник сутринта.", "bg"),
        ("12, 34 — 56.", ""),
        ("", ""),
        ("Izium fell.", "en"),  # a headline, half of it a name
        ("Russian Forces Shell Nikopol", "en"),
        ("Izium ist gefallen.", "de"),
        ("Kyiv", ""),  # a name is written alike in many languages
        ("Nova Kakhovka, Lyman", ""),
        ("Львів", "uk"),  # but for letters that only one of them has
        ("Lviv, Lyman, Lviv, " * 200, ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert prepare(Article("a", text)).language == language
