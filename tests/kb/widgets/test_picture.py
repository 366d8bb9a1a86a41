"""Pictures that plotly draws: what is sent for them, and what stands in their place."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import networkx as nx
import pytest

pytest.importorskip("plotly", reason="needs plotly (extra notebook)")

import plotly.graph_objects as go
from ipywidgets import Widget

from kb.widgets import Picture, bars, network
from kb.widgets.picture import Script

T = TypeVar("T")


@pytest.fixture
def fresh() -> Iterator[None]:
    """As in a kernel in which nothing was drawn yet."""
    Widget.close_all()
    yield
    Widget.close_all()


def in_a_thread(act: Callable[[], T]) -> T:
    """Where no event loop runs: a browser's tests leave one in the main thread."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(act).result()


def figure() -> go.Figure:
    return go.Figure(layout={"height": 100, "title": {"text": "Two"}}).add_bar(x=[1, 2], y=["a", "b"])


@pytest.mark.usefixtures("fresh")
def test_all_pictures_share_one_script() -> None:
    one, other = in_a_thread(lambda: (Picture(figure()), Picture(figure())))
    assert one.script is other.script
    assert len(one.script.source) > 1_000_000
    assert max(len(str(value)) for value in one.get_state().values()) < 20_000


@pytest.mark.usefixtures("fresh")
def test_in_a_kernel_the_script_comes_after_what_the_cell_shows() -> None:
    async def cell() -> tuple[int, int]:
        picture = Picture(figure())
        at_once = len(picture.script.source)
        await asyncio.sleep(0)
        return at_once, len(picture.script.source)

    at_once, later = in_a_thread(lambda: asyncio.run(cell()))
    assert at_once == 0
    assert later > 1_000_000


@pytest.mark.usefixtures("fresh")
def test_when_all_widgets_were_closed_the_script_is_sent_anew() -> None:
    before = Script.shared()
    Widget.close_all()
    assert Script.shared() is not before
    assert Script.shared().comm is not None


def test_a_picture_holds_the_figure_it_was_made_of() -> None:
    picture = Picture(figure())
    assert picture.figure.data[0].x == (1, 2)
    assert picture.drawn["data"][0]["y"] == ["a", "b"]
    assert picture.drawn["layout"]["height"] == 100


def test_a_click_gives_the_points_name() -> None:
    clicked: list[str] = []
    picture = Picture(figure())
    picture.on_click(clicked.append)
    picture.clicked = {"value": "voip/line/0/id", "times": 1}
    picture.clicked = {"value": "voip/line/0/id", "times": 2}
    assert clicked == ["voip/line/0/id"] * 2


def test_the_numbers_of_bars_stand_in_their_place_and_words_in_it_are_escaped() -> None:
    text = bars({"reboot": 12, "<b>none</b>": 3}, "What a <i>change</i> needs", "settings").text
    assert text.index("reboot") < text.index(">12<") < text.index("&lt;b&gt;none") < text.index(">3<")
    assert "What a &lt;i&gt;change" in text
    assert "settings" in text
    assert "<b>" not in text
    assert "<i>" not in text


def test_the_conditions_of_a_graph_stand_in_its_place_where_they_are_few() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("<b>x</b>", "y", op="equals", values=["1"], text=None)
    assert "<li><code>&lt;b&gt;x&lt;/b&gt;</code> matters when y = 1</li>" in network(graph).text
    for number in range(50):
        graph.add_edge(f"p{number}", "y", op="equals", values=["1"], text=None)
    assert "<li>" not in network(graph).text
    assert "Settings: 52. Conditions between them: 51." in network(graph).text


LATER = {
    "import kb.widgets": ("pandas", "plotly", "networkx", "itables", "extract.guide", "pdfplumber"),
    "from kb.widgets import bars; bars({'a': 1}, 'x')": ("pandas", "nbformat", "networkx", "itables"),
    "import lint.widgets": ("pandas", "plotly", "networkx", "itables", "extract.guide"),
}
"""What need not be loaded before it is used: somebody waits for the first thing that a notebook shows."""


@pytest.mark.parametrize("code", LATER)
def test_what_takes_long_to_load_is_loaded_when_it_is_used(code: str, root: Path) -> None:
    ask = f"{code}; import sys; print(*(name for name in {LATER[code]!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", ask], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
