"""What the tests of the command line share."""

import sys

import pytest

from geomap import cli


@pytest.fixture
def run(monkeypatch, capsys):
    """Run `geomap ARGS` in this process; gives (exit code, standard output, standard error)."""

    def call(*args):
        monkeypatch.setattr(sys, "argv", ["geomap", *map(str, args)])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return call
