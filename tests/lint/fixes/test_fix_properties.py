"""What holds of fixes whatever stands in a file."""

from __future__ import annotations

from itertools import groupby, product
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from lint.cfg.parse import Document, parse
from lint.engine import Linter
from lint.errors import CfgError
from lint.fixes.apply import Fixed, fix_text
from lint.fixes.edit import Place

NAMES = st.sampled_from(
    ["voip/line/0/id", "Voip/Line/0/ID", "voip/li ne/0/id", "/voip/line/0/id", "voip/lin/0/id", "voip/line/{n}/id",
     "system/ntp/enabled", "system/ntp/daylight_saving/activate", "voip/line/0/auth_password", "a/b", "# a/b", "; a/b",
     "voip/media/srtp/mode", ""]
)  # fmt: skip
VALUES = st.sampled_from(["1", "2", "yes", "", "4101 ; x", "NONE", "none", 'a=b "c"', "K\xfcche", "\udcfc"])
BLANKS = st.sampled_from(["", "", "", " ", "\t "])
SETTINGS = st.tuples(BLANKS, NAMES, BLANKS, st.just("="), BLANKS, VALUES, BLANKS).map("".join)
OTHERS = st.sampled_from(
    ["", " ", "; c", "; c ", " ; c ", ";a/b=2 ", "# c ", "include x.cfg", " include x.cfg ", "[voip]", "voip/line/0/i"]
)
LINES = st.tuples(st.one_of(SETTINGS, SETTINGS, OTHERS), st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])).map("".join)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """Files of few different lines, so that they repeat, with odd ends."""
    lines = draw(st.lists(LINES, min_size=1, max_size=6))
    text = "".join(draw(st.lists(st.sampled_from(lines), max_size=8)))
    text = text[: len(text) - draw(st.integers(0, 1))]
    return (draw(st.sampled_from(["", "", "\ufeff"])) + text).encode("utf-8", "surrogateescape")


@st.composite
def repetitions(draw: st.DrawFn) -> bytes:
    """Files that set one parameter again and again, with odd forms of it and other lines in between."""
    again = st.sampled_from(["a/b=1"] * 6 + ["a/b=2", "a/b= 1", "a/b=1 ", " a/b=1", "A/b=1", "a/b=1 ; c", "# a/b=1"])
    other = st.sampled_from(["include x.cfg", "include x.cfg", "; c ", " ", "# c ", " ; c ", "a/c=1"])
    end = st.sampled_from(["\n"] * 9 + ["\r\n", "\r"])
    lines = draw(st.lists(st.tuples(st.one_of(again, again, other), end).map("".join), min_size=2, max_size=5))
    text = "".join(lines)[: -1 if draw(st.booleans()) else None]
    return (draw(st.sampled_from(["", "", "\ufeff"])) + text).encode()


FILES = st.one_of(
    texts(), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=60)
)
LINTER = Linter(kb.load())


def fixed(data: bytes, unsafe: bool) -> Fixed | None:
    try:
        return fix_text(data, "phone.cfg", LINTER.lint, unsafe)
    except CfgError:
        return None


@given(FILES, st.booleans())
def test_fixing_twice_is_fixing_once_and_brings_nothing_new(data: bytes, unsafe: bool) -> None:
    done = fixed(data, unsafe)
    if done is None:
        return
    assert LINTER.lint(done.data, "phone.cfg").findings == done.result.findings
    before = [f.code for f in done.before.findings]
    after = [f.code for f in done.result.findings]
    assert all(after.count(code) <= before.count(code) for code in after)
    again = fixed(done.data, unsafe)
    assert again is not None
    assert again.data == done.data


