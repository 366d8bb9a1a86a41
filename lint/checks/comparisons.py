"""What can be asked of several values together. Each takes the values by role, and says what is wrong, or nothing.

A value that is missing, empty or of the wrong form says nothing here: other rules look at each value by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lint.values import integer, is_ip

_NONE = "0.0.0.0"  # noqa: S104 (how phones write that there is no address)
Values = Mapping[str, str]
Comparison = Callable[[Values], str | None]


def same(values: Values) -> str | None:
    """All values are equal."""
    shown = list(values.values())
    return f"both are {shown[0]}" if len({value.lower() for value in shown}) == 1 else None


def same_pairs(values: Values) -> str | None:
    """Every `one_x` is equal to its `other_x`: two addresses and their ports, two dates part by part."""
    ones = {role: value for role, value in values.items() if role.startswith("one_")}
    if any(value.lower() != values[f"other_{role.removeprefix('one_')}"].lower() for role, value in ones.items()):
        return None
    return f"both are {' '.join(ones.values())}"


def disagree(values: Values) -> str | None:
    """The values differ."""
    return None if same(values) else " against ".join(values.values())


def greater(values: Values) -> str | None:
    """`one` is greater than `other`."""
    one, other = integer(values["one"]), integer(values["other"])
    return f"{one} against {other}" if one is not None and other is not None and one > other else None


def other_subnet(values: Values) -> str | None:
    """`other` lies outside the subnet of `address` and `netmask`."""
    address, netmask, other = values["address"], values["netmask"], values["other"]
    if not (is_ip(address) and is_ip(other)) or _NONE in (address, other):
        return None
    import ipaddress  # Slow to import, and few files have addresses.

    try:
        network = ipaddress.ip_interface(f"{address}/{netmask}").network
    except ValueError:
        return None
    return None if ipaddress.ip_address(other) in network else f"{other} is not in {network}"


def meets_range(values: Values) -> str | None:
    """`port` lies between `first` and `last`, or in the `count` ports from `first` on."""
    port, first = integer(values["port"]), integer(values["first"])
    if port is None or first is None or first <= 0:
        return None
    count = integer(values["count"]) if "count" in values else None
    last = integer(values["last"]) if "last" in values else None
    end = last if last is not None else first + count - 1 if count is not None else None
    return f"{port} is in {first} to {end}" if end is not None and first <= port <= end else None


COMPARISONS: Mapping[str, Comparison] = {
    "same": same,
    "same_pairs": same_pairs,
    "disagree": disagree,
    "greater": greater,
    "other_subnet": other_subnet,
    "meets_range": meets_range,
}
"""By the names that the dataset uses. `repeated` looks at all indexes at once: see `lint.checks.rule`."""
