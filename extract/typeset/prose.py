"""Running text: the topics of the dataset as paragraphs of their sections, and the pages before chapter 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.typeset import lookalikes
from extract.typeset.model import Block, Section, Text
from extract.typeset.runs import Runs, inline, plain, sentences

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
_EXAMPLES_FOR_A_TABLE = 3

ABOVE_TITLE = "A reference by offhook to the {vendor}"
STATEMENT = (
    "A reference typeset by offhook from its own facts. It is not the vendor's guide and holds none of its text; "
    "its page numbers are its own, not those of the vendor's guide."
)
FOOTER = "Typeset by offhook from its own facts. Page numbers are those of this document, not of the vendor's guide."
NOTHING_KNOWN = "No facts on this section are at hand."
TABLE_UNKNOWN = "The vendor's guide has table {number} here, \u201c{title}\u201d. Its rows are not known."
TOPIC_ELSEWHERE = "See also {where}."


def topic(row: Mapping[str, Any], rows: Rows, headed: bool = True) -> list[Block]:
    """A topic: its summary, its facts as a list, grammar and examples, and what is not known."""
    made: list[Block] = [Text(plain(row["title"]), "head")] if headed else []
    made.append(Text(inline(row["summary"])))
    for fact in rows["topic_facts"]:
        if fact["topic"] == row["topic"]:
            made += _fact(fact)
    if row["unknown"]:
        made.append(Text(sentences([plain("Not known:"), *(inline(one) for one in row["unknown"])]), "muted"))
    return made


def _fact(fact: Mapping[str, Any]) -> list[Block]:
    said: list[Runs] = [inline(fact["text"])]
    given = fact["examples"] or ()
    if len(given) < _EXAMPLES_FOR_A_TABLE:
        said += [_example(example) for example in given]
    if fact["note"]:
        said.append(inline(fact["note"] if fact["note"].endswith(".") else f"{fact['note']}."))
    made: list[Block] = [Text(sentences(said), "item")]
    if fact["grammar"]:
        made.append(Text(plain(fact["grammar"].rstrip()), "code"))
    if len(given) >= _EXAMPLES_FOR_A_TABLE:
        made.append(lookalikes.examples(given))
    return made


def _example(example: Mapping[str, Any]) -> Runs:
    meaning = f" ({example['meaning']})" if example.get("meaning") else ""
    return (*plain("Example: "), *plain(example["value"], "tt"), *plain(f"{meaning}."))


def homes(rows: Rows) -> dict[str, list[Mapping[str, Any]]]:
    """Topics by the section that prints them: the first one they name. Topics without a section stand under ''."""
    known = {section["number"] for section in rows["sections"]}
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows["topics"]:
        sections = [number for number in row["sections"] or () if number in known]
        found.setdefault(sections[0] if sections else "", []).append(row)
    return found


def cross_references(number: str, rows: Rows) -> list[Text]:
    """A pointer to each topic that concerns a section and is printed elsewhere."""
    known = [row for row in rows["topics"] if number in (row["sections"] or ())[1:]]
    where = [f"\u201c{row['title']}\u201d in section {row['sections'][0]}" for row in known]
    return [Text(plain(TOPIC_ELSEWHERE.format(where=" and ".join(where))))] if where else []


def questions(number: str, rows: Rows) -> list[Text]:
    """What remains open on a section, for sections that have nothing else."""
    asked = [inline(row["question"]) for row in rows["open_questions"] if row["section"] == number]
    return [Text(sentences([plain("Open:"), *asked]), "muted")] if asked else []


def imprint(rows: Rows, document: str) -> tuple[Text, ...]:
    """Number, what the document refers to, and what it is not."""
    guide = rows["document"][0]
    product = f"{guide['vendor']} {guide['product']}"
    said = (
        STATEMENT,
        f"Document number: {document}",
        f"It refers to the {product} {guide['title']} {guide['audience'] or ''}, version {guide['version']}, document "
        f"{guide['document']}, dated {guide['date']}. Chapters, sections, and the numbers and titles of tables are "
        "those of its contents and lists. Meanings, limits, defaults and all other facts are in words of offhook's "
        "own; each has its source in the dataset.",
        "What no source says is left out or called not known. `offhook explain NAME` shows the evidence of every fact.",
        "Names of vendors and products belong to their owners, who have no part in this document.",
        "Rebuilt by: python -m extract.typeset",
    )
    return tuple(Text(inline(one)) for one in said)


def preface(rows: Rows) -> tuple[Section, ...]:
    """Conventions, how well facts are known, where they come from, and the vendor's revision record."""
    grades = Counter(row["grade"] for row in rows["parameters"])
    counted = ", ".join(f"{number} {grade}" for grade, number in grades.most_common())
    conventions = (
        "In the tables a name in square brackets and bold letters is a parameter of the configuration file. The "
        "brackets are not part of the name. A label in regular letters above it is that of the web interface.",
        "An index within a name stands as `%d` or as its range, for example `[0-7]`; in a file it is one bare number.",
        "The default of a value list is marked in the list. A list headed \u201cKnown values\u201d may lack some.",
        "What applying a change needs is listed in the appendix on reload and reboot. A parameter that is not "
        "listed there is not one that needs nothing: what it needs is not known.",
        "Sections and tables of many parameters are placed by topic; rows stand in the order of their names.",
    )
    evidence = [row for row in rows["topics"] if not row["sections"] and row["topic"] == "evidence"]
    made = [
        Section("", "Conventions", 2, tuple(Text(inline(one), "item") for one in conventions)),
        Section("", "How Well Facts Are Known", 2, (
            Text(inline(f"It prints {len(rows['parameters'])} parameters. By their best evidence: {counted}.")),
            lookalikes.vocabulary("grades", rows["grades"]),
        )),
    ]  # fmt: skip
    made += [Section("", row["title"], 2, tuple(topic(row, rows, headed=False))) for row in evidence]
    record = lookalikes.vocabulary("revisions", rows["revisions"])
    said = Text(
        plain("The vendor's revision record, in own words. It speaks of AudioCodes' documents on these phones.")
    )
    return (*made, Section("", "Revision Record of the Vendor's Documents", 2, (said, record)))


def further(topics: Iterable[Mapping[str, Any]], rows: Rows) -> list[Block]:
    """Topics that belong to no section."""
    return [block for row in topics if row["topic"] != "evidence" for block in topic(row, rows)]
