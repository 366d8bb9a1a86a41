"""Which URLs a phone asks for, in which order, with which names; what no source says is a step that says so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.provisioning.options import Options, text_of
from lint.provisioning.url import Location, fill
from lint.sheet import Sheet
from lint.wording import either, quote

Step = dict[str, Any]
_PARTS = {"firmware": "download-order-firmware-first", "configuration": "download-order-configuration-second"}
"""Parts of a URL in the order of their requests, with the fact of each."""
_MAC_CASES = ("urls-and-file-names-mac-lower-case", "urls-and-file-names-mac-upper-case")


class Phone(NamedTuple):
    """What is known of the phone and its network."""

    model: str | None = None
    mac: str | None = None
    """Twelve hexadecimal digits."""
    sheet: Sheet | None = None
    """Its configuration."""
    options: Mapping[str, bytes] = {}
    """DHCP options that it is sent, by number."""
    notify: str | None = None
    """The URL that a SIP server sends it."""


class Hunt:
    """The search of one phone."""

    def __init__(self, catalogue: Catalogue, phone: Phone) -> None:
        self.catalogue = catalogue
        self.phone = phone
        self.options = Options(catalogue)
        self._rows = [
            {name: row[name] for name in row.keys()}  # noqa: SIM118 (a sqlite3.Row is no mapping)
            | {name: json.loads(row[name] or "null") for name in ("methods", "facts", "parameters", "sources")}
            for row in catalogue.rows("select * from provisioning_sources order by rowid")
        ]

    def steps(self) -> Iterator[Step]:
        """Each `{step, source, url, evidence, ...}`; `step` is null where no source tells its place in the order."""
        ranked = sorted((row for row in self._rows if row["rank"] is not None), key=lambda row: int(row["rank"]))
        number = 0
        given: str | None = None
        fixed = [row for row in self._rows if row["rank"] is None and row["kind"] == "parameters" and self._sure(row)]
        for row in fixed + ranked:
            if not self._counts(row):
                continue
            for step in self._of(row):
                if given and given != row["name"]:
                    step["why"] += (
                        f"; only if {given} gives no URL (whether also if its server does not answer is not known)"
                    )
                number += 1
                yield {"step": number, **step}
            if given is None and self._gives(row):
                given = row["name"]
        yield from ({"step": None, **step} for step in self._includes())
        for row in self._rows:
            if row["rank"] is None and row not in fixed and self._counts(row):
                yield from ({"step": None, **step} for step in self._of(row))

    def method(self) -> tuple[str | None, str | None]:
        """The value of the parameter that decides, and what it means."""
        switch = next(row["switch"] for row in self._rows if row["switch"])
        value = self._value(switch)
        meanings = self.catalogue.value_meanings(switch)
        known = next((name for name in meanings if value is not None and name.lower() == value.lower()), value)
        return known, meanings.get(known or "")

    def _value(self, name: str) -> str | None:
        if self.phone.sheet is not None:
            return self.phone.sheet.effective.value_or_default(name)
        return self.catalogue.default(name, self.phone.model)

    def _counts(self, row: Step) -> bool:
        """Whether a source counts with the method that holds; where nothing is known of that, it may."""
        value = self._value(row["switch"]) if row["switch"] else None
        return value is None or value.lower() in {method.lower() for method in row["methods"]}

    @staticmethod
    def _sure(row: Step) -> bool:
        """Whether no question is open on when it is asked."""
        return row["question"] is None

    def _gives(self, row: Step) -> bool:
        return self._location(row) is not None

    # The steps of one source

    def _of(self, row: Step) -> Iterator[Step]:
        if row["kind"] == "parameters":
            yield from self._parameters(row)
        elif row["kind"] == "redirect":
            yield self._redirect(row)
        else:
            location = self._location(row)
            if location is None:
                yield self._step(row, None, self._nothing(row))
            else:
                yield from self._requests(row, location)

    def _location(self, row: Step) -> Location | None:
        if row["kind"] == "dhcp_url":
            text = text_of(self.phone.options.get(self.url_option(), b""))
            return self.options.grammar.read(text) if text else None
        if row["kind"] == "dhcp_66_67":
            values = [self.phone.options.get(self.options.number(role), b"") for role in ("server", "names")]
            server, names = (text_of(value) for value in values)
            return self.options.location(server, names) if server and names is not None else None
        if row["kind"] == "sip" and self.phone.notify:
            return self.options.grammar.read(self.phone.notify)
        return None

    def url_option(self) -> str:
        """The number of the option that carries the URL: the configuration's, or the default."""
        row = next(row for row in self._rows if row["kind"] == "dhcp_url")
        return self._value(row["parameters"][0]) or self.options.number("url")

    def _nothing(self, row: Step) -> str:
        numbers = {
            "dhcp_url": [self.url_option()],
            "dhcp_66_67": [self.options.number("server"), self.options.number("names")],
            "dhcp_vendor": [self.options.number("vendor")],
        }.get(row["kind"])
        if numbers is None:
            return str(row["what"])
        sent = [number for number in numbers if number in self.phone.options]
        if not sent:
            return f"option {either(numbers)} is not among what the phone is sent"
        if row["kind"] == "dhcp_vendor":
            return str(row["what"])
        return f"what is sent in option {either(sent)} gives no URL in a form that a source shows"

    def _requests(self, row: Step, location: Location) -> Iterator[Step]:
        grammar = self.options.grammar
        remarks = grammar.of_names(location)
        for part, fact in _PARTS.items():
            named = getattr(location, part)
            name = named or grammar.defaults[part]
            base = f"{location.protocol}://{location.server}/"
            if named:
                why = f"{row['name']}: the {part} is named"
            else:
                why = f"{row['name']}: no {part} is named, so the phone takes its own name for it"
            step = self._step(row, base + self._filled(name), why, fact, *self._default_fact(part, named))
            step["file"] = part
            step["remarks"] = [remark for remark in remarks if f" {part} " in f"{remark} "]
            yield self._with_cases(step, base, name)

    @staticmethod
    def _default_fact(part: str, named: str | None) -> tuple[str, ...]:
        return () if named else (f"urls-and-file-names-default-{part}",)

    def _filled(self, name: str) -> str:
        return fill(name, self.phone.model, self.phone.mac)

    def _with_cases(self, step: Step, base: str, name: str) -> Step:
        """The URL in the other case of the MAC too, where it holds one: which one a phone writes is not known."""
        mac = self.phone.mac
        if mac and "<MAC>" in name and mac.lower() != mac.upper():
            step["url"] = base + fill(name, self.phone.model, mac.lower())
            step["also"] = [base + fill(name, self.phone.model, mac.upper())]
            step["evidence"] += [self._evidence(fact) for fact in _MAC_CASES]
        missing = [sign for sign in self.options.grammar.wildcards if sign in step["url"]]
        if missing:
            step["remarks"].append(f"{either(missing)} is filled in by the phone; name its model or MAC to see it")
        return step

    def _parameters(self, row: Step) -> Iterator[Step]:
        for name, (part, fact) in zip(row["parameters"], _PARTS.items(), strict=True):
            value = self._value(name)
            if not value:
                if self._sure(row):
                    step = self._step(row, None, f"{name} is empty: no source says what the phone asks for then", fact)
                    yield {**step, "file": part}
                continue
            step = self._step(row, self._filled(value), f"{name} holds it", fact)
            step["file"] = part
            if self.options.grammar.separator in value:
                step["remarks"].append("what the separator means in a fixed URL is not known")
            yield self._with_cases(step, "", value)

    def _redirect(self, row: Step) -> Step:
        base = self._value(row["parameters"][0])
        if not base:
            return self._step(row, None, f"{row['parameters'][0]} is empty")
        return self._step(row, f"{base.rstrip('/')}/{self.phone.mac or '<MAC>'}", row["what"])

    def _includes(self) -> Iterator[Step]:
        sheet = self.phone.sheet
        for include in sheet.chain.includes if sheet else ():
            text = include.target.text
            remarks = [] if include.target.scheme else [self._question("include-location")]
            yield {
                "source": "include line of the configuration",
                "url": text if include.target.scheme else None,
                "why": f"the configuration includes {quote(text)}",
                "evidence": [self._evidence("include-form")],
                "remarks": remarks,
                "file": "configuration",
                "also": [],
            }

    # What a step says

    def _step(self, row: Step, url: str | None, why: str, *facts: str) -> Step:
        evidence = [self._evidence(fact) for fact in (*(row["facts"] or ()), *facts)]
        if not evidence:
            evidence = [{"id": row["id"], "text": row["what"], "sources": row["sources"], "grade": None}]
        remarks = [self._question(row["question"])] if row["question"] else []
        if row["note"]:
            remarks.append(row["note"])
        return {
            "source": row["name"], "url": url, "why": why, "evidence": evidence, "remarks": remarks,
            "file": None, "also": [],
        }  # fmt: skip

    def _evidence(self, identifier: str) -> Step:
        fact = self.catalogue.topic_fact(identifier)
        return {"id": fact.id, "text": fact.text, "sources": fact.sources, "grade": fact.grade}

    def _question(self, identifier: str) -> str:
        row = self.catalogue.rows("select * from open_questions where id = ?", (identifier,))[0]
        where = f" (the guide's section {row['section']}, page {row['page']}, should tell)" if row["section"] else ""
        return f"not known: {row['question']}{where}"
