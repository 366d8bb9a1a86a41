"""Print a layout as Markdown (CommonMark): for editors and notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.terminal.layout import Line

_SPECIAL = re.compile(
    r"[\\`*\[\]<>~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)"  # anywhere
    r"|^[#+=-]|^(?P<number>\d+)(?=[.)]\s)",  # at the beginning of a line
)
"""Signs that Markdown, or the mathematics of a notebook, would read as more than themselves."""


def text(lines: Iterable[Line]) -> str:
    """The lines as one text. Every word of them is shown as it stands, whatever signs it holds."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_rows(lines))).strip() + "\n"


def escape(words: str) -> str:
    """Text that Markdown shows as it stands."""
    return _SPECIAL.sub(lambda sign: f"{sign[0]}\\" if sign["number"] else f"\\{sign[0]}", words)


def _rows(lines: Iterable[Line]) -> Iterator[str]:
    before = ""
    for line in lines:
        listed = line.kind in ("field", "item", "testimony")
        if before and not (listed and line.kind == before):
            yield ""
        before = line.kind
        if line.kind == "title":
            yield f"**{escape(line.text)}**"
        elif line.kind == "heading":
            yield f"**{escape(line.text)}:**"
        elif line.kind == "field":
            # A field without a label goes on with the one before.
            yield f"- {escape(line.label)}: {escape(line.text)}" if line.label else f"  - {escape(line.text)}"
        elif line.kind == "item":
            yield f"- {escape(line.text)}"
        elif line.kind == "testimony":
            yield f"- {escape(line.label)}: {escape(line.text)}"
        else:
            yield escape(line.text)
