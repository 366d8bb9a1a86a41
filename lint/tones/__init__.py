"""Call progress tones that a configuration defines: read, explained, checked, drawn and played.

Names of parameters, the length of a step and the meaning of a cadence type are facts of the topic
`call-progress-tones`; where it has none, the answer is that it is not known.
"""
