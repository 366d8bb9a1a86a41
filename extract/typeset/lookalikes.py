"""Tables that look like parameter tables and hold none: DHCP options, CSV, codecs, RFCs, messages, models.

Their rows come from the dataset's small tables and topics; only headings and the choice of columns stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.typeset.model import OtherTable, Text
from extract.typeset.naming import in_sentence
from extract.typeset.runs import inline, plain

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
_CODE = frozenset(
    {"literal", "option66", "option67", "successor", "menu_parameter", "suffix", "value", "secret", "old"}
)
"""Columns whose cells are names or code; `old` is the name of `old_names`."""
_SHAPES: dict[str, tuple[tuple[str, str, int], ...]] = {
    "dhcp_options": (("Option", "option", 1), ("Use", "carries", 4), ("Sent by", "direction", 2)),
    "dhcp_66_67": (
        ("Option 66", "option66", 2),
        ("Option 67", "option67", 2),
        ("What the phone asks for", "result", 4),
    ),
    "codecs": (("Codec", "literal", 2), ("Name", "name", 2), ("Remark", "meaning", 3)),
    "languages": (("Language", "literal", 1), ("Meaning", "meaning", 2), ("Menu switch", "menu_parameter", 3)),
    "key_functions": (("Function", "literal", 2), ("Kind of key", "kind", 2), ("What it does", "meaning", 3)),
    "file_formats": (("Suffix", "suffix", 1), ("File", "name", 2), ("Content", "what", 5)),
    "events": (("Event", "event", 2), ("What is known", "what_is_known", 5)),
    "messages": (("Message", "message", 1), ("When the screen shows it", "when", 3)),
    "factory_credentials": (("Account", "account", 2), ("Published", "secret", 1), ("Where it is used", "where", 3)),
    "models": (("Model", "model", 1), ("Lines", "lines", 1), ("Remark", "lines_note", 3)),
    "old_names": (("Old or other name", "name", 4), ("Name to use", "successor", 4), ("Remark", "note", 4)),
    "security_advisories": (("Number", "id", 2), ("Affects", "affects", 2), ("What is wrong", "what", 5)),
    "actions": (("Change", "action", 2), ("What happens", "meaning", 3), ("What a user notices", "user_notices", 5)),
    "grades": (("Grade", "grade", 1), ("Meaning", "meaning", 4)),
    "revisions": (("Document", "document", 2), ("Version", "version", 1), ("Subjects", "subjects", 6)),
}
"""For each table of the dataset: heading, column and width."""

IN_SECTIONS = {"4": "file_formats", "8.2": "dhcp_options", "18.4": "codecs", "2.2": "languages", "24.4":
               "key_functions", "37": "factory_credentials", "38": "events"}  # fmt: skip
"""Which of them a section prints without a caption."""
_CAPTIONED = {"8-2": "dhcp_66_67", "48-1": "messages", "G-1": "models"}
_TOUCHING = {
    "dhcp_options": ("Option", "Use"), "codecs": ("Codec", "Name"), "countries": ("Country", "Meaning"),
    "languages": ("Language", "Meaning"), "key_functions": ("Function", "Kind of key"), "messages": ("Message", "When"),
    "factory_credentials": ("Account", "Where"),
}  # fmt: skip
_TOUCHING_COLUMNS = {
    "dhcp_options": ("option", "name"), "countries": ("literal", "meaning"), "languages": ("literal", "meaning"),
    "codecs": ("literal", "name"), "key_functions": ("literal", "kind"), "messages": ("message", "when"),
    "factory_credentials": ("account", "where"),
}  # fmt: skip
_RFC = re.compile(r"\bRFC (\d{3,5})\b")
_METHODS = re.compile(r"\b(INVITE|REGISTER|OPTIONS|SUBSCRIBE|NOTIFY|PUBLISH|REFER|BYE|ACK|CANCEL|INFO|UPDATE|PRACK)\b")
_HEADERS = re.compile(
    r"\b(Alert-Info|Call-Info|Contact|Diversion|Event|Expires|From|Min-SE|P-Asserted-Identity|Session-Expires|"
    r"Subscription-State|User-Agent)(?= header| field)|\b(Min-SE|Session-Expires|Alert-Info|P-Asserted-Identity)\b"
)
_LISTED_AT_MOST = 4


def vocabulary(name: str, rows: Iterable[Mapping[str, Any]]) -> OtherTable:
    """A table of the dataset as a table of the guide."""
    shape = _SHAPES[name]
    odd = {"name": "old"} if name == "old_names" else {}
    body = tuple(tuple(_cell(row[column], odd.get(column, column)) for _, column, _ in shape) for row in rows)
    return OtherTable(tuple(head for head, _, _ in shape), body, tuple(width for _, _, width in shape))


def captioned(rows: Rows) -> dict[str, OtherTable]:
    """The guide's own tables that hold no parameters, as far as their content is known, by number."""
    found = {number: vocabulary(name, rows[name]) for number, name in _CAPTIONED.items()}
    topics = [
        example for fact in rows["topic_facts"] if fact["topic"] == "voiprovision" for example in fact["examples"] or ()
    ]
    found |= _csv(topics)
    texts = list(_texts(rows))
    found["E-1"] = _mentions("RFC", _RFC, texts)
    found["E-2"] = _mentions("Method", _METHODS, texts)
    found["E-3"] = _mentions("Header", _HEADERS, texts)
    return {number: table for number, table in found.items() if table.rows}


