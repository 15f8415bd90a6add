"""The notebook in docs runs from top to bottom, and what its cells end in shows itself."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def notebook():
    return json.loads(NOTEBOOK.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def values(notebook):
    """Run the cells in order as a notebook does; return what each ends in, and the names they left."""
    names = {}
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, str(NOTEBOOK), "exec"), names)
        found.append(eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names) if last else None)
    return found, names


def test_it_is_a_clean_notebook(notebook):
    assert notebook["nbformat"] == 4
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(ids) == len(set(ids))
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])


def test_claims_are_read(values):
    _, names = values
    claims = [claim for analysis in names["analyses"] for claim in analysis.claims]
    assert {"gain", "strike"} <= {claim.kind for claim in claims}


def test_the_map_shows_itself_in_a_sandboxed_frame_with_a_title(values):
    found, _ = values
    (made,) = [value for value in found if hasattr(value, "html")]
    shown = made._repr_html_()
    assert shown.startswith("<iframe") and 'sandbox="allow-scripts' in shown and 'title="Map: ' in shown
    assert "allow-same-origin" not in shown
    assert made._repr_png_().startswith(b"\x89PNG")  # for where frames are taken out


def test_the_figure_is_a_picture_and_has_words(values):
    found, names = values
    assert names["figure"]._repr_png_().startswith(b"\x89PNG")
    assert names["figure"] in found
    assert "Nikopol" in names["figure"].alt_text


def test_tables_have_rows_and_join(values):
    found, names = values
    assert len(names["tables"].claims) == sum(len(analysis.claims) for analysis in names["analyses"])
    assert len(found[-1]) > 0 and {"admin1", "claims", "people"} == set(found[-1].columns)
