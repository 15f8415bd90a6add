"""What tests of several modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer, open_gazetteer

# What the person who runs the tests has added to their geomap must not change what they find.
os.environ["GEOMAP_DATA"] = str(Path(__file__).parent / "nothing-added")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The whole gazetteer, compiled into the user's cache where it is not there yet."""
    return open_gazetteer()
