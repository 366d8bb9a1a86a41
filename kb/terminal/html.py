"""Print a layout as HTML: for notebooks and pages. Every word is escaped; nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from kb.terminal.layout import Line

STYLE = """<style>
.offhook-card{background:#fff;color:#1c2733;border:1px solid #c3ccd6;border-radius:8px;padding:1em 1.2em;
max-width:60em;font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
.offhook-card h3{font:600 1.15em/1.3 ui-monospace,monospace;margin:0 0 .3em;color:inherit}
.offhook-card h4{font-size:1em;font-weight:600;margin:1em 0 .2em;color:inherit}
.offhook-card p{margin:.3em 0}
.offhook-card dl{display:grid;grid-template-columns:minmax(7em,max-content) 1fr;gap:.15em 1em;margin:.6em 0}
.offhook-card dl>dt,.offhook-card dl>dd{float:none;width:auto;margin:0;padding:0;display:block}
.offhook-card dl>dt{color:#4a5866;font-weight:400;text-align:left}
.offhook-card ul{margin:.2em 0;padding-left:1.3em}
.offhook-card .alert{color:#a3150c;font-weight:600}
.offhook-card .action{font-weight:600}
.offhook-card .doubt{color:#7a4a00;font-weight:600}
.offhook-card .calm{color:#0b6127;font-weight:600}
.offhook-card .faint{color:#4a5866}
.offhook-card summary{cursor:pointer;font-weight:600}
@media(max-width:30em){.offhook-card dl{grid-template-columns:1fr}.offhook-card dt{margin-top:.3em}}
</style>"""
SAFE = 'class="tex2jax_ignore mathjax_ignore"'
"""Notebooks take what stands between two `$` for mathematics."""


def text(lines: Iterable[Line]) -> str:
    """The lines as one card; the evidence can be unfolded."""
    return f'{STYLE}<div {SAFE}><div class="offhook-card">{"".join(_parts(lines))}</div></div>'


def fields(values: dict[str, object]) -> str:
    """Names with values as a card: any row of the dataset."""
    rows = (
        f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>" for name, value in values.items() if value is not None
    )
    return f'{STYLE}<div {SAFE}><div class="offhook-card"><dl>{"".join(rows)}</dl></div></div>'


def _parts(lines: Iterable[Line]) -> Iterator[str]:
    unfolded = False
    for kind, group in groupby((line for line in lines if line.kind != "blank"), key=lambda line: line.kind):
        held = list(group)
        if kind == "title":
            yield "".join(f"<h3>{escape(line.text)}</h3>" for line in held)
        elif kind == "field":
            yield f"<dl>{''.join(map(_field, held))}</dl>"
        elif kind == "item":
            yield f"<ul>{''.join(f'<li{_style(line)}>{escape(line.text)}</li>' for line in held)}</ul>"
        elif kind == "testimony":
            yield "<ul>" + "".join(f"<li>{escape(line.label)}: {escape(line.text)}</li>" for line in held) + "</ul>"
        elif kind == "heading":
            for line in held:
                unfolded = line.text == "Evidence"
                yield (
                    f"<details><summary>{escape(line.text)}</summary>" if unfolded else f"<h4>{escape(line.text)}</h4>"
                )
        else:
            yield "".join(f"<p{_style(line)}>{escape(line.text)}</p>" for line in held)
    if unfolded:
        yield "</details>"


def _field(line: Line) -> str:
    return f"<dt>{escape(line.label)}</dt><dd{_style(line)}>{escape(line.text)}</dd>"


def _style(line: Line) -> str:
    return f' class="{line.style}"' if line.style else ""
