"""The dependency graph: what must hold for a parameter to matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.catalogue import Catalogue
from kb.errors import MissingExtraError
from kb.records import Condition

if TYPE_CHECKING:
    import networkx as nx


def graph(catalogue: Catalogue) -> nx.MultiDiGraph[str]:
    """A networkx `MultiDiGraph` with a node per parameter and an edge from each parameter to every one it requires.

    Nodes carry `family`, `section`, `type`, `apply`, `label`, `sibling`. Edges carry the condition: `op`, `values`,
    `clause` (all clauses must hold, within one any edge), `same_index`, `why`, `grade`, `source`, `enforce`.
    Raises `MissingExtraError` where networkx is not installed.
    """
    result: nx.MultiDiGraph[str] = _networkx().MultiDiGraph()
    for row in catalogue.rows("select name, family, section, type, apply, label, sibling from parameters order by key"):
        attributes = dict(row)
        attributes["sibling"] = bool(attributes["sibling"])
        result.add_node(attributes.pop("name"), **attributes)
    for row in catalogue.rows("select * from requires order by rowid"):
        edge = Condition(row).columns()
        result.add_edge(edge.pop("parameter"), edge.pop("required"), **edge)
    return result


def _networkx() -> Any:
    try:
        import networkx as nx
    except ImportError as error:
        raise MissingExtraError("the dependency graph", "networkx", "notebook") from error
    return nx
