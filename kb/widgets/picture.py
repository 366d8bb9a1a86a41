"""Pictures that plotly draws, as widgets that are there at once.

Plotly's own widget sends the whole of its script (five megabytes) with each picture, and its import loads what writes
notebooks (up to two seconds). Here the script is sent once for all pictures of a kernel, after what else a cell shows;
until a browser has read it, a picture's text stands in its place.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from kb.errors import MissingExtraError
from kb.widgets.parts import STATIC

try:
    import traitlets
    from anywidget import AnyWidget
    from ipywidgets import Widget, widget_serialization
except ImportError as missing:
    raise MissingExtraError("a picture", str(missing.name), "notebook") from missing


def graph_objects(what: str = "a picture") -> Any:
    """The module of plotly's figures. Raises `MissingExtraError` where plotly is not installed."""
    try:
        import plotly.graph_objects as go
    except ImportError as error:
        raise MissingExtraError(what, "plotly", "notebook") from error
    return go


class Script(Widget):  # type: ignore[misc]
    """Plotly's script, for all pictures."""

    source = traitlets.Bytes().tag(sync=True)
    _held: Script | None = None

    @classmethod
    def shared(cls) -> Script:
        """The one of this process."""
        if cls._held is None or cls._held.comm is None:  # Without a comm: somebody closed all widgets.
            cls._held = cls()
            cls._held._fill()
        return cls._held

    def _fill(self) -> None:
        """Send the script: in a kernel after the cell, so that nothing of what the cell shows waits for it."""
        source = files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.source = source
        else:
            loop.call_soon(setattr, self, "source", source)


class Picture(AnyWidget):
    """A plotly figure as a widget; `figure` is the figure."""

    _esm = STATIC / "picture.js"
    _css = STATIC / "offhook.css"
    script: Any = traitlets.Instance(Script).tag(sync=True, **widget_serialization)
    drawn = traitlets.Dict().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    clicked = traitlets.Dict({}).tag(sync=True)

    def __init__(self, figure: Any, text: str = "") -> None:
        """`figure` is a `plotly.graph_objects.Figure`.

        `text` says the same as HTML, every word from outside escaped: for those who do not see the picture, and for all
        until it is drawn.
        """
        self.figure = figure
        super().__init__(script=Script.shared(), drawn=figure.to_plotly_json(), text=text)

    def on_click(self, act: Callable[[str], None]) -> None:
        """Call `act` with the `customdata` of a point that is clicked."""
        self.observe(lambda change: act(str(change["new"].get("value", ""))), "clicked")
