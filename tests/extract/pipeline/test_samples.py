"""The two handed-over samples against their truth, fact by fact, and any rows in any style."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from documents import A4, Facts, Reader, Row, Style, short_page, wanted
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document.pdf import open_pdf
from extract.guide import GuideRow, read_pages


class Sample:
    """A sample's truth, and its rows by name."""

    def __init__(self, folder: Path, name: str) -> None:
        self.truth: dict[str, Any] = json.loads((folder / f"{name}.truth.json").read_text(encoding="utf-8"))
        with open_pdf(folder / f"{name}.pdf") as document:
            reading = read_pages(list(document.pages()))
        self.rows: dict[str, GuideRow] = {}
        for row in reading.rows:
            if row.name:
                self.rows.setdefault(row.name, row)


@pytest.fixture(scope="session", params=["sample", "sample-b"])
def sample(request: pytest.FixtureRequest, shared: Path) -> Sample:
    return Sample(shared / "guide", request.param)


def test_every_name_and_no_other(sample: Sample) -> None:
    assert sorted(sample.rows) == sorted(one["name"] for one in sample.truth["parameters"])


def test_every_fact(sample: Sample) -> None:
    wrong = []
    for one in sample.truth["parameters"]:
        row = sample.rows[one["name"]]
        d = row.description
        limits = (int(d.minimum.value), int(d.maximum.value)) if d.minimum and d.maximum else (None, None)
        read = {
            "label": row.label,
            "table": row.table.number,
            "default": d.default.value if d.default else None,
            "min": limits[0],
            "max": limits[1],
            "max_length": int(d.max_length.value) if d.max_length else None,
            "values": [value.literal for value in d.values] or None,
            "models": d.models or None,
            "requires": [(c.parameter, wanted(c.op, c.values)) for c in row.conditions] or None,
        }
        stated = {prop: one.get(prop) or (one.get(prop) if one.get(prop) in (0, "") else None) for prop in read}
        if stated["requires"]:
            stated["requires"] = [(c["parameter"], c["value"]) for c in stated["requires"]]
        wrong += [(one["name"], prop, stated[prop], read[prop]) for prop in read if stated[prop] != read[prop]]
        if "index" in one and row.index_range != tuple(one["index"]):
            wrong.append((one["name"], "index", one["index"], row.index_range))
    assert wrong == []


# Any rows in any style

parts = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz_"), min_size=3, max_size=18).filter(
    lambda part: part.strip("_") == part and not part.startswith(("nn", "xx"))
)
labels = st.lists(st.sampled_from(["Server", "Voice", "Mode", "Time", "Display", "Registrar"]), min_size=1, max_size=5)
SUMMARY = "Sets how the phone behaves when it is asked for this by somebody who wants to know."


@st.composite
def described(draw: st.DrawFn) -> tuple[Row, Facts]:
    """A row, and what it states."""
    name = "/".join(["voip", *draw(st.lists(parts, min_size=1, max_size=3))])
    label = " ".join(draw(labels)) if draw(st.booleans()) else None
    kind = draw(st.sampled_from(["range", "sentence", "list", "words", "length", "nothing"]))
    low, high = sorted(draw(st.lists(st.integers(-99, 65535), min_size=2, max_size=2, unique=True)))
    match kind:
        case "range":
            return Row(label, name, [SUMMARY, f"Range: {low} to {high}. Default: {high}."]), Facts(
                name, label, str(high), (str(low), str(high))
            )
        case "sentence":
            text = f"The valid range is {low} to {high}. The default value is {low}."
            return Row(label, name, [SUMMARY, text]), Facts(name, label, str(low), (str(low), str(high)))
        case "list":
            items = ["\u2022 [0] Disable it (default)", "\u2022 [1] Enable it"]
            return Row(label, name, [SUMMARY, *items]), Facts(name, label, "0", values=("0", "1"))
        case "words":
            items = ["* UDP - over the one", "* TCP - over the other (default)", "* TLS - over the third"]
            return Row(label, name, [SUMMARY, *items]), Facts(name, label, "TCP", values=("UDP", "TCP", "TLS"))
        case "length":
            return Row(label, name, [f"{SUMMARY} Up to {high + 100} characters."]), Facts(
                name, label, max_length=str(high + 100)
            )
    return Row(label, name, [SUMMARY]), Facts(name, label)


styles = st.builds(
    Style,
    ruling=st.sampled_from(["grid", "rows", "frame", "columns", "header", "none"]),
    zebra=st.booleans(),
    header_fill=st.booleans(),
    header=st.sampled_from([("Parameter", "Description"), ("Name", "Role"), ("Name", "Description")]),
    repeat_header=st.booleans(),
    fonts=st.sampled_from([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")]),
    size=st.sampled_from([8.0, 9.0, 10.5]),
    page=st.just(A4),
    margins=st.sampled_from([(60.0, 60.0), (50.0, 70.0)]),
    first_width=st.sampled_from([120.0, 160.0, 210.0]),
)
heights = st.integers(12, 60)


def check(rows: list[tuple[Row, Facts]], style: Style) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = Reader(Path(folder)).facts(*(row for row, _ in rows), style=style)
    assert found == [stated for _, stated in rows]


unique_rows = st.lists(described(), min_size=1, max_size=8, unique_by=lambda one: one[1].name)


@settings(max_examples=60)
@given(unique_rows, styles)
def test_any_rows_in_any_style_come_back(rows: list[tuple[Row, Facts]], style: Style) -> None:
    check(rows, style)


@settings(max_examples=60)
@given(unique_rows, styles, heights)
def test_any_rows_come_back_wherever_pages_break(rows: list[tuple[Row, Facts]], style: Style, height: int) -> None:
    check(rows, short_page(height, style))