def touching(names: Iterable[str], rows: Rows) -> list[OtherTable]:
    """Two-column tables that have to do with these parameters: what a guide's author puts below their table."""
    wanted = set(names)
    found = []
    for name, header in _TOUCHING.items():
        lines = [
            row
            for row in rows[name]
            if wanted & {*(row.get("parameters") or row.get("used_in") or [row.get("parameter")])}
        ]
        if lines:
            columns = _TOUCHING_COLUMNS[name]
            body = tuple(tuple(_cell(row[column], column) for column in columns) for row in lines if row[columns[0]])
            found.append(OtherTable(header, body, (2, 3)))
    return [table for table in found if table.rows]


def examples(rows: Sequence[Mapping[str, Any]]) -> OtherTable:
    """Examples of a topic with their meaning."""
    body = tuple((_cell(row["value"], "value"), _cell(row.get("meaning"), "meaning")) for row in rows)
    return OtherTable(("Example", "Meaning"), body, (2, 3))


def _csv(given: Sequence[Mapping[str, Any]]) -> dict[str, OtherTable]:
    """The example of a CSV file as a table of its fields, and what its tags stand for in the template."""
    lines = [row["value"].split(",") for row in given if "," in row["value"]]
    tags = [row["value"].partition("=")[::2] for row in given if re.fullmatch(r"[^=]+=\[\w+\]", row["value"])]
    found = {}
    if len(lines) > 1:
        header, *records = lines
        body = tuple(
            tuple(_cell(value, "value") for value in record) for record in records if len(record) == len(header)
        )
        found["4-1"] = OtherTable(tuple(header), body, (1,) * len(header))
    if tags:
        body = tuple((_cell(tag, "value"), _cell(path, "value")) for path, tag in tags)
        found["D-1"] = OtherTable(("Tag", "Setting of the template"), body, (1, 3))
    return found


def _texts(rows: Rows) -> Iterable[tuple[str, str]]:
    """Everything the dataset says in prose, with the name of what it is about."""
    for row in rows["parameters"]:
        yield in_sentence(row["name"]), row["summary"] or ""
    for row in rows["notes"]:
        yield in_sentence(row["parameter"]), row["text"]
    titles = {row["topic"]: row["title"] for row in rows["topics"]}
    for row in rows["topic_facts"]:
        yield titles[row["topic"]], row["text"]


def _mentions(what: str, pattern: re.Pattern[str], texts: Iterable[tuple[str, str]]) -> OtherTable:
    """Standards, methods or headers that the facts name, and where: no more is claimed."""
    places: dict[str, list[str]] = {}
    for about, text in texts:
        for match in pattern.finditer(text):
            found = places.setdefault(next(group for group in match.groups() if group), [])
            if about not in found:
                found.append(about)
    body = []
    for name in sorted(places, key=lambda one: (one.isdigit() and int(one), one)):
        shown = places[name][:_LISTED_AT_MOST]
        more = len(places[name]) - len(shown)
        body.append((Text(plain(name)), Text(plain("; ".join(shown) + (f"; and {more} more" if more else "")))))
    return OtherTable((what, "Where this document names it"), tuple(body), (1, 3))


def _cell(value: Any, column: str) -> Text:
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    text = "" if value is None else str(value)
    if column in _CODE:
        return Text(plain(in_sentence(text), "tt"))
    return Text(inline(text))
