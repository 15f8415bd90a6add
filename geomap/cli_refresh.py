"""The commands that keep a map up to date from a timer. Registered by `geomap.cli`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from geomap.cli_options import Jobs
from geomap.errors import GeomapError, SettingsError
from geomap.terminal import count, emit, open_reader, printable, progress, say

if TYPE_CHECKING:
    from geomap.refresh.run import Summary
    from geomap.refresh.settings import Settings

_MOST_LINES: Final = 20  # of each kind; --json has them all

Config = Annotated[Path, typer.Option("--config", "-c", metavar="FILE", help="The configuration.")]
_CONFIG = Path("geomap.toml")


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("init")(init_command)
    app.command(
        "refresh",
        epilog="""Examples:

\b
  geomap init week38/                                a configuration to begin with
  geomap refresh --config week38/geomap.toml         once by hand, then from a timer
  geomap refresh --dry-run                           what would change
  geomap refresh --json > last-run.json              for whoever watches the timer

Exit codes: 0 the map is up to date; 2 something must be mended, the message says what; 3 a check stopped it and the
last map stays; 4 no source could be read; 75 another refresh is running; 130 interrupted.""",
    )(refresh_command)


def init_command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to write geomap.toml.")] = Path(),
) -> None:
    """Write a commented configuration, geomap.toml, for a map that is kept up to date."""
    from geomap.refresh.starting import write_configuration

    emit(printable(str(write_configuration(folder))))


def refresh_command(
    config: Config = _CONFIG,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing; show what would change. Sources are asked all the same.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary of the run as one JSON object.")] = False,
    jobs: Jobs = 1,
) -> None:
    """Bring a map up to date: read what is new at the sources, keep it in the ledger, check, publish.

    The sources, the output, the rules and checks stand in the configuration. What has not changed is not read again.
    The new map appears whole under DIRECTORY/current, or the last one stays.
    """
    from geomap.refresh.run import refresh
    from geomap.refresh.settings import read_settings

    try:
        settings = read_settings(config)
        reader = open_reader(list(settings.places), list(settings.parties))
        done = refresh(settings, reader, progress=progress, jobs=jobs, dry_run=dry_run)
    except GeomapError as error:
        problems = error.problems if isinstance(error, SettingsError) else (str(error),)
        for problem in problems:
            say(f"error: {problem}")
        if as_json:
            emit(json.dumps({"status": "failed", "exit_code": error.exit_code, "errors": problems}, ensure_ascii=False))
        raise typer.Exit(error.exit_code) from None
    _tell(done)
    if as_json:
        emit(json.dumps(done.record(), ensure_ascii=False))
    elif done.folder is not None and not dry_run:
        emit(printable(str(_page(settings))))
    raise typer.Exit(done.exit_code)


def _page(settings: Settings) -> Path:
    """Return the page as it is reached: through the link, or the page that stands for it."""
    link = settings.output.directory / "current"
    return link / f"{settings.output.name}.html" if link.exists() else link.with_name("current.html")


def _tell(done: Summary) -> None:
    """Say what was done: for the log, and for whoever gets a timer's mail."""
    counts = done.counts
    if done.rebuilt is not None:
        aside = f"; it lies as {done.rebuilt.set_aside}" if done.rebuilt.set_aside else ""
        say(f"{done.rebuilt.why}{aside}; {count(done.rebuilt.articles, 'article')} read again from the archive")
    _say_each("not read again", done.rebuilt.problems if done.rebuilt else ())
    again = f", {counts.reread:,} read again" if counts.reread else ""
    say(
        f"{count(counts.added, 'article')} new, {counts.replaced:,} changed, {counts.removed:,} withdrawn, "
        f"{counts.unchanged:,} unchanged{again}"
    )
    _say_each("source failed", [why for _, why in sorted((done.failed or {}).items())])
    _say_each("set apart", [each.reason for each in done.quarantined])
    _say_each("problem", [*counts.problems, *(done.draft.problems if done.draft else ())])
    for finding in done.findings[:_MOST_LINES]:
        quote = f" — {finding.quote[:200]}" if finding.quote else ""
        say(f"{finding.action}: {finding.check}: {finding.words}{quote}")
    if len(done.findings) > _MOST_LINES:
        say(f"{len(done.findings) - _MOST_LINES:,} more findings; --json has them all")
    if done.draft is not None:
        unfit = [f"line {each.override.line}: {each.status}: {each.why}" for each in done.draft.unfit]
        _say_each("correction not applied", unfit)
        _say_each("new", [f"{each.words} ({each.id})" for each in done.changes.new])
        _say_each("gone", [f"{each.words} ({each.id})" for each in done.changes.gone])
    say(_VERDICTS[done.status])


_VERDICTS: Final = {
    "published": "published",
    "unchanged": "nothing has changed: the published map stays",
    "stopped": "stopped by a check: the published map stays",
    "empty": "there is not one article: nothing is published",
    "dry run": "a dry run: nothing was changed",
}


def _say_each(what: str, lines: Sequence[str]) -> None:
    for line in lines[:_MOST_LINES]:
        say(f"{what}: {line}")
    if len(lines) > _MOST_LINES:
        say(f"{what}: {len(lines) - _MOST_LINES:,} more; --json has them all")
