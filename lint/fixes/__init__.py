"""Fixes: what a rule proposes to write in the place of what it found.

A fix is *safe* where it cannot change what any phone reads, under any reading that is known. What is not known of a
phone, and so has several readings: whether it strips blanks at the ends of a line and around `=`; whether it cuts a
value off at ` ;`; whether `#`, or a `;` behind blanks, begins a comment; whether it takes CR as part of a value, or a
carriage return alone as a line end; whether it skips a byte order mark; whether upper and lower case in names matter;
which of two settings of one name it takes; whether and where an include overrides; whether it reads a last line that
has no end. That LF ends a line, that a line whose first character is `;` is a comment, and that a line of nothing but
blanks sets nothing, hold under all of them.

So very little is safe: blanks at the end of such comments and blank lines (SYN020), and a setting that repeats the one
before it character for character, with nothing in between that could set it (PAR008). Everything else (case of a name,
blanks around `=` or a value, a byte order mark, line ends, `#` comments, other names, other values) is *unsafe*: it may
be what the author meant, but a phone may read the file differently afterwards. Each rule's docstring gives its reason.

`lint.fixes.edit` is what rules use; `apply` carries fixes out, `plan` says what unsafe ones activate, `diff` shows
them, `write` replaces files, `command` is what `offhook lint --fix` and `--diff` do.
"""
