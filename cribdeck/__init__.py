"""cribdeck: study notes in Markdown become an Anki deck to review and a cheat sheet to print.

    source -> reader -> Document -> samples (check) -> identity (GUIDs, from the ledger)
                          |-> cards -> notes -> stamps -> apkg -> NAME.apkg --|
                          |-> sheet ----------------------------> NAME.pdf -|-> readback -> dist/

Data flows one way. `model` says what flows and `pipeline` in which order. Then, by what you seek:

    what the notes mean  reader, front_matter, comments, entries (which entry stands where),
                         choices (which cards are wanted)
    are they good notes  lint: subjects, lint_prompts, lint_answers, lint_markup, twins,
                         wording, allowing
    who an entry is      ledger (the file), matching, identity, stamps (since when)
    deck and sheet       markup, answers (what is said first, what is more), colours (of sections),
                         images and vectors (files of pictures), formulas (TeX, drawn for paper)
    the deck             plans (which cards an entry makes), asking, clozes, code_clozes, boxes,
                         glossary, cards (the notes), apkg
    the sheet            edition, layout, pieces, piece_html, table_widths, long_words,
                         letter_widths, splitting, columns, fitting, typesetter
    the proof            readback: said, deck_search, pdf_text, wanted, comparison, code_columns,
                         visibility
    code samples         samples (does it parse), api_check (does it fit the library):
                         library_api, library_files, bindings, signatures;
                         declarations, expectations, broker, topics, harness, verdicts,
                         running (does it work)
    the outside          cli, report (what a build has to say), listing (how much of it is shown),
                         publish (how files reach dist/), cache

A writer (apkg, sheet) imports neither the reader nor the other writer; the proof imports no
writer, since shared code would hide the same mistake on both sides.
"""

__version__ = "0.1.0"
