"""cribdeck: study notes in Markdown become an Anki deck to review and a cheat sheet to print.

    source -> reader -> Document -> samples (check) -> ledger (GUIDs)
                          |-> cards -> notes -> stamp -> apkg -> NAME.apkg --|
                          |-> sheet ---------------------------> NAME.pdf -|-> readback -> dist/

Data flows one way. `model` says what flows, `entries` which entry stands where, `pipeline` in
which order things happen, `publish` how files reach dist/, `report` what a build has to say, and
`cli` how it says it. A writer (apkg, sheet) imports neither the reader nor the other writer;
`readback` imports no writer, since shared code would hide the same bug on both sides.
"""

__version__ = "0.1.0"
