"""The appendix on what a change needs: as lists under headings (manner A), or as a table with marks (manner B).

A parameter of which it is not known is not listed: that is not the same as needing nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extract.typeset import lookalikes
from extract.typeset.model import Block, OtherTable, Row, Text
from extract.typeset.naming import in_sentence
from extract.typeset.runs import plain

NUMBER = "F"
_HEADINGS = {
    "reboot": ("The following parameters require a phone reboot:", "Reboot"),
    "reload_voip": ("The following parameters require a VoIP reload:", "VoIP reload"),
    "reload_ui": ("The following parameters require a reload of the user interface:", "UI reload"),
    "reload_log": ("The following parameters require a reload of the log:", "Log reload"),
    "refresh_time": ("The following parameters require a refresh of the time:", "Time refresh"),
    "none": ("The following parameters take effect with no restart and no reload:", "No restart"),
}
_REMARK = "Parameters that are not listed: what a change of them needs is not known."
_MARK = "\u221a"


def blocks(rows: Sequence[Row], manner: str, actions: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The appendix over all printed rows, in printed order; `actions` explains the words where it is given."""
    listed = [row for row in rows if "apply" in row.facts]
    made: list[Block] = []
    if actions:
        known = [action for action in actions if action["action"] in _HEADINGS]
        said = [{**action, "action": _HEADINGS[action["action"]][1]} for action in known]
        made.append(lookalikes.vocabulary("actions", said))
    if manner == "b":
        made += [_table(listed)] if listed else []
    else:
        for action, (heading, _) in _HEADINGS.items():
            found = [row for row in listed if row.facts["apply"] == action]
            if found:
                made.append(Text(plain(heading), "head"))
                made += [Text(plain(in_sentence(row.facts["name"]), "tt"), "item") for row in found]
    return (*made, Text(plain(_REMARK)))


def _table(listed: Sequence[Row]) -> OtherTable:
    used = {row.facts["apply"] for row in listed}
    columns = [action for action in _HEADINGS if action in used]
    body = tuple(
        (Text(plain(row.facts["shown"])), *(Text(plain(_MARK if row.facts["apply"] == one else "")) for one in columns))
        for row in listed
    )
    return OtherTable(("Parameter", *(_HEADINGS[one][1] for one in columns)), body, (4, *(1 for _ in columns)))
