"""Document -> PDF: the cheat sheet, as large as its pages allow.

Knows pieces, columns and pages. Does not know Anki. Begin with `sheet` (the order of work): pieces
are made, measured, cut into columns, fitted and set.
"""