@given(FILES)
def test_bytes_outside_of_edits_stay(data: bytes) -> None:
    """Every pass is reckoned again in bytes, from the places in lines and columns that findings have."""
    done = fixed(data, unsafe=True)
    if done is None:
        return
    passes = [list(group) for _, group in groupby(done.applied, key=lambda one: id(one.document))]
    contents = [group[0].document.to_bytes() for group in passes] + [done.data]
    assert contents[0] == data
    for group, before, after in zip(passes, contents, contents[1:], strict=False):
        edits = sorted(
            (in_bytes(one.document, one.finding.line, e.start), in_bytes(one.document, one.finding.line, e.end), e.text)
            for one in group
            for e in one.fix.edits
        )
        rest, at = after, 0
        for start, end, text in edits:
            piece = before[at:start] + text.encode()
            assert rest.startswith(piece)
            rest, at = rest[len(piece) :], end
        assert rest == before[at:]


def in_bytes(document: Document, line: int, place: Place) -> int:
    if place.column == 0 or not document.lines:
        return len(b"\xef\xbb\xbf") * place.column
    if line + place.line > len(document.lines):
        return len(document.to_bytes())
    return document.offset(line + place.line, place.column)


class Reading(NamedTuple):
    """One way in which a phone may read a file."""

    strips: bool
    cuts_remarks: bool
    hash_comments: bool
    indented_comments: bool
    cr_ends_lines: bool
    strips_cr: bool
    skips_mark: bool
    minds_case: bool
    last_wins: bool
    include_wins_in_place: bool
    reads_unended: bool


def effective(text: str, reading: Reading) -> dict[str, str]:
    """What a phone takes from a text, if it reads so. An include sets every name to something else."""
    if reading.skips_mark:
        text = text.removeprefix("\ufeff")
    if reading.cr_ends_lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    last = lines.pop()
    lines += [last] if last and reading.reads_unended else []
    found: dict[str, str] = {}
    for number, raw in enumerate(lines):
        line = raw.removesuffix("\r") if reading.strips_cr else raw
        bare = line.lstrip(" \t") if reading.indented_comments else line
        if line.startswith(";") or bare.startswith(";") or (reading.hash_comments and bare.startswith("#")):
            continue
        if line.lstrip(" \t").startswith("include "):
            if reading.include_wins_in_place:
                found = dict.fromkeys(found, f"include {number}") if reading.last_wins else found
                found[f"include {line.strip() if reading.strips else line}"] = ""
            continue
        name, equals, value = line.partition("=")
        if not equals:
            continue
        if reading.cuts_remarks:
            value = value.partition(" ;")[0]
        if reading.strips:
            name, value = name.strip(" \t"), value.strip(" \t")
        name = name if reading.minds_case else name.lower()
        if reading.last_wins or name not in found:
            found[name] = value
    # Names of includes carry their order, but not their line: a line may go.
    return {name: "include" if value.startswith("include ") else value for name, value in found.items()}


READINGS = [Reading(*choice) for choice in product((False, True), repeat=len(Reading._fields))]


@settings(max_examples=400)
@given(st.one_of(repetitions(), repetitions(), texts()))
def test_safe_fixes_change_nothing_for_any_phone(data: bytes) -> None:
    done = fixed(data, unsafe=False)
    if done is None or done.data == data:
        return
    before, after = (content.decode("utf-8", "surrogateescape") for content in (data, done.data))
    for reading in READINGS:
        assert effective(before, reading) == effective(after, reading), reading


@pytest.mark.parametrize(
    "text", ["a/b=1\na/b= 1\n", "a/b=1\na/b=2\na/b=1\n", "; c\ra/b=1 \na/b=1 \n", "A/b=1\na/b=1\n"]
)
def test_the_readings_tell_what_is_not_safe(text: str) -> None:
    """The property above would notice: taking the last line away is seen under one of the readings at least."""
    shorter = text[: text.rstrip("\n").rindex("\n") + 1]
    assert any(effective(text, reading) != effective(shorter, reading) for reading in READINGS)


def test_many_fixes_take_few_passes() -> None:
    data = b"".join(b"system/ntp/enabled = 1 \r\n; x \n" for _ in range(300))
    done = fixed(data, unsafe=True)
    assert done is not None
    assert len(parse(done.data).lines) == 301
    assert len({id(one.document) for one in done.applied}) <= 4
