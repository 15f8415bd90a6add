"""Articles in CSV, Parquet and .docx files."""

import csv
import io
import zipfile
from datetime import date, datetime

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from geomap.articles import read_sources
from geomap.articles.tables import read_csv
from geomap.errors import ArticleError

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

TEXT = "Guards hold the bridge at Ruse, the council said."


def read(path):
    return list(read_sources([path]))


def refused(path):
    (error,) = read(path)
    assert isinstance(error, ArticleError), error
    return str(error)


# --- CSV ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_an_article(tmp_path, delimiter):
    path = tmp_path / "a b.csv"
    rows = [
        ["Title", "TEXT", "id", "date", "url", "outlet", "note"],
        ["One", f'{TEXT}\r\nAnd; more, "quoted"\tthings.', "7", "2022-09-10", "https://wire.example/1", "Wire", "x"],
        [],
        ["", TEXT, "", "", "", "", ""],
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    one, two = read(path)
    assert (one.key, one.title, one.date, one.outlet, one.url) == (
        "7", "One", date(2022, 9, 10), "Wire", "https://wire.example/1"
    )  # fmt: skip
    assert one.text == rows[1][1]
    assert one.source == f"{path}, line 3"
    assert (two.text, two.date, two.key[:7]) == (TEXT, None, "sha256:")


def test_bad_rows_do_not_stop_the_others(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{TEXT.replace(',', '')}\n2\n3,a,b,c\n4,{TEXT.replace(',', '')}\n", encoding="cp1251")
    one, two, three, four = read(path)
    assert (one.key, four.key) == ("1", "4")
    assert "line 3" in str(two) and "text" in str(two)
    assert "line 4: expected 2 fields as in the header line, got 4" in str(three)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("title,body\na,b\n", "expected a column 'text' among the columns, got title, body"),
        ("text\n", "got none below the header line"),
        ("text\n\n \n", "got none below the header line"),
        ('text\n"never closed\n' + "x\n" * 10, "line 12: expected CSV"),
        ('text\n"a"b\n', "line 2: expected CSV"),
        ("", "empty"),
    ],
)
def test_what_is_no_table_of_articles_is_named(tmp_path, content, expected):
    path = tmp_path / "a.csv"
    path.write_text(content)
    assert expected in refused(path)


def test_a_quote_that_is_never_closed_is_bounded(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('text\n"' + "word " * 1_000_000)
    assert "expected CSV" in refused(path)


def test_an_article_as_long_as_one_may_be_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('text\n"' + "word " * 399_999 + '"\n')
    assert len(read(path)[0].text) == 5 * 399_999


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip), min_size=1))
def test_what_a_table_holds_comes_out(texts):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["text"], *([text] for text in texts)])
    assert [article.text for article in read_csv(out.getvalue(), where="a")] == texts


# --- Parquet --------------------------------------------------------------------------------------------------------


def test_rows_of_parquet_are_articles_with_the_types_that_they_have(tmp_path):
    path = tmp_path / "a.parquet"
    table = pa.table(
        {"id": [1, 2, 3], "text": [TEXT, TEXT * 2, None], "date": [date(2022, 9, 10), None, None],
         "Title": ["One", None, None], "vector": [[1.0], [2.0], [3.0]]}
    )  # fmt: skip
    parquet.write_table(table, path, row_group_size=1)
    one, two, three = read(path)
    assert (one.key, one.text, one.date, one.title, one.source) == (
        "1",
        TEXT,
        date(2022, 9, 10),
        "One",
        f"{path}, row 1",
    )
    assert (two.key, two.text, two.date) == ("2", TEXT * 2, None)
    assert "row 3" in str(three) and "text" in str(three)


def test_times_of_parquet_are_days(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": [TEXT], "date": [datetime(2022, 9, 10, 23, 30)]}), path)
    assert read(path)[0].date == date(2022, 9, 10)


def test_damaged_and_odd_parquet_is_named(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": [TEXT] * 1000, "id": list(range(1000))}), path)
    whole = path.read_bytes()
    for damaged in (b"PAR1", whole[:-20], whole[:100] + b"\xff" * 200 + whole[300:], b"text,id\n"):
        path.write_bytes(damaged)
        results = read(path)
        assert "expected a Parquet file" in str(results[-1])
    parquet.write_table(pa.table({"body": [TEXT]}), path)
    assert "expected a column 'text'" in refused(path)
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), path)
    assert "without rows" in refused(path)
    parquet.write_table(pa.table({"Text": [1]}), path)
    assert "row 1" in refused(path)


