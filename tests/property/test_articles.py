"""Any text is repaired, cut and mapped back without loss; any bytes are read or refused, never a crash."""

import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.articles import article_from_text, parse_date, prepare, read_sources, redact
from geomap.articles.dates import date_from_text, read_date
from geomap.articles.repair import apply_edits, repair
from geomap.errors import ArticleError
from geomap.model import Article, OffsetMap, Span

# Letters and marks that the repairs, the cutting and the splitting look for, beside any other character.
PIECES = st.sampled_from(
    [
        "src", "20src4", "Sept. srcsrc", "src0%", "1", "\n", "\n\n", "\r\n", " ", "\u00ad", "\u200b", "\x00", "\x85",
        "\u0301", "e\u0301", "\u212b", "â€™", "Ð¥Ðµ", "Ã©", "\ud800", "\u2028", "&amp;", "&#8217;", "&#0;", "’s", "'s",
        "U.S.", "Mr.", "Osijek", "Vera Novak", "said", ",", ".", "...", "?", "!", "”", "“", "—", "-", "@", "a@b.eu",
        "https://a.example/b", "J.", "г.", "5", "3,000", "한", "\u1112\u1161\u11ab", "שלום", "\u202e", "क्षि", "_",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).map("".join), st.text(max_size=200))


@given(TEXTS)
def test_words_are_where_they_say(text: str) -> None:
    document = prepare(Article("a", text))
    tokens = document.tokens
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends)
    done = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert done <= start < end <= len(document.text)
        assert document.text[start:end] == word
        assert document.text[done:start].strip() == ""  # only white space is between tokens
        done = end
    assert document.text[done:].strip() == ""


@given(TEXTS)
def test_sentences_hold_every_token_once(text: str) -> None:
    document = prepare(Article("a", text))
    done = 0
    for sentence in document.sentences:
        assert sentence.first_token == done < sentence.end_token
        assert sentence.start == document.tokens.starts[sentence.first_token]
        assert sentence.end == document.tokens.ends[sentence.end_token - 1]
        assert "\n" not in document.text[sentence.start : sentence.end]
        done = sentence.end_token
    assert done == len(document.tokens)


@given(TEXTS)
def test_repaired_text_is_sound(text: str) -> None:
    repaired, _, _ = repair(text)
    assert unicodedata.is_normalized("NFC", repaired)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in repaired if character not in "\t\n")
    assert "\u00ad" not in repaired and "\u200b" not in repaired
    repaired.encode("utf-8")


@given(TEXTS)
def test_spans_lead_back_in_order(text: str) -> None:
    repaired, offsets, _ = repair(text)
    at = 0
    for position in range(len(repaired)):
        span = offsets.span(position, position + 1)
        assert at <= span.start <= span.end <= len(text)
        at = span.end
        if span.end - span.start == 1 and not offsets.repaired:
            assert repaired[position].isspace() or repaired[position] == text[span.start] or not text.isascii()
    assert offsets.span(0, len(repaired)).start == offsets.start(0)
    for start in range(0, len(repaired), 7):
        for end in range(start + 1, len(repaired) + 1, 5):
            span = offsets.span(start, end)
            assert span.start == offsets.span(start, start + 1).start
            assert span.end == offsets.span(end - 1, end).end


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    text = draw(st.text("abcdef", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edits.append((start, end, draw(st.text("XYZ", max_size=end - start))))
    return text, edits


@given(edited())
def test_offset_map_agrees_with_one_offset_per_character(case: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, edits = case
    repaired, offsets = apply_edits(text, edits)
    # The slow way: for each repaired character, where it begins and where it ends in the text as given.
    begins: list[int] = []
    stops: list[int] = []
    done = 0
    expected = ""
    for start, end, new in edits:
        begins += range(done, start)
        stops += range(done + 1, start + 1)
        expected += text[done:start] + new
        for at in range(len(new)):
            begins.append(start + at)
            stops.append(end if at == len(new) - 1 else start + at + 1)
        done = end
    begins += range(done, len(text))
    stops += range(done + 1, len(text) + 1)
    expected += text[done:]
    assert repaired == expected
    for at in range(len(repaired)):
        assert (offsets.start(at), offsets.end(at + 1)) == (begins[at], stops[at])
    for start in range(len(repaired)):
        for end in range(start + 1, len(repaired) + 1):
            assert offsets.span(start, end) == Span(begins[start], stops[end - 1])
            low, high, shift = offsets.stretch(start)
            assert low <= start
            assert end >= high or Span(start + shift, end + shift) == offsets.span(start, end)


@given(st.integers(0, 10_000), st.integers(0, 50))
def test_empty_offset_map_is_the_identity(start: int, length: int) -> None:
    assert OffsetMap().span(start, start + length) == Span(start, start + length)


@given(TEXTS)
def test_repairing_twice_changes_no_more(text: str) -> None:
    once, _, _ = repair(text)
    twice, _, _ = repair(once)
    assert len(twice) <= len(once)
    thrice, _, _ = repair(twice)
    assert len(thrice) <= len(twice)


@given(st.text("abc xyz,;.—\nABC’", max_size=300))
def test_sound_text_keeps_its_length(text: str) -> None:
    repaired, offsets, _ = repair(text)
    assert len(repaired) == len(text)
    assert offsets == OffsetMap()
    assert [a for a, b in zip(repaired, text, strict=True) if a != b] == [" "] * sum(
        a != b for a, b in zip(repaired, text, strict=True)
    )


@given(st.one_of(TEXTS, st.text("0123456789 -/.,:adeptFSMay’\n", max_size=60)))
def test_dates_never_crash(text: str) -> None:
    date_from_text(text)
    try:
        parse_date(text)
    except ArticleError as error:
        assert "\n" not in str(error)
    read_date(text[:12])


@given(st.one_of(TEXTS, st.text("+0123456789 -()@.ab\n", max_size=80)))
def test_redaction_keeps_length_and_lines(text: str) -> None:
    masked = redact(text)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert redact(masked) == masked


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".json", ".jsonl", ".html", ""]))
def test_any_bytes_are_read_or_refused_in_one_line(tmp_path_factory, data: bytes, suffix: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("any") / f"file{suffix}"
    path.write_bytes(data)
    for result in read_sources([str(path)]):
        if isinstance(result, ArticleError):
            assert "\n" not in str(result)
            assert str(path) in str(result)
        else:
            result.text.encode("utf-8")
            prepare(result)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from(["id", "text", "date", "title", "url", "outlet"]), JSON), max_size=4))
def test_any_json_lines_are_read_or_refused(tmp_path_factory, records: list[object]) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("any") / "file.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    results = list(read_sources([str(path)]))
    assert len(results) == max(1, len(records))
    keys = [result.key for result in results if isinstance(result, Article)]
    assert len(set(keys)) == len(keys)


@given(TEXTS)
def test_record_fields_are_one_clean_line(text: str) -> None:
    article = article_from_text("Nothing happened.", title=text, outlet=text, url=text, key=text)
    for field in (article.title, article.outlet, article.key):
        assert field == " ".join(field.split())
    assert article.url == "" or article.url.lower().startswith(("http://", "https://"))
