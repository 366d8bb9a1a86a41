"""The wheel: what it installs, and that it works without the checkout."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from extract.dataset import write

pytest.importorskip("build", reason="needs the package build (extra dev)")
pytest.importorskip("hatchling", reason="needs hatchling in this environment")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the sources, so that nothing is written into the checkout."""
    copy = tmp_path_factory.mktemp("source")
    unwanted = shutil.ignore_patterns("__pycache__", "dataset.sqlite*")
    for name in ("extract", "kb", "lint", "data/dataset"):
        shutil.copytree(root / name, copy / name, ignore=unwanted)
    for name in ("offhook.py", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(root / name, copy)
    built = tmp_path_factory.mktemp("wheel")
    run = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is installed into."""
    target = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--no-deps",
            "--no-index",
            "--quiet",
            "--target",
            str(target),
            str(wheel),
        ],
        check=True,
    )
    return target


def test_it_holds_exactly_the_three_packages_and_the_command(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    (information,) = [top for top in tops if top.endswith(".dist-info")]
    assert tops == {"extract", "kb", "lint", "offhook.py", information}
    assert "kb/dataset.sqlite" in names
    assert {f"{package}/py.typed" for package in ("extract", "kb", "lint")} <= set(names)
    assert f"{information}/licenses/NOTICE" in names


def test_it_holds_every_module_and_no_other_file(wheel: Path, root: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".py")}
    sources = {
        path.relative_to(root).as_posix() for top in ("extract", "kb", "lint") for path in (root / top).rglob("*.py")
    }
    assert held == sources | {"offhook.py"}


def test_its_dataset_is_the_committed_one(installed: Path, root: Path) -> None:
    with closing(sqlite3.connect(installed / "kb" / "dataset.sqlite")) as connection:
        (digest,) = connection.execute("select value from meta where key = 'digest'").fetchone()
    assert digest == write.digest(write.read_files(root / "data" / "dataset"))


def python(installed: Path, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python elsewhere, with what is installed and the libraries beside it. `-S` leaves the checkout out."""
    libraries = sysconfig.get_path("purelib")
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), libraries])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_answers_without_the_checkout(installed: Path, tmp_path: Path, root: Path) -> None:
    where = python(installed, tmp_path, "-c", "import kb, sys; print(kb.__file__); print(sys.path)")
    assert where.stdout.startswith(str(installed)), where.stderr
    assert repr(str(root)) not in where.stdout
    run = python(installed, tmp_path, "-m", "offhook", "explain", "voip/line/0/id", "--format", "json")
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["name"] == "voip/line/{n}/id"


def test_it_offers_nearest_names_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    run = python(installed, tmp_path, "-m", "offhook", "explain", "voip/lin/0/id")
    assert run.returncode == 1
    assert "did you mean voip/line/0/id?" in run.stderr
