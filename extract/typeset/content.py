"""From the dataset's rows to the printed document, and from the document to the facts that it states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from extract.typeset import appendix, cells, lookalikes, phrases, prose
from extract.typeset.chance import Lot
from extract.typeset.model import Block, Document, OtherTable, ParameterTable, Part, Row, Section, Text
from extract.typeset.naming import in_sentence
from extract.typeset.phrases import Manner
from extract.typeset.places import Parameter, Places, letters_after, places
from extract.typeset.runs import fill, inline, plain, sentences

Rows = Mapping[str, Sequence[dict[str, Any]]]
WITHOUT_PLACE = "Parameters without a Place in the Guide"
_WITHOUT_PLACE_LEAD = (
    "No source tells where the vendor's guide describes these parameters, or whether it does. Those of a sibling "
    "firmware belong to Skype for Business builds and not to the phones of the guide."
)
_OWN = (
    ("old_names", "Old and Other Names", "Names of older or other firmware, and misspelt ones, with the names to use."),
    ("security_advisories", "Published Flaws", "Flaws of the phones and their services that were published."),
)


def build(rows: Rows, manner: Manner, seed: int, parameters: Collection[str] | None = None) -> Document:
    """The document over all parameters, or over the named ones alone: then only what they need is printed."""
    book = _Book(rows, manner, seed, places(rows, parameters), whole=parameters is None)
    guide = rows["document"][0]
    number = f"OH-400-{guide['version']}-{manner.key.upper()}"
    parts = tuple(book.parts())
    return Document(
        manner=manner.key,
        vendor=guide["vendor"],
        product=guide["product"],
        title=guide["title"],
        subtitle=f"Version {guide['version']}",
        above_title=prose.ABOVE_TITLE.format(vendor=guide["vendor"]),
        statement=prose.STATEMENT,
        footer=prose.FOOTER,
        version=guide["version"],
        document=number,
        keywords=("offhook", guide["vendor"], guide["product"], "configuration file", "parameters"),
        imprint=prose.imprint(rows, number),
        preface=prose.preface(rows) if parameters is None else (),
        parts=parts,
        apply={row.facts["name"]: row.facts["apply"] for row in book.printed if "apply" in row.facts},
    )


def truth(document: Document) -> dict[str, Any]:
    """What the document states, fact by fact: all that a perfect extractor can read back, and nothing else.

    A fact that is not stated has no key. `table` is missing for rows of a table that carries no number.
    """
    tables, parameters = [], []
    for table in document.tables():
        place = {"table": table.number} if table.number else {}
        tables.append({**place, "title": table.title, "section": table.section, "caption": bool(table.caption),
                       "rows": len(table.rows)})  # fmt: skip
        parameters += [{**row.facts, **place, "section": table.section} for row in table.rows]
    return {"parameters": parameters, "tables": tables, "apply": document.apply}


class _Heading(NamedTuple):
    """Number and title of a table, and its caption as the manner prints it; all empty for a table without a number."""

    number: str | None = None
    title: str | None = None
    caption: str | None = None


@dataclass
class _Book:
    """The document in the making."""

    rows: Rows
    manner: Manner
    seed: int
    places: Places
    whole: bool

    def __post_init__(self) -> None:
        self.printed: list[Row] = []
        self.label_counts = self.places.labels()
        self.topics = prose.homes(self.rows) if self.whole else {}
        self.captioned = lookalikes.captioned(self.rows) if self.whole else {}
        self.sources = cells.Sources(*(_by_parameter(self.rows[name]) for name in ("values", "notes", "variants")))
        self.tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for table in self.rows["tables"]:
            self.tables[table["section"]].append(table)

    def parts(self) -> Iterator[Part]:
        """The vendor's parts in order, with this document's own appendices at the end of the last one."""
        titles = {part["number"]: part["title"] for part in self.rows["parts"]}
        numbers = list(dict.fromkeys(section["part"] for section in self.rows["sections"]))
        made: list[tuple[str | None, list[Section]]] = []
        late: tuple[list[Section], int, dict[str, Any]] | None = None
        for number in numbers:
            sections: list[Section] = []
            made.append((number, sections))
            for row in self.rows["sections"]:
                if row["part"] != number:
                    continue
                if row["number"] == appendix.NUMBER:
                    late = (sections, len(sections), row)
                else:
                    sections.append(
                        Section(row["number"], row["title"], row["level"], tuple(self.blocks(row["number"])))
                    )
        letters = letters_after({section["number"] for section in self.rows["sections"]})
        if made:
            made[-1][1].extend(self.own(letters))
        if late:
            # It lists the rows of every table, so it can only be written once all of them are.
            sections, position, row = late
            sections.insert(position, Section(row["number"], row["title"], row["level"], self.reload_blocks()))
        for number, sections in made:
            kept = sections if self.whole else _needed(sections)
            if kept:
                yield Part(number, titles.get(number or ""), tuple(kept))

    def reload_blocks(self) -> tuple[Block, ...]:
        topics = [block for row in self.topics.get(appendix.NUMBER, ()) for block in prose.topic(row, self.rows)]
        listed = appendix.blocks(self.printed, self.manner.key, self.rows["actions"] if self.whole else ())
        return (*topics, *listed)

    def blocks(self, number: str) -> Iterator[Block]:
        """All that a section prints."""
        made: list[Block] = []
        for row in self.topics.get(number, ()):
            made += prose.topic(row, self.rows)
        if self.whole:
            made += prose.cross_references(number, self.rows)
        for table in self.tables[number]:
            made += self.numbered(table, number)
        made += self.loose(number)
        if self.whole and (name := lookalikes.IN_SECTIONS.get(number)):
            made.append(lookalikes.vocabulary(name, self.rows[name]))
        below = [row for row in self.rows["sections"] if row["parent"] == number]
        if self.whole and not made and not below:
            made += prose.questions(number, self.rows) or [Text(plain(prose.NOTHING_KNOWN), "muted")]
        yield from made

    def numbered(self, table: Mapping[str, Any], section: str) -> list[Block]:
        """A table of the guide: its parameters, what else it holds, or that its rows are not known."""
        number, title = table["number"], table["title"]
        lot = Lot(self.seed, f"table {number}")
        found = self.places.in_table.get(number)
        if found:
            lead = fill(lot.pick("lead", self.manner.leads), number=number)
            caption = lot.pick("caption", self.manner.captions).format(number=number, title=title) or None
            return [Text(lead, "lead"), self.table(found, section, lot, _Heading(number, title, caption))]
        other = self.captioned.get(number)
        if other:
            return [_with_caption(other, number, title)]
        said = prose.TABLE_UNKNOWN.format(number=number, title=title)
        return [Text(plain(said), "muted")] if self.whole else []

    def loose(self, section: str) -> list[Block]:
        """Parameters that belong to a section by topic, without a table of the guide to stand in."""
        found = self.places.loose.get(section)
        if not found:
            return []
        lot = Lot(self.seed, f"section {section}")
        lead = Text(fill(lot.pick("lead", self.manner.loose_leads)), "lead")
        return [lead, self.table(found, section, lot, _Heading())]

    def own(self, letters: Iterator[str]) -> Iterator[Section]:
        """The appendices that this document adds."""
        letter = next(letters)
        groups = self.places.without
        if groups or self.whole:
            yield Section(letter, WITHOUT_PLACE, 1, (Text(plain(_WITHOUT_PLACE_LEAD)),))
        for count, group in enumerate(groups, 1):
            number = f"{letter}-{count}"
            lot = Lot(self.seed, f"group {group.prefix} {group.sibling}")
            lead = Text(fill(lot.pick("lead", self.manner.leads), number=number), "lead")
            caption = self.manner.captions[0][1].format(number=number, title=group.title)
            heading = _Heading(number, group.title, caption)
            table = self.table(list(group.parameters), f"{letter}.{count}", lot, heading)
            yield Section(f"{letter}.{count}", group.title, 2, (lead, table))
        if not self.whole:
            return
        for name, title, lead_text in _OWN:
            blocks = (Text(plain(lead_text)), lookalikes.vocabulary(name, self.rows[name]))
            yield Section(next(letters), title, 1, blocks)
        rest = prose.further(self.topics.get("", ()), self.rows)
        if rest:
            yield Section(next(letters), "Further Topics", 1, tuple(rest))

    def table(self, found: list[Parameter], section: str, lot: Lot, heading: _Heading) -> ParameterTable:
        """A parameter table, and what stands directly below it."""
        labels = self.labels(found)
        made = tuple(cells.row(one, self.manner, self.seed, self.sources, labels) for one in found)
        self.printed += made
        below = lookalikes.touching([one["name"] for one in found], self.rows)
        touching = below[lot.number("which touches", len(below))] if below else None
        split = lot.pick("split", self.manner.splits)
        if touching:
            touching = replace(touching, widths=(split, 100 - split))  # One grid with the table above it.
        return ParameterTable(
            header=lot.pick("header", self.manner.headers),
            rows=made,
            style=lot.pick("style", self.manner.styles),
            split=split,
            section=section,
            number=heading.number,
            title=heading.title,
            caption=heading.caption,
            touching=touching if lot.happens("touches", self.manner.touch_percent) else None,
            example=_example(found) if lot.happens("example", 50) else None,
        )

    def labels(self, table: Sequence[Parameter]) -> dict[str, str]:
        """Labels that name one parameter only: in the whole document, or at least within this table."""
        here: dict[str, list[str]] = defaultdict(list)
        for parameter in table:
            if parameter["label"]:
                here[parameter["label"]].append(parameter["name"])
        everywhere = [*self.places.in_table.values(), *self.places.loose.values()]
        known = {p["name"]: p["label"] for some in everywhere for p in some if self.label_counts[p["label"]] == 1}
        return known | {names[0]: label for label, names in here.items() if len(names) == 1}


def _needed(sections: Sequence[Section]) -> list[Section]:
    """Sections that print something, and those above them."""
    full = {section.number for section in sections if section.blocks}
    return [
        one for one in sections if one.number in full or any(number.startswith(f"{one.number}.") for number in full)
    ]


def _with_caption(table: OtherTable, number: str, title: str) -> OtherTable:
    return replace(
        table, number=number, title=title, caption=phrases.A.captions[0][1].format(number=number, title=title)
    )


def _example(found: Sequence[Parameter]) -> Text | None:
    """A line of a file that sets one of the parameters to its default."""
    for parameter in reversed(found):
        if parameter["default"] and not parameter["secret"]:
            line = f"{in_sentence(parameter['name']).replace('%d', '0')}={parameter['default']}"
            return Text(sentences([inline(phrases.EXAMPLE), plain(line, "tt")]))
    return None


def _by_parameter(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["parameter"]].append(row)
    return found
