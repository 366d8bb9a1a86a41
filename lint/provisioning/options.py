"""DHCP options: what their values say, and the values that say something."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kb.catalogue import Catalogue
from lint.errors import UsageError
from lint.provisioning.url import Grammar, Location
from lint.wording import clean, quote

_LONGEST = 255
Told = dict[str, Any]


class Options:
    """The options of the dataset."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.grammar = Grammar(catalogue)
        self.rows = {str(row["option"]): row for row in catalogue.rows("select * from dhcp_options order by rowid")}
        self._table = catalogue.rows("select * from dhcp_66_67 order by rowid")

    def number(self, role: str) -> str:
        """The option of a role: that of the URL is what its parameter has by default."""
        return next(number for number, row in self.rows.items() if row["role"] == role)

    def role(self, number: str) -> str:
        """What an option's value is for. A number that is not known can be that of the URL, by a parameter."""
        row = self.rows.get(number)
        return str(row["role"]) if row else "url"

    def explained(self, number: str) -> Told:
        """All that is known of an option, and of what it gives together with another."""
        told = {name: self.rows[number][name] for name in self.rows[number].keys()}  # noqa: SIM118 (no mapping)
        for name in ("forms", "parameters", "sources"):
            told[name] = json.loads(told[name]) if told[name] else None
        if told["role"] in ("server", "names"):
            told["table"] = [
                {name: row[name] for name in ("option66", "option67", "result", "note")} for row in self._table
            ]
        return told

    # Meaning

    def decode(self, values: Mapping[str, bytes]) -> list[Told]:
        """What options say, each `{option, protocol, server, firmware, configuration, ...}`."""
        told = []
        server, names = self.number("server"), self.number("names")
        for number, data in values.items():
            role = self.role(number)
            if role == "url":
                told.append(self._url(number, data))
            elif role == "server":
                told.append(self._server_and_names(values))
            elif role == "names":
                if server not in values:
                    told.append(self._server_and_names({server: b"", **values}))
            elif role == "vendor":
                told.append(self._vendor(number, data))
            else:
                told.append(self._model(number, data))
        for one in told:
            if one["option"] == server and names in values:
                one["with"] = names
        return told

    def _start(self, number: str, data: bytes) -> Told:
        row = self.rows.get(number)
        told: Told = {"option": number, "text": text_of(data), "hex": data.hex()}
        told |= {"name": row["name"] if row else None, "carries": row["carries"] if row else None}
        told |= {"protocol": None, "server": None, "firmware": None, "configuration": None}
        told |= {"result": None, "remarks": [], "sources": _sources(row) if row else []}
        if row is None:
            holder = self.rows[self.number("url")]
            told["remarks"].append(
                f"no such option is known; taken as the URL's, whose number {holder['option']} a parameter can change"
            )
        if len(data) > _LONGEST:
            told["remarks"].append(f"longer than one option can be ({_LONGEST} bytes)")
        return told

    def _url(self, number: str, data: bytes) -> Told:
        told = self._start(number, data)
        text = told["text"]
        if text is None:
            told["remarks"].append("not ASCII text, so no URL")
            return told
        plain = text.rstrip("\0")
        if plain != text:
            told["remarks"].append("a zero byte at its end is left out; whether a phone takes it is not known")
        location = self.grammar.read(plain)
        told["remarks"] += self.grammar.remarks(plain)
        if location:
            told |= location._asdict()
            told["result"] = self.asks(location)
        return told

    def asks(self, location: Location) -> str:
        """What a phone asks for, in words."""
        names = {part: getattr(location, part) or default for part, default in self.grammar.defaults.items()}
        return f"asks {location.protocol}://{location.server} for {names['firmware']} and {names['configuration']}"

    def _server_and_names(self, values: Mapping[str, bytes]) -> Told:
        number = self.number("server")
        told = self._start(number, values[number])
        server, names = told["text"], text_of(values.get(self.number("names"), b""))
        if server is None or names is None:
            told["remarks"].append("not ASCII text: what it gives is not known")
            return told
        server, names = server.rstrip("\0"), names.rstrip("\0")
        row = self.row(server, names)
        if row is None:
            told["remarks"].append(
                "no row of the table of options 66 and 67 has such values: what they give is not known"
            )
            return told
        told["result"], told["sources"] = row["result"], _sources(row)
        location = self.location(server, names)
        if location:
            told |= location._asdict()
            if "://" in server:
                told["remarks"] += self.grammar.remarks(server)
        notes = [self.rows[number]["note"], row["note"]]
        told["remarks"] += [str(note) for note in notes if note]
        return told

    def row(self, server: str, names: str) -> Any:
        """The row of the table of options 66 and 67 for two values; None where it has none."""
        kind, given = self._kind(server), "absent" if not names else self._names_kind(names)
        for row in self._table:
            if row["server66"] == kind and row["names67"] in ("any", given):
                return row
        return None

    def location(self, server: str, names: str) -> Location | None:
        """Where the two send a phone; None where they do not, or it is not known."""
        row = self.row(server, names)
        if row is None or row["names_from"] is None:
            return None
        location = self.grammar.read(server) or Location(row["protocol"], server)
        if row["names_from"] == "67":
            firmware, configuration = self.grammar.names(names)
            location = location._replace(firmware=firmware, configuration=configuration)
        return location

    def _kind(self, server: str) -> str:
        if not server:
            return "absent"
        location = self.grammar.read(server)
        if location is None:
            plain = "/" not in server and self.grammar.separator not in server
            return "server" if plain else "unknown"
        if location.firmware and location.configuration:
            return "names"
        return "unknown" if location.firmware or location.configuration else "protocol"

    def _names_kind(self, names: str) -> str:
        return "names" if all(self.grammar.names(names)) else "unknown"

    def _vendor(self, number: str, data: bytes) -> Told:
        told = self._start(number, data)
        told["suboptions"] = parts = sub_options(data)
        if parts is None:
            told["remarks"].append("its bytes are no sub-options as the standard has them (code, length, value)")
        elif any(part["text"] and self.grammar.read(part["text"]) for part in parts):
            told["remarks"].append("a sub-option holds a URL; whether a phone looks for it there is not known")
        if self.rows[number]["note"]:
            told["remarks"].append(str(self.rows[number]["note"]))
        return told

    def _model(self, number: str, data: bytes) -> Told:
        told = self._start(number, data)
        row = self.rows[number]
        classes = classes_of(data) if row["encoding"] == "user_class" else None
        texts = classes or ([told["text"].rstrip("\0")] if told["text"] else [])
        told["classes"] = texts
        told["model"] = next((model for text in texts if (model := self.model(text))), None)
        if told["model"] is None:
            told["remarks"].append("no model that is known")
        if row["note"]:
            told["remarks"].append(str(row["note"]))
        return told

    def model(self, text: str) -> str | None:
        """The model that a text names, alone or among other words."""
        exact = self.catalogue.model(text)
        if exact:
            return exact
        words = text.upper().replace("-", " ").replace("_", " ").split()
        return next((model for word in words if (model := self.catalogue.model(word))), None)

    # Values

    def encode(self, number: str, location: Location, model: str | None = None) -> Iterator[tuple[str, str]]:
        """The options that say a location, with their values: one of a URL, or the two of server and names.

        Raises `UsageError` where no form of them can say it, or it is not known which one does.
        """
        role = self.role(number)
        if role == "url":
            yield number, self.grammar.write(location)
        elif role in ("server", "names"):
            yield from self._two(location)
        elif role == "model":
            if model is None:
                raise UsageError(f"option {number} is what the phone sends: name its --model")
            yield number, model
        else:
            raise UsageError(f"option {number}: {self.rows[number]['note']}")

    def _two(self, location: Location) -> Iterator[tuple[str, str]]:
        server, names = self.number("server"), self.number("names")
        if location.firmware is None and location.configuration is None:
            yield server, self._server(location)
        else:
            value = self.grammar.write_names(location)
            yield server, self._server(location)
            yield names, value

    def _server(self, location: Location) -> str:
        assumed = {row["protocol"] for row in self._table if row["server66"] == "server"}
        bare = location._replace(firmware=None, configuration=None)
        if location.protocol is None:
            return self.grammar.write(bare._replace(protocol=next(iter(assumed)))).split("://", 1)[1]
        return self.grammar.write(bare)


