"""The parts that panels are made of: a form, and a place for answers.

Both are small widgets of our own, so that labels, keys, sizes and announcements are what a page needs, in JupyterLab
and under Voilà alike. A form sends nothing before it is asked to, and refuses what is too large before it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from kb.errors import MissingExtraError

try:
    import traitlets
    from anywidget import AnyWidget
except ImportError as missing:
    raise MissingExtraError("a panel", str(missing.name), "notebook") from missing

STATIC = Path(__file__).parent / "static"
LIMIT = 2_000_000
"""Most bytes of a text that a form takes. A phone's whole export has a tenth of that."""


class Form(AnyWidget):
    """Fields, a button and examples. `values` are the fields' texts by name; `sent` counts how often they were sent."""

    _esm = STATIC / "form.js"
    _css = STATIC / "offhook.css"
    fields: Any = traitlets.List().tag(sync=True)
    button = traitlets.Unicode().tag(sync=True)
    examples: Any = traitlets.List().tag(sync=True)
    limit = traitlets.Int(LIMIT).tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    sent = traitlets.Int(0).tag(sync=True)

    def __init__(self, fields: Sequence[Mapping[str, object]], button: str, examples: Sequence[object] = ()) -> None:
        """`fields` have `kind` (`text` or `file`), `name`, `label`, `hint`, `placeholder`."""
        super().__init__(fields=[dict(field) for field in fields], button=button, examples=list(examples))

    def submit(self, **values: str) -> None:
        """Fill fields in and send, as somebody in front of the page does."""
        self.values = {**self.values, **values}
        self.sent += 1

    def on_submit(self, act: Callable[[dict[str, str]], None]) -> None:
        """Call `act` with the fields' texts whenever they are sent."""

        def answer(_change: object) -> None:
            act({str(field["name"]): str(self.values.get(field["name"], "")) for field in self.fields})

        self.observe(answer, "sent")


class Answer(AnyWidget):
    """A place for answers, as HTML in which every word from outside is escaped."""

    _esm = STATIC / "answer.js"
    _css = STATIC / "offhook.css"
    html = traitlets.Unicode().tag(sync=True)
    picked = traitlets.Dict({}).tag(sync=True)

    def on_pick(self, act: Callable[[str], None]) -> None:
        """Call `act` with the value of a button that is pressed in the answer."""
        self.observe(lambda change: act(str(change["new"].get("value", ""))), "picked")


class Panel:
    """What can be shown: a notebook displays its `view`."""

    view: Any

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.view)  # type: ignore[no-untyped-call]


def complaint(text: str) -> str:
    """Something that is wrong, in the place of an answer."""
    return f'<p class="offhook-complaint" role="alert">{escape(text)}</p>'


def picks(names: Iterable[str]) -> str:
    """Buttons to choose one of several names by."""
    buttons = (
        f'<button type="button" class="offhook-pick" data-pick="{escape(n)}"><code>{escape(n)}</code></button>'
        for n in names
    )
    return f'<div class="offhook-picks">{"".join(buttons)}</div>'


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML; on a narrow screen each row becomes a card."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        "<tr>"
        + "".join(f'<td data-label="{escape(n)}">{cell}</td>' for n, cell in zip(head, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        f'<table class="offhook-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
