"""What all tests share: where things lie, the dataset, the command, and no network."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import kb
from extract.dataset import write
from extract.reference.compile import compile_reference
from kb.catalogue import Catalogue

settings.register_profile("offhook", deadline=None, derandomize=True)
# Where a property is hunted for counter-examples: `pytest --hypothesis-profile=thorough`.
settings.register_profile("thorough", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
settings.load_profile("offhook")

Run = Callable[..., subprocess.CompletedProcess[str]]
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """Material handed over with the project's issues; it lies beside the checkout and is not part of it."""
    folder = root / ".." / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs {folder}, which is not part of the checkout")
    return folder


@pytest.fixture(scope="session")
def compiled(root: Path) -> Rows:
    """The reference, freshly compiled: `{table: rows}`."""
    return compile_reference(root / "data" / "reference")


@pytest.fixture(scope="session")
def dataset(root: Path) -> Rows:
    """The committed JSON Lines: `{table: rows}`."""
    return write.read(root / "data" / "dataset")


@pytest.fixture(scope="session")
def parameters(dataset: Rows) -> dict[str, dict[str, Any]]:
    """Rows of the table `parameters` by name."""
    return {row["name"]: row for row in dataset["parameters"]}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return kb.load()


@pytest.fixture(scope="session")
def export_settings(shared: Path) -> dict[str, str]:
    """Name and value of every line of the real 405HD export, read the simplest way."""
    text = (shared / "cfg" / "405hd-genesys-full-export.cfg").read_text(encoding="utf-8")
    lines = [line.partition("=") for line in text.splitlines() if "=" in line and not line.startswith(("#", ";"))]
    return {name.strip(): value.strip() for name, _, value in lines}


@pytest.fixture(scope="session")
def offhook() -> Run:
    """Run the installed command as a user does: `offhook("explain", "voip/line/0/id")`."""
    program = shutil.which("offhook", path=str(Path(sys.executable).parent))
    assert program, "the command is not installed beside this Python: pip install -e ."

    def run(*arguments: str, env: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
        quiet = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
        options.setdefault("capture_output", True)
        return subprocess.run(
            [program, *arguments],
            env=quiet | (env or {}),
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            **options,
        )

    return run


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test leaves anything in the user's cache folder, or finds anything there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the project may reach for the network at run time. (Local sockets are no network.)"""
    real = socket.socket

    class NoNetwork(real):  # type: ignore[misc, valid-type]
        def __init__(self, family: int = socket.AF_INET, *rest: Any, **named: Any) -> None:
            assert family == getattr(socket, "AF_UNIX", None), "this code opens a network connection"
            super().__init__(family, *rest, **named)

    monkeypatch.setattr(socket, "socket", NoNetwork)
