"""`make lab` opens JupyterLab on the notebooks: the command itself, with a browser that notes what it is given."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

PATIENCE = 60
"""Seconds that other work on the machine may make it take."""


class Opened(NamedTuple):
    """What the browser was asked to open."""

    make: subprocess.Popen[bytes]
    address: str
    token: str
    said: Path
    """What the command wrote."""


@pytest.fixture
def opened(root: Path, environment: dict[str, str], free_port: Callable[[], int], tmp_path: Path) -> Iterator[Opened]:
    """The command as somebody types it, but for the environment that is there, and without anybody's own settings."""
    pytest.importorskip("jupyterlab", reason="needs jupyterlab (extra notebook)")
    if shutil.which("make") is None:
        pytest.skip("needs make")
    browser, asked, said = tmp_path / "browser", tmp_path / "asked", tmp_path / "said"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >"{asked}.new"\nmv "{asked}.new" "{asked}"\n')
    browser.chmod(0o700)
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR")
    mine = {name: str(tmp_path / name.lower()) for name in (*folders, "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")}
    with (
        said.open("wb") as log,
        subprocess.Popen(
            ["make", "lab", f"BIN={Path(sys.executable).parent}", "--old-file=.venv/dev"],
            cwd=root,
            env={**environment, **mine, "BROWSER": str(browser), "JUPYTER_PORT": str(free_port())},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as make,
    ):
        try:
            deadline = time.monotonic() + PATIENCE
            while not asked.exists():
                assert make.poll() is None, said.read_text()
                assert time.monotonic() < deadline, said.read_text()
                time.sleep(0.2)
            page = Path(unquote(urlsplit(asked.read_text()).path)).read_text()
            (link,) = re.findall(r'href="(http://[^"]+)"', page)
            address, _, token = link.partition("?token=")
            yield Opened(make, address, token, said)
        finally:
            if make.poll() is None:
                os.killpg(make.pid, signal.SIGTERM)


def ask(opened: Opened, path: str, method: str = "GET") -> bytes:
    """What the server answers to somebody who has the link."""
    host = opened.address.removesuffix("/lab")
    token = {"Authorization": f"token {opened.token}"}
    request = urllib.request.Request(host + path, headers=token, method=method)  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        return bytes(answer.read())


def test_the_browser_is_led_to_the_notebooks_with_their_settings(opened: Opened, notebooks: Path) -> None:
    assert urlsplit(opened.address).hostname in ("localhost", "127.0.0.1")
    assert urlsplit(opened.address).path == "/lab"
    assert opened.token
    assert b"<title>JupyterLab</title>" in ask(opened, "/lab")
    listed = json.loads(ask(opened, "/api/contents"))["content"]
    names = {one["name"] for one in listed if one["type"] == "notebook"}
    assert names == {path.name for path in notebooks.glob("*.ipynb")}
    assert len(names) >= 9
    ours = json.loads((notebooks / "page" / "lab" / "overrides.json").read_text(encoding="utf-8"))
    for plugin, settings in ours.items():
        held = json.loads(ask(opened, f"/lab/api/settings/{plugin}"))["schema"]["properties"]
        assert {name: held[name]["default"] for name in settings} == settings


def test_it_ends_when_it_is_told_to(opened: Opened) -> None:
    """As by the menu's Shut Down."""
    ask(opened, "/api/shutdown", "POST")
    assert opened.make.wait(PATIENCE) == 0, opened.said.read_text()
    assert "Traceback" not in opened.said.read_text()
    with pytest.raises(OSError, match="refused"):
        ask(opened, "/api")
