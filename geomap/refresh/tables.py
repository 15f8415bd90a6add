"""Tables of a TOML file, read key by key: what is wrong is gathered, each with its line, and nothing is passed over."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from geomap.errors import SettingsError
from geomap.refresh.tomllines import KeyPath, key_lines, line_of

_MOST_BYTES: Final = 1_000_000
_MOST_SHOWN: Final = 60


class Table:
    """One table of a TOML file. Each key that is asked for counts as known; `close` complains of all others.

    A value that is missing becomes the default, and so does one that is wrong, with a complaint.
    """

    def __init__(self, document: _Document, path: KeyPath, values: Mapping[str, Any]) -> None:
        self._document = document
        self._path = path
        self._values = values
        self._known: dict[str, None] = {}

    @property
    def line(self) -> int:
        """The line of the table's header."""
        return line_of(self._document.lines, self._path)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def is_text(self, name: str) -> bool:
        """Whether the value of a key is a text."""
        return isinstance(self._values.get(name), str)

    def complain(self, name: str, message: str) -> None:
        """Note what is wrong with a key, or with the whole table for ""."""
        path = (*self._path, name) if name else self._path
        shown = _shown(path)
        self._document.problems.append(
            (line_of(self._document.lines, path), f"{shown}: {message}" if shown else message)
        )

    def text(self, name: str, default: str = "", *, most_chars: int = 500) -> str:
        """Return a text on one line."""
        value = self._value(name, default)
        if isinstance(value, str) and value.isprintable() and len(value) <= most_chars:
            return value.strip()
        return str(self._wrong(name, f"a text on one line, of at most {most_chars} characters", default))

    def choice(self, name: str, choices: Sequence[str], default: str) -> str:
        """Return one of some words."""
        value = self._value(name, default)
        if isinstance(value, str) and value in choices:
            return value
        return str(self._wrong(name, _one_of(choices, value), default))

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false."""
        value = self._value(name, default)
        return value if isinstance(value, bool) else bool(self._wrong(name, "true or false", default))

    def number(self, name: str, default: float, *, least: float, most: float) -> float:
        """Return a number within bounds."""
        value = self._value(name, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return float(value)
        return float(self._wrong(name, f"a number from {least:,g} to {most:,g}", default))

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        value = self._value(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        return int(self._wrong(name, f"a whole number from {least:,} to {most:,}", default))

    def day(self, name: str) -> date | None:
        """Return a calendar date, None where there is none."""
        value = self._value(name, None)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = value or None
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self._wrong(name, "a date such as 2022-09-10", None)
        return None

    def texts(self, name: str, *, choices: Sequence[str] = (), default: Iterable[str] = ()) -> tuple[str, ...]:
        """Return a list of texts, each once, in their order; of some words where there are choices."""
        value = self._value(name, list(default))
        if not isinstance(value, list) or not all(
            isinstance(each, str) and each.strip() and each.isprintable() for each in value
        ):
            self._wrong(name, 'a list of texts, such as ["a", "b"]', None)
            return tuple(default)
        for each in value:
            if choices and each not in choices:
                self._wrong(name, _one_of(choices, each), None, got=each)
                return tuple(default)
        return tuple(dict.fromkeys(each.strip() for each in value))

    def table(self, name: str) -> Table:
        """Return a table inside this one, an empty one where there is none."""
        value = self._value(name, {})
        if not isinstance(value, dict):
            self._wrong(name, f"a table, [{_shown((*self._path, name))}]", None)
            value = {}
        return Table(self._document, (*self._path, name), value)

    def tables(self, name: str) -> list[Table]:
        """Return an array of tables."""
        value = self._value(name, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._wrong(name, f"tables, each begun with [[{name}]]", None)
            return []
        return [Table(self._document, (*self._path, name, number), each) for number, each in enumerate(value)]

    def close(self, where: str = "") -> None:
        """Complain of each key that nobody has asked for, naming the nearest that there is."""
        for name in self._values:
            if name not in self._known:
                near = get_close_matches(name, self._known, n=1)
                known = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(self._known)}"
                self.complain(name, f"there is no such key{where}; {known}")

    def _value(self, name: str, default: Any) -> Any:
        self._known[name] = None
        return self._values.get(name, default)

    def _wrong(self, name: str, expected: str, default: Any, *, got: Any = None) -> Any:
        self.complain(name, f"expected {expected}, got {_short(self._values.get(name) if got is None else got)}")
        return default


class _Document:
    def __init__(self, lines: Mapping[KeyPath, int]) -> None:
        self.lines = lines
        self.problems: list[tuple[int, str]] = []


def open_table(path: Path) -> tuple[Table, list[tuple[int, str]]]:
    """Return the whole of a TOML file as a table, and the list that gathers its lines and complaints.

    Raises
    ------
    SettingsError
        When the file cannot be read, is too long, or is no TOML; the message names the line.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise SettingsError(f"{path}: expected a configuration there; `geomap init` writes one") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise SettingsError(f"{path}: cannot be read ({reason}); name the configuration with --config FILE") from None
    if len(data) > _MOST_BYTES:
        raise SettingsError(f"{path}: expected a configuration of at most {_MOST_BYTES:,} bytes, got more")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}, line {line}: expected UTF-8, got other bytes; save the file as UTF-8") from None
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: not in the form of TOML: {error or 'nested too deeply'}") from None
    document = _Document(key_lines(text))
    return Table(document, (), values), document.problems


def _one_of(choices: Sequence[str], got: object) -> str:
    near = get_close_matches(got, choices, n=1) if isinstance(got, str) else []
    return f"one of {', '.join(choices)}{f' (did you mean {near[0]!r}?)' if near else ''}"


def _shown(path: KeyPath) -> str:
    """Return a key's path as it is written: ``source 2, feed``."""
    words = ""
    for part in path:
        words += f" {part + 1}" if isinstance(part, int) else f"{'.' if words else ''}{part}"
    return words


def _short(value: object) -> str:
    shown = repr(value) if not isinstance(value, date) else value.isoformat()
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[: _MOST_SHOWN - 1]}…"
