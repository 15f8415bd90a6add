#!/usr/bin/env python3
"""Measure geomap on labelled sets: ``evaluate.py places --corpora DIR``, ``evaluate.py claims --data DIR``.

Each evaluation is a module of ``scripts/_eval`` with ``add_arguments(parser)`` and ``run(arguments)``.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

EVALUATIONS = {
    "places": ("_eval.places_report", "names of places found and placed, by cross-validation"),
    "decision": ("_eval.by_hand", "one decision of the place reader, with features and weights, to follow by hand"),
    "claims": ("_eval.claims", "control claims, on the half that they were built on and on the other"),
}


def main() -> int:
    """Pass the command line on to one evaluation."""
    parser = argparse.ArgumentParser(description="Measure geomap on labelled sets.")
    commands = parser.add_subparsers(dest="evaluation", required=True)
    chosen = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, (module, summary) in EVALUATIONS.items():
        command = commands.add_parser(name, help=summary)
        if name == chosen:
            importlib.import_module(module).add_arguments(command)
    arguments = parser.parse_args()
    return int(importlib.import_module(EVALUATIONS[arguments.evaluation][0]).run(arguments))


if __name__ == "__main__":
    sys.exit(main())
