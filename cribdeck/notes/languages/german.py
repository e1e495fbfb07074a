"""The words of German."""

from cribdeck.notes.languages.language import Language

GERMAN = Language(
    tag="de",
    asks="was ist, was sind, was war, was bedeutet, was heißt, was versteht man,"
    " was passiert, was macht, was unterscheidet, welche, welcher, welches, welchen, warum,"
    " weshalb, wieso, wozu, wann wird, wann ist, wann werden, wie funktioniert,"
    " wie funktionieren, wie wird, wie werden, wie kann, wie viele, wie lautet, wie lauten,"
    " wie ist, wie sind, wie entsteht, wo ist, wo wird, wer ist, wer war,"
    " unterschied zwischen, unterschiede zwischen,"
    " was ist der unterschied, was versteht, wann sollte, wann verwendet man, wann benutzt"
    " man, wie unterscheidet, wie unterscheiden, wie würden sie, wie gehen sie, worin"
    " unterscheiden, worin unterscheidet, worin besteht, wodurch unterscheiden, woraus besteht",
    tells="erkläre, erklären sie, erläutere, erläutern sie, beschreibe, beschreiben sie,"
    " definiere, definieren sie, nenne, nennen sie, vergleiche, vergleichen sie,"
    " unterscheide, unterscheiden sie, begründe, begründen sie, beweise, zeige, zeigen sie,"
    " beurteilen sie, bewerten sie, diskutieren sie, skizzieren sie, schildern sie,"
    " charakterisieren sie, benennen sie, ordnen sie,"
    " erzähle mir, erzählen sie, erklär, beschreib, nenn, gib ein beispiel, geben sie ein"
    " beispiel, geben sie beispiele, stellen sie dar, fassen sie zusammen, geben sie an",
    tasks="schreibe eine, schreiben sie eine, schreibe ein, schreiben sie ein,"
    " implementiere, implementieren sie, berechne, berechnen sie, bestimme, gegeben ist,"
    " gegeben sind, gegeben sei, finde",
    how="wie",
    topics="wie geht es weiter, warum dieser, warum dieses, welche themen",
    chapters="kapitel #, vorlesung #",
    compares="unterschied zwischen, unterschiede zwischen, im vergleich zu",
    puzzles="was ist die ausgabe, wie lautet die ausgabe, was gibt dieser code aus,"
    " was gibt dieses programm aus, was gibt das programm aus, was wird ausgegeben",
    names="welche, welches, nenne, nennen sie, was für",
    announces="frage, fragen, übungsfragen, prüfungsfragen, kontrollfragen, aufgaben, übungen,"
    " teste dich, teste dein wissen, selbsttest, lernkontrolle, überprüfe dein wissen",
    question="frage, f, der interviewer fragt, interviewer, interviewerin",
    exercise="aufgabe, übung, übungsaufgabe",
    theorem="satz, hilfssatz, korollar",
    answer="antwort, antworten, richtige antwort, richtige antworten, richtig,"
    " erwartete antwort, musterantwort, beispielantwort, kurze antwort, mögliche antwort,"
    " die richtige antwort ist,"
    " bewerber, bewerberin, kandidat, kandidatin",
    solution="lösung, musterlösung",
    proof="beweis",
    part="erklärung, ausgabe, begründung",
    source="quelle, quellen, literatur",
    key="antworten, lösungen, lösungsschlüssel, richtige antworten, auflösung, auflösungen",
    front="vorderseite",
    back="rückseite",
    pages="lizenz, mitwirken, mitwirkende, danksagung, danksagungen, herunterladen,"
    " über den autor, verwandte themen, siehe auch, weiterführende literatur, weitere ressourcen,"
    " weitere quellen, literaturverzeichnis, nützliche links, für wen ist das, lernziele,"
    " lerntipps, weiterführende links, quellenverzeichnis, quellenangaben, literaturangaben,"
    " bildnachweise, weiterführendes",
    reveals="antwort anzeigen, lösung anzeigen, zeige, klicke, klick hier, klicken, hier klicken,"
    " aufdecken, aufklappen, zum aufklappen, hier drücken",
    aside="beispiel, beispiele, hinweis, tipp, mehr, einzelheiten, inhalt, inhaltsverzeichnis",
    sides="zweck, ziel, verwendung, geeignet für, vermeiden bei, verwendet in, nutzen bei",
    claims="vorteil, vorteile, nachteil, nachteile, merkmale, ursachen, folgen,"
    " auswirkungen, gründe, probleme, risiken, schritte, stärken, schwächen,"
    " herausforderungen",
    attributes="merke, merksatz, faustregel, kernaussage, goldene regel, einheit, einheiten,"
    " ursache, folge, auswirkung, eigenschaft, eigenschaften, merkmal, ergebnis, ergebnisse,"
    " bedeutung, beschreibung, schreibweise, formel, grund, ziele, aufbau, ablauf, schritt,"
    " problem, probleme, kritik, symptome, behandlung, bemerkung, bemerkungen, achtung,"
    " wichtig, fazit, überblick, bild, typischerweise, üblicherweise, meistens, definition",
    aspects="übertragung, wirkung, struktur, diagnose, diagnostik, therapie, klinik, ätiologie,"
    " epidemiologie, pathogenese, prognose, komplikationen, risikofaktoren, histologie,"
    " vorkommen, verlauf, indikationen, kontraindikationen, nebenwirkungen, wirkmechanismus,"
    " funktionen, lage, lokalisation, aufbau, ursprung, ansatz, innervation, beginn, ende,"
    " häufigkeit, prävention, befund, endoskopie, bildgebung, labor, dauer, voraussetzungen,"
    " rechtsfolge, rechtsfolgen, anwendungsbereich, funktion, zusammensetzung, bestandteile",
    kinds="arten, formen, teile, typen, einteilung, klassifikation, unterteilung,"
    " gliederung, varianten",
    holds="ist, sind, war, waren, hat, haben, kann, können, muss, müssen, wird, werden",
    empty="antwort hier, hier antworten, hier die antwort, offen, folgt, kommt noch, zu tun,"
    " selbsterklärend",
    again="anders gefragt, andere formulierung der frage, die frage kann auch lauten",
    months="januar, jänner, februar, feber, märz, mai, juni, juli, oktober, dezember, mär,"
    " okt, dez",
    soon="heute, morgen, übermorgen, nächste, nächsten, nächster, nächstes, ende",
    kept="niveau, schwierigkeit, quelle, quellen, schlagwörter, gelernt",
    beside="beispiel, beispiele, beispielsatz, beispielsätze, aussprache, anmerkung, anmerkungen,"
    " wortart",
    points="punkt, punkte",
    samples="beispiel, beispiele",
    sentences="beispielsatz, beispielsätze",
    eras="v. chr., n. chr.",
    century="#. jahrhundert, #. jh., #. jhd.",
    about="um, etwa",
    caption="abbildung, abb, bild, foto",
    see_figure="siehe abbildung, siehe abbildungen, siehe abb, siehe bild, siehe bilder, s. abb",
    instances="zum beispiel, z. b, z.b, bsp, beispielsweise",
    chooses="wähle eine, wähle aus, wählen sie eine, kreuze, kreuzen sie an",
    verdicts="wahr, falsch, richtig",
    wrong="falsch, nicht richtig, irrtum, mythos, häufiger fehler, typischer fehler",
    right="richtig, korrekt, wahrheit, fakt, stattdessen",
    trouble="fehler, fehlermeldung, symptom, symptome, problem, ursache, ursachen, mögliche"
    " ursache, mögliche ursachen",
    remedy="lösung, lösungen, behebung, abhilfe, workaround, mögliche lösung, mögliche lösungen",
    careful="achtung, vorsicht, warnung, falle, fallstrick, stolperfalle, stolperstein, aufgepasst",
    facts="kernpunkte, kernfakten, das wichtigste",
    say="so sagst du es, so sagt man es, sag es, sag es so",
    follow_ups="nachfragen, nachfrage, folgefragen, dann fragen sie, sie fragen weiter",
    costs="das kostet den punkt, kostet den punkt, kostet punkte, irrtümer, falsche annahmen",
    adds="und was, und warum, und weshalb, und wozu, und wie, und wann, und wo, und wer, und"
    " welche, und welcher, und welches, und wodurch",
    open_sets="beispiele, anwendungen, anwendungsfälle, anwendungsbeispiele, einsatzgebiete,"
    " einsatzbereiche, tipps, herausforderungen, alternativen, werkzeuge, ideen",
    and_more="etc, usw, und so weiter, u. v. m",
    drawings="architektur, überblick, übersicht, diagramm, aufbau, struktur, skizze, schema,"
    " zeichnung, bild, abbildung, ablauf, modell, entwurf",
    stations="einleitung, einführung, überblick, übersicht, zusammenfassung, fazit, theorie,"
    " allgemein, allgemeines, vorwort, woche #, tag #, teil #, lektion #, einheit #",
    leftovers="extras, sonstiges, weiteres, anderes, zusätzliches, bemerkungen, bemerkung,"
    " anmerkungen, anmerkung, hinweise, details, notizen",
    means="bedeutet, steht für, heißt, heisst",
    voice="de_DE",
    little="der, die, das, in, den, dem, des, ein, eine, einen, einem, einer, eines, und, oder,"
    " aber, von, vom, zu, zum, zur, mit, bei, beim, auf, aus, für, im, am, als, wie,"
    " durch, über, unter, nach, vor, bis, ohne, gegen, zwischen, nicht, kein, keine,"
    " nur, auch, noch, sehr, mehr, es, er, sie, wir, ihr, ich, sich, ist, sind,"
    " sein, seine, seiner, wird, werden, wurde, wurden, hat, haben, kann, können,"
    " muss, müssen, soll, sollen, dass, wenn, ob, weil, z.b, d.h, bzw,"
    " was, wer, alles, nichts, etwas, jede, jeder, jedes, jeden, jedem, alle, allen, aller, beide",
    steps="schritt, schritte, reihenfolge, abfolge, ablauf, phase, phasen, stufen,"
    " vorgehen, vorgehensweise, verfahren, prozess, algorithmus, anleitung,"
    " rangfolge, wie wird, wie werden, wie kann",
    then="zuerst, zunächst, dann, danach, anschließend, zuletzt, schließlich",
    joins="und, oder, sowie, bzw",
    places="hier, link, links, doku",
    either="oder, bzw",
    abbreviated="abb, abs, bsp, bzw, ca, dr, ggf, inkl, max, min, nr, prof, st, usw, vgl",
    persons="einzahl, mehrzahl",
    defines="bedeutung, bedeutungen, beschreibung, erklärung, erläuterung, übersetzung, was es"
    " tut, was es ist",
    tongues="deutsch, englisch, spanisch, französisch, portugiesisch, russisch, chinesisch,"
    " japanisch, arabisch, hebräisch, koreanisch, italienisch, polnisch, niederländisch,"
    " schwedisch, türkisch, ukrainisch, griechisch, lateinisch, latein",
    leads="wenn, falls, bei, beim, im, laut, für, während, nach dem, nach der, in der, in den, auf"
    " dem, auf der, in dem, in einem, in einer, bei einem, bei einer, wo möglich, wenn"
    " möglich, sofern, soweit",
    onward="zwischen, in, aus, von, durch, als, nach, für, mit, auf",
    numbers="zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf",
    stamps="erstellt, erstellt am, erstellungsdatum, erstellungszeit, zuletzt bearbeitet,"
    " zuletzt bearbeitet am, zuletzt geändert, zuletzt aktualisiert, geändert am, bearbeitet am",
    filed="schlagwörter, schlagworte, kategorie, kategorien, erstellt von, zuletzt bearbeitet von",
    contents="inhaltsverzeichnis, inhalt, inhalte, übersicht der fragen",
    states="hängt, hängen, umfasst, besteht, bestehen, enthält, zeigt, beinhaltet, erfordert,"
    " ermöglicht, gliedert, unterscheidet",
    ahead="der, die, das, den, dem, des, ein, eine, einen, einem, einer, als, unter",
    copulas="ist, sind, war, waren",
    equates="ist, sind, war, waren, bezeichnet, bezeichnen, bedeutet, bedeuten, heißt, heißen,"
    " nennt man, versteht man, steht für, stehen für, beschreibt, beschreiben, besagt,"
    " untersucht, befasst sich, beschäftigt sich",
)
