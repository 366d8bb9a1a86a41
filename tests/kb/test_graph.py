"""The dependency graph for networkx."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import networkx as nx
import pytest

import kb

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph[str]:
    return kb.graph()


def test_nodes_are_the_parameters(graph: nx.MultiDiGraph[str], parameters: dict[str, Any]) -> None:
    assert set(graph) == set(parameters)
    for name, row in parameters.items():
        for attribute in ("family", "section", "type", "apply", "label", "sibling"):
            assert graph.nodes[name][attribute] == row[attribute]


def test_edges_are_the_table_requires(graph: nx.MultiDiGraph[str], dataset: Rows) -> None:
    def edge(row: dict[str, Any]) -> str:
        return repr(sorted(row.items()))

    found = [edge({"parameter": start, "required": end, **data}) for start, end, data in graph.edges(data=True)]
    assert Counter(found) == Counter(edge(row) for row in dataset["requires"])


def test_an_edge_leads_from_a_parameter_to_what_it_requires(graph: nx.MultiDiGraph[str]) -> None:
    (data,) = graph.get_edge_data("voip/codec/g722_bitrate", "voip/codec/codec_info/{n}/name").values()
    assert (data["op"], data["values"]) == ("one_of", ["G722", "G722_8000"])


def test_no_parameter_depends_on_itself(graph: nx.MultiDiGraph[str]) -> None:
    assert list(nx.selfloop_edges(graph)) == []


def test_without_networkx_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(
        kb.MissingExtraError, match=r"the dependency graph needs networkx.*pip install 'offhook\[notebook\]'"
    ):
        kb.graph()
