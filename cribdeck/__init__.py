"""cribdeck: study notes in Markdown become an Anki deck to review and a cheat sheet to print.

    source -> notes -> identity -> deck ------> NAME.apkg ------|
                |------------------> sheet ---> NAME.pdf -------|-> proof -> dist/
                |------------------> papercards NAME-cards.pdf -|

    notes       what the notes say: Markdown -> Document, as entries that are asked and answered
    identity    who an entry is, from build to build
    html        inlines and blocks as HTML, and the engine that sets it on paper
    deck        which cards an entry makes, and Anki's file
    sheet       the cheat sheet, as large as its pages allow
    papercards  the entries on cards to cut out
    proof       reopens what was written, and says what of the notes is not in it
    lint        what a careful author would mend
    samples     does the code parse, and does it work
    building    the order of all this, and what may reach dist/
    report, cli what a build has to say, and how a person sees it

Data flows one way; pyproject.toml holds the rooms to it. Each room's own docstring says what it
knows, what it does not, and where to begin.
"""

__version__ = "0.1.0"
