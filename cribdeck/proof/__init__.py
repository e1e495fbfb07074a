"""Reopens the deck, the sheet and the paper cards, and says what of the notes is not in them.

Imports no writer and no HTML: code that both sides shared would hide the same mistake on both.
Begin with `readback`.
"""
