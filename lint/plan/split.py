"""Hold back what reboots phones: a file to apply now, and the new one for the next window."""

from __future__ import annotations

import os

from kb import writing
from kb.tuples import NamedTuple
from lint import files
from lint.cfg.parse import parse
from lint.entries import entries
from lint.plan.changes import Change, Planner
from lint.plan.fleet import Plan
from lint.plan.layers import Reader

_REMARK = "; Held back until the phone may restart:"


class Split(NamedTuple):
    """What to apply now, and what is held back."""

    now: bytes
    held: tuple[Change, ...]
    doubtful: tuple[str, ...]
    """Held back by a line behind an include: only if the later line counts, which field files rely on."""


def split(old: tuple[str, bytes], new: tuple[str, bytes], reader: Reader, planner: Planner) -> Split:
    """The new file with the changes held back that reboot phones. `old` and `new` are paths with their content.

    A held-back value keeps its old line. One that the old file does not set is left out, which is sure: the phone has
    seen neither. A change of an include is held back by a line of the phone's own behind it.
    """
    file, data = new
    before, after = reader.read(*old), reader.read(*new)
    strongest = reader.catalogue.actions()[0]
    held = tuple(change for change in planner.changes(before, after) if change.apply == strongest)
    keys = {change.parameter.lower(): change for change in held}
    rows: list[str] = []
    document = parse(data)
    for line, entry in entries(document, reader.catalogue, {}):
        change = keys.get(entry.name.lower()) if entry.statement.name else None
        if change is None:
            rows.append(line.statement.text + line.end)
    end = next((line.end for line in document.lines if line.end), "\n")
    kept = [f"{change.parameter}={change.old}{end}" for change in held if change.old is not None]
    if rows and not rows[-1].endswith(("\n", "\r")):
        rows[-1] += end
    text = ("\ufeff" if document.bom else "") + "".join(rows) + (f"{_REMARK}{end}{''.join(kept)}" if kept else "")
    now = text.encode("utf-8", "surrogateescape")
    # What a line behind an include holds back is held back only if the later line counts.
    left = [change for change in planner.changes(before, reader.read(file, now)) if change.apply == strongest]
    return Split(now, held, tuple(change.parameter for change in left))


def write_split(folder: str, plan: Plan, reader: Reader, planner: Planner) -> list[str]:
    """Write `now` and `later` below `folder` for every phone of a plan. Returns names that are held back in doubt."""
    pairs = []
    doubtful: dict[str, None] = {}
    for phone in plan.phones:
        old, new = ((path, files.read(path)) for path in (phone.old_path, phone.new_path))
        made = split(old, new, reader, planner)
        doubtful.update(dict.fromkeys(made.doubtful))
        pairs.append((phone.file, made.now, new[1]))
    for name, now, later in pairs:
        for part, content in (("now", now), ("later", later)):
            path = os.path.join(folder, part, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with writing.replacing(path) as fresh, open(fresh, "wb") as file:
                file.write(content)
    return list(doubtful)
