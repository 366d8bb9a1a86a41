"""The words of a question: what it asks about, and the words that only carry it."""

from __future__ import annotations

import re

from extract.dataset.stems import stems

_GRAMMAR = """
a an the this that these those it its i im ive my me we us our you your he his she her they them their there here
is are was were be been being am do does did doing done dont doesnt didnt isnt arent wont cant has have had having can
could will would should shall may might must not no nor yes if then than so too very also just only even still again
already yet ever never always sometimes often once twice and or but as at by for from in into of on off onto out over
frm plz pls btw u ur r im hi
to up down with without within through per via about after before during while until since because when where which
who whom whose what why how any all some each every both either neither other others another more most less least
much many few several such same own
"""
_COMMON = """
need needs needed want wants wanted like please thanks thx help tell know knows see sees seen show shows find get
gets getting got give gives given go goes going come comes make makes making made take takes taken put puts keep keeps
kept let lets try tried use uses used using work works working happen happens happened say says said look looks leave
leaves left stay stays mean means say says think seem seems start starts started turn turns become becomes exist exists
possible impossible required necessary able correct right wrong bad good better best big small old new next last first
now today tomorrow yesterday soon later afterwards instead really actually maybe somehow something someone anything
anyone everything everyone nothing nobody thing things stuff kind way ways lot bit else etc vs whole
current match matches matched mins secs hrs minutes seconds hours
minuten sekunden stunden tage tagen wochen ubernehmen uebernehmen ubernimmt uebernimmt
fone fones user users people guy person site office desk device devices phone phones telephone handy
problem problems issue issues question answer setting settings parameter parameters param params option options config
configuration value values field default defaults
"""
_GERMAN = """
der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mein meine sein seine unser unsere
und oder aber nicht kein keine ist sind war waren wird werden wurde hat haben hatte kann koennen konnen muss muessen
mussen soll sollen darf duerfen durfen will wollen auf an am im in ins bei beim mit ohne nach vor von vom zu zum zur
fuer fur ueber uber unter aus durch um wenn wann wo wie was wer warum wieso welche welcher welches dass ob auch noch
schon nur sehr mal bitte danke jetzt danach bevor nachdem braucht brauche brauchen geht gehen gibt geben macht machen
andere anderen anderer anderes alle alles telefon telefone telefons apparat geraet gerat man sich dann denn doch
"""
SILENT = frozenset(f"{_GRAMMAR} {_GERMAN}".split())
"""Words of grammar: they say nothing, but within a phrase."""
LIGHT = SILENT | frozenset(_COMMON.split())
"""Words that carry a question in any subject. They count where the dataset has them, and are not missed where not."""


NUMBER = re.compile(r"\d+(?:x*|(?:h|hr|hrs|std|m|min|mins|s|sec|secs|sek|ms|d|k|kb|mb|am|pm|st|nd|rd|th))|x+")
"""A number, also with a unit (`60s`, `2nd`), or a pattern of some: `4xxx`."""


class Word:
    """A word as typed (folded), and its stem. (A named tuple would cost more to define than all words to make.)"""

    __slots__ = ("apart", "light", "stem", "text")

    def __init__(self, text: str, stem: str, apart: bool = False) -> None:
        self.text = text
        self.stem = stem
        self.apart = apart
        """A comma or the like stands before it."""
        self.light = text in LIGHT or NUMBER.fullmatch(text) is not None or len(text) == 1


def words_of(question: str) -> list[Word]:
    """The words of a question in order."""
    said = _WORD.findall(_folded(question))[:_LONGEST]
    stemmed = stems([text for _, text in said])
    return [
        Word(text, stem, _PAUSE.search(before) is not None)
        for (before, text), found in zip(said, stemmed, strict=True)
        for stem in found
    ]


_WORD = re.compile(r"([\W_]*)([^\W_]+)")
"""A word, and what stands before it."""
_PAUSE = re.compile(r"[,;:?!()]|[.\-\u2013]\s")


_LONGEST = 60
"""Words of a question that are read: no question has more, and a whole mail would only take time."""


def _folded(question: str) -> str:
    text = question.lower().replace("'", "").replace("\u2019", "").replace("#", " hash ")
    return text.replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("ß", "ss")
