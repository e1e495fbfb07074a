"""The words of Swedish."""

from cribdeck.notes.languages.language import Language

SWEDISH = Language(
    tag="sv",
    claims="fördelar, nackdelar, fördel, nackdel, egenskaper, orsaker, konsekvenser,"
    " steg, begränsningar",
    attributes="syfte, mål, orsak, konsekvens, resultat, lösning, beskrivning, betydelse, formel,"
    " användning, definition, anmärkning, viktigt, slutsats, exempel, symtom, behandling",
    beside="exempel",
    points="poäng",
    samples="exempel",
    caption="figur, bild, foto",
    chooses="välj ett, välj en, markera ett, kryssa",
)
