"""Published flaws, doubtful practices, factory passwords."""

from __future__ import annotations

from extract.dataset.columns import Table, boolean, strings, text
from extract.dataset.vocabularies.common import grade, note, sources

SECURITY: tuple[Table, ...] = (
    Table(
        "security_advisories",
        "Published flaws of the phones and their management server.",
        (
            text("id", "CVE or advisory number.", required=True),
            text("affects", "Products.", required=True),
            text("firmware", "Firmware it was shown on."),
            text("line", "Firmware line of the phones it speaks of: how its version numbers begin. "
                 "Null: none is named, or it is no flaw of the phones."),
            text("below", "First version of that line that is free of it; null: none is named."),
            text("through", "Last version of that line that is known to have it; null: not told."),
            boolean("touches_2_2", "It was shown on firmware 2.2.x."),
            text("what", "What is wrong.", required=True),
            text("reported", "Date of the report."),
            text("date", "Date of record or disclosure."),
            text("state", "Whether it is fixed."),
            text("cvss", "Score."),
            text("weakness", "CWE number."),
            strings("also", "Other numbers of the same flaw."),
            strings("refs", "Where it is published."),
            strings("parameters", "Parameters that bear on the exposure.", required=True),
            sources(),
            note(),
        ),
        key=("id",),
    ),
    Table(
        "practices",
        "Doubtful practices worth a rule, with the reason.",
        (
            text("id", "Short name.", required=True),
            text("family", "Rule family.", required=True,
                 values=("SYN", "INC", "PAR", "VAL", "DEP", "SEC", "FLT", "APP")),
            text("text", "What is doubtful, and why.", required=True),
            strings("parameters", "Parameters it is about."),
            text("suggested", "Suggested severity.", required=True, values=("error", "warning", "info")),
            text("raised", "Severity under a strict policy, or once the inference is confirmed."),
            text("seen", "Where it was seen."),
            strings("advisories", "Advisories it rests on."),
            sources(),
            grade(),
            note(),
        ),
        key=("id",),
    ),
    Table(
        "factory_credentials",
        "Published factory credentials, so that a file that keeps them can be told.",
        (
            text("account", "Account.", required=True),
            text("secret", "Published secret, where one is."),
            text("where", "Where it is used.", required=True),
            strings("parameters", "Parameters that hold it."),
            sources(),
            grade(),
            note(),
        ),
    ),
)  # fmt: skip
