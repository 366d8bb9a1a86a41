"""What fixes that are not safe may change for a phone: one line for each, with what that change needs."""

from __future__ import annotations

from kb import actions
from kb.catalogue import Catalogue
from lint.cfg.lines import ASSIGNMENT, BLANKS, INCLUDE
from lint.cfg.parse import encode, parse
from lint.entries import Entry, entries
from lint.fixes.apply import Applied, Refused
from lint.fixes.edit import Ruler, spliced
from lint.wording import clean, count, either


def applied(one: Applied, catalogue: Catalogue) -> str:
    """`phone.cfg:12: SYN003 'a = 1' becomes 'a=1': a change of it needs reload_voip (source)`."""
    before, after, changed = _around(one, catalogue)
    secret = any(entry.secret for entry in (*before, *after))
    settings = [entry for entry in changed if entry.statement.name]
    was, now = _shown(before, secret), _shown(after, secret)
    if len(settings) > 1:
        what = f"{one.fix.title}, {count(len(settings), 'setting')} may change"
    elif was == now:
        what = f"{one.fix.title}: '{_shown(changed, secret)}'"
    elif not now:
        what = f"'{was}' is removed"
    else:
        what = f"'{was}' becomes '{now}'"
    return f"{_place(one)} {what}: {_needs(settings, changed, catalogue)}"


def refused(one: Refused) -> str:
    """`phone.cfg:12: PAR006 not fixed, since this would bring VAL002`."""
    if one.brings == (one.finding.code,):
        return f"{_place(one)} not fixed, since linting again would find as much as before"
    return f"{_place(one)} not fixed, since this would bring {either(one.brings)}"


def _place(one: Applied | Refused) -> str:
    return f"{clean(one.finding.file)}:{one.line}: {one.finding.code}"


def _around(one: Applied, catalogue: Catalogue) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """The lines that a fix touches, what becomes of them, and those of the latter that are not as they were."""
    document, ruler, line = one.document, Ruler(one.document), one.finding.line
    number = max(len(document.lines), 1)
    first = line + min(edit.start.line for edit in one.fix.edits)
    last = min(number, line + max(edit.end.line - (edit.end.column <= 1) for edit in one.fix.edits))
    last = max(first, last)
    start = ruler.offset(first, 1) if first > 1 or not document.lines else 0
    end = ruler.offset(last + 1, 1) if document.lines else 1
    text = document.text()
    old = parse(encode(text[start:end]))
    new = parse(encode(spliced(text, list(ruler.splices(one.fix, line)), start, end)))
    before = [entry for _, entry in entries(old, catalogue, {})]
    after = list(entries(new, catalogue, {}))
    unchanged = {(old.bom and not at, held.statement.text, held.end) for at, held in enumerate(old.lines)}
    changed = [
        entry for at, (held, entry) in enumerate(after)
        if (new.bom and not at, held.statement.text, held.end) not in unchanged
    ]  # fmt: skip
    return before, [entry for _, entry in after], changed


def _needs(settings: list[Entry], changed: list[Entry], catalogue: Catalogue) -> str:
    """What the change of these settings needs."""
    if len(settings) > 1:
        needs = [entry.parameter.apply if entry.parameter else actions.UNKNOWN for entry in settings]
        known = actions.strongest(needs, catalogue.actions())
        doubt = f", {needs.count(actions.UNKNOWN)} of them need what is not known" if actions.UNKNOWN in needs else ""
        return f"a change of all needs {known}{doubt}" if known != actions.UNKNOWN else "what that needs is not known"
    if not settings:
        if any(entry.statement.kind == INCLUDE for entry in changed):
            return "what the included file sets may change, which this file does not tell"
        return "no setting changes"
    parameter = settings[0].parameter
    if parameter is None:
        return "it is no known parameter"
    need = actions.need(catalogue, parameter)
    if need.action == actions.UNKNOWN:
        return "what a change of it needs is not known"
    return f"a change of it needs {need.action} ({need.source}{'; inferred' if need.grade == 'inferred' else ''})"


def _shown(shown: list[Entry], secret: bool) -> str:
    """Lines as they may be shown; where one of them holds a secret, no value of the others is shown either."""
    return clean(" + ".join(_masked(entry) if secret else entry.statement.text for entry in shown))


def _masked(entry: Entry) -> str:
    statement = entry.statement
    if entry.secret or statement.kind != ASSIGNMENT:
        return entry.shown()
    kept, value = statement.text[: statement.equals], statement.text[statement.equals :]
    return kept + "".join(character if character in BLANKS else "*" for character in value)
