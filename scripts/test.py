#!/usr/bin/env python3
"""Run the checks and the tests.

    python3 scripts/test.py [arguments of pytest]

Makes the environment (.venv) where it is missing. Without arguments: style (ruff), types (mypy), the order of the
modules (import-linter), then all tests; with arguments: pytest alone, with them. Works from any folder.
"""

import sys
import time

import _env

CHECKS = (
    ("style", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
    ("types", ["-m", "mypy"]),
    ("order of the modules", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
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
    failed = []
    if not arguments:
        for what, command in CHECKS:
            started = time.monotonic()
            print(f"== {what}", flush=True)
            if _env.run([python, *command], cwd=str(_env.ROOT)):
                failed.append(what)
            print(f"   {time.monotonic() - started:.1f} s", flush=True)
        print("== tests", flush=True)
    code = _env.run([python, "-m", "pytest", *arguments], cwd=str(_env.ROOT))
    if code == 5:  # pytest's code where it found no test: never a success
        print("no test was run", file=sys.stderr)
    if failed:
        print(f"failed before the tests: {', '.join(failed)}", file=sys.stderr)
    return code or (1 if failed else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
