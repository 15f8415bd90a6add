"""Makes the project's environment, .venv in the checkout, with nothing but the standard library.

`prepare()` leaves an environment that fits the lock (requirements.lock, every file with its hash) and returns its
interpreter. It is quick when nothing has changed, safe when two runs start at once or one is broken off, and does not
care about blanks in paths. Kept readable by older Pythons, so that those get a clear message.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "geomap-setup.json"
LOG = VENV / "geomap-setup.log"
OLDEST = (3, 11)
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
COMMAND = VENV / ("Scripts/geomap.exe" if WINDOWS else "bin/geomap")


def prepare():
    """Make the environment where it is missing or out of date, and return the path of its interpreter."""
    _need_python()
    state = _state()
    if _is_ready(state):
        return PYTHON
    with _only_one():
        if not _is_ready(state):  # another run may have made it while this one waited
            _make(state)
    return PYTHON


def run(command, **options):
    """Run a command in the environment, from the user's folder; return its exit code."""
    environment = dict(os.environ)
    environment.pop("PYTHONHOME", None)
    environment["VIRTUAL_ENV"] = str(VENV)
    environment["PATH"] = str(PYTHON.parent) + os.pathsep + environment.get("PATH", "")
    try:
        return subprocess.call([str(part) for part in command], env=environment, **options)
    except KeyboardInterrupt:
        return 130


def fail(message):
    """End with one clear line, and exit code 2."""
    print(f"error: {message}", file=sys.stderr)
    sys.exit(2)


def _need_python():
    """Start again with a newer interpreter where this one is too old and another is on the PATH."""
    if sys.version_info[:2] >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            sys.exit(subprocess.call([found, *sys.argv]))
    fail(
        "geomap needs Python {}.{} or newer, this is {}.{} ({}); install one and run the script with it".format(
            *OLDEST, *sys.version_info[:2], sys.executable
        )
    )


def _state():
    """Return what the environment depends on: lock, project file, interpreter, the place of the checkout."""
    digest = hashlib.sha256()
    for path in (LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes() if path.is_file() else fail(f"{path} is missing; check out the project again"))
    return {
        "files": digest.hexdigest(),
        "python": "{}.{}".format(*sys.version_info[:2]),
        "root": str(ROOT),
    }


def _is_ready(state):
    try:
        stamped = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return stamped == state and PYTHON.exists() and COMMAND.exists()


def _make(state):
    started = time.monotonic()
    print(f"Setting up {VENV}", flush=True)
    STAMP.unlink(missing_ok=True)
    if VENV.exists() and not _fits(state):
        print("  removing the old environment: it does not fit this Python or this folder", flush=True)
        shutil.rmtree(VENV)
    uv = shutil.which("uv")
    VENV.mkdir(exist_ok=True)
    LOG.write_text("", encoding="utf-8")
    if not PYTHON.exists():
        _make_empty(uv)
    if not uv and not _has_pip():  # uv made it, and is gone
        _step("adding pip", [PYTHON, "-m", "ensurepip"])
    wanted = _wanted()
    if uv:  # which leaves it to each module's first use to compile it, unless told
        install = [uv, "pip", "install", "--compile-bytecode", "--python", PYTHON]
    else:
        install = [PYTHON, "-m", "pip", "install", "--no-input"]
    _step(
        f"installing {len(wanted)} pinned packages",
        [*install, "--require-hashes", "-r", LOCK],
        names=wanted,
    )
    _step("installing geomap itself", [*install, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    _drop_copied_data()
    # An editable package is compiled by nobody else, and where Python may not write byte code
    # (PYTHONDONTWRITEBYTECODE, another user's checkout) every command would compile it again: half a second.
    _step("compiling geomap", [PYTHON, "-m", "compileall", "-q", ROOT / "geomap"])
    beside = STAMP.with_suffix(".part")
    beside.write_text(json.dumps(state), encoding="utf-8")
    beside.replace(STAMP)
    print(f"Ready in {time.monotonic() - started:.0f} s", flush=True)


def _drop_copied_data():
    """Take away the copy of data/ that an editable install brings along: the checkout's own is the one that is read."""
    code = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    answer = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=True)
    shutil.rmtree(Path(answer.stdout.strip()) / "geomap", ignore_errors=True)


def _fits(state):
    """Tell whether what is in .venv is an environment of this Python, made in this place."""
    if not PYTHON.exists():
        return False
    code = "import sys; print('{}.{}'.format(*sys.version_info[:2])); print(sys.prefix)"
    try:
        answer = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    version, prefix = answer.stdout.splitlines()[:2]
    return version == state["python"] and Path(prefix).resolve() == VENV.resolve()


def _make_empty(uv):
    if uv:
        _step("making the environment (uv)", [uv, "venv", "--allow-existing", "--python", sys.executable, VENV])
        return
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        version = "{}.{}".format(*sys.version_info[:2])
        fail(f"this Python has no venv module; install it (Debian: apt install python{version}-venv), or install uv")
    _step("making the environment", [sys.executable, "-m", "venv", VENV])


def _has_pip():
    code = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)"
    return subprocess.call([str(PYTHON), "-c", code]) == 0


def _wanted():
    """Return the names in the lock, without those that only other systems need."""
    names = []
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        name, pinned, rest = line.partition("==")
        if pinned and not line.startswith((" ", "#")) and "win32" not in rest:
            names.append(name.strip())
    return sorted(set(names))


def _step(what, command, names=()):
    """Run one command, its output in the log; show a bar on a terminal, and the end of the log where it fails."""
    bar = _Bar(what, len(names))
    with LOG.open("a", encoding="utf-8") as log:
        log.write("$ {}\n".format(" ".join(str(part) for part in command)))
        log.flush()
        process = subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            errors="replace",
            cwd=str(ROOT),
        )
        try:
            for line in process.stdout:
                log.write(line)
                if line.lstrip().startswith(("Collecting ", "Requirement already satisfied", "+ ")):
                    bar.advance()
                else:
                    bar.show()
            code = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
    bar.close()
    if code:
        tail = LOG.read_text(encoding="utf-8").splitlines()[-30:]
        print("\n".join(tail), file=sys.stderr)
        fail(f"{what} failed (exit code {code}); the lines above are the end of {LOG}")


class _Bar:
    """A bar on a terminal, and one plain line elsewhere."""

    def __init__(self, what, total):
        self.what, self.total, self.done = what, total, 0
        self.started = time.monotonic()
        self.live = sys.stderr.isatty()
        if not self.live:
            print(f"  {what}", flush=True)

    def advance(self):
        self.done = min(self.done + 1, self.total)
        self.show()

    def show(self):
        if not self.live:
            return
        width = 24
        filled = width * self.done // self.total if self.total else 0
        count = f" {self.done}/{self.total}" if self.total else ""
        seconds = time.monotonic() - self.started
        print(
            f"\r  {self.what} [{'#' * filled}{'.' * (width - filled)}]{count} {seconds:.0f} s",
            end="",
            file=sys.stderr,
            flush=True,
        )

    def close(self):
        if self.live:
            self.done = self.total
            print(f"\r\033[K  {self.what}: {time.monotonic() - self.started:.1f} s", file=sys.stderr, flush=True)


@contextlib.contextmanager
def _only_one():
    """Hold a lock that a second run waits for; the system drops it however this run ends."""
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    name = hashlib.sha256(f"{ROOT}\0{user}".encode()).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"geomap-setup-{name}.lock").open("a+") as handle:
        if WINDOWS:
            import msvcrt

            handle.seek(0)
            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # it gives up after ten seconds
                    continue
        else:
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                print("Waiting for another run that sets up the same environment", flush=True)
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
