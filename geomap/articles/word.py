"""The text of a .docx document, by python-docx; slow to load, so loaded only where there is one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from geomap.articles.record import MAX_TEXT_CHARS
from geomap.errors import ArticleError

MAX_UNPACKED_BYTES: Final = 100_000_000
MAX_BODY_BYTES: Final = 20_000_000
"""Of the part that holds the text: a long novel takes 3 MB, and each megabyte some 20 MB of memory."""

_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {"p": "", "t": "", "tab": "\t", "br": "\n", "cr": "\n"}
# Text that was moved elsewhere, and what stands for a text box in old programs. What was deleted has marks of its own.
_PASSED_OVER = (f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


@dataclass(frozen=True, slots=True)
class WordText:
    """What was taken out of a document; `author` is who it says wrote it."""

    text: str
    title: str = ""
    author: str = ""


def read_word(data: bytes, where: str) -> WordText:
    """Take the text out of a .docx document: paragraphs, those in tables too, each apart.

    Raises
    ------
    ArticleError
        When it is none, is damaged, or is larger unpacked than it may be.
    """
    _check(data, where)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
        properties = document.core_properties
        lines, length = [], 0
        for line in _lines(document.element.body):
            length += len(line)
            if line:
                lines.append(line)
            if length > MAX_TEXT_CHARS:
                break  # the article is refused where it is made
        title, author = properties.title or "", properties.author or ""
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        ValueError,
        KeyError,
        AttributeError,
        RuntimeError,
        OSError,
    ) as error:
        said = " ".join(str(error).split())[:120]
        raise ArticleError(f"{where}: expected a .docx document, got a damaged one ({said}); save it again") from None
    return WordText("\n\n".join(lines), title, author)


def _check(data: bytes, where: str) -> None:
    """Refuse what would be too large unpacked. The sizes in the directory are those that unpacking stops at."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sizes = {part.filename: part.file_size for part in packed.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ArticleError(f"{where}: expected a .docx document, got something else; save it as .docx") from None
    if sum(sizes.values()) > MAX_UNPACKED_BYTES or sizes.get(_BODY, 0) > MAX_BODY_BYTES:
        raise ArticleError(
            f"{where}: expected a document of at most {MAX_BODY_BYTES // 1_000_000} MB of text and "
            f"{MAX_UNPACKED_BYTES // 1_000_000} MB in all, unpacked, got a larger one; save its text"
        )


def _lines(body: Any) -> Iterator[str]:
    """Yield the paragraphs under an element, those in tables and text boxes among them, in the order of the document.

    The elements themselves are walked: the library repeats a merged cell as often as its width says, were it a billion.
    """
    from lxml.etree import iterwalk

    line: list[str] = []
    walk = iterwalk(body, events=("start",), tag=[_W + name for name in _MARKS] + list(_PASSED_OVER))
    for _, node in walk:
        if node.tag in _PASSED_OVER:
            walk.skip_subtree()
        elif node.tag == _W + "p":
            yield "".join(line).strip()
            line = []
        else:
            line.append(node.text or "" if node.tag == _W + "t" else _MARKS[node.tag.removeprefix(_W)])
    yield "".join(line).strip()
