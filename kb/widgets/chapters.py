"""The dependency graph by chapter: choose a chapter, point at a parameter, read its card and what must hold for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import kb
from kb.catalogue import Catalogue
from kb.dependencies import graph
from kb.widgets.network import chains, neighbours, network
from kb.widgets.parts import Panel

if TYPE_CHECKING:
    import networkx as nx

ALL = "all chapters"


class GraphPanel(Panel):
    """The graph of a chapter. `chapter` chooses it, `choose(name)` shows a parameter as a click on it does."""

    def __init__(self, catalogue: Catalogue | None = None, chapter: str = "") -> None:
        """`chapter` is the number of the one to begin with; without it, all are shown."""
        import ipywidgets as widgets

        self._widgets = widgets
        self.catalogue = catalogue or kb.load()
        self.graph = graph(self.catalogue)
        self.chosen: str | None = None
        self.shown: nx.MultiDiGraph[str] = self.graph
        titles = {
            row["number"]: row["title"]
            for row in self.catalogue.rows("select number, title from sections where level = 1")
        }
        linked = {_chapter(self.graph.nodes[name]) for name in self.graph if self.graph.degree(name)}
        options = [(f"{number} {titles.get(number, '')}", number) for number in titles if number in linked]
        self.chapter = widgets.Dropdown(description="Chapter", options=[(ALL, ""), *options], value=chapter)
        self.picture, self.card = widgets.VBox(), widgets.HTML("Click a parameter to read its card.")
        self.view: Any = widgets.VBox([self.chapter, self.picture, self.card])
        self.chapter.observe(lambda _: self._draw(), "value")
        self._draw()

    def choose(self, name: str) -> None:
        """Show a parameter. Raises `UnknownParameterError`."""
        parameter = self.catalogue[name]
        self.chosen = parameter.name
        lines = "\n".join(map(escape, chains(self.graph, parameter.name)))
        must = (
            f"<p><b>What must hold for it to matter</b></p><pre>{lines}</pre>"
            if lines
            else "<p>It depends on nothing.</p>"
        )
        self.card.value = must + parameter._repr_html_()

    def _draw(self) -> None:
        """Parameters of the chapter, and those of others that they are linked with."""
        number = self.chapter.value
        own = [n for n, data in self.graph.nodes(data=True) if self.graph.degree(n) and number in ("", _chapter(data))]
        near = {name for one in own for name in neighbours(self.graph, one, 1)}
        self.shown = self.graph.subgraph(near).copy()
        self.picture.children = (network(self.shown, None, self.choose),)


def _chapter(data: dict[str, Any]) -> str:
    return str(data.get("section") or "").split(".")[0]
