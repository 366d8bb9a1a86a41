"""Errors a user of the linter can meet. The message is one line that says what is wrong, where, and what to do."""

from __future__ import annotations

from kb.errors import KbError


class CfgError(KbError):
    """A file that cannot be linted: missing, unreadable, encrypted, or no configuration file at all."""


class UsageError(KbError):
    """A request that cannot be met: an unknown code, say."""
