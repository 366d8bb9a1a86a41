"""A parameter that the phone's model is not known to have.

The model is the one given by `--model` or the settings, else the one that the file names in
`system/type`. Manuals restrict some parameters to models; the firmware's table of UC 3.0.4 shows
for three models which parameters each has. In a phone's own export, what a phone of the model was
seen to list is left alone: phones list parameters that do nothing on them.

Severity: warning where a manual restricts the parameter; info where only that table does, since
it is of other firmware, and where a phone of the model was seen to list the parameter itself.

Passes::

    system/type=405
    voip/line/0/extension_display=4101

Fails::

    system/type=440HD
    voip/line/0/extension_display=4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import Entry
from lint.findings import INFO, WARNING, Problem
from lint.sheet import Sheet
from lint.wording import either

CODE = "PAR009"
NAME = "not-on-this-model"


def touched(_entry: Entry, _again: bool) -> bool:
    """Names matter here, values do not."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report parameters that are restricted to other models."""
    model = sheet.model
    if model is None:
        return
    listed = sheet.catalogue.firmware_models()
    elsewhere = sheet.catalogue.not_on(model)
    for line, entry, parameter in sheet.settings():
        if parameter.name not in elsewhere or parameter.sibling:
            continue
        source = None
        if parameter.models and model not in parameter.models:
            listed_itself = facts.seen_on(sheet.catalogue, parameter, model)
            if listed_itself and sheet.is_export:
                continue
            severity = INFO if listed_itself else WARNING
            models, source = parameter.models, parameter.stated_by.get("models")
        elif parameter.firmware_models and model in listed and model not in parameter.firmware_models:
            severity, models, source = INFO, parameter.firmware_models, parameter.stated_by.get("firmware_models")
        else:
            continue
        stated = f" ({source})" if source else ""
        message = f"not known on the {model}, only on {either(models)}{stated}"
        yield line.number, Problem(entry.statement.name_span, severity, message, entry.name, None, source)
