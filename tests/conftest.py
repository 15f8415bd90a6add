"""What tests of several modules share."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The whole gazetteer, compiled into the user's cache where it is not there yet."""
    return open_gazetteer()
