"""What `geomap refresh` is told in ``geomap.toml``: sources, output, rules, checks; checked key by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, cast, get_args
from urllib.parse import urlsplit

from geomap import __version__
from geomap.errors import SettingsError
from geomap.fetch.limits import FetchLimits
from geomap.files import safe_name
from geomap.model import CLAIM_KINDS, ClaimKind, Level
from geomap.refresh.tables import Table, open_table

CONFIG_NAME: Final = "geomap.toml"

SourceKind = Literal["files", "feed", "page"]
Precision = Literal["settlement", "admin2", "admin1"]
CheckAction = Literal["warn", "hold", "stop", "off"]

SOURCE_KINDS: Final[tuple[SourceKind, ...]] = get_args(SourceKind)
PRECISIONS: Final[tuple[Precision, ...]] = get_args(Precision)
FORMATS: Final = ("html", "geojson", "json", "gpkg", "csv", "parquet", "png", "svg", "pdf", "docx")
PAGE_LANGUAGES: Final = ("en", "uk")
_LANGUAGE = re.compile(r"[a-z]{2}\Z")
_HOST = re.compile(r"[0-9a-z](?:[0-9a-z.-]{0,251}[0-9a-z])?\Z|[0-9a-f:]{2,45}\Z")
_AGENT = re.compile(r"[ -~]{1,200}\Z")
MOST_SOURCES: Final = 1000


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from.

    `where` is an address, or the path of a file, a folder or a glob, from the root; `name` is it as it was written.
    `silent_after_days` is None where the check's own number counts. `line` is where it stands in the configuration.
    """

    kind: SourceKind
    where: str
    name: str
    outlet: str = ""
    language: str = ""
    silent_after_days: int | None = None
    line: int = 0

    @property
    def is_remote(self) -> bool:
        """Whether it is fetched from the network."""
        return "://" in self.where


@dataclass(frozen=True, slots=True)
class Output:
    """What is written, and where.

    `as_of` is the day that the map is of: articles of later days are left out; None stands for the day after the run,
    which has begun somewhere. `keep` versions are kept, the published one among them.
    """

    directory: Path
    name: str = "map"
    title: str = ""
    language: str = "en"
    as_of: date | None = None
    formats: tuple[str, ...] = ("html", "geojson", "json")
    keep: int = 5


