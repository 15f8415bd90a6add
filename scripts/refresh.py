#!/usr/bin/env python3
"""Draw the map: of the example articles, or of your own.

    python3 scripts/refresh.py [PATH…] [options of "geomap map"]

Makes the environment (.venv) where it is missing, reads the articles, writes the map into maps/ and says where it is.
Needs nothing but Python 3.11 or newer. Works from any folder.
"""

import os
import sys

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
    command = [python, "-P", "-m", "geomap", "map", "--output", _env.ROOT / "maps", *arguments]
    if not _names_sources(arguments):
        command += [_env.ROOT / "examples"]
    if os.name == "nt":
        return _env.run(command)
    # The command takes this one's place, so that signals and the exit code are its own.
    sys.stdout.flush()
    os.execv(str(python), [str(part) for part in command])


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
