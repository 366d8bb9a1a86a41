"""Forms of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.values import host_fault, integer, is_ip, is_time, url_fault


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("-6", -6), ("+5", 5), ("0xb8", 184), ("0XB8", 184), ("007", 7), ("0" * 40 + "9", 9),
     ("1" * 5000, 10**18),
     ("-" + "1" * 5000, -(10**18)), ("0x" + "0" * 30 + "f", 15),
     ("", None), ("1.5", None), ("1 2", None), ("0x", None), ("b8", None), ("1e3", None), ("--1", None), ("٣", None)],
)  # fmt: skip
def test_integer(text: str, number: int | None) -> None:
    assert integer(text) == number


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_every_integer_is_one(number: int) -> None:
    assert integer(str(number)) == number


@pytest.mark.parametrize("text", ["198.51.100.7", "192.0.2.1", "255.255.255.255", "2001:db8::1", "::"])
def test_ip(text: str) -> None:
    assert is_ip(text)
    assert host_fault(text) is None


@pytest.mark.parametrize(
    "text", ["192.0.2.256", "192.0.2", "192.0.2.1.5", "192.0.2.1 ", "1920.2.1", "host", ":", "", "٣.1.1.1"]
)
def test_no_ip(text: str) -> None:
    assert not is_ip(text)


@pytest.mark.parametrize(
    "text", ["sip.example.com", "sip", "sip-1.example.com.", "my_pbx", "[2001:db8::1]", "3com.example"]
)
def test_host(text: str) -> None:
    assert host_fault(text) is None


@pytest.mark.parametrize(
    "text", ["192.0.2.300", "10", "a b", "sip:pbx", "pbx:5060", "http://pbx", "a..b", "-a", "[pbx]", "pbx/"]
)
def test_no_host(text: str) -> None:
    assert host_fault(text)


@pytest.mark.parametrize(
    "text",
    ["https://server.example.com", "tftp://192.0.2.1/a.img;b.cfg", "http://s/;<MAC>.cfg", "phonebook.csv", "server/a",
     "http://s/a?b=http:/c", "C450HD.img"],
)  # fmt: skip
def test_url(text: str) -> None:
    assert url_fault(text) is None


@pytest.mark.parametrize(
    "text", ["https://", "http:///a", "http:/server", "://server", "http://a b", "\\\\server\\a", "http://;a"]
)
def test_no_url(text: str) -> None:
    assert url_fault(text)


@pytest.mark.parametrize("text", ["00:00", "0:00", "02:30", "23:59"])
def test_time(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["24:00", "1:60", "3.30", "3", "3:5", "003:30", ""])
def test_no_time(text: str) -> None:
    assert not is_time(text)
