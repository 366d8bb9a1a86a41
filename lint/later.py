"""Rules whose modules are imported when they first have something to look at.

Most files give most rules nothing to do, and to import all of them takes longer than to lint a phone's file.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _any(_: object) -> bool:
    return True


class Later:  # A rule by its module, whose name says the rule's code and name; what the module has, the rule has.
    def __init__(self, module: str, concerns: Callable[[Any], bool] = _any, *, on_request: bool = False) -> None:
        _, _, last = module.rpartition(".")
        code, _, name = last.partition("_")
        self.CODE = code.upper()
        self.NAME = name.replace("_", "-")
        self.ON_REQUEST = on_request
        self.concerns = concerns
        self._place = module

    @property
    def module(self) -> ModuleType:
        """The rule's module, imported now if it was not before."""
        return import_module(self._place)

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        """The module's documentation."""
        return self.module.__doc__

    def __getattr__(self, name: str) -> Any:
        # What the rule does, or has besides: from now on at hand.
        found = getattr(self.module, name)
        self.__dict__[name] = found
        return found

    def __repr__(self) -> str:
        return f"<rule {self.CODE}>"
