"""The wheel carries all that the package needs: it works from any folder, with no checkout in sight."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds what the built wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-c", "import hatchling.build as b, sys; b.build_wheel(sys.argv[1])", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    target = folder / "site packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def test_the_wheel_holds_the_data_and_none_of_the_workshop(installed):
    assert (installed / "geomap" / "_data" / "lexicon").is_dir()
    assert (installed / "geomap" / "_data" / "boundaries" / "registry.toml").is_file()
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == {"geomap"}


def test_the_installed_package_reads_an_article_from_an_empty_folder(installed, tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "import geomap; assert geomap.__file__.startswith(sys.path[0]), geomap.__file__\n"
        "analysis = geomap.analyze('Russian forces shelled Nikopol.', date='2022-08-01')\n"
        "page = geomap.build_map([analysis]).html\n"
        "print([claim.place_name for claim in analysis.claims], 'Nikopol' in page)"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.strip() == "['Nikopol'] True", done.stderr
