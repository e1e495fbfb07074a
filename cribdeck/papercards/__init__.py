"""Document -> PDF: the entries on cards of paper, to be cut out.

Knows what stands on the two sides of a card, and how much fits there. Pieces and their HTML
come from the sheet. Does not know Anki. Begin with `paper_cards`.
"""
