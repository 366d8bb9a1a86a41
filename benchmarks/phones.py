"""A fleet of phones for measurements and tests, made as it is read: file N is the same on every call.

    for name, data in Fleet(phones=1000): ...

Made from a phone's full export where one is at hand, otherwise from the dataset's defaults. Every phone has its own
number, names, password and addresses; one in ten differs in a setting more; one line in a hundred of the phones' own is
faulty, and one file in a hundred has a faulty line more. With `shared`, phones have small files that include one that
holds the rest.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXPORT = ROOT.parent / "shared" / "cfg" / "405hd-genesys-full-export.cfg"
SHARED_FILE = "global.cfg"
PHONES_A_SITE = 250
_OWN = {
    "voip/line/0/id": "{number}",
    "voip/line/0/auth_name": "user{number}",
    "voip/line/0/auth_password": "Secret-{number}-{odd}",
    "voip/line/0/description": "Phone {number}",
    "voip/line/0/extension_display": "{number}",
    "voip/line/0/call_forward/destination": "{number}9",
}
"""What each phone has of its own,"""
_FIXED = {
    "network/lan/fixed_ip/ip_address": "10.{a}.{b}.{c}",
    "network/lan/fixed_ip/gateway": "10.{a}.{b}.1",
    "network/lan/fixed_ip/netmask": "255.255.255.0",
}
"""and one in ten besides."""
_FAULTS = (
    ("voip/line/0/auth_name", "voip/lin/0/auth_name=user{number}"),
    ("network/lan/fixed_ip/gateway", "network/lan/fixed_ip/gateway=10.{a}.{b}.1000"),
    ("voip/line/0/id", "voip/line/0/id = {number}"),
    ("voip/line/0/description", "voip/line/0/description Phone {number}"),
    ("voip/line/0/extension_display", "voip/line/0/extension_display={{number}}"),
)


class Fleet:
    """The files of a fleet, by number."""

    def __init__(self, phones: int, *, shared: bool = False, export: Path = EXPORT) -> None:
        self.phones = phones
        self.shared = shared
        self._export = export

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return map(self.file, range(self.phones))

    def file(self, number: int) -> tuple[str, bytes]:
        """Path below the fleet's folder, and content."""
        site = number // PHONES_A_SITE
        name = f"site-{site:04}/00908f{number:06x}.cfg"
        words = {
            "number": 4_000_000 + number,
            "odd": number * 2_654_435_761 % 2**32,
            "a": number >> 16 & 255,
            "b": number >> 8 & 255,
            "c": number & 255,
        }
        values = _OWN | _FIXED if number % 10 == 3 else _OWN
        own = {key: f"{key}={value.format(**words)}" for key, value in values.items()}
        for place, (key, line) in enumerate(_FAULTS):
            if (number * 31 + place) % 100 == 0:
                own[key] = line.format(**words)
        fault = [f"voip/signalling/sip/proxy_prt={number}"] if number % 100 == 50 else []
        if self.shared:
            rows = [f"include ../{SHARED_FILE}", *own.values(), *fault]
            return name, ("\n".join(rows) + "\n").encode()
        rows = list(self.lines)
        added = []
        for key, line in own.items():
            place = self._places.get(key)
            if place is None:
                added.append(line)
            else:
                rows[place] = line
        return name, ("\n".join([*rows, *added, *fault]) + "\n").encode()

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the phone that the fleet is made from."""
        if self._export.is_file():
            return self._export.read_text(encoding="utf-8").splitlines()
        from kb.catalogue import Catalogue

        known = [parameter for parameter in Catalogue() if not parameter.sibling and parameter.default is not None]
        return [
            f"{one.name.replace('{n}', '0')}={one.default}" for one in known if "{" not in one.name.replace("{n}", "")
        ]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {line.partition("=")[0].strip(): place for place, line in enumerate(self.lines)}

    def shared_file(self) -> bytes:
        """What phones with small files include: the settings that all have alike."""
        return ("\n".join(line for line in self.lines if line.partition("=")[0] not in _OWN) + "\n").encode()

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Write the fleet below a folder."""
        root = Path(folder)
        root.mkdir(parents=True, exist_ok=True)
        if self.shared:
            (root / SHARED_FILE).write_bytes(self.shared_file())
        for name, data in self:
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
