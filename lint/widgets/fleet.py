"""A folder of phones: values that differ and why, phones that stand out, findings by rule, what a roll-out restarts."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import kb
from kb.catalogue import Catalogue
from kb.errors import MissingExtraError
from kb.tuples import NamedTuple
from kb.widgets import Picture, charts
from lint.engine import lint_paths
from lint.plan.changes import Planner
from lint.plan.fleet import Plan, plan_files, read_phones
from lint.plan.layers import Reader, Stated
from lint.plan.report import shown
from lint.report import stored
from lint.wording import clean

if TYPE_CHECKING:
    import pandas as pd

MASK = "********"
ODD, MIXED, GROUP, OWN = "odd ones out", "mixed", "by site or group", "own to each phone"
_LEAST = 3
"""So many phones of a group tell what is usual in it."""
_FEW = 0.2
"""Share of a group that may differ and still be called the odd ones."""
_OWN = 0.8
"""Share of different values from which on a setting is each phone's own, such as a number or a name."""
_TONES = {"error": "#b3200f", "warning": "#c77700", "info": "#3b7dc4"}
_ACTION_TONES = ("#b3200f", "#c77700", "#d9a400", "#8a9a2c", "#4f93b8", "#2a8a4a", "#7a68b3")
_NOT_SET = "(not set)"


class Difference(NamedTuple):
    """A setting in which phones differ."""

    parameter: str
    kind: str
    """`odd ones out`, `mixed`, `by site or group` (what they include decides), or `own to each phone`."""
    values: int
    most_common: str
    phones: int
    """How many phones have the most common value."""
    why: str


