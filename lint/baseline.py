"""A baseline: findings of an earlier day that are not to be reported again.

The file is JSON with one entry a line, sorted, so that its changes read well. An entry names the file (relative to
the baseline's folder), the code, the parameter, a hash of the line's text and how often it occurs: a line that moves is
still known, a second line of the same text is new. Of a secret value the hash holds nothing but its length.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable

from kb.tuples import NamedTuple
from lint.engine import Result
from lint.errors import UsageError
from lint.findings import Finding

_VERSION = 1
_FIELDS: dict[str, type | tuple[type, ...]] = {
    "file": str,
    "code": str,
    "parameter": (str, type(None)),
    "line": str,
    "count": int,
}


class Key(NamedTuple):
    """What a finding is recognised by."""

    file: str
    code: str
    parameter: str | None
    line: str

    def order(self) -> tuple[str, str, str, str]:
        """Sort key of the file."""
        return self.file, self.code, self.parameter or "", self.line


class Baseline:
    """Known findings. Each is used up by the first finding that is like it."""

    def __init__(self, path: str, counts: Counter[Key] | None = None) -> None:
        """A baseline to be kept at `path`."""
        self.path = path
        self._folder = os.path.dirname(os.path.abspath(path))
        self._counts: Counter[Key] = Counter() if counts is None else counts
        self._left = self._counts.copy()
        self._judged: dict[str, Callable[[str], bool]] = {}

    def sift(self, result: Result, ran: Callable[[str], bool] = lambda _: True) -> Result:
        """The result without the findings that are known. `ran` says whether the rule of a code was run."""
        new: list[Finding] = []
        for finding in result.findings:
            key = self._key(finding, result)
            if self._left[key] > 0:
                self._left[key] -= 1
            else:
                new.append(finding)
        if result.error is None:
            self._judged[self._name(result.file)] = ran
        return result._replace(findings=new, baselined=len(result.findings) - len(new))

    def gone(self) -> int:
        """How many entries occur no longer: in the files that were sifted, and in files that are no more."""
        return sum(number for key, number in self._left.items() if number > 0 and self._is_gone(key))

    def add(self, result: Result) -> None:
        """Take the findings of a file up."""
        self._counts.update(self._key(finding, result) for finding in result.findings)

    def __len__(self) -> int:
        """How many findings it holds."""
        return self._counts.total()

    def files(self) -> int:
        """How many files have findings in it."""
        return len({key.file for key in self._counts})

    def write(self) -> None:
        """Replace the file at once, or leave it as it is. Raises `UsageError` where it cannot be written."""
        from kb.writing import replacing

        try:
            with replacing(self.path) as fresh, open(fresh, "w", encoding="utf-8", newline="\n") as file:
                file.write(self.text())
        except OSError as error:
            raise UsageError(f"{self.path}: the baseline cannot be written ({error.strerror or error})") from None

    def text(self) -> str:
        """The file's text."""
        entries = [
            json.dumps(key._asdict() | {"count": self._counts[key]}) for key in sorted(self._counts, key=Key.order)
        ]
        listed = "[\n  " + ",\n  ".join(entries) + "\n ]" if entries else "[]"
        return f'{{\n "version": {_VERSION},\n "findings": {listed}\n}}\n'

    def _is_gone(self, key: Key) -> bool:
        ran = self._judged.get(key.file)
        return ran(key.code) if ran else not os.path.exists(os.path.join(self._folder, key.file))

    def _key(self, finding: Finding, result: Result) -> Key:
        import hashlib

        # The excerpt of a line with a secret is masked already.
        line = result.excerpts.get(finding.line, "").encode("utf-8", "surrogatepass")
        return Key(self._name(finding.file), finding.code, finding.parameter, hashlib.sha256(line).hexdigest()[:16])

    def _name(self, file: str) -> str:
        try:
            return os.path.relpath(file, self._folder).replace(os.sep, "/")
        except ValueError:  # On another drive.
            return os.path.abspath(file).replace(os.sep, "/")


def read(path: str) -> Baseline:
    """Read a baseline. Raises `UsageError` where there is none, or the file is something else."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except FileNotFoundError:
        raise UsageError(f"{path}: no such baseline; --write-baseline writes one") from None
    except OSError as error:
        raise UsageError(f"{path}: the baseline cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path}: no baseline (no JSON); --write-baseline writes one") from None
    if not isinstance(data, dict) or data.get("version") != _VERSION or not _are_entries(data.get("findings")):
        raise UsageError(f"{path}: no baseline of version {_VERSION}; --write-baseline writes one")
    counts: Counter[Key] = Counter()
    for entry in data["findings"]:
        counts[Key(*(entry[name] for name in Key._fields))] += entry["count"]
    return Baseline(path, counts)


def _are_entries(found: object) -> bool:
    return isinstance(found, list) and all(
        isinstance(entry, dict) and all(isinstance(entry.get(name), kind) for name, kind in _FIELDS.items())
        for entry in found
    )
