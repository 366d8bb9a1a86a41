"""Rules on forms of values: which parameters they look at is the dataset's to say, and so is how hard they speak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.dataset.tables import FORMS
from kb.catalogue import Catalogue
from lint.findings import SEVERITIES, Finding

Check = Callable[..., list[Finding]]
LEVELS = {"error": "error", "warning": "warning", "hint": "info"}

NETMASK = "network/lan/fixed_ip/netmask"
ZONE = "system/ntp/gmt_offset"
START = "system/daylight_saving/start_date"
MODE = "system/daylight_saving/mode"
GROUP = "voip/services/group_paging/group/0/multicast_addr"
FILTER = "system/ldap/name_filter"
TONES = "provisioning/ring_tone_uri"
AUTH = "voip/line/0/auth_password"

WRONG = {
    "ip_address": ("VAL005", "192.0.2.300"),
    "host": ("VAL006", "a b"),
    "url": ("VAL006", "http://a b"),
    "netmask": ("VAL008", "255.0.255.0"),
    "time_zone": ("VAL010", "CET"),
    "group_heading": ("VAL011", "25/10"),
    "language": ("VAL012", "qqq"),
    "country": ("VAL012", "qqq"),
    "multicast_address": ("VAL013", "192.0.2.1"),
    "ldap_filter": ("VAL014", "(sn=%"),
    "encrypted_password": ("VAL019", '{"x"}'),
    "password_hash": ("VAL019", "$1$x"),
    "ring_tone_archive": ("VAL021", "bell.wav"),
}
"""A value of the wrong form, and the rule that says so. Month and day are wrong only together."""


OF_FORMS = {code for code, _ in WRONG.values()} - {"VAL005", "VAL006"}
"""The rules that look at forms alone; two look at types as well."""


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


def test_every_form_is_used_and_has_its_rule(catalogue: Catalogue) -> None:
    assert {p.form for p in catalogue if p.form} == set(FORMS) == {*WRONG, "month", "day_of_month"}


def test_every_parameter_with_a_form_is_looked_at_and_no_harder_than_allowed(
    check: Check, catalogue: Catalogue
) -> None:
    for parameter in catalogue:
        if parameter.form not in WRONG:
            continue
        code, value = WRONG[parameter.form]
        finding = only(check(f"{parameter.name.replace('{n}', '0')}={value}", code))
        allowed = LEVELS[parameter.enforce["form"]]
        assert SEVERITIES.index(finding.severity) >= SEVERITIES.index(allowed)
        assert finding.source


def test_inferred_forms_are_info(check: Check, catalogue: Catalogue) -> None:
    inferred = [p for p in catalogue if p.form in WRONG and p.form_grade == "inferred"]
    assert inferred
    for parameter in inferred:
        code, value = WRONG[parameter.form or ""]
        finding = only(check(f"{parameter.name.replace('{n}', '0')}={value}", code))
        assert finding.severity == "info"
        assert "inferred" in finding.message


def test_values_of_parameters_without_a_form_are_not_looked_at(check: Check, catalogue: Catalogue) -> None:
    free = [p for p in catalogue if p.form is None and p.type == "string"]
    values = [value for _, value in WRONG.values()]
    text = "".join(f"{p.name}={value}\n" for p in free for value in values)
    assert check(text, *OF_FORMS) == []


@pytest.mark.parametrize("value", ["[tag]", "<MAC>", "{{tag}}", "{$tag}", "%ITCS_tag%"])
def test_placeholders_of_templates_are_no_values_yet(value: str, check: Check, catalogue: Catalogue) -> None:
    lines = [f"{p.name.replace('{n}', '0')}={value}\n" for p in catalogue if p.form]
    assert check("".join(lines), *OF_FORMS) == []


def test_what_a_source_shows_passes(check: Check, catalogue: Catalogue) -> None:
    """The defaults of all sources, and the values they show in use: `not_set` and `china` for a time zone, say."""
    lines = []
    for parameter in catalogue:
        shown = [e.value for e in catalogue.evidence(parameter.name) if e.property in ("default", "observed")]
        lines += [f"{parameter.name.replace('{n}', '0')}={value}\n" for value in shown if parameter.form]
    assert f"{ZONE}=not_set\n" in lines
    assert f"{ZONE}=china\n" in lines
    assert check("".join(lines), *OF_FORMS) == []


# One by one


@pytest.mark.parametrize(
    ("value", "suggestion"), [("0.0.0.255", "255.255.255.0"), ("255.0.255.0", None), ("192.0.2.1", None)]
)
def test_netmask(value: str, suggestion: str | None, check: Check) -> None:
    finding = only(check(f"{NETMASK}={value}"))
    assert (finding.code, finding.severity, finding.suggestion) == ("VAL008", "error", suggestion)


def test_what_is_no_address_is_reported_once(check: Check) -> None:
    assert [f.code for f in check(f"{NETMASK}=/24")] == ["VAL005"]
    assert [f.code for f in check("network/lan/secondary_ip/netmask=/24")] == ["VAL008"]
    assert [f.code for f in check(f"{GROUP}=224.0.1")] == ["VAL005"]


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [("+8:00", "+08:00"), ("08:00", "+08:00"), ("+8", "+08:00"), ("-0330", "-03:30"), ("UTC+5:30", "+05:30"),
     ("gmt", None), ("+99:00", None), ("Europe/Berlin", None), ("3600", None)],
)  # fmt: skip
def test_time_zone(value: str, suggestion: str | None, check: Check) -> None:
    finding = only(check(f"{ZONE}={value}"))
    assert (finding.code, finding.severity, finding.suggestion) == ("VAL010", "warning", suggestion)


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (6, 31), (9, 31), (11, 31)])
def test_day_that_the_month_does_not_have(month: int, day: int, check: Check) -> None:
    finding = only(check(f"{START}/day={day}\n{START}/month={month}\n"))
    assert (finding.code, finding.severity, finding.line) == ("VAL011", "warning", 1)


@pytest.mark.parametrize(
    "text",
    [
        f"{START}/month=2\n{START}/day=29\n",
        f"{START}/month=12\n{START}/day=31\n",
        f"{START}/day=31\n",
        f"{START}/month=2\nsystem/daylight_saving/end_date/day=31\n",
        f"{MODE}=DAYOFWEEK\n{START}/month=2\n{START}/day=31\n",
        f"{START}/month=2\n{START}/month=3\n{START}/day=31\n",
    ],
    ids=["leap day", "long month", "no month", "month of another date", "day not used", "which month is not clear"],
)
def test_days_that_may_be_right(text: str, check: Check) -> None:
    assert check(text, "VAL") == []


def test_day_counts_where_the_file_says_that_it_is_used(check: Check) -> None:
    assert only(check(f"{MODE}=Fixed\n{START}/month=2\n{START}/day=31\n")).code == "VAL011"


@pytest.mark.parametrize("text", [f"{START}/month=2\n{START}/day=32\n", f"{START}/month=13\n{START}/day=31\n"])
def test_parts_outside_their_own_range_are_for_the_range(text: str, check: Check) -> None:
    assert [f.code for f in check(text)] == ["VAL002"]


def test_every_language_and_country_of_the_vocabulary_passes(check: Check, catalogue: Catalogue) -> None:
    rows = catalogue.rows("select parameter, literal from languages union select parameter, literal from countries")
    assert len(rows) > 30
    assert check("".join(f"{row['parameter']}={row['literal'].swapcase()}\n" for row in rows), "VAL") == []


def test_languages_are_reported_once(check: Check) -> None:
    finding = only(check("personal_settings/language=Spanisch"))
    assert (finding.code, finding.severity, finding.suggestion) == ("VAL012", "info", "Spanish")


@pytest.mark.parametrize("value", ["223.255.255.255", "240.0.0.0", "2001:db8::1"])
def test_not_multicast(value: str, check: Check, catalogue: Catalogue) -> None:
    finding = only(check(f"{GROUP}={value}"))
    assert finding.code == "VAL013"
    assert finding.severity == catalogue.practice("paging-address-not-multicast").suggested == "warning"


def test_a_filters_fault_is_shown_at_its_place(check: Check) -> None:
    finding = only(check(f"{FILTER}=(|(sn=%)(mail%))"))
    start = len(f"{FILTER}=(|(sn=%)(") + 1
    assert (finding.code, finding.column, finding.end_column) == ("VAL014", start, start + len("mail%"))
    assert "practice ldap-filter-parentheses" in finding.message


def test_a_filter_without_the_typed_text(check: Check) -> None:
    finding = only(check(f"{FILTER}=(objectClass=person)"))
    assert finding.severity == "warning"
    assert "ignores what the user types" in finding.message


@pytest.mark.parametrize("value", ['{"c2VjcmV0IQ"}', '{"c2VjcmV0", "}', "{c2VjcmV0}", "{“c2VjcmV0IQ==”}", '{"c2VjcmV0'])
def test_passwords_are_not_shown(value: str, check: Check) -> None:
    assert "c2VjcmV0" not in only(check(f"{AUTH}={value}", "VAL019")).message


def test_hashes_are_judged_only_where_they_are_a_form(check: Check) -> None:
    assert only(check("system/password=$1$cut")).code == "VAL019"
    assert check(f"{AUTH}=$1$cut", "VAL") == []


@pytest.mark.parametrize(
    ("value", "severity"),
    [("bell.wav", "error"), ("http://server/a/bell.WAV?x=1", "error"), ("tones.cfg", "error"), ("a.rar", "warning")],
)
def test_ring_tone_archive(value: str, severity: str, check: Check) -> None:
    finding = only(check(f"{TONES}={value}"))
    assert (finding.code, finding.severity) == ("VAL021", severity)
    assert ".zip or .tgz" in finding.message


@pytest.mark.parametrize("value", ["tones", "tones.tgz", "a.b/tones", "http://server.wav", "tftp://server/t.zip?v=1.2"])
def test_ring_tone_archives_that_may_be_right(value: str, check: Check) -> None:
    assert check(f"{TONES}={value}") == []
