"""`typeset`: the guide, or any part of it, as a PDF in either manner; `printable_truth`: what that PDF states."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from extract.errors import ExtractError
from extract.typeset.content import build, truth
from extract.typeset.phrases import BY_KEY, Manner

Rows = Mapping[str, Sequence[dict[str, Any]]]
MANNERS = tuple(BY_KEY)
SEED = 22


def typeset(
    rows: Rows,
    manner: str = "a",
    seed: int = SEED,
    parameters: Collection[str] | None = None,
    *,
    page_height: float | None = None,
    row_height: float | None = None,
) -> bytes:
    """The guide as a PDF.

    `parameters` names the ones to print, with the chapters and tables they need; null prints everything. `page_height`
    and `row_height` (least height of a row), both in points, make tests: odd heights put page breaks everywhere.
    Raises `ExtractError` where a name is unknown, or the engine of the manner is missing or complains.
    """
    document = build(rows, _manner(manner), seed, _checked(rows, parameters))
    if manner == "a":
        from extract.typeset.typst_guide import print_typst

        return print_typst(document, page_height, row_height)
    from extract.typeset.html_guide import print_html

    return print_html(document, page_height, row_height)


def printable_truth(
    rows: Rows, manner: str = "a", seed: int = SEED, parameters: Collection[str] | None = None
) -> dict[str, Any]:
    """What `typeset` states for the same arguments: parameters, tables, and what a change needs."""
    return truth(build(rows, _manner(manner), seed, _checked(rows, parameters)))


def _manner(key: str) -> Manner:
    if key not in BY_KEY:
        raise ExtractError(f"there is no manner '{key}'; choose one of {', '.join(MANNERS)}")
    return BY_KEY[key]


def _checked(rows: Rows, parameters: Collection[str] | None) -> Collection[str] | None:
    if parameters is None:
        return None
    unknown = sorted(set(parameters) - {row["name"] for row in rows["parameters"]})
    if unknown:
        raise ExtractError(f"the dataset has no parameter '{unknown[0]}'; names are written with {{n}} for indexes")
    return frozenset(parameters)
