"""Blocks -> entries: the ways in which people write question and answer.

Knows which entry stands where under a heading. Does not know Markdown's syntax (reader), nor cards.
Begin with `shape` (what one way of writing is), then `shapes` (the list of them, a file each) and
`under_heading` (how they are tried, and whose a comment is). A shape knows nothing of comments.
"""
