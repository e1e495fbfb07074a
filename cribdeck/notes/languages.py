"""The words with which people ask, answer and label: the one table, a row for each language.

A new language is a row, a new use of words a column. Words of a column stand in lower case with
commas between them; those of all languages hold in every document, because notes mix them: so no
word is here that means something else in another language. Does not know what a line is.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language; `tag` as in BCP 47.

    `asks`: a line that begins with them and goes on asks, with or without a question mark; `tells`:
    so does one with these, which tell somebody to answer; `how`: and one with these and two further
    words. `ends`: a line that ends with them asks. `topics`: a line that begins with them does not,
    though it looks so. `compares`: said anywhere, two things are set against each other.
    `announces`: what is listed under a heading with them are questions. `reveals`: what opens on
    demand under these words is an answer, or begins with a word of the labels; under those of
    `aside` it is only more of what stands above. `sides` of a thing name no other thing. `empty`:
    they hold the place of an answer that is not written yet.

    Labels, at the beginning of a line: `question`, `exercise` (asked, if a solution follows) and
    `theorem`; `answer`, `solution` (which may also be that of a problem in a text) and `proof`;
    `part` (of an answer: what a puzzle prints, and why); `source`. `key`: below these words stand
    the answers of numbered questions further up.
    """

    tag: str
    asks: str = ""
    tells: str = ""
    how: str = ""
    ends: str = ""
    topics: str = ""
    compares: str = ""
    announces: str = ""
    question: str = ""
    exercise: str = ""
    theorem: str = ""
    answer: str = ""
    solution: str = ""
    proof: str = ""
    part: str = ""
    source: str = ""
    key: str = ""
    reveals: str = ""
    aside: str = ""
    sides: str = ""
    empty: str = ""


