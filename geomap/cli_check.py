"""The command that says what an editor should look at. Registered by `geomap.cli`."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from geomap.errors import GeomapError, SettingsError
from geomap.terminal import USER_ERROR, count, emit, open_reader, printable, say

if TYPE_CHECKING:
    from geomap.refresh.release import Draft

TO_LOOK_AT: Final = 1
STOPPED: Final = 3
_MOST_OF_ONE: Final = 20  # findings of one check that are printed; --json has them all


def register(app: typer.Typer) -> None:
    """Add the command of this module to the command line."""
    app.command(
        "check",
        epilog="""Examples:

\b
  geomap check                                       what to look at, each with its sentence
  geomap check --json | jq '.findings[] | .words'
  geomap reject ID --reason "a namesake" && geomap check

Exit codes: 0 there is nothing to look at; 1 there is; 3 it stops the publishing; 2 something must be mended first.""",
    )(check_command)


def check_command(
    config: Annotated[Path, typer.Option("--config", "-c", metavar="FILE", help="The configuration.")] = Path(
        "geomap.toml"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as one JSON object.")] = False,
) -> None:
    """Say what an editor should look at before the map is published; fetch nothing, publish nothing.

    The checks, and what follows from each, stand in the configuration: warn, hold the claim back, or stop publishing.
    A claim that an editor has confirmed is not shown again.
    """
    from datetime import UTC, datetime

    from geomap.ledger import Ledger
    from geomap.refresh.checks import stops
    from geomap.refresh.release import draft
    from geomap.refresh.settings import read_settings

    try:
        settings = read_settings(config)
    except SettingsError as error:
        for problem in error.problems:
            say(f"error: {problem}")
        raise typer.Exit(USER_ERROR) from None
    if not settings.ledger.exists():
        raise GeomapError(f"{settings.ledger}: expected a ledger there; `geomap refresh` makes it")
    reader = open_reader(list(settings.places), list(settings.parties))
    with Ledger(settings.ledger) as ledger:
        made = draft(ledger, settings, reader, now=datetime.now(UTC))
    if as_json:
        emit(json.dumps(_record(made), ensure_ascii=False))
    else:
        _show(made)
    found = bool(made.findings or made.unfit or made.problems)
    raise typer.Exit(STOPPED if stops(made.findings) else TO_LOOK_AT if found else 0)


def _show(made: Draft) -> None:
    shown: Counter[str] = Counter()
    for finding in made.findings:
        shown[finding.check] += 1
        if shown[finding.check] <= _MOST_OF_ONE:
            emit(printable(f"{finding.action}: {finding.check}: {finding.words}"))
            if finding.claims:
                more = f" and {len(finding.claims) - 1} more" if len(finding.claims) > 1 else ""
                emit(printable(f"    {finding.claims[0]}{more}, {finding.article}: {finding.quote}"))
    for name, number in shown.items():
        if number > _MOST_OF_ONE:
            emit(f"{name}: {number - _MOST_OF_ONE:,} more; --json has them all")
    for outcome in made.unfit:
        emit(printable(f"correction not applied: line {outcome.override.line}: {outcome.status}: {outcome.why}"))
    for problem in made.problems:
        emit(printable(f"problem: {problem}"))
    withheld = sum(bool(each.claim) for each in made.withheld)
    say(
        f"{count(len(made.findings), 'finding')}; {count(made.claims, 'claim')} of "
        f"{count(len(made.analyses), 'article')} to be published, {withheld:,} held back by the publishing rules"
    )


def _record(made: Draft) -> dict[str, object]:
    return {
        "findings": [asdict(finding) for finding in made.findings],
        "overrides": [
            {"line": each.override.line, "claim": each.override.claim, "status": each.status, "why": each.why}
            for each in made.unfit
        ],
        "problems": list(made.problems),
        "withheld": [asdict(each) for each in made.withheld],
        "articles": len(made.analyses),
        "claims": made.claims,
    }
