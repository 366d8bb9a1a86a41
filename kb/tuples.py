"""`NamedTuple` as in `typing`, made in a third of the time.

Type checkers see the one of `typing`. That one compiles the annotation of every field when its class is made, which
for the classes of a command line adds up to a tenth of its start-up time; here annotations stay what they are, text.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from collections import namedtuple

    _OWN = ("__annotations__", "__annotate__", "__module__", "__qualname__", "__orig_bases__")

    class _Maker(type):
        """Makes a named tuple of a class statement with annotated fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = list(namespace["__annotations__"])
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            made.__annotations__ = namespace["__annotations__"]
            made.__qualname__ = namespace["__qualname__"]
            for key, value in namespace.items():
                if key not in _OWN:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base of named tuples."""


__all__ = ["NamedTuple"]
