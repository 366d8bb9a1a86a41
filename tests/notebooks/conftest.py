"""Notebooks, a real browser, and the servers that it opens pages of."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BIN = Path(sys.executable).parent
_REAL = socket.socket


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of the fixture for all tests: kernels and browsers are talked to on this machine's own address."""

    class Local(_REAL):
        def connect(self, address: Any) -> None:
            assert isinstance(address, str | bytes) or address[0] in ("127.0.0.1", "localhost", "::1"), address
            super().connect(address)

    monkeypatch.setattr(socket, "socket", Local)


@pytest.fixture(scope="session")
def notebooks(root: Path) -> Path:
    """The folder of the notebooks."""
    return root / "notebooks"


@pytest.fixture(scope="session")
def environment(root: Path) -> dict[str, str]:
    """For kernels: they import this checkout."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}


@pytest.fixture(scope="session")
def chromium() -> Any:
    """A headless Chromium of the system."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (extra dev)")
    program = os.environ.get("OFFHOOK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("needs a browser: install Debian's chromium, or name one in OFFHOOK_CHROMIUM")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


Watched = Callable[[int, int], tuple[Any, list[str]]]
Open = Callable[..., Any]


@pytest.fixture(scope="session")
def watched(chromium: Any) -> Watched:
    """A new page of the browser, and a list of what its console says and of addresses elsewhere that it asks for."""

    def page_of(width: int, height: int) -> tuple[Any, list[str]]:
        complaints: list[str] = []
        page = chromium.new_context(viewport={"width": width, "height": height}).new_page()
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(f"a script ran: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked: _elsewhere(asked.url) and complaints.append(f"asked for {asked.url}"))
        return page, complaints

    return page_of


@pytest.fixture
def open_page(watched: Watched) -> Iterator[Open]:
    """Open an address. What the page's console says, and addresses elsewhere that it asks for, fail the test."""
    opened: list[tuple[Any, list[str]]] = []

    def open_it(address: str, width: int = 1100, height: int = 900) -> Any:
        opened.append(watched(width, height))
        page = opened[-1][0]
        page.goto(address)
        return page

    yield open_it
    for page, _ in opened:
        page.context.close()
    assert [said for _, complaints in opened for said in complaints] == []


def _elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


Serve = Callable[[list[str], int, str], Any]


@pytest.fixture(scope="session")
def serve(root: Path, environment: dict[str, str]) -> Serve:
    """Run a server until the block ends: `with serve(command, port, path): ...`."""

    @contextmanager
    def running(command: list[str], port: int, path: str) -> Iterator[str]:
        address = f"http://127.0.0.1:{port}"
        with subprocess.Popen(
            command,
            cwd=root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as server:
            try:
                deadline = time.monotonic() + 60
                while not _answers(address + path):
                    assert server.poll() is None, f"{command} ended with {server.returncode}"
                    assert time.monotonic() < deadline, f"{command} does not answer"
                    time.sleep(0.2)
                yield address
            finally:
                os.killpg(server.pid, signal.SIGTERM)

    return running


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """A port that nobody uses."""

    def find() -> int:
        with _REAL() as held:
            held.bind(("127.0.0.1", 0))
            return int(held.getsockname()[1])

    return find
