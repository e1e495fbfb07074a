"""The words of Polish."""

from cribdeck.notes.languages.language import Language

POLISH = Language(
    tag="pl",
    beside="przykład, przykłady",
    samples="przykład, przykłady",
    caption="rysunek, rys, ilustracja, zdjęcie",
    chooses="wybierz, zaznacz",
)
