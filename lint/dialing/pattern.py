"""One pattern of a digit map, read into elements with their places. Any text can be read, and printed again as it was.

Two syntaxes: the full one has ranges, dots, DTMF keys and the timer; the short one digits and `x` only.
"""

from __future__ import annotations

from kb.tuples import NamedTuple
from lint.dialing import faults
from lint.dialing.faults import Fault
from lint.dialing.keys import ANY_DIGIT, BITS, DIGITS

TIMER = "T"


class Element(NamedTuple):
    """One position of a pattern with its dot, or a stretch that is no such thing."""

    text: str
    start: int
    """Where it begins in the whole value, from 0."""
    mask: int
    """The keys it takes; 0 for the timer and for what is not understood."""
    dot: bool = False
    """Repeated any number of times, also none."""
    timer: bool = False
    """It is the timer `T`."""

    def __str__(self) -> str:
        return self.text

    @property
    def any_digit(self) -> bool:
        """Whether it is the wildcard `x`, or a range that says the same."""
        return self.mask == ANY_DIGIT


class Pattern(NamedTuple):
    """One pattern. `str(pattern)` is its text."""

    text: str
    start: int
    elements: tuple[Element, ...]
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return "".join(map(str, self.elements))

    @property
    def end(self) -> int:
        """The first place after it."""
        return self.start + len(self.text)

    @property
    def timer(self) -> bool:
        """Whether it ends in `T`: the number is complete once the timer has run out."""
        return bool(self.elements) and self.elements[-1].timer

    @property
    def positions(self) -> tuple[Element, ...]:
        """The elements that take keys."""
        return self.elements[:-1] if self.timer else self.elements

    @property
    def sound(self) -> bool:
        """Whether it is understood as a whole, so that one can say which numbers it matches."""
        return bool(self.positions) and all(element.mask for element in self.positions)

    @property
    def fewest(self) -> int:
        """How many keys its shortest number has."""
        return sum(not element.dot for element in self.positions)

    @property
    def most(self) -> int | None:
        """How many keys its longest number has; None where there is no limit."""
        return None if any(element.dot for element in self.positions) else len(self.positions)


def read(text: str, start: int = 0, full: bool = True) -> Pattern:
    """Read one pattern that stands at `start` of a value. Never fails: what is wrong stands in `faults`."""
    return _Reader(text, start, full).pattern()


class _Reader:
    def __init__(self, text: str, start: int, full: bool) -> None:
        self._text = text
        self._start = start
        self._full = full
        self._elements: list[Element] = []
        self._faults: list[Fault] = []
        self._strange: list[int] = []
        self._capitals: list[int] = []

    def pattern(self) -> Pattern:
        at = 0
        while at < len(self._text):
            at = self._element(at)
        if self._capitals:
            words = "capital 'X' where the manuals write 'x'"
            self._fault(faults.CAPITAL_X, self._capitals[0], self._capitals[-1] + 1, words)
        if self._strange:
            self._name_strange()
        self._faults.sort(key=lambda fault: fault.start)
        return Pattern(self._text, self._start, tuple(self._elements), tuple(self._faults))

    def _element(self, at: int) -> int:
        """Read the element at a place; returns the place after it."""
        character = self._text[at]
        if character in DIGITS or (self._full and character in BITS):
            return self._add(at, at + 1, BITS[character])
        if character in "xX":
            if character == "X":
                self._capitals.append(at)
            return self._add(at, at + 1, ANY_DIGIT)
        if self._full and character == "[":
            return self._range(at)
        if self._full and character == ".":
            return self._dot(at)
        return self._other(at)

    def _other(self, at: int) -> int:
        """The timer, or what is no element."""
        character = self._text[at]
        timer = self._full and character == TIMER
        if timer:
            if at + 1 < len(self._text) or not at:
                place = "without a key before it" if not at else "before the end of a pattern"
                self._fault(faults.TIMER_PLACE, at, at + 1, f"'T' {place}")
        elif self._full and character == "]":
            self._fault(faults.BRACKET_OPEN, at, at + 1, "']' without '[' before it")
        elif self._full and character == "-":
            self._fault(faults.HYPHEN_OUTSIDE, at, at + 1, "'-' outside brackets")
        else:
            self._strange.append(at)
        return self._add(at, at + 1, timer=timer)

    def _dot(self, at: int) -> int:
        before = self._elements[-1] if self._elements else None
        if before is None or before.dot or before.timer or before.text == ".":
            words = "'.' with nothing before it to repeat" if before is None or before.timer else "'.' doubled"
            self._fault(faults.BAD_DOT, at, at + 1, words)
            return self._add(at, at + 1)
        self._elements[-1] = before._replace(text=before.text + ".", dot=True)
        return at + 1

    def _range(self, at: int) -> int:
        close = self._text.find("]", at)
        if close < 0:
            self._fault(faults.BRACKET_OPEN, at, at + 1, "'[' without ']'")
            return self._add(at, len(self._text))
        if close == at + 1:
            self._fault(faults.BRACKET_EMPTY, at, close + 1, "empty range '[]'")
            return self._add(at, close + 1)
        mask, sound, item = 0, True, at + 1
        while item < close:
            length = 3 if item + 2 < close and self._text[item + 1] == "-" else 1
            keys = self._range_item(self._text[item : item + length], item)
            sound = sound and bool(keys)
            mask |= keys
            item += length
        return self._add(at, close + 1, mask if sound else 0)

    def _range_item(self, text: str, at: int) -> int:
        """The keys of one item inside brackets; 0 where it is none, which is noted."""
        if text in BITS:
            return BITS[text]
        if len(text) == 1 and text != "-":
            self._strange.append(at)
            return 0
        first, last = text[0], text[-1]
        if text == "-":
            words = "'-' without a digit on either side"
        elif first not in DIGITS or last not in DIGITS:
            words = f"sub-range '{text}' is not digit-digit"
        elif first > last:
            words = f"sub-range '{text}' runs backwards"
        else:
            return sum(BITS[key] for key in DIGITS if first <= key <= last)
        self._fault(faults.BAD_SUB_RANGE, at, at + len(text), words)
        return 0

    def _add(self, at: int, end: int, mask: int = 0, timer: bool = False) -> int:
        self._elements.append(Element(self._text[at:end], self._start + at, mask, timer=timer))
        return end

    def _fault(self, kind: str, at: int, end: int, words: str) -> None:
        self._faults.append(Fault(kind, self._start + at, self._start + end, words))

    def _name_strange(self) -> None:
        """One fault for all characters that belong to no pattern: text that strayed in is one mistake, not many."""
        first, last = min(self._strange), max(self._strange)
        found = dict.fromkeys(self._text[at] for at in sorted(self._strange))
        named = ", ".join(f"'{character}'" for character in found)
        known = "the short syntax knows digits and 'x' only" if not self._full else "no part of a digit map here"
        self._fault(faults.BAD_CHARACTER, first, last + 1, f"{named}: {known}")
