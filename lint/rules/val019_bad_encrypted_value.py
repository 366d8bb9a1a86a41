"""An encrypted password, or a hash, that cannot be one.

A password is written in clear text or encrypted, as `{"base64"}`; for some, a hash `$1$salt$hash`
will do. Firmware takes a value as encrypted only if it begins with `{"`, ends with `"}` and has
something between: anything else, a typographic quote in it say, is the password itself. What is
encrypted has whole blocks of eight bytes: a dummy that nobody replaced rarely has. The value is
never shown.

Severity: warning, as suggested for the practices `password-form-malformed`,
`encrypted-value-block-size` and `encrypted-value-typographic-quotes`; info where it is only
inferred that the password may be encrypted.

Passes::

    ems_server/user_password={"VvLZ0p5/5pM="}
    voip/line/0/auth_password=plain{text}
    system/password=$1$FZ6rOGS1$54ZXSmjh7nod.kXFRyLx70

Fails::

    ems_server/user_password={"EncyptedPasswordHERE"}
    ems_server/user_password={Needs to be Encrypted}
    ems_server/user_password={“VvLZ0p5/5pM=”}
    voip/line/0/auth_password={"VvLZ0p5/5pM="
    voip/line/0/auth_password={"VvLZ0p5_5pM="}
    system/password=$1$FZ6rOGS1
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import Problem
from lint.secrecy import forms, passwords

CODE = "VAL019"
NAME = "bad-encrypted-value"

_PRACTICES = {
    passwords.MALFORMED: "password-form-malformed",
    passwords.QUOTES: "encrypted-value-typographic-quotes",
    passwords.BLOCKS: "encrypted-value-block-size",
}


def check(entry: Entry) -> Iterator[Problem]:
    """Report a password value that looks encrypted or hashed and is neither."""
    if not forms.has_form(entry, "encrypted_password", "password_hash"):
        return
    doubt = passwords.encrypted_doubt(entry.value)
    if doubt is None and entry.parameter is not None and entry.parameter.form == "password_hash":
        broken = passwords.hash_fault(entry.value)
        doubt = passwords.Doubt(passwords.MALFORMED, broken) if broken else None
    fact = forms.held(entry, practice=_PRACTICES[doubt.kind]) if doubt else None
    if doubt and fact:
        yield forms.problem(entry, fact, doubt.fault.what, at=doubt.fault)
