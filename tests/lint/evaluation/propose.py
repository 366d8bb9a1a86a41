"""Print the rows that the table of judged findings lacks, and those that nothing matches any more.

    PYTHONPATH=. python tests/lint/evaluation/propose.py

Paste the rows into adjudicated.yaml, and put a verdict (true, debatable) and a reason in place of the question marks.
What is a false alarm gets no row: the rule has to be put right.
"""

from __future__ import annotations

import sys

from verdicts import FOLDERS, as_yaml, found, judged

from kb.catalogue import Catalogue


def main() -> None:
    """Print both."""
    catalogue = Catalogue()
    for folder, where in FOLDERS.items():
        if not where.is_dir():
            sys.stderr.write(f"no files at {where}: {folder}/ is left out\n")
            continue
        there, expected = found(catalogue, folder), judged(folder)
        for line in as_yaml(there - expected):
            sys.stdout.write(f"{line}\n")
        for key, count in sorted((expected - there).items()):
            sys.stdout.write(f"# gone: {key.file} {key.code} {key.severity} {key.parameter}: {count}\n")


if __name__ == "__main__":
    main()
