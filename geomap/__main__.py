"""The command `geomap`, and ``python -m geomap``: loads the rest inside, so that Ctrl-C always ends in one line."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from geomap.cli import main as run

        run()
    except KeyboardInterrupt:
        # Only while loading: a command that runs is ended by `geomap.cli`.
        print("interrupted", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
