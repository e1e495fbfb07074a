"""Document -> .apkg: which cards an entry makes, and the notes that Anki gets.

Knows how to ask, Anki's fields and its file. Does not know paper, nor the ledger. Begin with
`rules` (the list of what is asked), then `anki_notes` and `apkg`.
"""
