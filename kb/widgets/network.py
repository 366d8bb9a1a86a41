"""The dependency graph as a picture that can be pointed at: what requires what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from kb.records import condition
from kb.widgets.picture import Picture, graph_objects
from kb.widgets.wording import verdict

if TYPE_CHECKING:
    import networkx as nx

_COLOURS = {"reboot": "#b3200f", "reload": "#c77700", "none": "#2a8a4a", "unknown": "#7a68b3"}
_SHAPES = {"reboot": "square", "reload": "diamond", "none": "circle", "unknown": "circle-open"}
"""By what a change needs: the shape says the same as the colour."""
_WORDS = {"reboot": "reboot", "reload": "a reload or refresh", "none": "nothing", "unknown": "not known"}
_NAMED = 40
"""Up to so many nodes have their names beside them."""


def neighbours(graph: nx.MultiDiGraph[str], name: str, steps: int = 2) -> nx.MultiDiGraph[str]:
    """The part of a graph around a parameter: what it requires and what requires it, up to so many steps away."""
    import networkx as nx

    if name not in graph:
        return nx.MultiDiGraph()
    near = nx.ego_graph(graph.to_undirected(as_view=True), name, radius=steps)
    return graph.subgraph(near).copy()


def chains(graph: nx.MultiDiGraph[str], name: str) -> list[str]:
    """What must hold for a parameter to matter, and for that in turn: a line for each, indented by depth."""
    found: list[str] = []

    def follow(one: str, depth: int, above: tuple[str, ...]) -> None:
        for _, required, edge in graph.out_edges(one, data=True):
            again = required in above
            found.append("    " * depth + _condition(required, edge) + (" (a cycle: seen above)" if again else ""))
            if not again:
                follow(required, depth + 1, (*above, required))

    follow(name, 0, (name,))
    return found


def cycles(graph: nx.MultiDiGraph[str]) -> list[list[str]]:
    """Parameters that require each other in a circle: each circle once."""
    import networkx as nx

    return sorted(sorted(one) for one in nx.simple_cycles(nx.DiGraph(graph)))


def network(
    graph: nx.MultiDiGraph[str], focus: str | None = None, on_click: Callable[[str], None] | None = None
) -> Picture:
    """A picture of a graph, drawn by plotly. A click on a node calls `on_click` with its parameter's name.

    Raises `MissingExtraError` where plotly is not installed.
    """
    go = graph_objects("the picture of a graph")
    places = _places(graph)
    figure = go.Figure(layout=_layout(go, len(graph), focus))
    x: list[float | None] = []
    y: list[float | None] = []
    for one, other in graph.edges():
        x += [places[one][0], places[other][0], None]
        y += [places[one][1], places[other][1], None]
    figure.add_scatter(
        x=x, y=y, mode="lines", line={"color": "#aab4bf", "width": 1.2}, hoverinfo="skip", showlegend=False
    )
    for tone, names in _by_tone(graph):
        figure.add_scatter(
            x=[places[name][0] for name in names],
            y=[places[name][1] for name in names],
            mode="markers+text" if len(graph) <= _NAMED else "markers",
            name=_WORDS[tone],
            marker={
                "color": _COLOURS[tone],
                "symbol": _SHAPES[tone],
                "size": [20 if name == focus else 11 for name in names],
                "line": {"width": 2, "color": _COLOURS[tone]},
            },
            text=[_short(name) for name in names],
            textposition="bottom center",
            textfont={"size": 11, "color": "#1c2733"},
            hovertext=[_hover(graph, name) for name in names],
            hoverinfo="text",
            customdata=names,
        )
    _arrows(figure, graph, places)
    _leave_room(figure, places)
    picture = Picture(figure, _told(graph))
    if on_click:
        picture.on_click(on_click)
    return picture


def _told(graph: nx.MultiDiGraph[str]) -> str:
    """The picture in words: how much there is, and each condition where they are few."""
    size = f"Settings: {len(graph)}. Conditions between them: {graph.number_of_edges()}."
    lines = (
        f"<li><code>{escape(name)}</code> matters when {escape(_condition(required, edge))}</li>"
        for name, required, edge in sorted(graph.edges(data=True), key=lambda edge: edge[:2])
    )
    return f"<p>{size}</p>" + (f"<ul>{''.join(lines)}</ul>" if len(graph) <= _NAMED else "")


def _layout(go: Any, size: int, focus: str | None) -> Any:
    return go.Layout(
        height=620 if size > 12 else 420,
        margin={"l": 10, "r": 10, "t": 40, "b": 10},
        title={
            "text": f"Around {escape(focus)}" if focus else "An arrow leads to what must hold",
            "font": {"size": 15},
        },
        xaxis={"visible": False},
        yaxis={"visible": False},
        width=980,
        plot_bgcolor="#fff",
        paper_bgcolor="#fff",
        font={"color": "#1c2733"},
        legend={"title": {"text": "A change needs"}, "orientation": "h", "y": 0},
        hovermode="closest",
    )


def _by_tone(graph: nx.MultiDiGraph[str]) -> Iterable[tuple[str, list[str]]]:
    for tone in _COLOURS:
        names = [name for name, data in graph.nodes(data=True) if verdict(data.get("apply", "unknown")).tone == tone]
        if names:
            yield tone, names


def _arrows(figure: Any, graph: nx.MultiDiGraph[str], places: dict[str, tuple[float, float]]) -> None:
    if len(graph) > _NAMED:
        return
    figure.layout.annotations = [
        {
            "x": places[other][0], "y": places[other][1], "ax": places[one][0], "ay": places[one][1],
            "xref": "x", "yref": "y", "axref": "x", "ayref": "y",
            "text": "", "arrowhead": 2, "arrowsize": 1.3, "arrowcolor": "#7a8794", "standoff": 8, "startstandoff": 8,
        }
        for one, other in dict.fromkeys(graph.edges())
    ]  # fmt: skip


def _leave_room(figure: Any, places: dict[str, tuple[float, float]]) -> None:
    """Room for names at the edges."""
    for axis, at, part in ((figure.layout.xaxis, 0, 0.12), (figure.layout.yaxis, 1, 0.08)):
        values = [place[at] for place in places.values()] or [0.0]
        room = part * (max(values) - min(values)) + 0.1
        axis.range = [min(values) - room, max(values) + room]


def _places(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Where nodes stand. Pieces of the graph are laid out apart, the largest first, in rows."""
    import networkx as nx

    places: dict[str, tuple[float, float]] = {}
    left = top = row = 0.0
    pieces = sorted(nx.weakly_connected_components(graph), key=lambda piece: (-len(piece), min(piece)))
    width = 2.2 * max((len(graph) ** 0.5), 1)
    aside, below = (1.4, 0.9) if len(graph) <= _NAMED else (0.5, 0.5)  # Names stand beside the outer points.
    for piece in pieces:
        side = max(1.0, 1.1 * len(piece) ** 0.5)
        if left and left + side > width:
            left, top, row = 0.0, top - row - below, 0.0
        part: nx.Graph[str] = nx.Graph()  # In a set order, or the picture would be another one in each process.
        part.add_nodes_from(sorted(piece))
        part.add_edges_from(graph.subgraph(piece).edges())
        for name, (x, y) in nx.spring_layout(part, seed=1, iterations=80).items():
            places[name] = (left + side * (x + 1) / 2, top - side * (1 - y) / 2)
        left, row = left + side + aside, max(row, side)
    return places


def _short(name: str) -> str:
    """The last two parts of a name; the whole stands in the hover."""
    return escape("/".join(name.split("/")[-2:]))


def _hover(graph: nx.MultiDiGraph[str], name: str) -> str:
    data = graph.nodes[name]
    rows = [
        f"<b>{escape(name)}</b>",
        escape(data.get("label") or ""),
        f"a change needs: {escape(data.get('apply', ''))}",
    ]
    rows += [
        f"matters when {escape(_condition(required, edge))}" for _, required, edge in graph.out_edges(name, data=True)
    ]
    return "<br>".join(row for row in rows if row)


def _condition(required: str, edge: dict[str, Any]) -> str:
    return condition(required, edge["op"], edge["values"], edge["text"])
