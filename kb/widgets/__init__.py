"""Panels for notebooks: `from kb.widgets import Explorer`. They need the extra `notebook`.

`Explorer` searches and shows parameters, `QuestionPanel` answers what a change needs, `GraphPanel` and `network` draw
the dependency graph, `page_png` gives the guide's page with a parameter's row marked, `GuideSteps` shows how a page
of a guide is read, `bars` and `listing` make pictures and tables, `Picture` shows any plotly
figure.
"""

from __future__ import annotations

from kb.widgets.chapters import GraphPanel
from kb.widgets.charts import bars, listing
from kb.widgets.explorer import Explorer
from kb.widgets.network import chains, cycles, neighbours, network
from kb.widgets.parts import Answer, Form, Panel
from kb.widgets.picture import Picture
from kb.widgets.place import page_png
from kb.widgets.question import QuestionPanel
from kb.widgets.steps import GuideSteps, audit_table

__all__ = [
    "Answer", "Explorer", "Form", "GraphPanel", "GuideSteps", "Panel", "Picture", "QuestionPanel", "audit_table",
    "bars", "chains", "cycles", "listing", "neighbours", "network", "page_png",
]  # fmt: skip
