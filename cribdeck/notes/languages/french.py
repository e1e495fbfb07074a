"""The words of French."""

from cribdeck.notes.languages.language import Language

FRENCH = Language(
    tag="fr",
    asks="qu'est-ce que, qu'est-ce qu'un, qu'est-ce qu'une, qu’est-ce que, qu’est-ce qu’un,"
    " qu’est-ce qu’une, c'est quoi, c’est quoi, quel est, quelle est, quels sont,"
    " quelles sont, pourquoi, comment fonctionne, comment fonctionnent, comment est,"
    " comment sont, comment faire, comment peut-on, comment calculer, quand utiliser,"
    " que signifie, à quoi sert, à quoi servent, différence entre, différences entre,"
    " la différence entre,"
    " qu'est-ce qui, qu’est-ce qui, qu'est ce que, qu’est ce que, qu'est ce qu'un, qu'est ce"
    " qu'une, que se passe-t-il, quel type, quels types, quelles différences, quelle"
    " différence, comment gérer, comment gérez-vous, comment faites-vous, en quoi consiste,"
    " quand faut-il, quand doit-on, que fait, que signifient",
    tells="expliquer, expliquez, décrire, décrivez, définir, définissez, comparer, comparez,"
    " citer, citez, énumérer, énumérez, nommez, différencier, montrer que, démontrer que,"
    " explique, explique-moi, expliquez-moi, décris, donnez un exemple, donnez des exemples,"
    " donner un exemple, donne un exemple, parlez-moi, parle-moi, parlez-nous, présentez-vous,"
    " racontez-moi, raconte-moi, nommer, précisez, justifiez, distinguez, indiquez",
    tasks="écrire une fonction, écrire un programme, écrivez, calculez, trouvez,"
    " implémentez, étant donné, étant donnés, étant donnée",
    topics="pourquoi ce, pourquoi cette",
    chapters="chapitre #",
    compares="différence entre, différences entre, par rapport à",
    puzzles="quelle est la sortie, qu'affiche, qu’affiche, qu'est-ce qui est affiché,"
    " que renvoie ce code, que produit ce code, output de ce, output de ces, sortie de ce,"
    " sortie de ces",
    names="quels, quelles, citez, citer, nommez",
    announces="questions, exercices, quiz, foire aux questions, testez-vous, teste-toi,"
    " testez vos connaissances, auto-évaluation",
    question="question, le recruteur demande, recruteur, recruteuse",
    exercise="exercice, problème",
    theorem="théorème, lemme, proposition, corollaire",
    answer="réponse, réponses, rép, bonne réponse, bonnes réponses, réponse correcte,"
    " réponses correctes,"
    " réponse attendue, réponse modèle, réponse idéale, réponse type, réponse courte, réponse"
    " suggérée, exemple de réponse,"
    " la bonne réponse est, la réponse est,"
    " candidat, candidate",
    solution="solution, corrigé, correction",
    proof="preuve, démonstration",
    part="explication, sortie",
    source="source, sources, référence, références",
    key="réponses, solutions, corrigé, corrigés, clé de réponses, bonnes réponses",
    front="recto",
    back="verso",
    pages="contribuer, contributeurs, remerciements, téléchargement, téléchargements, sujets liés,"
    " voir aussi, pour aller plus loin, ressources complémentaires, ressources supplémentaires,"
    " ressources utiles, liens utiles, bibliographie, à qui s'adresse ce dépôt,"
    " à qui s'adresse ce cours, à qui s’adresse ce dépôt, objectifs d'apprentissage,"
    " objectifs pédagogiques, conseils de révision, pour en savoir plus, objectifs du module,"
    " objectifs du cours, objectifs du chapitre, sitographie, webographie,"
    " références bibliographiques",
    reveals="voir la réponse, voir la solution, afficher, cliquez, cliquer, clique ici,"
    " appuyez ici, révéler, dérouler",
    aside="exemple, exemples, indice, plus, détails, code, sommaire, remarque",
    sides="utilisation, but, éviter dans, utiliser dans, idéal pour",
    claims="avantage, avantages, inconvénient, inconvénients, caractéristiques, causes,"
    " conséquences, étapes, limites, problèmes, raisons",
    attributes="règle d'or, à retenir, idée clé, en résumé, cause, conséquence, propriété,"
    " propriétés, notation, caractéristique, étape, limite, résultat, résultats, problème,"
    " solution, description, signification, formule, objectif, objectifs, symptômes,"
    " traitement, observation, important, attention, conclusion, principe, généralement,"
    " habituellement, définition",
    aspects="diagnostic, étiologie, épidémiologie, physiopathologie, pronostic, complications,"
    " facteurs de risque, histologie, prise en charge, indications, contre-indications, effets"
    " secondaires, effets indésirables, mécanisme d'action, mécanisme d’action, fonctions,"
    " localisation, origine, clinique, signes cliniques, imagerie, biologie, endoscopie,"
    " évolution, début, fin, prévention, durée, fréquence, innervation, vascularisation,"
    " effets, régime, fonction, composition, composants, rôle",
    kinds="types, parties, classification, formes, sortes, catégories, subdivisions",
    holds="est, sont, était, ont, peut, peuvent, doit, doivent",
    empty="réponse ici, votre réponse ici, à faire, à compléter, à venir",
    again="autre façon de poser la question, une autre façon de demander, autrement demandé",
    months="janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre,"
    " décembre, janv, févr, avr, juil, déc",
    soon="demain, la semaine prochaine, le mois prochain, fin",
    kept="niveau, difficulté, source, sources, étiquettes",
    beside="exemple, exemples, prononciation, remarque, remarques, classe grammaticale",
    samples="exemple, exemples",
    eras="av. j.-c., ap. j.-c., av. jc, ap. jc",
    century="#e siècle, #ème siècle, #er siècle",
    about="vers, environ",
    days="er",
    caption="figure, illustration, photo, schéma",
    see_figure="voir figure, voir la figure, voir image, voir schéma, cf. figure",
    instances="par exemple, p. ex",
    chooses="choisis une, choisissez une, choisissez la, sélectionnez une, cochez",
    verdicts="vrai, faux",
    wrong="faux, incorrect, mythe, idée reçue, erreur fréquente, erreur courante",
    right="vrai, correct, réalité, vérité, en réalité",
    trouble="erreur, message d'erreur, message d’erreur, symptôme, symptômes, problème, cause,"
    " causes, cause possible, causes possibles, cause probable, causes probables",
    remedy="solution, solutions, correction, résolution, contournement, remède, solution"
    " possible, solutions possibles",
    careful="attention, prudence, avertissement, mise en garde, piège",
    facts="faits clés, points clés, l'essentiel, l’essentiel",
    say="dis-le, dis-le ainsi, dites-le ainsi, à dire",
    follow_ups="on demande ensuite, on vous demande ensuite, on te demande ensuite,"
    " ils demandent ensuite, questions de suivi, questions suivantes",
    costs="coûte le point, ça coûte le point, fait perdre le point, idées fausses, idées reçues",
    adds="et que, et quoi, et pourquoi, et comment, et quand, et où, et qui, et quel, et quelle,"
    " et quels, et quelles, et à quoi",
    open_sets="exemples, cas d'usage, cas d’usage, cas d'utilisation, cas d’utilisation,"
    " utilisations, usages, applications, conseils, astuces, défis, alternatives, outils",
    and_more="etc, et ainsi de suite",
    drawings="architecture, aperçu, vue d'ensemble, vue d’ensemble, diagramme, structure,"
    " schéma, dessin, figure, modèle",
    stations="résumé, généralités, théorie, vue d'ensemble, vue d’ensemble, aperçu, récapitulatif,"
    " tableau récapitulatif, l'essentiel, l’essentiel, l'essentiel à retenir,"
    " l’essentiel à retenir, en résumé, semaine #, partie #, unité #, leçon #, séance #",
    leftovers="autre, autres, divers, notes, remarques, remarque, commentaires, détails, plus",
    means="signifie, veut dire",
    voice="fr_FR",
    little="le, la, les, l, un, une, des, du, de, d, et, ou, à, au, aux, en, dans, par,"
    " pour, avec, sans, sur, sous, entre, que, qui, est, sont, être, ne, pas, non,"
    " oui, ce, cette, ces, son, sa, ses, il, elle, on, se, très, aussi,"
    " tout, rien",
    steps="étape, étapes, ordre, séquence, phase, phases, stade, stades, procédure,"
    " processus, démarche, algorithme, déroulement, recette, comment",
    then="d'abord, puis, ensuite, enfin",
    joins="et, ou, ainsi que",
    places="ici, lien, liens",
    either="ou",
    persons="singulier, pluriel",
    defines="définition, définitions, signification, sens, explication, traduction, ce que cela"
    " fait, que fait",
    tongues="français, française, anglais, anglaise, allemand, allemande, espagnol, espagnole,"
    " portugais, russe, chinois, japonais, arabe,"
    " hébreu, coréen, italien, polonais, néerlandais, suédois, turc, ukrainien, grec",
    leads="si, pour, selon, par rapport à, par rapport au, par rapport aux, dans le, dans la, dans"
    " les, en cas de, chez, pendant, au niveau, quand, lorsque, à l', à l’, à la, au, dans l',"
    " dans l’, d'après, d’après, si possible",
    onward="entre, parmi, en, de, par, comme, pour, dans, avec",
    numbers="deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze",
    stamps="créé le, date de création, création, dernière modification, dernière mise à jour,"
    " modifié le, mis à jour le",
    filed="étiquettes, étiquette, statut, catégorie, catégories, créé par",
    contents="table des matières, sommaire",
    states="dépend, dépendent, comprend, comprennent, contient, nécessite, permet, se divise, se"
    " divisent",
    ahead="le, la, les, l, un, une, des, par",
    copulas="est, sont, était, étaient",
    equates="est, sont, était, étaient, désigne, désignent, signifie, signifient, se définit,"
    " se définissent, correspond, correspondent, représente, représentent, consiste, consistent,"
    " on entend",
)
