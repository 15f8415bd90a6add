"""The examples in the docstrings run, and say what they do."""

import doctest
import importlib
import pkgutil

import pytest

import geomap


def _with_examples() -> list[str]:
    found = []
    for module in pkgutil.walk_packages(geomap.__path__, "geomap."):
        source = importlib.util.find_spec(module.name).loader.get_source(module.name)
        if ">>> " in source:
            found.append(module.name)
    return ["geomap", *sorted(found)]


@pytest.mark.parametrize("name", _with_examples())
def test_the_examples_of_a_module_are_true(name: str) -> None:
    module = importlib.import_module(name)
    result = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("name", ["geomap", "geomap.pipeline", "geomap.report.frames", "geomap.files"])
def test_what_a_user_begins_with_has_examples(name: str) -> None:
    assert name in _with_examples()
