"""Choices that look like chance and never change: the same seed and subject always give the same page.

Python's `random` is not used, because what it gives for a subject would depend on everything drawn before it: one more
parameter in the reference would reword all that follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
Weighted = Sequence[tuple[int, T]]
"""Options with their weights."""


@dataclass(frozen=True)
class Lot:
    """The choices made for one subject, say a parameter."""

    seed: int
    subject: str

    def number(self, what: str, below: int) -> int:
        """A number from 0 up to, not including, `below`."""
        drawn = blake2b(f"{self.seed}\0{self.subject}\0{what}".encode(), digest_size=8).digest()
        return int.from_bytes(drawn, "big") % below

    def pick(self, what: str, options: Weighted[T]) -> T:
        """One of the options, by weight."""
        left = self.number(what, sum(weight for weight, _ in options))
        for weight, option in options:
            left -= weight
            if left < 0:
                return option
        raise AssertionError("weights are positive")

    def happens(self, what: str, percent: int) -> bool:
        return self.number(what, 100) < percent
