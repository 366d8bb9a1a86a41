"""Files of a phone beside its configuration: speed dials, ring tones. As far as a source shows their form."""
