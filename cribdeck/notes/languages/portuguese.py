"""The words of Portuguese."""

from cribdeck.notes.languages.language import Language

PORTUGUESE = Language(
    tag="pt",
    asks="o que é, o que são, o que significa, o que faz, qual é, qual a, quais são,"
    " quais os, quais as, por que, porque é que, como funciona, como funcionam, como se,"
    " quando usar, quando se, onde fica, quem é, quem foi, para que serve, quantos, quantas,"
    " diferença entre, diferenças entre,"
    " qual o, qual foi, qual seria, quais foram, quais seriam, como você, o que acontece, o"
    " que muda, o que você, o que seria, em que consiste, quando você, por que você, quando"
    " devo, quando deve",
    tells="explique, descreva, defina, compare, cite, enumere, mencione, liste os, liste as,"
    " nomeie, diferencie, prove que, mostre que,"
    " explicar, descrever, explica, dê exemplos, dê um exemplo, dar exemplos, cite exemplos,"
    " fale sobre, fale um pouco, me fale, fale-me, me conte, conte-me, conte sobre, comente"
    " sobre, discorra sobre, justifique, aponte, indique, enuncie, dê a definição",
    tasks="escreva um, escreva uma, implemente, calcule, encontre, dado um, dada uma",
    topics="por que este, por que esta",
    chapters="capítulo #, aula #",
    compares="diferença entre, diferenças entre",
    puzzles="qual é a saída, qual a saída, qual será a saída, o que imprime, o que será impresso",
    names="quais, cite, nomeie, liste",
    announces="pergunta, perguntas, questões, questionário, exercícios, perguntas frequentes,"
    " teste-se, teste seus conhecimentos, autoavaliação",
    question="pergunta, questão, o entrevistador pergunta, entrevistador, entrevistadora",
    exercise="exercício, problema",
    theorem="teorema, lema, proposição, corolário",
    answer="resposta, respostas, r, gabarito, resposta correta, respostas corretas,"
    " resposta esperada, resposta ideal, resposta modelo, resposta curta, resposta sugerida,"
    " resposta referência, resposta de referência, exemplo de resposta,"
    " a resposta correta é, resposta certa,"
    " candidato, candidata, entrevistado",
    solution="solução",
    proof="prova, demonstração",
    part="explicação, saída",
    source="fonte, fontes, referência, referências",
    key="respostas, gabarito, soluções, respostas corretas, chave de respostas",
    front="frente",
    back="verso",
    pages="licença, contribuir, contribuidores, agradecimentos, baixar, temas relacionados,"
    " veja também, ver também, recursos adicionais, recursos úteis, links úteis, bibliografia,"
    " objetivos de aprendizagem, dicas de estudo, para saber mais, leitura recomendada,"
    " leituras recomendadas, referências bibliográficas, objetivos do módulo",
    reveals="ver resposta, ver solução, mostrar, clique, clica aqui, revelar",
    aside="exemplo, exemplos, dica, mais, detalhes, sumário, índice, nota",
    sides="uso, objetivo, evitar em, usar em, ideal para",
    claims="vantagem, vantagens, desvantagem, desvantagens, características, causas,"
    " consequências, problemas, razões, limitações, etapas, passos",
    attributes="regra de ouro, ideia-chave, lembre-se, em resumo, causa, consequência,"
    " propriedade, propriedades, notação, característica, passo, etapa, resultado, resultados,"
    " problema, solução, descrição, significado, fórmula, objetivos, foco, observação,"
    " observações, importante, conclusão, sintomas, tratamento, geralmente, normalmente,"
    " tipicamente, definição, conceito",
    aspects="diagnóstico, etiologia, epidemiologia, patogenia, fisiopatologia, prognóstico,"
    " complicações, fatores de risco, histologia, indicações, contraindicações, efeitos"
    " adversos, efeitos colaterais, mecanismo de ação, funções, localização, origem, começo,"
    " início, fim, término, quadro clínico, clínica, evolução, exames, prevenção, duração,"
    " frequência, inervação, irrigação, efeitos, requisitos, função, funções gerais,"
    " estrutura, estrutura geral, composição, componentes, componentes celulares, constituição"
    " anatômica, chegada, saída",
    kinds="tipos, partes, porções, classificação, classes, formas, espécies, divisões",
    holds="é, são, era, foi, tem, têm, possui, possuem, pode, podem, deve, devem, está, estão,"
    " significa",
    empty="resposta aqui, sua resposta aqui, a fazer, em breve, pendente",
    again="outra forma de perguntar, outra maneira de perguntar",
    months="janeiro, fevereiro, março, maio, junho, julho, setembro, outubro, novembro, dezembro,"
    " fev, out, dez",
    soon="amanhã, a próxima, o próximo, próxima, próximo, fim de",
    kept="nível, dificuldade, fonte, fontes, etiquetas",
    beside="exemplo, exemplos, pronúncia, classe gramatical",
    points="ponto, pontos",
    samples="exemplo, exemplos",
    eras="a. c., d. c., a.c., d.c.",
    century="século #",
    about="por volta de, cerca de",
    days="º",
    of="de",
    caption="figura, imagem, ilustração, foto",
    see_figure="ver figura, ver figuras, ver imagem, ver imagens, vide figura",
    instances="por exemplo",
    chooses="escolha uma, selecione uma, assinale, marque a",
    verdicts="verdadeiro, falso, verdadeira, falsa, certo, errado",
    wrong="errado, incorreto, falso, mito, erro comum",
    right="certo, correto, verdade, realidade",
    trouble="erro, mensagem de erro, sintoma, sintomas, problema, causa, causas, possível"
    " causa, possíveis causas",
    remedy="solução, soluções, correção, possível solução, possíveis soluções",
    careful="cuidado, atenção, aviso, armadilha, pegadinha",
    facts="fatos-chave, factos-chave, pontos-chave, o essencial",
    say="diga assim, diz assim, como dizer",
    follow_ups="depois perguntam, depois te perguntam, a seguir perguntam, perguntas de seguimento,"
    " perguntas de acompanhamento",
    costs="custa o ponto, custa pontos, ideias falsas, ideias erradas, equívocos comuns",
    adds="e o que, e por que, e por quê, e como, e quando, e onde, e quem, e qual, e quais, e"
    " para que",
    open_sets="exemplos, casos de uso, usos, aplicações, dicas, desafios, alternativas,"
    " ferramentas",
    and_more="etc, entre outros, entre outras",
    drawings="arquitetura, visão geral, diagrama, estrutura, esquema, desenho, figura, fluxo,"
    " modelo",
    stations="introdução, resumo, conclusão, conclusões, teoria, visão geral, generalidades,"
    " semana #, parte #, unidade #, lição #, módulo #",
    leftovers="outros, outras, extras, diversos, notas, comentários, observações, detalhes",
    means="significa, quer dizer",
    voice="pt_BR",
    little="o, a, os, as, um, uma, uns, umas, e, ou, de, do, da, dos, das, em, no, na, nos,"
    " nas, com, por, para, sem, sobre, entre, que, se, é, são, ser, foi, não, sim,"
    " seu, sua, como, mais, muito, também,"
    " tudo, nada, algo",
    steps="passo, passos, ordem, sequência, fase, fases, etapa, etapas, procedimento,"
    " processo, algoritmo, instruções, receita, como fazer, como funciona",
    then="primeiro, em seguida, depois, por fim, finalmente",
    joins="e, ou",
    places="aqui, ligação, link",
    either="ou",
    defines="definição, definições, significado, descrição, explicação, tradução, o que faz, o"
    " que é",
    tongues="português, inglês, alemão, espanhol, francês, russo, chinês, japonês, hebraico,"
    " coreano, italiano, polonês, holandês, sueco, ucraniano, grego, latim",
    leads="se, para, conforme, no, na, nos, nas, em, durante, quando, caso, ao, à, aos, às, sempre"
    " que, se possível",
    onward="entre, em, de, por, como, para, com",
    numbers="dois/duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze",
    stamps="criado, criado em, criada em, data de criação, última edição, última modificação,"
    " última atualização, editado em, modificado em, atualizado em",
    filed="etiquetas, marcadores, estado, categoria, categorias, criado por",
    contents="índice, sumário, tabela de conteúdo, tabela de conteúdos, conteúdo, conteúdos",
    states="depende, dependem, consiste, inclui, compreende, requer, permite, divide-se,"
    " subdivide-se",
    ahead="o, a, os, as, um, uma, por",
    copulas="é, são, era, eram",
    equates="é, são, era, eram, foi, significa, significam, refere-se, referem-se,"
    " corresponde, correspondem, consiste, consistem, define-se, definem-se, designa,"
    " entende-se, denomina-se, representa, descreve, mede",
)
