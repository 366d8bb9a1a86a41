"""Bars and tables that need nothing from elsewhere: pictures that a manager understands."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from kb.errors import MissingExtraError
from kb.widgets.parts import table
from kb.widgets.picture import Picture, graph_objects

if TYPE_CHECKING:
    import pandas as pd

_BLUE = "#3b7dc4"
_ROW = 30
"""Height of a bar with its gap, in pixels."""
_FEW = 10
"""Up to so many, each whole number has its mark: there is no half a phone."""


def figure(title: str, unit: str, height: int = 340, most: int = _FEW + 1) -> Any:
    """An empty plotly figure for horizontal bars, the longest of which is `most`.

    Raises `MissingExtraError` where plotly is not installed.
    """
    go = graph_objects()
    axis = {
        "title": {"text": unit},
        "tickformat": "d",
        "rangemode": "tozero",
        "automargin": True,
        "gridcolor": "#e3e8ed",
        "dtick": 1 if most <= _FEW else None,
    }
    return go.Figure(
        layout=go.Layout(
            title={"text": title, "font": {"size": 18}},
            xaxis=axis,
            yaxis={"automargin": True, "tickfont": {"size": 13}},
            height=height,
            width=980,
            margin={"l": 10, "r": 40, "t": 60, "b": 40},
            plot_bgcolor="#fff",
            paper_bgcolor="#fff",
            font={"color": "#1c2733"},
            barmode="stack",
        )
    )


def bars(counts: Mapping[str, int], title: str, unit: str = "parameters") -> Picture:
    """A horizontal bar for each name, the first one on top, its number beside it."""
    picture = figure(title, unit, 110 + _ROW * len(counts), max(counts.values(), default=0))
    names, numbers = [str(name) for name in reversed(list(counts))], list(reversed(list(counts.values())))
    picture.add_bar(
        x=numbers, y=names, orientation="h", marker_color=_BLUE, text=[str(n) for n in numbers],
        textposition="outside", cliponaxis=False, showlegend=False,
    )  # fmt: skip
    return shown(picture)


def shown(picture: Any) -> Picture:
    """A figure of bars as a widget, with its bars in a table for those who do not see it."""
    lines = [
        [escape(f"{name} ({bars.name})" if bars.name else str(name)), str(number)]
        for bars in picture.data
        for name, number in zip(bars.y, bars.x, strict=True)
    ]
    return Picture(picture, table(picture.layout.title.text, ["", picture.layout.xaxis.title.text], reversed(lines)))


def listing(frame: pd.DataFrame, rows: int = 10) -> Any:
    """A data frame as a table to sort, search and leaf through; what has no value is left empty.

    Raises `MissingExtraError` where itables is missing.
    """
    try:
        from itables.widget import ITable
        from pandas import isna
        from pandas.api.types import is_numeric_dtype
    except ImportError as error:
        raise MissingExtraError("a table", str(error.name).split(".")[0], "notebook") from error
    shown = frame.copy()
    for column in shown.columns:
        if not is_numeric_dtype(shown[column]):
            shown[column] = ["" if isna(cell) else str(cell) for cell in shown[column]]
    shown.columns = [str(name).replace("_", " ") for name in shown.columns]
    return ITable(
        shown, maxBytes=0, showIndex=False, pageLength=rows, lengthMenu=[rows, 50, 200], order=[],
        classes="display compact", style="width:100%;margin:0",
    )  # fmt: skip
