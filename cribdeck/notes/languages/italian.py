"""The words of Italian."""

from cribdeck.notes.languages.language import Language

ITALIAN = Language(
    tag="it",
    asks="che cos'è, che cos’è, cos'è, cos’è, cosa sono, che cosa sono, cosa significa,"
    " cosa si intende, qual è, quali sono, perché, come funziona, come funzionano, a cosa serve,"
    " a cosa servono, differenza tra, differenze tra,"
    " qual è la differenza, cosa succede, che differenza c'è, che differenza c’è, in cosa"
    " consiste, quando si usa, come si, chi è, quanti, quante",
    tells="descrivi, descriva, descrivete, spiega, spiegate, definisci, definisca, elenca,"
    " elencate, confronta, confrontate, illustra, illustrate, dimostra che, dimostrare che,"
    " spiegare, spiegami, descrivere, descrivimi, elencare, parlami di, parlami, raccontami,"
    " fai un esempio, fornisci un esempio, indica",
    tasks="scrivi un, scrivi una, calcola, trova, dato un, data una",
    chapters="capitolo #, lezione #",
    compares="differenza tra, differenze tra",
    announces="domande, esercizi, verifica le tue conoscenze",
    question="domanda",
    exercise="esercizio",
    solution="soluzione, svolgimento",
    proof="dimostrazione",
    reveals="mostra risposta, mostra la risposta, mostra soluzione, mostra la soluzione, clicca,"
    " premi qui",
    answer="risposta, risposte, risposta corretta, risposte corrette, risposta esatta,"
    " risposte esatte, la risposta corretta è, risposta giusta",
    key="risposte, soluzioni, risposte corrette",
    front="fronte",
    back="retro",
    pages="risorse aggiuntive, link utili, obiettivi di apprendimento, per approfondire,"
    " bibliografia, sitografia, riferimenti bibliografici, vedi anche",
    claims="vantaggi, svantaggi, vantaggio, svantaggio, caratteristiche, conseguenze,"
    " limiti, problemi, fasi, passi",
    attributes="regola d'oro, idea chiave, in sintesi, ricorda,"
    " causa, conseguenza, proprietà, notazione, caratteristica, risultato, risultati,"
    " problema, soluzione, descrizione, significato, formula, obiettivo, obiettivi,"
    " scopo, uso, sintomi, terapia, trattamento, diagnosi, nota, osservazione,"
    " osservazioni, importante, conclusione, definizione, tipicamente, solitamente,"
    " di solito, in genere, esempio, esempi",
    aspects="clinica, istologia, eziologia, eziopatogenesi, patogenesi, epidemiologia, prognosi,"
    " complicanze, fattori di rischio, esordio, decorso, indicazioni, controindicazioni,"
    " effetti collaterali, meccanismo d'azione, meccanismo d’azione, meccanismo di azione,"
    " funzioni, sede, localizzazione, origine, endoscopia, imaging, laboratorio, esami,"
    " prevenzione, inizio, fine, durata, frequenza, innervazione, vascolarizzazione, effetti,"
    " requisiti, funzione, struttura, composizione, componenti",
    kinds="tipi, parti, classificazione, forme, classi, categorie, suddivisione, tipologie",
    shortened="tto, tp",
    holds="è, sono, era, ha, hanno, può, possono, deve, devono",
    kept="livello, difficoltà, fonte, fonti, etichette",
    beside="esempio, esempi, pronuncia, nota, categoria grammaticale",
    samples="esempio, esempi",
    caption="figura, immagine, foto",
    see_figure="vedi figura, vedi figure, vedi immagine, vedi immagini",
    instances="per esempio, ad esempio",
    chooses="scegli una, scegli un'alternativa, scegli un’alternativa, scegli la, seleziona una",
    verdicts="vero, falso",
    facts="fatti chiave, punti chiave, l'essenziale, l’essenziale",
    say="dillo così, dillo, come dirlo",
    follow_ups="poi chiedono, poi ti chiedono, domande successive",
    costs="costa il punto, ti costa il punto, idee sbagliate, false credenze",
    adds="e cosa, e che cosa, e perché, e come, e quando, e dove, e chi, e quale, e quali, e a"
    " cosa",
    open_sets="esempi, casi d'uso, casi d’uso, usi, applicazioni, consigli, sfide, strumenti",
    and_more="ecc, etc, eccetera",
    drawings="architettura, panoramica, diagramma, struttura, schema, disegno, figura, flusso,"
    " modello",
    stations="introduzione, riassunto, conclusione, conclusioni, panoramica, teoria, generalità,"
    " sintesi, settimana #, parte #, unità #, modulo #",
    leftovers="altro, altri, altre, extra, note, commenti, osservazioni, dettagli, varie",
    century="# secolo, #° secolo, secolo #",
    about="verso",
    means="significa, vuol dire",
    voice="it_IT",
    little="il, lo, la, i, gli, le, un, uno, una, e, o, di, del, dello, della, dei, degli,"
    " delle, al, alla, ai, da, dal, dalla, in, nel, nella, con, su, per, tra, fra,"
    " che, si, è, sono, essere, non, sì, suo, sua, come, più, molto, anche,"
    " tutto, niente",
    steps="passo, passi, ordine, sequenza, fase, fasi, stadi, procedura, processo,"
    " algoritmo, istruzioni, ricetta, come si, come fare",
    then="prima, poi, quindi, in seguito, dopo, infine",
    joins="e, o, ed",
    places="qui, collegamento",
    either="o, oppure",
    persons="singolare, plurale",
    defines="definizione, definizioni, significato, descrizione, spiegazione, traduzione,"
    " contenuto, cosa fa, che cosa fa, cos'è",
    tongues="italiano, inglese, tedesco, spagnolo, francese, portoghese, russo, cinese,"
    " giapponese, arabo, ebraico, coreano, polacco, olandese, svedese, greco, latino",
    leads="se, per, rispetto a, rispetto al, rispetto alla, sotto, nel, nella, nei, nelle, in caso"
    " di, durante, quando, ad, al, alla, allo, agli, alle, ai, all', all’, nell', nell’,"
    " dovunque, ovunque, dove possibile, sempre che",
    onward="tra, fra, in, di, da, per, come, con",
    numbers="due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici",
    stamps="creata, creato, creato il, creata il, data di creazione, ultima modifica,"
    " modificato il, aggiornato il",
    filed="etichette, stato, categoria, categorie",
    contents="indice, sommario",
    states="dipende, dipendono, comprende, comprendono, consiste, dimostra, richiede, permette,"
    " condiziona, si divide, si dividono",
    trouble="errore, messaggio di errore, sintomo, sintomi, problema, causa, cause, possibili"
    " cause",
    remedy="soluzione, soluzioni",
    ahead="il, lo, la, i, gli, le, l, un, uno, una, per",
    copulas="è, sono, era, erano",
    equates="è, sono, era, erano, indica, indicano, significa, significano, designa, consiste,"
    " consistono, si intende, si intendono, s’intende, s'intende, si definisce, si definiscono,"
    " si riferisce, rappresenta, rappresentano, descrive, misura",
)