LANGUAGES = (
    Language(
        tag="en",
        asks="what is, what are, what was, what were, what do, what does, what did, what can,"
        " what happens, what causes, what makes, what would, what will, what should,"
        " what kind of, what kinds of, what type of, what types of, which is, which are,"
        " which of, why, when is, when are, when do, when does, when did, when should,"
        " when would, when to use, where is, where are, where do, where does, who is, who are,"
        " who was, how is, how are, how do, how does, how did, how can, how could, how would,"
        " how will, how should, how many, is there, are there, is it, can you, can we, do you,"
        " do we, how much, difference between, differences between, the difference between",
        tells="explain, describe, define, compare, contrast, differentiate, distinguish,"
        " list the, list all, list some, list out, list two, list three, list four, list five,"
        " list different, name the, name all, name some, name two, name three, name four,"
        " name five, mention the, mention some, state the, give an example, give examples,"
        " prove that, show that, tell me about, tell us about, walk me through, walk us through,"
        " write a program, write a function that",
        how="how to",
        topics="what is new, what is next, what is this, what is inside, what is included,"
        " why this, why us, compare and, explain analyze, explain analyse, explain plan,"
        " explain query, describe table, define macro, name the file, how to use this,"
        " how to contribute",
        compares="vs, versus, difference between, differences between, differ from",
        announces="question, questions, q&a, q & a, faq, quiz, exercise, exercises",
        question="question, ques, q",
        exercise="exercise, problem, task, puzzle",
        theorem="theorem, lemma, proposition, corollary",
        answer="answer, ans, a, correct answer, right answer, correct option, model answer,"
        " sample answer, short answer",
        solution="solution",
        proof="proof",
        part="explanation, output",
        source="source, sources, reference, references",
        key="answers, answer key, answers key, key, keys, solutions, solution key, correct answers",
        reveals="show, reveal, click, click here, click to, toggle, see answer, see the answer,"
        " see solution, view answer, view solution, spoiler, hint and answer, expand",
        aside="example, examples, hint, hints, more, read more, learn more, details, code,"
        " full code, note, table of contents, contents, toc, summary, demo, screenshot, appendix,"
        " changelog",
        sides="pros, cons, advantage, advantages, disadvantage, disadvantages, benefits,"
        " drawbacks, purpose, use, usage, use case, use cases, used for, syntax, definition,"
        " complexity, time complexity, features, limitations, when to use, best for, key points,"
        " problem, why, how, what, when",
        empty="answer here, your answer here, add answer here, write your answer here, todo,"
        " to do, tbd, tba, wip, coming soon, to be added, to be done, to be answered,"
        " no answer yet, n/a",
    ),
    Language(
        tag="de",
        asks="was ist, was sind, was war, was bedeutet, was heißt, was versteht man,"
        " was passiert, was macht, was unterscheidet, welche, welcher, welches, welchen, warum,"
        " weshalb, wieso, wozu, wann wird, wann ist, wann werden, wie funktioniert,"
        " wie funktionieren, wie wird, wie werden, wie kann, wie viele, wie lautet, wie lauten,"
        " wie ist, wie sind, wie entsteht, wo ist, wo wird, wer ist, wer war,"
        " unterschied zwischen, unterschiede zwischen",
        tells="erkläre, erklären sie, erläutere, erläutern sie, beschreibe, beschreiben sie,"
        " definiere, definieren sie, nenne, nennen sie, vergleiche, vergleichen sie,"
        " unterscheide, unterscheiden sie, begründe, begründen sie, beweise, zeige, zeigen sie",
        how="wie",
        topics="wie geht es weiter, warum dieser, warum dieses, welche themen",
        compares="unterschied zwischen, unterschiede zwischen, im vergleich zu",
        announces="frage, fragen, übungsfragen, prüfungsfragen, kontrollfragen, aufgaben, übungen",
        question="frage, f",
        exercise="aufgabe, übung, übungsaufgabe",
        theorem="satz, hilfssatz, korollar",
        answer="antwort, richtige antwort, richtig",
        solution="lösung, musterlösung",
        proof="beweis",
        part="erklärung, ausgabe, begründung",
        source="quelle, quellen, literatur",
        key="antworten, lösungen, lösungsschlüssel, richtige antworten, auflösung, auflösungen",
        reveals="antwort anzeigen, lösung anzeigen, zeige, klicke, klick, aufdecken, aufklappen",
        aside="beispiel, beispiele, hinweis, tipp, mehr, einzelheiten, inhalt, inhaltsverzeichnis",
        sides="vorteil, vorteile, nachteil, nachteile, zweck, ziel, verwendung, merkmale",
        empty="antwort hier, hier antworten, hier die antwort, offen, folgt, kommt noch, zu tun",
    ),
    Language(
        tag="es",
        asks="qué es, que es, qué son, qué significa, qué hace, qué diferencia, cuál es,"
        " cuáles son, por qué, cómo funciona, cómo funcionan, cómo se, cuándo se, cuándo es,"
        " dónde está, quién es, quién fue, para qué, cuántos, cuántas, diferencia entre,"
        " diferencias entre",
        tells="explica, explique, describa, defina, compara, compare, enumera, enumere, nombra,"
        " nombre tres, menciona, mencione, diferencia, demuestra que, demuestre que",
        how="cómo",
        topics="por qué este, por qué esta",
        compares="diferencia entre, diferencias entre, frente a",
        announces="pregunta, preguntas, cuestionario, ejercicios, preguntas frecuentes",
        question="pregunta, p",
        exercise="ejercicio, problema",
        theorem="teorema, lema, proposición, corolario",
        answer="respuesta, r, respuesta correcta",
        solution="solución",
        proof="demostración",
        part="explicación, salida",
        source="fuente, fuentes, referencia, referencias",
        key="respuestas, soluciones, clave de respuestas, clave, solucionario",
        reveals="ver respuesta, ver solución, mostrar, haz clic, clic, revelar",
        aside="ejemplo, ejemplos, pista, más, detalles, código, índice, nota",
        sides="ventaja, ventajas, desventaja, desventajas, uso, usos, objetivo",
        empty="respuesta aquí, tu respuesta aquí, pendiente, por hacer, próximamente",
    ),
    Language(
        tag="fr",
        asks="qu'est-ce que, qu'est-ce qu'un, qu'est-ce qu'une, qu’est-ce que, qu’est-ce qu’un,"
        " qu’est-ce qu’une, c'est quoi, c’est quoi, quel est, quelle est, quels sont,"
        " quelles sont, pourquoi, comment fonctionne, comment fonctionnent, comment est,"
        " comment sont, comment faire, comment peut-on, comment calculer, quand utiliser,"
        " que signifie, à quoi sert, à quoi servent, différence entre, différences entre,"
        " la différence entre",
        tells="expliquer, expliquez, décrire, décrivez, définir, définissez, comparer, comparez,"
        " citer, citez, énumérer, énumérez, nommez, différencier, montrer que, démontrer que",
        topics="pourquoi ce, pourquoi cette",
        compares="différence entre, différences entre, par rapport à",
        announces="questions, exercices, quiz, foire aux questions",
        question="question",
        exercise="exercice, problème",
        theorem="théorème, lemme, proposition, corollaire",
        answer="réponse, rép, bonne réponse, réponse correcte",
        solution="solution, corrigé, correction",
        proof="preuve, démonstration",
        part="explication, sortie",
        source="source, sources, référence, références",
        key="réponses, solutions, corrigé, corrigés, clé de réponses, bonnes réponses",
        reveals="voir la réponse, voir la solution, afficher, cliquez, cliquer, révéler",
        aside="exemple, exemples, indice, plus, détails, code, sommaire, remarque",
        sides="avantage, avantages, inconvénient, inconvénients, utilisation, but",
        empty="réponse ici, votre réponse ici, à faire, à compléter, à venir",
    ),
    Language(
        tag="pt",
        asks="o que é, o que são, o que significa, o que faz, qual é, qual a, quais são,"
        " quais os, quais as, por que, porque é que, como funciona, como funcionam, como se,"
        " quando usar, quando se, onde fica, quem é, quem foi, para que serve, quantos, quantas,"
        " diferença entre, diferenças entre",
        tells="explique, descreva, defina, compare, cite, enumere, mencione, liste os, liste as,"
        " nomeie, diferencie, prove que, mostre que",
        topics="por que este, por que esta",
        compares="diferença entre, diferenças entre",
        announces="pergunta, perguntas, questões, questionário, exercícios, perguntas frequentes",
        question="pergunta, questão",
        exercise="exercício, problema",
        theorem="teorema, lema, proposição, corolário",
        answer="resposta, r, gabarito, resposta correta",
        solution="solução",
        proof="prova, demonstração",
        part="explicação, saída",
        source="fonte, fontes, referência, referências",
        key="respostas, gabarito, soluções, respostas corretas, chave de respostas",
        reveals="ver resposta, ver solução, mostrar, clique, revelar",
        aside="exemplo, exemplos, dica, mais, detalhes, sumário, índice, nota",
        sides="vantagem, vantagens, desvantagem, desvantagens, uso, objetivo",
        empty="resposta aqui, sua resposta aqui, a fazer, em breve, pendente",
    ),
    Language(
        tag="ru",
        asks="что такое, что это, что делает, что значит, что означает, чем отличается,"
        " чем отличаются, в чем разница, в чём разница, в чем отличие, в чём отличие, зачем,"
        " почему, как работает, как работают, как устроен, как устроена, как устроены, какие,"
        " какой, какая, какое, каковы, когда используется, где используется, кто такой, сколько,"
        " для чего, разница между, отличие, отличия, различия между",
        tells="объясните, объясни, опишите, опиши, расскажите, назовите, перечислите, сравните,"
        " сравни, дайте определение, докажите",
        how="как",
        topics="что дальше, почему этот",
        compares="разница между, различия между, отличие, отличия, отличается, отличаются",
        announces="вопрос, вопросы, упражнения, задачи, викторина",
        question="вопрос, в",
        exercise="задача, задание, упражнение",
        theorem="теорема, лемма, утверждение, следствие",
        answer="ответ, о, правильный ответ",
        solution="решение",
        proof="доказательство",
        part="объяснение, пояснение, вывод программы",
        source="источник, источники, ссылки",
        key="ответы, ключ, ключи, правильные ответы, решения",
        reveals="показать, посмотреть ответ, нажмите, раскрыть, спойлер",
        aside="пример, примеры, подсказка, подробнее, подробности, код, содержание, оглавление",
        sides="плюсы, минусы, преимущества, недостатки, применение, цель",
        empty="ответ здесь, ваш ответ, позже, будет позже, нет ответа, в процессе",
    ),
    Language(
        tag="zh",
        asks="什么是, 什麼是, 何为, 为什么, 為什麼, 如何, 怎么, 怎麼, 怎样, 哪些",
        tells="解释, 解釋, 描述, 比较, 比較, 列举, 列舉, 简述, 簡述, 试述, 说说, 谈谈, 说明, 证明",
        ends="是什么, 是什麼, 有哪些, 的区别, 的區別, 的异同, 怎么办, 为什么, 吗",
        topics="说明书, 说明文档, 比较器, 描述符, 描述文件, 解释器, 解释型",
        compares="区别, 區別, 差异, 异同, 对比",
        announces="问题, 問題, 题目, 习题, 练习, 常见问题, 面试题, 问答",
        question="问题, 问, 問, 题目, 題目, 提问",
        exercise="习题, 练习, 例题, 题",
        theorem="定理, 引理, 命题, 推论",
        answer="答案, 答, 回答, 参考答案, 正确答案",
        solution="解答, 解",
        proof="证明, 證明",
        part="解析, 解释, 输出",
        source="来源, 來源, 参考, 出处",
        key="答案, 参考答案, 答案解析, 标准答案",
        reveals="点击, 點擊, 查看答案, 显示, 展开, 查看解析, 查看",
        aside="示例, 例子, 提示, 更多, 详情, 目录, 代码",
        sides="优点, 缺点, 優點, 缺點, 用途, 特点, 作用",
        empty="待补充, 待完善, 待续, 待更新, 答案在此, 未完成, 暂无",
    ),
    Language(
        tag="ja",
        asks="なぜ, 何故, どうして, どのように",
        ends="とは, とは何か, とはなにか, は何か, を説明せよ, を説明しなさい, を述べよ, を答えよ,"
        " を比較せよ, を挙げよ, を示せ, を証明せよ, について説明せよ, ですか, ますか, の違い,"
        " の違いは, 説明してください",
        compares="違い, 相違, 比較せよ",
        announces="質問, 問題集, 練習問題, 問い, クイズ, よくある質問",
        question="質問, 問題, 問い, 問, 設問",
        exercise="演習, 演習問題, 練習問題, 例題",
        theorem="定理, 補題, 命題, 系",
        answer="答え, 回答, 答, 正解",
        solution="解答, 解答例",
        proof="証明",
        part="解説, 出力, 説明",
        source="出典, 参考, 参考文献",
        key="解答, 解答一覧, 正解, 正解一覧, 答え",
        reveals="クリック, 答えを見る, 解答を見る, 表示, 開く",
        aside="例, ヒント, 詳細, もっと, 目次, コード, 補足",
        sides="利点, 欠点, 長所, 短所, 用途, 特徴",
        empty="未回答, 未記入, 後で書く, あとで, ここに答え, 準備中",
    ),
    Language(
        tag="ar",
        asks="ما هو, ما هي, ما هما, ما الفرق, ما معنى, ماذا, لماذا, كيف, متى, أين, من هو, كم, هل,"
        " الفرق بين",
        tells="اشرح, عرف, عرّف, قارن, اذكر, صف, عدد, وضح",
        topics="كيف تستخدم هذا",
        compares="الفرق بين, الفروق بين, مقارنة بين",
        announces="سؤال, أسئلة, الأسئلة, اسئلة, تمارين, اختبار",
        question="سؤال, السؤال, س",
        exercise="تمرين, مسألة",
        theorem="نظرية, مبرهنة",
        answer="الإجابة, الإجابة الصحيحة, الاجابة, الأجابة, إجابة, الجواب, جواب, ج",
        solution="الحل, حل",
        proof="البرهان, برهان",
        part="الشرح, الناتج",
        source="المصدر, المصادر, المراجع",
        key="الإجابات, الاجابات, الأجوبة, مفتاح الإجابات, مفتاح الإجابة, الحلول",
        reveals="اضغط, إظهار, عرض الإجابة, انقر",
        aside="مثال, أمثلة, تلميح, المزيد, تفاصيل, المحتويات",
        sides="المزايا, العيوب, مميزات, عيوب",
        empty="الإجابة هنا, اكتب إجابتك هنا, قريبا, قريبًا, لم تكتمل",
    ),
    Language(
        tag="he",
        asks="מה זה, מהו, מהי, מהם, מהן, מה הם, מה הן, מה ההבדל, מדוע, למה, איך, כיצד, מתי, איפה,"
        " ההבדל בין",
        tells="הסבר, הסבירו, תאר, תארו, הגדר, הגדירו, השווה, השוו, מנה, מנו, הוכח, הוכיחו",
        topics="איך להשתמש",
        compares="ההבדל בין, ההבדלים בין, לעומת",
        announces="שאלה, שאלות, תרגילים, חידון",
        question="שאלה, ש",
        exercise="תרגיל, בעיה",
        theorem="משפט, טענה",
        answer="תשובה, ת, תשובה נכונה, התשובה הנכונה",
        solution="פתרון",
        proof="הוכחה",
        part="הסבר, פלט",
        source="מקור, מקורות",
        key="תשובות, פתרונות, מפתח תשובות, מחוון",
        reveals="הצג, לחץ, לחצו, לתשובה, לפתרון",
        aside="דוגמה, דוגמאות, רמז, עוד, פרטים, תוכן",
        sides="יתרונות, חסרונות, שימוש",
        empty="תשובה כאן, בהמשך, להשלים, יושלם",
    ),
    Language(
        tag="ko",
        ends="무엇인가, 무엇인가요, 설명하시오, 설명해주세요, 설명해 주세요, 말해주세요, 차이점,"
        " 차이는, 비교해주세요, 이유는, 란",
        compares="차이점, 차이는, 차이를",
        announces="질문, 문제, 퀴즈",
        question="질문, 문제, 문",
        answer="답변, 정답, 답",
        solution="해답, 풀이",
        part="해설, 출력",
        source="출처, 참고",
        key="정답, 해답, 답안",
        reveals="정답 보기, 답 보기, 펼치기, 클릭",
        aside="예시, 힌트, 더 보기, 자세히, 목차, 코드",
        sides="장점, 단점, 용도, 특징",
        empty="추후 작성, 작성 예정, 미작성",
    ),
)


def words(column: str) -> tuple[str, ...]:
    """All words of `column` in all languages, each once, the longest first: so that of alternatives
    in a pattern the longest holds."""
    said = (word.strip() for row in LANGUAGES for word in getattr(row, column).split(","))
    return tuple(sorted({*filter(None, said)}, key=lambda word: (-len(word), word)))


def pattern(column: str) -> str:
    """A regular expression for one of the words of `column`, as whole words in the scripts that
    part words by blanks. It holds in any case with `re.IGNORECASE`."""
    return rf"(?:{'|'.join(map(_whole, words(column)))})"


# Chinese, Japanese and Korean set no blanks around words, or none behind them.
JOINED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _whole(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"\s+")
    before = "" if JOINED.match(word) else r"(?<!\w)"
    behind = "" if JOINED.match(word[-1]) else r"(?![^\W\d_])"
    return f"{before}{escaped}{behind}"
