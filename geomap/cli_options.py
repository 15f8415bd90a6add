"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Articles: text, Markdown, HTML, JSON, CSV, .docx, Parquet files, folders of them, or - for stdin.",
        show_default=False,
    ),
]
PlacesFiles = Annotated[
    list[Path] | None,
    typer.Option("--places", metavar="FILE", help="Your own places, CSV in the form of data/gazetteer/supplement.csv."),
]
PartiesFiles = Annotated[
    list[Path] | None,
    typer.Option("--parties", metavar="FILE", help="Your own parties, TOML in the form of data/lexicon/parties.toml."),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Date of the articles, over what they say themselves."),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0..1",
        min=0.0,
        max=1.0,
        help="Only claims read with this confidence: 0.9 keeps the sure, 0.75 the likely too.",
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, max=256, help="Read in so many processes, each with 0.2 GB of memory."
    ),
]
