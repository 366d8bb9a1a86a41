"""Lines of a list: a title, leaders, a page. What a dump did to them is undone here, without knowing the list.

Leaders may be dots, dots with blanks, other marks, or only a gap. A title may wrap, so that only its last line has a page;
a running header may stand between its lines, or on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from extract.frontmatter.lines import FrontLines, plain
from extract.frontmatter.numbering import CAPTION, listed_start, number_of, section_start

List = Literal["contents", "figures", "tables"]

_DOTS = r"(?:[.\u2026\u00b7_]{3,}|(?:[.\u00b7]\s){3,}[.\u00b7]?|\u2026)"
_PAGE = r"(?P<page>\d{1,4}(?!\d)|[ivxlc]{1,7}\b|[A-Z]-\d{1,3}\b)"
_STRONG = re.compile(rf"\s*{_DOTS}[\s.\u2026\u00b7_]*{_PAGE}")
_WEAK = re.compile(rf"(?:\s*\.{{1,2}}\s*|\s{{1,}}){_PAGE}$")
_GAP = re.compile(rf"\s{{2,}}{_PAGE}$")
_HEADINGS: tuple[tuple[List, re.Pattern[str]], ...] = (
    ("contents", re.compile(r"^(?:table of contents|contents|toc)$", re.I)),
    ("figures", re.compile(r"^(?:list of (?:figures|illustrations)|table of figures|figures|illustrations)$", re.I)),
    ("tables", re.compile(r"^(?:list of tables|table of tables|tables)$", re.I)),
)
_PATIENCE = 12
"""So many lines without a page end a list."""
_NEAR, _SHORT_TITLE = 60, 8
"""A line without number and leaders is an entry if its page is at most so far, its title at most so many words long."""
_LONG = 36
"""A line of so many characters without a page may be the front of a title without a number."""
_MOST_LINES = 3
"""A title stands on at most so many lines."""


class Entry(NamedTuple):
    """A line of a list: what stands before its page."""

    list: List
    text: str
    page: int | None
    line: int
    """Position of the line that its page stands on."""


class _State(NamedTuple):
    """What is known of the list being read."""

    list: List | None = None
    page: int = 0
    number: str = ""
    led: bool = False
    """Dots or a gap lead to its pages."""
    named: bool = False
    """Its entries begin with "Figure" or "Table"."""


def entries(lines: FrontLines) -> Iterator[Entry]:
    """The lines of all lists, wrapped ones joined."""
    state = _State()
    held: list[str] = []
    idle = 0
    for position, line in enumerate(lines.body):
        heading = _heading(line.text)
        if heading:
            state, held, idle = _State(heading), [], 0
            continue
        found = list(_cut(line.text, lines.running)) or list(_weak(line.text, state, held))
        if not found:
            idle += 1
            held = [*held, plain(line.text)][-_MOST_LINES:]
            state = _State() if idle > _PATIENCE else state
            continue
        idle = 0
        for text, printed in found:
            whole = _joined(held, text, state)
            held = []
            caption = CAPTION.match(whole)
            which: List = (
                ("tables" if caption["kind"] == "Table" else "figures") if caption else state.list or "contents"
            )
            before = state.number if which == state.list else ""
            number = number_of(whole, before, section=which == "contents")
            page = int(printed) if printed.isdigit() else None
            led = state.led or bool(_STRONG.search(line.text) or _GAP.search(line.text))
            state = _State(which, page or state.page, number, led, caption is not None)
            yield Entry(which, whole, page, position)


def _heading(text: str) -> List | None:
    words = plain(text)
    return next((name for name, regex in _HEADINGS if regex.match(words)), None)


def _cut(text: str, running: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Titles and pages on a line: several, where the line before or a running header fused with it."""
    position = 0
    for match in _STRONG.finditer(text):
        before = text[position : match.start()]
        title = _without(before, running) if position else plain(before)
        position = match.end()
        if re.search(r"\w", title):
            yield title, match["page"]


def _weak(text: str, state: _State, held: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Title and page without leaders to speak of: a dot or two where the title fills the line, a gap, a blank.

    Pages do not go back. In a list with dots or gaps a blank is none, for a title may end with a number where it wraps.
    """
    match = _WEAK.search(text) if state.list else None
    if not match or not match["page"].isdigit() or int(match["page"]) < state.page:
        return
    lead, title = text[match.start() : match.start("page")], plain(text[: match.start()])
    if not re.search(r"[^\W\d_]{2}", title) and not (held and len(lead) > 1):
        return
    near = (
        int(match["page"]) <= state.page + _NEAR
        and (held or title[:1].isupper())
        and len(title.split()) <= _SHORT_TITLE
    )
    if "." in lead or len(lead) > 1 or (not state.led and (_start(title, state) or near)):
        yield title, match["page"]


def _without(text: str, running: Sequence[str]) -> str:
    """A title without the running header that fused with its front."""
    words = plain(text)
    changed = True
    while changed:
        changed = False
        for header in running:
            match = re.match(rf"(?:\d{{1,4}}\s+)?{re.escape(header)}(?:\s+\d{{1,4}}(?=\s))?\s*", words)
            if match and match.end():
                words, changed = words[match.end() :], True
    return words


def _start(text: str, state: _State) -> int:
    if state.list in ("figures", "tables"):
        return listed_start(text, state.number, named=state.named)
    return section_start(text, state.number)


def _joined(held: Sequence[str], text: str, state: _State) -> str:
    """A title with the lines above that begin it: back to the nearest one that begins like an entry, more than it does."""
    own = _start(text, state)
    if own == 2 or CAPTION.match(text):
        return text
    for back in range(1, len(held) + 1):
        if _start(held[-back], state) > own:
            return " ".join([*held[-back:], text])
    if own == 0 and held and len(held[-1]) >= _LONG:
        return f"{held[-1]} {text}"  # A wrapped title without a number.
    return text
