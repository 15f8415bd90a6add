"""Reports: every statement with its sentence and source, nothing from outside as markup, the same bytes each time."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from docx import Document
from render_cases import HOSTILE, hostile, one_claim, seed_like

from geomap.errors import RenderError
from geomap.model import Analysis, Article, Mention, Place, Span, Unplaced
from geomap.regions import Boundaries
from geomap.report.documents import report_of
from geomap.report.pages import html_page, markdown_page
from geomap.report.unplaced import CountryRate, unplaced_lines, unplaced_rates
from geomap.report.word import docx_bytes
from geomap.report.write import ending_of, write_report

PARTIES = {"RU": {"name": "Russia", "colour": "#D55E00"}, "UA": {"name": "Ukraine", "colour": "#0072B2"}}
VERSIONS = {"code": "1.2", "grammar": "3", "data": "abc"}


@pytest.fixture(scope="module")
def boundaries():
    return Boundaries()


@pytest.fixture(scope="module")
def seed(boundaries):
    return report_of(seed_like(), boundaries=boundaries, parties=PARTIES, versions=VERSIONS)


@pytest.fixture(scope="module")
def bad(boundaries):
    return report_of(hostile(), boundaries=boundaries, title=HOSTILE)


@pytest.fixture(scope="module")
def word(seed):
    return docx_bytes(seed)


class _Page(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def _cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


# --- what a report says -----------------------------------------------------------------------------------------------


def test_every_statement_stands_in_the_section_of_its_region(seed):
    rows = [row for section in seed.sections for row in section.rows]
    assert len(rows) == len(seed_like()[0].claims)
    kharkiv = next(section for section in seed.sections if section.heading.startswith("Kharkiv Oblast: "))
    assert {"Kharkiv Oblast", "Izium", "Kharkiv"} <= {row.place for row in kharkiv.rows}
    assert all(row.quote and row.speaker and row.reading for row in rows)


def test_whole_countries_and_the_unsettled_come_last(boundaries):
    base = one_claim(place="Izium")
    unsettled = replace(base, claims=(base.claims[0]._replace(resolved=None, place_name="Nowhereton"),))
    made = report_of([unsettled, one_claim(place="Ukraine"), one_claim(place="Izium")], boundaries=boundaries)
    assert [section.heading for section in made.sections] == [
        "Kharkiv Oblast: one statement",
        "Ukraine as a whole: one statement",
        "Places that could not be settled: one statement",
    ]


def test_a_claim_and_its_denial_name_each_other(boundaries):
    base = one_claim("control", "RU", "Izium")
    first = base.claims[0]
    denial = first._replace(id="denial", polarity="denied", speaker="the mayor", answers=first.id)
    (section,) = report_of([replace(base, claims=(first, denial))], boundaries=boundaries, parties=PARTIES).sections
    notes = {row.says: row.notes for row in section.rows}
    assert any("Answered by the mayor" in note for note in notes["Said to be held by Russia"])
    assert any(
        "Answers the statement: Said to be held by Russia" in note
        for note in notes["Denied: said to be held by Russia"]
    )


def test_an_old_statement_is_marked(boundaries):
    from datetime import date

    old = one_claim(place="Kherson", article_date=date(2022, 1, 1), article_key="old")
    made = report_of([old, one_claim(place="Izium")], boundaries=boundaries)
    notes = {row.place: row.notes for section in made.sections for row in section.rows}
    assert notes == {"Kherson": ("Older than 30 days",), "Izium": ()}


def test_unplaced_sources_data_and_method_are_there(seed):
    assert seed.unplaced == ("Nowhereton (2 times): not in the gazetteer",)
    assert seed.sources[0].link == "https://news.example/four-regions"
    assert (
        any("OpenStreetMap" in line for line in seed.data) and seed.data[-1] == "Sentences belong to their publishers."
    )
    assert "does not judge" in seed.method[0] and seed.method[-1] == "geomap 1.2, grammar of claims 3, data abc."


# --- HTML -------------------------------------------------------------------------------------------------------------


def test_html_is_self_contained_and_runs_nothing(bad):
    html = html_page(bad)
    page = _Page(html)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "iframe", "object", "form", "link", "base"}
    assert not any(name.startswith("on") or name == "style" for _, given in page.tags for name in given)
    images = [given for tag, given in page.tags if tag == "img"]
    assert len(images) == 1 and images[0]["src"].startswith("data:image/png;base64,")
    assert [given for tag, given in page.tags if tag == "a"] == []
    policy = next(given["content"] for tag, given in page.tags if given.get("http-equiv"))
    assert policy.startswith("default-src 'none'; img-src data:")
    assert any("{{ 7*7 }}" in words for words in page.words)


def test_html_has_headings_tables_and_links(seed):
    page = _Page(html_page(seed))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == 1 and tags.count("table") == len(seed.sections) == tags.count("h3")
    links = {given["href"] for tag, given in page.tags if tag == "a"}
    assert links == {"https://news.example/four-regions"}
    image = next(given for tag, given in page.tags if tag == "img")
    assert image["alt"].startswith(seed.title)


# --- Markdown ---------------------------------------------------------------------------------------------------------


def test_markdown_has_a_row_for_every_statement(seed):
    text = markdown_page(seed, picture="a b.png")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(seed_like()[0].claims) + len(seed.sections)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 8 for row in rows)
    assert "](a%20b.png)" in text
    assert "[Example Courier · Four regions are told to vote](<https://news.example/four-regions>)" in text


def test_markdown_from_outside_is_text(bad):
    text = markdown_page(bad, picture="x.png")
    assert not re.search(r"<(?!br>|https?:)[a-zA-Z/!]", text)
    assert "{{" not in text and "{%" not in text and "${" not in text
    assert not re.search(r"(?<!\\)`", text)
    assert "javascript:alert(1)//" not in text


@pytest.mark.parametrize(
    "words", ["# heading", "- item", "1. item", "> quote", "a | b", "*a*", "<b>", "[a](b)", "https://x.example", "$x$"]
)
def test_what_markdown_gives_a_meaning_to_is_escaped(words, seed):
    text = markdown_page(replace(seed, unplaced=(words,), unplaced_rates=()), picture="x.png")
    line = next(line for line in text.split("## Names that could not be placed")[1].splitlines() if line)
    assert line != f"- {words}" and line.startswith("- ")


# --- Word -------------------------------------------------------------------------------------------------------------


def test_docx_has_a_table_for_each_region_and_a_figure_with_words(seed, word):
    document = Document(io.BytesIO(word))
    assert [len(table.rows) - 1 for table in document.tables] == [len(section.rows) for section in seed.sections]
    assert _cells(document.tables[0])[0] == list(seed.columns)
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr").startswith(seed.title)
    headings = [each.text for each in document.paragraphs if each.style.name.startswith(("Heading", "Title"))]
    assert headings[0] == seed.title and seed.sections[0].heading in headings


def test_docx_links_lead_to_the_articles(word):
    targets = {
        relation.target_ref for relation in Document(io.BytesIO(word)).part.rels.values() if relation.is_external
    }
    assert targets == {"https://news.example/four-regions"}


def test_docx_says_no_time_but_that_of_the_news(word):
    properties = Document(io.BytesIO(word)).core_properties
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2022-09-20"
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


def test_docx_from_outside_is_text(bad):
    document = Document(io.BytesIO(docx_bytes(bad)))
    assert any("{{ 7*7 }}" in cell for table in document.tables for row in _cells(table) for cell in row)
    assert not any(relation.is_external for relation in document.part.rels.values())


# --- files ------------------------------------------------------------------------------------------------------------


def test_the_same_analyses_give_the_same_bytes(seed, word, boundaries):
    time.sleep(2.1)  # the times in an archive count by two seconds
    again = report_of(seed_like(), boundaries=boundaries, parties=PARTIES, versions=VERSIONS)
    assert docx_bytes(again) == word
    assert html_page(again) == html_page(seed)
    assert markdown_page(again, picture="x.png") == markdown_page(seed, picture="x.png")


@pytest.mark.parametrize(
    ("name", "files"), [("r.html", ["r.html"]), ("r.docx", ["r.docx"]), ("r.md", ["r.alt.txt", "r.md", "r.png"])]
)
def test_the_ending_says_what_is_written(name, files, seed, tmp_path):
    written = write_report(seed, tmp_path / name)
    assert sorted(path.name for path in written) == sorted(path.name for path in tmp_path.iterdir()) == files


@pytest.mark.parametrize("name", ["r.pdf", "r", "html"])
def test_another_ending_is_refused(name, tmp_path):
    with pytest.raises(RenderError, match=r"\.html, \.md, \.docx"):
        ending_of(tmp_path / name)


def test_what_cannot_be_written_leaves_nothing(seed, tmp_path):
    with pytest.raises(RenderError, match="choose a folder"):
        write_report(seed, tmp_path / "missing" / "r.html")
    assert list(tmp_path.iterdir()) == []


def test_a_report_without_a_claim_says_so(boundaries):
    empty = report_of([replace(seed_like()[0], claims=())], boundaries=boundaries)
    for text in (html_page(empty), markdown_page(empty, picture="x.png")):
        assert "No statement about who holds a place was read." in text
    assert len(Document(io.BytesIO(docx_bytes(empty))).tables) == 0


# --- names that could not be placed, by country -----------------------------------------------------------------------


def _article(key, country, *, placed, lost):
    place = Place("gn:1", "Somewhere", 10.0, 20.0, "settlement", country)
    whole = Place("gn:2", "Elsewhere", 10.0, 20.0, "country", "FR")
    span = Span(0, 1)
    mentions = [Mention(span, "S", "place", place, 0.9, "", span)] * placed
    mentions += [Mention(span, "E", "place", whole, 0.9, "", span), Mention(span, "F", "actor", whole, 0.9, "", span)]
    lost = (Unplaced("Lostham", lost, "why"),) * bool(lost)
    return Analysis(Article(key, "text"), "en", (), tuple(mentions), (), unplaced=lost)


def test_the_rate_of_unplaced_names_is_told_by_country(boundaries):
    read = [
        _article("a", "SD", placed=2, lost=3),
        _article("b", "SD", placed=5, lost=0),
        _article("c", "UA", placed=9, lost=1),
        _article("d", "PL", placed=4, lost=0),
        _article("e", "FR", placed=0, lost=7),  # about no country: nothing in one was placed
    ]
    assert unplaced_rates(read) == [CountryRate("SD", 10, 3), CountryRate("UA", 10, 1)]
    assert unplaced_lines(read, boundaries) == (
        "In articles about Sudan, 3 of 10 names of places could not be placed (30%). "
        "More of its places can be added: geomap data add SD.zip.",
        "In articles about Ukraine, 1 of 10 names of places could not be placed (10%).",
    )


def test_the_rate_stands_in_every_form(seed):
    line = "In articles about Sudan, 3 of 10 names of places could not be placed (30%)."
    made = replace(seed, unplaced_rates=(line,))
    assert f"<p>{line}</p>" in html_page(made)
    assert "3 of 10 names of places could not be placed" in markdown_page(made, picture="x.png")
    assert line in [paragraph.text for paragraph in Document(io.BytesIO(docx_bytes(made))).paragraphs]


def test_a_report_speaks_ukrainian_in_every_form(tmp_path):
    report = report_of(seed_like(), boundaries=Boundaries(), language="uk")
    pages = {path.suffix: path for form in ("html", "md") for path in write_report(report, tmp_path / f"r.{form}")}
    html, markdown = (pages[form].read_text(encoding="utf-8") for form in (".html", ".md"))
    assert '<html lang="uk">' in html
    for text in (html, markdown):
        assert "Що сказано, за областями" in text and "Як це зроблено" in text
        assert "What is said" not in text and "Said to be" not in text
    assert "За твердженнями, утримує" in report.figure.alt_text
