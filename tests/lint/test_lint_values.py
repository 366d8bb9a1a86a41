"""Forms of values."""

from __future__ import annotations

from calendar import monthrange
from ipaddress import IPv4Address, IPv4Network
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.values import (
    days_in,
    host_fault,
    integer,
    inverse_netmask,
    is_ip,
    is_multicast,
    is_netmask,
    is_time,
    nearest_time_zone,
    time_zone_fault,
    url_fault,
)

NETMASKS = {str(IPv4Network(f"0.0.0.0/{length}").netmask): length for length in range(33)}


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


def test_every_netmask_is_one() -> None:
    assert len(NETMASKS) == 33
    assert all(is_netmask(mask) for mask in NETMASKS)


@given(st.integers(0, 2**32 - 1).map(lambda number: str(IPv4Address(number))))
def test_no_other_address_is_a_netmask(address: str) -> None:
    assert is_netmask(address) == (address in NETMASKS)


def test_netmasks_among_addresses_of_likely_octets() -> None:
    octets = (0, 1, 127, 128, 192, 224, 240, 248, 252, 254, 255)
    for address in (".".join(map(str, four)) for four in product(octets, repeat=4)):
        assert is_netmask(address) == (address in NETMASKS)


@pytest.mark.parametrize(
    "text", ["", "24", "/24", "255.255.255", "255.255.255.0/24", "0xffffff00", "ffff::", "255.255.255.256"]
)
def test_no_netmask(text: str) -> None:
    assert not is_netmask(text)


@pytest.mark.parametrize("length", range(1, 32))
def test_turned_netmasks_are_turned_back(length: int) -> None:
    network = IPv4Network(f"0.0.0.0/{length}")
    assert inverse_netmask(str(network.hostmask)) == str(network.netmask)
    assert inverse_netmask(str(network.netmask)) is None


@pytest.mark.parametrize("text", ["255.0.255.0", "192.0.2.1", "host", ""])
def test_nothing_to_turn_back(text: str) -> None:
    assert inverse_netmask(text) is None


@given(st.integers(0, 2**32 - 1))
def test_multicast_addresses_begin_with_the_bits_1110(number: int) -> None:
    assert is_multicast(str(IPv4Address(number))) == (number >> 28 == 0b1110)


@pytest.mark.parametrize(
    ("text", "multicast"), [("224.0.0.0", True), ("239.255.255.255", True), ("ff02::1", True), ("224.0.01.0", True),
                            ("223.255.255.255", False), ("240.0.0.0", False), ("2001:db8::1", False), ("224.1", False)]
)  # fmt: skip
def test_multicast(text: str, multicast: bool) -> None:
    assert is_multicast(text) == multicast


@given(st.integers(-48, 56))
def test_time_zones_are_quarters_of_an_hour(quarters: int) -> None:
    hours, minutes = divmod(abs(quarters) * 15, 60)
    zone = f"{'-' if quarters < 0 else '+'}{hours:02}:{minutes:02}"
    assert time_zone_fault(zone) is None
    for other in (zone.replace(":", ""), f"UTC{zone}", f"gmt {zone}", zone[0] + str(int(zone[1:3])) + zone[3:]):
        assert nearest_time_zone(other) == zone


@pytest.mark.parametrize(
    "text", ["+14:15", "-12:15", "+01:10", "+01:60", "01:00", "+1:00", "+01:00 ", "Z", "", "00:01"]
)
def test_no_time_zone(text: str) -> None:
    assert time_zone_fault(text)


@pytest.mark.parametrize("text", ["Z", "", "+99:00", "CET+1", "UTC", "+1:5"])
def test_no_time_zone_is_near(text: str) -> None:
    assert nearest_time_zone(text) is None


def test_months_have_the_days_of_a_leap_year() -> None:
    assert [days_in(month) for month in range(1, 13)] == [monthrange(2024, month)[1] for month in range(1, 13)]
