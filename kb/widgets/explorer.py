"""The explorer: search as one types, filters, a table; the chosen row's card, neighbours, place in a guide."""

from __future__ import annotations

import os
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kb
from kb.catalogue import Catalogue
from kb.errors import MissingExtraError, OffhookError
from kb.widgets.network import neighbours, network
from kb.widgets.parts import Panel
from kb.widgets.place import page_png

if TYPE_CHECKING:
    import pandas as pd

ANY = "any"
COLUMNS = ("name", "label", "type", "default", "change needs", "known from", "chapter")
_FILTERS = {"chapter": "Chapter", "type": "Type", "change needs": "A change needs", "known from": "Known from"}
_AROUND: Any = {"topStart": None, "topEnd": None, "bottomStart": "info", "bottomEnd": "paging"}
"""What stands around the table; an update that does not name it brings the library's own search box."""
_CARD, _NEIGHBOURS, _GUIDE = range(3)


class Explorer(Panel):
    """Search and look at parameters. `search`, `filters`, `table`, `tabs` are the controls, `shown` what is listed."""

    def __init__(self, catalogue: Catalogue | None = None, guide: str | os.PathLike[str] | None = None) -> None:
        """`guide` is the PDF whose pages are shown. Raises `MissingExtraError` where the widgets are not installed."""
        try:
            import ipywidgets as widgets
            from itables.widget import ITable
        except ImportError as error:
            raise MissingExtraError("the explorer", str(error.name).split(".")[0], "notebook") from error
        self.catalogue = catalogue or kb.load()
        self.guide = Path(guide) if guide is not None else None
        self.chosen: str | None = None
        self._widgets = widgets
        self._rows = _listed(self.catalogue)
        self._models = {p.name: set(p.firmware_models or ()) | set(p.models or ()) for p in self.catalogue if p.name}
        self._texts = {
            name: f"{name} {label}".lower() for name, label in zip(self._rows.name, self._rows.label, strict=True)
        }
        self.shown = self._rows
        self._graph: Any = None
        wide = {"description_width": "max-content"}
        self.search = widgets.Text(
            description="Search",
            placeholder="words, a name, a value",
            continuous_update=True,
            style=wide,
            layout=widgets.Layout(width="min(40em, 100%)"),
        )
        self.filters = {
            column: _dropdown(widgets, label, sorted(set(self._rows[column]), key=_numbered))
            for column, label in _FILTERS.items()
        }
        models = sorted(set().union(*self._models.values()))
        self.filters["model"] = _dropdown(widgets, "Model", models)
        self.count = widgets.HTML()
        self.table: Any = ITable(
            self._rows.reset_index(drop=True),
            select="single",
            maxBytes=0,
            showIndex=False,
            pageLength=8,
            lengthMenu=[8, 25, 100],
            layout=_AROUND,
            order=[],
            classes="display compact",
            style="width:100%;margin:0",
        )
        self.tabs: Any = widgets.Tab(
            [widgets.VBox() for _ in range(3)], titles=("Parameter card", "Neighbours", "In the guide")
        )
        self.view = widgets.VBox(
            [
                self.search,
                widgets.HBox(list(self.filters.values()), layout=widgets.Layout(flex_flow="row wrap")),
                self.count,
                self.table,
                self.tabs,
            ]
        )
        self.search.observe(self._refresh, "value")
        for one in self.filters.values():
            one.observe(self._refresh, "value")
        self.table.observe(self._select, "selected_rows")
        self.tabs.observe(lambda _: self._show(), "selected_index")
        self._say_count()
        self._fill(_CARD, widgets.HTML("Choose a row of the table to see everything that is known of it."))

    def choose(self, name: str) -> None:
        """Show a parameter, as choosing its row does. Raises `UnknownParameterError`."""
        self.chosen = self.catalogue[name].name
        self._show()

    # What the controls do

    def _refresh(self, _change: object = None) -> None:
        rows = self._rows
        for column in _FILTERS:
            wanted = self.filters[column].value
            if wanted != ANY:
                rows = rows[rows[column] == wanted]
        model = self.filters["model"].value
        if model != ANY:
            rows = rows[[model in self._models[name] for name in rows["name"]]]
        words = self.search.value.strip()
        if words:
            kept = set(rows.index)
            rows = rows.loc[[name for name in self._found(words) if name in kept]]
        self.shown = rows
        self.table.update(rows.reset_index(drop=True), selected_rows=[], showIndex=False, layout=_AROUND)
        self._say_count()

    def _found(self, words: str) -> Iterable[str]:
        """Names for words, best first; then those in whose name or label every word stands, be it half typed."""
        from kb.full_text import search

        typed = words.lower().split()
        ranked = [hit.name for hit in search(self.catalogue, words, len(self._rows))]
        begun = [name for name, text in self._texts.items() if all(word in text for word in typed)]
        return dict.fromkeys([*ranked, *begun])

    def _say_count(self) -> None:
        number = len(self.shown)
        text = (
            f"{number} of {len(self._rows)} parameters"
            if number
            else "No parameter fits. Use other words or fewer filters."
        )
        self.count.value = f"<span role='status'>{text}</span>"

    def _select(self, change: Any) -> None:
        if change["new"]:
            self.choose(str(self.shown["name"].iloc[change["new"][0]]))

    def _show(self) -> None:
        if self.chosen is None:
            return
        tab = self.tabs.selected_index
        try:
            if tab == _NEIGHBOURS:
                self._fill(_NEIGHBOURS, self._around(self.chosen))
            elif tab == _GUIDE:
                self._fill(_GUIDE, self._page(self.chosen))
            else:
                self._fill(_CARD, self._widgets.HTML(self.catalogue[self.chosen]._repr_html_()))
        except OffhookError as error:
            self._fill(tab or 0, self._widgets.HTML(f"<p><b>{escape(str(error))}</b></p>"))

    def _fill(self, tab: int, widget: Any) -> None:
        self.tabs.children[tab].children = (widget,)

    def _around(self, name: str) -> Any:
        from kb.dependencies import graph

        self._graph = self._graph if self._graph is not None else graph(self.catalogue)
        near = neighbours(self._graph, name)
        if len(near) < 2:
            return self._widgets.HTML(
                f"<p><code>{escape(name)}</code> depends on nothing, and nothing on it, as far as is known.</p>"
            )
        return network(near, name, self.choose)

    def _page(self, name: str) -> Any:
        if self.guide is None:
            return self._widgets.HTML(
                "<p>No guide was named: <code>Explorer(guide='guide.pdf')</code> shows its pages.</p>"
            )
        found = page_png(self.guide, name)
        if found is None:
            return self._widgets.HTML(
                f"<p>No table of {escape(self.guide.name)} has a row for <code>{escape(name)}</code>.</p>"
            )
        page, picture = found
        caption = f"<p>Page {page} of {escape(self.guide.name)}; the row is marked.</p>"
        image = self._widgets.Image(value=picture, format="png", layout=self._widgets.Layout(max_width="100%"))
        return self._widgets.VBox([self._widgets.HTML(caption), image])


def _listed(catalogue: Catalogue) -> pd.DataFrame:
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("the explorer", "pandas", "notebook") from error
    titles = {
        row["number"]: row["title"] for row in catalogue.rows("select number, title from sections where level = 1")
    }
    rows = [
        (p.name, p.label or "", p.type, _default(p.default), p.apply, p.grade, _chapter(p.section, titles))
        for p in catalogue
        if p.name
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), index=[row[0] for row in rows])


def _default(value: str | None) -> str:
    return "" if value is None else value or "(empty)"


def _chapter(section: str | None, titles: dict[str, str]) -> str:
    number = section.split(".")[0] if section else ""
    return f"{number} {titles.get(number, '')}".strip() or "(place not known)"


def _numbered(text: str) -> tuple[int, str]:
    number = text.split(" ", maxsplit=1)[0]
    return (int(number) if number.isdigit() else 999, text)


def _dropdown(widgets: Any, label: str, options: list[str]) -> Any:
    return widgets.Dropdown(
        description=label,
        options=[ANY, *options],
        style={"description_width": "max-content"},
        layout=widgets.Layout(width="max-content", max_width="24em"),
    )
