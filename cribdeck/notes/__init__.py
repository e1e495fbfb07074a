"""Markdown -> Document: what notes say, as entries that are asked and answered.

Knows Markdown, and the ways in which people write question and answer. Does not know any output:
neither cards nor paper, nor who an entry was yesterday. Begin with `document` (what there is), then
`reader` (how text becomes it) and `recognition` (which entry stands where).
"""
