"""A small archive of articles, and the way from it to a published map, for the tests of refreshing."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

from geomap.articles import article_from_text
from geomap.ledger import Ledger, open_ledger
from geomap.refresh.settings import read_settings

NOW = datetime(2022, 9, 20, 12, tzinfo=UTC)
ARTICLES = {
    "one": ("Wire", date(2022, 9, 12), "Ukrainian troops retook Izium on Saturday, the army said."),
    "two": ("Daily", date(2022, 9, 13), "Russian forces shelled Nikopol overnight. Two houses burned down."),
    "three": ("Post", date(2022, 9, 14), "Russian forces hold Melitopol, officials in Kherson region said."),
}


def articles(texts=None):
    return [
        article_from_text(text, key=key, outlet=outlet, date=day, title=f"Report {key}")
        for key, (outlet, day, text) in (texts or ARTICLES).items()
    ]


def configure(folder, extra=""):
    """Write a configuration into a folder, and read it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "articles").mkdir(exist_ok=True)
    path = folder / "geomap.toml"
    path.write_text(f'[[source]]\nfiles = "articles"\n{extra}')
    return read_settings(path)


def fill(settings, reader, given=None):
    """Read articles into the ledger, as one run does; return what was done to a ledger that was damaged."""
    ledger, rebuilt = open_ledger(
        settings.ledger, read=reader.read, versions=reader.versions, side_of=reader.lexicon.parties.side_of
    )
    with ledger, ledger.transaction():
        for article in given if given is not None else articles():
            ledger.put(reader.read(article), versions=reader.versions, side_of=reader.lexicon.parties.side_of)
    return rebuilt


def opened(settings):
    return Ledger(settings.ledger)


def shown(settings):
    """Return the claims of the published map: kind, party, name of the place."""
    found = json.loads((Path(settings.output.directory) / "current" / "map.json").read_text())
    return [
        (claim["kind"], claim["party"], claim["place"]["name"])
        for article in found["articles"]
        for claim in article["claims"]
    ]
