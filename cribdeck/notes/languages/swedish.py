"""The words of Swedish."""

from cribdeck.notes.languages.language import Language

SWEDISH = Language(
    tag="sv",
    beside="exempel",
    points="poäng",
    samples="exempel",
    caption="figur, bild, foto",
    chooses="välj ett, välj en, markera ett, kryssa",
)
