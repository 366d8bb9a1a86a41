"""A corrupt entry of the reference is refused with file, line and reason; nothing of it reaches the dataset.

Each case is a file of the reference with one fault; the line that must be named carries the comment `# here`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.errors import ExtractError

SOUND = "- name: x/y\n  seen: [FIELD]\n  facts: []\n"
"""An entry without fault, so that a faulty one does not begin in the first line."""


SYNONYM = "- say: [a]\n  means: [b]\n  language: en\n  from: [FIELD]\n"
REQUIRES = "requires: [{{parameter: x/y, value: '1'}}]  # here\n{}"


def case(name: str, reason: str, text: str, file: str = "parameters/20-lines.yaml") -> Any:
    return pytest.param(file, text, reason, id=name)


def block(name: str, reason: str, fields: str) -> Any:
    """A case whose fault lies in one facts block."""
    text = SOUND + "- name: a/b\n  seen: [FIELD]\n  facts:\n    - from: [LTRT-11950 p9]\n"
    return case(name, reason, text + "".join(f"      {line}\n" for line in fields.splitlines()))


def entry(name: str, reason: str, fields: str) -> Any:
    """A case whose fault lies in the entry, outside its facts."""
    text = SOUND + "- name: a/b\n  seen: [FIELD]\n  facts:\n    - from: [LTRT-11950 p9]\n      label: L\n"
    return case(name, reason, text + "".join(f"  {line}\n" for line in fields.splitlines()))


def small(table: str, name: str, reason: str, text: str) -> Any:
    """A case in one of the small tables: of `vocabulary/`, or, for those of several files, of a folder of their own."""
    file = "synonyms/network.yaml" if table == "synonyms" else f"vocabulary/{table}.yaml"
    return case(f"{table}: {name}", reason, text, file)


def topic(name: str, reason: str, text: str) -> Any:
    """A case in a file of topics."""
    return case(f"topic: {name}", reason, text, "topics/t.yaml")


ENTRIES = [
    entry("unknown field", "unknown field 'lable'", "lable: Line  # here"),
    entry("key twice", "'see_also' stands twice", "see_also: []\nsee_also: []  # here"),
    entry("case", "'case' must be one of unverified, not 'yes'", "case: yes  # here"),
    entry("unknown section", "the guide has no section 99.9", "place: {section: '99.9'}  # here"),
    entry("unknown table", "the guide has no table 99-9", "place: {section: '20.2', table: 99-9}  # here"),
    entry("place without section", "field 'section' is missing", "place: {table: 20-1}  # here"),
    entry("page", "'page' must be a whole number, not 'nine'", "place: {section: '20.2', page: nine}  # here"),
    entry("assumed", "'assumed' must be true or false, not 'yes'", "place: {section: '20.2', assumed: yes}  # here"),
    entry("place is text", "'place' must be a mapping of fields", "place: '20.2'  # here"),
    entry("place is left open", "'place' is left open", "place:  # here"),
    entry("notes are text", "'notes' must be a list", "notes: a remark  # here"),
    entry("a note is a list", "'notes' must be a list of texts", "notes: [[a remark]]  # here"),
    entry("affects nothing", "is missing", "affects:\n  - {why: nobody knows}  # here"),
    entry("security without source", "field 'from' is missing", "security:\n  - {text: risky}  # here"),
    entry("security from nobody", "'from'", "security:\n  - {text: risky, from: []}  # here"),
    entry(
        "contradiction of what",
        "'property' must be one of exists, label",
        "contradicted:\n  - {property: colour, from: [FIELD], why: seen}  # here",
    ),
    entry(
        "contradicted by nobody",
        "'from'",
        "contradicted:\n  - {property: type, from: [], why: seen}  # here",
    ),
]
BLOCKS = [
    block("unknown fact", "unknown field 'minumum'", "minumum: '1'  # here"),
    block("type", "'type' must be one of boolean, integer", "type: number  # here"),
    block("form", "'form' must be one of ip_address, host", "form: subnet  # here"),
    block("form is a list", "'form' must be text", "form: [netmask]  # here"),
    block("grade", "'grade' must be one of confirmed, manual, firmware, field, inferred", "grade: certain  # here"),
    block("action", "'apply' must be one of reboot, reload_voip", "apply: restart  # here"),
    block("number", "'minimum' must be a whole number, not 'few'", "minimum: few  # here"),
    block("flag", "'secret' must be true or false, not 'yes'", "secret: yes  # here"),
    block("text is a list", "'label' must be text", "label: [Line]  # here"),
    block("models are text", "'models' must be a list", "models: 405HD  # here"),
    block("requires is text", "'requires' must be a list", "requires: a/b  # here"),
    block(
        "two tests",
        "a condition has exactly one of",
        "requires:\n  - {parameter: a/b, equals: '1', is: empty, why: w}  # here",
    ),
    block("no test", "a condition has exactly one of", "requires:\n  - {parameter: a/b, why: w}  # here"),
    block("no reason", "field 'why' is missing", "requires:\n  - {parameter: a/b, equals: '1'}  # here"),
    block(
        "state",
        "'is' must be one of not empty, empty, unknown",
        "requires:\n  - {parameter: a/b, is: full, why: w}  # here",
    ),
    block("no alternative", "'any'", "requires:\n  - any: []  # here"),
    block("one of none", "'one_of'", "requires:\n  - {parameter: a/b, one_of: [], why: w}  # here"),
    block("any beside a test", "unknown field 'why'", "requires:\n  - any: []\n    why: w  # here"),
    block("index of no placeholder", "unknown field 'n'", "index: {n: 0-3}  # here"),
    # A fact that is left open says nothing; it must not reach the dataset as a fact.
    block("minimum left open", "'minimum'", "minimum:  # here"),
    block("default left open", "'default'", "default:  # here"),
    block("action left open", "'apply'", "apply:  # here"),
    block("values left open", "'values'", "values:  # here"),
    block("values of none", "'values'", "values: []  # here"),
    block("requires left open", "'requires'", "requires:  # here"),
    # Qualifiers that nothing could ever fit.
    block("unknown model", "999HD", "for_models: [999HD]  # here\ntype: string"),
    block("condition of one model", "put it into a block without them", REQUIRES.format("for_models: [405HD]")),
    block("condition of one index", "put it into a block without them", REQUIRES.format("at_index: '0'")),
    block("index that is none", "'at_index'", "at_index: first  # here\ndefault: x"),
    block("default by index that is none", "'first'", "default_by_index:\n  first: x  # here"),
    block("limits crossed", "minimum", "minimum: '9'\nmaximum: '1'  # here"),
]
STRANGER = SOUND + "- name: a/b  # here\n  seen: [FIELD]\n  facts: []\n"
FILES = [
    case("see_also a stranger", "refers to 'a/c', which is no parameter", STRANGER + "  see_also: [a/c]\n"),
    case(
        "affects a stranger",
        "refers to 'a/c', which is no parameter",
        STRANGER + "  affects: [{parameter: a/c, why: w}]\n",
    ),
    case(
        "requires a stranger",
        "refers to 'a/c', which is no parameter",
        SOUND + "- name: a/b  # here\n  facts:\n    - from: [FIELD]\n"
        "      requires: [{parameter: a/c, equals: '1', why: w}]\n",
    ),
    case("file is a mapping", "the file must be a list", "name: a/b  # here\n"),
    case("entry is text", "an entry must be a mapping of fields", "- a/b  # here\n"),
    case("no name", "field 'name' is missing", "- facts: []  # here\n"),
    case("no facts", "field 'facts' is missing", "- name: a/b  # here\n  seen: [FIELD]\n"),
    case("name is no path", "'line' is no parameter name", "- name: line  # here\n  facts: []\n"),
    case("name with slash", "'/a/b' is no parameter name", "- name: /a/b  # here\n  facts: []\n"),
    case("name is left open", "'name' is left open", "- name:  # here\n  facts: []\n"),
    case(
        "name with a printed index",
        "no parameter name",
        "- name: a/%d/b  # here\n  seen: [FIELD]\n  facts: []\n",
    ),
    case("facts are left open", "'facts' is left open", SOUND + "- name: a/b\n  facts:  # here\n"),
    case("facts are text", "'facts' must be a list", "- name: a/b\n  facts: some  # here\n"),
    case("block is text", "a facts block must be a mapping", "- name: a/b\n  facts:\n    - type  # here\n"),
    case("nobody saw it", "no source shows that it exists", "- name: a/b  # here\n  seen: []\n  facts: []\n"),
    case(
        "parameter twice",
        "a/b stands already in 20-lines.yaml:1",
        "- name: a/b\n  seen: [FIELD]\n  facts: []\n- name: a/b  # here\n  seen: [FIELD]\n  facts: []\n",
    ),
    case(
        "parameter twice but for case",
        "stands already in 20-lines.yaml:1",
        "- name: a/b\n  seen: [FIELD]\n  facts: []\n- name: A/b  # here\n  seen: [FIELD]\n  facts: []\n",
    ),
    case("unknown source", "'LTRT-1 p9' is no source", "- name: a/b\n  facts:\n    - from: [LTRT-1 p9]  # here\n"),
    case("page of a source", "is no source", "- name: a/b\n  facts:\n    - from: [LTRT-11950 page 9]  # here\n"),
    case("seen by a stranger", "'NOBODY' is no source", "- name: a/b\n  facts: []\n  seen: [NOBODY]  # here\n"),
    case("facts of nobody", "either 'from' or 'from_one_of'", "- name: a/b\n  facts:\n    - type: string  # here\n"),
    case(
        "from and from_one_of",
        "either 'from' or 'from_one_of'",
        "- name: a/b\n  facts:\n    - from: [FIELD]  # here\n      from_one_of: [FIELD]\n",
    ),
    case(
        "inferred without because",
        "an inferred fact says why",
        "- name: a/b\n  facts:\n    - from: [FIELD]  # here\n      grade: inferred\n      type: string\n",
    ),
    case(
        "own conclusion without because",
        "an inferred fact says why",
        "- name: a/b\n  seen: [FIELD]\n  facts:\n    - from: [OWN]  # here\n      summary: It does things.\n",
    ),
    case(
        "index range",
        "written first-last, not '7-0'",
        "- name: a/{n}\n  facts:\n    - from: [FIELD]  # here\n      index: {n: 7-0}\n",
    ),
    case(
        "index number",
        "written first-last, not '7'",
        "- name: a/{n}\n  facts:\n    - from: [FIELD]  # here\n      index: {n: '7'}\n",
    ),
    case("no YAML", "is not YAML", "- name: a/b\n\tfacts: []  # here\n"),
]
TOPIC = "- topic: t\n  title: t\n  summary: s\n"
SMALL_TABLES = [
    small("grades", "unknown field", "unknown field 'colour'", "- {grade: a, meaning: m, colour: red}  # here\n"),
    small("grades", "missing field", "field 'meaning' is missing", "- {grade: a}  # here\n"),
    small("grades", "field left open", "'meaning'", "- grade: a\n  meaning:  # here\n"),
    small(
        "grades",
        "entry twice",
        "a stands already in line 1",
        "- {grade: a, meaning: m}\n- {grade: a, meaning: n}  # here\n",
    ),
    small(
        "messages",
        "word not of the list",
        "'wording' must be one of known, unknown",
        "- {id: a, when: w, wording: sure, from: [FIELD]}  # here\n",
    ),
    small("messages", "source", "'X' is no source", "- {id: a, when: w, wording: known, from: [X]}  # here\n"),
    small(
        "languages",
        "names a stranger",
        "refers to 'a/b', which is no parameter",
        "- {literal: EN, parameter: a/b, meaning: m, from: [FIELD]}  # here\n",
    ),
    small("synonyms", "unknown field", "unknown field 'word'", SYNONYM + "  word: a  # here\n"),
    small("synonyms", "no meaning", "field 'means' is missing", "- {say: [a], language: en, from: [FIELD]}  # here\n"),
    small("synonyms", "says nothing", "'say' holds no word", SYNONYM.replace("[a]", "[]  # here")),
    small("synonyms", "an empty word", "'means' holds no word", SYNONYM.replace("[b]", "[' ']  # here")),
    small("synonyms", "language", "'language' must be one of en, de", SYNONYM.replace("en", "fr  # here")),
    small(
        "synonyms",
        "role",
        "'role' must be one of question, everyday, outside, not",
        SYNONYM + "  role: answer  # here\n",
    ),
    small("synonyms", "source", "'X' is no source", SYNONYM.replace("FIELD]", "X]  # here")),
    small(
        "synonyms",
        "said twice",
        "'A' is said already in network.yaml:1",
        SYNONYM + SYNONYM.replace("[a]", "[A]  # here"),
    ),
    small("synonyms", "names a stranger", "refers to 'a/b', which is no", SYNONYM + "  parameters: [a/b]  # here\n"),
    small("synonyms", "an empty group", "refers to 'a/', which is no", SYNONYM + "  parameters: [a/]  # here\n"),
    small("synonyms", "event", "refers to 'party', which is no event", SYNONYM + "  events: [party]  # here\n"),
    small(
        "synonyms",
        "the question stands for something",
        "words of the question stand for no parameter",
        SYNONYM.replace("[a]", "[a]  # here") + "  role: question\n  parameters: [x/y]\n",
    ),
    case(
        "parts: page",
        "'page' must be a whole number",
        "- {number: I, title: t, page: ix}  # here\n",
        "guide/parts.yaml",
    ),
    case(
        "sources: grade",
        "'grade' must be one of",
        "- {id: A, title: t, kind: own, grade: good, product: p}  # here\n",
        "sources.yaml",
    ),
    topic("twice", "stands already", TOPIC + "- {topic: t, title: u, summary: s}  # here\n"),
    topic("fact is text", "a fact must be a mapping", TOPIC + "  facts:\n    - text  # here\n"),
    topic(
        "fact twice",
        "fact 'f' stands already in t.yaml",
        TOPIC + "  facts:\n    - {id: f, text: a, from: [FIELD]}\n    - {id: f, text: a, from: [FIELD]}  # here\n",
    ),
    topic(
        "example without value",
        "field 'value' is missing",
        TOPIC + "  facts:\n    - {id: f, text: a, from: [FIELD], examples: [{meaning: m}]}  # here\n",
    ),
]


@pytest.mark.parametrize(("file", "text", "reason"), ENTRIES + BLOCKS + FILES + SMALL_TABLES)
def test_it_is_refused_with_file_line_and_reason(reference: Any, file: str, text: str, reason: str) -> None:
    reference.refuses(text, file, reason)


@pytest.mark.parametrize("file", ["sources.yaml", "guide/sections.yaml", "vocabulary/actions.yaml"])
def test_a_missing_file_is_refused(reference: Any, file: str) -> None:
    (reference.root / file).unlink()
    with pytest.raises(ExtractError, match=rf"{file}:1: cannot be read \(No such file or directory\)"):
        reference.compile()


def test_a_reference_without_parameters_is_refused(reference: Any) -> None:
    reference.parameters.unlink()
    with pytest.raises(ExtractError, match=r"parameters:1: holds no reference file"):
        reference.compile()


def test_a_file_that_is_not_utf_8_is_refused(reference: Any) -> None:
    reference.parameters.write_bytes(b"- name: a/\xff\n")
    with pytest.raises(ExtractError, match=r"20-lines\.yaml:1: is not UTF-8"):
        reference.compile()


def test_a_parameter_that_stands_in_two_files_is_refused(reference: Any) -> None:
    reference.write(Path(reference.parameters).read_text(), "parameters/21-more.yaml")
    with pytest.raises(ExtractError, match=r"21-more\.yaml:1: .* stands already in 20-lines\.yaml:1"):
        reference.compile()
