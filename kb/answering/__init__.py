"""Answers to questions in plain words: `kb.ask`.

`words` cuts a question, `concepts` says what it asks about (`spelling` reads what stands nowhere), `standing` what
leads and what is said aside, `ranking` weighs parameters, events and messages by the `index`, `decide` judges what
that is worth and `owners` (with `devices`, `grammar`) whether it is the phones' at all, `entries` and `sentences`
say it.
"""
