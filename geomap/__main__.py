"""The command `geomap`, and ``python -m geomap``: loads the rest inside, so that Ctrl-C always ends in one line."""

from __future__ import annotations

import gc
import sys

_LOADED = 200_000  # new objects between two rounds of the collector


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_LOADED, 20, 20)  # what is loaded stays: to walk it again and again would take a tenth of the time
    try:
        from geomap import terminal
        from geomap.cli import main as run

        terminal.alone = True
        run()
    except KeyboardInterrupt:
        # Only while loading: a command that runs is ended by `geomap.cli`.
        print("interrupted", file=sys.stderr)
        sys.exit(130)
    finally:
        gc.freeze()  # what is left ends with the process, and need not be walked once more


if __name__ == "__main__":
    main()
