"""The commands about what is known besides one run: references and history. Registered by `geomap.cli`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from geomap.errors import ArticleError, GeomapError

if TYPE_CHECKING:
    from datetime import date

    from geomap.ledger import Ledger
    from geomap.ledger.store import Told
    from geomap.model import Analysis
    from geomap.overrides import Outcome
    from geomap.pipeline import Reader
    from geomap.reference import ReferenceList

_OUTCOMES: Final = {
    "same": "the same within 3 days",
    "ahead": "ahead",
    "behind": "behind",
    "differs": "different",
    "share": "about a region",
    "not_covered": "not covered",
}

_LEDGER: Final = Path("ledger.sqlite")


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("compare")(compare_command)
    app.command("history")(history_command)
    app.command("changes")(changes_command)


def compare_command(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Articles, as for `geomap map`.", show_default=False)
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write them all as .csv or .json instead.")
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference", metavar="FILE", help="Your own list (.csv, .geojson, .gpkg), instead of Ukraine's."
        ),
    ] = None,
    otherwise: Annotated[
        str, typer.Option("--otherwise", metavar="PARTY", help="Who holds a place of your list outside its dates.")
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="Print what the list does not cover, too.")] = False,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Date of the articles, over what they say.")
    ] = None,
    places: Annotated[list[Path] | None, typer.Option("--places", metavar="FILE", help="Your own places.")] = None,
    parties: Annotated[list[Path] | None, typer.Option("--parties", metavar="FILE", help="Your own parties.")] = None,
) -> None:
    """Put claims beside a dated list of who held what: the same, ahead, behind, different, or not covered.

    By default the list is Ukraine's official one of occupied settlements: one side's list, published in 2025. A
    comparison judges nobody, and changes no claim.
    """
    from geomap.pipeline import Reader
    from geomap.reference import compare_all
    from geomap.reference.export import comparison_record, comparisons_csv
    from geomap.render.evidence import clean, plain, quote

    if output is not None and output.suffix.lower() not in (".csv", ".json"):
        raise GeomapError(f"{output}: expected a name that ends in .csv or .json")
    reader = Reader(places=places or [], parties=parties or [])
    chosen = _reference(reference, otherwise, reader)
    boundaries = None
    if reference is not None:
        from geomap.regions import Boundaries

        boundaries = Boundaries()
    side_of = reader.lexicon.parties.side_of
    outcomes: Counter[str] = Counter()
    records: list[dict[str, Any]] = []
    compared = compare_all(_analyses(sources, date, reader), chosen, side_of=side_of, boundaries=boundaries)
    for analysis, claim, found in compared:
        outcomes[found.outcome] += 1
        if output is not None:
            words = plain(quote(analysis.article.text, claim))
            records.append(comparison_record(analysis.article, claim, found, quote=words))
        elif everything or found.outcome != "not_covered":
            party = reader.lexicon.parties.title(claim.party) or "a party not named"
            denied = "denied " if claim.polarity == "denied" else ""
            typer.echo(clean(f"{found.day or 'undated'} {claim.place_name}: {denied}{claim.kind} by {party}"))
            typer.echo(f"    {clean(found.words)}")
    if output is not None:
        text = comparisons_csv(records) if output.suffix.lower() == ".csv" else _json(chosen, records)
        _write(output, text)
        typer.echo(str(output))
    title = f"{chosen.info.title} (one side's list, published in {chosen.info.published})" if reference is None else ""
    counts = ", ".join(f"{outcomes[name]:,} {words}" for name, words in _OUTCOMES.items() if outcomes[name])
    _say(f"{title or chosen.info.title}: {counts or 'no claim to compare'}")


LedgerFile = Annotated[Path, typer.Option("--ledger", metavar="FILE", help="As `geomap map --ledger` writes it.")]
Window = Annotated[
    int, typer.Option("--window", metavar="DAYS", min=1, help="After how many days without a new one a claim lapses.")
]
PartyFiles = Annotated[list[Path] | None, typer.Option("--parties", metavar="FILE", help="Your own parties.")]


def history_command(
    place: Annotated[list[str], typer.Argument(metavar="PLACE...", help="A place's name, or its id.")],
    ledger: LedgerFile = _LEDGER,
    window: Window = 30,
    parties: PartyFiles = None,
) -> None:
    """Show what was said of a place over time: who is said to hold it from which day on, and which sentence says so."""
    from geomap.claims.parties.book import PartyBook
    from geomap.ledger import history, places_named
    from geomap.ledger.history import claim_ids, holders_in_words

    title = PartyBook.load(parties or []).title
    with _open_ledger(ledger) as opened:
        name = " ".join(place)
        found = places_named(opened, name)
        if not found:
            raise GeomapError(
                f"{ledger}: nothing is claimed of a place named {name!r}; `geomap lookup` knows spellings"
            )
        for key, known in found:
            told = history(opened, key, window_days=window)
            typer.echo(_plain(f"{known} ({key})"))
            shown: set[str] = set()
            for state in told.states:
                typer.echo(_plain(f"  {state.day}  {holders_in_words(state, lambda party: title(party) or _NOBODY)}"))
                _echo_told(told.told, [each for each in claim_ids(state) if each not in shown])
                shown.update(claim_ids(state))
            if undated := sorted(told.told.keys() - shown):
                typer.echo("  undated, or no state")
                _echo_told(told.told, undated)


def changes_command(
    since: Annotated[str, typer.Option("--since", metavar="YYYY-MM-DD", help="From this day on.", show_default=False)],
    until: Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Up to this day.")] = None,
    ledger: LedgerFile = _LEDGER,
    window: Window = 30,
    parties: PartyFiles = None,
) -> None:
    """Show what changed from a day on: of which places something else is said than the day before."""
    from geomap.claims.parties.book import PartyBook
    from geomap.ledger import changes
    from geomap.ledger.history import claim_ids, holders_in_words

    first, last = _day(since, "--since"), _day(until, "--until") if until else None
    title = PartyBook.load(parties or []).title
    count = 0

    def words(party: str | None) -> str:
        return title(party) or _NOBODY

    with _open_ledger(ledger) as opened:
        for change in changes(opened, first, until=last, window_days=window):
            count += 1
            before = "nothing said" if change.before.empty else holders_in_words(change.before, words)
            typer.echo(_plain(f"{change.after.day}  {change.name}: {before} → {holders_in_words(change.after, words)}"))
            known = set(claim_ids(change.before))
            _echo_told(change.told, [each for each in claim_ids(change.after) if each not in known])
    _say(f"{count:,} change{'' if count == 1 else 's'} since {first}")


def keep(analyses: Sequence[Analysis], path: Path, reader: Reader) -> None:
    """Put what was read into a ledger, made where it is missing: all of it, or nothing."""
    from geomap.ledger import Ledger

    with Ledger(path) as ledger, ledger.transaction():
        for analysis in analyses:
            ledger.put(analysis, versions=reader.versions, side_of=reader.lexicon.parties.side_of)


def corrected(analyses: Sequence[Analysis], path: Path) -> tuple[list[Analysis], tuple[Outcome, ...]]:
    """Apply an editor's corrections, say which of them fit nothing any more, and return what became of all."""
    from geomap.overridefile import read_overrides
    from geomap.overrides import apply_overrides

    if not path.exists():
        raise GeomapError(f"--overrides {path}: no such file")
    applied, report = apply_overrides(analyses, read_overrides(path))
    for outcome in report.to_look_at:
        _say(_plain(f"{path}: {outcome.override.action} {outcome.override.claim} {outcome.status}: {outcome.why}"))
    return list(applied), report.outcomes


