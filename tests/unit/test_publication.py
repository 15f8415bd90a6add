"""Publishing: all files of a version at once, or none; one refresh at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.errors import PublicationError, RefreshBusy
from geomap.refresh.publication import about_of, exclusive, problems_of, publish, published


def files(**texts):
    def write(folder):
        for name, text in texts.items():
            (folder / name).write_text(text)

    return write


@pytest.fixture
def directory(tmp_path):
    return tmp_path / "with spaces" / "public"


def put(directory, text, **more):
    return publish(directory, files(page=text), page="page", **more)


def test_current_leads_to_the_files_of_the_last_version(directory):
    assert published(directory) is None
    put(directory, "one", about={"claims": 1})
    done = put(directory, "two", about={"claims": 2})
    assert done.changed and published(directory) == done.folder
    assert (directory / "current" / "page").read_text() == "two"
    assert about_of(done.folder) == {"claims": 2}
    assert problems_of(directory / "current") == ()


def test_the_same_files_make_no_new_version(directory):
    first = put(directory, "one")
    again = put(directory, "one")
    assert not again.changed and again.folder == first.folder
    assert [path.name for path in (directory / "versions").iterdir()] == ["000001"]


def test_a_damaged_version_is_replaced_by_one_that_is_whole(directory):
    first = put(directory, "one")
    (first.folder / "page").write_text("other")
    (first.folder / "more").write_text("not of it")
    assert [line.rpartition("/")[2] for line in problems_of(first.folder)] == [
        "more is not of this version",
        "page is not as it was written",
    ]
    assert put(directory, "one").changed
    assert problems_of(published(directory)) == ()


def test_the_last_versions_are_kept(directory):
    for text in "abcde":
        put(directory, text, keep=3)
    assert sorted(path.name for path in (directory / "versions").iterdir()) == ["000003", "000004", "000005"]


def test_a_failure_leaves_what_was_published(directory):
    put(directory, "one")

    def fails(folder):
        (folder / "page").write_text("half")
        raise OSError(28, "No space left on device", str(folder / "page"))

    with pytest.raises(PublicationError, match="No space left on device"):
        publish(directory, fails, page="page")
    assert (directory / "current" / "page").read_text() == "one"
    put(directory, "two")
    assert sorted(path.name for path in (directory / "versions").iterdir()) == ["000001", "000002"]


def test_a_version_that_was_never_published_is_removed(directory):
    put(directory, "one")
    (directory / "versions" / "000002").mkdir()
    (directory / "versions" / ".000007.part").mkdir()
    (directory / ".current.part").symlink_to("nowhere")
    done = put(directory, "two")
    assert done.folder.name == "000002"
    assert sorted(path.name for path in directory.rglob(".*")) == []


def test_without_links_a_page_leads_to_the_version(directory, monkeypatch):
    def refused(self, target, target_is_directory=False):
        raise OSError("no links here")

    monkeypatch.setattr(Path, "symlink_to", refused)
    put(directory, "one")
    done = put(directory, "two", keep=2)
    assert published(directory) == done.folder
    assert 'href="versions/000002/page"' in (directory / "current.html").read_text()
    assert not (directory / "current").exists()
    monkeypatch.undo()
    third = put(directory, "three").folder
    monkeypatch.setattr(Path, "symlink_to", refused)
    with pytest.raises(PublicationError, match="no links here"):
        put(directory, "four")  # a link stands there: that none can be made now is a failure
    assert published(directory) == third
    monkeypatch.undo()
    assert put(directory, "three").folder == published(directory)
    assert not (directory / "current.html").exists()


def test_a_folder_in_the_way_of_the_link_is_named(directory):
    (directory / "current").mkdir(parents=True)
    with pytest.raises(PublicationError, match="current"):
        put(directory, "one")


def test_a_second_refresh_says_so_and_does_nothing(tmp_path):
    lock = tmp_path / "lock"
    program = (
        "import sys; from pathlib import Path; from geomap.refresh.publication import exclusive\n"
        "with exclusive(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(RefreshBusy, match=f"process {other.pid}") as caught, exclusive(lock):
            pass
        assert caught.value.exit_code == 75
        other.kill()
        other.wait()
        with exclusive(lock):
            assert lock.read_text() == f"{os.getpid()}\n"
