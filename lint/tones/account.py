"""What `offhook tones` tells of a configuration, as plain data: the JSON form of its answer."""

from __future__ import annotations

from typing import Any

from kb.catalogue import Catalogue
from lint.engine import Linter
from lint.findings import INFO, Finding
from lint.sheet import Sheet
from lint.tones import checks
from lint.tones.facts import DEFAULTS, STEP, Facts
from lint.tones.tone import Tone, sounding, tones
from lint.tones.words import describe

Data = dict[str, Any]

USED = {"1": "file", "0": "country"}
"""Whose tones a phone uses, by the value of the switch."""


def account(sheet: Sheet, catalogue: Catalogue, facts: Facts, findings: list[Finding]) -> tuple[Data, list[Tone]]:
    """The tones with remarks, and what decides whether they are used; `findings` are the linter's on the file."""
    found = tones(sheet.effective, catalogue, facts, sheet.model)
    own = sheet.effective.value_or_default(facts.own)
    written = any(tone.places for tone in found)
    group = facts.name.partition("{n}")[0].lower()
    near = [one for one in findings if one.severity != INFO and (one.parameter or "").lower().startswith(group)]
    told: Data = {
        "file": sheet.file,
        "country": sheet.effective.value_or_default(facts.country),
        "country_is_default": sheet.effective.value_or_default(facts.country) == sheet.effective.default(facts.country),
        "used": USED.get(own or ""),
        "step": facts.step,
        "step_grade": catalogue.topic_fact(STEP).grade,
        "complete": sheet.effective.complete,
        "tones": [_tone(tone, facts, catalogue) for tone in found],
        "remarks": [_remark(one, catalogue) for one in checks.of_set(written, own)],
        "findings": [one._asdict() for one in near],
    }
    return told, found


def findings_of(sheet: Sheet, catalogue: Catalogue, data: bytes) -> list[Finding]:
    """What the linter says of the file."""
    return list(Linter(catalogue, context=sheet.context).lint(data, sheet.file).findings)


def _tone(tone: Tone, facts: Facts, catalogue: Catalogue) -> Data:
    heard = sounding(tone, facts)
    return {
        "index": tone.number,
        "name": tone.name,
        "enabled": tone.enabled,
        "frequencies": list(tone.frequencies),
        "cadence": tone.cadence,
        "cadence_meaning": facts.meanings.get(tone.cadence or ""),
        "pairs": [list(pair) for pair in tone.pairs],
        "seconds": [list(pair) for pair in heard.periods],
        "heard": heard.why_not is None,
        "words": describe(tone, facts),
        "set_at": list(tone.places),
        "sources": [] if tone.places else catalogue.topic_fact(DEFAULTS).sources,
        "remarks": [_remark(one, catalogue) for one in checks.remarks(tone, facts, catalogue)],
    }


def _remark(remark: checks.Remark, catalogue: Catalogue) -> Data:
    sources = list(dict.fromkeys(s for fact in remark.facts for s in catalogue.topic_fact(fact).sources))
    return {"severity": remark.severity, "message": remark.message, "facts": list(remark.facts), "sources": sources}
