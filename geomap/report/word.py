"""A report as a Word document, with real tables, links, a figure with its text, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import Any, Final

from geomap.render.strings import STRINGS
from geomap.report.documents import Report, Row, Section

FIGURE_DPI: Final = 300
_WIDTH_MM: Final = 297.0 - 2 * 18.0  # A4 on its side, with margins
_COLUMNS_MM: Final = (28.0, 40.0, 86.0, 32.0, 27.0, 33.0, 15.0)
_LINK_COLOUR: Final = "0B57A4"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the oldest that a zip archive knows


def docx_bytes(report: Report) -> bytes:
    """Return the report as a .docx file."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document: Any = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(16)
    document.styles["Normal"].font.size = Pt(10)
    _properties(document, report)
    document.add_heading(report.title, level=0)
    document.add_paragraph(report.subheading)
    document.add_paragraph(report.notice)
    _figure(document, report)
    document.add_heading(STRINGS["report_claims"], level=1)
    for section in report.sections:
        document.add_heading(section.heading, level=2)
        _table(document, report, section)
    if not report.sections:
        document.add_paragraph(STRINGS["report_none"])
    document.add_heading(STRINGS["report_unplaced"], level=1)
    for line in report.unplaced_rates:
        document.add_paragraph(line)
    for line in report.unplaced or (STRINGS["report_unplaced_none"],):
        document.add_paragraph(line, style="List Bullet" if report.unplaced else None)
    document.add_heading(STRINGS["report_articles"], level=1)
    for source in report.sources:
        paragraph = document.add_paragraph(style="List Bullet")
        _linked(paragraph, source.words, source.link)
        for note in source.notes:
            paragraph.add_run(f" ({note})")
    document.add_heading(STRINGS["report_data"], level=1)
    for line in report.data:
        document.add_paragraph(line, style="List Bullet")
    document.add_heading(STRINGS["report_method"], level=1)
    for line in report.method:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return _without_times(stream.getvalue())


def _properties(document: Any, report: Report) -> None:
    """Set what the file says of itself; its date is that of the news, not the clock's."""
    newest = report.figure.content.newest
    stamp = datetime.combine(newest, time()) if newest else datetime(2000, 1, 1)
    properties = document.core_properties
    properties.title = report.title[:255]
    properties.subject = report.notice[:255]
    properties.author = properties.last_modified_by = "geomap"
    properties.comments = ""
    properties.language = report.language
    properties.created = properties.modified = stamp
    properties.revision = 1


def _figure(document: Any, report: Report) -> None:
    from docx.shared import Mm

    picture = io.BytesIO(report.figure.data("png", dpi=FIGURE_DPI))
    # No higher than a page has room for.
    shape = document.add_picture(picture, width=Mm(180))
    most = Mm(150)
    if shape.height > most:
        shape.width, shape.height = int(shape.width * most / shape.height), most
    described = shape._inline.docPr
    described.set("descr", " ".join(report.figure.alt_text.split()))
    described.set("title", report.title)


def _table(document: Any, report: Report, section: Section) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1, cols=len(report.columns), style="Table Grid")
    table.autofit = False
    head = table.rows[0]
    # The head stands again on each page, and no row is torn apart.
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, name in zip(head.cells, report.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in section.rows:
        made = table.add_row()
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        _fill(made.cells, row)
    scale = _WIDTH_MM / sum(_COLUMNS_MM)
    for each in table.rows:
        for cell, width in zip(each.cells, _COLUMNS_MM, strict=True):
            cell.width = Mm(width * scale)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(8)


def _fill(cells: Any, row: Row) -> None:
    cells[0].paragraphs[0].add_run(row.place).bold = True
    cells[1].paragraphs[0].add_run(row.says)
    for note in row.notes:
        cells[1].add_paragraph().add_run(note).italic = True
    cells[2].paragraphs[0].add_run(f"“{row.quote}”")
    cells[3].paragraphs[0].add_run(row.speaker)
    cells[4].paragraphs[0].add_run(row.event)
    cells[5].paragraphs[0].add_run(row.published)
    if row.article or row.link:
        _linked(cells[5].add_paragraph(), row.article or STRINGS["link"], row.link, size_pt=8)
    cells[6].paragraphs[0].add_run(row.reading)


def _linked(paragraph: Any, words: str, link: str, *, size_pt: int = 0) -> None:
    """Write words, as a link where there is an address; python-docx has links for reading only."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(words)
    if size_pt:
        run.font.size = Pt(size_pt)
    if not link:
        return
    run.font.underline = True
    run.font.color.rgb = RGBColor.from_string(_LINK_COLOUR)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(element)
    element.append(run._r)


def _without_times(made: bytes) -> bytes:
    """Return an archive with the same files in the same order, none of which tells when it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(entry, archive.read(name))
    return out.getvalue()
