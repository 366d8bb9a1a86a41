"""Errors that a user can meet: one line that says what is wrong, where, and what to do.

The command prints the message on stderr and exits with 2; every package derives its own errors from `OffhookError`.
"""


class OffhookError(Exception):
    """Base of all errors whose message is the whole report."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook prints in the place of a traceback."""
        return [f"offhook: {self}"]


class ExtractError(OffhookError):
    """Something about the input of a dataset cannot be taken."""