class Fleet:
    """The phones of a folder. Files that others include are no phones. Secret values are masked."""

    def __init__(
        self,
        folder: str | os.PathLike[str],
        catalogue: Catalogue | None = None,
        findings: str | os.PathLike[str] | None = None,
    ) -> None:
        """Read the folder. Raises `CfgError` where it has no phones' files, `MissingExtraError` without pandas.

        `findings` are those that `offhook lint --output` stored, of a cluster perhaps; without them, files are linted.
        """
        _needs("pandas")
        self.folder = os.fspath(folder)
        self._stored = None if findings is None else os.fspath(findings)
        self.catalogue = catalogue or kb.load()
        found = read_phones(self.folder, Reader(self.catalogue))
        self.phones = dict(found.values())

    def __len__(self) -> int:
        return len(self.phones)

    @cached_property
    def _stated(self) -> dict[str, dict[str, Stated]]:
        """By parameter and phone, the line that counts."""
        held: dict[str, dict[str, Stated]] = defaultdict(dict)
        for phone, layered in self.phones.items():
            for key in layered.keys():  # noqa: SIM118 (it is no mapping)
                one = layered.stated(key)
                if one is not None:
                    held[one.name][phone] = one
        return dict(sorted(held.items()))

    def settings(self) -> pd.DataFrame:
        """One row for each setting of each phone: `phone`, `parameter`, `value`, `file`, `line`."""
        import pandas as pd

        rows = [
            (phone, name, _shown(one), os.path.basename(one.file), one.line)
            for name, by_phone in self._stated.items()
            for phone, one in by_phone.items()
        ]
        return pd.DataFrame(rows, columns=["phone", "parameter", "value", "file", "line"])

    def differences(self) -> pd.DataFrame:
        """One row for each setting in which phones differ: columns as `Difference` says."""
        import pandas as pd

        found = [self._difference(name, by_phone) for name, by_phone in self._stated.items()]
        rows = [one for one in found if one is not None]
        order = {ODD: 0, MIXED: 1, GROUP: 2, OWN: 3}
        rows.sort(key=lambda one: (order[one.kind], one.parameter))
        return pd.DataFrame(rows, columns=list(Difference._fields))

    def outliers(self) -> pd.DataFrame:
        """Phones that differ from nearly all others of their group; those that include the same files are a group.

        Columns: `phone`, `parameter`, `value`, `others have`, `set in`.
        """
        import pandas as pd

        rows = []
        for phone, name, usual in self._odd_ones:
            one, other = (self._stated[name].get(which) for which in (phone, usual))
            place = f"{os.path.basename(one.file)}:{one.line}" if one else ""
            rows.append((phone, name, _shown(one), _shown(other), place))
        return pd.DataFrame(rows, columns=["phone", "parameter", "value", "others have", "set in"])

    def standing_out(self) -> int:
        """How many phones `outliers` has."""
        return len({phone for phone, _, _ in self._odd_ones})

    def findings(self) -> pd.DataFrame:
        """One row for each finding that is no mere information: columns as `lint.Finding` says."""
        import pandas as pd

        from lint.findings import INFO, Finding

        results = lint_paths([self.folder], self.catalogue) if self._stored is None else stored.results(self._stored)
        rows = [one for result in results for one in result.findings if one.severity != INFO]
        return pd.DataFrame(rows, columns=list(Finding._fields))

    def roll_out(self, folder: str | os.PathLike[str]) -> Plan:
        """What it needs to bring the phones to the configurations of another folder. Raises `CfgError`."""
        return plan_files(self.folder, os.fspath(folder), Reader(self.catalogue), Planner(self.catalogue))

    def roll_out_groups(self, plan: Plan) -> pd.DataFrame:
        """One row for phones with the same changes, the largest group first: `phones`, `needs`, `changes`, `which`."""
        import pandas as pd

        rows = []
        for changes, names in plan.groups():
            texts = (f"{c.parameter}: {shown(c.old, c)} \u2192 {shown(c.new, c)}" for c in changes)
            needs = next(phone.apply for phone in plan.phones if phone.file == names[0])
            rows.append((len(names), needs, "; ".join(texts), ", ".join(names)))
        return pd.DataFrame(rows, columns=["phones", "needs", "changes", "which"])

    # Pictures

    def findings_picture(self) -> Picture:
        """A bar for each rule: how many findings it has."""
        found = self.findings()
        counts = found.groupby(["code", "rule", "severity"], as_index=False).size().sort_values("size")
        height = 130 + 34 * max(len(counts), 1)
        picture = charts.figure("Findings by rule", "findings", height, max(counts["size"], default=0))
        for severity, colour in _TONES.items():
            part = counts[counts.severity == severity]
            names = [f"{row.code} {row.rule}" for row in part.itertuples()]
            picture.add_bar(
                x=list(part["size"]), y=names, orientation="h", name=severity, marker_color=colour,
                text=[f"{number} {severity}" for number in part["size"]], textposition="auto",
            )  # fmt: skip
        return charts.shown(picture)

    def roll_out_picture(self, plan: Plan) -> Picture:
        """A bar for each action: how many phones need it."""
        order = self.catalogue.actions()
        picture = charts.figure(f"What the roll-out does to {len(plan.phones) + plan.same} phones", "phones")
        for action, number in reversed(plan.by_action([*order, "unknown"])):
            colour = _ACTION_TONES[min(order.index(action) if action in order else 6, 6)]
            picture.add_bar(
                x=[number], y=[action], orientation="h", marker_color=colour, showlegend=False,
                text=[str(number)], textposition="outside", cliponaxis=False, textfont={"size": 16},
            )  # fmt: skip
        return charts.shown(picture)

    # What differs

    @cached_property
    def _groups(self) -> list[list[str]]:
        """Phones that include the same files."""
        held: dict[frozenset[str], list[str]] = defaultdict(list)
        for phone, layered in self.phones.items():
            held[layered.includes].append(phone)
        return list(held.values())

    @cached_property
    def _odd_ones(self) -> list[tuple[str, str, str]]:
        """Each phone that stands out in a parameter, the parameter, and a phone that has what is usual there."""
        return [(phone, name, usual) for name, held in self._stated.items() for phone, usual in self._odd(held)]

    def _values(self, by_phone: dict[str, Stated], among: Iterable[str]) -> Counter[str]:
        return Counter(_key(by_phone.get(phone)) for phone in among)

    def _own(self, values: Counter[str], number: int) -> bool:
        return number > 2 and len(values) >= _OWN * number

    def _odd(self, by_phone: dict[str, Stated]) -> list[tuple[str, str]]:
        """Phones that differ from nearly all of their group, each with one that has what is usual there."""
        found = []
        for group in self._groups:
            values = self._values(by_phone, group)
            usual, number = values.most_common(1)[0]
            if len(values) > 1 and len(group) - number <= max(1, _FEW * len(group)) and len(group) >= _LEAST:
                model = next(phone for phone in group if _key(by_phone.get(phone)) == usual)
                found += [(phone, model) for phone in group if _key(by_phone.get(phone)) != usual]
        return found

    def _difference(self, name: str, by_phone: dict[str, Stated]) -> Difference | None:
        values = self._values(by_phone, self.phones)
        if len(values) < 2:
            return None
        odd = {phone for phone, _ in self._odd(by_phone)}
        agree = all(len(self._values(by_phone, [p for p in group if p not in odd])) <= 1 for group in self._groups)
        files = Counter(os.path.basename(one.file) for one in by_phone.values())
        shared = ", ".join(f"{file} ({number} phones)" for file, number in sorted(files.items()) if number > 1)
        own = sum(1 for number in files.values() if number == 1)
        where = " and ".join(
            filter(None, (shared, f"{own} phones' own files" if own > 1 else "one phone's own file" if own else ""))
        )
        if self._own(values, len(self.phones)):
            kind, why = OWN, "each phone has its own value"
        elif odd:
            kind, why = ODD, f"set in {where}; differs from its group: {', '.join(sorted(odd)[:3])}"
        elif agree:
            kind, why = GROUP, f"the included file decides: set in {where}"
        else:
            kind, why = MIXED, f"set in {where}"
        key, number = values.most_common(1)[0]
        text = next((_shown(one) for one in by_phone.values() if _key(one) == key), _NOT_SET)
        return Difference(name, kind, len(values), text, number, why)


def _key(one: Stated | None) -> str:
    """A value to compare by; no setting has the value that stands for none."""
    return "\0" if one is None else one.value


def _shown(one: Stated | None) -> str:
    if one is None:
        return _NOT_SET
    return MASK if one.secret and one.value else clean(one.value)


def _needs(module: str) -> None:
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise MissingExtraError("the view of a fleet", module, "notebook")
