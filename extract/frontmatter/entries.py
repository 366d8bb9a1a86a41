"""Lines of a list: a title, leaders, a page. What a dump did to them is undone here, without knowing the list.

Leaders may be dots, dots with blanks, other marks, or only a gap. A title may wrap, so that only its last line has a
page; a running header may stand between its lines, or on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from extract.frontmatter.lines import FrontLines, plain
from extract.frontmatter.numbering import CAPTION, listed_start, number_of, section_start

List = Literal["contents", "figures", "tables"]

_DOTS = r"(?:[.\u2026\u00b7_]{3,}+|(?:[.\u00b7]\s){3,}+[.\u00b7]?+|\u2026)"
_PAGE = r"(?P<page>\d{1,4}(?!\d)|[ivxlc]{1,7}\b|[A-Z]-\d{1,3}\b)"
_LED = r"[\s.\u2026\u00b7_]"
_STRONG = re.compile(rf"(?<!{_LED})\s*+{_DOTS}{_LED}*+{_PAGE}")
_WEAK = re.compile(rf"(?:\s*(?:[.\u00b7]\s*){{1,3}}|\s+){_PAGE}$")
_GAP = re.compile(rf"\s{{2,}}{_PAGE}$")
_DANGLING = re.compile(rf"(?<!{_LED}){_LED}{{2,}}$")
_HEADINGS: tuple[tuple[List, re.Pattern[str]], ...] = (
    ("contents", re.compile(r"^(?:table of contents|contents|toc)$", re.I)),
    ("figures", re.compile(r"^(?:list of (?:figures|illustrations)|table of figures|figures|illustrations)$", re.I)),
    ("tables", re.compile(r"^(?:list of tables|table of tables|tables)$", re.I)),
)
_PATIENCE = 12
"""So many lines without a page end a list."""
_ALONE = re.compile(r"\d{1,4}")
_FAR = 200
"""A page is at most so far from the one before it in the list."""
_NEAR, _SHORT_TITLE = 60, 8
"""A line without number and leaders is an entry if its page is at most so far, its title at most so many words long."""
_LONG = 36
"""A line of so many characters without a page may be the front of a title without a number."""
_AFTER = 60
"""So many lines behind a list, only a heading begins another one."""
_LONGEST = 20_000
"""A line of more characters is no list, not even a page's in one line."""
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
    seen = False
    for position, line in enumerate(lines.body):
        heading = _heading(line.text)
        if heading:
            state, held, idle = _State(heading), [], 0
            continue
        if len(line.text) > _LONGEST or (seen and state.list is None and idle > _AFTER):
            continue
        found = list(_cut(line.text, lines.running))
        if not found and state.list:
            below = lines.body[position + 1].text if position + 1 < len(lines.body) else ""
            found = list(_weak(line.text, state, held, below))
        if not found:
            idle += 1
            held = [*held, plain(line.text)][-_MOST_LINES:]
            state = _State() if idle > _PATIENCE else state
            continue
        idle, seen = 0, True
        for text, printed in found:
            whole = _joined(held, text, state)
            held = []
            if not re.search(r"\w", whole):
                continue
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
        if position == 0 or re.search(r"\w", title):
            yield title, match["page"]
        position = match.end()


def _weak(text: str, state: _State, held: Sequence[str], below: str) -> Iterator[tuple[str, str]]:
    """Title and page without leaders to speak of: a dot or two where the title fills the line, a gap, a blank; or a
    page alone, where there was no room for it.

    Pages do not go back. In a list with dots or gaps a blank is none but before another entry, for a title may end with
    a number where it wraps.
    """
    match = _WEAK.search(text)
    page = int(match["page"]) if match and match["page"].isdigit() else int(text) if _ALONE.fullmatch(text) else -1
    if not state.page <= page <= state.page + _FAR:
        return
    if match is None:
        if held and _start(held[-1], state):
            yield "", text
        return
    lead, title = text[match.start() : match.start("page")], plain(text[: match.start()])
    if not re.search(r"[^\W\d_]{2}", title) and not (held and len(lead) > 1):
        return
    start = _start(title, state)
    near = page <= state.page + _NEAR and (held or title[:1].isupper()) and len(title.split()) <= _SHORT_TITLE
    after = state._replace(number=number_of(title, state.number, section=state.list == "contents"))
    alone = start == 2 and page <= state.page + _NEAR and _start(below, after) > 0
    if "." in lead or len(lead) > 1 or (alone if state.led else start or near):
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
    """A title with the lines above that begin it: back to the nearest one that looks more like an entry's front."""
    own = _start(text, state)
    if own == 2 or CAPTION.match(text):
        return text
    for back in range(1, len(held) + 1):
        if _start(held[-back], state) > own:
            return _unwrapped([*held[-back:], text])
    if own == 0 and held and len(held[-1]) >= _LONG:
        return _unwrapped([held[-1], text])  # A wrapped title without a number.
    return text


def _unwrapped(lines: Sequence[str]) -> str:
    """Lines as one: without a blank behind a hyphen in a word, without dots that lead nowhere."""
    whole = ""
    for line in lines:
        part = (
            _DANGLING.sub("", line) if lines[-1] else line.rstrip(" .")
        )  # A page alone: the dots before it lead to it.
        whole += part if not whole or re.search(r"\w-$", whole) else f" {part}"
    return whole.strip()
