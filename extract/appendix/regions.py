"""Find the sections that say what a change of parameters needs: by their titles, whatever their letter or number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.appendix.source import Placed, common_size
from extract.frontmatter.landmarks import SECTION, is_head
from extract.frontmatter.numbering import section_start
from extract.frontmatter.running import LEADER

_ABOUT = re.compile(r"\b(?:parameter|setting|option|configuration|change)s?\b", re.IGNORECASE)
_NEED = re.compile(r"\bre-?(?:boot|load|start)(?:s|ing|ed)?\b", re.IGNORECASE)
_LONGEST = 14
_LARGER = 1.1
"""A heading is larger than most lines by at least this factor."""
_NUMBER = re.compile(
    r"^(?:(?:appendix|annex|chapter|section)\s+)?(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:]?\s+", re.IGNORECASE
)


class Region(NamedTuple):
    """A section: its title's words without the number, and the lines below the title."""

    title: str
    lines: tuple[Placed, ...]


def regions(lines: Sequence[Placed]) -> list[Region]:
    """Every such section, to the next heading of its level."""
    size = common_size(lines)
    found: list[Region] = []
    i = 0
    while i < len(lines):
        if not _is_title(lines, i, size):
            i += 1
            continue
        title, start = _title(lines, i)
        end = next((k for k in range(start, len(lines)) if _ends(lines, k, lines[i], size)), len(lines))
        found.append(Region(_NUMBER.sub("", title), tuple(lines[start:end])))
        i = end
    return found


def _is_title(lines: Sequence[Placed], i: int, size: float) -> bool:
    line = lines[i]
    words = line.text.split()
    if len(words) > _LONGEST or line.text[-1] in ".:;," or LEADER.search(line.text) or re.search(r"\s\d+$", line.text):
        return False
    below = lines[i + 1].text if i + 1 < len(lines) and lines[i + 1].size == line.size and line.size > size else ""
    text = f"{line.text} {below}" if _large(line, size) else line.text
    if not (_ABOUT.search(text) and _NEED.search(text) and (_ABOUT.search(line.text) or _NEED.search(line.text))):
        return False
    if line.size:
        return _large(line, size) or (line.bold and bool(SECTION.match(line.text)))
    lists_names = any("/" in other.text for other in lines[i + 1 : i + 8])
    return lists_names and (bool(SECTION.match(line.text)) or words[0][:1].isupper())


def _large(line: Placed, size: float) -> bool:
    return line.size >= _LARGER * size > 0


def _title(lines: Sequence[Placed], i: int) -> tuple[str, int]:
    """The title with the line it wraps onto, and where the section's body begins."""
    line = lines[i]
    below = lines[i + 1] if i + 1 < len(lines) else None
    wraps = below is not None and line.size > 0 and below.size == line.size and below.bold == line.bold
    if (
        below is not None
        and wraps
        and below.page == line.page
        and not SECTION.match(below.text)
        and "/" not in below.text.strip("/")
    ):
        return f"{line.text} {below.text}", i + 2
    return line.text, i + 1


def _ends(lines: Sequence[Placed], k: int, title: Placed, size: float) -> bool:
    """Whether a line is the next section's heading: as large as the title, or numbered like it and no child of it.

    In a dump a parameter table ends the section too: what the phone's own restart is set with needs none by that.
    """
    line = lines[k]
    if not line.size and is_head(line.text):
        return True
    heading = SECTION.match(line.text)
    own = SECTION.match(title.text)
    child = heading is not None and own is not None and heading["number"].startswith(f"{own['number']}.")
    if child:
        return False
    if line.size:
        numbered = line.bold and heading is not None and _large(line, size)
        as_large = line.size >= 0.97 * title.size and _large(line, size) and not _NEED.search(line.text)
        return as_large or numbered
    if heading is None or "/" in heading["title"].split()[0] or _NEED.search(line.text):
        return False
    return own is None or section_start(line.text, own["number"]) == 2
