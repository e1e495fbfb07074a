"""The words of Dutch."""

from cribdeck.notes.languages.language import Language

DUTCH = Language(
    tag="nl",
    asks="wat is, wat zijn, wat betekent, wat betekenen, wat doet, waarom, wanneer is, hoe werkt,"
    " hoe werken, hoe wordt, waar is, waartoe dient, waarvoor dient, wie is, wie was,"
    " verschil tussen, verschillen tussen",
    tells="leg uit, beschrijf, verklaar, geef een, geef het, geef de, geef twee, geef drie, noem,"
    " vergelijk, definieer, bewijs dat, bespreek, licht toe",
    announces="vraag, vragen, oefenvragen, examenvragen, oefeningen, test jezelf",
    question="vraag",
    exercise="opgave, oefening",
    theorem="stelling",
    answer="antwoord, juiste antwoord, het juiste antwoord",
    solution="oplossing, uitwerking",
    proof="bewijs",
    key="antwoorden, oplossingen, antwoordmodel, uitwerkingen",
    pages="leerdoelen, zie ook, verder lezen, bronvermelding, literatuurlijst",
    reveals="toon antwoord, bekijk antwoord, toon oplossing, bekijk oplossing, klik, uitklappen",
    chapters="hoofdstuk #",
    claims="voordelen, nadelen, voordeel, nadeel, kenmerken, oorzaken, gevolgen, problemen,"
    " stappen, beperkingen",
    attributes="doel, doelen, oorzaak, gevolg, eigenschappen, resultaat, probleem, oplossing,"
    " beschrijving, betekenis, formule, gebruik, definitie, opmerking, opmerkingen,"
    " belangrijk, conclusie, voorbeeld, voorbeelden",
    aspects="diagnostiek, etiologie, epidemiologie, pathogenese, complicaties, risicofactoren,"
    " indicaties, contra-indicaties, bijwerkingen, werkingsmechanisme, functies, locatie,"
    " ligging, bouw, oorsprong, begin, einde, verloop, preventie, frequentie, innervatie,"
    " voorwaarden, rechtsgevolg, functie, samenstelling",
    kinds="soorten, types, typen, onderdelen, indeling, vormen",
    holds="is, zijn, was, waren, heeft, hebben, kan, kunnen, moet, moeten",
    kept="niveau, bron, bronnen, moeilijkheid",
    beside="voorbeeld, voorbeelden, voorbeeldzin, uitspraak, opmerking, opmerkingen, woordsoort",
    samples="voorbeeld, voorbeelden",
    caption="figuur, afbeelding, foto",
    see_figure="zie figuur, zie afbeelding, zie afbeeldingen",
    instances="bijvoorbeeld, bv, vb, bijv",
    chooses="kies een, selecteer een",
    verdicts="waar, onwaar, juist, onjuist",
    facts="kernpunten, kernfeiten, de kern",
    say="zeg het zo, zo zeg je het",
    follow_ups="daarna vragen ze, vervolgvragen, doorvragen",
    costs="kost het punt, dat kost het punt, kost punten, misvattingen",
    adds="en wat, en waarom, en hoe, en wanneer, en waar, en wie, en welke, en waarvoor",
    open_sets="voorbeelden, toepassingen, gebruiksscenario's, tips, uitdagingen, alternatieven",
    and_more="enz, enzovoort, etc",
    drawings="architectuur, overzicht, diagram, structuur, schema, tekening, figuur, model",
    stations="inleiding, samenvatting, overzicht, conclusie, theorie, algemeen, voorwoord, week #,"
    " deel #, les #",
    leftovers="overig, overige, anders, opmerkingen, opmerking, details, extra",
    means="betekent",
    voice="nl_NL",
    little="de, het, een, en, of, van, in, op, aan, met, voor, door, bij, uit, naar, over,"
    " onder, tussen, dat, die, dit, deze, is, zijn, was, waren, wordt, worden, niet,"
    " geen, wel, ook, nog, zeer, er, hij, zij, als,"
    " alles, niets, iets",
    steps="stap, stappen, volgorde, fase, fasen, fases, procedure, proces, algoritme,"
    " werkwijze, recept",
    then="eerst, dan, daarna, vervolgens, ten slotte, tenslotte",
    joins="en, of",
    places="hier, link",
    persons="enkelvoud, meervoud",
    defines="definitie, betekenis, beschrijving, uitleg, omschrijving, verklaring, vertaling, wat"
    " het doet",
    tongues="nederlands, engels, duits, spaans, frans, portugees, russisch, chinees, japans,"
    " italiaans, zweeds",
    leads="als, bij, voor, volgens, tijdens, wanneer, in het geval van, indien, indien mogelijk,"
    " waar mogelijk",
    onward="in, uit, van, door, als, voor, met",
    numbers="twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf",
    stamps="aangemaakt, aangemaakt op, gemaakt op, laatst bewerkt, laatst gewijzigd, bijgewerkt",
    filed="labels, categorie, categorieën",
    contents="inhoudsopgave, inhoud",
    states="hangt, omvat, bestaat, bevat, vereist",
    ahead="de, het, een, onder, met",
    copulas="is, zijn, was, waren",
    equates="is, zijn, was, waren, betekent, betekenen, verwijst naar, verwijzen naar,"
    " staat voor, beschrijft, verstaat men, noemt men",
)
