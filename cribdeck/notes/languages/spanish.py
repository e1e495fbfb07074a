"""The words of Spanish."""

from cribdeck.notes.languages.language import Language

SPANISH = Language(
    tag="es",
    asks="qué es, que es, qué son, qué significa, qué hace, qué diferencia, cuál es,"
    " cuáles son, por qué, cómo funciona, cómo funcionan, cómo se, cuándo se, cuándo es,"
    " dónde está, quién es, quién fue, para qué, cuántos, cuántas, diferencia entre,"
    " diferencias entre,"
    " qué tipos, qué tipo de, qué pasa, qué ocurre, qué sucede, qué ventajas, qué beneficios,"
    " en qué consiste, en qué se diferencia, en qué se diferencian, cuándo usar, cuándo"
    " usarías, cuál fue, cuál ha sido, cuál sería, qué sabes, qué harías, por que",
    tells="explica, explique, describa, defina, compara, compare, enumera, enumere, nombra,"
    " nombre tres, menciona, mencione, diferencia, demuestra que, demuestre que,"
    " explícame, explicame, háblame de, hablame de, háblame sobre, hablame sobre, hábleme de,"
    " hábleme sobre, cuéntame, cuentame, cuénteme, cuéntanos, describe, descríbeme, indique,"
    " indica qué, enuncia, enuncie, señala, señale, justifica, justifique, razona, distingue,"
    " distinga, diferencie, da un ejemplo, dé un ejemplo, pon un ejemplo, dame un ejemplo,"
    " cita tres, cita dos",
    tasks="escribe un, escribe una, escriba un, escriba una, implementa, implemente,"
    " calcula, calcule, encuentra, encuentre, dado un, dada una",
    how="cómo",
    topics="por qué este, por qué esta",
    chapters="capítulo #, tema #",
    compares="diferencia entre, diferencias entre, frente a",
    puzzles="cuál es la salida, cuál es el resultado de este código, qué imprime",
    names="qué herramientas, cuáles, cuales, nombra, nombre, enumera",
    announces="pregunta, preguntas, cuestionario, ejercicios, preguntas frecuentes,"
    " pon a prueba, ponte a prueba, comprueba tus conocimientos, autoevaluación",
    question="pregunta, p, el entrevistador pregunta, entrevistador, entrevistadora",
    exercise="ejercicio, problema",
    theorem="teorema, lema, proposición, corolario",
    answer="respuesta, respuestas, r, respuesta correcta, respuestas correctas,"
    " respuesta esperada, respuesta ideal, respuesta modelo, respuesta corta, respuesta"
    " sugerida, respuesta sólida, ejemplo de respuesta,"
    " la respuesta correcta es, la respuesta es,"
    " candidato, candidata, entrevistado",
    solution="solución",
    proof="demostración",
    part="explicación, salida",
    source="fuente, fuentes, referencia, referencias",
    key="respuestas, soluciones, clave de respuestas, clave, solucionario",
    front="anverso",
    back="reverso",
    pages="licencia, contribuir, contribuciones, agradecimientos, descargas, descargar,"
    " temas relacionados, véase también, ver también, recursos adicionales, recursos útiles,"
    " enlaces útiles, bibliografía, objetivos de aprendizaje, consejos de estudio, para saber más,"
    " más información, referencias bibliográficas, lecturas recomendadas, otros recursos,"
    " videos y otros recursos, vídeos y otros recursos, enlaces de interés, objetivos del tema",
    reveals="ver respuesta, ver solución, mostrar, haz clic, haga clic, clic, pulsa aquí,"
    " presiona aquí, revelar",
    aside="ejemplo, ejemplos, pista, más, detalles, código, índice, nota",
    sides="uso, usos, objetivo, evitar en, usar en, ideal para",
    claims="ventaja, ventajas, desventaja, desventajas, inconvenientes, características,"
    " causas, consecuencias, problemas, razones, pasos, limitaciones",
    attributes="regla de oro, idea clave, recuerda, en resumen, causa, consecuencia, propiedad,"
    " propiedades, notación, característica, paso, resultado, resultados, problema, solución,"
    " descripción, significado, fórmula, objetivos, síntomas, tratamiento, observación,"
    " observaciones, importante, conclusión, normalmente, generalmente, típicamente,"
    " definición, concepto",
    aspects="diagnóstico, etiología, epidemiología, patogenia, fisiopatología, pronóstico,"
    " complicaciones, factores de riesgo, histología, indicaciones, contraindicaciones,"
    " efectos adversos, efectos secundarios, mecanismo de acción, funciones, localización,"
    " ubicación, origen, clínica, exploración, pruebas complementarias, endoscopia, inicio,"
    " comienzo, fin, curso, evolución, duración, prevención, inervación, irrigación,"
    " frecuencia, requisitos, efectos, función, estructura, composición, componentes,"
    " funciones generales",
    kinds="tipos, partes, clasificación, clases, formas, división, divisiones, porciones",
    holds="es, son, era, fue, tiene, tienen, puede, pueden, debe, deben, está, están",
    empty="respuesta aquí, tu respuesta aquí, pendiente, por hacer, próximamente",
    again="otra forma de preguntar, otra manera de preguntar, también se pregunta como",
    months="enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, "
    " octubre, noviembre, diciembre, ene, abr, ago, set, dic",
    soon="mañana, la próxima, el próximo, próxima, próximo, fin de",
    kept="nivel, dificultad, fuente, fuentes, etiquetas",
    beside="ejemplo, ejemplos, pronunciación, nota, notas, categoría gramatical",
    points="punto, puntos",
    samples="ejemplo, ejemplos",
    eras="a. c., d. c.",
    century="siglo #",
    about="hacia, casi, alrededor de",
    days="º",
    of="de, del",
    caption="figura, fig, imagen, ilustración",
    see_figure="ver figura, ver figuras, véase la figura, ver imagen",
    instances="por ejemplo, p. ej",
    chooses="elige una, elija una, selecciona una, seleccione una, marca la",
    verdicts="verdadero, falso, verdadera, falsa",
    wrong="incorrecto, falso, mito, error común, error frecuente",
    right="correcto, verdad, realidad",
    trouble="error, mensaje de error, síntoma, síntomas, problema, causa, causas, posible"
    " causa, posibles causas",
    remedy="solución, soluciones, posible solución, posibles soluciones",
    careful="cuidado, atención, ojo, advertencia, precaución, trampa",
    facts="datos clave, puntos clave, lo esencial",
    say="dilo así, dilo, dígalo así, cómo decirlo",
    follow_ups="luego preguntan, después preguntan, te preguntan después,"
    " te preguntarán después, a continuación preguntan, repreguntas,"
    " preguntas de seguimiento",
    costs="cuesta el punto, te cuesta el punto, cuesta puntos, lo que cuesta el punto,"
    " ideas falsas, ideas equivocadas, errores comunes, conceptos erróneos",
    adds="y qué, y por qué, y cómo, y cuándo, y dónde, y quién, y cuál, y cuáles, y para qué",
    open_sets="ejemplos, casos de uso, usos, aplicaciones, consejos, retos, desafíos,"
    " alternativas, herramientas",
    and_more="etc, etcétera, entre otros, entre otras",
    drawings="arquitectura, resumen, diagrama, estructura, esquema, dibujo, figura, flujo,"
    " diseño, modelo",
    stations="introducción, resumen, conclusión, conclusiones, teoría, generalidades,"
    " visión general, repaso, prólogo, semana #, parte #, unidad #, clase #, lección #, módulo #",
    leftovers="otros, otras, varios, notas, comentarios, observaciones, detalles, más",
    means="significa, quiere decir",
    voice="es_ES",
    little="el, la, los, las, un, una, unos, unas, y, o, de, del, al, en, con, por, para,"
    " sin, sobre, entre, que, se, es, son, está, están, ser, fue, no, sí, su, sus, lo,"
    " le, les, como, más, muy, también,"
    " todo, nada, algo",
    steps="paso, pasos, orden, secuencia, fase, fases, etapa, etapas, procedimiento,"
    " proceso, algoritmo, instrucciones, receta, cómo",
    then="primero, luego, después, a continuación, finalmente, por último",
    joins="y, o",
    places="aquí, enlace, enlaces",
    either="o, u",
    defines="definición, definiciones, significado, significados, descripción, explicación,"
    " traducción, qué hace, qué es",
    tongues="español, castellano, inglés, alemán, francés, portugués, ruso, chino, japonés,"
    " árabe, hebreo, coreano, italiano, polaco, neerlandés, sueco, turco, ucraniano,"
    " griego, latín",
    leads="si, para, según, respecto a, respecto al, en el, en la, en los, en las, en caso de,"
    " durante, cuando, a la, al, siempre que, si es posible",
    onward="entre, en, de, por, como, para, con",
    numbers="dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce",
    stamps="creado, creado el, fecha de creación, última edición, última modificación,"
    " modificado, actualizado",
    filed="etiquetas, etiqueta, estado, categoría, categorías, creado por",
    contents="tabla de contenido, tabla de contenidos, índice, indice, contenido, contenidos,"
    " índice de contenidos, índice de preguntas",
    states="depende, dependen, consiste, incluye, incluyen, comprende, requiere, permite, se"
    " divide, se dividen",
    ahead="el, la, los, las, un, una, por",
    copulas="es, son, era, eran",
    equates="es, son, era, eran, fue, significa, significan, se refiere, se refieren,"
    " corresponde, corresponden, consiste, consisten, se define, se definen, se"
    " entiende, se denomina, se llama, designa, representa, describe, mide",
)
