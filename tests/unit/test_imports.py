"""Heavy libraries stay out of the road of `geomap extract`."""

import gc
import subprocess
import sys

from geomap import terminal

HEAVY = ("folium", "pandas", "geopandas", "matplotlib", "geopy", "trafilatura", "dateparser", "numpy")


def test_extract_imports_nothing_heavy(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("Russian forces shelled Nikopol on Sept. 3, 2022, officials said.", encoding="utf-8")
    code = (
        "import sys; from geomap import cli; sys.argv = ['geomap', 'extract', sys.argv[1]]\n"
        "try:\n    cli.main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(article)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith('{"id"')
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_folium_loads_without_pandas_where_a_process_is_ours():
    code = (
        "import sys; from geomap.render.map import load_without_pandas, map_part\n"
        "load_without_pandas(); map_part(None)\n"
        "assert 'folium' in sys.modules and 'pandas' not in sys.modules\n"
        "import pandas; print(pandas.DataFrame([[1]]).size)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_drawing_leaves_the_collector_as_it_is_in_a_process_of_another():
    before = gc.get_threshold()
    terminal.draw_next()
    assert gc.get_threshold() == before
