"""What fixing would change, as a unified diff. Secret values are masked, so such a diff is for reading only."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from kb.catalogue import Catalogue
from lint.cfg.parse import Document, encode, parse
from lint.entries import entries

_CONTEXT = 3
_MASKED = "Secret values are shown as asterisks in this diff; files get the true ones.\n"
"""Programs that apply diffs skip text before `---`."""


def unified(file: str, before: bytes, after: bytes, catalogue: Catalogue) -> Iterator[bytes]:
    """The lines of a diff between two contents of a file. All but masked values is shown byte for byte."""
    old, new = parse(before), parse(after)
    old_shown, new_shown = _shown(old, catalogue), _shown(new, catalogue)
    old_lines, new_lines = _lines(old), _lines(new)
    matcher = difflib.SequenceMatcher(None, old_lines, new_lines)
    hunks = []
    masked = False
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        hunks.append(f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n")
        for tag, a, b, c, d in group:
            shown = [(" " if tag == "equal" else "-", old_shown[at], old_lines[at]) for at in range(a, b)]
            shown += [("+", new_shown[at], new_lines[at]) for at in range(c, d)] if tag != "equal" else []
            for sign, line, true in shown:
                masked = masked or line != true
                hunks.append(sign + line + ("" if line.endswith("\n") else "\n\\ No newline at end of file\n"))
    if hunks:
        yield encode((_MASKED if masked else "") + f"--- {file}\n+++ {file}\n")
        yield from (encode(hunk) for hunk in hunks)


def _lines(document: Document) -> list[str]:
    """Lines with their ends, and the byte order mark; a line that ends with CR alone goes on in the next one."""
    return _joined(document, [line.statement.text for line in document.lines])


def _shown(document: Document, catalogue: Catalogue) -> list[str]:
    return _joined(document, [entry.shown() for _, entry in entries(document, catalogue, {})])


def _joined(document: Document, texts: Sequence[str]) -> list[str]:
    whole = "".join(text + line.end for text, line in zip(texts, document.lines, strict=True))
    whole = ("\ufeff" if document.bom else "") + whole
    return [part + "\n" for part in whole.split("\n")[:-1]] + ([last] if (last := whole.split("\n")[-1]) else [])


def _range(start: int, stop: int) -> str:
    length = stop - start
    return f"{start + 1}" if length == 1 else f"{start + (length > 0)},{length}"
