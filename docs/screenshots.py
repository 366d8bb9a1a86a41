"""Make `docs/notebook-*.png`: the notebooks in JupyterLab, and the support desk's page, for the README.

    python docs/screenshots.py [NAME...]

Needs the extra `notebook`, playwright, and a Chromium: the one of the system, or the one that `OFFHOOK_CHROMIUM` names.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CHROMIUM = os.environ.get("OFFHOOK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
LARGEST = 200_000
"""Bytes of a picture at most."""


def main(names: list[str]) -> None:
    """Make the pictures of all notebooks, or of those whose names begin so."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with lab() as address:
            for name, (act, height) in NOTEBOOKS.items():
                if not names or any(name.startswith(one) for one in names):
                    page = browser.new_page(viewport={"width": 1180, "height": height})
                    run_all(page, address, name)
                    act(page)
                    page.wait_for_timeout(1500)
                    save(page.locator(".jp-Notebook").screenshot(), name)
                    page.close()
        if not names or "02" in names:
            with support_page() as address:
                page = browser.new_page(viewport={"width": 1000, "height": 1500})
                page.goto(address)
                ask_and_compare(page)
                save(page.screenshot(), "02-does-this-need-a-reboot")
                page.set_viewport_size({"width": 390, "height": 844})
                page.get_by_role("table").scroll_into_view_if_needed()
                page.wait_for_timeout(500)
                save(page.screenshot(), "02-on-a-phone")
        browser.close()


def save(data: bytes, name: str) -> None:
    """Write a picture with as many colours as fit the limit."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    for colours in (256, 128, 64, 32):
        held = io.BytesIO()
        picture.quantize(colours).save(held, "PNG", optimize=True)
        if held.tell() < LARGEST:
            break
    (ROOT / "docs" / f"notebook-{name}.png").write_bytes(held.getvalue())


# Servers


@contextmanager
def lab() -> Iterator[str]:
    """JupyterLab on the notebooks, as `make lab` opens it."""
    port = free_port()
    command = [
        str(BIN / "jupyter"), "lab", "--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token=",
        "--ServerApp.port_retries=0", "--LabApp.app_settings_dir=notebooks/page/lab",
        "--LabApp.expose_app_in_browser=True", "notebooks",
    ]  # fmt: skip
    with running(command, f"http://127.0.0.1:{port}/api"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def support_page() -> Iterator[str]:
    """The support desk's page, as `make support-page` serves it."""
    port = free_port()
    command = ["sh", "notebooks/page/serve.sh", str(BIN / "voila"), str(port), "--no-browser"]
    with running(command, f"http://127.0.0.1:{port}/voila/api/shutdown/none"):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def running(command: list[str], address: str) -> Iterator[None]:
    """A server that answers at an address; it is ended with all it started."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        for _ in range(300):
            if server.poll() is not None:
                raise SystemExit(f"{command[0]} ended: {server.stdout.read().decode() if server.stdout else ''}")
            if answers(address):
                break
            time.sleep(0.2)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def answers(address: str) -> bool:
    """Whether a server answers there, be it with an error."""
    try:
        urllib.request.urlopen(address, timeout=2).close()  # noqa: S310
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


# What is done before a picture is taken


def run_all(page: Page, address: str, name: str) -> None:
    """Open a notebook in JupyterLab and run all of its cells."""
    page.goto(f"{address}/doc/tree/{name}.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel")
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_timeout(3000)
    page.evaluate("() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0; }")


def explore(page: Page) -> None:
    """Search, and choose a row."""
    page.get_by_placeholder("words, a name, a value").fill("registrar")
    page.wait_for_timeout(1000)
    page.locator("td", has_text="voip/signalling/sip/registrar_ka/timeout").first.click()


def check(page: Page) -> None:
    """Check the sample."""
    page.get_by_role("button", name="Check", exact=True).first.click()
    page.wait_for_timeout(2000)
    page.locator(".jp-WindowedPanel-outer").first.evaluate("panel => { panel.scrollTop = 350; }")


def steps(page: Page) -> None:
    """Pass over the page as it is printed, to what is seen on it."""
    page.get_by_role("heading", name="1. Words and lines").evaluate("heading => heading.scrollIntoView()")


def look(_page: Page) -> None:
    """Nothing: the notebook shows all there is."""


def ask_and_compare(page: Page) -> None:
    """Ask, and compare two files."""
    page.get_by_label("Which setting is changed?").fill("sip transport protocol")
    page.keyboard.press("Enter")
    page.locator(".offhook-verdict").first.wait_for()
    page.get_by_role("button", name="a phone moves to another VLAN").click()
    page.get_by_role("table").wait_for()


NOTEBOOKS: dict[str, tuple[Callable[[Page], None], int]] = {
    "01-explore": (explore, 1500),
    "03-check-a-configuration": (check, 1400),
    "04-dependencies": (look, 1300),
    "05-fleet": (look, 1500),
    "06-from-guide-to-data": (steps, 1500),
    "07-guide-in-numbers": (look, 1500),
    "08-dial": (look, 1450),
    "09-tones-and-keys": (look, 2000),
}

if __name__ == "__main__":
    main(sys.argv[1:])
