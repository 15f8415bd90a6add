"""Writing the files of one map: each whole or not at all, the page last of all."""

from __future__ import annotations

import csv
import io
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

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
    beside: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            part = folder / f".{name}.{os.getpid()}.part"
            beside.append((part, path))
            part.write_text(text, encoding="utf-8", newline="\n")
        for part, path in beside:
            part.replace(path)
    except OSError as error:
        raise RenderError(
            f"cannot write into {folder}: {error.strerror or error}; choose a writable folder with --output"
        ) from error
    finally:
        for part, _ in beside:
            part.unlink(missing_ok=True)
    return [path for _, path in beside]


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
        for name in analysis.unplaced:
            if name.text[:1].isalpha():
                counts[name.text] += name.count
                reasons.setdefault(name.text, name.reason)
    if not counts:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, SUPPLEMENT_FIELDS, lineterminator="\n", restval="")
    writer.writeheader()
    for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        writer.writerow({"name": text, "level": "settlement", "note": f"seen {count} times; {reasons[text]}"})
    return out.getvalue()
