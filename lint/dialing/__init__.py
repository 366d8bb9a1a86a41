"""Digit maps and dial plans: grammar, automata, and what they do with a dialed number.

Pure: nothing here knows files, the catalogue or the linter. What is wrong with a text is a `Fault` whose kind is the id
of a practice in the dataset; an answer that rests on a fact names it by the id of a topic's fact.
"""
