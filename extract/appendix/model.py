"""What a guide says that a change of a parameter needs."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extract.document.page import Box

Action = Literal["reboot", "reload_voip", "reload_ui", "reload_log", "refresh_time", "none", "unknown"]


class Need(NamedTuple):
    """One statement about one parameter. A name that no statement holds has no `Need`; that is never `none`."""

    name: str
    """In the dataset's form, indexes as `{n}`."""
    shown: str
    """As printed, wraps undone."""
    action: Action
    """`unknown` where the words do not say which: a bare "reload", two marks, a mark whose column is lost."""
    words: str
    """What it was read from: the heading, sentence or column head, and the remark beside the name."""
    page: int | None
    """Page in the file, from 1; `None` in a dump without page breaks."""
    box: Box | None
    """Place of the name on that page, in points; `None` in a dump."""
    assumed: bool = False
    """A bare "Reload" was read as a reload of VoIP, because it heads a column beside one for a reboot."""
