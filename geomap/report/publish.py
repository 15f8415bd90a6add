"""Writing the files of one map: each whole or not at all, the page last of all."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from geomap.errors import RenderError
from geomap.files import write_whole
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

_PARTIES_HEAD = """\
# Names that act in claims and that no party goes by. Delete those that are none, fill in a kind for the others:
#   state | former state | proxy | militia | rebels | bloc
# and what else you know: aliases, demonyms, leaders, bodies, nouns = ["…"], side = "…", colour = "#rrggbb", as
# told at the head of data/lexicon/parties.toml. Then read again with --parties and this file.
"""


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
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RenderError(
            f"cannot make the folder {folder}: {error.strerror or error}; name another with --output"
        ) from error
    return write_whole({folder / name: text for name, text in files.items()})


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


def parties_toml(analyses: Sequence[Analysis]) -> str:
    """Return the names that act in claims and are no party's as a file of parties, ready to fill; "" without any.

    Each has the countries of the places that its articles claim, how often it was seen, and a kind to be filled in.
    """
    seen: Counter[str] = Counter()
    countries: dict[str, Counter[str]] = {}
    for analysis in analyses:
        where = Counter(
            claim.resolved.country for claim in analysis.claims if claim.resolved and claim.resolved.country
        )
        for name in analysis.unknown_actors:
            seen[name] += 1
            countries.setdefault(name, Counter()).update(where)
    if not seen:
        return ""
    lines = [_PARTIES_HEAD]
    for name, count in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        acts = [code for code, _ in sorted(countries[name].items(), key=lambda item: (-item[1], item[0]))][:3]
        lines.append(
            f"[[party]]  # in {'one article' if count == 1 else f'{count} articles'}\n"
            f"name = {_toml(name)}\n"
            'kind = ""\n'
            f"countries = [{', '.join(map(_toml, acts))}]\n"
        )
    return "\n".join(lines)


def _toml(text: str) -> str:
    """Return a text as a basic string of TOML, whose escapes are those of JSON but for the last control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
