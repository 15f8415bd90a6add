"""Writing files: each whole or not at all, several together, the page last of all; and names that are safe for them."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from geomap.errors import RenderError
from geomap.model import Analysis
from geomap.report.records import analysis_record

SUPPLEMENT_FIELDS = (
    "id",
    "name",
    "level",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "population",
    "aliases",
    "note",
)
MAX_NAME_BYTES = 180
"""Longest file name without its ending; most file systems take 255 bytes with it."""

# Names that are devices on Windows, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)
_PLAIN = frozenset(" ._-+,()")
_numbers = itertools.count(1)


def safe_name(text: str) -> str:
    """Return a file name, without ending, that holds nothing a shell, a file system or a page could stumble over.

    Letters and digits of any script stay, and blanks and ``._-+,()`` inside; all else becomes ``_``. No name is a path,
    begins with a dot or a dash, or is a device of Windows.

    Examples
    --------
    >>> safe_name("Week 38: Kharkiv?"), safe_name("../../etc/passwd"), safe_name("con.txt")
    ('Week 38_ Kharkiv', 'etc_passwd', '_con.txt')
    """
    kept = (
        character
        if character.isalnum() or character in _PLAIN or unicodedata.category(character).startswith("M")
        else "_"
        for character in unicodedata.normalize("NFC", text[:1000])
    )
    name = re.sub("_{2,}", "_", "".join(kept)).strip(" ._-")
    name = name.encode("utf-8", "replace")[:MAX_NAME_BYTES].decode("utf-8", "ignore").strip(" ._-")
    return f"_{name}" if _DEVICE.match(name) else name or "map"


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a file to write text, which appears under its name only once all is written; the folder is made.

    A link is followed, and what is no file (a pipe, ``/dev/null``) is written as it stands.

    Raises
    ------
    RenderError
        When it cannot be written; a file that was there before is left as it was.
    """
    with _explained(path):
        target, beside = _prepared(path)
        try:
            with (beside or target).open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            if beside:
                beside.replace(target)
        finally:
            if beside:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)


def write_files(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write texts into a folder, each beside its place first; nothing is renamed before all are written.

    Parameters
    ----------
    folder
        Made where it is missing.
    files
        File name to text; written as UTF-8 with ``\\n`` line ends.

    Returns
    -------
    list of Path
        The written files, in the given order.

    Raises
    ------
    RenderError
        When the folder or a file in it cannot be written; what was there before is left as it was.
    """
    if folder.exists() and not folder.is_dir():
        raise RenderError(f"{folder}: expected a folder to write into, that is a file; name another with --output")
    for name in files:
        if Path(name).name != name or "\\" in name:
            raise RenderError(f"{name!r}: expected the name of a file in {folder}, got a path")
    with ExitStack() as opened:
        # What was opened last is renamed first: so the files appear in the order that they were given in.
        streams = {name: opened.enter_context(whole_file(folder / name)) for name in reversed(list(files))}
        for name, text in files.items():
            streams[name].write(text)
            streams[name].flush()
    return [folder / name for name in files]


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Make an error of the system one that says which file cannot be written, and what to do."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, UnicodeEncodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise RenderError(f"cannot write {path}: {reason}; name another place with --output") from error


def _prepared(path: Path) -> tuple[Path, Path | None]:
    """Return what to write to in the end, and what to write first: a file beside it, None where there can be none."""
    if path.is_dir():
        raise RenderError(f"{path}: expected a file to write, that is a folder; name a file in it")
    if path.exists() and not path.is_file():
        return path, None
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    return target, target.with_name(f".geomap-{os.getpid()}-{next(_numbers)}.part")


def analyses_json(analyses: Sequence[Analysis], *, versions: Mapping[str, str]) -> str:
    """Return all analyses as one JSON document: versions, and an array of the records of `geomap extract`."""
    records = [analysis_record(analysis, versions=versions) for analysis in analyses]
    for record in records:
        del record["versions"]
    return json.dumps({"versions": dict(versions), "articles": records}, ensure_ascii=False, indent=1) + "\n"


def unplaced_csv(analyses: Sequence[Analysis]) -> str:
    """Return the names that could not be placed in the form of a supplement, ready to fill; "" where there are none.

    A name that a spreadsheet would take for a formula cannot occur: an unplaced name begins with a letter.
    """
    counts: Counter[str] = Counter()
    reasons: dict[str, str] = {}
    for analysis in analyses:
        for unplaced in analysis.unplaced:
            # On one line, as the reader of such a table expects it.
            name = " ".join("".join(c if c.isprintable() else " " for c in unplaced.text).split())
            if name[:1].isalpha():
                counts[name] += unplaced.count
                reasons.setdefault(name, unplaced.reason)
    if not counts:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, SUPPLEMENT_FIELDS, lineterminator="\n", restval="")
    writer.writeheader()
    for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        writer.writerow(
            {
                "name": text,
                "level": "settlement",
                "note": f"seen {'once' if count == 1 else f'{count} times'}; {reasons[text]}",
            }
        )
    return out.getvalue()
