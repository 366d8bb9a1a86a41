"""What can be asked of several values together."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import checks
from lint.checks.comparisons import COMPARISONS

ADDRESSES = st.integers(1, 2**32 - 1).map(lambda number: str(ipaddress.IPv4Address(number)))
NOTHING = "0.0.0.0"  # noqa: S104 (how phones write that there is no address)
WORDS = st.text("abAB01", min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("test", "values", "found"),
    [
        ("same", {"a": "UDP", "b": "udp"}, "both are UDP"),
        ("same", {"a": "UDP", "b": "TCP"}, None),
        ("disagree", {"a": "UDP", "b": "TCP"}, "UDP against TCP"),
        ("disagree", {"a": "UDP", "b": "udp"}, None),
        ("same_pairs", {"one_a": "x", "one_b": "1", "other_a": "X", "other_b": "1"}, "both are x 1"),
        ("same_pairs", {"one_a": "x", "one_b": "1", "other_a": "x", "other_b": "2"}, None),
        ("greater", {"one": "300", "other": "120"}, "300 against 120"),
        ("greater", {"one": "120", "other": "120"}, None),
        ("greater", {"one": "many", "other": "120"}, None),
        ("other_subnet", {"address": "192.0.2.1", "netmask": "255.255.255.0", "other": "192.0.2.9"}, None),
        (
            "other_subnet",
            {"address": "192.0.2.1", "netmask": "255.255.255.0", "other": "192.0.3.9"},
            "192.0.3.9 is not in 192.0.2.0/24",
        ),
        ("other_subnet", {"address": "192.0.2.1", "netmask": "255.0.255.0", "other": "192.0.3.9"}, None),
        ("other_subnet", {"address": "192.0.2.1", "netmask": "255.255.255.0", "other": NOTHING}, None),
        ("other_subnet", {"address": "192.0.2.1", "netmask": "255.255.255.0", "other": "router"}, None),
        ("meets_range", {"port": "5060", "first": "5058", "count": "4"}, "5060 is in 5058 to 5061"),
        ("meets_range", {"port": "5062", "first": "5058", "count": "4"}, None),
        ("meets_range", {"port": "5062", "first": "5058", "last": "5062"}, "5062 is in 5058 to 5062"),
        ("meets_range", {"port": "5060", "first": "5060"}, None),
        ("meets_range", {"port": "0", "first": "0", "count": "4"}, None),
        ("meets_range", {"port": "sip", "first": "5060", "count": "4"}, None),
    ],
)
def test_comparison(test: str, values: dict[str, str], found: str | None) -> None:
    assert COMPARISONS[test](values) == found


def test_the_dataset_names_these_comparisons() -> None:
    assert {*COMPARISONS, "repeated"} == set(checks.COMPARISONS)


@given(WORDS, WORDS)
def test_two_values_are_the_same_or_disagree(one: str, other: str) -> None:
    values = {"one": one, "other": other}
    assert (COMPARISONS["same"](values) is None) is not (COMPARISONS["disagree"](values) is None)


@given(ADDRESSES, ADDRESSES, st.integers(0, 32))
def test_the_subnet_is_that_of_the_bits_of_the_netmask(address: str, other: str, length: int) -> None:
    mask = ipaddress.IPv4Address((2**32 - 1) << (32 - length) & (2**32 - 1))
    same = int(ipaddress.IPv4Address(address)) & int(mask) == int(ipaddress.IPv4Address(other)) & int(mask)
    found = COMPARISONS["other_subnet"]({"address": address, "netmask": str(mask), "other": other})
    assert (found is None) is same


@given(st.integers(0, 70000), st.integers(1, 65535), st.integers(1, 100))
def test_a_count_of_ports_is_a_range_of_ports(port: int, first: int, count: int) -> None:
    values = {"port": str(port), "first": str(first)}
    by_count = COMPARISONS["meets_range"]({**values, "count": str(count)})
    assert by_count == COMPARISONS["meets_range"]({**values, "last": str(first + count - 1)})
    assert (by_count is not None) is (port in range(first, first + count))
