"""The answer to a question, in words and as data."""

from __future__ import annotations

from typing import Any

from kb.tuples import NamedTuple


class Answer(NamedTuple):
    """What `offhook ask` says. `as_json` gives the mapping it prints."""

    question: str
    status: str
    """`answered`; `ambiguous`: several fit and need different things, or the nearest fit in part only,
    or another device owns what was asked about;
    `unknown_action`: found, but nobody says what a change needs; `no_match`: too little of what was asked is known."""
    answer: str
    apply: str
    """What a change of the first parameter or event needs; `unknown` is never none."""
    parameters: list[dict[str, Any]]
    events: list[dict[str, Any]]
    messages: list[dict[str, Any]]
    notes: list[str]
    """What else can be said: how to find out, what a word was taken for, where the guide speaks of it."""

    def as_json(self) -> dict[str, Any]:
        """The answer as a plain mapping."""
        return self._asdict()
