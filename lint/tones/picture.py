"""A tone's cadence as an SVG picture, and all tones of a configuration as one HTML page that draws and plays them."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

from lint.tones.account import Data
from lint.tones.facts import Facts
from lint.tones.sound import playable, wav
from lint.tones.tone import Sounding, Tone, sounding
from lint.tones.words import rhythm, title
from lint.wording import clean

WIDTH, HEIGHT = 640, 62
_LEAST, _MOST = 4.0, 30.0
"""Seconds that a picture shows: a whole cycle where it fits."""
_PLAYED = 2.0

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:52em;padding:0 1em;color:#1c2733;background:#fff}
section{border-top:1px solid #d5dce3;padding:.4em 0 1em}h2{font-size:1.1em;margin:.4em 0}p{margin:.3em 0}
.soft{color:#4a5866}.error{color:#a3150c}.warning{color:#7a4a00}.info{color:#0b57a4}svg{max-width:100%;height:auto}
audio{height:2.2em;margin-top:.3em}
"""


def stretches(heard: Sounding) -> tuple[list[tuple[float, float]], float]:
    """The stretches of sound from 0 on, as start and end in seconds, and how many seconds are shown."""
    shown = round(min(max(_LEAST, heard.cycle), _MOST), 3)
    if not heard.periods:
        return [(0.0, shown)], shown
    found: list[tuple[float, float]] = []
    at = 0.0
    while at < shown and heard.cycle:
        for on, off in heard.periods:
            if on and at < shown:
                found.append((round(at, 3), min(round(at + on, 3), shown)))
            at = round(at + on + off, 6)  # Or a sum of tenths comes short of what it should be.
    return found, shown


def svg(heard: Sounding, label: str) -> str:
    """The cadence as a row of bars over seconds; empty for a tone that cannot be heard."""
    if heard.why_not:
        return ""
    bars, shown = stretches(heard)
    scale = (WIDTH - 20) / shown
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-label="{escape(clean(f"{label}: {rhythm(heard)}"))}" font-family="sans-serif" font-size="11">'
    ]
    parts += [
        f'<rect x="{10 + start * scale:.1f}" y="6" width="{max((end - start) * scale, 1):.1f}" height="30" '
        'fill="#3b7dc4"/>'
        for start, end in bars
    ]
    parts.append(f'<path d="M10 36.5H{WIDTH - 10}" stroke="#4a5866"/>')
    step = next(one for one in (0.5, 1, 2, 5, 10) if shown / one <= 12)
    at = 0.0
    while at <= shown:
        x = 10 + at * scale
        parts.append(f'<path d="M{x:.1f} 36v5" stroke="#4a5866"/>')
        parts.append(f'<text x="{x:.1f}" y="54" text-anchor="middle" fill="#4a5866">{at:g} s</text>')
        at += step
    return "".join(parts) + "</svg>"


def page(told: Data, tones: list[Tone], facts: Facts, head: list[str]) -> Iterator[str]:
    """One HTML page that needs nothing else: each tone in words, as a picture, and to be played."""
    name = escape(clean(f"Call progress tones of {told['file']}"))
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    policy = "default-src 'none'; style-src 'unsafe-inline'; media-src data:"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f'<meta name="viewport" content="width=device-width"><title>{name}</title><style>{_STYLE}</style>'
    yield f"</head><body><h1>{name}</h1>"
    yield "".join(f"<p>{escape(clean(line))}</p>" for line in head)
    for one in (*told["remarks"], *told["findings"]):
        place = f"line {one['line']}: " if "line" in one else ""
        text = f"{place}{one['severity']}: {one['message']}"
        yield f'<p class="{escape(one["severity"])}">{escape(clean(text))}</p>'
    for one, tone in zip(told["tones"], tones, strict=True):
        heard = sounding(tone, facts)
        off = " (switched off)" if tone.enabled is False else ""
        yield f"<section><h2>{escape(clean(title(tone)))}{off}</h2><p>{escape(clean(one['words']))}</p>"
        origin = ", ".join(one["set_at"][:1]) if one["set_at"] else f"by default ({', '.join(one['sources'])})"
        yield f'<p class="soft">{escape(clean(origin))}</p>'
        for remark in one["remarks"]:
            text = f"{remark['severity']}: {remark['message']} ({', '.join(remark['sources'])})"
            yield f'<p class="{escape(remark["severity"])}">{escape(clean(text))}</p>'
        yield svg(heard, title(tone))
        if playable(heard):
            sound = base64.b64encode(wav(heard, _PLAYED)).decode()
            yield f'<br><audio controls loop src="data:audio/wav;base64,{sound}"></audio>'
        yield "</section>"
    yield "</body></html>\n"
