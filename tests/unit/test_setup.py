"""The scripts that set the project up, and the lock that they install."""

import os
import re
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import _env  # noqa: E402
import refresh  # noqa: E402


def pinned(lock: Path) -> dict[str, list[str]]:
    """Return the hashes of each requirement in a lock."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        match = re.match(r"([a-z0-9._-]+)==[^ ]+", line)
        if match:
            name = match.group(1)
            found.setdefault(name, [])
        else:
            assert line.startswith("    --hash=sha256:"), line
            found[name].append(line.strip())
    return found


@pytest.mark.parametrize("name", ["requirements.lock", "benchmarks/requirements.lock"])
def test_lock_pins_all_with_hashes_and_names_no_index(name: str) -> None:
    lock = ROOT / name
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    assert all(hashes for hashes in pinned(lock).values())


def test_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"]
    wanted += project["build-system"]["requires"]
    names = {re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower() for requirement in wanted}
    assert names <= set(pinned(ROOT / "requirements.lock"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], False),
        (["a.txt"], True),
        (["-"], True),
        (["--title", "a.txt"], False),
        (["--title=x", "none.txt"], True),
        (["-o", "out", "--window", "9"], False),
        (["-o", "out", "folder"], True),
    ],
)
def test_refresh_knows_whether_sources_are_named(arguments: list[str], expected: bool) -> None:
    assert refresh._names_sources(arguments) is expected


@pytest.mark.parametrize(
    ("arguments", "without", "with_one"),
    [
        ([], False, True),
        (["--dry-run", "--json"], False, True),
        (["--config", "a.toml"], True, True),
        (["--config=a.toml", "--json"], True, True),
        (["a.txt"], False, False),
        (["--title", "x"], False, False),
    ],
)
def test_refresh_goes_by_a_configuration(
    arguments: list[str], without: bool, with_one: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refresh._is_configured(arguments) is without
    (tmp_path / "geomap.toml").touch()
    assert refresh._is_configured(arguments) is with_one


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in a folder with a blank, without an environment yet."""
    root = tmp_path / "a checkout"
    root.mkdir()
    for name in ("requirements.lock", "pyproject.toml"):
        (root / name).write_text("six==1 \\\n    --hash=sha256:0\n", encoding="utf-8")
    venv = root / ".venv"
    for name, value in {
        "ROOT": root,
        "VENV": venv,
        "LOCK": root / "requirements.lock",
        "STAMP": venv / _env.STAMP.name,
        "LOG": venv / _env.LOG.name,
        "PYTHON": venv / _env.PYTHON.relative_to(_env.VENV),
        "COMMAND": venv / _env.COMMAND.relative_to(_env.VENV),
    }.items():
        monkeypatch.setattr(_env, name, value)
    return root


def fake_step(root: Path, calls: list[str]) -> object:
    """Stand for the commands that install: they leave the files that they would."""

    def step(what: str, command: list[object], names: object = ()) -> None:
        calls.append(what)
        _env.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        if "environment" in what:
            _env.PYTHON.symlink_to(sys.executable)
        if "itself" in what:
            _env.COMMAND.write_text("", encoding="utf-8")

    return step


def test_environment_is_made_once_and_again_when_the_lock_changes(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(_env, "_step", fake_step(elsewhere, calls))
    monkeypatch.setattr(_env, "_fits", lambda state: True)
    monkeypatch.setattr(_env, "_drop_copied_data", lambda: None)
    monkeypatch.setattr(_env, "_has_pip", lambda: True)
    assert _env.prepare() == _env.PYTHON
    assert len(calls) == 4
    _env.prepare()
    assert len(calls) == 4
    (elsewhere / "requirements.lock").write_text("six==2 \\\n    --hash=sha256:0\n", encoding="utf-8")
    _env.prepare()
    assert len(calls) == 7  # installs again, into the environment that is there


def test_a_run_that_was_broken_off_is_gone_on_with(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    step = fake_step(elsewhere, calls)

    def breaks(what: str, command: list[object], names: object = ()) -> None:
        step(what, command, names)  # type: ignore[operator]
        if "itself" in what and calls.count(what) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(_env, "_step", breaks)
    monkeypatch.setattr(_env, "_fits", lambda state: True)
    monkeypatch.setattr(_env, "_drop_copied_data", lambda: None)
    monkeypatch.setattr(_env, "_has_pip", lambda: True)
    with pytest.raises(KeyboardInterrupt):
        _env.prepare()
    assert not _env.STAMP.exists()
    _env.prepare()
    assert _env.STAMP.exists()


def test_an_environment_that_uv_made_gets_pip_where_uv_is_gone(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(_env, "_step", fake_step(elsewhere, calls))
    monkeypatch.setattr(_env, "_drop_copied_data", lambda: None)
    monkeypatch.setattr(_env, "_has_pip", lambda: False)
    monkeypatch.setattr(_env.shutil, "which", lambda name: None)
    _env.prepare()
    assert calls == [
        "making the environment",
        "adding pip",
        "installing 1 pinned packages",
        "installing geomap itself",
        "compiling geomap",
    ]


def test_two_runs_at_once_make_it_once(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(_env, "_step", fake_step(elsewhere, calls))
    monkeypatch.setattr(_env, "_fits", lambda state: True)
    monkeypatch.setattr(_env, "_drop_copied_data", lambda: None)
    monkeypatch.setattr(_env, "_has_pip", lambda: True)
    runs = [threading.Thread(target=_env.prepare) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(calls) == 4


def test_a_failing_step_shows_the_end_of_its_log(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _env.VENV.mkdir()
    with pytest.raises(SystemExit) as stop:
        _env._step("installing", [sys.executable, "-c", "print('no such package'); raise SystemExit(3)"])
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert "no such package" in said and "installing failed (exit code 3)" in said and str(_env.LOG) in said


def test_a_missing_lock_is_said(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (elsewhere / "requirements.lock").unlink()
    with pytest.raises(SystemExit):
        _env.prepare()
    assert "requirements.lock is missing" in capsys.readouterr().err


@pytest.mark.parametrize("script", ["refresh.py", "test.py"])
def test_help_needs_no_environment(script: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), "--help"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0 and script in done.stdout


def test_scripts_are_executable() -> None:
    if os.name == "nt":
        return
    for name in (".ci/run", "scripts/refresh.py", "scripts/test.py"):
        assert os.access(ROOT / name, os.X_OK), name


def test_examples_are_read_without_an_error() -> None:
    from geomap.articles import read_sources
    from geomap.model import Article

    articles = list(read_sources([str(ROOT / "examples")]))
    assert len(articles) >= 14
    assert all(isinstance(article, Article) and article.date and not article.notes for article in articles)
