"""What a change of a parameter needs, as a guide's appendix and its prose say it."""
