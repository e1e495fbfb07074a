"""Inlines and blocks as HTML, and the engine that sets HTML on paper.

Knows escaping, highlighting, formulas and WeasyPrint. Does not know what a card or a sheet is.
Begin with `markup`.
"""
