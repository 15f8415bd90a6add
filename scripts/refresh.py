#!/usr/bin/env python3
"""Draw the map: of the example articles, of your own, or as a configuration says.

    python3 scripts/refresh.py [PATH…] [options of "geomap map"]
    python3 scripts/refresh.py --config geomap.toml [options of "geomap refresh"]

Makes the environment (.venv) where it is missing, reads the articles, writes the map into maps/ and says where it is.
With --config, and without a PATH in a folder that has a geomap.toml, it is "geomap refresh": only what is new is read,
and the map is published where the configuration says.
Needs nothing but Python 3.11 or newer. Works from any folder.
"""

import os
import sys
from pathlib import Path

import _env

# The options of "geomap map" that a value follows.
VALUED = (
    "-o",
    "--output",
    "--name",
    "--title",
    "--date",
    "--window",
    "--language",
    "--overrides",
    "--ledger",
    "--places",
    "--parties",
)


def main(arguments):
    if arguments in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    try:
        python = _env.prepare()
    except KeyboardInterrupt:
        print("\ninterrupted; run it again to go on", file=sys.stderr)
        return 130
    # -P keeps the folder that the user stands in off the import path. Of an option given twice the later one counts.
    command = [python, "-P", "-m", "geomap"]
    if _is_configured(arguments):
        command += ["refresh", *arguments]
    else:
        command += ["map", "--output", _env.ROOT / "maps", *arguments]
        if not _names_sources(arguments):
            command += [_env.ROOT / "examples"]
    if os.name == "nt":
        return _env.run(command)
    # The command takes this one's place, so that signals and the exit code are its own.
    sys.stdout.flush()
    os.execv(str(python), [str(part) for part in command])


def _is_configured(arguments):
    """Tell whether a configuration is given, or there is one here and nothing but options of the refresh."""
    if any(each in ("--config", "-c") or each.startswith("--config=") for each in arguments):
        return True
    return set(arguments) <= {"--dry-run", "--json"} and Path("geomap.toml").is_file()


def _names_sources(arguments):
    """Tell whether one of the arguments is a source, not an option or its value."""
    at = 0
    while at < len(arguments):
        if arguments[at] in VALUED:
            at += 2
        elif arguments[at] == "--":
            return at + 1 < len(arguments)
        elif arguments[at] == "-" or not arguments[at].startswith("-"):
            return True
        else:
            at += 1
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
