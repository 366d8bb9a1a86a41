"""The support desk's page: a question box, and a box for two configurations."""

from __future__ import annotations

from typing import Any

import kb
from kb.catalogue import Catalogue
from kb.widgets.parts import Panel
from kb.widgets.question import QuestionPanel
from lint.widgets.plan import PlanPanel

_SAMPLE = (
    "system/type=405HD\nnetwork/lan/vlan/id={vlan}\nvoip/line/0/enabled=1\n"
    "voip/line/0/id=4101\nvoip/line/0/description={desk}\n"
)
_EXAMPLE = (
    "a phone moves to another VLAN",
    _SAMPLE.format(vlan=100, desk="Desk 12"),
    _SAMPLE.format(vlan=120, desk="Desk 14"),
)


class SupportPage(Panel):
    """Both questions of the support desk on one page: `question` and `plan` are its panels."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        from ipywidgets import HTML, VBox

        catalogue = catalogue or kb.load()
        self.question = QuestionPanel(catalogue)
        self.plan = PlanPanel(catalogue, (_EXAMPLE,))
        self.view: Any = VBox(
            [
                HTML("<h2>Ask about one setting</h2>"),
                self.question.view,
                HTML("<h2>Compare two configurations</h2><p>Nothing that you paste is stored or sent elsewhere.</p>"),
                self.plan.view,
            ]
        )
        self.view.add_class("offhook-page")
