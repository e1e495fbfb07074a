"""The words of Italian."""

from cribdeck.notes.languages.language import Language

ITALIAN = Language(
    tag="it",
    beside="esempio, esempi",
    samples="esempio, esempi",
    caption="figura, immagine, foto",
    chooses="scegli una, scegli la, seleziona una",
)
