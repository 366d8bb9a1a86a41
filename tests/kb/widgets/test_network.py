"""Pictures of the dependency graph, chains and circles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

pytest.importorskip("plotly", reason="needs plotly (extra notebook)")

import kb
from kb.catalogue import Catalogue
from kb.widgets import GraphPanel, chains, cycles, neighbours, network


def made(*edges: tuple[str, str]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one, other in edges:
        graph.add_edge(one, other, op="equals", values=["1"], text=None)
    return graph


def test_chains_go_on_to_what_must_hold_for_what_must_hold() -> None:
    assert chains(made(("a", "b"), ("b", "c")), "a") == ["b = 1", "    c = 1"]
    assert chains(made(("a", "b")), "b") == []


def test_circles_are_found_once_and_end_a_chain() -> None:
    graph = made(("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    assert cycles(graph) == [["a", "b", "c"]]
    assert chains(graph, "a")[-1] == "        a = 1 (a cycle: seen above)"


def test_neighbours_are_both_ways_and_as_far_as_asked() -> None:
    graph = made(("a", "b"), ("b", "c"), ("x", "a"))
    assert set(neighbours(graph, "a", 1)) == {"a", "b", "x"}
    assert set(neighbours(graph, "a", 2)) == {"a", "b", "c", "x"}
    assert len(neighbours(graph, "not there")) == 0


def test_every_node_has_a_point_and_its_shape_tells_what_a_change_needs() -> None:
    graph = kb.graph()
    linked = graph.subgraph([name for name in graph if graph.degree(name)]).copy()
    figure = network(linked).figure
    points = {name: trace for trace in figure.data[1:] for name in trace.customdata}
    assert set(points) == set(linked)
    assert len({trace.marker.symbol for trace in figure.data[1:]}) == len(figure.data) - 1


def test_the_same_graph_is_the_same_picture_in_each_process(root: Path) -> None:
    """Also where names come from a set, whose order another process does not share."""
    code = (
        "from kb.widgets import GraphPanel; traces = GraphPanel(chapter='15').picture.children[0].figure.data[1:];"
        "print(sorted(point for trace in traces for point in zip(trace.customdata, trace.x, trace.y)))"
    )
    drawn = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert "redundant_proxy/port" in drawn[0]
    assert drawn[0] == drawn[1]


def test_words_in_a_graph_are_escaped() -> None:
    figure = network(made(("<b>x</b>", "y")), "<b>x</b>").figure
    assert "<b>x" not in figure.layout.title.text
    assert all("<b>x" not in text for trace in figure.data[1:] for text in trace.text)


def test_the_panel_shows_a_chapter_and_the_card_of_a_point(catalogue: Catalogue) -> None:
    panel = GraphPanel(catalogue, chapter="15")
    number = len(panel.shown)
    panel.choose("voip/signalling/sip/redundant_proxy/port")
    assert "redundant_proxy/enabled = 1" in panel.card.value
    assert "offhook-card" in panel.card.value
    panel.chapter.value = ""
    assert len(panel.shown) > number


def test_a_parameter_is_chosen_from_the_list_without_a_mouse(catalogue: Catalogue) -> None:
    panel = GraphPanel(catalogue, chapter="15")
    panel.parameter.value = "voip/signalling/sip/redundant_proxy/port"
    assert panel.chosen == panel.parameter.value
    assert "redundant_proxy/enabled = 1" in panel.card.value
    panel.choose("voip/signalling/sip/redundant_proxy/address")
    assert panel.parameter.value == "voip/signalling/sip/redundant_proxy/address"
    panel.choose("system/ldap/enabled")
    assert "system/ldap/enabled" in panel.card.value
