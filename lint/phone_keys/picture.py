"""A phone's keys as an SVG picture, and as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from kb.tuples import NamedTuple
from lint.phone_keys.account import KEYPAD_KEYS, keypad_key
from lint.phone_keys.groups import FUNCTION, HARD, KEYPAD, TITLES
from lint.phone_keys.keys import NOTHING, SET, UNSET
from lint.wording import clean

Data = dict[str, Any]

INFERRED = "What a function does is read off its name (inferred)."

WIDTH = 760
_MARGIN, _GAP, _HEIGHT, _TITLE = 16, 8, 58, 44
_LETTER = 6.8
"""Pixels of a letter, on average, at the size of a key's text."""
_COLUMNS, _SMALL = 4, 5
_LAST_ROW = "*0#"
_FILLS = {
    SET: ("#e8f1fb", "#3b7dc4", ""),
    "on": ("#e8f1fb", "#3b7dc4", ""),
    NOTHING: ("#ffffff", "#8793a0", ""),
    "off": ("#fdf1ef", "#a3150c", ""),
    UNSET: ("#ffffff", "#8793a0", ' stroke-dasharray="4 3"'),
}
_OTHER = ("#f5f2fb", "#5b3f9e", ' stroke-dasharray="4 3"')

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#1c2733;background:#fff}
svg{max-width:100%;height:auto}table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}
th,td{text-align:left;padding:.25em .6em;border-bottom:1px solid #d5dce3;vertical-align:top;overflow-wrap:anywhere}
.soft{color:#4a5866}.error{color:#a3150c}.warning{color:#7a4a00}.info{color:#0b57a4}
"""


class _Box(NamedTuple):
    """A key as it is drawn."""

    head: str
    text: str
    more: str
    state: str
    tip: str


def svg(told: Data) -> str:
    """All keys: what is on them in blue, what is not set dashed. Point at one to read all of it."""
    parts: list[str] = []
    y = 0
    for group in told["groups"]:
        if group["keys"] or group["count"]:
            y = _section(parts, y, group["title"], note(group), _boxes(group), _columns(group))
    switches = [_Box(one["key"], one["state"], "", one["state"], _tip(one["state"], one)) for one in told["hard_keys"]]
    y = _section(parts, y, TITLES[HARD], "", switches, _SMALL)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + _MARGIN}" width="{WIDTH}" '
        f'height="{y + _MARGIN}" role="img" aria-label="The keys of the phone" font-family="sans-serif" font-size="12" '
        'fill="#1c2733">'
    )
    return f'{head}<rect width="{WIDTH}" height="{y + _MARGIN}" fill="#fff"/>{"".join(parts)}</svg>'


def note(group: Data) -> str:
    """How many keys there are, and where, as far as that is known."""
    parts = []
    if group["place"]:
        where = "long presses of the keypad" if group["place"] == KEYPAD else f"on the {group['place']}"
        parts.append(f"{where} ({', '.join(group['place_sources'])})")
    if group["count"]:
        parts.append(f"{group['count']} on this model ({group['count_source']})")
    elif group["widest"]:
        parts.append(
            f"how many this model has is not known; indexes {group['widest'][0]} to {group['widest'][1]} exist"
        )
    return "; ".join(parts)


def page(told: Data) -> Iterator[str]:
    """One HTML page: the picture, and a table of each group."""
    name = escape(clean(f"Keys of {told['file']}"))
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f'<meta name="viewport" content="width=device-width"><title>{name}</title><style>{_STYLE}</style></head>'
    yield f'<body><h1>{name}</h1><p class="soft">Model: {escape(clean(told["model"] or "not known"))}</p>{svg(told)}'
    for group in told["groups"]:
        if not group["keys"]:
            continue
        yield f"<h2>{escape(group['title'])}</h2><p class=soft>{escape(clean(note(group)))}</p>"
        yield "<table><tr><th>Key</th><th>Does</th><th>Function</th><th>Set in</th></tr>"
        for key in group["keys"]:
            cells = (
                key["key"] or str(key["number"]),
                key["words"],
                key["function"] or "",
                ", ".join(key["set_at"][:1]),
            )
            yield f"<tr>{''.join(f'<td>{escape(clean(cell))}</td>' for cell in cells)}</tr>"
        yield "</table>"
        for one in group["remarks"]:
            text = f"{one['severity']}: {one['message']} ({', '.join(one['sources'])})"
            yield f'<p class="{escape(one["severity"])}">{escape(clean(text))}</p>'
    if told["inferred"]:
        yield f'<p class="soft">{INFERRED}</p>'
    if told["findings"]:
        yield "<h2>What the linter says</h2>"
    for one in told["findings"]:
        text = f"line {one['line']}: {one['severity']}: {one['code']} {one['message']}"
        yield f'<p class="{escape(one["severity"])}">{escape(clean(text))}</p>'
    yield "</body></html>\n"


def _boxes(group: Data) -> list[_Box]:
    """The keys of a group; of function keys on the keypad, the whole keypad in its own order."""
    boxes = {key["number"]: _box(key) for key in group["keys"]}
    if group["place"] != KEYPAD or any(number >= len(KEYPAD_KEYS) for number in boxes):
        return list(boxes.values())
    keypad = [
        boxes.get(place, _Box(keypad_key(place) or "", UNSET, "", UNSET, "not set in the file"))
        for place in range(len(KEYPAD_KEYS))
    ]
    return keypad + [_Box(key, "", "", UNSET, "no function key") for key in _LAST_ROW]


def _columns(group: Data) -> int:
    return 3 if group["group"] == FUNCTION else _COLUMNS


def _box(key: Data) -> _Box:
    head = key["key"] or str(key["number"])
    fields = key["fields"]
    label = next((value for name, value in fields.items() if name.endswith("label")), None)
    number = next((value for name, value in fields.items() if name.endswith("number")), "")
    if key["state"] != SET:
        return _Box(head, "" if key["state"] == NOTHING else key["state"], "", key["state"], _tip(key["words"], key))
    text = label or (key["meaning"] or "").rstrip(".") or "not known"
    return _Box(head, text, number or key["function"] or "", SET, _tip(key["words"], key))


def _tip(words: str, one: Data) -> str:
    return f"{words} ({', '.join(one['set_at'][:1])})" if one["set_at"] else words


def _section(  # noqa: PLR0917 (each is one thing that is drawn)
    parts: list[str], y: int, title: str, soft: str, boxes: list[_Box], columns: int
) -> int:
    """Draw a title and its keys; returns where the next thing begins."""
    parts.append(f'<text x="{_MARGIN}" y="{y + 24}" font-size="15" font-weight="bold">{escape(title)}</text>')
    parts.append(f'<text x="{_MARGIN}" y="{y + 39}" font-size="11" fill="#4a5866">{escape(clean(soft))}</text>')
    y += _TITLE + (2 if soft else -8)
    for start in range(0, len(boxes), columns):
        y = _row(parts, y, boxes[start : start + columns], columns)
    if not boxes:
        parts.append(f'<text x="{_MARGIN}" y="{y + 12}" fill="#4a5866">none is set</text>')
        y += 20
    return y


def _row(parts: list[str], y: int, boxes: list[_Box], columns: int) -> int:
    width = (WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    for place, box in enumerate(boxes):
        x = _MARGIN + place * (width + _GAP)
        fill, stroke, dash = _FILLS.get(box.state, _OTHER)
        letters = int((width - 16) / _LETTER)
        parts.append(
            f"<g><title>{escape(clean(box.tip))}</title>"
            f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_HEIGHT}" rx="7" fill="{fill}" '
            f'stroke="{stroke}"{dash}/>'
            f'<text x="{x + 8:.1f}" y="{y + 16}" font-size="11" fill="#4a5866">{escape(clean(box.head))}</text>'
            f'<text x="{x + 8:.1f}" y="{y + 33}" font-weight="bold">{escape(_short(box.text, letters))}</text>'
            f'<text x="{x + 8:.1f}" y="{y + 49}" fill="#4a5866">{escape(_short(box.more, letters))}</text></g>'
        )
    return y + _HEIGHT + _GAP


def _short(text: str, letters: int) -> str:
    text = clean(text)
    return text if len(text) <= letters else f"{text[: letters - 1]}\u2026"
