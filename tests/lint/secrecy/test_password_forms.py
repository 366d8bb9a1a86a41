"""Password values: clear text is anything, an encrypted value and a hash are not."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.secrecy.passwords import BLOCKS, MALFORMED, QUOTES, encrypted_doubt, hash_fault


def encrypted(data: bytes) -> str:
    return '{"' + base64.b64encode(data).decode() + '"}'


@given(st.integers(1, 16).flatmap(lambda blocks: st.binary(min_size=8 * blocks, max_size=8 * blocks)))
def test_whole_blocks_pass(data: bytes) -> None:
    assert encrypted_doubt(encrypted(data)) is None


@given(st.binary(min_size=1, max_size=64).filter(lambda data: len(data) % 8))
def test_other_lengths_fail(data: bytes) -> None:
    doubt = encrypted_doubt(encrypted(data))
    assert doubt
    assert doubt.kind == BLOCKS
    assert f"holds {len(data)} bytes" in doubt.fault.what


@given(st.binary(min_size=8, max_size=8), st.data())
def test_a_lost_character_fails(data: bytes, draw: st.DataObject) -> None:
    value = encrypted(data)
    at = draw.draw(st.integers(0, len(value) - 1))
    assert encrypted_doubt(value[:at] + value[at + 1 :])


@given(st.text().filter(lambda text: "{" not in text and "}" not in text))
def test_text_without_braces_is_clear_text(text: str) -> None:
    assert encrypted_doubt(text) is None


@pytest.mark.parametrize("text", ["", "{", "}", "1234", 'a{"b"}c', "{a", "b}", '"x"', "“x”"])
def test_clear_text(text: str) -> None:
    assert encrypted_doubt(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ('{"EncyptedPasswordHERE"}', BLOCKS, "EncyptedPasswordHERE"),
        ('{"VvLZ0p5/5pM"}', BLOCKS, "VvLZ0p5/5pM"),
        ('{"VvLZ0p5_5pM="}', BLOCKS, "_"),
        ('{"VvLZ 0p5/5pM="}', BLOCKS, " "),
        ('{"=VvLZ0p5/5pM"}', BLOCKS, "="),
        ("{Needs to be Encrypted}", MALFORMED, "{Needs to be Encrypted}"),
        ("{'VvLZ0p5/5pM='}", MALFORMED, "{'VvLZ0p5/5pM='}"),
        ('{""}', MALFORMED, '{""}'),
        ('{"}', MALFORMED, '{"}'),
        ('{"VvLZ0p5/5pM="', MALFORMED, '{"VvLZ0p5/5pM="'),
        ('VvLZ0p5/5pM="}', MALFORMED, 'VvLZ0p5/5pM="}'),
        ("{“VvLZ0p5/5pM=”}", QUOTES, "“"),
        ('{"VvLZ0p5/5pM=”}', QUOTES, "”"),
        ("{„VvLZ0p5/5pM=“}", QUOTES, "„"),
        ("{«VvLZ0p5/5pM=»}", QUOTES, "«"),
    ],
)
def test_near_misses(text: str, kind: str, place: str) -> None:
    doubt = encrypted_doubt(text)
    assert doubt
    assert (doubt.kind, text[doubt.fault.start : doubt.fault.end]) == (kind, place)


@pytest.mark.parametrize(
    "text", ["$1$FZ6rOGS1$54ZXSmjh7nod.kXFRyLx70", "$1$ab$54ZXSmjh7nod.kXFRyLx70", "1234", "$1", ""]
)
def test_hashes(text: str) -> None:
    assert hash_fault(text) is None


@pytest.mark.parametrize("text", ["$1$", "$1$ab", "$1$ab$54ZXSmjh7nod.kXFRyLx7", "$1$ninechars$54ZXSmjh7nod.kXFRyLx70"])
def test_broken_hashes(text: str) -> None:
    assert hash_fault(text)
