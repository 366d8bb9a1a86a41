"""How severe a finding on a practice is, and which published flaws it cites."""

from __future__ import annotations

import pytest

from kb.catalogue import Catalogue
from lint.context import Context, Policy
from lint.practices import citations, judge, judge_in


@pytest.mark.parametrize(
    ("practice", "default", "strict"),
    [
        ("telnet-enabled", "warning", "error"),
        ("firmware-url-insecure", "warning", "error"),
        ("redirect-server-vendor", "info", "info"),
        ("include-over-http", "warning", "error"),
        ("srtp-without-tls", "warning", "warning"),  # A contradiction is no matter of policy.
        ("acd-method-legacy", "info", "info"),
    ],
)
def test_severities(practice: str, default: str, strict: str, catalogue: Catalogue) -> None:
    policies: tuple[Policy, ...] = ("default", "strict")
    found = [judge(catalogue.practice(practice), policy).severity for policy in policies]
    assert found == [default, strict]


def test_no_finding_of_security_is_an_error_by_default(catalogue: Catalogue) -> None:
    for row in catalogue.rows("select id from practices where family = 'SEC'"):
        assert judge(catalogue.practice(row["id"])).severity != "error"


OF_2_2 = ["CVE-2018-10093", "CVE-2018-16219", "CVE-2018-16216", "CVE-2018-16220"]


@pytest.mark.parametrize(
    ("practice", "firmware", "cited"),
    [
        ("web-interface-open", None, []),
        ("web-interface-open", "unknown", []),
        ("web-interface-open", "2.2.16", OF_2_2),
        ("web-interface-open", "UC_2.2.12.126", OF_2_2),
        ("web-interface-open", "3.0.4", ["CVE-2018-5757"]),
        ("web-interface-open", "3.4.4", []),
        ("web-interface-open", "2.20.1", []),
        ("encrypted-value-is-obfuscation", "2.2.16", []),  # Not named as affected, which is not the same as safe.
        ("encrypted-value-is-obfuscation", "3.4.4.1000", ["CVE-2023-22957"]),
        ("encrypted-value-is-obfuscation", "3.4.8.807", ["CVE-2023-22957"]),
        ("encrypted-value-is-obfuscation", "3.4.8.808", []),
        ("firmware-url-insecure", "3.4.4.1000", ["CVE-2023-22955"]),
        ("firmware-url-insecure", "3.4.6.604", []),  # Nobody says so of later ones.
        ("redirect-server-vendor", "2.2.16", []),
        ("management-server-url", "7.8.1", []),  # The server's flaws are not the phone's.
        ("telnet-enabled", "2.2.16", []),
    ],
)
def test_citations(practice: str, firmware: str | None, cited: list[str], catalogue: Catalogue) -> None:
    found = list(citations(catalogue, catalogue.practice(practice), firmware))
    assert [text.split()[0] for text in found] == cited


def test_a_citation_says_where_the_flaw_was_found(catalogue: Catalogue) -> None:
    message = judge_in(catalogue, "web-interface-open", Context(firmware="2.2.16")).message
    assert "; CVE-2018-10093 was found on 420HD, firmware 2.2.12.126; " in message
    assert message.endswith("; our own conclusion)")
    assert "CVE-20" not in judge_in(catalogue, "web-interface-open", Context()).message


def test_every_advisory_of_a_practice_is_in_the_dataset(catalogue: Catalogue) -> None:
    for row in catalogue.rows("select id from practices where advisories is not null"):
        for identifier in catalogue.practice(row["id"]).advisories or ():
            assert catalogue.advisory(identifier).id == identifier
