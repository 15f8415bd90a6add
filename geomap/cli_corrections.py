"""The commands by which an editor decides on claims and names. Registered by `geomap.cli`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from geomap.errors import GeomapError
from geomap.terminal import emit, open_reader, printable, say

if TYPE_CHECKING:
    from geomap.overrides import Override
    from geomap.refresh.settings import Settings

_CONFIG: Final = Path("geomap.toml")
_LEDGER: Final = Path("ledger.sqlite")
_OVERRIDES: Final = Path("overrides.csv")
_STOPPED: Final = 3

ClaimId = Annotated[str, typer.Argument(metavar="ID", help="The id of a claim, as every output has it.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name, as the articles have it.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, in words; the page shows it.", show_default=False)]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
InArticle = Annotated[
    str, typer.Option("--article", metavar="KEY", help="Only in this article; by default in all of them.")
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", metavar="FILE", help="The configuration whose map is published anew; by default geomap.toml."
    ),
]
LedgerFile = Annotated[
    Path | None, typer.Option("--ledger", metavar="FILE", help="Where the claim stands; by default ledger.sqlite.")
]
OverridesFile = Annotated[
    Path | None, typer.Option("--overrides", metavar="FILE", help="The corrections; by default overrides.csv.")
]
NoPublish = Annotated[
    bool, typer.Option("--no-publish", help="Only write the line: the next refresh, or correction, publishes it.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("reject")(reject_command)
    app.command("correct")(correct_command)
    app.command("confirm")(confirm_command)
    app.command("hold")(hold_command)
    app.command("place")(place_command)
    app.command("never")(never_command)


def reject_command(
    claim: ClaimId,
    reason: Reason,
    by: By = "",
    config: ConfigFile = None,
    ledger: LedgerFile = None,
    overrides: OverridesFile = None,
    no_publish: NoPublish = False,
) -> None:
    """Reject a claim: it was misread.

    Writes a line into the corrections; where a configuration is in use, publishes its map anew without fetching.
    """
    from geomap.overrides import Override

    _Desk.of(config, ledger, overrides, no_publish).decide(Override("reject", claim, by=by, reason=reason))


def confirm_command(
    claim: ClaimId,
    reason: Reason,
    by: By = "",
    config: ConfigFile = None,
    ledger: LedgerFile = None,
    overrides: OverridesFile = None,
    no_publish: NoPublish = False,
) -> None:
    """Confirm a claim: the sentence says it, however unsure its reading. No check holds it back any more.

    Writes a line into the corrections; where a configuration is in use, publishes its map anew without fetching.
    """
    from geomap.overrides import Override

    _Desk.of(config, ledger, overrides, no_publish).decide(Override("confirm", claim, by=by, reason=reason))


def hold_command(
    claim: ClaimId,
    reason: Reason,
    by: By = "",
    config: ConfigFile = None,
    ledger: LedgerFile = None,
    overrides: OverridesFile = None,
    no_publish: NoPublish = False,
) -> None:
    """Hold a claim back until it is confirmed or rejected.

    Writes a line into the corrections; where a configuration is in use, publishes its map anew without fetching.
    """
    from geomap.overrides import Override

    _Desk.of(config, ledger, overrides, no_publish).decide(Override("hold", claim, by=by, reason=reason))


def correct_command(
    claim: ClaimId,
    reason: Reason,
    field: Annotated[
        str, typer.Option("--field", help="kind, party, place, extent, polarity, modality, speaker, start, end or day.")
    ],
    value: Annotated[str, typer.Option("--value", help="What it should be: a party, the id of a place, a date …")],
    by: By = "",
    config: ConfigFile = None,
    ledger: LedgerFile = None,
    overrides: OverridesFile = None,
    no_publish: NoPublish = False,
) -> None:
    """Correct one field of a claim.

    Writes a line into the corrections; where a configuration is in use, publishes its map anew without fetching.
    """
    from geomap.overrides import Override

    decision = Override("correct", claim, field, value, by, reason=reason)
    _Desk.of(config, ledger, overrides, no_publish).decide(decision)


def place_command(
    name: Name,
    place: Annotated[str, typer.Argument(metavar="PLACE", help="The id of the place, as `geomap lookup` shows it.")],
    reason: Reason,
    article: InArticle = "",
    by: By = "",
    config: ConfigFile = None,
    overrides: OverridesFile = None,
    no_publish: NoPublish = False,
) -> None:
    """Say which place a name stands for, in one article or in all of them.

    Writes a line into the corrections; where a configuration is in use, publishes its map anew without fetching.
    """
    from geomap.overrides import Override

    rule = Override("place", field=name, value=place, by=by, reason=reason, article=article)
    _Desk.of(config, None, overrides, no_publish).rule(rule)


def never_command(
    name: Name,
    reason: Reason,
    article: InArticle = "",
    by: By = "",
    config: ConfigFile = None,
    overrides: OverridesFile = None,
    no_publish: NoPublish = False,
) -> None:
    """Say that a name is no place, in one article or in all of them.

    Writes a line into the corrections; where a configuration is in use, publishes its map anew without fetching.
    """
    from geomap.overrides import Override

    rule = Override("never", field=name, by=by, reason=reason, article=article)
    _Desk.of(config, None, overrides, no_publish).rule(rule)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where an editor's decision goes: its files, and the settings of the map to publish anew, None for none."""

    ledger: Path
    overrides: Path
    settings: Settings | None

    @classmethod
    def of(cls, config: Path | None, ledger: Path | None, overrides: Path | None, no_publish: bool) -> _Desk:
        """Return the files that were named; those of the configuration where none was, and there is one."""
        named = ledger is not None or overrides is not None
        if config is None and (named or not _CONFIG.exists()):
            return cls(ledger or _LEDGER, overrides or _OVERRIDES, None)
        from geomap.refresh.settings import read_settings

        settings = read_settings(config or _CONFIG)
        return cls(ledger or settings.ledger, overrides or settings.overrides, None if no_publish else settings)

    def decide(self, decision: Override) -> None:
        """Write down what is decided on a claim, with what finds it again should a new grammar give it another id."""
        from geomap.ledger import Ledger

        if not self.ledger.exists():
            raise GeomapError(f"{self.ledger}: expected a ledger there; name it with --ledger FILE")
        with Ledger(self.ledger) as opened:
            told = opened.claim(decision.claim)
        if told is None:
            raise GeomapError(
                f"{self.ledger}: no claim has the id {decision.claim!r}; `geomap history PLACE` and the map's files "
                "show ids"
            )
        anchored = replace(
            decision, article=told.article.key, place=told.claim.place.text, kind=told.claim.kind, quote=told.quote
        )
        self._write(anchored, f"{told.claim.kind} of {told.claim.place_name}: {told.quote[:200]}")

    def rule(self, rule: Override) -> None:
        """Write down a rule about a name."""
        where = f" in {rule.article}" if rule.article else ""
        self._write(rule, f"{rule.field}{f' is {rule.value}' if rule.value else ''}{where}")

    def _write(self, override: Override, what: str) -> None:
        from datetime import date

        from geomap.overridefile import add_override

        if not override.reason.strip():
            raise GeomapError("--reason: expected some words that say why, got nothing")
        add_override(self.overrides, replace(override, day=date.today()))
        say(printable(f"{self.overrides}: {override.action} {what}"))
        if self.settings is not None:
            _publish_anew(self.settings)


def _publish_anew(settings: Settings) -> None:
    """Publish the map with what was decided; nothing is fetched."""
    from datetime import UTC, datetime

    from geomap.errors import RefreshBusy
    from geomap.ledger import Ledger
    from geomap.refresh.publication import exclusive
    from geomap.refresh.release import lock_of, release

    reader = open_reader(list(settings.places), list(settings.parties))
    try:
        with exclusive(lock_of(settings)), Ledger(settings.ledger) as ledger:
            done = release(ledger, settings, reader, now=datetime.now(UTC))
    except RefreshBusy:
        say("a refresh is running; the next one publishes it")
        return
    for outcome in done.draft.unfit if done.draft is not None else ():
        say(printable(f"{settings.overrides}: line {outcome.override.line} was not applied: {outcome.why}"))
    if done.status == "stopped":
        for finding in done.findings:
            if finding.action == "stop":
                say(printable(f"stopped by {finding.check}: {finding.words}"))
        say("the published map stays as it was")
        raise typer.Exit(_STOPPED)
    emit(printable(str(done.folder)))
