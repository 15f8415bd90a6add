"""Build what data/ holds from copies of open geodata.

Usage::

    python scripts/build_data.py SOURCES                # boundaries, gazetteer and reference, in this order
    python scripts/build_data.py SOURCES boundaries     # one of them

SOURCES is the folder with the copies: ``boundaries/``, ``control/``, ``gazetteer/``, ``physical/``. The same
copies give the same bytes. Only people who change the data need this; geomap itself reads what stands in data/.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def _boundaries(source: Path, data: Path) -> None:
    from scripts._build import boundaries

    boundaries.build(source, data / "boundaries")


def _gazetteer(source: Path, data: Path) -> None:
    from scripts._build import gazetteer

    for name, rows in gazetteer.build(source, data / "gazetteer").items():
        print(f"  {name}: {rows} rows")


def _reference(source: Path, data: Path) -> None:
    from geomap.regions import Boundaries
    from scripts._build import reference

    units = Boundaries(data / "boundaries").frame("ukraine_oblasts")
    oblasts = dict(zip(units["katottg"], units["key"], strict=True))
    gazetteer = data / "gazetteer" / "ukraine.tsv.gz"
    for name, rows in reference.build(source, data / "reference", gazetteer=gazetteer, oblasts=oblasts).items():
        print(f"  {name}: {rows} rows")


STEPS = {"boundaries": _boundaries, "gazetteer": _gazetteer, "reference": _reference}


def main(arguments: list[str] | None = None) -> int:
    """Run the steps asked for; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="build_data.py",
        description="Build data/ from copies of open geodata (see data/boundaries/registry.toml for what they are).",
    )
    parser.add_argument("sources", type=Path, help="folder that holds boundaries/, control/, gazetteer/ and physical/")
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"any of {', '.join(STEPS)}; all of them by default")
    parser.add_argument(
        "--data", type=Path, default=ROOT / "data", metavar="DIR", help="where to write (default: data/)"
    )
    options = parser.parse_args(arguments)
    unknown = [step for step in options.steps if step not in STEPS]
    if unknown:
        parser.error(f"no step is called {unknown[0]!r}; the steps are {', '.join(STEPS)}")
    missing = [
        name for name in ("boundaries", "control", "gazetteer", "physical") if not (options.sources / name).is_dir()
    ]
    if missing:
        parser.error(f"{options.sources} has no folder {missing[0]}/: expected the copies of the open geodata there")
    for step in options.steps or STEPS:
        started = time.monotonic()
        print(f"{step}:")
        STEPS[step](options.sources, options.data)
        print(f"  done in {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
