"""Files, folders and pipes read as articles; dates; what cannot be read is said in one line."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from geomap.articles import article_from_text, parse_date, read_sources, redact
from geomap.articles import record as record_module
from geomap.articles import sources as sources_module
from geomap.articles.dates import date_from_name, date_from_text, read_date
from geomap.errors import ArticleError
from geomap.model import Article

TEXT = "The bridge at Ruse was closed by the mayor on Monday. Nobody crossed it."


def read(path: Path, **options: date) -> list[Article | ArticleError]:
    return list(read_sources([str(path)], **options))


def one(path: Path, **options: date) -> Article:
    (result,) = read(path, **options)
    assert isinstance(result, Article), result
    return result


def refused(path: Path) -> str:
    (result,) = read(path)
    assert isinstance(result, ArticleError)
    message = str(result)
    assert ("\n" not in message and "expected" in message and "got" in message) or "found" in message
    return message


# --- formats


def test_text_file(tmp_path: Path) -> None:
    path = tmp_path / "2022-09-20-ruse.txt"
    path.write_bytes(b"A Bridge Is Closed\r\n\r\n" + TEXT.encode())
    article = one(path)
    assert article.text == "A Bridge Is Closed\r\n\r\n" + TEXT  # no newline translation
    assert article.title == "A Bridge Is Closed"
    assert (article.date, article.date_basis) == (date(2022, 9, 20), "metadata")
    assert article.key.startswith("sha256:") and not article.extracted


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", TEXT),
        ("utf-16", TEXT),
        ("cp1252", TEXT + " It is the mayor’s “decision” — and the café’s."),
        ("cp1251", "Мост в Русе закрыли в понедельник, сообщил мэр города. Никто его не перешел, и очередь росла."),
        ("koi8_u", "Міст у Русе закрили в понеділок, повідомив мер міста. Ніхто його не перейшов, і черга росла."),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    article = one(path)
    assert article.text == text
    assert bool(article.notes) == (encoding != "utf-8-sig")


def test_utf8_with_a_broken_byte_is_still_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Міст у Русе закрили в понеділок.".encode() + b"\xd0")
    article = one(path)
    assert article.text.startswith("Міст у Русе")
    assert "not sound UTF-8" in article.notes[0]


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f'---\ntitle: "A Bridge: closed"\ndate: 2022-09-20\noutlet: Example Gazette\nurl: https://a.example/1\n---\n{TEXT}',
        encoding="utf-8",
    )
    article = one(path)
    assert (article.title, article.outlet, article.url) == (
        "A Bridge: closed",
        "Example Gazette",
        "https://a.example/1",
    )
    assert article.text == TEXT and article.extracted and article.key == article.url
    assert (article.date, article.date_basis) == (date(2022, 9, 20), "metadata")


def test_markdown_without_front_matter_keeps_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# A Bridge\n\n{TEXT}", encoding="utf-8")
    article = one(path)
    assert article.title == "A Bridge" and article.text.startswith("# A Bridge") and not article.extracted


def test_html_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<!doctype html><html><head><title>A Bridge | Example Gazette</title>"
        '<meta property="og:site_name" content="Example Gazette">'
        '<meta property="article:published_time" content="2022-09-10T23:10:00+03:00">'
        '<link rel="canonical" href="https://a.example/bridge"></head><body><nav>Home Sport</nav><article>'
        f"<h1>A Bridge Is Closed</h1><p>{TEXT}</p><p>{TEXT.replace('Ruse', 'Vidin')}</p><p>{TEXT}</p></article>"
        "<script>alert('Sofia')</script><footer>Imprint</footer></body></html>",
        encoding="utf-8",
    )
    article = one(path)
    assert "Vidin" in article.text and "alert" not in article.text and "<p>" not in article.text
    assert article.extracted
    assert article.outlet == "Example Gazette"
    assert article.url == "https://a.example/bridge"
    assert (article.date, article.date_basis) == (date(2022, 9, 10), "metadata")
    assert article.title == "A Bridge Is Closed"


def test_json_record_and_list(tmp_path: Path) -> None:
    single = tmp_path / "a.json"
    single.write_text(
        json.dumps({"id": 7, "text": TEXT, "date": "2022-09-20T10:00:00Z", "outlet": "O"}), encoding="utf-8"
    )
    article = one(single)
    assert (article.key, article.date, article.outlet) == ("7", date(2022, 9, 20), "O")
    many = tmp_path / "b.json"
    many.write_text(json.dumps([{"text": TEXT}, {"text": ""}, 5, {"text": "Ruse."}]), encoding="utf-8")
    results = read(many)
    assert [type(result) for result in results] == [Article, ArticleError, ArticleError, Article]
    assert "record 2" in str(results[1]) and "record 3" in str(results[2])


def test_json_lines_go_on_after_a_broken_line(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(
        json.dumps({"id": "a", "text": TEXT, "url": "https://a.example/1"}).encode()
        + b'\n\n{"id": "b", "text": "Ru\n'
        + b'{"id": "c", "text": "\xff"}\n'
        + '{"id": "d", "text": "Русе.", "date": "someday"}'.encode()
    )
    first, broken, bytes_, last = read(path)
    assert isinstance(first, Article) and first.key == "a"
    assert "line 3" in str(broken) and "expected JSON" in str(broken)
    assert "line 4" in str(bytes_) and "UTF-8" in str(bytes_)
    assert isinstance(last, Article) and last.date is None and "someday" in last.notes[0]


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text((json.dumps({"text": TEXT}) + "\n") * 3 + "{", encoding="utf-8")
    results = read_sources([str(path)])
    assert isinstance(next(results), Article)
    path.unlink()
    assert isinstance(next(results), Article)  # the rest comes from the open file


def test_lone_surrogates_in_json_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "Ruse \\ud800 fell.", "title": "\\udfff"}', encoding="utf-8")
    article = one(path)
    assert article.text == "Ruse \ufffd fell."
    (article.text + article.title).encode("utf-8")


def test_folder_is_read_in_order_without_hidden_files_and_readme(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.md", ".hidden.txt", ".git/x.txt", "README.md", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name} names Ruse.", encoding="utf-8")
    assert [article.text.split()[0] for article in read(tmp_path) if isinstance(article, Article)] == [
        "a/b.md",
        "a/z.txt",
        "b.txt",
    ]


@pytest.mark.parametrize("lines", [False, True])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, lines: bool) -> None:
    data = (json.dumps({"id": "x", "text": TEXT}) + "\n").encode() * 2 if lines else TEXT.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    results = list(read_sources(["-"]))
    assert [article.text for article in results if isinstance(article, Article)] == [TEXT] * (2 if lines else 1)


def test_html_and_json_are_known_without_a_suffix(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text(f"<html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>", encoding="utf-8")
    assert "<p>" not in one(page).text
    record = tmp_path / "record"
    record.write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    assert one(record).text == TEXT


# --- keys


def test_repeated_keys_become_unique(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    keys = ["a", "a", "a#2", "a", "b"]
    path.write_text("".join(json.dumps({"id": key, "text": TEXT}) + "\n" for key in keys), encoding="utf-8")
    articles = [article for article in read(path) if isinstance(article, Article)]
    found = [article.key for article in articles]
    assert len(set(found)) == 5 and found[0] == "a" and found[1] == "a#2" and found[4] == "b"
    assert not articles[0].notes and "used before" in articles[1].notes[0]


def test_key_is_id_then_url_then_hash() -> None:
    assert article_from_text(TEXT, key="k", url="https://a.example").key == "k"
    assert article_from_text(TEXT, url="https://a.example").key == "https://a.example"
    assert article_from_text(TEXT).key == article_from_text(TEXT, title="other").key


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://a b", 'https://a"b', "ftp://a"]
)
def test_addresses_that_no_reader_may_follow_are_dropped(url: str) -> None:
    assert article_from_text(TEXT, url=url).url == ""


# --- what cannot be read


def test_missing_file(tmp_path: Path) -> None:
    assert "nothing there" in refused(tmp_path / "none.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a"])
@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_empty_file(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert "empty" in refused(path)


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"%PDF-1.7 x", b"PK\x03\x04abc", b"\x89PNG\r\n\x1a\n"])
def test_binary_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert "expected text" in refused(path)


def test_a_few_nuls_do_not_make_a_text_binary(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Ru\x00se " + TEXT.encode())
    assert one(path).text.startswith("Ru\x00se")


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", denied)  # the superuser, whom tests may run as, reads any file
    assert "Permission denied" in refused(path)


def test_empty_folder(tmp_path: Path) -> None:
    assert "found none" in refused(tmp_path)


def test_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    message = refused(path)
    assert "at most 50 MB" in message and "100 MB" in message


def test_long_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_module, "MAX_TEXT_CHARS", 50)
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert "at most 50 characters" in refused(path)


def test_long_line_of_json_lines_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources_module, "MAX_FILE_BYTES", 200)
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT * 9}) + "\n", encoding="utf-8")
    first, second = read(path)
    assert isinstance(first, Article)
    assert "line 2" in str(second)


def test_nested_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" * 100_000, encoding="utf-8")
    assert "expected JSON" in refused(path)


def test_one_bad_source_does_not_stop_the_run(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(TEXT, encoding="utf-8")
    results = list(read_sources([str(tmp_path / "none"), str(good), "\x00bad"]))
    assert [type(result) for result in results] == [ArticleError, Article, ArticleError]


# --- dates


def test_given_date_goes_before_metadata_and_text(tmp_path: Path) -> None:
    path = tmp_path / "2022-09-20.txt"
    path.write_text(f"RUSE, 19 September 2022 — {TEXT}", encoding="utf-8")
    assert one(path, date=date(2022, 9, 1)).date_basis == "given"
    assert one(path).date == date(2022, 9, 20)
    path = path.rename(tmp_path / "ruse.txt")
    assert (one(path).date, one(path).date_basis) == (date(2022, 9, 19), "text")


def test_undated_stays_undated() -> None:
    article = article_from_text(TEXT)
    assert article.date is None and article.date_basis == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2022-09-20 SOFIA—Officials said", date(2022, 9, 20)),
        ("RUSE, Feb. 24, 2022 — The bridge", date(2022, 2, 24)),
        ("RUSE, Bulgaria, February 24, 2022 (Example Wire) — The bridge", date(2022, 2, 24)),
        ("RUSE (24 February 2022) - The bridge", date(2022, 2, 24)),
        ("A Bridge\n\nSeptember 10, 2022\n\nThe text", date(2022, 9, 10)),
        ("A Bridge\nBy Ann Roe\nSaturday, 10 September 2022 18:30 GMT\nThe text", date(2022, 9, 10)),
        ("Published: 10.09.2022\nThe text", date(2022, 9, 10)),
        ("Опубліковано 24 лютого 2022 року\nТекст", date(2022, 2, 24)),
        ("РУСЕ, 24 февраля 2022 — Мост", date(2022, 2, 24)),
        ("Situation report, February 14, 2023", date(2023, 2, 14)),
        ("RUSE, Sept. srcsrc, 2022 — About src0% of", date(2022, 9, 11)),
        ("RUSE, Feb. 24 — The bridge", None),
        ("What happened on 24 February 2022\n\nThe text", None),
        ("The bridge fell on 24 February 2022, and", None),
        ("24 February 2022 was a cold day.", None),
        ("03/04/2022", None),
        ("31 February 2022", None),
        ("", None),
    ],
)
def test_date_from_text(text: str, expected: date | None) -> None:
    assert article_from_text(text).date == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-09-20", date(2022, 9, 20)),
        ("2022-09-20T23:30:00-08:00", date(2022, 9, 20)),  # as written: no time zone moves it
        ("Tue, 20 Sep 2022 23:30:00 -0800", date(2022, 9, 20)),
        ("20220920", date(2022, 9, 20)),
        (1663632000, date(2022, 9, 20)),
        ("20 вересня 2022", date(2022, 9, 20)),
        ("20 de septiembre de 2022", date(2022, 9, 20)),
        ("13/04/2022", date(2022, 4, 13)),
        ("2/3/2022", None),
        ("yesterday", None),
        ("2022", None),
        (True, None),
        (None, None),
        (float("nan"), None),
        ("9999-99-99", None),
    ],
)
def test_date_from_metadata(value: object, expected: date | None) -> None:
    assert read_date(value) == expected


def test_date_from_name_and_tail() -> None:
    assert date_from_name("report_20220920_v2.txt") == date(2022, 9, 20)
    assert date_from_name("12345678.txt") is None
    assert date_from_text("A long text. " * 200 + "\nPublished 3 May 2022\n") == date(2022, 5, 3)


def test_parse_date_says_what_it_expected() -> None:
    assert parse_date(" 20 September 2022 ") == date(2022, 9, 20)
    for wrong in ("", "soon", "2022-13-01", "2/3/2022", "2022-09-20 x"):
        with pytest.raises(ArticleError, match="expected a date such as 2022-09-20"):
            parse_date(wrong)


# --- privacy


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("He wrote from a.b+c@mail.example.org on Monday.", "He wrote from  on Monday."),
        ("Write to Ann Roe at ann@example.org\nThe bridge", "\nThe bridge"),
        ("Reach the desk (at night) by roe [at] example [dot] org", ""),
        ("Call +359 82 123 456 or (212) 555-0123 now, or 212-555-0123.", ""),
        ("the number was +380 44 123-45-67, he said", "the number was , he said"),
    ],
)
def test_addresses_and_numbers_are_masked(text: str, kept: str) -> None:
    assert redact(text).replace("•", "") == kept
    assert len(redact(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2014-2022 some 3,000-4,000 people and 120,000 soldiers",
        "at 48.5 N, 35.04 E on 2022-09-20",
        "@handle and a @ b",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert redact(text) == text