def text_of(data: bytes) -> str | None:
    """Bytes as ASCII text; None where they are none."""
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError:
        return None
    return text if text.rstrip("\0").isprintable() else None


def sub_options(data: bytes) -> list[Told] | None:
    """Bytes as sub-options (RFC 2132, 8.4): 0 is padding, 255 the end; None where they do not come out even."""
    found: list[Told] = []
    for code, value in _pairs(data):
        if value is None:
            return None
        found.append({"code": code, "text": text_of(value), "hex": value.hex()})
    return found or None


def classes_of(data: bytes) -> list[str] | None:
    """Bytes as user classes (RFC 3004): each with its length before it; None where they do not come out even."""
    found: list[str] = []
    place = 0
    while place < len(data):
        length = data[place]
        text = text_of(data[place + 1 : place + 1 + length])
        if not length or place + 1 + length > len(data) or text is None:
            return None
        found.append(text)
        place += 1 + length
    return found or None


def _pairs(data: bytes) -> Iterator[tuple[int, bytes | None]]:
    """Code and value of each; the value is None where the bytes end within it."""
    place = 0
    while place < len(data):
        code = data[place]
        place += 1
        if code == 0:
            continue
        if code == 255:
            return
        if place == len(data) or place + 1 + data[place] > len(data):
            yield code, None
            return
        yield code, data[place + 1 : place + 1 + data[place]]
        place += 1 + data[place]


def capture(data: bytes) -> dict[str, bytes]:
    """The options of a packet capture: a whole packet, or its options field. One that comes in parts is put together.

    Raises `UsageError` where the bytes are neither.
    """
    cookie = data.find(b"\x63\x82\x53\x63")
    body = data[cookie + 4 :] if cookie >= 0 else data
    found: dict[str, bytes] = {}
    for code, value in _pairs(body):
        if value is None:
            raise UsageError(f"the bytes end within option {code}: not the whole options field; give one with --option")
        found[str(code)] = found.get(str(code), b"") + value
    if not found:
        raise UsageError("no options in these bytes; give one option's value with --option")
    return found


def bytes_of(text: str, *, as_hex: bool) -> bytes:
    """A value as it is typed: text, or hexadecimal digits as captures show them. Raises `UsageError`."""
    if not as_hex:
        try:
            return text.encode("ascii")
        except UnicodeEncodeError:
            raise UsageError(
                f"{quote(text)}: not ASCII; 'offhook dhcp decode --hex' takes bytes in hexadecimal"
            ) from None
    digits = text.lower().removeprefix("0x").translate({ord(sign): None for sign in " :-.,\n\t\r"})
    try:
        return bytes.fromhex(digits)
    except ValueError:
        raise UsageError(f"{quote(clean(text))}: not hexadecimal digits in pairs") from None


def _sources(row: Any) -> list[str]:
    return list(json.loads(row["sources"]))
