"""Forms of values: what a text is, whatever parameter it is given to."""

from __future__ import annotations

import re

from kb.patterns import pattern

_HEX = pattern(r"0[xX][0-9A-Fa-f]+")
_HOST = pattern(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?")
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ONE_SLASH = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:/")
_SERVER = pattern(r"[^\s/;?#]+")
_ZONE = pattern(r"[+-](\d\d):(\d\d)", re.ASCII)
_NEARLY_A_ZONE = pattern(r"(?:UTC|GMT)? ?([+-]?) ?(\d{1,2})(?::?(\d\d))?", re.ASCII | re.IGNORECASE)
_WEST, _EAST = -12 * 60, 14 * 60
"""The time zones farthest from GMT, in minutes."""
_QUARTER = 15
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LARGEST = 10**18
_DIGITS = 18


def integer(text: str) -> int | None:
    """A whole number, decimal or hexadecimal (`0xb8`); None where the text is none.

    Numbers of more than 18 digits, which no limit comes near, are cut to the largest one with their sign: turning an
    endless row of digits into a number would take endlessly.
    """
    unsigned = text[1:] if text[:1] in ("+", "-") else text
    if _is_digits(unsigned):
        digits, base = unsigned.lstrip("0"), 10
    elif text[:2] in ("0x", "0X") and _HEX.fullmatch(text):
        digits, base = text[2:].lstrip("0"), 16
    else:
        return None
    number = int(digits or "0", base) if len(digits) <= _DIGITS else _LARGEST
    return -number if text.startswith("-") else number


def is_ip(text: str) -> bool:
    """Whether the text is an IPv4 address, or an IPv6 address (whether a phone knows those is another question)."""
    if _is_ipv4(text):
        return True
    if ":" not in text:
        return False
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def host_fault(text: str) -> str | None:
    """What keeps a text from being a host name or an IP address; None where nothing does."""
    if is_ip(text) or (text.startswith("[") and text.endswith("]") and is_ip(text[1:-1])):
        return None
    if text and not text.strip("0123456789."):
        return "digits and dots that make no IP address"
    if _HOST.fullmatch(text) and ".." not in text:
        return None
    return "neither a host name nor an IP address"


def url_fault(text: str) -> str | None:
    """What keeps a text from being a URL; None where nothing does.

    A text without a protocol passes: phones take bare file names and server names in some places.
    """
    if text and text.split() != [text]:
        return "a URL with a blank in it"
    if "\\" in text:
        return "a URL with a backslash in it"
    scheme = _SCHEME.match(text)
    if scheme:
        return None if _SERVER.match(text, scheme.end()) else "a URL without a server"
    if text.startswith("://"):
        return "a URL without a protocol before '://'"
    return "a URL with ':/' where '://' must stand" if _ONE_SLASH.match(text) else None


def is_time(text: str) -> bool:
    """Whether the text is a time of day as `hh:mm`, with one or two digits for the hour."""
    hour, colon, minute = text.partition(":")
    if not (colon and _is_digits(hour) and _is_digits(minute) and len(hour) <= 2 and len(minute) == 2):
        return False
    return int(hour) < 24 and int(minute) < 60


def is_netmask(text: str) -> bool:
    """Whether the text is an IPv4 network mask: one bits, then zero bits, none of either being fine."""
    if not _is_ipv4(text):
        return False
    hosts = ~_ipv4(text) & 0xFFFFFFFF
    return hosts & (hosts + 1) == 0


def inverse_netmask(text: str) -> str | None:
    """The network mask of a text that is one with its bits turned (`0.0.0.255`); None for all others."""
    if is_netmask(text) or not _is_ipv4(text):
        return None
    from ipaddress import IPv4Address

    mask = str(IPv4Address(~_ipv4(text) & 0xFFFFFFFF))
    return mask if is_netmask(mask) else None


def is_multicast(text: str) -> bool:
    """Whether the text is the address of a multicast group, in IPv4 or IPv6."""
    if not is_ip(text):
        return False
    if ":" not in text:
        return _ipv4(text) >> 28 == 0xE
    from ipaddress import IPv6Address

    return IPv6Address(text).is_multicast


def time_zone_fault(text: str) -> str | None:
    """What keeps a text from being a difference from GMT as `+hh:mm` (or plain `00:00`); None where nothing does."""
    if text == "00:00":
        return None
    match = _ZONE.fullmatch(text)
    if match is None:
        return "not of the form +hh:mm"
    minutes = (int(match[1]) * 60 + int(match[2])) * (-1 if text.startswith("-") else 1)
    if int(match[2]) > 59 or not _WEST <= minutes <= _EAST or minutes % _QUARTER:
        return "no time zone differs so from GMT"
    return None


def nearest_time_zone(text: str) -> str | None:
    """A difference from GMT that was written another way (`+8`, `UTC+0530`) as `+hh:mm`; None where it is none."""
    match = _NEARLY_A_ZONE.fullmatch(text)
    if match is None:
        return None
    zone = f"{match[1] or '+'}{int(match[2]):02}:{match[3] or '00'}"
    return None if time_zone_fault(zone) else zone


def days_in(month: int) -> int:
    """How many days a month (1 to 12) has at most: 29 in February."""
    return _DAYS[month - 1]


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _is_ipv4(text: str) -> bool:
    """Whether the text is four numbers from 0 to 255, of up to two digits, or three that do not begin with 0."""
    octets = text.split(".")
    return len(octets) == 4 and all(map(_is_octet, octets))


def _is_octet(text: str) -> bool:
    if not _is_digits(text) or len(text) > 3:
        return False
    return len(text) < 3 or 100 <= int(text) <= 255


def _ipv4(text: str) -> int:
    """The number of an IPv4 address, leading zeros and all."""
    return int.from_bytes(int(octet) for octet in text.split("."))
