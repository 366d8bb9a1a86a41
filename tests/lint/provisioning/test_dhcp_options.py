"""DHCP options: `decode(encode(x)) = x`, the table of options 66 and 67, captures, and what is not known."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.commands import dhcp as command
from lint.errors import UsageError
from lint.provisioning.options import Options, bytes_of, capture, classes_of, sub_options
from lint.provisioning.url import Grammar, Location, fill

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def options(catalogue: Catalogue) -> Options:
    return Options(catalogue)


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook dhcp", epilog=command.EPILOG)
    command.configure(parser)
    return command.run(parser.parse_args(arguments))


def answer(capsys: Captured, *arguments: str, status: int = 0) -> Any:
    assert run(*arguments, "--format", "json") == status
    return json.loads(capsys.readouterr().out)


# URLs

FORMS = [
    ("http://192.0.2.1", (None, None)),
    ("http://192.0.2.1/a.img", ("a.img", None)),
    ("http://192.0.2.1/a.img;b.cfg", ("a.img", "b.cfg")),
    ("http://192.0.2.1/;b.cfg", (None, "b.cfg")),
    ("http://192.0.2.1/firmwarefiles;ipp/dhcpoption160.cfg", ("firmwarefiles", "ipp/dhcpoption160.cfg")),
]


@pytest.mark.parametrize(("text", "names"), FORMS)
def test_every_form_that_a_source_shows(options: Options, text: str, names: tuple[str | None, str | None]) -> None:
    location = options.grammar.read(text)
    assert location == Location("http", "192.0.2.1", *names)
    assert options.grammar.write(location) == text
    assert options.grammar.remarks(text) == []


def test_the_forms_of_the_dataset_are_those(options: Options) -> None:
    forms = json.loads(options.rows["160"]["forms"])
    assert len(forms) == len(FORMS)
    parts = {"<protocol>": "tftp", "<server>": "server", "<firmware file>": "f", "<configuration file>": "c"}
    for text in forms:
        for part, value in parts.items():
            text = text.replace(part, value)  # noqa: PLW2901
        assert options.grammar.remarks(text) == []


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("gopher://h", "protocol 'gopher' is none of ftp, tftp, http or https"),
        ("http://h:8080/;c", "no form that a source shows has a port"),
        ("http://h;c", "without a slash before it"),
        ("http://h/a;b;c", "more than one ';'"),
        ("http://h/a b", "blanks"),
        ("http://u@h", "no IP address and no host name"),
        ("http://h/<MODEL>.img", "whether <MODEL> works in the firmware name is not known"),
        ("http://h/;<IP>.cfg", "'<IP>' is no wildcard that a source shows"),
        ("10.0.0.1", "no URL"),
    ],
)
def test_what_no_source_shows_is_said(options: Options, text: str, remark: str) -> None:
    assert any(remark in one for one in options.grammar.remarks(text))


NAME = st.from_regex(r"[A-Za-z0-9._<>-][A-Za-z0-9/._<>-]{0,20}", fullmatch=True)
LOCATIONS = st.builds(
    Location,
    st.sampled_from(["ftp", "tftp", "http", "https"]),
    st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,10}[a-z0-9])?", fullmatch=True),
    st.none() | NAME,
    st.none() | NAME,
)


@given(LOCATIONS)
def test_decode_gives_back_what_was_encoded(location: Location) -> None:
    options = Options(Catalogue())
    ((number, value),) = options.encode("160", location)
    (told,) = options.decode({number: value.encode()})
    assert Location(*(told[part] for part in Location._fields)) == location


@given(LOCATIONS)
def test_so_it_is_with_options_66_and_67(location: Location) -> None:
    if (location.firmware is None) != (location.configuration is None):
        location = location._replace(firmware=None, configuration=None)
    options = Options(Catalogue())
    values = {number: value.encode() for number, value in options.encode("66", location)}
    (told,) = options.decode(values)
    assert Location(*(told[part] for part in Location._fields)) == location


@given(st.text())
def test_any_text_is_read_or_is_no_url(text: str) -> None:
    grammar = Grammar(Catalogue())
    assert isinstance(grammar.remarks(text), list)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (Location("gopher", "h"), "protocol 'gopher': a phone knows ftp, tftp, http or https"),
        (Location("http", "h/x"), "an IP address or a host name is wanted"),
        (Location("http", ""), "server: empty"),
        (Location("http", "h", 'a"b'), "firmware"),
        (Location("http", "h", "a", "b;c"), "';' divides"),
        (Location("http", "h", "/a"), "without a slash before it"),
        (Location("http", "h", "a b"), "which no form of such a URL shows"),
        (Location("http", "h", "a\nb"), "which no form of such a URL shows"),
    ],
)
def test_what_cannot_be_said_is_refused(options: Options, location: Location, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        list(options.encode("160", location))


def test_wildcards_are_filled_as_far_as_they_are_known() -> None:
    assert fill("<MODEL>_<MAC>_conf.cfg", "440HD", "001122334455") == "440HD_001122334455_conf.cfg"
    assert fill("<MODEL>_<MAC>", None, "a") == "<MODEL>_a"


# 66 and 67

TABLE = [
    ("", "a.img;b.cfg", None, "No URL"),
    ("192.0.2.1", "", ("tftp", "192.0.2.1", None, None), "tftp is assumed"),
    ("192.0.2.1", "a.img;b.cfg", ("tftp", "192.0.2.1", "a.img", "b.cfg"), "tftp is assumed"),
    ("http://h", "", ("http", "h", None, None), "default names"),
    ("http://h", "a.img;b.cfg", ("http", "h", "a.img", "b.cfg"), "those two names"),
    ("http://h/a.img;b.cfg", "c.img;d.cfg", ("http", "h", "a.img", "b.cfg"), "option 67 is ignored"),
]


@pytest.mark.parametrize(("server", "names", "parts", "words"), TABLE)
def test_the_table(options: Options, server: str, names: str, parts: tuple[str | None, ...] | None, words: str) -> None:
    values = {"66": server.encode(), "67": names.encode()} if names else {"66": server.encode()}
    (told,) = options.decode(values)
    assert words in told["result"]
    assert tuple(told[part] for part in Location._fields) == (parts or (None,) * 4)
    assert told["sources"] == ["LTRT-11950 p51"]


def test_every_row_of_the_table_is_tried(catalogue: Catalogue) -> None:
    assert len(catalogue.rows("select * from dhcp_66_67")) == len(TABLE)


@pytest.mark.parametrize(
    ("server", "names"), [("192.0.2.1", "a.img"), ("http://h/a.img", ""), ("h/a.img;b.cfg", ""), ("h", ";b.cfg")]
)
def test_what_the_table_lacks_is_not_known(options: Options, server: str, names: str) -> None:
    (told,) = options.decode({"66": server.encode(), "67": names.encode()})
    assert told["result"] is None
    assert "not known" in told["remarks"][0]


def test_option_67_alone_gives_no_url(options: Options) -> None:
    (told,) = options.decode({"67": b"a.img;b.cfg"})
    assert told["result"].startswith("No URL")


# Captures

PACKET = "63825363 350102 3c05 34323048 44 a00c 687474703a2f2f68 2f3b6263 ff 0000"


def test_a_capture(capsys: Captured) -> None:
    told = answer(capsys, "decode", "--hex", PACKET)
    assert [(one["option"], one["text"]) for one in told] == [(60, "420HD"), (160, "http://h/;bc")]
    assert told[0]["model"] == "420HD"
    assert (told[1]["firmware"], told[1]["configuration"]) == (None, "bc")


def test_an_option_in_parts_is_put_together() -> None:
    assert capture(bytes.fromhex("a00161a00162ff")) == {"160": b"ab"}


@pytest.mark.parametrize("text", ["a0:01:61", "0xa00161", "A0 01 61", "a0-01-61", "a0,01,61"])
def test_hexadecimal_as_captures_show_it(text: str) -> None:
    assert bytes_of(text, as_hex=True) == b"\xa0\x01a"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["decode", "--hex", "a005"], "the bytes end within option 160"),
        (["decode", "--hex", "ff"], "no options in these bytes"),
        (["decode", "--hex", "xyz"], "'xyz': not hexadecimal digits in pairs"),
        (["decode", "--hex", "0101aa"], "none of the options by which phones find files (there are 1)"),
        (["decode", "\u0416"], "not ASCII"),
        (["decode"], "give a VALUE"),
        (["decode", "--option", "x", "y"], "option 'x': a number is wanted"),
        (["encode"], "name the server"),
        (["encode", "--option", "0", "--server", "h"], "a number from 1 to 254"),
        (["encode", "--option", "43", "--server", "h", "--protocol", "http"], "Its encoding was not found"),
        (["encode", "--server", "h", "--protocol", "http", "--model", "XX"], "no model 'XX'; the models are 405HD"),
        (["encode", "--option", "60"], "name its --model"),
        (["encode", "--option", "66", "--server", "h", "--firmware", "a"], "the names of both files are needed"),
        (["explain", "1"], "nothing is known of option 1; known are 43, 60"),
    ],
)
def test_a_wrong_request_is_one_line(arguments: list[str], words: str) -> None:
    with pytest.raises(UsageError) as raised:
        run(*arguments)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


@given(st.lists(st.tuples(st.integers(1, 254), st.binary(max_size=20)), min_size=1, max_size=5))
def test_sub_options_are_read_back(parts: list[tuple[int, bytes]]) -> None:
    data = b"".join(bytes([code, len(value)]) + value for code, value in parts)
    assert [(one["code"], bytes.fromhex(one["hex"])) for one in sub_options(data) or ()] == parts


@given(st.binary(max_size=60))
def test_any_bytes_say_something_or_nothing(data: bytes) -> None:
    options = Options(Catalogue())
    for number in options.rows:
        assert options.decode({number: data})


def test_option_43_tells_what_is_not_known(options: Options) -> None:
    (told,) = options.decode({"43": b"\x02\x08http://h"})
    assert told["suboptions"] == [{"code": 2, "text": "http://h", "hex": b"http://h".hex()}]
    assert told["server"] is None
    assert any("whether a phone looks for it there is not known" in remark for remark in told["remarks"])
    (told,) = options.decode({"43": b"http://h"})
    assert told["suboptions"] is None


def test_the_model_in_options_60_and_77(options: Options) -> None:
    told = options.decode({"60": b"AUDC-IPPhone-420HD_2.2", "77": b"\x05440HD\x03abc"})
    assert [one["model"] for one in told] == ["420HD", "440HD"]
    assert told[1]["classes"] == ["440HD", "abc"]
    assert classes_of(b"405HD") is None
    (plain,) = options.decode({"77": b"405HD"})
    assert plain["model"] == "405HD"


def test_another_number_can_be_that_of_the_url(capsys: Captured) -> None:
    told = answer(capsys, "decode", "--option", "161", "http://h")
    assert (told["option"], told["protocol"], told["server"]) == (161, "http", "h")
    assert "whose number 160 a parameter can change" in told["remarks"][0]


def test_text_output(capsys: Captured) -> None:
    assert run("decode", "http://192.0.2.1/;b.cfg") == 0
    assert capsys.readouterr().out.splitlines() == [
        "option 160 (provisioning URL, first choice): http://192.0.2.1/;b.cfg",
        "  protocol       http",
        "  server         192.0.2.1",
        "  firmware       left out",
        "  configuration  b.cfg",
        "  asks http://192.0.2.1 for <MODEL>.img and b.cfg (LTRT-11950 p48, LTRT-09960 p36, FIELD, RFC-8910)",
    ]
    assert run("decode", "\x1b[2J") == 1
    assert "\x1b" not in capsys.readouterr().out


def test_encode_as_json(capsys: Captured) -> None:
    told = answer(
        capsys, "encode", "--option", "66", "--server", "h", "--firmware", "a.img", "--configuration", "b.cfg"
    )
    assert [(one["option"], one["value"]) for one in told["options"]] == [(66, "h"), (67, "a.img;b.cfg")]
    assert set(told["snippets"]) == {"isc", "kea", "dnsmasq", "windows"}
    both = answer(capsys, "decode", "--option", "66", "h", "--option", "67", "a.img;b.cfg")
    assert (both["option"], both["with"], both["protocol"]) == (66, 67, "tftp")


def test_explain(capsys: Captured) -> None:
    told = answer(capsys, "explain", "66")
    assert (told["option"], len(told["table"])) == (66, 6)
    assert run("explain") == 0
    out = capsys.readouterr().out
    assert "option 43: provisioning URL, third choice (server to phone)" in out
    assert "Its encoding was not found" in out
