"""Document -> .apkg: which cards an entry makes, and the notes that Anki gets.

    Document -> drafts (by rules) -> identity -> notes -> apkg

Knows how to ask, Anki's fields and its file. Does not know paper, nor the ledger. Begin with
`rules`, the list of the kinds of card.
"""
