"""The notebooks in JupyterLab, in a real browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def opened(open_page: Callable[..., Any], serve: Any, port: int, name: str) -> Iterator[Any]:
    """The page of a notebook whose cells run, in JupyterLab."""
    pytest.importorskip("jupyterlab", reason="needs jupyterlab (extra notebook)")
    program = str(Path(sys.executable).parent / "jupyter")
    options = ["--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.port_retries=0"]
    options += ["--LabApp.app_settings_dir=notebooks/page/lab", "--LabApp.expose_app_in_browser=True"]
    with serve([program, "lab", f"--port={port}", *options, "notebooks"], port, "/api") as address:
        page = open_page(f"{address}/doc/tree/{name}.ipynb", 1180, 1500)
        page.wait_for_function(
            "() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel", timeout=60_000
        )
        page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        try:
            yield page
        finally:
            page.context.close()  # Before the server ends, or the page complains that it is gone.


def test_the_explorer_is_driven_in_jupyterlab(
    open_page: Callable[..., Any], serve: Any, free_port: Callable[[], int]
) -> None:
    """Search as one types, choose a row, see the card, the neighbours and the page of the guide."""
    with opened(open_page, serve, free_port(), "01-explore") as page:
        search = page.get_by_placeholder("words, a name, a value")
        search.wait_for(timeout=30_000)
        search.press_sequentially("registrar")
        page.get_by_text("7 of 1200 parameters").wait_for()
        page.locator("td", has_text="voip/signalling/sip/registrar_ka/timeout").first.click()
        page.get_by_role("heading", name="voip/signalling/sip/registrar_ka/timeout").wait_for()
        page.get_by_role("tab", name="Neighbours").click()
        page.locator(".js-plotly-plot").first.wait_for(timeout=30_000)
        page.get_by_role("tab", name="In the guide").click()
        page.get_by_text("the row is marked").wait_for(timeout=30_000)
        assert page.locator(".widget-image").first.evaluate("picture => picture.naturalWidth") > 400


def test_a_number_is_played_on_the_keypad_in_jupyterlab(
    open_page: Callable[..., Any], serve: Any, free_port: Callable[[], int]
) -> None:
    """Press keys, type one, and read what the phone does after each."""
    with opened(open_page, serve, free_port(), "08-dial") as page:
        page.get_by_role("button", name="Clear").first.wait_for(timeout=30_000)
        page.get_by_role("button", name="Clear").first.click()
        page.get_by_text("Press keys: what the phone does").first.wait_for()
        page.get_by_role("button", name="2", exact=True).first.click()
        page.get_by_text("2: goes on").wait_for()
        page.get_by_role("button", name="1", exact=True).first.click()
        page.get_by_placeholder("keys", exact=True).first.fill("211")
        page.get_by_text("211: waits for the timer after key 3").wait_for()
        page.get_by_role("button", name="4", exact=True).first.click()
        page.get_by_text("Or 211 is dialed after key 3 already").wait_for()
