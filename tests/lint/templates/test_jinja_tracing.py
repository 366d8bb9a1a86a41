"""Which line of a Jinja template each line of a file came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("jinja2", reason="needs Jinja2 (extra templates)")

from lint.templates.jinja import Template

PIECES = st.lists(
    st.sampled_from(
        [
            "plain={}\n",
            "value={{{{ id }}}}\n",
            "{{# comment\nof two lines #}}\n",
            "{{% for n in range(2) %}}\nloop={}\n{{% endfor %}}\n",
            "{{%- if id %}}\nkept={}\n{{%- endif %}}\n",
            "{{% if not id %}}\ndropped={}\n{{% endif %}}\n",
            "{{% raw %}}raw={}\n{{% endraw %}}\n",
            "{{% macro m{}() %}}in={}\n{{% endmacro %}}{{{{ m{}() }}}}\n",
        ]
    ),
    max_size=8,
)


def traced(text: str, **values: str) -> dict[int, tuple[str, int, bool, bool]]:
    """By line of what is made: its text, its origin, and what is known of that."""
    made = Template(text.encode(), list(values)).fill(values)
    assert made.trace is not None
    found = made.trace()
    assert found is not None
    lines = made.data.decode().split("\n")
    return {number: (lines[number - 1].rstrip("\r"), *origin) for number, origin in found.items()}


def test_lines_of_a_loop_come_from_one_line() -> None:
    found = traced("a=1\n{% for n in range(2) -%}\nb={{ n }}\n{% endfor %}c=2\n", id="7")
    assert list(found.values())[:4] == [
        ("a=1", 1, False, True),
        ("b=0", 3, True, False),
        ("b=1", 3, True, False),
        ("c=2", 4, False, False),
    ]


def test_a_value_of_several_lines() -> None:
    found = traced("a={{ id }}\nb=1\n", id="x\ny")
    assert found[2] == ("y", 1, True, False)
    assert found[3] == ("b=1", 2, False, True)


def test_windows_line_ends() -> None:
    assert traced("a=1\r\nb=2\r\n", id="")[2] == ("b=2", 2, False, True)


def test_values_that_hold_a_mark_are_not_traced() -> None:
    made = Template(b"a={{ id }}\n", ["id"]).fill({"id": "\U000f0001"})
    assert made.trace is not None
    assert made.trace() is None


@given(PIECES)
def test_a_line_that_stands_in_the_template_is_found_there(pieces: list[str]) -> None:
    """Each plain line has a number of its own, so that its place in the template is known."""
    text = "".join(piece.format(*(place,) * 3) for place, piece in enumerate(pieces))
    lines = text.split("\n")
    for row, line, computed, same in traced(text, id="7").values():
        if same:
            assert lines[line - 1] == row
        if "=" in row and not row.startswith("value="):
            assert row in lines[line - 1]
        if row.startswith("value="):
            assert computed
