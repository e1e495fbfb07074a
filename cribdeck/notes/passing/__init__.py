"""What of the notes may reach an output as more than words, by kind: TeX (`tex`), drawings in SVG
(`svg`), addresses that are followed (`links`). All else is shown as the words that it is.

Lists what may pass, never what may not. Does not know an output: what is special to Anki's fields
is in deck.anki_marks.
"""
