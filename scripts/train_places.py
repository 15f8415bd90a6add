#!/usr/bin/env python3
"""Learn the weights of the place reader from labelled corpora, and write ``data/lexicon/places/weights.tsv``.

usage: train_places.py --corpora DIR [--output FILE]

Needs scikit-learn (``pip install geomap[train]``). The file it writes is plain text, meant to be read and reviewed; it
carries the figures of five-fold cross-validation beside those on the training folds. docs/places.md says where the
corpora are published.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]


def main() -> None:
    """Parse the command line, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora and their scorer")
    parser.add_argument("--output", type=Path, default=ROOT / "data" / "lexicon" / "places" / "weights.tsv")
    arguments = parser.parse_args()

    from _eval.places import Bench, train_all

    bench = Bench.open(arguments.corpora)
    models, head = train_all(bench)
    lines = [f"# {line}".rstrip() for line in head]
    for model, weights in models.items():
        lines += ["", f"[{model}]"]
        lines += [
            f"{feature}\t{weight:g}"
            for feature, weight in sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
        ]
    beside = arguments.output.with_suffix(".new")
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    beside.replace(arguments.output)
    print(f"wrote {arguments.output}: {', '.join(f'{len(weights)} {model}' for model, weights in models.items())}")


if __name__ == "__main__":
    main()
