"""The words of Swedish."""

from cribdeck.notes.languages.language import Language

SWEDISH = Language(
    tag="sv",
    asks="vad är, vad betyder, vad menas med, vad innebär, vad gör, varför, hur fungerar,"
    " hur skiljer sig, vilken är, vilka är, vilket är, när är, var finns, vem är, vem var,"
    " skillnaden mellan, skillnad mellan, skillnader mellan",
    tells="förklara, beskriv, definiera, nämn, jämför, redogör för, motivera, bevisa att,"
    " ange två, ange tre, ange vilken, ange vilka, ange vad, svara på, markera rätt",
    announces="fråga, frågor, instuderingsfrågor, tentafrågor, övningar, övningsfrågor, testa dig",
    question="fråga",
    exercise="uppgift, övning",
    theorem="sats, hjälpsats, följdsats",
    answer="svar, rätt svar, facit",
    solution="lösning",
    proof="bevis",
    key="svar, facit, lösningar, rätta svar",
    reveals="visa svar, visa facit, visa lösning, klicka",
    chapters="kapitel #",
    claims="fördelar, nackdelar, fördel, nackdel, egenskaper, orsaker, konsekvenser,"
    " steg, begränsningar",
    attributes="syfte, mål, orsak, konsekvens, resultat, lösning, beskrivning, betydelse, formel,"
    " användning, definition, anmärkning, viktigt, slutsats, exempel, symtom, behandling",
    aspects="diagnos, diagnostik, etiologi, epidemiologi, patogenes, komplikationer, riskfaktorer,"
    " indikationer, kontraindikationer, biverkningar, verkningsmekanism, funktioner,"
    " lokalisation, läge, uppbyggnad, ursprung, början, slut, förlopp, prevention, förekomst,"
    " innervation, krav, klinik, prognos, funktion, sammansättning",
    kinds="typer, delar, indelning, former, sorter",
    holds="är, var, har, hade, kan, måste, ska",
    beside="exempel, exempelmening, uttal, anmärkning, ordklass",
    points="poäng",
    samples="exempel",
    caption="figur, bild, foto",
    see_figure="se figur, se bild",
    instances="till exempel, t.ex, exempelvis",
    chooses="välj ett, välj en, markera ett, kryssa",
    verdicts="sant, falskt",
    facts="nyckelfakta, huvudpunkter",
    say="säg så här, säg det så här",
    follow_ups="sedan frågar de, följdfrågor",
    costs="kostar poängen, kostar poäng, missuppfattningar",
    adds="och vad, och varför, och hur, och när, och var finns, och vem, och vilka, och vilken,"
    " och vilket",
    open_sets="exempel, användningsområden, tillämpningar, tips, utmaningar, alternativ",
    and_more="osv, m.m, etc",
    drawings="arkitektur, översikt, diagram, struktur, schema, skiss, figur, bild, modell",
    stations="introduktion, inledning, sammanfattning, översikt, slutsats, teori, allmänt,"
    " vecka #, del #, lektion #",
    leftovers="övrigt, annat, anmärkningar, anmärkning, kommentarer, kommentar, detaljer",
    means="betyder",
    voice="sv_SE",
    little="en, ett, den, det, de, och, eller, av, i, på, till, från, med, för, om, som,"
    " att, är, var, vara, inte, ej, ja, nej, han, hon, sig, sitt, sina, också,"
    " mycket,"
    " allt, inget",
    steps="steg, ordning, ordningsföljd, fas, faser, skede, skeden, process, algoritm,"
    " tillvägagångssätt, recept, hur",
    then="först, sedan, därefter, slutligen, till sist",
    joins="och, eller, samt",
    either="eller",
    defines="betydelse, beskrivning, förklaring, översättning, vad det gör, innebörd",
    tongues="svenska, engelska, tyska, spanska, franska, portugisiska, ryska, kinesiska,"
    " japanska, italienska, latin",
    leads="om, vid, för, enligt, när, i fall av, i fall, om möjligt, ifall",
    onward="i, av, från, som, för, med",
    numbers="två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv",
    contents="innehållsförteckning, innehåll",
    states="beror, består, innehåller, omfattar, kräver",
    ahead="en, ett, den, det, med",
    copulas="är, var",
    equates="är, betyder, innebär, kallas, avser, består av, utgörs av, beskriver",
)
