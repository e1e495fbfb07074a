"""The words of Dutch."""

from cribdeck.notes.languages.language import Language

DUTCH = Language(
    tag="nl",
    beside="voorbeeld, voorbeelden",
    samples="voorbeeld, voorbeelden",
    caption="figuur, afbeelding, foto",
    chooses="kies een, selecteer een",
)
