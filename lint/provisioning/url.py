"""A provisioning URL: `protocol://server/firmware;configuration`, the last parts of which may be left out."""

from __future__ import annotations

import re

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.errors import UsageError
from lint.wording import either, quote

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/;]*)(.*)", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_WILDCARD = re.compile(r"<[^<>]*>")
_UNFIT = re.compile(r'[^!-~]|["\'\\`]')
"""What no form of the URL shows, and what servers' configuration files would read as something else."""
_PORT = re.compile(r":\d+$")


class Location(NamedTuple):
    """Where files are. None stands for what is left out; the phone has names of its own for it."""

    protocol: str | None
    server: str
    firmware: str | None = None
    configuration: str | None = None


class Grammar:
    """The parts of a URL, as the dataset has them."""

    def __init__(self, catalogue: Catalogue) -> None:
        rows = catalogue.rows("select * from url_parts order by rowid")
        self.protocols = [str(row["value"]) for row in rows if row["kind"] == "protocol"]
        self.separator = next(str(row["value"]) for row in rows if row["kind"] == "separator")
        self.defaults = {str(row["part"]): str(row["value"]) for row in rows if row["kind"] == "default_name"}
        self.wildcards = {str(row["value"]): str(row["part"]) for row in rows if row["kind"] == "wildcard"}
        self.notes = {str(row["value"]): str(row["note"]) for row in rows if row["note"]}

    def read(self, text: str) -> Location | None:
        """The parts of a URL; None where it is no URL. A protocol is put in small letters."""
        match = _URL.fullmatch(text)
        if match is None:
            return None
        firmware, configuration = self.names(match[3].removeprefix("/"))
        return Location(match[1].lower(), match[2], firmware, configuration)

    def names(self, text: str) -> tuple[str | None, str | None]:
        """Firmware and configuration file of `a.img;b.cfg`; what is empty is left out."""
        firmware, _, configuration = text.partition(self.separator)
        return firmware or None, configuration or None

    def write(self, location: Location) -> str:
        """The URL of a location. Raises `UsageError` for what no form of it can hold."""
        if location.protocol not in self.protocols:
            raise UsageError(f"protocol {quote(location.protocol or '')}: a phone knows {either(self.protocols)}")
        self._fit("server", location.server)
        if not _HOST.fullmatch(location.server):
            raise UsageError(f"server {quote(location.server)}: an IP address or a host name is wanted, and no more")
        return f"{location.protocol}://{location.server}{self._path(location)}"

    def write_names(self, location: Location) -> str:
        """The names of both files as option 67 has them. Raises `UsageError` where one is missing."""
        if not (location.firmware and location.configuration):
            raise UsageError("the names of both files are needed here: no source shows one alone")
        return self._path(location).removeprefix("/")

    def remarks(self, text: str) -> list[str]:
        """What is odd about the text of a URL: what no form that a source shows has."""
        location = self.read(text)
        if location is None:
            return ["no URL: no source shows such a value here"]
        found = []
        if location.protocol not in self.protocols:
            found.append(f"protocol {quote(location.protocol or '')} is none of {either(self.protocols)}")
        if _PORT.search(location.server):
            found.append("no form that a source shows has a port")
        elif not _HOST.fullmatch(location.server):
            found.append(f"{quote(location.server)} is no IP address and no host name")
        rest = text.split("://", 1)[1][len(location.server) :]
        if rest.startswith(self.separator):
            found.append(f"no form that a source shows has '{self.separator}' without a slash before it")
        if rest.count(self.separator) > 1:
            found.append(f"more than one '{self.separator}': the second name is all behind the first one")
        if _UNFIT.search(text):
            found.append("it holds blanks, quotes or other signs that no form shows")
        return found + self.of_names(location)

    def of_names(self, location: Location) -> list[str]:
        """What is odd about the names of files."""
        found = []
        for part in ("firmware", "configuration"):
            for sign in _WILDCARD.findall(getattr(location, part) or ""):
                if sign not in self.wildcards:
                    found.append(f"{quote(sign)} is no wildcard that a source shows ({either(list(self.wildcards))})")
                elif self.wildcards[sign] != part:
                    found.append(f"whether {sign} works in the {part} name is not known")
        return found

    def _path(self, location: Location) -> str:
        for what, name in (("firmware", location.firmware), ("configuration", location.configuration)):
            if name is not None:
                self._fit(what, name)
                if self.separator in name:
                    raise UsageError(f"{what} {quote(name)}: '{self.separator}' divides the two names of a URL")
        if location.firmware is not None and location.firmware.startswith("/"):
            raise UsageError(f"firmware {quote(location.firmware)}: write it without a slash before it")
        if location.configuration is not None:
            return f"/{location.firmware or ''}{self.separator}{location.configuration}"
        return f"/{location.firmware}" if location.firmware is not None else ""

    @staticmethod
    def _fit(what: str, text: str) -> None:
        if not text:
            raise UsageError(f"{what}: empty; leave the option out")
        unfit = _UNFIT.search(text)
        if unfit:
            raise UsageError(f"{what} {quote(text)}: holds {quote(unfit[0])}, which no form of such a URL shows")


def fill(name: str, model: str | None, mac: str | None) -> str:
    """A name with its wildcards filled in, as far as model and MAC are known."""
    for sign, value in (("<MODEL>", model), ("<MAC>", mac)):
        if value is not None:
            name = name.replace(sign, value)
    return name
