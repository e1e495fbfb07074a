"""Who an entry is, from build to build: its GUID, and since when it is as it is.

Knows the ledger of the notes. Does not know what a card looks like, nor Markdown. Begin with
`ledger` (what is remembered; `ledger_file` keeps it, in the form that `ledger_rows` knows, and
`adoption` joins two), then `identify` (who is who, by `matching`; `undecided` asks the author) and
`stamps` (what has changed since).
"""
