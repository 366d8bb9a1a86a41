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


_NONE = "choose one, or click a point"


class GraphPanel(Panel):
    """The graph of a chapter. `chapter` chooses it, `choose(name)` shows a parameter as a click on it does.

    `parameter` lists what is drawn, for those who use no mouse.
    """

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
        wide = widgets.Layout(width="min(36em, 100%)")
        self.parameter = widgets.Dropdown(description="Parameter", options=[(_NONE, "")], layout=wide)
        self.chapter.layout = wide
        self.picture, self.card = widgets.VBox(), widgets.HTML()
        self.view: Any = widgets.VBox([self.chapter, self.picture, self.parameter, self.card])
        self.chapter.observe(lambda _: self._draw(), "value")
        self.parameter.observe(lambda change: self._show(change["new"]), "value")
        self._draw()

    def choose(self, name: str) -> None:
        """Show a parameter. Raises `UnknownParameterError`."""
        name = self.catalogue[name].name or name
        if name in self.shown:
            self.parameter.value = name
        self._show(name)

    def _show(self, name: str) -> None:
        if not name or name == self.chosen:
            return
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
        self.parameter.options = [(_NONE, ""), *((name, name) for name in sorted(self.shown))]
        self.picture.children = (network(self.shown, None, self.choose),)


def _chapter(data: dict[str, Any]) -> str:
    return str(data.get("section") or "").split(".")[0]
