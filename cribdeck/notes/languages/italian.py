"""The words of Italian."""

from cribdeck.notes.languages.language import Language

ITALIAN = Language(
    tag="it",
    claims="vantaggi, svantaggi, vantaggio, svantaggio, caratteristiche, conseguenze,"
    " limiti, problemi, fasi, passi",
    attributes="causa, conseguenza, proprietà, notazione, caratteristica, risultato, risultati,"
    " problema, soluzione, descrizione, significato, formula, obiettivo, obiettivi,"
    " scopo, uso, sintomi, terapia, trattamento, diagnosi, nota, osservazione,"
    " osservazioni, importante, conclusione, definizione",
    beside="esempio, esempi",
    samples="esempio, esempi",
    caption="figura, immagine, foto",
    chooses="scegli una, scegli la, seleziona una",
    facts="fatti chiave, punti chiave, l'essenziale, l’essenziale",
    say="dillo così, dillo, come dirlo",
    follow_ups="poi chiedono, poi ti chiedono, domande successive",
    costs="costa il punto, ti costa il punto, idee sbagliate, false credenze",
    adds="e cosa, e che cosa, e perché, e come, e quando, e dove, e chi, e quale, e quali, e a"
    " cosa",
    open_sets="esempi, casi d'uso, casi d’uso, usi, applicazioni, consigli, sfide, strumenti",
    drawings="architettura, panoramica, diagramma, struttura, schema, disegno, figura, flusso,"
    " modello",
    leftovers="altro, altri, altre, extra, note, commenti, osservazioni, dettagli, varie",
    voice="it_IT",
    little="il, lo, la, i, gli, le, un, uno, una, e, o, di, del, dello, della, dei, degli,"
    " delle, al, alla, ai, da, dal, dalla, in, nel, nella, con, su, per, tra, fra,"
    " che, si, è, sono, essere, non, sì, suo, sua, come, più, molto, anche",
    joins="e, o, ed",
    places="qui, collegamento",
)