_NOBODY: Final = "a party not named"


def _echo_told(told: Mapping[str, Told], ids: list[str]) -> None:
    for key in ids:
        if (one := told.get(key)) is not None:
            source = one.article.outlet or one.article.url or one.article.key
            typer.echo(_plain(f"      {key}  {one.article.date or 'undated'}  {source}: {one.quote[:300]}"))


def _plain(line: str) -> str:
    """Return a line without what could move the cursor or colour a terminal: it has words of articles in it."""
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


def _open_ledger(path: Path) -> Ledger:
    from geomap.ledger import Ledger

    if not path.exists():
        raise GeomapError(f"{path}: expected a ledger there; name it with --ledger FILE")
    return Ledger(path)


def _day(text: str, option: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise GeomapError(f"{option}: expected a date such as 2022-09-10, got {text!r}") from None


def _reference(path: Path | None, otherwise: str, reader: Reader) -> ReferenceList:
    from geomap.reference import official_list, read_reference

    if path is None:
        if otherwise:
            raise GeomapError("--otherwise goes with --reference FILE; Ukraine's list says itself who holds the rest")
        return official_list()

    def party_key(name: str) -> str:
        party = reader.lexicon.parties.find(name)
        return party.key if party else ""

    if otherwise and not party_key(otherwise):
        raise GeomapError(f"--otherwise: expected a party such as UA, got {otherwise!r}; add it with --parties FILE")
    return read_reference(path, otherwise=party_key(otherwise) if otherwise else "", party_key=party_key)


def _json(chosen: ReferenceList, records: list[dict[str, Any]]) -> str:
    info = chosen.info
    about = {"title": info.title, "side": info.side, "published": info.published, "attribution": info.attribution}
    return json.dumps({"reference": about, "comparisons": records}, ensure_ascii=False, indent=1) + "\n"


def _analyses(sources: list[str], date: str | None, reader: Reader) -> Iterator[Analysis]:
    from geomap.articles import parse_date, read_sources
    from geomap.pipeline import read_many

    missing = [source for source in sources if source != "-" and not Path(source).exists()]
    if missing:
        raise GeomapError(f"no such file or folder: {', '.join(missing)}")
    read = 0
    for result in read_many(read_sources(sources, date=parse_date(date) if date else None), reader):
        if isinstance(result, ArticleError):
            _say(f"skipped: {result}")
        else:
            read += 1
            yield result
    if not read:
        raise GeomapError("no article could be read")


def _write(path: Path, text: str) -> None:
    from geomap.files import write_whole

    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole({path: text})


def _say(message: str) -> None:
    print(message, file=sys.stderr)
