"""Small words by which a question says what belongs to what."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PHONES = _words("phone phones telephone telephones telefon telefone telefons telefonen apparat apparats apparate")
"""The phones themselves."""
NOT_PHONES = _words("number numbers book call calls list company line lines")
"""What makes of the word before it something else: `phone number`."""
BEFORE = _words("""
a an the our my your their his her its this that these those each every any some both all one other another new old
main second first core central local internal external existing whole
der die das den dem des ein eine einen einem einer eines unser unsere unserem unseren unserer mein meine meinem
meinen meiner
""")
"""What stands between a preposition or a verb and its noun."""
ARTICLES = _words("""
a an the my our your their this that these those
der die das den dem des ein eine einen einem einer eines mein meine meinem meinen meiner unser unsere unserem unseren
""")
"""What people leave out of a phrase or not, without another meaning: `answer on (the) headset`."""
TOO = _words("too zu")
"""What stands behind these, and ends a clause, is how something is."""
TURNS = _words("turn turns turned turning switch switched switching put goes go be is stay stays")
"""Verbs that `on` belongs to, though a noun follows: `turn on the lamp`."""
FRESH = _words("new another other different second neu neue neuen neuer neues anderer anderen andere")
"""A device that is exchanged for one: its settings in the phone change, and that is what is asked about."""
OF = _words("of on in inside onto des vom von am im auf")
"""By these what stands before belongs to what stands behind."""
GENITIVE = _words("of des vom von")
"""Those of them that make one thing of what stands before and behind: `certificate of the server`."""
NOT = _words("not nicht")
FOR = _words("for fur")
ENDS = FOR | _words("behind hinter")
"""By these something is what a setting is for."""
REASONS = _words("because since as so weil da damit")
"""By these a clause begins that tells why something is asked."""
WHENS = _words("when after if once while during wenn nachdem nach sobald falls bei")
"""By these a clause begins that tells when something happens."""
DATIVE = _words("dem der unserem unserer meinem meiner einem einer")
"""By these the German `auf` says where, by others where to."""
TO = _words("""
for to towards toward from by with without behind via through at against between into per near over before after
fur bei beim zu zum zur mit ohne hinter an ans uber durch gegen zwischen
""")
"""By these something is what a setting points at, speaks of or has to get along with."""
AUXILIARIES = _words("do does did can could will would should shall must may")
"""A question that begins with these has its verb behind the noun."""
ENTRIES = _words("telnet ssh")
"""By these one is on a device: `telnet to the switch`."""
POINTERS = _words("""
address addresses adress addr ip port ports url uri urls path host fqdn file files zip list link adresse pfad datei
""")
"""What tells where something else is found."""
PARTICLES = _words("on off to from over back between into an aus auf zu nach ein um")
"""What stands with the verb `switch`, and is not missing but where the word is a noun."""
NOUNS = _words("""
user users default defaults setting settings option options config configuration parameter parameters value values
""")
"""Words that carry any question, and are nouns: what stands behind them may belong to the same thing still."""
RESTARTS = _words("reboot restart reset boot neustart neustarten hochfahren")
"""Stems of what is done to a device as a whole."""

_VOWELS = frozenset("aeiouy")


def looks_like_verb(text: str) -> bool:
    """Whether a word ends as a verb of the third person or of the past does, and is no short form such as `dns`."""
    return text.endswith(("ed", "s")) and not text.endswith(("ss", "us", "is")) and not _VOWELS.isdisjoint(text[:-1])