@dataclass(frozen=True, slots=True)
class PublishRules:
    """What is held back or made coarser before anything is written."""

    delay_hours: float = 0.0
    max_precision: Precision = "settlement"
    hold_kinds: tuple[ClaimKind, ...] = ()
    hold_levels: tuple[Level, ...] = ()
    mask_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check before publishing: what follows where it finds something, and its threshold (see `CHECKS`)."""

    name: str
    action: CheckAction
    threshold: float


@dataclass(frozen=True, slots=True)
class Reference:
    """The list that the check `reference` goes by: the user's own, or Ukraine's official one where `file` is None."""

    file: Path | None = None
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class CheckForm:
    """How a check is written: the key of its threshold with bounds, and whether it is about single claims."""

    key: str
    default: float
    least: float
    most: float
    about_claims: bool
    action: CheckAction = "warn"


CHECKS: Final[Mapping[str, CheckForm]] = MappingProxyType(
    {
        "low_confidence": CheckForm("below", 0.75, 0, 1, True),
        "reference": CheckForm("days", 3, 0, 3650, True),
        "far_place": CheckForm("distance_km", 1500, 1, 20_100, True),
        "one_outlet": CheckForm("claims", 3, 1, 100_000, True),
        "one_side": CheckForm("claims", 3, 1, 100_000, True),
        "jump": CheckForm("times", 3, 1, 1000, False),
        "unplaced": CheckForm("share", 0.25, 0, 1, False),
        "silent_source": CheckForm("days", 3, 1, 3650, False),
        "old_news": CheckForm("days", 7, 1, 36_500, False),
        "clock": CheckForm("hours", 1, 0, 24 * 366, False, "stop"),
    }
)
"""The checks. `hold` holds back a claim, so that only a check of single claims has it."""


def usual_checks() -> Mapping[str, Check]:
    """Return the checks of a configuration that says nothing of them."""
    return MappingProxyType({name: Check(name, form.action, form.default) for name, form in CHECKS.items()})


@dataclass(frozen=True, slots=True)
class Settings:
    """All of a configuration; every path is from the root."""

    path: Path
    sources: tuple[Source, ...]
    output: Output
    ledger: Path
    overrides: Path
    window_days: int = 30
    languages: tuple[str, ...] = ()  # of the articles to be read; () for all
    places: tuple[Path, ...] = ()
    parties: tuple[Path, ...] = ()
    reference: Reference = Reference()
    publish: PublishRules = PublishRules()
    checks: Mapping[str, Check] = field(default_factory=usual_checks)
    fetch: FetchLimits = field(default_factory=FetchLimits)


def read_settings(path: Path) -> Settings:
    """Read a configuration.

    Raises
    ------
    SettingsError
        When it is not in its form; `problems` has all mistakes, each with file and line.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     config = Path(folder, "geomap.toml")
    ...     written = config.write_text('[[source]]\\nfiles = "articles"\\n[output]\\ndirectry = "public"\\n')
    ...     try:
    ...         settings = read_settings(config)
    ...     except SettingsError as error:
    ...         print(str(error).replace(str(config), "geomap.toml"))
    geomap.toml, line 4: output.directry: there is no such key; did you mean 'directory'?
    """
    top, problems = open_table(path)
    folder = Path(path).resolve().parent
    tables = top.tables("source")
    if len(tables) > MOST_SOURCES:
        top.complain("source", f"expected at most {MOST_SOURCES:,} sources, got {len(tables):,}")
        tables = []
    sources = tuple(made for table in tables if (made := _source(table, folder)) is not None)
    for number, source in enumerate(sources):
        if any(other.name == source.name for other in sources[:number]):
            top.complain("source", f"expected each source once, got {source.name[:200]!r} again on line {source.line}")
    if not sources and not problems:
        top.complain("", 'expected at least one [[source]] table, such as files = "articles"; got none')
    settings = Settings(
        path=Path(path).resolve(),
        sources=sources,
        output=_output(top.table("output"), folder),
        ledger=_path(top, "ledger", folder, "ledger.sqlite"),
        overrides=_path(top, "overrides", folder, "overrides.csv"),
        window_days=top.whole("window_days", 30, least=1, most=36_500),
        languages=_languages(top),
        places=_files(top.table("places"), folder),
        parties=_files(top.table("parties"), folder),
        reference=_reference(top.table("reference"), folder),
        publish=_publish(top.table("publish")),
        checks=_checks(top.table("checks")),
        fetch=_fetch(top.table("fetch")),
    )
    top.close()
    written = settings.output.directory
    for source in sources:
        if source.kind == "files" and (Path(source.where) == written or written in Path(source.where).parents):
            problems.append((source.line, f"source: expected articles outside of the output's directory, {written}"))
    if problems:
        raise SettingsError(*(f"{path}, line {line}: {message}" for line, message in sorted(problems)))
    return settings


def _source(table: Table, folder: Path) -> Source | None:
    given = [kind for kind in SOURCE_KINDS if kind in table]
    texts = {kind: table.text(kind, most_chars=2000) for kind in SOURCE_KINDS}
    outlet, language = table.text("outlet", most_chars=200), table.text("language")
    silent = table.whole("silent_after_days", 0, least=1, most=3650) if "silent_after_days" in table else None
    table.close(" of a source")
    if language and not _LANGUAGE.match(language):
        table.complain("language", f"expected a language of two letters, such as en or uk, got {language!r}")
    if len(given) != 1:
        table.complain("", f"expected one of the keys {', '.join(SOURCE_KINDS)}, got {' and '.join(given) or 'none'}")
        return None
    kind = given[0]
    name = texts[kind]
    where = name
    if not name:
        table.complain(kind, "expected an address or a path, got nothing")
    elif kind == "page" or (kind == "feed" and "://" in name):
        _check_address(table, kind, name)
    elif "://" in name:
        table.complain(kind, f"expected a path, got the address {name[:200]!r}; write it as page or feed")
    else:
        where = str(_from(folder, name, table, kind))
    return Source(kind, where, name, outlet, language, silent, table.line)


def _check_address(table: Table, kind: str, address: str) -> None:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s<>\"\\]", address):
        table.complain(kind, f"expected an address that begins with https:// or http://, got {address[:200]!r}")
    elif parts.username is not None or parts.password is not None:
        table.complain(kind, "expected an address without user name and password: every claim would show them")


def _output(table: Table, folder: Path) -> Output:
    name = table.text("name", "map", most_chars=100).removesuffix(".html")
    if safe_name(name) != name:
        table.complain("name", f"expected a name for files, such as {safe_name(name)!r}, got {name!r}")
    formats = table.texts("formats", choices=FORMATS, default=("html", "geojson", "json"))
    if "html" not in formats:
        table.complain("formats", "expected html among them: the page is what is published")
    made = Output(
        directory=_path(table, "directory", folder, "public"),
        name=name,
        title=table.text("title", most_chars=200),
        language=table.choice("language", PAGE_LANGUAGES, "en"),
        as_of=table.day("as_of"),
        formats=formats,
        keep=table.whole("keep", 5, least=2, most=10_000),
    )
    table.close()
    return made


def _reference(table: Table, folder: Path) -> Reference:
    file = _path(table, "file", folder, "") if "file" in table else None
    otherwise = table.text("otherwise", most_chars=100)
    table.close()
    if otherwise and file is None:
        table.complain("otherwise", "expected a file beside it: Ukraine's list says itself who holds the rest")
    return Reference(file, otherwise)


def _publish(table: Table) -> PublishRules:
    made = PublishRules(
        delay_hours=table.number("delay_hours", 0, least=0, most=24 * 366),
        max_precision=cast(Precision, table.choice("max_precision", PRECISIONS, "settlement")),
        hold_kinds=cast(tuple[ClaimKind, ...], table.texts("hold_kinds", choices=CLAIM_KINDS)),
        hold_levels=cast(tuple[Level, ...], table.texts("hold_levels", choices=get_args(Level))),
        mask_names=table.texts("mask_names"),
    )
    table.close()
    return made


def _checks(table: Table) -> Mapping[str, Check]:
    made = {}
    for name, form in CHECKS.items():
        actions = tuple(each for each in get_args(CheckAction) if form.about_claims or each != "hold")
        if table.is_text(name):  # one word alone: what to do
            made[name] = Check(name, cast(CheckAction, table.choice(name, actions, form.action)), form.default)
            continue
        own = table.table(name)
        action = cast(CheckAction, own.choice("do", actions, form.action))
        made[name] = Check(name, action, own.number(form.key, form.default, least=form.least, most=form.most))
        own.close()
    table.close(": no check has this name")
    return MappingProxyType(made)


def _fetch(table: Table) -> FetchLimits:
    usual = FetchLimits()
    hosts = tuple(name.lower() for name in table.texts("private_hosts"))
    for host in hosts:
        if not _HOST.match(host):
            table.complain("private_hosts", f"expected names of hosts, such as intranet.example, got {host!r}")
    agent = table.text("user_agent", f"geomap/{__version__}")
    if not _AGENT.match(agent):
        table.complain("user_agent", f"expected 1 to 200 printable ASCII characters, got {agent[:60]!r}")
    made = FetchLimits(
        connect_seconds=table.number("connect_seconds", usual.connect_seconds, least=0.1, most=600),
        total_seconds=table.number("total_seconds", usual.total_seconds, least=0.1, most=3600),
        max_bytes=round(1_000_000 * table.number("max_megabytes", usual.max_bytes / 1e6, least=0.01, most=50)),
        max_redirects=table.whole("max_redirects", usual.max_redirects, least=0, most=20),
        retries=table.whole("retries", usual.retries, least=0, most=10),
        seconds_between_requests=table.number(
            "seconds_between_requests", usual.seconds_between_requests, least=0, most=3600
        ),
        respect_robots=table.flag("respect_robots", usual.respect_robots),
        private_hosts=frozenset(hosts),
        user_agent=agent,
    )
    table.close()
    return made


def _languages(table: Table) -> tuple[str, ...]:
    languages = table.texts("languages")
    for each in languages:
        if not _LANGUAGE.match(each):
            table.complain("languages", f"expected languages of two letters, such as en or uk, got {each!r}")
    return languages


def _files(table: Table, folder: Path) -> tuple[Path, ...]:
    files = tuple(_from(folder, name, table, "files") for name in table.texts("files"))
    for file in files:
        if not file.is_file():
            table.complain("files", f"expected files, found none at {file}")
    table.close()
    return files


def _path(table: Table, name: str, folder: Path, default: str) -> Path:
    given = table.text(name, default, most_chars=2000)
    if not given:
        table.complain(name, "expected a path, got nothing")
    return _from(folder, given or default, table, name)


def _from(folder: Path, given: str, table: Table, name: str) -> Path:
    """Return a path, from the configuration's folder on where it is relative."""
    try:
        return folder / Path(given).expanduser()
    except RuntimeError:
        table.complain(name, f"expected a path, got {given[:200]!r}: the home folder that ~ stands for is not known")
        return folder
