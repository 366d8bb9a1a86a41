"""From a source to the dataset: today the reference in `data/reference`, next the guide itself.

`extract.reference` reads the hand-edited facts, `extract.dataset` says what a dataset is (its tables, how testimony is
weighed, how it is written). Nothing here knows `kb` or `lint`; they stand on what is produced here.
"""