def test_large_row_groups_are_refused_and_a_text_told_often_is_held_once(tmp_path, monkeypatch):
    path = tmp_path / "a.parquet"
    text = TEXT * 20_000
    parquet.write_table(pa.table({"text": [text] * 200}), path)  # 200 MB, were each held apart
    before = pa.total_allocated_bytes()
    most = 0
    for article in read_sources([path]):
        assert article.text == text
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < 30_000_000
    monkeypatch.setattr("geomap.articles.tables.MAX_GROUP_BYTES", 1000)
    assert "expected row groups of at most" in refused(path)


# --- .docx ----------------------------------------------------------------------------------------------------------


def document(path, *paragraphs, title="", author="Ada", cells=()):
    made = Document()
    made.core_properties.title, made.core_properties.author = title, author
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if cells:
        table = made.add_table(rows=1, cols=len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    made.save(path)
    return path


def rewritten(path, change):
    """Change the body of a document."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


def test_a_document_is_an_article(tmp_path):
    path = document(
        tmp_path / "2022-09-10 report.docx", TEXT, "", "A second\tparagraph.", title="A headline", cells=("One", "Two")
    )
    (article,) = read(path)
    assert article.text == f"{TEXT}\n\nA second\tparagraph.\n\nOne\n\nTwo"
    assert (article.title, article.date, article.extracted) == ("A headline", date(2022, 9, 10), True)


def test_what_was_deleted_or_moved_away_is_not_read_and_what_was_inserted_is(tmp_path):
    path = document(tmp_path / "a.docx", "Guards MARK hold the bridge.")
    run = b"<w:r><w:t>%s</w:t></w:r>"
    rewritten(
        path,
        lambda body: body.replace(
            b"Guards MARK hold",
            b"Guards </w:t></w:r><w:ins>"
            + run % b"still"
            + b"</w:ins><w:del><w:r><w:delText>no longer</w:delText></w:r></w:del>"
            b"<w:moveFrom>" + run % b"once" + b'</w:moveFrom><w:r><w:t xml:space="preserve"> hold',
        ),
    )
    assert read(path)[0].text == "Guards still hold the bridge."


def test_a_merged_cell_as_wide_as_it_says_costs_nothing(tmp_path):
    path = document(tmp_path / "a.docx", TEXT, cells=("One", "Two"))
    rewritten(path, lambda body: body.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999999"/>'))
    assert read(path)[0].text.endswith("One\n\nTwo")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = document(tmp_path / "a.docx", TEXT)
    rewritten(path, lambda body: body.replace(TEXT.encode(), b"a " * 11_000_000))
    assert path.stat().st_size < 100_000
    assert "unpacked, got a larger one" in refused(path)


def test_entities_are_not_unfolded(tmp_path):
    path = document(tmp_path / "a.docx", TEXT)
    entities = b"<!DOCTYPE x [<!ENTITY a '" + b"a" * 100 + b"'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 10) for n in range(8)
    ) + b"<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"  # fmt: skip
    rewritten(
        path, lambda body: body.replace(b"<w:document", entities + b"<w:document").replace(b"Guards", b"&a7;&f;Guards")
    )
    (result,) = read(path)
    assert isinstance(result, ArticleError) or len(result.text) < 200


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"not at all", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_document_is_named(tmp_path, content):
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert "expected a .docx document" in refused(path)


def test_damaged_empty_and_own_documents_are_named(tmp_path):
    path = document(tmp_path / "a.docx", TEXT)
    rewritten(path, lambda body: body[: len(body) // 2])
    assert "damaged" in refused(path)
    assert "found no text" in refused(document(path))
    assert "geomap itself wrote" in refused(document(path, TEXT, author="geomap"))
