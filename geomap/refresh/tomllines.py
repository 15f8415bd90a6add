"""On which line of a TOML file each key stands: the parser of the standard library does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

KeyPath = tuple[str | int, ...]

# Strings and comments whole, so that what stands in them is not taken for a bracket or an equals sign.
_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""+' r"|'''.*?'''+" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}=.,\n]|[^\s\[\]{}=.,#\"']+",
    re.DOTALL,
)  # fmt: skip


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of each key and table header of a TOML text that the parser has accepted.

    A key is named by its path, ``("source", 1, "feed")`` for that of the second ``[[source]]``. Keys inside an inline
    table or an array are not in it; `line_of` gives the line of the key that they stand under.
    """
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}  # of the tables of each array
    table: KeyPath = ()
    for line, pieces in _statements(text):
        if pieces[0] != "[":
            lines.setdefault((*table, *_names(pieces, "=")), line)
            continue
        names = _names(pieces[2:] if pieces[1] == "[" else pieces[1:], "]")
        if pieces[1] == "[":
            whole = (*_numbered(names[:-1], counts), names[-1])
            counts[whole] = counts.get(whole, 0) + 1
            lines.setdefault(whole, line)
        table = _numbered(names, counts)
        lines.setdefault(table, line)
    return lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """Return the line of a key, or of the nearest one around it; 1 where there is none."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield headers and keys with their values, each with the line on which it begins."""
    line, begun, depth = 1, 1, 0
    pieces: list[str] = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if piece == "\n" and not depth:
            if pieces:
                yield begun, pieces
            pieces = []
        elif piece != "\n" and not piece.startswith("#"):
            if not pieces:
                begun = line
            depth += (piece in ("[", "{")) - (piece in ("]", "}"))
            pieces.append(piece)
        line += piece.count("\n")
    if pieces:
        yield begun, pieces


def _names(pieces: Sequence[str], end: str) -> tuple[str, ...]:
    """Return the parts of a dotted key."""
    return tuple(piece.strip("\"'") for piece in pieces[: pieces.index(end)] if piece != ".")


def _numbered(names: Sequence[str], counts: Mapping[KeyPath, int]) -> KeyPath:
    """Return the path of a table: inside an array it is the last one of it that was begun."""
    path: KeyPath = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path] - 1)
    return path
