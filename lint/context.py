"""What is known of the phones a file is for, and where its includes are found: given by settings or options."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kb.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Policy: TypeAlias = 'Literal["default", "strict"]'
POLICIES: tuple[Policy, ...] = ("default", "strict")


class Context(NamedTuple):
    """Everything a rule may know beside the file itself. The defaults know nothing."""

    model: str | None = None
    """The phone's model, as the dataset's table `models` has it."""
    firmware: str | None = None
    """The phone's firmware, such as `2.2.16`."""
    policy: Policy = "default"
    """`strict` raises findings that are judgements of security."""
    include_root: str | None = None
    """Folder that stands for the provisioning server's root."""
    url_map: Mapping[str, str] = MappingProxyType({})
    """Beginnings of URLs, and the local folder that mirrors each. Nothing is fetched."""
    against: str | None = None
    """An earlier version of the file, or a folder that holds one of the same name: what applying needs is then said
    against it, not against a factory phone."""
    alone: bool = False
    """Whether no file may be read besides: what it includes is then not looked for. For files from anybody."""


NOTHING_KNOWN = Context()
