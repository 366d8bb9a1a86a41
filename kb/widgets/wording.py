"""What a change needs, said so that it is seen at a glance: a sign, a word, a colour; never the colour alone."""

from __future__ import annotations

from html import escape

from kb.actions import UNKNOWN
from kb.catalogue import Catalogue
from kb.tuples import NamedTuple

STRONGEST = "reboot"
NOTHING = "none"


class Verdict(NamedTuple):
    """An action as an answer."""

    tone: str
    """A class of the style sheet."""
    sign: str
    text: str


def verdict(action: str) -> Verdict:
    """The answer to "does this need a reboot?"."""
    if action == STRONGEST:
        return Verdict("reboot", "\u21bb", "Yes, it needs a reboot")
    if action == NOTHING:
        return Verdict("none", "\u2713", "No, nothing restarts")
    if action == UNKNOWN:
        return Verdict("unknown", "?", "Not known")
    return Verdict("reload", "\u25d4", f"No reboot, but a {action.split('_', maxsplit=1)[0]}")


def badge(action: str) -> str:
    """An action in a table."""
    found = verdict(action)
    return (
        f'<span class="offhook-badge {found.tone}"><span aria-hidden="true">{found.sign}</span> {escape(action)}</span>'
    )


def large(action: str, text: str | None = None) -> str:
    """The answer in large type."""
    found = verdict(action)
    sign = f'<span class="sign" aria-hidden="true">{found.sign}</span>'
    return f'<p class="offhook-large">{sign}{escape(text or found.text)}</p>'


def box(action: str, text: str | None, content: str) -> str:
    """An answer: in large type the verdict, or another text, and below it content that is HTML."""
    return f'<div class="offhook-verdict {verdict(action).tone}">{large(action, text)}{content}</div>'


def told(catalogue: Catalogue, action: str) -> tuple[str, str]:
    """What an action means, and what the user of a phone notices of it, as the dataset has it."""
    rows = catalogue.rows("select meaning, user_notices, user_notices_grade from actions where action = ?", (action,))
    if not rows:
        return "", ""
    inferred = " (inferred)" if rows[0]["user_notices_grade"] == "inferred" else ""
    return str(rows[0]["meaning"]), f"{rows[0]['user_notices']}{inferred}" if rows[0]["user_notices"] else ""
