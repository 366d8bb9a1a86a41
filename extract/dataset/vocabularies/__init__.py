"""The small tables beside the parameters: the guide's contents, and the words and facts of the field."""

from __future__ import annotations

from extract.dataset.checks import CHECKS
from extract.dataset.columns import Table
from extract.dataset.vocabularies.files import FILES
from extract.dataset.vocabularies.guide import GUIDE
from extract.dataset.vocabularies.security import SECURITY
from extract.dataset.vocabularies.synonyms import SYNONYMS
from extract.dataset.vocabularies.words import WORDS

VOCABULARIES: tuple[Table, ...] = (*GUIDE, *WORDS, *FILES, *SECURITY, CHECKS, SYNONYMS)

__all__ = ["FILES", "GUIDE", "SECURITY", "SYNONYMS", "VOCABULARIES", "WORDS"]
