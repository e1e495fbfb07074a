"""Markdown -> Document: what notes say, as entries that are asked and answered.

Knows Markdown, and the ways in which people write question and answer. Does not know any output:
neither cards nor paper, nor who an entry was yesterday. Begin with `document` (what there is; what
entries are made of is in `blocks`), then `reader` (how text becomes it) and `recognise` (which
entry stands where: one list of shapes, a file each). `passing` says what of the notes may be more
than words: TeX, drawings, addresses. `walk`, `copies`, `entry_body` and `words` are what other
rooms read a document with.
"""
