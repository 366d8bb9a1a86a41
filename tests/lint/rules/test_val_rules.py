"""Rules on values: each as hard as the fact it rests on, and silent on empty values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kb.catalogue import Catalogue
from kb.records import Parameter
from lint.findings import Finding

Check = Callable[..., list[Finding]]
SEVERITY = {"error": "error", "warning": "warning", "hint": "info"}


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


def concrete(parameter: Parameter) -> str:
    # `tone_on_0` to `tone_on_3` are parameters of their own beside `tone_on_{m}`.
    return parameter.name.replace("{n}", "0").replace("{m}", "9")


def with_fact(catalogue: Catalogue, wanted: str, *types: str) -> Iterator[Parameter]:
    found = [p for p in catalogue if p.enforce.get(wanted) in SEVERITY and (not types or p.type in types)]
    assert found
    yield from found


def test_empty_values_pass_everywhere(check: Check, catalogue: Catalogue) -> None:
    assert check("".join(f"{concrete(p)}=\n" for p in catalogue), "VAL") == []


def test_defaults_pass(check: Check, catalogue: Catalogue) -> None:
    """What a firmware or a manual gives as default is never an error, whatever else they say."""
    text = "".join(f"{concrete(p)}={p.default}\n" for p in catalogue if p.default)
    found = [f for f in check(text) if f.code.startswith("VAL") and f.severity == "error"]
    assert [(f.parameter, f.message) for f in found] == []


def test_numbers_outside_a_range_are_as_hard_as_the_limit(check: Check, catalogue: Catalogue) -> None:
    for limit, step in (("minimum", -1), ("maximum", 1)):
        for parameter in with_fact(catalogue, limit, "integer", "port"):
            bound = getattr(parameter, limit)
            finding = only(check(f"{concrete(parameter)}={bound + step}", "VAL002"))
            assert finding.severity == SEVERITY[parameter.enforce[limit]]
            assert finding.source == parameter.stated_by[limit]
            assert check(f"{concrete(parameter)}={bound}", "VAL002") == []


def test_words_outside_a_list_are_as_hard_as_the_list(check: Check, catalogue: Catalogue) -> None:
    for parameter in with_fact(catalogue, "values", "enum", "codec", "string"):
        assert parameter.values
        finding = only(check(f"{concrete(parameter)}=qqq", "VAL003", "VAL012"))
        assert finding.severity == SEVERITY[parameter.enforce["values"]]
        for literal in parameter.values:
            assert check(f"{concrete(parameter)}={literal.swapcase()}", "VAL003", "VAL012") == []


def test_lists_that_may_not_be_held_are_not(check: Check, catalogue: Catalogue) -> None:
    silent = [p for p in catalogue if p.enforce.get("values") == "never"]
    assert silent
    assert check("".join(f"{concrete(p)}=qqq\n" for p in silent), "VAL003") == []


def test_switches_take_their_values_only(check: Check, catalogue: Catalogue) -> None:
    for parameter in with_fact(catalogue, "type", "boolean"):
        levels = [SEVERITY[parameter.enforce[name]] for name in ("type", "values") if name in parameter.enforce]
        finding = only(check(f"{concrete(parameter)}=2", "VAL001"))
        assert finding.severity == max(levels, key=("error", "warning", "info").index)
        assert check(f"{concrete(parameter)}={(parameter.values or ['0'])[0]}", "VAL001") == []


@pytest.mark.parametrize(
    ("value", "suggestion"), [("yes", "1"), ("TRUE", "1"), ("off", "0"), ("Disable", "0"), ("2", None)]
)
def test_switch_suggestion(value: str, suggestion: str | None, check: Check) -> None:
    finding = only(check(f"system/ntp/enabled={value}"))
    assert (finding.code, finding.severity, finding.suggestion) == ("VAL001", "error", suggestion)
    assert (finding.column, finding.end_column) == (20, 20 + len(value))


@pytest.mark.parametrize("value", ["184", "0xb8", "0XB8", "+184"])
def test_numbers_may_be_hexadecimal(value: str, check: Check) -> None:
    assert check(f"voip/media/media_tos={value}") == []


@pytest.mark.parametrize("value", ["b8", "1.5", "1 2", "ten", "1;2"])
def test_no_number(value: str, check: Check) -> None:
    assert only(check(f"voip/media/media_tos={value}")).code == "VAL001"


def test_inferred_types_are_info(check: Check, catalogue: Catalogue) -> None:
    parameter = next(p for p in with_fact(catalogue, "type", "integer") if p.type_grade == "inferred")
    finding = only(check(f"{concrete(parameter)}=x", "VAL001"))
    assert finding.severity == "info"
    assert "inferred" in finding.message


def test_nearest_word_is_offered(check: Check) -> None:
    assert only(check("voip/media/srtp/mode=RequireEncription")).suggestion == "RequireEncryption"
    assert only(check("voip/media/srtp/mode=REQUIRED")).suggestion == "RequireEncryption"
    assert only(check("voip/media/srtp/mode=1")).suggestion is None


def test_length(check: Check, catalogue: Catalogue) -> None:
    for parameter in with_fact(catalogue, "max_length"):
        assert parameter.max_length
        # Sources disagree on the length of digit maps and dial plans: rules of their own say so.
        code = {"digitmap": "VAL016", "dialplan": "VAL018"}.get(parameter.type, "VAL004")
        finding = only(check(f"{concrete(parameter)}={'1' * (parameter.max_length + 1)}", "VAL004", code))
        assert finding.code == code
        assert finding.severity == SEVERITY[parameter.enforce["max_length"]]
        assert check(f"{concrete(parameter)}={'1' * parameter.max_length}", "VAL004", code) == []


def test_encrypted_passwords_may_be_longer(check: Check) -> None:
    encrypted = '{"' + "A" * 43 + '="}'
    assert check(f"voip/line/0/auth_password={encrypted}", "VAL") == []
    assert [f.code for f in check(f"voip/line/0/auth_password={'A' * 44}", "VAL")] == ["VAL004"]


def test_ip_address(check: Check) -> None:
    finding = only(check("network/lan/fixed_ip/netmask=255.255.255"))
    assert (finding.code, finding.severity) == ("VAL005", "error")
    assert check("network/lan/fixed_ip/netmask=255.255.255.0") == []


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("voip/signalling/sip/proxy_address=sip.example.com:5061", "warning"),
        ("system/ldap/server_address=192.0.2.300", "info"),
        ("provisioning/configuration/url=http://server/a b.cfg", "warning"),
        ("provisioning/speed_dial_uri=http:/server/a.txt", "info"),
        ("voip/qoe/qoe_server_port=65536", "info"),
    ],
)
def test_form(line: str, severity: str, check: Check) -> None:
    finding = only(check(line))
    assert (finding.code, finding.severity) == ("VAL006", severity)
    assert finding.source


@pytest.mark.parametrize("line", ["voip/signalling/sip/proxy_port=65536", "voip/signalling/sip/proxy_port=-1"])
def test_ports_with_known_limits_are_for_the_range(line: str, check: Check) -> None:
    assert [f.code for f in check(line)] == ["VAL002"]


def test_time(check: Check) -> None:
    finding = only(check("provisioning/period/weekly/time=noon"))
    assert (finding.code, finding.severity) == ("VAL007", "error")


def test_values_of_names_that_are_not_known_are_not_judged(check: Check) -> None:
    found = check("voip/line/{n}/enabled=x\nvoip/lien/0/enabled=x\nvoip/li ne/0/enabled=x\n")
    assert [f.code for f in found] == ["SYN010", "PAR001", "PAR006"]


def test_switches_with_words_take_them_in_any_case(check: Check) -> None:
    assert check("lync/sign_in/line_type_display/ext=none", "VAL") == []
    assert only(check("lync/sign_in/line_type_display/ext=any", "VAL")).severity == "info"


def test_ports_and_numbers_are_told_apart(check: Check) -> None:
    assert "is no port number" in only(check("voip/signalling/sip/proxy_port=sip")).message
    assert "is no whole number" in only(check("voip/signalling/sip/proxy_timeout=soon")).message


def test_long_lists_are_cut_in_messages(check: Check, catalogue: Catalogue) -> None:
    parameter = next(p for p in with_fact(catalogue, "values", "enum") if p.values and len(p.values) > 20)
    assert parameter.values
    message = only(check(f"{concrete(parameter)}=qqq", "VAL003")).message
    assert f", {parameter.values[11]} and {len(parameter.values) - 12} more (" in message
    assert parameter.values[12] not in message
