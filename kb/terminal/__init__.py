"""How answers look on a terminal: content first, as plain lines; colour and tables only where somebody looks."""
